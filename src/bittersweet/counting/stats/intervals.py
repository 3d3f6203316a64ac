"""Intervals: a rate per 1,000 words and a share of units, each with its 95% interval."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from bittersweet.counting.stats import checks

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


class Estimate(NamedTuple):
    """A value with the two ends of its confidence interval."""

    value: float
    low: float
    high: float


class Estimates(NamedTuple):
    """Values with the two ends of their confidence intervals, each an array."""

    value: NDArray[Any]
    low: NDArray[Any]
    high: NDArray[Any]


def rate(count: int, words: int, *, per: float = 1000, confidence: float = 0.95) -> Estimate:
    """The rate of `count` occurrences in `words` words, per 1,000 words, with its exact Poisson interval.

    No words at all give no value (nan) and the widest interval, 0 to infinity.
    ValueError: not whole numbers from 0, a count above 0 in no words, `per` not above 0, `confidence` not in (0, 1).
    Source: Garwood 1936, Biometrika 28, 437–442.

    >>> [round(number, 6) for number in rate(10, 1000)]
    [10.0, 4.795389, 18.390356]
    >>> [round(number, 6) for number in rate(0, 1000)]
    [0.0, 0.0, 3.688879]
    """
    return _one(rates(*checks.counted(count, words, within=False), per=per, confidence=confidence))


def rates(counts: ArrayLike, words: ArrayLike, *, per: float = 1000, confidence: float = 0.95) -> Estimates:
    """The `rate` of each of `counts` in `words` (a column too, or one number for all)."""
    if not (math.isfinite(per) and per > 0):
        raise ValueError(f"per must be a finite number above 0, found {per}")
    tail = checks.confidence(confidence)
    import numpy as np
    from scipy.special import gammainccinv, gammaincinv

    count, size = checks.columns(counts, words, within=False)
    known = size > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        # The quantiles of the chi-square distribution, halved; of 0 occurrences there is no lower one.
        low = np.where(count > 0, gammaincinv(count, tail), 0.0) / (size / per)
        high = gammainccinv(count + 1, tail) / (size / per)
        value = count * per / size
    return Estimates(value, np.where(known, low, 0.0), high)


def share(hits: int, of: int, *, confidence: float = 0.95) -> Estimate:
    """The share of `hits` among `of` units, between 0 and 1, with its Wilson score interval.

    No units at all give no value (nan) and the widest interval, 0 to 1.
    ValueError: not whole numbers with 0 <= hits <= of, `confidence` not in (0, 1).
    Source: Wilson 1927, Journal of the American Statistical Association 22, 209–212.

    >>> [round(number, 7) for number in share(81, 263)]
    [0.3079848, 0.2552885, 0.3662096]
    """
    return _one(shares(*checks.counted(hits, of, "hits", "of"), confidence=confidence))


def shares(hits: ArrayLike, of: ArrayLike, *, confidence: float = 0.95) -> Estimates:
    """The `share` of each of `hits` among `of` (a column too, or one number for all)."""
    tail = checks.confidence(confidence)
    import numpy as np
    from scipy.special import ndtri

    count, size = checks.columns(hits, of, "hits", "of")
    known = size > 0
    square = float(ndtri(tail)) ** 2
    with np.errstate(divide="ignore", invalid="ignore"):
        value = count / size
        centre = (value + square / (2 * size)) / (1 + square / size)
        reach = np.sqrt(square) * np.sqrt(value * (1 - value) / size + square / (4 * size**2)) / (1 + square / size)
    # Rounding can put the low end of 0 hits at 1e-17, and the high end of all hits as much below 1.
    low, high = (centre - reach).clip(0.0, value), (centre + reach).clip(value, 1.0)
    return Estimates(value, np.where(known, low, 0.0), np.where(known, high, 1.0))


def _one(found: Estimates) -> Estimate:
    return Estimate(*(float(column) for column in found))
