"""The layout of a network: where its nodes stand, computed the same each time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from typing import NamedTuple

from bittersweet.charts.spread import spread

Point = tuple[float, float]
SPACE, EDGE, TALL, TIER = 0.22, 0.1, 3.7, 0.6  # inches: between boxes, at the edge, of a panel, of a further tier


class Box(NamedTuple):
    """A node's box in inches: its middle, its width and its height."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, point: Point, pad: float = 0.0) -> bool:
        """Whether a point lies in the box, or nearer to it than `pad`."""
        return abs(point[0] - self.x) < self.width / 2 + pad and abs(point[1] - self.y) < self.height / 2 + pad

    def meets(self, other: Box, pad: float = 0.0) -> bool:
        """Whether two boxes overlap, or come nearer than `pad`."""
        across = abs(self.x - other.x) < (self.width + other.width) / 2 + pad
        return across and abs(self.y - other.y) < (self.height + other.height) / 2 + pad


def busiest(ends: Iterable[tuple[str, str, float]]) -> list[str]:
    """The nodes of weighted edges, those with the most weight first, ties in order of appearance.

    >>> busiest([("a", "b", 1), ("c", "b", 5)])
    ['b', 'c', 'a']
    """
    weight: defaultdict[str, float] = defaultdict(float)
    for agent, target, n in ends:
        weight[agent] += n
        weight[target] += n
    return sorted(weight, key=lambda node: -weight[node])


def places(
    nodes: Sequence[str], sizes: Mapping[str, tuple[float, float]], ends: Sequence[tuple[str, str, float]], width: float
) -> tuple[dict[str, Box], float]:
    """The box of each node in a panel `width` inches wide, none on another, and the height of the panel.

    The first two of `nodes` stand left and right, the others above and below in turn, each nearer to the one of the two
    with which it has more to do; where a row has no room for all, they stand in tiers.
    """
    others = [(1, nodes[2::2]), (-1, nodes[3::2])]
    sides = [(side, _tiers(row, nodes, sizes, ends, width)) for side, row in others]
    above, below = (len(tiers) for _, tiers in sides)
    height = TALL + TIER * (max(above - 1, 0) + max(below - 1, 0))
    level = height / 2 + TIER / 2 * (max(below, 1) - max(above, 1))  # more tiers above push the two down
    boxes = {}
    for node, end in zip(nodes[:2], (-1, 1), strict=False):
        wide, tall = sizes[node]
        boxes[node] = Box(width / 2 + end * (width / 2 - wide / 2 - EDGE), level, wide, tall)
    for side, tiers in sides:
        for tier, row in enumerate(tiers):
            # Tiers are staggered, so that lines pass between the boxes.
            wanted = [width * (place + 0.5 + (tier + 0.5) / len(tiers)) / (len(row) + 1) for place in range(len(row))]
            middles = spread(wanted, [sizes[node][0] + SPACE for node in row], EDGE, width - EDGE)
            for node, x in zip(row, middles, strict=True):
                wide, tall = sizes[node]
                sink = 0.2 * (2 * abs(x - width / 2) / width) ** 2  # a shallow arc
                away = height * (1 + side) / 2 - side * (tall / 2 + 0.06 + sink + TIER * tier)
                boxes[node] = Box(x, away, wide, tall)
    return boxes, height


def _tiers(
    row: Sequence[str], nodes: Sequence[str], sizes: Mapping[str, tuple[float, float]],
    ends: Sequence[tuple[str, str, float]], width: float,
) -> list[list[str]]:  # fmt: skip
    """The nodes of one side from left to right, in as many tiers as they need."""
    order = sorted(row, key=lambda node: _lean(node, nodes[:2], ends))
    tiers = ceil(sum(sizes[node][0] + SPACE for node in order) / (width - 2 * EDGE))
    return [order[tier::tiers] for tier in range(tiers)]


def _lean(node: str, focal: Sequence[str], ends: Iterable[tuple[str, str, float]]) -> float:
    """From −1 to 1: with which of the two focal nodes a node has more to do."""
    weights = [0.0, 0.0]
    for agent, target, n in ends:
        for place, other in enumerate(focal):
            weights[place] += n * ({agent, target} == {node, other})
    return (weights[1] - weights[0]) / (sum(weights) or 1.0)
