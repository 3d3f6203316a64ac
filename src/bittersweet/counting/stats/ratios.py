"""Ratios and differences: two rates, or two shares, held against each other."""

from __future__ import annotations

import math
from typing import NamedTuple

from bittersweet.counting.stats import checks
from bittersweet.counting.stats.exact import binomial
from bittersweet.counting.stats.intervals import Estimate, share


class Ratio(NamedTuple):
    """A ratio of two rates with the two ends of its confidence interval and the p value of no difference."""

    ratio: float
    low: float
    high: float
    p: float


def rate_ratio(count_a: int, words_a: int, count_b: int, words_b: int, *, confidence: float = 0.95) -> Ratio:
    """The rate in text a divided by the rate in text b, with its exact interval and p value.

    Given `count_a + count_b` occurrences in all, those in a are binomial, so the interval is that of
    Clopper and Pearson carried over to the ratio by the lengths in words, and p the exact two-sided test.
    The two may disagree near the edge: the interval cuts equal tails, the test adds up unlikely outcomes.
    No occurrence only in a gives ratio 0, only in b infinity. None in either, or an empty text, tells
    nothing: ratio nan, interval 0 to infinity, p 1.
    ValueError: not whole numbers from 0, a count above 0 in no words, `confidence` not in (0, 1).
    Source: Clopper and Pearson 1934, Biometrika 26, 404–413; Przyborowski and Wilenski 1940, Biometrika 31,
    313–323.

    >>> [round(number, 6) for number in rate_ratio(11, 800, 21, 3011)]
    [1.971488, 0.858426, 4.277266, 0.079669]
    """
    count_a, words_a = checks.counted(count_a, words_a, within=False)
    count_b, words_b = checks.counted(count_b, words_b, within=False)
    tail = checks.confidence(confidence)
    if count_a + count_b == 0 or words_a == 0 or words_b == 0:
        return Ratio(math.nan, 0.0, math.inf, 1.0)
    from scipy.special import betaincinv

    def odds(one: int, other: int) -> float:
        """The lower limit of the odds that an occurrence is one of `one` and not of the `other`."""
        if one == 0:
            return 0.0
        # The limit and its complement, each with all its digits.
        return float(betaincinv(one, other + 1, tail) / betaincinv(other + 1, one, 1 - tail))

    low, high = odds(count_a, count_b) * words_b / words_a, math.inf
    if count_b:
        high = words_b / words_a / odds(count_b, count_a)
    ratio = count_a * words_b / (count_b * words_a) if count_b else math.inf
    p = binomial(count_a, count_a + count_b, words_a / (words_a + words_b))
    return Ratio(ratio, low, high, p)


def newcombe(hits_a: int, of_a: int, hits_b: int, of_b: int, *, confidence: float = 0.95) -> Estimate:
    """The share in a less the share in b, with the interval that joins the two Wilson intervals.

    No unit in a or in b gives no value (nan) and the widest interval, -1 to 1.
    ValueError: not whole numbers with 0 <= hits <= of in each, `confidence` not in (0, 1).
    Source: Newcombe 1998, Statistics in Medicine 17, 873–890, method 10 (without continuity correction).

    >>> [round(number, 4) for number in newcombe(56, 70, 48, 80)]
    [0.2, 0.0524, 0.3339]
    """
    a, b = share(hits_a, of_a, confidence=confidence), share(hits_b, of_b, confidence=confidence)
    if of_a == 0 or of_b == 0:
        return Estimate(math.nan, -1.0, 1.0)
    difference = a.value - b.value
    low = difference - math.hypot(a.value - a.low, b.high - b.value)
    high = difference + math.hypot(a.high - a.value, b.value - b.low)
    return Estimate(difference, max(low, -1.0), min(high, 1.0))
