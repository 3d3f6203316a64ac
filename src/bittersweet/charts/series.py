"""Series: a line a group over time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bittersweet.charts import rows
from bittersweet.charts.captions import Caption, heading
from bittersweet.charts.sheet import EDGE, blank, described, sheet
from bittersweet.charts.spread import spread
from bittersweet.charts.style import WIDTH, drawn, readable
from bittersweet.charts.tables import groups, need, unit
from bittersweet.charts.words import fitted, number, percent, size
from bittersweet.files import DataError

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

KIND = "A line over time for each group"
TALL, POINTS = 3.4, 9.5  # inches of the panel, points of the names at its right


@drawn
def series(
    table: pd.DataFrame,
    *,
    title: str = "",
    subtitle: str = "",
    caption: Caption | None = None,
    names: Mapping[str, str] | None = None,
    axis: str = "",
) -> Figure:
    """A line a group over time, named at its end, with its 95% interval as a band where the table has one.

    `table` has group, date, value, per, and low and high where they are known. A date is a year as a number or whatever
    pandas reads as a date; a value that is missing breaks the line. Raises DataError for a column that is missing and
    what is no date.

    >>> import pandas as pd
    >>> table = pd.DataFrame({"group": "a", "date": [2001, 2002], "value": [1.0, 2.5], "per": "words"})
    >>> series(table).get_label()
    'A line over time for each group. mentions per 1,000 words upwards. a: from 1 in 2001 to 2.5 in 2002.'
    """
    head = heading(caption, title, subtitle, names)
    if table.empty:
        return blank(head, KIND)
    need(table, ("group", "date", "value"), "series")
    found, unit_ = groups(table, head.names), unit(table, axis)
    years, banded = table["date"].dtype.kind in "iuf", {"low", "high"}.issubset(table.columns)
    table = _dated(table).sort_values("date", kind="stable")
    labels = {group.id: fitted(group.label, 1.7, POINTS, bold=True, lines=2) for group in found}
    right = 0.3 + max(size(label, POINTS, bold=True)[0] for label in labels.values())
    tall = max(TALL, sum(size(label, POINTS)[1] + 0.06 for label in labels.values()))
    page = sheet(head, tall + 0.75)
    left = EDGE + 0.55
    panel = page.axes(left, 0.05, WIDTH - left - right, tall)
    ends, said = {}, []
    for group in found:
        own = table[table["group"] == group.id]
        values = own["value"] * unit_.scale
        if banded:
            low, high = own["low"] * unit_.scale, own["high"] * unit_.scale
            panel.fill_between(own["date"], low, high, color=group.hue, alpha=0.14, linewidth=0)
        panel.plot(
            own["date"], values, color=group.hue, marker=group.marker, markersize=5, markeredgecolor="white",
            markeredgewidth=0.7, linewidth=1.8,
        )  # fmt: skip
        there = own[own["value"].notna()]
        if len(there):
            ends[group.id] = (there["date"].iloc[-1], float(there["value"].iloc[-1]) * unit_.scale)
            said.append(_said(group.label, there, share=unit_.share, years=years))
    panel.set_ylim(bottom=min(0.0, panel.get_ylim()[0]) if (table["value"].dropna() < 0).any() else 0)
    panel.grid(axis="y")
    panel.spines["left"].set_visible(False)
    panel.margins(x=0.01)
    panel.set_ylabel(fitted(unit_.axis, tall, 9.5, lines=1))
    _years(panel, years)
    inch = (panel.get_ylim()[1] - panel.get_ylim()[0]) / tall
    there_ = [group for group in found if group.id in ends]
    sizes = [(size(labels[group.id], POINTS)[1] + 0.05) * inch for group in there_]
    places = spread([ends[group.id][1] for group in there_], sizes, *panel.get_ylim())
    for group, y in zip(there_, places, strict=True):
        panel.annotate(
            labels[group.id], (1, y), xycoords=("axes fraction", "data"), xytext=(6, 0), textcoords="offset points",
            va="center", fontsize=POINTS, fontweight="bold", color=readable(group.hue), annotation_clip=False,
        )  # fmt: skip
    if banded:
        page.note(page.body - 0.16, "band: 95% interval")
    what = f"{unit_.axis} upwards" if unit_.axis else ""
    page.figure.set_label(described(KIND, head, what, "; ".join(said)))
    return page.figure


def _dated(table: pd.DataFrame) -> pd.DataFrame:
    """The table with dates that matplotlib can place: numbers stay years, all else is read as dates."""
    import pandas as pd

    if table["date"].dtype.kind in "iuf":
        return table
    dates = pd.to_datetime(table["date"], errors="coerce")
    if len(odd := table["date"][dates.isna() & table["date"].notna()]):
        raise DataError(
            f"charts.series: date is {odd.iloc[0]!r}; a year as a number, or a date like the first, is needed"
        )
    return table.assign(date=dates)


def _years(panel: Any, years: bool) -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    if years:
        rows.years(panel)
    else:
        locator = AutoDateLocator()
        panel.xaxis.set_major_locator(locator)
        panel.xaxis.set_major_formatter(ConciseDateFormatter(locator))


def _said(label: str, own: pd.DataFrame, *, share: bool, years: bool) -> str:
    show = percent if share else number
    dates = [f"{date:.0f}" if years else f"{date:%Y-%m-%d}" for date in (own["date"].iloc[0], own["date"].iloc[-1])]
    first, last = (show(float(own["value"].iloc[place])) for place in (0, -1))
    return f"{label}: from {first} in {dates[0]} to {last} in {dates[1]}"
