"""The curves of a network: how its edges bend, and where their numbers stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import dist, hypot
from typing import NamedTuple

from bittersweet.charts.layout import Box, Point

BOWS = (0.0, 0.2, -0.2, 0.4, -0.4, 0.6, -0.6, 0.85, -0.85, 1.1, -1.1)  # inches beside the straight line
SHORT = 0.45  # inches that an edge needs for its number and its head
STEPS = [step / 40 for step in range(41)]


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
    drawn: list[list[Point]] = []
    found, taken = [], set()
    for agent, target in ends:
        start, end = boxes[agent], boxes[target]
        others = [box for name, box in boxes.items() if name not in (agent, target)]
        best: tuple[float, float, Curve, list[Point]] | None = None
        for bow in BOWS:
            curve = _bent(start, end, bow)
            points = [curve.at(t) for t in STEPS]
            inner = [point for point in points if not start.holds(point, 0.05) and not end.holds(point, 0.05)]
            cost = 9 * abs(bow) + 12 * sum(box.holds(point, 0.1) for box in others for point in inner)
            cost += 30 * sum(not (0.05 < x < width - 0.05 and 0.05 < y < height - 0.05) for x, y in inner)
            cost += 40 * (len(inner) < 2 or dist(inner[0], inner[-1]) < SHORT)
            cost += 0.6 * sum(_near(inner[2:-2], line) for line in drawn)
            cost += 1_000_000 * (_side(agent, target, bow) in taken)
            if best is None or cost < best[0] - 1e-9:
                best = cost, bow, curve, inner
        assert best is not None
        taken.add(_side(agent, target, best[1]))
        drawn.append(best[3])
        found.append(_clipped(best[2], start, end))
    return found


def _side(agent: str, target: str, bow: float) -> tuple[str, str, float]:
    """A bend between two nodes, the same whichever of them is named first."""
    return (agent, target, bow) if agent < target else (target, agent, -bow + 0.0)


def _bent(start: Box, end: Box, bow: float) -> Curve:
    """A curve whose middle lies `bow` inches beside the straight line, its ends moved a little to that side."""
    x, y = end.x - start.x, end.y - start.y
    far = hypot(x, y) or 1
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

    if not points or not line:
        return 0
    ways = np.abs(np.array(points)[:, None] - np.array(line))
    return int((ways < 0.09).all(axis=2).any(axis=1).sum())


def _clipped(curve: Curve, start: Box, end: Box, pad: float = 0.04) -> Curve:
    """The curve from where it leaves the first box to where it meets the second."""
    fine = [step / 400 for step in range(401)]
    low = next((t for t in fine if not start.holds(curve.at(t), pad)), 0.0)
    high = next((t for t in reversed(fine) if not end.holds(curve.at(t), pad)), 1.0)
    return curve.part(low, max(high, low + 0.01))


def numbered(lines: Sequence[Curve], sizes: Sequence[tuple[float, float]], boxes: Iterable[Box]) -> list[Point]:
    """Where on each curve its number stands: near the middle, off boxes, numbers and the other curves."""
    taken = list(boxes)
    dots = [[line.at(t) for t in STEPS] for line in lines]
    found = []
    for place, (line, (wide, tall)) in enumerate(zip(lines, sizes, strict=True)):
        best: tuple[float, Box] | None = None
        for t in (0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8):
            box = Box(*line.at(t), wide, tall)
            cost = 100 * sum(box.meets(other, 0.02) for other in taken) + abs(t - 0.5)
            cost += sum(any(box.holds(dot, 0.02) for dot in own) for at, own in enumerate(dots) if at != place)
            if best is None or cost < best[0]:
                best = cost, box
        assert best is not None
        taken.append(best[1])
        found.append((best[1].x, best[1].y))
    return found
