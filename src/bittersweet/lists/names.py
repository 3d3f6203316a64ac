"""Names: capitalised names in running text, several words as one, found by rules and without a statistical model."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from bittersweet.lists.capitals import Span, Words, ordinary, runs
from bittersweet.lists.finder import Finder
from bittersweet.lists.name_words import BODIES, TITLES
from bittersweet.texts.sentences import Sentence

_OF = re.compile(r" of (?:the )?")


class Name(NamedTuple):
    """A name in a sentence: the half-open span of its words."""

    sentence: Sentence
    start: int
    end: int

    @property
    def surface(self) -> str:
        """The words as they stand in the sentence."""
        return self.sentence.sentence[self.start : self.end]


def names(sentences: Iterable[Sentence]) -> list[Name]:
    """The names in the sentences, in order; capitalised words that follow each other are one.

    A word at the head of a sentence or quotation is no name when it is a function word, or stands in small letters
    elsewhere in the sentences given. Days and months are none. A small word that belongs to a name is in it
    ("al-Marah", "Anna von Hohenau"), one before a hyphen is not ("non-Ruritanian"). "X of Y" is one name where X or Y
    stands like that in at least half of its places. The time is linear in the text.
    """
    return [Name(sentence, *_outer(words)) for sentence, found in _found(sentences) for words in found]


def unlisted(sentences: Iterable[Sentence], finders: Sequence[Finder]) -> list[Name]:
    """The names, or what is left of them, that none of the finders finds; titles alone ("President") are none.

    Make one finder of each list that may explain a name: the actors, and what is known not to be one.
    """
    left: list[Name] = []
    for sentence, found in _found(sentences):
        spans = [(hit.start, hit.end) for finder in finders for hit in finder.find(sentence.sentence)]
        covered = {place for start, end in spans for place in range(start, end)}
        for words in found:
            parts = groupby([(not covered.isdisjoint(range(*word)), word) for word in words], itemgetter(0))
            for listed, run in parts:
                start, end = _outer(tuple(word for _, word in run))
                if not listed and not is_title(sentence.sentence[start:end]):
                    left.append(Name(sentence, start, end))
    return left


def _outer(words: Words) -> Span:
    return words[0][0], words[-1][1]


def _found(sentences: Iterable[Sentence]) -> list[tuple[Sentence, list[Words]]]:
    """The names of each sentence that has any, by their words."""
    sentences = list(sentences)
    small = ordinary(sentence.sentence for sentence in sentences)
    found = [(sentence, spans) for sentence in sentences if (spans := runs(sentence.sentence, small))]
    alone, linked = Counter[str](), Counter[tuple[str, int]]()
    for sentence, spans in found:
        text = sentence.sentence
        alone.update(text[slice(*_outer(run))] for run in spans)
        for left, right in pairwise(spans):
            if _linked(text, left, right):
                linked[text[slice(*_outer(left))], 0] += 1
                linked[text[slice(*_outer(right))], 1] += 1
    return [(sentence, _with_of(sentence.sentence, spans, alone, linked)) for sentence, spans in found]


def is_title(surface: str) -> bool:
    """Whether a name is nothing but titles.

    >>> is_title("Prime Minister"), is_title("Prime Minister Stone")
    (True, False)
    """
    return all(word.strip(".").lower() in TITLES for word in surface.split())


def _linked(text: str, left: Words, right: Words) -> bool:
    """Whether "of" or "of the" stands between two neighbours."""
    return bool(_OF.fullmatch(text, left[-1][1], right[0][0]))


def _with_of(text: str, spans: list[Words], alone: Counter[str], linked: Counter[tuple[str, int]]) -> list[Words]:
    """The names, those joined by "of" that belong together."""
    found = spans[:1]
    for before, run in pairwise(spans):
        left, right = text[slice(*_outer(before))], text[slice(*_outer(run))]
        bound = 2 * linked[left, 0] >= alone[left] or 2 * linked[right, 1] >= alone[right]
        if len(before) > 1 and left.split()[-1] not in BODIES:  # a person of a place is two names, unless it is a habit
            bound = bound and linked[left, 0] > 1 and linked[right, 1] > 1
        if bound and _linked(text, before, run):
            found[-1] += run
        else:
            found.append(run)
    return found
