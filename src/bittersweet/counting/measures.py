"""Measures: from a tally to one long table of counts, rates and shares with their intervals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from bittersweet.counting import stats
from bittersweet.counting.tally import Cell, Size, Tally

if TYPE_CHECKING:
    import pandas as pd

Per = Literal["words", "sentences", "length"]
Level = Literal["group", "text"]
COLUMNS = ["group", "key", "label", "count", "of", "value", "low", "high", "per"]


def measure(
    tally: Tally,
    labels: Mapping[str, str],
    *,
    per: Per = "words",
    by: Mapping[str, str] | None = None,
    apart: Collection[str] = (),
    level: Level = "group",
) -> pd.DataFrame:
    """One row a group and key, zeros among them: group, key, label, count, of, value, low, high, per.

    `labels` names the keys in their order. `per`: "words" counts mentions and gives the rate per 1,000 words with
    Garwood's exact interval; "sentences" counts sentences with the key and gives the share, 0 to 1, with Wilson's;
    "length" counts the words of these sentences, as a rate per 1,000. `by` says what each key counts as (a kind, a
    state; keys that it does not have are passed over), and `labels` then names these. Forms `apart` are not counted.
    At the `level` "text" there is one row a text and key, with a column text after group.

    >>> from bittersweet.counting.tally import Cell
    >>> tally = Tally({Cell("a", "a", "body", 0, True, "fruit", (("apple", "name", 2),)): Size(1, 10)})
    >>> measure(tally, {"apple": "Apple"})[["key", "count", "of", "value"]].values.tolist()
    [['apple', 2, 10, 200.0]]
    """
    import pandas as pd

    counts, sizes = counted(tally, per=per, by=by, apart=apart, level=level)
    rows = [
        (*place, key, label, counts[place, key], of) for place, of in sizes.items() for key, label in labels.items()
    ]
    places = ["group"] if level == "group" else ["group", "text"]
    table = pd.DataFrame(rows, columns=[*places, "key", "label", "count", "of"])
    estimate = stats.shares if per == "sentences" else stats.rates
    table["value"], table["low"], table["high"] = estimate(table["count"].to_numpy(), table["of"].to_numpy())
    return table.assign(per="sentences" if per == "sentences" else "words")


def counted(
    tally: Tally,
    *,
    per: Per = "words",
    by: Mapping[str, str] | None = None,
    apart: Collection[str] = (),
    level: Level = "group",
) -> tuple[Counter[tuple[tuple[str, ...], str]], dict[tuple[str, ...], int]]:
    """The count of each (place, key), and the size of each place; a place is (group,) or (group, text).

    The arguments are those of `measure`, which puts this into a table. A place holds every list of the tally once,
    so a tally of one list is meant (`Tally.where(lists=…)`).
    """
    if by is not None or apart:
        without = set(apart)
        tally = tally.mapped(lambda key, form: None if form in without else key if by is None else by.get(key))
    counts: Counter[tuple[tuple[str, ...], str]] = Counter()
    sizes: dict[tuple[str, ...], int] = {}
    amount = AMOUNTS[per]
    for cell, size in tally.cells.items():
        place = (cell.group,) if level == "group" else (cell.group, cell.text)
        sizes[place] = sizes.get(place, 0) + (size.sentences if per == "sentences" else size.words)
        for key, n in amount(cell, size).items():
            counts[place, key] += n
    return counts, sizes


def _mentions(cell: Cell, size: Size) -> Counter[str]:
    found: Counter[str] = Counter()
    for key, _, n in cell.pattern:
        found[key] += n * size.sentences
    return found


def _sentences(cell: Cell, size: Size) -> dict[str, int]:
    return dict.fromkeys((key for key, _, _ in cell.pattern), size.sentences)


def _length(cell: Cell, size: Size) -> dict[str, int]:
    return dict.fromkeys((key for key, _, _ in cell.pattern), size.words)


AMOUNTS: dict[str, Callable[[Cell, Size], Mapping[str, int]]] = {
    "words": _mentions,
    "sentences": _sentences,
    "length": _length,
}


def forms(tally: Tally, labels: Mapping[str, str]) -> pd.DataFrame:
    """One row a group, key and form that is there: group, key, label, form, count."""
    import pandas as pd

    found: Counter[tuple[str, str, str]] = Counter()
    for cell, size in tally.cells.items():
        for key, form, n in cell.pattern:
            found[cell.group, key, form] += n * size.sentences
    rows = [(group, key, labels[key], form, n) for (group, key, form), n in found.items()]
    order = {key: place for place, key in enumerate(labels)}
    groups = {group: place for place, group in enumerate(tally.groups)}
    rows.sort(key=lambda row: (order[row[1]], row[3], groups[row[0]]))
    return pd.DataFrame(rows, columns=["group", "key", "label", "form", "count"])


def pairs(
    tally: Tally, labels: Mapping[str, str], others: Mapping[str, str] | None = None, *, apart: Collection[str] = ()
) -> pd.DataFrame:
    """One row a group and pair of keys that share a sentence: group, first, second, count, of, value, low, high, lift.

    `count` of the group's `of` sentences hold both; `lift` is how many times as many as would share a sentence if the
    two were independent. Pairs are of two keys of `labels`, in that order, or of one of `labels` and one of `others`
    (a tally of two lists taken as one). Rows fall by the sum over the groups, ties by label; every group has a row.
    """
    import pandas as pd

    order = {key: place for place, key in enumerate([*labels, *(others or {})])}
    without, groups = set(apart), tally.groups
    both: Counter[tuple[str, str, str]] = Counter()
    single: Counter[tuple[str, str]] = Counter()
    sizes: Counter[str] = Counter()
    for cell, size in tally.cells.items():
        keys = {key for key, form, _ in cell.pattern if form not in without and key in order}
        there = sorted(keys, key=order.__getitem__)
        sizes[cell.group] += size.sentences
        for key in there:
            single[cell.group, key] += size.sentences
        for a, b in combinations(there, 2):
            if others is None or (a in labels and b in others):
                both[cell.group, a, b] += size.sentences
    named = {**labels, **(others or {})}
    total: Counter[tuple[str, str]] = Counter()
    for (_, a, b), n in both.items():
        total[a, b] += n
    rows = []
    for a, b in sorted(total, key=lambda pair: (-total[pair], named[pair[0]], named[pair[1]])):
        for group in groups:
            n, of = both[group, a, b], sizes[group]
            expected = single[group, a] * single[group, b]
            rows.append(
                (group, a, b, f"{named[a]} and {named[b]}", n, of, n * of / expected if expected else float("nan"))
            )
    table = pd.DataFrame(rows, columns=["group", "first", "second", "label", "count", "of", "lift"])
    table["value"], table["low"], table["high"] = stats.shares(table["count"].to_numpy(), table["of"].to_numpy())
    table.insert(1, "key", table["first"] + "+" + table["second"])
    return table.assign(per="sentences")
