"""Labels spread along a line so that none lies on another."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """The middle of each label, as near to the wanted one as can be, in the same order, none on another.

    `sizes` are the labels' extents along the line; they stay between `low` and `high` where these leave room for all.

    >>> spread([1.0, 1.0], [1.0, 1.0], 0, 9)
    [0.5, 1.5]
    """
    order = sorted(range(len(wanted)), key=lambda place: (wanted[place], place))
    offsets, used = [], 0.0
    for place in order:
        offsets.append(used + sizes[place] / 2)
        used += sizes[place]
    # With the space of those before taken off, "none on another" is "never falling": blocks of means, as in
    # isotonic regression.
    blocks: list[tuple[float, int]] = []
    for place, offset in zip(order, offsets, strict=True):
        mean, members = wanted[place] - offset, 1
        while blocks and blocks[-1][0] > mean:
            before, n = blocks.pop()
            mean, members = (before * n + mean * members) / (n + members), n + members
        blocks.append((mean, members))
    starts = [max(low, min(mean, high - used)) for mean, n in blocks for _ in range(n)]
    found = [0.0] * len(wanted)
    for place, offset, start in zip(order, offsets, starts, strict=True):
        found[place] = start + offset
    return found
