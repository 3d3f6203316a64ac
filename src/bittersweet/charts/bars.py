"""Bars: two groups back to back, or any number of groups below each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from bittersweet.charts import rows
from bittersweet.charts.captions import Caption, heading
from bittersweet.charts.intervals import values
from bittersweet.charts.sheet import blank, described, marks, sheet
from bittersweet.charts.style import GREY, drawn, readable, tone
from bittersweet.charts.tables import Unit, cells, exactly, groups, keys, known, need, results, sized, unit
from bittersweet.charts.words import number, percent, size

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

NUMBER = 9  # points
COLUMNS = ("group", "key", "value")


@drawn
def mirrored(
    table: pd.DataFrame,
    *,
    title: str = "",
    subtitle: str = "",
    caption: Caption | None = None,
    names: Mapping[str, str] | None = None,
    order: Iterable[str] | None = None,
    axis: str = "",
) -> Figure:
    """Bars of two groups back to back: a row a key, the first group's bar to the left, the second's to the right.

    `table` is a measure: group, key, label, value, per, and where it has count and of these stand beside the value; a
    column result gives each row its strength. Raises DataError where there are not exactly two groups.

    >>> import pandas as pd
    >>> table = pd.DataFrame({"group": ["a", "b"], "key": "tea", "value": [0.5, 0.0], "per": "sentences"})
    >>> mirrored(table).get_label()
    'Bars back to back. Left a, right b; per cent of the sentences. tea: a 50%, b 0%.'
    """
    head, kind = heading(caption, title, subtitle, names), "Bars back to back"
    if table.empty:
        return blank(head, kind)
    need(table, COLUMNS, "mirrored")
    found, unit_, labels = groups(table, head.names), unit(table, axis), keys(table, order)
    if not labels:
        return blank(head, kind)
    exactly(found, 2, "mirrored", "charts.grouped takes any number")
    own, strengths = known(cells(table, ("group", "key"), "mirrored")), results(table)
    broken = rows.broken([*labels.values()])
    height = rows.tall(broken, 0.36)
    said = {place: _said(cell, unit_) for place, cell in own.items()}
    page = sheet(head, height * len(labels) + 0.65, marks(sized(found, table), "s"))
    left = rows.margin(broken)
    word = [strengths.get(key, "") for key in labels]
    panel = rows.panel(page, broken, height, left=left, strengths=word)
    # The longest number needs room beside the longest bar, on either side.
    inches = (panel.get_position().width * page.figure.get_figwidth()) / 2
    room = max((size(text, NUMBER, bold=True)[0] for text in said.values()), default=0) + 0.15
    most = max((abs(cell["value"]) for cell in own.values()), default=0) * unit_.scale or 1
    end = most * inches / (inches - room)
    for group, sign in zip(found, (-1, 1), strict=True):
        for row, key in enumerate(labels):
            cell = own.get((group.id, key))
            if cell is None:
                continue
            value, hue = sign * unit_.scale * cell["value"], tone(group.hue, strengths.get(key, ""))
            panel.barh(row, value, height=0.62, color=hue, linewidth=0)
            rows.beside(
                panel, value, row, said[group.id, key], points=5, left=sign == -1, fontsize=NUMBER, fontweight="bold",
                color=readable(hue),
            )  # fmt: skip
    rows.across(panel, unit_.axis, -end, end)
    panel.xaxis.set_major_formatter(lambda value, _: number(abs(value)))
    panel.axvline(0, color=GREY, linewidth=1, zorder=2.6)  # over the axis
    what = f"Left {found[0].label}, right {found[1].label}; {unit_.axis or 'values'}"
    page.figure.set_label(described(kind, head, what, rows.said(values(found, labels, own, unit_))))
    return page.figure


@drawn
def grouped(
    table: pd.DataFrame,
    *,
    title: str = "",
    subtitle: str = "",
    caption: Caption | None = None,
    names: Mapping[str, str] | None = None,
    order: Iterable[str] | None = None,
    axis: str = "",
) -> Figure:
    """Bars of any number of groups: a row a key, in it a bar for each group with its number at the end.

    `table` is that of `mirrored`; without per its values are drawn as they are, those below zero to the left.

    >>> import pandas as pd
    >>> table = pd.DataFrame({"group": ["a", "b"], "key": "mood", "value": [2.5, -1.0]})
    >>> grouped(table, axis="sum of scores").get_label()
    'Bars, one for each group. sum of scores to the right. mood: a 2.5, b −1.'
    """
    head, kind = heading(caption, title, subtitle, names), "Bars, one for each group"
    if table.empty:
        return blank(head, kind)
    need(table, COLUMNS, "grouped")
    found, unit_, labels = groups(table, head.names), unit(table, axis), keys(table, order)
    if not labels:
        return blank(head, kind)
    own, strengths = known(cells(table, ("group", "key"), "grouped")), results(table)
    broken = rows.broken([*labels.values()])
    height = rows.tall(broken, 0.2 * len(found) + 0.14)
    said = {place: _said(cell, unit_) for place, cell in own.items()}
    page = sheet(head, height * len(labels) + 0.65, marks(sized(found, table), "s"))
    word = [strengths.get(key, "") for key in labels]
    panel = rows.panel(page, broken, height, left=rows.margin(broken), strengths=word)
    inches = panel.get_position().width * page.figure.get_figwidth()
    room = max((size(text, NUMBER, bold=True)[0] for text in said.values()), default=0) + 0.15
    numbers = [unit_.scale * cell["value"] for cell in own.values()]
    low, high = min([0, *numbers]), max([0, *numbers])
    # Room for the longest number at each side that has bars.
    inch = ((high - low) or 1) / (inches - room * (1 + (low < 0)))
    for lane, group in zip(rows.lanes(len(found), 0.2, height), found, strict=True):
        for row, key in enumerate(labels):
            cell = own.get((group.id, key))
            if cell is None:
                continue
            value, hue = unit_.scale * cell["value"], tone(group.hue, strengths.get(key, ""))
            panel.barh(row + lane, value, height=0.17 / height, color=hue, linewidth=0)
            rows.beside(
                panel, value, row + lane, said[group.id, key], points=5, left=value < 0, fontsize=NUMBER,
                fontweight="bold", color=readable(hue),
            )  # fmt: skip
    rows.across(panel, unit_.axis, low - room * inch * (low < 0), high + room * inch)
    panel.axvline(0, color=GREY, linewidth=1, zorder=2.6)  # over the axis
    what = f"{unit_.axis} to the right" if unit_.axis else ""
    page.figure.set_label(described(kind, head, what, rows.said(values(found, labels, own, unit_))))
    return page.figure


def _said(cell: Mapping[str, Any], unit_: Unit) -> str:
    """A bar's number, with its counts where the table has them."""
    value = percent(cell["value"]) if unit_.share else number(cell["value"])
    return f"{value} · {cell['count']:,} of {cell['of']:,}" if {"count", "of"}.issubset(cell) else value
