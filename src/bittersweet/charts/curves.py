"""The curves of a network: how its edges bend, and where their numbers stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import dist, hypot
from operator import itemgetter
from typing import NamedTuple

from bittersweet.charts.layout import Box, Point

BOWS = (0.0, 0.2, -0.2, 0.4, -0.4, 0.6, -0.6, 0.85, -0.85, 1.1, -1.1)  # inches beside the straight line
SHORT = 0.45  # inches that an edge needs for its number and its head
# What a curve costs: a bend (an inch), a point in another box, one at the edge of the panel, no room for number and
# head, a point near another curve, the place of another edge between the same two nodes.
BENT, THROUGH, OUT, TIGHT, NEAR, TAKEN = 9, 12, 30, 40, 0.6, 1_000_000
COVERED = 100  # what a number costs that lies on a box or on another number


def steps(number: int) -> list[float]:
    """From 0 to 1 in so many steps.

    >>> steps(4)
    [0.0, 0.25, 0.5, 0.75, 1.0]
    """
    return [step / number for step in range(number + 1)]


STEPS, FINE = steps(40), steps(400)


class Curve(NamedTuple):
    """A bent line between two nodes: a quadratic Bézier curve."""

    start: Point
    bend: Point
    end: Point

    def at(self, t: float) -> Point:
        """The point at `t`, from 0 (start) to 1 (end)."""
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        return (
            a * self.start[0] + b * self.bend[0] + c * self.end[0],
            a * self.start[1] + b * self.bend[1] + c * self.end[1],
        )

    def part(self, low: float, high: float) -> Curve:
        """The curve from `low` to `high`."""
        start, end = self.at(low), self.at(high)
        # The tangents at both ends meet in the bend of the part.
        x, y = (
            (1 - low) * (1 - high) * s + (low * (1 - high) + high * (1 - low)) * b + low * high * e
            for s, b, e in zip(self.start, self.bend, self.end, strict=True)
        )
        return Curve(start, (x, y), end)


def curves(ends: Sequence[tuple[str, str]], boxes: Mapping[str, Box], width: float, height: float) -> list[Curve]:
    """A curve for each edge, bent so that it runs through few other boxes and near few other curves.

    Edges between the same two nodes bend differently, and none leaves a panel of this size where it can stay.
    """
    panel = Box(width / 2, height / 2, width, height)
    drawn: list[list[Point]] = []
    found, taken = [], set()
    for agent, target in ends:
        start, end = boxes[agent], boxes[target]
        others = [box for name, box in boxes.items() if name not in (agent, target)]
        options = []
        for bow in BOWS:
            curve = _bent(start, end, bow)
            points = [curve.at(t) for t in STEPS]
            inner = [point for point in points if not start.holds(point, 0.05) and not end.holds(point, 0.05)]
            cost = BENT * abs(bow) + THROUGH * sum(box.holds(point, 0.1) for box in others for point in inner)
            cost += OUT * sum(not panel.holds(point, -0.05) for point in inner)
            cost += TIGHT * (not inner or dist(inner[0], inner[-1]) < SHORT)
            cost += NEAR * sum(_near(inner[2:-2], line) for line in drawn)
            side = _side(agent, target, bow)
            options.append((cost + TAKEN * (side in taken), side, curve, inner))
        _, side, curve, inner = min(options, key=itemgetter(0))
        taken.add(side)
        drawn.append(inner)
        found.append(_clipped(curve, start, end))
    return found


def _side(agent: str, target: str, bow: float) -> frozenset[tuple[str, float]]:
    """A bend between two nodes, the same whichever of them is named first."""
    return frozenset({(agent, bow), (target, -bow)})


def _bent(start: Box, end: Box, bow: float) -> Curve:
    """A curve whose middle lies `bow` inches beside the straight line, its ends moved a little to that side."""
    x, y = end.x - start.x, end.y - start.y
    far = hypot(x, y)
    across = (y / far, -x / far)
    bend = (start.x + end.x) / 2 + 2 * bow * across[0], (start.y + end.y) / 2 + 2 * bow * across[1]
    return Curve(_moved(start, bow, across), bend, _moved(end, bow, across))


def _moved(box: Box, bow: float, across: Point) -> Point:
    """The middle of a box, moved to the side of the bend, not out of the box."""
    x, y = (
        max(-0.42 * extent, min(0.42 * extent, 0.8 * bow * part))
        for extent, part in zip((box.width, box.height), across, strict=True)
    )
    return box.x + x, box.y + y


def _near(points: Sequence[Point], line: Sequence[Point]) -> int:
    """How many of the points lie near to some point of a line."""
    import numpy as np

    ways = np.abs(np.reshape(points, (len(points), 2))[:, None] - np.reshape(line, (len(line), 2)))
    return int((ways < 0.09).all(axis=2).any(axis=1).sum())


def _clipped(curve: Curve, start: Box, end: Box, pad: float = 0.04) -> Curve:
    """The curve from where it leaves the first box to where it meets the second."""
    low = next((t for t in FINE if not start.holds(curve.at(t), pad)), 0.0)
    high = next((t for t in reversed(FINE) if not end.holds(curve.at(t), pad)), 1.0)
    return curve.part(low, max(high, low + 0.01))


def numbered(lines: Sequence[Curve], sizes: Sequence[tuple[float, float]], boxes: Iterable[Box]) -> list[Point]:
    """Where on each curve its number stands: near the middle, off boxes, numbers and the other curves."""
    taken = list(boxes)
    dots = [[line.at(t) for t in STEPS] for line in lines]
    found = []
    for place, (line, (wide, tall)) in enumerate(zip(lines, sizes, strict=True)):
        options = []
        for t in (0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8):
            box = Box(*line.at(t), wide, tall)
            cost = COVERED * sum(box.meets(other, 0.02) for other in taken) + abs(t - 0.5)
            cost += sum(any(box.holds(dot, 0.02) for dot in own) for at, own in enumerate(dots) if at != place)
            options.append((cost, box))
        _, box = min(options, key=itemgetter(0))
        taken.append(box)
        found.append((box.x, box.y))
    return found
