"""Resampling: how much a value hangs on the single sentences, or texts, that were drawn."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from bittersweet.counting.stats import checks
from bittersweet.counting.stats.intervals import Estimate

if TYPE_CHECKING:
    from numpy.typing import NDArray

CELLS = 2**20  # how many numbers of a resample are held at once
Seed = int | Sequence[int]


def resample(
    hits: Sequence[int], sizes: Sequence[int], *, draws: int = 2000, seed: int = 1, confidence: float = 0.95
) -> Estimate:
    """The share of `hits` in `sizes` (both one number a sentence), with the range it takes when sentences are redrawn.

    Words of one sentence are not independent, so whole sentences are drawn with replacement. The range tells
    how much the share hangs on single sentences of this text; it says nothing of other texts. No sentence or
    no size gives nan.
    ValueError: not as many hits as sizes, a negative number, `draws` below 1, `confidence` not in (0, 1).
    Source: percentile bootstrap, Efron 1979, Annals of Statistics 7, 1–26.

    >>> resample([1, 1], [2, 2])
    Estimate(value=0.5, low=0.5, high=0.5)
    """
    tail = checks.confidence(confidence)
    if len(hits) != len(sizes) or any(n < 0 for n in (*hits, *sizes)) or draws < 1:
        raise ValueError(
            f"expected as many hits as sizes, none negative, found {list(hits)} and {list(sizes)}, with draws {draws}"
        )
    if not sum(sizes):
        return Estimate(math.nan, math.nan, math.nan)
    import numpy as np

    sums = redrawn(np.column_stack([hits, sizes]), draws, seed)
    found, total = sums[sums[:, 1] > 0].T
    shares = found / total
    if not len(shares):
        return Estimate(sum(hits) / sum(sizes), math.nan, math.nan)
    return Estimate(sum(hits) / sum(sizes), float(np.quantile(shares, tail)), float(np.quantile(shares, 1 - tail)))


def redrawn(rows: NDArray[Any], draws: int, seed: Seed) -> NDArray[Any]:
    """The sums of the columns of `rows` when as many rows are drawn with replacement: one row a draw.

    The draws depend on the seed alone; only some of them are held at once, as how often each row is drawn.
    """
    import numpy as np

    rng, count = np.random.default_rng(seed), len(rows)
    table = np.asarray(rows, dtype=float)
    sums = np.empty((draws, table.shape[1]))
    for start, stop in _stretches(draws, count):
        picked = rng.integers(count, size=(stop - start, count))
        picked += count * np.arange(stop - start)[:, None]
        times = np.bincount(picked.ravel(), minlength=(stop - start) * count).reshape(stop - start, count)
        sums[start:stop] = times @ table
    return sums


def bca(
    drawn: NDArray[Any], value: float, left_out: Sequence[NDArray[Any]], confidence: float = 0.95
) -> tuple[float, float]:
    """The two ends of the bias-corrected and accelerated interval: nan where the draws do not vary.

    `drawn` are the values of the draws, `left_out` for each sample those without one of its units at a time. Draws
    without a value (nan) are passed over.
    Source: Efron 1987, Journal of the American Statistical Association 82, 171–185; as in scipy.stats.bootstrap.
    """
    import numpy as np
    from scipy.special import ndtr, ndtri

    known = drawn[~np.isnan(drawn)]
    pulls = [(len(values) - 1) * (values.mean() - values) / len(values) for values in left_out]
    spread = sum(float((pull**2).sum()) for pull in pulls)
    if not len(known) or not spread > 0 or known.min() == known.max():
        return math.nan, math.nan
    acceleration = sum(float((pull**3).sum()) for pull in pulls) / (6 * spread**1.5)
    bias = float(ndtri(((known < value).sum() + (known <= value).sum()) / (2 * len(known))))
    z = float(ndtri(checks.confidence(confidence)))
    steps = np.array([bias + z, bias - z])
    with np.errstate(invalid="ignore", divide="ignore"):
        places = ndtr(bias + steps / (1 - acceleration * steps))
    if np.isnan(places).any():
        return math.nan, math.nan
    low, high = np.quantile(known, places)
    return float(low), float(high)


def permuted(
    counts: NDArray[Any], sizes: NDArray[Any], first: int, *, draws: int = 9999, seed: Seed = 1
) -> NDArray[Any]:
    """The two-sided p value, a column, that the `first` rows have another ratio of sums than the others.

    `counts` and `sizes` have a row a text and a column a key. Texts change sides: in every way where there are no more
    ways than `draws`, else at random. p is twice the smaller tail, as in scipy.stats.permutation_test; it is 1 where
    there is no size on one side.
    """
    import numpy as np

    table = np.hstack([counts, sizes]).astype(float)
    whole, keys = table.sum(axis=0), counts.shape[1]
    seen = _difference(table[:first].sum(axis=0)[None, :], whole, keys)[0]
    slack = 100 * np.finfo(float).eps * np.abs(seen)
    ways = math.comb(len(table), first)
    every = ways <= draws
    at_most, at_least = np.zeros(keys), np.zeros(keys)
    for sides in _sides(len(table), first, min(ways, draws), None if every else seed):
        found = _difference(sides @ table, whole, keys)
        at_most += (found <= seen + slack).sum(axis=0)
        at_least += (found >= seen - slack).sum(axis=0)
    # The texts as they are count as one of the random draws, so that p is never 0.
    extra = 0 if every else 1
    p = 2 * (np.minimum(at_most, at_least) + extra) / (min(ways, draws) + extra)
    return np.where(np.isnan(seen), 1.0, p.clip(max=1.0))


def _difference(sums: NDArray[Any], whole: NDArray[Any], keys: int) -> NDArray[Any]:
    """The ratio on one side less the ratio on the other, for each row of sums over the one side."""
    import numpy as np

    with np.errstate(divide="ignore", invalid="ignore"):
        other = whole - sums
        difference: NDArray[Any] = sums[:, :keys] / sums[:, keys:] - other[:, :keys] / other[:, keys:]
    return difference


def _sides(count: int, first: int, draws: int, seed: Seed | None) -> Iterator[NDArray[Any]]:
    """Which texts are on the first side, a row a draw, some draws at a time; without a seed in every way."""
    import numpy as np

    ways = combinations(range(count), first) if seed is None else None
    rng = np.random.default_rng(seed)
    for start, stop in _stretches(draws, count):
        if ways is not None:
            chosen = np.array([next(ways) for _ in range(start, stop)], dtype=int).reshape(stop - start, first)
        else:
            chosen = np.argpartition(rng.random((stop - start, count)), first - 1, axis=1)[:, :first]
        sides = np.zeros((stop - start, count))
        np.put_along_axis(sides, chosen, 1.0, axis=1)
        yield sides


def _stretches(draws: int, count: int) -> Iterator[tuple[int, int]]:
    """The draws cut so that no more than `CELLS` numbers are held at once (or those of one draw)."""
    step = CELLS // count or 1
    return ((start, min(start + step, draws)) for start in range(0, draws, step))
