"""Rows: what the row of a table names, and where its numbers are from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from bittersweet.explore.layers import person
from bittersweet.publish.columns import SIDES, Column
from bittersweet.publish.names import Names, folded
from bittersweet.publish.selecting import Item
from bittersweet.publish.source import TableSource

SPOKEN = ("word", "surface", "form as it stands")  # columns of words as they stand in the texts
GROUPS, UNITS, KEYS = ("group", "text"), ("unit", "units"), ("key", "label")
ASIDE = (*GROUPS, *UNITS, "which", "section")  # columns that say where something is
FORMS = ("form", "mode", "annotator", "grade", "use")
MOST = 12  # cells of a row that are looked at for names


@dataclass
class Row:
    """One row of a table that was made by `source`: its columns' names, each with what stands there."""

    names: Names
    source: TableSource
    cells: list[tuple[str, str]]

    def under(self, *columns: str) -> list[str]:
        """What stands in the columns."""
        return [text for column, text in self.cells if column in columns]

    @cached_property
    def at(self) -> list[str]:
        """The group or text that the row names."""
        return self._places(self.under(*GROUPS, "unit"))

    def _places(self, said: list[str]) -> list[str]:
        return [self.names.places[name] for name in map(folded, said) if name in self.names.places]

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The units that the row names."""
        said = re.split(r"[\s,]+", ",".join(self.under(*UNITS)))
        return tuple(name for name in said if name in self.names.reader.units)

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """The sections that the row names."""
        return tuple(name for name in self.under("section") if name in self.names.sections)

    @cached_property
    def words(self) -> list[str]:
        """The words that the row shows as they stand."""
        return [text for text in self.under(*SPOKEN) if text and not text[0].isdigit()]

    @cached_property
    def labels(self) -> list[str]:
        """What the row calls its key; a key of no layer is a word."""
        return list(dict.fromkeys(text for text in self.under(*KEYS) if not text[:1].isdigit()))

    def places(self, column: Column) -> list[str]:
        """The groups or texts that a number of a column may be of, the plainest first."""
        if column.place:
            return [column.place]
        if column.name in SIDES:
            said = self._places(" + ".join(self.under(SIDES[column.name])).split(" + "))
            return said or list(dict.fromkeys(self.names.places.values()))
        if any(folded(text).split()[:1] == ["all"] for text in self.under(*GROUPS)):
            return [""]
        # A number that is of no named group is of all of them, or of whichever has as many.
        return self.at or ["", *self.names.reader.study.labels]

    def forms(self, column: Column) -> list[str]:
        """The forms that a number of a column may be of."""
        named = [person(text) for text in self.under(*FORMS) if self.names.form(text)]
        return [column.form, *named] if column.form else named

    def named(self, column: Column) -> list[list[Item]]:
        """What each name in the row may stand for where a column counts it."""
        named: list[list[Item]] = []
        for about, text in self.cells[:MOST]:
            if about in (*ASIDE, *FORMS, *SPOKEN, column.name):
                continue
            own = self._meant(about, text)
            for items in [own] if own else self._pair(folded(text)):
                _add(named, items)
        return [column.keyed, *named] if column.keyed else named

    def _meant(self, about: str, text: str) -> list[Item]:
        """What one name stands for; of nothing, it may be two names in one."""
        own = self.names.keys.get(folded(text), [])
        # A column that is called as a layer says which of several is meant; so does the code.
        meant = [item for item in own if about in self.names.called[item[0]]]
        hinted = [item for item in own if item[0] in self.source.hinted]
        if text.replace(",", "").isdecimal():
            return hinted if about == "number" else meant
        # "one+another" may be what acts are coded as; where the code names a list that has both, it is two names.
        both = self._pair(folded(text))
        two = both and not hinted and all(half[0][0] in self.source.hinted for half in both)
        return [] if two else meant or self.source.hinted_first(own)

    def _pair(self, text: str) -> list[list[Item]]:
        """What the two halves of "one and another" stand for; labels may have an "and" of their own."""
        for joint in re.finditer(r" and | ?\+ ?", text):
            both = [self.names.keys.get(part, []) for part in (text[: joint.start()], text[joint.end() :])]
            if all(both):
                return [self.source.hinted_first(own) for own in both]
        return []


def _add(named: list[list[Item]], own: list[Item]) -> None:
    """Add what a cell may stand for; a key beside its own label is one thing, not two."""
    for place, before in enumerate(named):
        if both := [item for item in before if item in own]:
            named[place] = both
            return
    named.append(own)
