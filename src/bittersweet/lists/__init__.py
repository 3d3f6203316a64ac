"""Lists: what is looked for, read from one kind of CSV, and found in running text by one finder."""
