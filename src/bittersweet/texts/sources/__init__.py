"""Sources: files, folders, archives and tables of many formats, made into a study folder that accounts for each."""
