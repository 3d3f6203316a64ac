"""Validation: how well a list does on sentences drawn at random and judged by hand."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from bittersweet.counting import stats


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
        hits = own[own["found"]]
        right = int(hits["judgement"].sum())
        precision = stats.share(right, len(hits))
        random = np.random.default_rng((seed, number))
        sides = [side for _, side in own.groupby("found") if len(side)]
        redrawn = [
            pd.concat([side.iloc[random.integers(len(side), size=len(side))] for side in sides]) for _ in range(draws)
        ]
        figures = [_weighted(own), *map(_weighted, redrawn)]
        recall, f1 = (_interval([figure[place] for figure in figures]) for place in (0, 1))
        rows.append((key, len(own), *precision, *recall, *f1))
    names = [f"{name}{end}" for name in ("precision", "recall", "f1") for end in ("", "_low", "_high")]
    return pd.DataFrame(rows, columns=["key", "judged", *names])


def _weighted(own: pd.DataFrame) -> tuple[float, float]:
    """Recall and F1 of judged sentences, each weighed by what it stands for."""
    weight, found, real = (own[column].to_numpy() for column in ("weight", "found", "judgement"))
    right, missed, wrong = ((weight * side).sum() for side in (found & real, ~found & real, found & ~real))
    recall = right / (right + missed) if right + missed else math.nan
    f1 = 2 * right / (2 * right + missed + wrong) if right + missed + wrong else math.nan
    return float(recall), float(f1)


def _interval(values: Sequence[float]) -> tuple[float, float, float]:
    """The first value, with the middle 95 per cent of the others."""
    import numpy as np

    known = [value for value in values[1:] if not math.isnan(value)]
    if math.isnan(values[0]) or not known:
        return math.nan, math.nan, math.nan
    low, high = np.quantile(known, [0.025, 0.975])
    return values[0], float(low), float(high)
