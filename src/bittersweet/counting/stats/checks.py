"""Checks: counts that can be counts, and levels of confidence that can be levels."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def counted(
    count: float, total: float, count_name: str = "count", total_name: str = "words", *, within: bool = True
) -> tuple[int, int]:
    """The two as plain integers, which cannot overflow; 3.0, as pandas has it beside a gap, is taken as 3.

    What is counted is `within` the total, a part of it; otherwise (mentions in words, of which one may hold several:
    "a-a-a") it may be more, but is nothing where there is nothing.
    ValueError: not whole numbers with 0 <= count <= total, or with 0 <= count where it need not be within.
    """
    whole = all(math.isfinite(number) and number == int(number) for number in (count, total))
    if not (whole and min(count, total) >= 0 and (count <= total if within else total or not count)):
        most = f"{count_name} <= {total_name}" if within else f"{count_name} (0 where {total_name} is 0)"
        raise ValueError(
            f"expected whole numbers with 0 <= {most}, found {count_name} {count} and {total_name} {total}"
        )
    return int(count), int(total)


def columns(
    counts: ArrayLike, totals: ArrayLike, count_name: str = "count", total_name: str = "words", *, within: bool = True
) -> tuple[NDArray[Any], NDArray[Any]]:
    """The two columns as arrays of integers of one length; a single total may stand for all.

    ValueError: a row that is not what `counted` takes, with the first such row's numbers.
    """
    import numpy as np

    found, size = np.broadcast_arrays(np.asarray(counts, dtype=float), np.asarray(totals, dtype=float))
    whole = np.isfinite(found) & np.isfinite(size) & (found == np.floor(found)) & (size == np.floor(size))
    good = whole & (found >= 0) & (size >= 0) & ((found <= size) if within else (size > 0) | (found == 0))
    if not good.all():
        first = np.unravel_index(np.argmin(good), good.shape)
        counted(float(found[first]), float(size[first]), count_name, total_name, within=within)
    return found.astype(np.int64), size.astype(np.int64)


def confidence(level: float) -> float:
    """Half of what a level of confidence leaves out. ValueError: not above 0 and below 1."""
    if not 0 < level < 1:
        raise ValueError(f"confidence must be above 0 and below 1, found {level}")
    return (1 - level) / 2
