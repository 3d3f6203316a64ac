"""Chrome: lines that belong to the page and not to the text, such as page numbers and running heads."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

EDGE = 3  # lines at the top and at the bottom of a page that are looked at
LONGEST = 120  # letters; a longer line is no running head
APART = 10  # lines between the page numbers of a text that has no pages

_NUMBER = re.compile(
    r"[-–—\[(|\s]*(?:page|p\.|seite|pág\.)?\s*(\d{1,4}|[ivxl]{1,7})(?:\s*(?:of|/|von|de)\s*\d{1,4})?[-–—\])|\s]*", re.I
)
_OF = re.compile(r"\W*page\s+(\d{1,4})\s+(?:of|/)\s*\d{1,4}\W*|\W*page\s+(\d{1,4})\W*", re.I)


def on_pages(pages: Sequence[Sequence[str]]) -> dict[tuple[int, int], str]:
    """Why a line of a page is none of the text, by page and line (from 0): page numbers, running heads and feet.

    A line at the edge of a page is a running head or foot when it stands there, but for its digits, on at least three
    pages (in a text of two or three pages: on two). A lone number is a page number when it keeps its distance from the
    number of the page. A line goes only when all between it and the edge go.

    >>> on_pages([["Annual report", "It rained.", "7"], ["Annual report", "It snowed.", "8"]])
    {(0, 0): 'running head', (1, 0): 'running head', (0, 2): 'page number', (1, 2): 'page number'}
    """
    found: dict[tuple[int, int], str] = {}
    edges = {
        name: [_border(page, step) for page in pages] for name, step in (("running head", 1), ("running foot", -1))
    }
    shift = _shift(pages, edges.values())
    needed = 2 if len(pages) <= 3 else 3
    for name, borders in edges.items():
        counts = Counter(
            key for page, border in zip(pages, borders, strict=True) for key in {_key(page[i]) for i in border}
        )
        for number, (page, border) in enumerate(zip(pages, borders, strict=True)):
            for line in border:
                printed = _numbers(page[line])
                own = shift is not None and number + shift in printed
                if own and _NUMBER.fullmatch(page[line].strip()):
                    found[number, line] = "page number"
                elif counts[_key(page[line])] >= (2 if own else needed) and any(map(str.isalpha, page[line])):
                    found[number, line] = name
                else:
                    break
    return found


def _border(page: Sequence[str], edge: int) -> list[int]:
    """The lines with words at one edge of a page, from the edge inwards; a page of few lines keeps one for the text."""
    filled = [number for number, line in enumerate(page) if line.strip()]
    border = filled[::edge][: min(EDGE, max(len(filled) - 1, 1))]
    return list(itertools.takewhile(lambda line: len(page[line]) <= LONGEST, border))


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.casefold().split()))


def _numbers(line: str) -> set[int]:
    """The numbers that a line is, or that it begins or ends with."""
    line = line.strip()
    if (alone := _NUMBER.fullmatch(line)) and not alone[1].isdigit():
        values = [{"i": 1, "v": 5, "x": 10, "l": 50}[letter] for letter in alone[1].lower()]
        return {sum(-a if a < b else a for a, b in itertools.pairwise(values)) + values[-1]}
    return {int(alone[1])} if alone else {int(digits) for digits in re.findall(r"^\d{1,4}\b|\b\d{1,4}$", line)}


def _shift(pages: Sequence[Sequence[str]], edges: Iterable[list[list[int]]]) -> int | None:
    """By how much printed page numbers are ahead of the count of pages from 0, where most agree."""
    shifts = Counter(
        printed - number
        for borders in edges
        for number, (page, border) in enumerate(zip(pages, borders, strict=True))
        for printed in {printed for line in border[:2] for printed in _numbers(page[line])}
    )
    if not shifts:
        return None
    shift, times = max(shifts.items(), key=lambda item: (item[1], -abs(item[0])))
    return shift if times >= 2 or len(pages) == 1 else None


def in_lines(lines: Sequence[str]) -> dict[int, str]:
    """Why a line (from 0) of a text without pages is none of it: "Page 3 of 9", and numbers that count up.

    Lone numbers are page numbers when at least three of them rise by one, at least `APART` lines from each other.
    """
    found = {number: "page number" for number, line in enumerate(lines) if _OF.fullmatch(line.strip())}
    runs: dict[int, list[int]] = defaultdict(list)  # by the number that would come next
    for number, line in enumerate(lines):
        if re.fullmatch(r"[-–—\s]*\d{1,4}[-–—\s]*", line):
            printed = int(re.sub(r"\D", "", line))
            run = runs.pop(printed, [])
            runs[printed + 1] = run if run and number - run[-1] >= APART else []
            runs[printed + 1].append(number)
    for run in runs.values():
        if len(run) >= 3:
            found |= dict.fromkeys(run, "page number")
    return found
