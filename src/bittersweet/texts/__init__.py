"""Texts: what a study folder holds, cleaned and cut into sentences, with a way back to every raw character."""
