"""Families: the numbers of a table that count alike, and the one kind of selection that agrees with all of them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from bittersweet.publish.anchors import Link
from bittersweet.publish.figures import number
from bittersweet.publish.meaning import Meant
from bittersweet.publish.names import Names
from bittersweet.publish.reader import Counted
from bittersweet.publish.selecting import Selection

Place = tuple[int, int]  # a cell's row and column


class Number(NamedTuple):
    """The numbers of a cell that count one thing, one an annotator, and what they may stand for, the plainest first."""

    cell: Place
    found: list[re.Match[str]]
    meant: list[Meant]


class Families:
    """Finds what numbers lead to; what a selection counts is counted once."""

    def __init__(self, names: Names) -> None:
        """Takes the names, with the reader that counts."""
        self.names = names
        self._counted: dict[Selection, Counted] = {}

    def led(self, family: list[Number]) -> list[tuple[Place, list[Link]]]:
        """The links of numbers that count alike, of the kind of selection that agrees with most of them: with all."""
        best: list[tuple[Place, list[Link]]] = []
        most = 0
        exact = dict.fromkeys(meant.exact for one in family for meant in one.meant)
        by_kind = [_by_kind(one.meant) for one in family]
        # Rows may be of layers of their own, such as one a variable: then these are of one kind.
        for kind in [*exact, *dict.fromkeys(meant.kind for one in family for meant in one.meant)]:
            led, right = [], 0
            for one, known in zip(family, by_kind, strict=True):
                if kind not in known:
                    continue
                links = self._first(one, known[kind])
                right += 1 if links is not None else -1
                led += [(one.cell, links)] if links else []
            if led and right > most:
                best, most = led, right
            if right == len(family):
                return led
        return best

    def _first(self, one: Number, candidates: list[Meant]) -> list[Link] | None:
        """The links of the first candidate that has what every number says; None where none has."""
        wanted = [number(match) for match in one.found]
        for meant in candidates:
            each = [meant.asked]
            if len(wanted) > 1:
                each = [meant.asked._replace(form=who) for who in self.names.people(meant.asked)]
            if [getattr(self._count(asked), meant.unit) for asked in each] == wanted:
                led = zip(one.found, each, wanted, strict=True)
                return [Link(*match.span(), asked.address) for match, asked, n in led if n]
        return None

    def _count(self, asked: Selection) -> Counted:
        if asked not in self._counted:
            self._counted[asked] = self.names.reader.counts(asked)
        return self._counted[asked]


def _by_kind(candidates: list[Meant]) -> dict[tuple[object, ...], list[Meant]]:
    """What a number may stand for, by what it has in common with the numbers beside it."""
    found: dict[tuple[object, ...], list[Meant]] = defaultdict(list)
    for meant in candidates:
        found[meant.exact].append(meant)
        found[meant.kind].append(meant)
    return found
