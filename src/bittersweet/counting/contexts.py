"""Contexts: what stands in two sets of sentences, counted as a measure, so that the two can be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from bittersweet.counting import stats

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("group", "key", "label", "count", "of", "value", "low", "high", "per")


def contexts(
    sets: Mapping[str, Collection[str]],
    held: Mapping[str, Collection[str]],
    labels: Mapping[str, str] | None = None,
    *,
    testable: bool = False,
) -> pd.DataFrame:
    """One row a set of sentences and key: group (the set), key, label, count, of, value, low, high, per.

    `sets` names the units of each set, which must not share any; `held` says which keys stand in a unit. `labels` names
    the keys that are asked for (default: all, by themselves). `value` is the share of the set's sentences that hold the
    key, with Wilson's interval. Of two sets with `testable` only keys are kept whose counts are large enough to tell
    the two apart (Tarone 1990), so that rare ones do not weigh on the correction. Keys stand by the sum of their
    counts, ties by label.

    >>> contexts({"a": ["u1"], "b": ["u2"]}, {"u1": ["sun"], "u2": ["sun"]})[["group", "key", "count"]].values.tolist()
    [['a', 'sun', 1], ['b', 'sun', 1]]
    """
    import pandas as pd

    found = {name: Counter(key for unit in units for key in set(held.get(unit, ()))) for name, units in sets.items()}
    total: Counter[str] = Counter()
    for own in found.values():
        total.update(own)
    names = dict(labels) if labels is not None else {key: key for key in total}
    kept = sorted(names, key=lambda key: (-total[key], names[key]))
    if testable:
        kept = _testable(kept, {name: (found[name], len(units)) for name, units in sets.items()})
    rows = [(name, key, names[key], found[name][key], len(units)) for name, units in sets.items() for key in kept]
    table = pd.DataFrame(rows, columns=list(COLUMNS[:5]))
    table["value"], table["low"], table["high"] = stats.shares(table["count"].to_numpy(), table["of"].to_numpy())
    return table.assign(per="sentences")


def _testable(keys: list[str], sets: Mapping[str, tuple[Counter[str], int]]) -> list[str]:
    """The keys that Fisher's exact test of two sets could tell apart after correction."""
    (first, of_first), (second, of_second) = sets.values()
    least = stats.fishers([first[k] for k in keys], of_first, [second[k] for k in keys], of_second).least
    return [key for key, kept in zip(keys, stats.tarone(least), strict=True) if kept]
