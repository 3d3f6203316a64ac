"""What only this collection needs: the five practices and their echoes, and what a sentiment lexicon makes of it."""
