"""Tables that charts are drawn from: their columns checked, their groups with looks, their cells by place."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from numbers import Real
from typing import TYPE_CHECKING, Any, NamedTuple

from bittersweet.charts.style import RESULTS, hues, markers, tone
from bittersweet.charts.words import plain
from bittersweet.files import DataError, nearest

if TYPE_CHECKING:
    import pandas as pd


Place = tuple[Hashable, ...]  # of a cell: its group, its key


class Group(NamedTuple):
    """A group as it looks in every chart."""

    id: str
    label: str
    hue: str
    marker: str


class Unit(NamedTuple):
    """What the values of a table are: the words at the axis, the factor from table to axis, and of what they are."""

    axis: str
    scale: float
    of: str

    @property
    def share(self) -> bool:
        """Whether the values are shares, shown as per cent."""
        return self.scale == 100


UNITS = {
    "words": Unit("mentions per 1,000 words", 1, "words"),
    "sentences": Unit("per cent of the sentences", 100, "sentences"),
    "share": Unit("per cent of the words", 100, "words"),
    "acts": Unit("per cent of the acts", 100, "acts"),
}

# The columns that hold numbers in whichever chart.
NUMBERS = {"count", "end", "high", "length", "low", "n", "of", "share", "start", "value", "words"}


def need(table: pd.DataFrame, columns: Sequence[str], chart: str) -> None:
    """Raise DataError when the table lacks a column that the chart is drawn from, or one of numbers holds none."""
    if absent := [column for column in columns if column not in table.columns]:
        raise DataError(
            f"charts.{chart}: column {', '.join(absent)} missing; found {', '.join(map(str, table.columns))}; "
            f"needed {', '.join(columns)}"
        )
    for column in NUMBERS.intersection(columns):
        if table[column].dtype.kind not in "iuf":
            for value in table[column]:
                if not (missing(value) or isinstance(value, Real)):
                    raise DataError(f"charts.{chart}: {column} is {value!r}; a number, or nothing, is needed")


def exactly(found: Sequence[Group], number: int, chart: str, instead: str) -> None:
    """Raise DataError when there are not exactly so many groups, saying what to do `instead`."""
    if len(found) != number:
        names = ", ".join(group.label for group in found)
        raise DataError(f"charts.{chart}: takes exactly {number} groups; found {len(found)} ({names}); {instead}")


def groups(table: pd.DataFrame, names: Mapping[str, str], column: str = "group") -> list[Group]:
    """The groups that stand in the table, in the order of `names`, then those that `names` lacks.

    A hue belongs to a group by its place in `names`, whichever of them a table holds. A group without a name goes by
    the table's column group_label, or by its id.
    """
    there = list(dict.fromkeys(table[column])) if column in table.columns else []
    own = dict(zip(table[column], table["group_label"], strict=True)) if "group_label" in table.columns else {}
    labels = {**{group: own.get(group, group) for group in there}, **names}
    known = [*names, *(group for group in there if group not in names)]
    colour, marker = hues(known), markers(known)
    return [Group(g, plain(labels[g]), colour[g], marker[g]) for g in known if g in set(there)]


def sized(found: Iterable[Group], table: pd.DataFrame) -> list[Group]:
    """The groups with their denominator in the label, where the table has one that is the same all through a group."""
    if not {"of", "per", "group"}.issubset(table.columns):
        return list(found)
    named = []
    for group in found:
        own = table[table["group"] == group.id]
        of, per = set(own["of"]), set(own["per"])
        if len(of) == 1 and len(per) == 1 and per.issubset(UNITS) and (n := f"{of.pop():,.0f}") not in group.label:
            group = group._replace(label=f"{group.label} ({n} {UNITS[per.pop()].of})")
        named.append(group)
    return named


def keys(table: pd.DataFrame, order: Iterable[str] | None = None, column: str = "key") -> dict[Any, str]:
    """The label of each key, in the table's order or in that asked for (by key or by label; others are left out).

    Raises DataError for a name that the table lacks.
    """
    label = "label" if "label" in table.columns and column == "key" else column
    labels = {key: plain(said) for key, said in zip(table[column], table[label], strict=True)}
    if order is None:
        return labels
    by_label = {said: key for key, said in labels.items()}
    chosen = [name if name in labels else by_label.get(plain(name)) or nearest(name, by_label, "row") for name in order]
    return {key: labels[key] for key in chosen}


def cells(table: pd.DataFrame, places: Sequence[str], chart: str) -> dict[Place, dict[str, Any]]:
    """Each row of the table by its place. Raises DataError when two rows stand for one place."""
    found: dict[Place, dict[str, Any]] = {}
    for row in table.to_dict("records"):
        place = tuple(row[column] for column in places)
        if place in found:
            said = ", ".join(f"{column} {value}" for column, value in zip(places, place, strict=True))
            raise DataError(f"charts.{chart}: two rows for {said}; one would be right")
        found[place] = {str(column): value for column, value in row.items()}
    return found


def known(cells: Mapping[Place, dict[str, Any]]) -> dict[Place, dict[str, Any]]:
    """The cells that have a value."""
    return {place: cell for place, cell in cells.items() if not missing(cell["value"])}


def unit(table: pd.DataFrame, axis: str = "") -> Unit:
    """What the values of the table are, by its column per; `axis` gives other words for it.

    A table without per is drawn as it is. Raises DataError for a per that is not known, for two in one table, and for a
    share that is none.
    """
    if "per" not in table.columns:
        return Unit(axis, 1, "")
    per = list(dict.fromkeys(table["per"]))
    if len(per) != 1 or per[0] not in UNITS:
        raise DataError(
            f"per is {', '.join(map(str, per))}; one of {', '.join(UNITS)}, the same in every row, is needed"
        )
    found = UNITS[per[0]]
    values = table["value"].dropna() if "value" in table.columns else ()
    if found.share and any(value < 0 or value > 1 for value in values):
        raise DataError(f"a share is {max(values):g}; between 0 and 1 would be right (not per cent)")
    return found._replace(axis=axis or found.axis)


def results(table: pd.DataFrame, compared: pd.DataFrame | None = None) -> dict[Any, str]:
    """The result of each key, where there is one; of several (one a pair of groups) the strongest."""
    source = table if compared is None else compared
    found: dict[Any, str] = {}
    if "result" not in source.columns:
        return found
    rank = {word: place for place, word in enumerate([*RESULTS, ""])}
    for key, word in zip(source["key"], source["result"], strict=True):
        word = "" if missing(word) else word
        tone("#000000", word)  # a word that is no result is refused
        found[key] = min([word, found.get(key, "")], key=rank.__getitem__)
    return found


def missing(value: object) -> bool:
    """Whether a cell holds nothing: None, what is not a number, or pandas' own nothing."""
    import pandas as pd

    return bool(pd.isna(value))
