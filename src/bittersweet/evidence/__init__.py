"""Evidence: the way back from any number to its sentences, and from the sentences to the lines of the raw file."""
