"""Capitals: the capitalised words of a sentence that are names or parts of names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache

from bittersweet.lists.name_words import (
    BEFORE,
    DAYS,
    ENDINGS,
    LOUD,
    NAMES_TOO,
    OFFICES,
    OPENERS,
    PARTICLES,
    PERSONS_TOO,
    SHORT,
)

_UPPER = "".join(letter for letter in map(chr, range(0x10000)) if letter.isupper() and letter.isalpha())
_REST = r"(?:\w|[.&’'-](?=\w))*"
_LOWER = re.compile(rf"(?<!\w)[^\W\d_{_UPPER}]{_REST}")
# An abbreviation with points, a word with a capital, or one with a capital inside: E.T.C., Ember, al-Marah.
_WORD = re.compile(
    rf"(?<!\w)(?<!\w[.&’'-])(?:(?:[{_UPPER}]\.){{2,}}|[{_UPPER}]{_REST}"
    rf"|[^\W\d_{_UPPER}](?:[^\W{_UPPER}]|[.&’'-](?=\w))*[{_UPPER}]{_REST})"
)
_ENDING = re.compile(rf"['’](?:s|m|d|t|ll|ve|re)$|-(?:[a-z]+(?:ed|ing|ern|ish)|{'|'.join(ENDINGS)})$")
_BEFORE = re.compile(rf"(?:{'|'.join(BEFORE)})-", re.I)
_JOINT = re.compile(rf"[ \u00a0]| & | (?:{'|'.join(PARTICLES)})(?: (?:la|le|der|den|los))? ")
_SHORT = re.compile(rf"[{_UPPER}]|{'|'.join(SHORT)}", re.I)
_FRONT = re.compile(r"(?<!\w)(?:bin|ibn|al|von|van|de|del|della|der)(?: (?:la|le|der|den))? $")
_OFFICE = re.compile(r"(?:Secretary|Secretaries|Minister|Chief|Director|Commissioner) of (?:the )?$")
_QUOTES = "“”\"‘’'(["

Span = tuple[int, int]
Words = tuple[Span, ...]  # the capitalised words of a name; small ones stand between them


def ordinary(texts: Iterable[str]) -> frozenset[str]:
    """The words that are no names at the head of a sentence: function words, and those in small letters in `texts`."""
    return function_words() | {word.lower() for text in texts for word in _LOWER.findall(text)}


@cache
def function_words() -> frozenset[str]:
    """English function words: spaCy's stop list, which needs no model."""
    from spacy.lang.en.stop_words import STOP_WORDS

    return frozenset(STOP_WORDS)


def runs(text: str, small: Collection[str]) -> list[Words]:
    """The names of a sentence before "of": its capitalised words, neighbours joined."""
    capitals = sum(map(str.isupper, text))
    shouted = len(text) > 20 and capitals > 0.6 * sum(map(str.isalpha, text))
    found: list[list[Span]] = []
    end: int | None = None  # of the last word of a run that may go on
    for match in _WORD.finditer(text):
        start, stop = _trimmed(match)
        joined = end is not None and _joins(text, end, start, found[-1][-1])
        if _none(text, start, text[start:stop], small, shouted, joined):
            end = None
            continue
        if not joined:
            front = _FRONT.search(text, start - 12, start)
            start = front.start() if front else start
            found.append([])
        found[-1].append((start, stop))
        end = stop
        if text[start:stop] in OFFICES and len(found[-1]) == 1 and _OFFICE.search(text, start - 24, start):
            end = None  # what follows "Secretary of State" is who that is
    return [tuple(run) for run in found if run[-1][1] - run[0][0] > 1]  # one letter is an initial


def _trimmed(match: re.Match[str]) -> Span:
    """The span of a word without what is no part of the name: 's, -led, non-."""
    start, word = match.start(), match.group()
    if before := _BEFORE.match(word):
        rest = word[before.end() :]
        if rest[:1].isupper():
            start += before.end()
            word = rest
    while ending := _ENDING.search(word):
        word = word[: ending.start()]
    return start, start + len(word)


def _none(text: str, start: int, word: str, small: Collection[str], shouted: bool, joined: bool) -> bool:
    """Whether a capitalised word is no name: a day, a function word, an ordinary word at a head."""
    lower = word.lower()
    if lower == "i":
        return True
    if lower.strip(".") in DAYS:
        after = text[start + len(word) : start + len(word) + 2].strip()
        return not (joined and lower in PERSONS_TOO and not after.isdigit())
    plain = re.split("['’]", lower)[0]
    plain = plain[:-1] if text.startswith(("'t", "’t"), start + len(word)) else plain
    if len(word) > 1 and word.isupper() and not shouted:
        # "US" is no pronoun, but THE and APPLAUSE are only loud.
        return lower in small and (len(word) > 4 or plain in function_words()) and lower not in LOUD
    if shouted or _head(text, start):
        return plain in small or lower in small or plain in OPENERS
    return not joined and plain in function_words() and plain not in NAMES_TOO


def _head(text: str, start: int) -> bool:
    """Whether a word begins a sentence or a quotation."""
    before = text[max(0, start - 8) : start]
    bare = before.rstrip(_QUOTES + " ")
    if not bare:
        return True
    return bare[-1] in ".?!:;…—–" or (bare[-1] == "," and before[-1] in '“"‘')


def _joins(text: str, end: int, start: int, last: Span) -> bool:
    """Whether what stands between two capitalised words joins them to one name."""
    gap = text[end:start]
    if gap == ". ":
        return bool(_SHORT.fullmatch(text, *last))
    return bool(_JOINT.fullmatch(gap))
