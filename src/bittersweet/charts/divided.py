"""Divided bars: who fills a group's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from bittersweet.charts import rows
from bittersweet.charts.captions import Caption, heading
from bittersweet.charts.intervals import values
from bittersweet.charts.sheet import blank, described, sheet
from bittersweet.charts.spread import spread
from bittersweet.charts.style import GREY, INK, SOFT, WIDTH, drawn, mix, on
from bittersweet.charts.tables import Group, cells, groups, keys, known, need, sized, unit
from bittersweet.charts.words import fitted, percent, size

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

KIND = "Divided bars, one for each group"
BAR, LINE, POINTS = 0.5, 0.2, 8.5  # inches of a bar and of a line of labels, and their size
Part = tuple[Any, float, float, str]  # key, where it begins, how wide it is (per cent), its words


@drawn
def divided(
    table: pd.DataFrame,
    *,
    title: str = "",
    subtitle: str = "",
    caption: Caption | None = None,
    names: Mapping[str, str] | None = None,
    order: Iterable[str] | None = None,
    axis: str = "",
) -> Figure:
    """A bar a group, cut into the shares of its keys: the first key white, the others in tones of the group's hue.

    `table` is a measure of shares: group, key, label, value (0 to 1), and count where it is to be written; without
    per they are shares of the words. `order` are the keys from left to right. What is too narrow for its words has
    them below, with a line to it; a share of nothing is not drawn. Raises DataError for a column that is missing or a
    share that is none.

    >>> import pandas as pd
    >>> table = pd.DataFrame({"group": "a", "key": ["own", "quoted"], "value": [0.75, 0.25], "count": [75, 25]})
    >>> divided(table).get_label()
    'Divided bars, one for each group. per cent of the words. own: a 75%; quoted: a 25%.'
    """
    head = heading(caption, title, subtitle, names)
    if table.empty:
        return blank(head, KIND)
    need(table, ("group", "key", "value"), "divided")
    if "per" not in table.columns:
        table = table.assign(per="share")
    found, unit_, labels = groups(table, head.names), unit(table, axis), keys(table, order)
    if not labels:
        return blank(head, KIND)
    own = known(cells(table, ("group", "key"), "divided"))
    broken = rows.broken([group.label for group in sized(found, table)], 1.7)
    left = rows.margin(broken)
    wide = WIDTH - left - 0.35
    parts = {group: _parts(group, labels, own) for group in found}
    small = {group: [part for part in own_ if not _inside(part, wide)] for group, own_ in parts.items()}
    below = {group: _lines(few, wide) for group, few in small.items()}
    tops, body = {}, 0.08
    for group in found:
        tops[group] = body
        body += BAR + 0.16 + 0.1 * bool(below[group]) + LINE * len(below[group])
    page = sheet(head, body + 0.5)
    panel = page.axes(left, 0, wide, body)
    panel.set_ylim(body, 0)
    panel.set_yticks([tops[group] + BAR / 2 for group in found], broken)
    for tick in panel.get_yticklabels():
        tick.set_fontweight("bold")
        tick.set_fontsize(rows.LABEL)
        tick.set_color(INK)
    panel.spines["left"].set_visible(False)
    for group in found:
        middle = tops[group] + BAR / 2
        for number, (key, start, width, words) in enumerate(parts[group]):
            place = list(labels).index(key)
            fill = mix(group.hue, "#ffffff", 0.78 * (place - 1) / max(len(labels) - 2, 4)) if place else "#ffffff"
            panel.barh(middle, width, left=start, height=BAR, color=fill, edgecolor=INK, linewidth=0.8)
            if _inside(parts[group][number], wide):
                panel.text(
                    start + width / 2, middle, _broken(words, width * wide / 100), ha="center", va="center",
                    fontsize=POINTS, color=on(fill),
                )  # fmt: skip
        _below(panel, below[group], tops[group] + BAR, wide)
    rows.across(panel, unit_.axis, 0, 100)
    panel.set_xlim(-0.2, 100.2)
    panel.grid(visible=False)
    page.figure.set_label(described(KIND, head, unit_.axis, rows.said(values(found, labels, own, unit_))))
    return page.figure


def _parts(group: Group, labels: Mapping[Any, str], own: Mapping[tuple[Any, ...], Mapping[str, Any]]) -> list[Part]:
    """The parts of a group's bar from left to right; what is nothing is no part."""
    parts, start = [], 0.0
    for key, label in labels.items():
        cell = own.get((group.id, key))
        if not cell or not cell["value"]:
            continue
        width = 100 * cell["value"]
        count = f" · {cell['count']:,}" if "count" in cell else ""
        parts.append((key, start, width, f"{label} {percent(cell['value'])}{count}"))
        start += width
    return parts


def _broken(words: str, inches: float) -> str:
    return fitted(words, inches - 0.08, POINTS, lines=2)


def _inside(part: Part, wide: float) -> bool:
    """Whether a part is wide enough for its words, unbroken and whole."""
    return _broken(part[3], part[2] * wide / 100).replace("\n", " ") == part[3]


def _lines(parts: list[Part], wide: float) -> list[list[tuple[Part, float, str]]]:
    """The labels of narrow parts with their middles in inches, in as few lines as keep them off each other."""
    labels = [fitted(words, wide - 0.2, POINTS, lines=1) for _, _, _, words in parts]
    sizes = [size(label, POINTS)[0] + 0.2 for label in labels]
    fewer = (n for n in range(1, len(parts)) if all(sum(sizes[line::n]) <= wide for line in range(n)))
    number = next(fewer, len(parts))
    lines = []
    for line in range(number):
        middles = [(part[1] + part[2] / 2) * wide / 100 for part in parts[line::number]]
        places = spread(middles, sizes[line::number], 0, wide)
        lines.append(list(zip(parts[line::number], places, labels[line::number], strict=True)))
    return lines


def _below(panel: Axes, lines: list[list[tuple[Part, float, str]]], bottom: float, wide: float) -> None:
    """Write the labels of narrow parts under the bar, each with a line to its part."""
    for number, line in enumerate(lines):
        y = bottom + 0.2 + LINE * number
        for (_, start, width, _), x, label in line:
            ends = [start + width / 2, 100 * x / wide], [bottom + 0.01, y - 0.07]
            panel.plot(*ends, color=GREY, linewidth=0.8, zorder=0.9)  # under the bars
            panel.text(
                100 * x / wide, y, label, ha="center", va="center", fontsize=POINTS, color=SOFT,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5},
            )  # fmt: skip
