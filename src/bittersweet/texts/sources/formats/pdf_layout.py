"""The layout of a PDF: where paragraphs begin, and which lines are headings, notes, page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from bittersweet.texts.sources import chrome
from bittersweet.texts.sources.item import Removed, ranges

HEADING, NOTE = 1.15, 0.92  # sizes of letters beside those of the running text
TITLE = 1.3
_MARK = re.compile(r"\d{1,3}[.)]?\s*[A-Z“\"(]|[*†‡§¶©]|(doi|https?):|correspond", re.I)


class Line(NamedTuple):
    """A line of a page: its words, and where it stands, from the page's lower left corner in points."""

    words: str
    left: float
    bottom: float
    size: float


def title(pages: Sequence[Sequence[Line]]) -> str:
    """The lines in the largest letters of the first page, where they are much larger than the text and few."""
    largest = max((line.size for line in pages[0]), default=0.0)
    body = _commonest(line.size for page in pages for line in page for _ in line.words)
    words = " ".join(line.words for line in pages[0] if line.size == largest).split()
    return " ".join(words) if largest >= TITLE * body and 1 < len(words) <= 30 else ""


def laid_out(pages: Sequence[Sequence[Line]]) -> tuple[str, tuple[Removed, ...]]:
    """The lines of all pages as one text, and which of them are not counted."""
    page_chrome: dict[int, dict[int, str]] = defaultdict(dict)
    for (number, index), reason in chrome.on_pages([[line.words for line in page] for page in pages]).items():
        page_chrome[number][index] = reason
    body = _commonest(line.size for page in pages for line in page for _ in line.words)
    lead = _commonest(
        round(a.bottom - b.bottom) for page in pages for a, b in pairwise(page) if 0 < a.bottom - b.bottom < 4 * body
    )
    long = sorted(len(line.words) for page in pages for line in page)[int(0.75 * sum(map(len, pages)))]
    out: list[str] = []
    why: list[tuple[int, str]] = []
    before: Line | None = None
    for number, page in enumerate(pages):
        apart = {**_notes(page, body, set(page_chrome[number])), **page_chrome[number]}
        headings = _headings(page, body)
        for index, line in enumerate(page):
            if index in apart:
                out.append(line.words)
                why.append((len(out), apart[index]))
                continue
            if before and _begins(before, line, body, lead, long):
                out.append("")
            out.append(line.words)
            if index in headings:
                why.append((len(out), "heading"))
            before = line
    return "\n".join(out) + "\n", ranges(why)


def _commonest(values: Iterable[float]) -> float:
    counts = Counter(values)
    return max(counts, key=counts.__getitem__, default=0.0)


def _begins(before: Line, line: Line, body: float, lead: float, long: int) -> bool:
    """Whether a paragraph begins with `line`."""
    if abs(line.size - before.size) > 0.1 * body:
        return True
    drop, indent = before.bottom - line.bottom, line.left - before.left
    ended = re.search(r"[.!?:][\"'”’)\]]*\d*$", before.words) is not None
    if drop <= 0 or drop > 6 * body:  # the next column or page: only a short last line tells
        return ended and len(before.words) < 0.8 * long
    if drop > 1.4 * lead:
        return True
    return ended and (0.5 * body < indent < 6 * body or len(before.words) < 0.8 * long)


def _headings(page: Sequence[Line], body: float) -> set[int]:
    """The lines in larger letters that are headings: three in a row at most, none of them a sentence of many words."""
    found: set[int] = set()
    for size, run in groupby(range(len(page)), lambda index: page[index].size):
        lines = list(run)
        words = sum(len(page[index].words.split()) for index in lines)
        if size >= HEADING * body and len(lines) <= 3 and words <= 30:
            found.update(lines)
    return found


def _notes(page: Sequence[Line], body: float, edge: set[int]) -> dict[int, str]:
    """The notes at the bottom of a page, which break into the running text: small print that begins with a mark."""
    small = []
    for index in sorted(set(range(len(page))) - edge, reverse=True):
        if page[index].size > NOTE * body:
            break
        small.append(index)
    marked = [index for index in small if _MARK.match(page[index].words)]
    return {index: "footnote or small print" for index in small if marked and index >= min(marked)}
