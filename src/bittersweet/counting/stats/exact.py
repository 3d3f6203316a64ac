"""Exact tests: the binomial one, and Fisher's of a fourfold table."""

from __future__ import annotations

import math
from bisect import bisect_left
from typing import TYPE_CHECKING, Any, NamedTuple

from bittersweet.counting.stats import checks

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

# Outcomes whose probabilities differ by less than this part are taken as equally likely: they are, but for rounding.
# The same as in scipy.stats.binomtest and in R's fisher.test.
TIE = 1e-7


def binomial(count: int, of: int, expected: float) -> float:
    """The p value of `count` among `of` when each counts with probability `expected`: all outcomes no likelier.

    ValueError: not whole numbers with 0 <= count <= of, `expected` not between 0 and 1.
    Source: Conover 1999, Practical Nonparametric Statistics, 3rd ed., section 3.1.

    >>> round(binomial(3, 15, 0.1), 6)
    0.184061
    """
    count, of = checks.counted(count, of, "count", "of")
    if not 0 <= expected <= 1:
        raise ValueError(f"expected must be between 0 and 1, found {expected}")
    if of == 0 or expected in (0, 1):
        return 1.0 if count == of * expected else 0.0
    if count == of * expected:
        return 1.0
    p, q = expected, 1 - expected
    if count > of * expected:  # seen from the others, count is below its mean
        count, p, q = of - count, q, p
    log_p, log_q = (math.log(one) if one < 0.5 else math.log1p(-other) for one, other in ((p, q), (q, p)))

    def rarity(n: int) -> float:
        """The logarithm of the probability of n, turned round, but for what all n share."""
        return math.lgamma(n + 1) + math.lgamma(of - n + 1) - n * log_p - (of - n) * log_q

    # Above the mean outcomes grow rarer, so that the first one as rare as the one seen opens the other tail.
    above = range(math.ceil(of * p), of + 1)
    other = above.start + bisect_left(above, rarity(count) - TIE, key=rarity)
    return min(1.0, _up_to(count, of, p, q) + (_up_to(of - other, of, q, p) if other <= of else 0.0))


def _up_to(count: int, of: int, p: float, q: float) -> float:
    """The chance of at most `count` of `of`; of p and q the smaller is used, which has all its digits."""
    from scipy.special import betainc, betaincc

    tail = betaincc(count + 1, of - count, p) if p < q else betainc(of - count, count + 1, q)
    return 1.0 if count == of else float(tail)


class Exact(NamedTuple):
    """The p values of fourfold tables, and the smallest that each could have had, its margins given; arrays."""

    p: NDArray[Any]
    least: NDArray[Any]


def fisher(hits_a: int, of_a: int, hits_b: int, of_b: int) -> float:
    """The two-sided p value of Fisher's exact test that two shares differ: all tables no likelier than the one seen.

    Nothing to compare (no unit in a or in b) gives 1.
    ValueError: not whole numbers with 0 <= hits <= of in each.
    Source: Fisher 1935, Journal of the Royal Statistical Society 98(1), 39–82.

    >>> round(fisher(8, 18, 0, 36), 6)
    4.2e-05
    """
    hits_a, of_a = checks.counted(hits_a, of_a, "hits", "of")
    hits_b, of_b = checks.counted(hits_b, of_b, "hits", "of")
    return float(fishers([hits_a], of_a, [hits_b], of_b).p[0])


def fishers(hits_a: ArrayLike, of_a: int, hits_b: ArrayLike, of_b: int) -> Exact:
    """The p value of `fisher` for each row of two columns, and the least that its margins allow.

    Rows with the same number of hits in all share one distribution, so that the work is linear in the hits.
    """
    import numpy as np

    a, _ = checks.columns(hits_a, of_a, "hits", "of")
    b, _ = checks.columns(hits_b, of_b, "hits", "of")
    p, least = np.ones(len(a)), np.ones(len(a))
    both = a + b
    order = np.argsort(both, kind="stable")
    for rows in np.split(order, np.flatnonzero(np.diff(both[order])) + 1) if len(a) else []:
        low, chances = hypergeometric(int(both[rows[0]]), int(of_a), int(of_b))
        rising = np.sort(chances)
        sums = np.cumsum(rising).clip(max=1.0)
        edges = np.append(chances[a[rows] - low], rising[0]) * (1 + TIE)
        found = sums[np.searchsorted(rising, edges, side="right") - 1]
        p[rows], least[rows] = found[:-1], found[-1]
    return Exact(p, least)


def hypergeometric(hits: int, of_a: int, of_b: int) -> tuple[int, NDArray[Any]]:
    """The smallest number of `hits` that can be in a, and the chance of it and of each above it, up to the largest.

    The chances come from the ratios of neighbours, outwards from the likeliest, so that rounding stays small where
    logarithms of factorials of large numbers would lose digits.
    """
    import numpy as np

    low, high = max(0, hits - of_b), min(hits, of_a)
    mode = hits * of_a // (of_a + of_b or 1)  # the mean, which is less than one away from the likeliest
    up, down = np.arange(mode, high, dtype=float), np.arange(mode, low, -1, dtype=float)
    rises = (hits - up) * (of_a - up) / ((up + 1) * (of_b - hits + up + 1))
    falls = down * (of_b - hits + down) / ((hits - down + 1) * (of_a - down + 1))
    chances = np.concatenate([np.cumprod(falls)[::-1], [1.0], np.cumprod(rises)])
    return low, chances / chances.sum()
