"""Formats: one room each, from the bytes of a file to the text that is counted."""
