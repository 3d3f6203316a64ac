"""Meaning: the selections that a number in a table may stand for, as its row and its column say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product
from typing import NamedTuple

from bittersweet.explore.layers import ACTS
from bittersweet.publish.columns import UNITS, WHOLES, Column
from bittersweet.publish.names import Names
from bittersweet.publish.rows import FORMS, Row
from bittersweet.publish.selecting import SIZE, TYPE, WORD, Item, Selection

SELECTIONS = 1_000  # that one number may stand for: several names in a row multiply


class Meant(NamedTuple):
    """What a number may stand for: a selection, and the unit in which it counts, a field of `Counted`.

    `exact` is what it has in common with the numbers beside it that say the same of other names, groups and forms: the
    layers, the conditions, the unit; `kind` has the layers' kinds in their stead.
    """

    asked: Selection
    unit: str
    exact: tuple[object, ...]
    kind: tuple[object, ...]


@dataclass
class Meaning:
    """A number in a row, under a column."""

    row: Row
    column: Column

    @property
    def names(self) -> Names:
        """What names stand for."""
        return self.row.names

    @cached_property
    def places(self) -> list[str]:
        """The groups or texts that it may be of, the plainest first."""
        return self.row.places(self.column)

    @cached_property
    def forms(self) -> list[str]:
        """The forms that it may be of."""
        return self.row.forms(self.column)

    def meant(self) -> Iterator[Meant]:
        """What it may count, the plainest first."""
        for asked in islice(self.selections(), SELECTIONS):
            yield from self._meant(asked)

    def meant_of(self) -> Iterator[Meant]:
        """What it may be counted of."""
        for asked in self.wholes():
            yield from self._meant(asked)

    def _meant(self, asked: Selection) -> Iterator[Meant]:
        addresses = tuple(item[0] for item in asked.items)
        kinds = [own.kind for own in self.names.layers(asked)] or addresses
        unformed = "" in self.row.under(*FORMS)
        form = "its own" if asked.form in self.forms or (unformed and not asked.form) else asked.form
        where = "its own" if len(self.places) == 1 or asked.within in self.row.at else asked.within
        rest = (where, form, asked.without, asked.agreed, bool(asked.at), bool(asked.surface), bool(asked.sections))
        for unit in self._units(asked):
            yield Meant(asked, unit, (*addresses, *rest, unit), ("of a kind", *kinds, *rest, unit))

    def _units(self, asked: Selection) -> list[str]:
        """The units in which a selection may be counted in the column."""
        kinds = {own.kind for own in self.names.layers(asked)}
        if kinds == {ACTS}:
            return ["places"]
        if len(asked.items) > 1:
            return ["sentences"]
        if said := UNITS.get(self.column.name):
            return [said]
        return ["places", "sentences"] if kinds else ["places"]

    def selections(self) -> Iterator[Selection]:
        """What it may count, the plainest first."""
        named = self.row.named(self.column)
        if self.column.name == "of" or (self.column.name in WHOLES and not named):
            yield from self.wholes()
            return
        # What stands as a surface is one of what its row names, not any place of these letters.
        letters = [] if named and self.row.under("surface") else self.row.words
        for word in [*letters, *([] if named else self.row.labels)]:
            for place in self.places:
                yield Selection(((WORD, word),), place)
                yield Selection(((TYPE, word),), place)
        for items in self._together(named):
            for place in self.places:
                yield from self._variants(items, place)
        # What is nobody's in particular stands in its unit, in a form that a layer has.
        for address, known in self.names.forms.items() if self.row.units and self.forms else ():
            if self.forms[0] in known:
                yield Selection(((address,),), form=self.forms[0], at=self.row.units)
        if not named and self.column.layer:
            for place in self.places:
                yield from self._variants(((self.column.layer,),), place)

    def _together(self, named: list[list[Item]]) -> Iterator[tuple[Item, ...]]:
        """What the names of a row say together, and then what each says alone."""
        where = self.row.source.where
        for items in product(*named) if named else ():
            own = tuple(dict.fromkeys(items))
            if where and all(layer.kind == ACTS for layer in self.names.layers(Selection(own))):
                yield own + where
            yield own
        yield from ((item,) for items in named for item in items)

    def _variants(self, items: tuple[Item, ...], place: str) -> Iterator[Selection]:
        """Items in a place as words, in forms, and by annotators."""
        own = self.names.reader.layers[items[0][0]]
        at = self.row.units
        apart = tuple(sorted(own.apart & self.names.forms[items[0][0]]))
        for surface in self.row.words:
            yield Selection(items, place, surface=surface)
        if self.row.words and self.row.under("surface"):
            return
        for form in self.forms:
            yield Selection(items, place, form, at=at)
        # What the row says of the form of a count is not left out of it.
        if self.forms:
            return
        if apart:
            yield Selection(items, place, without=apart, at=at)
        yield Selection(items, place, at=at)
        if own.people and self.row.under("positive"):
            yield Selection(items, place, agreed=True, at=at)
        for form in apart:
            yield Selection(items, place, without=(form,), at=at)
        for form in own.people:
            yield Selection(items, place, form, at=at)

    def wholes(self) -> Iterator[Selection]:
        """What it may be counted of, or measure."""
        units = self.names.reader.units.values()
        for place in self.places:
            if self.row.source.where:
                yield Selection(self.row.source.where, place)
            # A column of wholes is of acts only where its row says so.
            acts = self.column.name not in WHOLES or "acts" in self.row.under("per")
            if acts and "act" in self.names.reader.layers:
                yield Selection((("act",),), place)
            own = self.row.sections
            if self.column.name == "headings":
                own = tuple(dict.fromkeys(s.section for s in units if not s.counted and place in (s.text, s.group)))
            for size in WHOLES.get(self.column.name, ("sentences", "words")):
                yield Selection(((SIZE, size),), place, sections=own)
