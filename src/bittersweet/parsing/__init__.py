"""Parsing: acts that a machine proposes from the grammar of the sentences, beside the acts that readers list."""
