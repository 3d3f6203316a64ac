"""Parses made by hand, so that no model has a word in the answers."""

import spacy
from spacy.tokens import Doc

VOCAB = spacy.blank("en").vocab
POS = {"N": "NOUN", "V": "VERB", "I": "ADP", "C": "CCONJ", "M": "AUX", "T": "PART", "W": "PRON"}


def doc(content):
    """A parse: "word/tag/label/head" or "word/tag/label/head/lemma", the head by its place."""
    cells = [cell.split("/") for cell in content.split()]
    words, tags, deps, heads = zip(*(cell[:4] for cell in cells), strict=True)
    return Doc(
        VOCAB, list(words), tags=list(tags), pos=[POS[tag[0]] for tag in tags], deps=list(deps),
        heads=list(map(int, heads)), lemmas=[cell[4] if cell[4:] else cell[0] for cell in cells],
    )  # fmt: skip


def parsed(content):
    """The tokens of a parse."""
    return list(doc(content))
