"""Columns: what the numbers of a table's column count, as its header says it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bittersweet.publish.names import Names, folded
from bittersweet.publish.selecting import Item
from bittersweet.publish.source import TableSource

# Columns that hold counts under these headers; a group, a text, an annotator or a key may be the header too.
COUNTS = {
    *("count", "counts", "mentions", "sentences", "hits", "units", "n", "times", "quotes", "acts", "together"),
    *("both", "words", "positive", "positives", "practices"),
}
# Columns that hold what is counted of, or how long something is, with what that is.
WHOLES = {
    "of": ("words", "sentences"),
    "words": ("words",),
    "counted": ("words",),
    "headings": ("words",),
    "sentences": ("sentences",),
    "listed": ("sentences",),
    "equal": ("sentences",),
    "paragraphs": ("paragraphs",),
    "removed": ("removed",),
    "raw": ("raw",),
}
# A column may also count what another column of its row names: the group that is the target, or the reference.
SIDES = {"count_target": "target", "count_reference": "reference"}
# What a column's header says that it counts; a number of another column may count places or the sentences with them.
UNITS = {
    **dict.fromkeys(("mentions", "hits", "times"), "places"),
    **dict.fromkeys(("sentences", "units"), "sentences"),
    "words": "words",
}


@dataclass
class Column:
    """One column of a table that was made by `source`."""

    names: Names
    source: TableSource
    header: str

    @cached_property
    def name(self) -> str:
        """What the column is called."""
        return folded(self.header)

    @property
    def known(self) -> bool:
        """Whether columns that are called so hold counts in every table."""
        return self.name in COUNTS or self.name in WHOLES or self.name in SIDES

    @cached_property
    def counts(self) -> bool:
        """Whether the column holds counts."""
        return bool(self.known or self.place or self.form or self.keyed or self.layer)

    @cached_property
    def _split(self) -> tuple[str, str]:
        """The group and the form that the header says, "" for none: one of them, or both ("news, annotator_1")."""
        one, _, other = self.header.partition(", ")
        both = self.names.places.get(folded(one), ""), self.names.form(other)
        return both if all(both) else (self.names.places.get(self.name, ""), self.names.form(self.header))

    @property
    def place(self) -> str:
        """The group or text that the column is of, "" for none."""
        return self._split[0]

    @property
    def form(self) -> str:
        """The form that the column counts, "" for none."""
        return self._split[1]

    @cached_property
    def keyed(self) -> list[Item]:
        """The keys that the column is called by, of a layer that the code names."""
        return [item for item in self.names.keys.get(self.name, []) if item[0] in self.source.hinted]

    @cached_property
    def layer(self) -> str:
        """The layer that the column is called by, whatever is in it: "act", "echoes"; "" for none."""
        own = [address for address, called in self.names.called.items() if self.name in called]
        return next((a for a in own if "." not in a), "") or next((a for a in own if a in self.source.hinted), "")

    @property
    def family(self) -> str:
        """What the column has in common with those beside it that count the same of other groups, forms or keys."""
        if self.known:
            return self.name
        return " group" if self.place else " form" if self.form else " key" if self.keyed else self.name
