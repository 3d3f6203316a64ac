"""Publishing: notebooks executed afresh, kept byte-stable, and written as pages."""
