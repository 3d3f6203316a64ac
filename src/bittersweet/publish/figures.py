"""Figures: the numbers in the text of a cell."""

from __future__ import annotations

import re
from typing import NamedTuple

NUMBER = re.compile(r"\d[\d,]*")
SEVERAL = rf"{NUMBER.pattern}(?: / {NUMBER.pattern})*"
CELL = re.compile(rf"({SEVERAL})(?: of {SEVERAL}(?: ([a-z]+))?)?")


class Figures(NamedTuple):
    """The numbers that are counted, one an annotator ("9 / 8"), what they are of, and the unit, "" for none."""

    counted: list[re.Match[str]]
    of: list[re.Match[str]]
    per: str


def figures(text: str) -> Figures:
    """The numbers of a cell of counts, such as "9", "9 of 18 sentences" or "9 / 8 of 13 / 14"; of another cell none.

    >>> [number(match) for match in figures("9 / 8 of 1,300 acts").of]
    [1300]
    """
    found = CELL.fullmatch(text)
    if not found:
        return Figures([], [], "")
    end = found.end(1)
    return Figures(list(NUMBER.finditer(text, 0, end)), list(NUMBER.finditer(text, end)), found[2] or "")


def number(match: re.Match[str]) -> int:
    """The number that a match says."""
    return int(match[0].replace(",", ""))
