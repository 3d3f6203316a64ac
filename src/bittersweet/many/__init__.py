"""Many texts: the same lists, numbers and evidence for a corpus that no memory holds."""
