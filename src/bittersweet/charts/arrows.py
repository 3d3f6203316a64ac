"""The arrows of a network: kinds of act told apart by line and hue, as wide as they are many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import dist, hypot
from typing import TYPE_CHECKING, Any

from bittersweet.charts.curves import Curve, curves, numbered, steps
from bittersweet.charts.layout import Box, Point
from bittersweet.charts.style import INK
from bittersweet.charts.words import size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Told apart by line style as well as by hue.
CLASSES: dict[str, tuple[str, Any]] = {
    "cooperation": ("#00695C", "solid"),
    "conflict": ("#B2182B", (0, (4, 1.6))),
    "coercion": ("#B2182B", (0, (4, 1.6))),
    "both": ("#6A3D9A", (0, (6, 1.5, 1, 1.5))),
    "neither": ("#707070", (0, (1, 1.3))),
}
STEPS = steps(200)
POINTS, NUMBER = 9.5, 9  # of the actors, and of the number on an arrow


def draw(panel: Axes, arrows: Sequence[Mapping[str, Any]], boxes: Mapping[str, Box], most: float) -> None:
    """Draw the arrows between the boxes, those that are many first, then their numbers; `most` has the widest."""
    order = sorted(arrows, key=lambda arrow: (-arrow["n"], arrow["agent"], arrow["target"], arrow["class"]))
    active = {arrow[end] for arrow in order for end in ("agent", "target")}
    there = {node: box for node, box in boxes.items() if node in active}
    lines = curves(
        [(arrow["agent"], arrow["target"]) for arrow in order], there, panel.get_xlim()[1], panel.get_ylim()[1]
    )
    sizes = [
        (max(wide, tall) + 0.08, tall + 0.08) for wide, tall in (size(a["sign"], NUMBER, bold=True) for a in order)
    ]
    for arrow, line in zip(order, lines, strict=True):
        _arrow(panel, line, arrow, 1.5 + 4.0 * float(arrow["n"]) / most if most > 1 else 2.2)
    for arrow, (x, y) in zip(order, numbered(lines, sizes, there.values()), strict=True):
        hue = CLASSES[arrow["class"]][0]
        ring = {"boxstyle": "round,pad=0.22", "facecolor": "white", "edgecolor": hue, "linewidth": 1.1}
        panel.text(
            x, y, arrow["sign"], ha="center", va="center", fontsize=NUMBER, fontweight="bold", color=hue, bbox=ring,
        )  # fmt: skip


def _arrow(panel: Axes, line: Curve, arrow: Mapping[str, Any], points: float) -> None:
    """Draw one arrow, `points` wide: a shaft in its class's style, and a head, or two."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    hue, style = CLASSES[arrow["class"]]
    long = 0.1 + 0.022 * points
    high = _back(line, long, from_end=True)
    low = _back(line, long, from_end=False) if arrow["mutual"] else 0.0
    shaft = line.part(low, high)
    path = Path([shaft.start, shaft.bend, shaft.end], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
    panel.add_patch(
        PathPatch(path, facecolor="none", edgecolor=hue, linewidth=points, linestyle=style, capstyle="butt")
    )
    _head(panel, shaft.end, line.end, long, hue)
    if arrow["mutual"]:
        _head(panel, shaft.start, line.start, long, hue)


def _back(line: Curve, inches: float, *, from_end: bool) -> float:
    """Where on a curve a head of so many inches begins."""
    tip, steps = (line.end, reversed(STEPS)) if from_end else (line.start, STEPS)
    return next((t for t in steps if dist(line.at(t), tip) >= 0.92 * inches), 0.5)


def _head(panel: Axes, base: Point, tip: Point, long: float, hue: str) -> None:
    from matplotlib.patches import Polygon

    x, y = tip[0] - base[0], tip[1] - base[1]
    far = hypot(x, y)
    x, y = x / far * long * 0.55, y / far * long * 0.55
    corners = [tip, (base[0] - y, base[1] + x), (base[0] + y, base[1] - x)]
    panel.add_patch(Polygon(corners, facecolor=hue, edgecolor="none", zorder=1.5))


def name(panel: Axes, boxes: Mapping[str, Box], said: Mapping[str, str]) -> None:
    """Draw the boxes with the names of their actors."""
    from matplotlib.patches import FancyBboxPatch

    for node, box in boxes.items():
        corner = (box.x - box.width / 2 + 0.06, box.y - box.height / 2 + 0.06)
        panel.add_patch(
            FancyBboxPatch(
                corner, box.width - 0.12, box.height - 0.12, boxstyle="round,pad=0.06", facecolor="white",
                edgecolor=INK, linewidth=1.1,
            )
        )  # fmt: skip
        panel.text(box.x, box.y, said[node], ha="center", va="center", fontsize=POINTS, color=INK)
