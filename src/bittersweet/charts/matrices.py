"""Matrices: what stands together how often, and how much more or less often than chance would have it."""

from __future__ import annotations

from collections.abc import Mapping
from math import log2
from typing import TYPE_CHECKING, Any, Literal

from bittersweet.charts.captions import Caption, heading
from bittersweet.charts.sheet import EDGE, blank, described, sheet
from bittersweet.charts.style import PALE, WIDTH, drawn, mix, on, readable
from bittersweet.charts.tables import cells, groups, missing, need, sized
from bittersweet.charts.words import fitted, number, plain, size

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LESS, MORE = "#762A83", "#1B7837"  # less and more often than chance would have it
STRONG = 3  # doublings, at which these colours are full
CELL, ROW, GAP, POINTS = 0.36, 0.3, 0.3, 9  # inches; points of labels


@drawn
def matrices(
    table: pd.DataFrame,
    *,
    title: str = "",
    subtitle: str = "",
    caption: Caption | None = None,
    names: Mapping[str, str] | None = None,
    labels: Mapping[str, str] | None = None,
    value: Literal["count", "lift"] = "count",
    symmetric: bool = False,
) -> Figure:
    """A matrix a group: a row for each first key, a column for each second one, the number in each cell.

    `table` has group, first, second, count, and lift (how many times as often as chance would have it) where that is
    to be the `value`: then cells are green where it is more than 1, purple where it is less. `labels` names the keys
    and gives their order. A `symmetric` matrix has all keys on both sides. Cells of nothing stay white. As many
    matrices stand in a row as there is room for.

    >>> import pandas as pd
    >>> table = pd.DataFrame({"group": ["a"], "first": ["tea"], "second": ["milk"], "count": [3]})
    >>> matrices(table).get_label()
    'A matrix for each group, the number in each cell. a: tea and milk 3.'
    """
    head = heading(caption, title, subtitle, names)
    kind = "A matrix for each group, the number in each cell"
    if table.empty:
        return blank(head, kind)
    need(table, ("group", "first", "second", "count", value), "matrices")
    found = groups(table, head.names)
    rows, columns = _keys(table, labels, symmetric)
    own = cells(table, ("group", "first", "second"), "matrices")
    named = {key: plain((labels or {}).get(key, key)) for key in [*rows, *columns]}
    down_ = {key: fitted(named[key], 1.7, POINTS, lines=2) for key in rows}
    over = {key: fitted(named[key], 1.7, POINTS, lines=1) for key in columns}
    left = EDGE + max(size(text, POINTS)[0] for text in down_.values()) + 0.12
    below = max(size(text, POINTS)[0] for text in over.values()) * 0.75 + 0.3
    row = max(ROW, *(size(text, POINTS)[1] + 0.08 for text in down_.values()))
    room = WIDTH - left - EDGE - 0.1
    along = max(1, min(len(found), 3, int((room + GAP) / (CELL * len(columns) + GAP))))
    wide = min((room - GAP * (along - 1)) / along, 1.1 * len(columns))
    tall = row * len(rows)
    shelf = 0.34 + tall + below + 0.1
    page = sheet(head, shelf * -(-len(found) // along) + 0.25 * (value == "lift"))
    most = table["count"].max()
    for place, group in enumerate(sized(found, table)):
        at, top = place % along, shelf * (place // along)
        panel = page.axes(left + at * (wide + GAP), top + 0.34, wide, tall)
        grounds = [
            [_fill(_cell(own, group.id, r, c, symmetric), value, group.hue, most) for c in columns] for r in rows
        ]
        panel.imshow([[_rgb(fill) for fill in line] for line in grounds], aspect="auto", interpolation="nearest")
        for y, r in enumerate(rows):
            for x, c in enumerate(columns):
                if text := _text(_cell(own, group.id, r, c, symmetric), value):
                    panel.text(x, y, text, ha="center", va="center_baseline", fontsize=POINTS, color=on(grounds[y][x]))
        _sides(panel, list(down_.values()) if at == 0 else [""] * len(rows), list(over.values()))
        page.write(
            left + at * (wide + GAP), top + 0.1, fitted(group.label, wide, 10.5, bold=True, lines=1), fontsize=10.5,
            fontweight="bold", color=readable(group.hue), va="top",
        )  # fmt: skip
    if value == "lift":
        page.note(
            page.body - 0.16, "green: together more often than chance would have it; purple: less often; 1: as often"
        )
    page.figure.set_label(
        described(kind, head, *(_said(group.id, group.label, table, named, value) for group in found))
    )
    return page.figure


def _keys(table: pd.DataFrame, labels: Mapping[str, str] | None, symmetric: bool) -> tuple[list[Any], list[Any]]:
    """The keys of rows and columns, in the order of the labels, then of the table."""
    first, second = dict.fromkeys(table["first"]), dict.fromkeys(table["second"])
    if symmetric:
        first = second = {**first, **second}
    order = [*(labels or {})]
    return tuple(  # type: ignore[return-value]
        [*(key for key in order if key in side), *(key for key in side if key not in order)] for side in (first, second)
    )


def _cell(
    own: Mapping[tuple[Any, ...], Any], group: Any, row: Any, column: Any, symmetric: bool
) -> Mapping[str, Any] | None:
    found: Mapping[str, Any] | None = own.get((group, row, column))
    return own.get((group, column, row)) if found is None and symmetric else found


def _fill(cell: Mapping[str, Any] | None, value: str, hue: str, most: float) -> str:
    if cell is None or missing(cell[value]) or (value == "count" and not cell["count"]):
        return "#ffffff"
    if value == "count":
        return mix("#ffffff", hue, 0.08 + 0.92 * float(cell["count"]) / most)
    doublings = log2(cell["lift"]) if cell["lift"] > 0 else -STRONG
    part = min(abs(doublings), STRONG) / STRONG
    return mix("#ffffff", MORE if doublings > 0 else LESS, 0.8 * part)


def _text(cell: Mapping[str, Any] | None, value: str) -> str:
    """What a cell says: its number; nothing where there is nothing."""
    if cell is None or missing(cell[value]) or (value == "count" and not cell["count"]):
        return ""
    return f"{cell['count']:,}" if value == "count" else number(round(float(cell["lift"]), 1))


def _rgb(hue: str) -> list[float]:
    return [int(hue[place : place + 2], 16) / 255 for place in (1, 3, 5)]


def _sides(panel: Axes, down: list[str], over: list[str]) -> None:
    panel.set_xticks(range(len(over)), over, rotation=45, ha="right", rotation_mode="anchor")
    panel.set_yticks(range(len(down)), down)
    panel.set_xticks([x - 0.5 for x in range(1, len(over))], minor=True)
    panel.set_yticks([y - 0.5 for y in range(1, len(down))], minor=True)
    panel.grid(which="minor", color=PALE, linewidth=0.8)
    panel.tick_params(which="both", length=0)
    panel.tick_params(axis="both", labelsize=POINTS, labelcolor="#222222")
    panel.spines[:].set_visible(True)
    panel.spines[:].set_color(PALE)


def _said(group: Any, label: str, table: pd.DataFrame, named: Mapping[Any, str], value: str) -> str:
    own = table[(table["group"] == group) & table[value].notna() & (table["count"] > 0)]
    largest = own.sort_values(value, ascending=False, kind="stable").head(6).to_dict("records")
    parts = [
        f"{named[row['first']]} and {named[row['second']]} {number(round(float(row[value]), 1))}" for row in largest
    ]
    more = len(own) - len(largest)
    rest = f"; and {more} more pair{'s' * (more != 1)}" if more else ""
    return f"{label}: {'; '.join(parts) or 'nothing together'}{rest}"
