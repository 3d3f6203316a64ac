"""Adjusted p values: what is left of them when several tests are made at once."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate


def holm(p_values: Iterable[float]) -> list[float]:
    """The p values adjusted for their number so that no false one is the rule (family-wise error), in the same order.

    No p values give an empty list.
    ValueError: a p value outside 0 to 1, or not a number.
    Source: Holm 1979, Scandinavian Journal of Statistics 6(2), 65–70.

    >>> [round(p, 6) for p in holm([0.01, 0.04, 0.03, 0.005])]
    [0.03, 0.06, 0.06, 0.02]
    """
    values, order = _ranked(p_values)
    raised = (values[place] * (len(values) - rank) for rank, place in enumerate(order))
    return _placed(order, accumulate(raised, max))


def adjust(p_values: Iterable[float]) -> list[float]:
    """The p values adjusted for their number (Benjamini–Hochberg false discovery rate), in the same order.

    No p values give an empty list.
    ValueError: a p value outside 0 to 1, or not a number.
    Source: Benjamini and Hochberg 1995, Journal of the Royal Statistical Society B 57(1), 289–300.

    >>> [round(p, 6) for p in adjust([0.01, 0.04, 0.03, 0.005])]
    [0.02, 0.04, 0.04, 0.02]
    """
    values, order = _ranked(p_values)
    order.reverse()
    raised = (values[place] / (1 - back / len(values)) for back, place in enumerate(order))
    return _placed(order, accumulate(raised, min))


def _ranked(p_values: Iterable[float]) -> tuple[list[float], list[int]]:
    """The p values, and their places from the smallest to the largest."""
    values = [float(p) for p in p_values]
    if wrong := [p for p in values if not 0 <= p <= 1]:
        raise ValueError(f"p values must be between 0 and 1, found {wrong}")
    return values, sorted(range(len(values)), key=values.__getitem__)


def _placed(order: list[int], adjusted: Iterable[float]) -> list[float]:
    """The adjusted values, none above 1, at the places that `order` gives."""
    found = [1.0] * len(order)
    for place, value in zip(order, adjusted, strict=True):
        found[place] = min(value, 1.0)
    return found
