"""The bars of a timeline, stacked from its line so that none lies on another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from bittersweet.charts.tables import missing
from bittersweet.charts.words import fitted, size

KINDS = {"cooperation": 1, "neither": 0, "conflict": -1}  # above the line, on it, below it
ASSERTED = "asserted"
STEP, POINTS = 0.13, 7.5  # inches from bar to bar; points of a label


class Bar(NamedTuple):
    """An act on the timeline: its years, how it is drawn, its label and where this stands, its level from the line."""

    start: float
    end: float
    kind: str
    solid: bool
    label: str
    where: str
    level: int


def stacked(acts: Iterable[Mapping[Any, Any]], span: tuple[float, float], year: float) -> list[Bar]:
    """The acts as bars, each on the first level from the line where there is room for it and its label."""
    taken: dict[str, list[list[tuple[float, float]]]] = {kind: [] for kind in KINDS}
    bars = []
    for act in sorted(acts, key=lambda act: (act["from"] - act["to"], act["from"])):
        start, end = act["from"] - 0.42, act["to"] + 0.42
        given = act.get("label", "")
        label = "" if missing(given) else fitted(given, 2.6, POINTS, lines=1)
        room = (size(label, POINTS)[0] + 0.12) / year if label else 0.0
        inside, right = end - start > room, end + room <= span[1]
        where = "inside" if inside else "right" if right or start - room < span[0] else "left"
        low, high = start - room * (where == "left"), end + room * (where == "right")
        level = _free(taken[act["kind"]], low, high)
        bars.append(Bar(start, end, act["kind"], act.get("factuality", ASSERTED) == ASSERTED, label, where, level))
    return bars


def _free(levels: list[list[tuple[float, float]]], low: float, high: float) -> int:
    """The first level where nothing lies between `low` and `high`; that stretch is taken from then on."""
    for number, level in enumerate(levels):
        if all(high <= a or low >= b for a, b in level):
            level.append((low, high))
            return number
    levels.append([(low, high)])
    return len(levels) - 1


def reach(bars: list[Bar]) -> tuple[float, float]:
    """The inches that a lane needs above its line and below."""
    above, below = (max(_levels(bars, kind), 1) * STEP + 0.06 for kind in ("cooperation", "conflict"))
    return middle(bars) + above, middle(bars) + below


def middle(bars: list[Bar]) -> float:
    """Half the inches that the acts on the line take."""
    return _levels(bars, "neither") * STEP / 2


def _levels(bars: list[Bar], kind: str) -> int:
    return max((bar.level + 1 for bar in bars if bar.kind == kind), default=0)
