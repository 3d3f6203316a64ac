"""Slopes: a few rates in one group and in the other, joined by lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from bittersweet.charts import rows
from bittersweet.charts.captions import Caption, heading
from bittersweet.charts.intervals import values
from bittersweet.charts.sheet import blank, described, sheet
from bittersweet.charts.spread import spread
from bittersweet.charts.style import INK, PALE, SOFT, WIDTH, drawn, readable, tone
from bittersweet.charts.tables import Unit, cells, exactly, groups, keys, known, need, results, sized, unit
from bittersweet.charts.words import fitted, number, percent, plain, size

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

KIND = "Slopes from one group to the other"
SIDE, POINTS = 3.0, 10  # inches for the labels of either end, and their size


@drawn
def slope(
    table: pd.DataFrame,
    *,
    title: str = "",
    subtitle: str = "",
    caption: Caption | None = None,
    names: Mapping[str, str] | None = None,
    order: Iterable[str] | None = None,
    axis: str = "",
) -> Figure:
    """A line a key from its value in one group to that in the other, in the hue of the higher one, named at both ends.

    `table` is a measure: group, key, label, value, per (and count, of, written beside the values); a column result
    gives each line its strength. Raises DataError where there are not exactly two groups.

    >>> import pandas as pd
    >>> table = pd.DataFrame({"group": ["a", "b"], "key": "tea", "value": [8.1, 0.0], "per": "words"})
    >>> slope(table).get_label()
    'Slopes from one group to the other. mentions per 1,000 words upwards. tea: a 8.1, b 0.'
    """
    head = heading(caption, title, subtitle, names)
    if table.empty:
        return blank(head, KIND)
    need(table, ("group", "key", "value"), "slope")
    found, unit_, labels = groups(table, head.names), unit(table, axis), keys(table, order)
    if not labels:
        return blank(head, KIND)
    exactly(found, 2, "slope", "charts.intervals takes any number")
    own, strengths = known(cells(table, ("group", "key"), "slope")), results(table)
    height = max(2.2, 0.42 * len(labels))
    page = sheet(head, height + 0.75)
    panel = page.axes(SIDE, 0.42, WIDTH - 2 * SIDE, height)
    panel.axis("off")
    panel.set_xlim(0, 1)
    most = max((cell["value"] for cell in own.values()), default=0) * unit_.scale or 1
    panel.set_ylim(-0.04 * most, 1.06 * most)
    for group, x in zip(sized(found, table), (0, 1), strict=True):
        panel.plot([x, x], panel.get_ylim(), color=PALE, linewidth=1.2)
        page.write(
            SIDE + x * (WIDTH - 2 * SIDE), 0.12, fitted(group.label, SIDE, POINTS, bold=True, lines=1), ha="center",
            va="top", fontsize=POINTS, fontweight="bold", color=readable(group.hue),
        )  # fmt: skip
        line = 1.1 * most / height  # an inch
        # From the last to the first: of keys with one value the first stands above.
        there = [key for key in reversed(labels) if (group.id, key) in own]
        at = [unit_.scale * own[group.id, key]["value"] for key in there]
        texts = [_label(labels[key], own[group.id, key], unit_, left=x == 0) for key in there]
        places = spread(at, [(0.19 + 0.16 * text.count("\n")) * line for text in texts], *panel.get_ylim())
        for key, y, place, text in zip(there, at, places, texts, strict=True):
            ink = SOFT if strengths.get(key) == "undecided" else INK
            points = -14 if x == 0 else 14
            panel.annotate(
                text, (x, y), xytext=(points, 72 * (place - y) / line), textcoords="offset points", color=ink,
                ha="right" if x == 0 else "left", va="center", fontsize=POINTS, annotation_clip=False,
                fontweight="bold" if strengths.get(key) == "apart" else "normal",
                arrowprops={
                    "arrowstyle": "-", "color": PALE, "linewidth": 0.8, "shrinkA": 1, "shrinkB": 5,
                    "relpos": (1 - x, 0.5),
                },
            )  # fmt: skip
    for key in labels:
        ends = [own.get((group.id, key)) for group in found]
        pair = [unit_.scale * cell["value"] for cell in ends if cell]
        strong = strengths.get(key, "")
        if len(pair) == 2:
            more = SOFT if pair[0] == pair[1] else found[pair[1] > pair[0]].hue
            panel.plot([0, 1], pair, color=tone(more, strong), linewidth=2.2, clip_on=False)
        for group, cell, x in zip(found, ends, (0, 1), strict=True):
            if cell:
                rows.dot(panel, x, unit_.scale * cell["value"], group.hue, group.marker, big=8.5)
    page.note(page.body - 0.16, unit_.axis)
    what = f"{unit_.axis} upwards" if unit_.axis else ""
    page.figure.set_label(described(KIND, head, what, rows.said(values(found, labels, own, unit_))))
    return page.figure


def _label(label: str, cell: Mapping[str, Any], unit_: Unit, *, left: bool) -> str:
    """The words at an end: the key and its value, the value next to the dot."""
    value = percent(cell["value"]) if unit_.share else number(cell["value"])
    said = f"{value} ({cell['count']:,})" if "count" in cell else value
    name = fitted(plain(label), SIDE - 0.55 - size(said, POINTS, bold=True)[0], POINTS, bold=True, lines=2)
    first, *rest = name.split("\n")
    return "\n".join([f"{first}  {said}" if left else f"{said}  {first}", *rest])
