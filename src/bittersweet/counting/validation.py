"""Validation: how well a list does on sentences drawn at random and judged by hand."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from bittersweet.counting import stats
from bittersweet.counting.stats import resampling

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Drawn(NamedTuple):
    """A sentence to be judged: the unit, the key, whether the list finds it there, and how many it stands for."""

    unit: str
    key: str
    found: bool
    weight: float


def draw(
    units: Sequence[str], found: Mapping[str, set[str]], keys: Sequence[str], *, size: int, seed: int
) -> list[Drawn]:
    """The sentences to judge for each key: half from those with it, half from those without, at random.

    `found` gives for each key the units that the list finds. A side with fewer sentences gives all that it has. The
    weight is how many sentences of its side each one stands for.
    """
    import numpy as np

    drawn = []
    for number, key in enumerate(keys):
        random = np.random.default_rng((seed, number))
        sides = {True: [u for u in units if u in found[key]], False: [u for u in units if u not in found[key]]}
        own = []
        for there, side in sides.items():
            take = min(max(size // 2, 1), len(side))
            picked = sorted(random.choice(len(side), size=take, replace=False).tolist()) if take else []
            own += [Drawn(side[place], key, there, len(side) / take) for place in picked]
        # In mixed order, so that the order does not tell what the list found.
        drawn += [own[place] for place in random.permutation(len(own)).tolist()]
    return drawn


def scores(judged: pd.DataFrame, *, draws: int = 2000, seed: int = 1) -> pd.DataFrame:
    """One row a key: key, judged, precision, recall, f1, each with low and high.

    `judged` has one row a sentence: key, found, weight, judgement (True or False). Precision is that of the sentences
    drawn from those that the list finds, with Wilson's interval. Recall and F1 weigh each sentence by what it stands
    for; their intervals come from redrawing the judged sentences of each side. What cannot be computed is nan.
    """
    import numpy as np

    rows = []
    for number, (key, own) in enumerate(judged.groupby("key", sort=False)):
        weight, found, real = (own[column].to_numpy() for column in ("weight", "found", "judgement"))
        precision = stats.share(int((found & real).sum()), int(found.sum()))
        # What each sentence adds to the right, the missed and the wrong ones.
        added = np.column_stack([weight * side for side in (found & real, ~found & real, found & ~real)])
        sides = [added[found == there] for there in (False, True) if (found == there).any()]
        redrawn = np.sum([resampling.redrawn(side, draws, (seed, number, n)) for n, side in enumerate(sides)], axis=0)
        known, drawn = _recall_and_f1(added.sum(axis=0)), _recall_and_f1(redrawn)
        recall, f1 = (_interval(float(value), others) for value, others in zip(known, drawn, strict=True))
        rows.append((key, len(own), *precision, *recall, *f1))
    names = [f"{name}{end}" for name in ("precision", "recall", "f1") for end in ("", "_low", "_high")]
    return pd.DataFrame(rows, columns=["key", "judged", *names])


def _recall_and_f1(sums: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Recall and F1 of weighed sums of what is right, missed and wrong, down the last axis; nan where nothing is."""
    import numpy as np

    right, missed, wrong = np.moveaxis(sums, -1, 0)
    with np.errstate(invalid="ignore"):
        return right / (right + missed), 2 * right / (2 * right + missed + wrong)


def _interval(value: float, others: NDArray[Any]) -> tuple[float, float, float]:
    """The value with the middle 95 per cent of the others; nothing where it cannot be computed."""
    import numpy as np

    known = others[~np.isnan(others)]
    if math.isnan(value) or not len(known):
        return math.nan, math.nan, math.nan
    low, high = np.quantile(known, [0.025, 0.975])
    return value, float(low), float(high)
