"""The raw file: the lines that a sentence comes from, what became of each, and what was taken out in between."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from bittersweet.texts.sentences import Sentence
from bittersweet.texts.text import Text

if TYPE_CHECKING:
    import pandas as pd

    from bittersweet.texts.text import Fate, Line

LINES = ("line", "fate", "content")
STRETCHES = ("line", "raw_start", "raw_end", "state", "reason", "content")
SENTENCE, KEPT, REMOVED = "sentence", "kept", "removed"
JOINED, NUMBER = "line end joined", "list number"


def raw_lines(text: Text, sentence: Sentence, *, around: int = 0) -> pd.DataFrame:
    """One row a line of the raw file, from the first to the last word of a sentence: line, fate, content.

    `fate` is the section that keeps the line, or the reason why it is removed; blank lines have none and are left out.
    `around` adds so many lines before and after.
    """
    import pandas as pd

    there = ((line, text.fates[line.number - 1]) for line in _lines(text, sentence, around))
    rows = [(line.number, said(fate), line.content) for line, fate in there if fate.kind != "blank"]
    return pd.DataFrame(rows, columns=list(LINES))


def stretches(text: Text, sentence: Sentence, *, around: int = 0) -> pd.DataFrame:
    """One row a stretch of these lines of the raw file: line, raw_start, raw_end, state, reason, content.

    Together the stretches of a line are the line. `state` is "sentence" for what the sentence is made of, "removed" for
    what was taken out, with the `reason` (that of the manifest, "list number", or "line end joined" for a hyphen and
    its like), and "kept" for the rest.
    """
    import pandas as pd

    begin, end = sentence.locate(0, len(sentence.sentence))
    pieces = sorted(_pieces(sentence))
    rows = []

    def add(line: Line, first: int, last: int) -> None:
        """Add what is not the sentence's own, cut where the sentence begins and ends."""
        edges = [first, *(place for place in (begin, end) if first < place < last), last]
        for a, b in pairwise(edges):
            reason = text.fates[line.number - 1].reason
            if not reason and text.raw[a:b].strip():
                # A paragraph begins with its line, but for its number.
                reason = JOINED if begin <= a < end else NUMBER if b == begin and sentence.offset == 0 else ""
            if a < b:
                rows.append((line.number, a, b, REMOVED if reason else KEPT, reason, text.raw[a:b]))

    for line in _lines(text, sentence, around):
        at, stop = line.start, line.start + len(line.content)
        for a, b in pieces[bisect_right(pieces, at, key=itemgetter(1)) : bisect_left(pieces, stop, key=itemgetter(0))]:
            first, last = max(a, at), min(b, stop)
            add(line, at, first)
            rows.append((line.number, first, last, SENTENCE, "", text.raw[first:last]))
            at = last
        add(line, at, stop)
    return pd.DataFrame(rows, columns=list(STRETCHES))


def said(fate: Fate) -> str:
    """What became of a line, in words.

    >>> from bittersweet.texts.text import Fate
    >>> said(Fate(section="body")), said(Fate(reason="page number")), said(Fate())
    ('kept: body', 'removed: page number', '')
    """
    if fate.reason:
        return f"{REMOVED}: {fate.reason}"
    return f"{KEPT}: {fate.section}" if fate.section else ""


def _lines(text: Text, sentence: Sentence, around: int) -> tuple[Line, ...]:
    """The lines from the first to the last word of a sentence, with so many before and after."""
    begin, end = sentence.locate(0, len(sentence.sentence))
    first = bisect_right(text.lines, begin, key=attrgetter("start")) - 1
    last = bisect_left(text.lines, end, key=attrgetter("start"))
    return text.lines[max(first - around, 0) : last + around]


def _pieces(sentence: Sentence) -> list[tuple[int, int]]:
    """The half-open spans of the raw file that a sentence is made of, in order."""
    home, start, end = sentence.home, sentence.offset, sentence.offset + len(sentence.sentence)
    edges = [*home.clean, len(home.content)]
    found = []
    for piece, (first, last) in enumerate(pairwise(edges)):
        a, b = max(first, start), min(last, end)
        if a < b:
            raw = home.raw[piece] - first
            found.append((raw + a, raw + b))
    return found
