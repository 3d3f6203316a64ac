"""Who acts on whom: a directed picture of actors, kinds of act told apart by line and hue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bittersweet.charts.arrows import CLASSES, NUMBER, POINTS, draw, name
from bittersweet.charts.captions import Caption, heading
from bittersweet.charts.layout import busiest, places
from bittersweet.charts.sheet import EDGE, Mark, blank, described, sheet
from bittersweet.charts.style import INK, WIDTH, drawn, readable
from bittersweet.charts.tables import groups, missing, need
from bittersweet.charts.words import fitted, plain, size
from bittersweet.files import DataError

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

KIND = "Actors as boxes, an arrow from who acts to who is acted on"
MOST = 24  # actors for which there is room
SAID = 12  # arrows of a panel that its description names


@drawn
def network(
    table: pd.DataFrame,
    *,
    title: str = "",
    subtitle: str = "",
    caption: Caption | None = None,
    names: Mapping[str, str] | None = None,
) -> Figure:
    """A directed picture: actors as boxes, arrows as wide as they are many, the number on each; a panel a group.

    `table` has one row an arrow: agent and target (labels), class (cooperation, conflict, coercion, both, neither)
    and n; with a column label this stands on the arrow in place of n; mutual ones have two heads; with a column group
    there is a panel for each. The two actors with most acts stand left and right, and each actor at the same place in
    every panel. Raises DataError for an unknown class, an arrow from an actor to itself or to nobody, and more than
    24 actors.

    >>> import pandas as pd
    >>> table = pd.DataFrame({"agent": ["Ann"], "target": ["Bo"], "class": ["cooperation"], "n": [3]})
    >>> network(table).get_label()
    'Actors as boxes, an arrow from who acts to who is acted on. Ann to Bo: cooperation, 3.'
    """
    head = heading(caption, title, subtitle, names)
    if table.empty:
        return blank(head, KIND)
    need(table, ("agent", "target", "class", "n"), "network")
    arrows = [_checked(row) for row in table.to_dict("records")]
    ends = [(arrow["agent"], arrow["target"], float(arrow["n"])) for arrow in arrows]
    nodes = busiest(ends)
    if len(nodes) > MOST:
        raise DataError(f"charts.network: takes at most {MOST} actors; found {len(nodes)}; keep those with most acts")
    said = {node: fitted(node, 1.12, POINTS, bold=True, lines=2) for node in nodes}
    sizes = {node: _around(size(text, POINTS)) for node, text in said.items()}
    for node in nodes[:2]:  # the more edges between the two, the taller their boxes, so that heads stand apart
        sizes[node] = sizes[node][0], max(sizes[node][1], 0.13 * _between(arrows, nodes[:2]) + 0.1)
    found = groups(table, head.names) if "group" in table.columns else []
    panels: list[tuple[Any, str, str]] = [(g.id, g.label, readable(g.hue)) for g in found] or [(None, "", INK)]
    line = 0.3 if found else 0.0
    there = [kind for kind in CLASSES if any(arrow["class"] == kind for arrow in arrows)]
    width = WIDTH - 2 * EDGE
    boxes, tall = places(nodes, sizes, ends, width)
    key = [Mark(kind, CLASSES[kind][0], line=CLASSES[kind][1]) for kind in there]
    most, mutual = max(float(arrow["n"]) for arrow in arrows), any(arrow["mutual"] for arrow in arrows)
    notes = ["as wide as they are many" if most > 1 else "", "two heads: mutual" if mutual else ""]
    note = " · ".join(part for part in notes if part)
    page = sheet(head, (tall + line + 0.15) * len(panels) + 0.25 * bool(note), key)
    for place, (group, label, hue) in enumerate(panels):
        top = (tall + line + 0.15) * place
        if label:
            page.write(
                EDGE,
                top + 0.08,
                fitted(label, width, 10.5, bold=True, lines=1),
                fontsize=10.5,
                fontweight="bold",
                color=hue,
                va="top",
            )
        panel = page.axes(EDGE, top + line, width, tall)
        panel.set_xlim(0, width)
        panel.set_ylim(0, tall)
        panel.axis("off")
        own = [arrow for arrow in arrows if group is None or arrow["group"] == group]
        draw(panel, own, boxes, most)
        active = {arrow[end] for arrow in own for end in ("agent", "target")}
        name(panel, {node: box for node, box in boxes.items() if node in active}, said)
    if note:
        page.note(page.body - 0.16, f"arrows: {note}")
    page.figure.set_label(described(KIND, head, *_described(arrows, panels)))
    return page.figure


def _between(arrows: Sequence[Mapping[str, Any]], pair: Sequence[str]) -> int:
    """The largest number of arrows that a panel has between two actors."""
    counts = Counter(a.get("group") for a in arrows if {a["agent"], a["target"]} == set(pair))
    return max(counts.values(), default=0)


def _around(text: tuple[float, float]) -> tuple[float, float]:
    """The box around a text of this size."""
    return text[0] + 0.19, text[1] + 0.16


def _checked(row: Mapping[Any, Any]) -> dict[str, Any]:
    """An arrow with plain labels, its sign and whether it is mutual. Raises DataError for one that cannot be drawn."""
    kind = row["class"]
    if kind not in CLASSES:
        raise DataError(f"charts.network: class is {kind!r}; one of {', '.join(CLASSES)} is needed")
    if missing(row["n"]):
        raise DataError("charts.network: n is missing; how many acts the arrow stands for is needed")
    ends = {end: "" if missing(row[end]) else plain(row[end]) for end in ("agent", "target")}
    if not all(ends.values()) or ends["agent"] == ends["target"]:
        raise DataError(
            f"charts.network: an arrow from {ends['agent'] or 'nobody'} to {ends['target'] or 'nobody'}; two different "
            "actors are needed (leave such rows out)"
        )
    sign = plain(row["label"]) if "label" in row and not missing(row["label"]) else f"{row['n']:,g}"
    return {
        **row,
        **ends,
        "sign": fitted(sign, 1.0, NUMBER, bold=True, lines=1),
        "mutual": bool(row.get("mutual", False)),
    }


def _described(arrows: Sequence[Mapping[str, Any]], panels: Sequence[tuple[Any, str, str]]) -> list[str]:
    sentences = []
    for group, label, _ in panels:
        own = [arrow for arrow in arrows if group is None or arrow["group"] == group]
        parts = [
            f"{a['agent']} {'with' if a['mutual'] else 'to'} {a['target']}: {a['class']}, {a['sign']}"
            for a in sorted(own, key=lambda arrow: -arrow["n"])
        ]
        rest = f"; and {len(parts[SAID:])} more" if parts[SAID:] else ""
        sentences.append((f"{label}: " if label else "") + "; ".join(parts[:SAID]) + rest)
    return sentences
