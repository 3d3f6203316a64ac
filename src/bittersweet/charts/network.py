"""Who acts towards whom: a directed picture of actors, arrows labelled and told apart by line and hue."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bittersweet.charts.style import INK, canvas, drawn, key

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

# Told apart by line style as well as by hue.
LINES = {
    "cooperation": ("#00695C", "solid", "cooperation ——"),
    "coercion": ("#B2182B", (0, (4, 2)), "coercion – – –"),
    "both": ("#6A3D9A", (0, (6, 2, 1, 2)), "both – · –"),
    "neither": ("#707070", (0, (1, 2)), "neither · · ·"),
}


@drawn
def network(table: pd.DataFrame, *, title: str, subtitle: str) -> Figure:
    """A directed picture: the two actors with most arrows above, the others below in order of appearance.

    `table` has one row an arrow: number (its label), from, to and relation.
    """
    from matplotlib.patches import FancyArrowPatch

    arrows = list(table[["from", "to", "number", "relation"]].itertuples(index=False, name=None))
    figure, axes = canvas(3.9, title, subtitle)
    ends = Counter(node for start, end, *_ in arrows for node in (start, end))
    busiest = [node for node, _ in ends.most_common(2)]
    others = [node for node in ends if node not in busiest]
    places = {node: (x, 0.8) for node, x in zip(busiest, (-2.2, 2.2), strict=True)}
    places |= {node: (-2.2 + 4.4 * i / max(len(others) - 1, 1), -1.0) for i, node in enumerate(others)}
    box = {"boxstyle": "round,pad=0.45", "facecolor": "white", "edgecolor": INK, "linewidth": 1.2}
    boxes = {
        node: axes.text(x, y, node, ha="center", va="center", fontsize=11, color=INK, bbox=box, zorder=5)
        for node, (x, y) in places.items()
    }
    drawn_between: Counter[frozenset[str]] = Counter()
    for start, end, label, relation in arrows:
        hue, line, _ = LINES[relation]
        (x1, y1), (x2, y2) = places[start], places[end]
        drawn_between[frozenset((start, end))] += 1
        bow = 0.08 + 0.15 * (drawn_between[frozenset((start, end))] - 1)
        shape = {"connectionstyle": f"arc3,rad={bow}", "color": hue, "shrinkA": 3, "shrinkB": 3}
        shape |= {"patchA": boxes[start].get_bbox_patch(), "patchB": boxes[end].get_bbox_patch(), "mutation_scale": 22}
        # Line and head apart, so that a dotted line does not end in a dotted head.
        for arrowstyle, width in (("-", 2.2), ("-|>", 0)):
            axes.add_patch(
                FancyArrowPatch((x1, y1), (x2, y2), arrowstyle=arrowstyle, linestyle=line, linewidth=width, **shape)
            )
        # The middle of the arc: halfway between the middle of the line and the point that bends it.
        x, y = (x1 + x2) / 2 + bow / 2 * (y2 - y1), (y1 + y2) / 2 - bow / 2 * (x2 - x1)
        ring = {"boxstyle": "circle,pad=0.25", "facecolor": "white", "edgecolor": hue, "linewidth": 1.4}
        axes.text(x, y, str(label), ha="center", va="center", fontsize=10, fontweight="bold", color=hue, bbox=ring)
    axes.set_xlim(-3, 3)
    axes.set_ylim(-1.3, 1.75)
    axes.set_aspect("equal")
    axes.axis("off")
    there = dict.fromkeys(relation for *_, relation in arrows)
    key(axes, {LINES[relation][2]: LINES[relation][0] for relation in LINES if relation in there})
    figure.set_label(
        "Directed picture: actors as boxes, arrows from who acts to whom, labelled with the number of the practice; "
        "solid: cooperation, dashed: coercion, dotted: neither."
    )
    return figure
