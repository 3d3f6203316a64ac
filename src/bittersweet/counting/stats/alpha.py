"""Alpha: how far annotators give the same codes, beyond what chance gives."""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any

from bittersweet.counting.stats import checks
from bittersweet.counting.stats.intervals import Estimate
from bittersweet.counting.stats.resampling import redrawn

if TYPE_CHECKING:
    from numpy.typing import NDArray

Columns = Sequence[Sequence[Hashable | None]]


def alpha(codes: Columns) -> float:
    """Krippendorff's alpha for nominal codes: 1 is full agreement, 0 is what chance gives.

    `codes` holds a column for each annotator, all with the same units in the same order, None where a unit
    was not coded. A unit with fewer than two codes is left out, as there is nothing to compare it with.
    If one and the same code is all that is left (or nothing is), alpha is 0/0 and nan is given: that the
    annotators can tell the codes apart has not been seen. Some programs say 1 there.
    ValueError: fewer than two annotators, columns of unequal length, a string for a column, nan as a code.
    Source: Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", University of Pennsylvania,
    with its four annotators and twelve units:

    >>> round(alpha(([1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    ...              [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    ...              [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    ...              [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None])), 6)
    0.743421
    """
    return float(_alphas(_parts(codes).sum(axis=0)[None, :])[0])


def alpha_interval(codes: Columns, *, draws: int = 2000, seed: int = 1, confidence: float = 0.95) -> Estimate:
    """`alpha` with the range that it takes when the units are redrawn with replacement (percentile bootstrap).

    Draws in which alpha is 0/0 are left out of the range; where it is so in all of them the range is nan. Few positives
    make it wide, and a draw without any has no alpha, so that the range is then too kind.
    ValueError: as `alpha`, and `draws` below 1 or `confidence` not in (0, 1).
    Source: percentile bootstrap, Efron 1979, Annals of Statistics 7, 1–26.

    >>> alpha_interval((["a", "b", "a", "b"], ["a", "b", "a", "b"]))
    Estimate(value=1.0, low=1.0, high=1.0)
    """
    if draws < 1:
        raise ValueError(f"draws must be 1 or more, found {draws}")
    tail = checks.confidence(confidence)
    import numpy as np

    parts = _parts(codes)
    value = float(_alphas(parts.sum(axis=0)[None, :])[0])
    values = _alphas(redrawn(parts, draws, seed)) if len(parts) else np.empty(0)
    known = values[~np.isnan(values)]
    if not len(known):
        return Estimate(value, math.nan, math.nan)
    return Estimate(value, float(np.quantile(known, tail)), float(np.quantile(known, 1 - tail)))


def ac1(codes: Columns) -> float:
    """Gwet's AC1 for nominal codes, which stays near the share agreed on where nearly all units get one code.

    `codes` as for `alpha`; units with one code count for how frequent the codes are. Fewer than two different codes, or
    no unit with two codes, give nan.
    ValueError: as `alpha`.
    Source: Gwet 2008, British Journal of Mathematical and Statistical Psychology 61, 29–48; with missing codes as in
    the package irrCAC, which gives the value below for these data (its ``raw_4raters``).

    >>> round(ac1(([1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    ...            [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    ...            [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    ...            [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None])), 5)
    0.77544
    """
    given = _given(codes)
    given = given[given.sum(axis=1) > 0]
    coders = given.sum(axis=1)
    paired = coders > 1
    if given.shape[1] < 2 or not paired.any():
        return math.nan
    own, many = given[paired], coders[paired]
    agreed = float(((own * (own - 1)).sum(axis=1) / (many * (many - 1))).mean())
    frequent = (given / coders[:, None]).mean(axis=0)
    chance = float((frequent * (1 - frequent)).sum()) / (given.shape[1] - 1)
    return float((agreed - chance) / (1 - chance))


def _given(codes: Columns) -> NDArray[Any]:
    """How many annotators give a unit (row) a code (column)."""
    # A table gives its column names when iterated; their letters would pass for codes.
    if names := [column for column in codes if isinstance(column, str)]:
        raise ValueError(f"each column must be a sequence of codes, found the text {names}")
    lengths = [len(column) for column in codes]
    if len(lengths) < 2 or len(set(lengths)) > 1:
        raise ValueError(f"agreement needs two or more columns of equal length, found lengths {lengths}")
    units = list(zip(*codes, strict=True))
    # A nan (a gap in a pandas column) differs even from itself and would be counted as disagreement.
    if gaps := [row for row in units if any(code != code for code in row)]:
        raise ValueError(f"a unit that was not coded must be None, found {gaps}")
    import numpy as np

    places: dict[Hashable, int] = {}
    for row in units:
        for code in row:
            if code is not None:
                places.setdefault(code, len(places))
    given = np.zeros((len(units), len(places)))
    for number, row in enumerate(units):
        for code in row:
            if code is not None:
                given[number, places[code]] += 1
    return given


def _parts(codes: Columns) -> NDArray[Any]:
    """What each unit with two codes or more adds: its disagreement, and its codes; alpha needs only their sums."""
    import numpy as np

    given = _given(codes)
    coders = given.sum(axis=1)
    given, coders = given[coders > 1], coders[coders > 1]
    return np.column_stack([(coders**2 - (given**2).sum(axis=1)) / (coders - 1), given])


def _alphas(sums: NDArray[Any]) -> NDArray[Any]:
    """Alpha for each row of summed parts; nan where no two different codes are left."""
    import numpy as np

    codes = sums[:, 1:].sum(axis=1)
    expected = codes**2 - (sums[:, 1:] ** 2).sum(axis=1)
    with np.errstate(invalid="ignore"):  # where no two codes differ both are 0
        alphas: NDArray[Any] = 1 - (codes - 1) * sums[:, 0] / expected
    return alphas
