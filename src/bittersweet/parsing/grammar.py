"""Grammar: questions to a parsed sentence that need no names, only the labels of spaCy's English dependency parse."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

FINITE = ("VBD", "VBP", "VBZ", "MD")


def children(token: Token, *labels: str) -> list[Token]:
    """What hangs on a token by one of the labels, in order."""
    return [child for child in token.children if child.dep_ in labels]


def joined(noun: Token) -> list[Token]:
    """A noun and those that "and" joins to it, in order."""
    found = [noun]
    for one in found:
        found += [child for child in children(one, "conj") if child.pos_ != "VERB"]
    return found


def after(token: Token, prepositions: Collection[str]) -> list[Token]:
    """The nouns that hang on a token by one of the prepositions, such as "by"."""
    preps = [child for child in children(token, "prep", "agent", "dative") if child.lower_ in prepositions]
    return [noun for prep in preps for noun in children(prep, "pobj")]


def objects(verb: Token) -> list[Token]:
    """The direct objects of a verb; of a passive verb its subject."""
    found = children(verb, "dobj") or children(verb, "nsubjpass")
    return [noun for first in found for noun in joined(first)]


def receivers(verb: Token) -> list[Token]:
    """Those who are given something ("gave Sylvania arms"), or made to do it ("let Sylvania go")."""
    given = [word for word in children(verb, "dative") if not children(word, "pobj")]
    told = [inner for inner in children(verb, "ccomp") if inner.tag_ == "VB" and not tensed(inner)]
    return given + [noun for inner in told for noun in children(inner, "nsubj")]


def tensed(verb: Token) -> bool:
    """Whether a verb has a tense of its own, or by its helpers ("had left", "may leave")."""
    return verb.tag_ in FINITE or any(helper.tag_ in FINITE for helper in children(verb, "aux", "auxpass"))


def passive(verb: Token) -> bool:
    """Whether the act is done to the verb's subject: "was bombed and burnt", "a town bombed by Sylvania"."""
    while not children(verb, "nsubjpass", "auxpass", "agent"):
        if verb.tag_ != "VBN" or children(verb, "aux", "nsubj", "dobj") or verb.dep_ != "conj":
            return verb.tag_ == "VBN" and verb.dep_ == "acl" and not children(verb, "aux", "nsubj", "dobj")
        verb = verb.head
    return True


def form(verb: Token) -> str:
    """The form of a verb: "active", "passive" or "nonfinite", which has no tense of its own ("bombing", "to bomb")."""
    first = verb
    while not tensed(first):
        if first.dep_ != "conj" or children(first, "aux", "auxpass"):
            return "nonfinite"
        first = first.head  # "could bomb and burn": one helper for both
    return "passive" if passive(verb) else "active"
