"""Sources: what claims can be about, with all that is needed to count it in other ways."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from bittersweet.counting.measures import Per
from bittersweet.counting.tally import Pattern, Tally

Forms = frozenset[str] | None  # the forms that count; None: all


@dataclass(frozen=True)
class Source:
    """Something that can be counted: its tally with headings and by paragraphs, and the choices that it leaves.

    `labels` names its keys. `per` are its denominators, the notebooks' own first. `forms` are the sets of forms that
    could count, by name, the notebooks' own first: demonyms out or in, one annotator or the other. `groupings` say
    for a column what each key counts as, with the labels of what it counts as. `entries` are the rows of the list that
    could be dropped, with key and surface; `without` gives the tally without one. `pairs` makes two keys that
    share a sentence one key, joined by "+". `noun` says what is counted: sentences, or what stands for them.
    """

    name: str
    labels: Mapping[str, str]
    tally: Tally
    per: tuple[Per, ...]
    forms: Mapping[str, Forms] = field(default_factory=lambda: {"": None})
    groupings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    entries: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    without: Callable[[int], Tally] = dict[int, Tally]().__getitem__  # no entry, nothing to drop
    pairs: bool = False
    noun: str = "sentences"

    @property
    def sections(self) -> list[str]:
        """The sections in which it is counted."""
        return list(dict.fromkeys(cell.section for cell in self.tally.cells if cell.counted))

    def keys(self, by: str = "") -> list[str]:
        """The keys that it can have; of a grouping the values; for pairs every two keys, either way round."""
        if by:
            return list(dict.fromkeys(self.groupings[by].values()))
        if self.pairs:
            return [f"{a}+{b}" for pair in combinations(self.labels, 2) for a, b in (pair, pair[::-1])]
        return list(self.labels)

    def key(self, name: str) -> str:
        """`name` as the tally has it: a pair in the order of the list."""
        return "+".join(self.members(name))

    def members(self, name: str) -> tuple[str, ...]:
        """The keys of the list that `name` stands for: itself, or the two of a pair in the order of the list."""
        if not self.pairs:
            return (name,)
        # A key may hold a "+" itself, so that a pair cannot be told by cutting its name.
        ends = (name[:at] for at, letter in enumerate(name) if letter == "+")
        there = next((a, name[len(a) + 1 :]) for a in ends if a in self.labels and name[len(a) + 1 :] in self.labels)
        return tuple(sorted(there, key=list(self.labels).index))

    def counted(self, tally: Tally, forms: Forms, by: str = "") -> Tally:
        """The tally with only these forms, grouped, and for pairs with pairs as keys."""
        grouping = self.groupings[by] if by else None
        if forms is not None or grouping is not None:
            tally = tally.mapped(
                lambda key, form: (
                    None if forms is not None and form not in forms else grouping.get(key) if grouping else key
                )
            )
        return paired(tally, list(self.labels)) if self.pairs else tally


def paired(tally: Tally, order: Collection[str]) -> Tally:
    """The tally with every two keys that share a sentence as one key, joined by "+" in the `order` of keys."""
    place = {key: n for n, key in enumerate(order)}

    def pairs(pattern: Pattern) -> Pattern:
        keys = sorted({key for key, _, _ in pattern}, key=lambda key: place.get(key, len(place)))
        return tuple(sorted((f"{a}+{b}", "", 1) for a, b in combinations(keys, 2)))

    return tally.patterned(pairs)
