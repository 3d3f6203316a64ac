"""Speech: which words of a text are somebody else's, and whose."""
