"""Quotations: the stretches of a paragraph that stand inside quotation marks, straight or curly."""

from __future__ import annotations

import re
from bisect import bisect_left

_WORD = re.compile(r"[^\W_]")
_MARK = re.compile("[“”\"‘’']")
_ELISION = re.compile(r"(?:\d\ds|em|n|til|tis|twas)\b", re.IGNORECASE)
_STOP = re.compile(r"[.?!]\s")


def quotations(content: str) -> list[tuple[int, int]]:
    """The half-open spans of the quoted stretches of a paragraph, inside their marks and in order.

    Straight and curly marks pair with one another; a quotation inside another is part of it. An apostrophe
    is no mark; one that ends a plural (officials’) closes a quotation only where no better mark follows and
    no sentence ends before it. A mark without partner quotes nothing (`unpaired` gives it), nor do marks
    with no word between them.

    >>> content = "The ‘officials’ view’ of the town’s “full partnership\\" is theirs."
    >>> [content[start:end] for start, end in quotations(content)]
    ['officials’ view', 'full partnership']
    """
    return [span for span in _pair(content)[0] if _WORD.search(content, *span)]


def unpaired(content: str) -> list[int]:
    """The offsets of the quotation marks that have no partner; apostrophes are not among them.

    >>> unpaired('He said, “We will go. It\\'s "over" now.')
    [9]
    """
    return _pair(content)[1]


def _pair(content: str) -> tuple[list[tuple[int, int]], list[int]]:
    """The outermost quotations, and the marks that are left over."""
    spans: list[tuple[int, int]] = []
    lone: list[int] = []
    waiting: list[tuple[int, bool]] = []  # opening marks: where, and whether double
    doubles = 0
    for at, double, opens, closes, doubtful in _marks(content):
        if closes and (doubles if double else waiting and not waiting[-1][1]):
            while waiting[-1][1] != double:  # single ones left open inside a double one
                lone.append(waiting.pop()[0])
            start = waiting.pop()[0] + 1
            doubles -= double
            if doubtful and _STOP.search(content, start, at):
                lone.append(start - 1)
                continue
            del spans[bisect_left(spans, (start, at)) :]  # those inside it
            spans.append((start, at))
        elif opens:
            waiting.append((at, double))
            doubles += double
        elif double:
            lone.append(at)
    return spans, sorted([*lone, *(at for at, _ in waiting)])


def _marks(content: str) -> list[tuple[int, bool, bool, bool, bool]]:
    """Each mark: where, whether double, may open, may close, and may close but is more like an apostrophe."""
    marks, better, padded = [], False, f" {content}  "
    for match in reversed(list(_MARK.finditer(content))):
        at, mark = match.start(), match.group()
        before, after, then = padded[at], padded[at + 2], padded[at + 3]
        double = mark in '“”"'
        opens = mark == "“" or (mark in "\"‘'" and not after.isspace() and not before.isalnum())
        opens = opens and (double or not _ELISION.match(content, at + 1))
        closes = mark == "”" or (mark in "\"’'" and not before.isspace() and not after.isalnum())
        doubtful = not double and before in ("s", "S") and after.isspace() and then.isalnum()
        marks.append((at, double, opens, closes and not (doubtful and better), doubtful))
        better = not (double or opens) and (better or (closes and not doubtful))
    return marks[::-1]
