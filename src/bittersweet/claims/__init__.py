"""Claims: what is said of the counts, declared once, and what would overturn it."""
