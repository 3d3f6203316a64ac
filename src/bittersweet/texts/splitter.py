"""The splitter: where sentences begin and end, by spaCy's rules, at the speed of a search for full stops."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Token

# Abbreviations of references that end in a full stop and are followed by a number, not by a new sentence.
REFERENCES = ("p.", "pp.", "vol.", "al.")
# Chunks that are longer are handed to the tokenizer in pieces: it takes the square of the length of "((((…".
LONG, PIECE = 500, 250
# Every string that it has seen stays in the tokenizer's vocabulary; with so many there, a new one is taken.
FULL = 500_000
# The marks of running English; all others are looked for only where one of them stands.
PLAIN = re.compile(r"[.!?]\S*+")
_NEXT = re.compile(r"\s++(\S++)")


class _Rules(NamedTuple):
    """spaCy's tokenizer, the marks that end a sentence, and what finds a mark other than the plain ones."""

    tokenizer: Tokenizer
    marks: frozenset[str]
    others: frozenset[str]
    any_mark: re.Pattern[str]


class _Steps(NamedTuple):
    """What a chunk does: the sentences that start in it, and whether the last one is ended.

    Each start is given twice: for a chunk behind exactly one plain blank, and for any other.
    """

    starts: tuple[tuple[int, int], ...]
    ended: bool


def boundaries(paragraph: str) -> list[tuple[int, int]]:
    """The half-open spans of the sentences of one paragraph, without the blanks between them.

    The rules are those of spaCy's sentencizer on its blank English pipeline, with no statistical model: a sentence
    ends behind a mark (. ! ? …) and the punctuation that follows it. A mark that opens the next sentence (a quote after
    a blank) is given to that sentence. Only chunks (what stands between blanks) that hold a mark or follow one can
    matter, so no others are looked at.

    >>> paragraph = 'He was clear. "We ask," he said (Smith, 2001, p. 1). The U.S. left.'
    >>> [paragraph[start:end] for start, end in boundaries(paragraph)]
    ['He was clear.', '"We ask," he said (Smith, 2001, p. 1).', 'The U.S. left.']
    """
    edges = [*_starts(paragraph), len(paragraph)]
    return [(start, start + len(paragraph[start:end].rstrip())) for start, end in pairwise(edges)]


def _starts(paragraph: str) -> list[int]:
    """Where each sentence of a paragraph starts; never at a blank."""
    if not (bare := paragraph.lstrip()):
        return []
    rules = _rules()
    marked = PLAIN if rules.others.isdisjoint(paragraph) else rules.any_mark
    starts, at = [len(paragraph) - len(bare)], 0
    while mark := marked.search(paragraph, at):
        end = mark.end()
        first = paragraph.rfind(" ", at, end) + 1 or at
        chunk = paragraph[first:end]
        if not chunk.isprintable():  # other white space is not printable
            chunk = chunk.split()[-1]
            first = end - len(chunk)
        ended = _go(paragraph, first, chunk, False, starts)
        while ended and (follower := _NEXT.match(paragraph, end)):
            first, chunk = follower.start(1), follower[1]
            # Any other white space than one plain blank is a token of its own, with which the next sentence starts;
            # and a letter or digit is no punctuation.
            if first - end > 1 or paragraph[end] != " " or chunk[0].isalnum():
                starts.append(first)
                break
            end = follower.end()
            ended = _go(paragraph, first, chunk, True, starts)
        at = end
    return starts


def _go(paragraph: str, first: int, chunk: str, ended: bool, starts: list[int]) -> bool:
    """Add the sentences that start in the `chunk` at `first`, and say whether the last one is ended."""
    steps = _steps(chunk, ended) if len(chunk) <= LONG else _steps.__wrapped__(chunk, ended)
    for after_blank, otherwise in steps.starts:
        blank = first > 1 and paragraph[first - 1] == " " and not paragraph[first - 2].isspace()
        starts.append(first + (after_blank if blank else otherwise))
    return steps.ended


@lru_cache(maxsize=1 << 16)
def _steps(chunk: str, ended: bool) -> _Steps:
    """What a chunk does when the sentence before it is `ended` or goes on."""
    marks = _rules().marks
    starts: list[tuple[int, int]] = []
    opening = True  # only punctuation so far
    for offset, token in _tokens(chunk):
        mark = token.text in marks
        if ended and not token.is_punct and not mark:
            # Punctuation at the head of the chunk opens the sentence when a blank parts it from the one before.
            starts.append((0 if opening else offset, offset))
            ended = False
        elif mark:
            ended = True
        opening = opening and token.is_punct
    return _Steps(tuple(starts), ended)


def _tokens(chunk: str) -> list[tuple[int, Token]]:
    """The tokens of a chunk, each with its offset."""
    if len(_rules().tokenizer.vocab) > FULL:
        _rules.cache_clear()
    tokenizer = _rules().tokenizer
    if len(chunk) <= LONG:
        return [(token.idx, token) for token in tokenizer(chunk)]
    pieces = range(0, len(chunk), PIECE)
    return [(at + token.idx, token) for at in pieces for token in tokenizer(chunk[at : at + PIECE])]


@cache
def _rules() -> _Rules:
    """The rules, made once; spaCy is imported when the first text is split."""
    import spacy
    from spacy.pipeline import Sentencizer
    from spacy.symbols import ORTH

    tokenizer: Any = spacy.blank("en").tokenizer
    for reference in REFERENCES:
        tokenizer.add_special_case(reference, [{ORTH: reference}])
    marks = frozenset(Sentencizer.default_punct_chars)
    some = re.escape("".join(sorted(marks)))
    return _Rules(tokenizer, marks, marks - set(".!?"), re.compile(rf"[{some}]\S*+"))
