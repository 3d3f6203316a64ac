"""The raw files, line by line: what is kept and what is removed."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

from bittersweet.charts.captions import Caption, heading
from bittersweet.charts.sheet import EDGE, blank, described, grid, sheet
from bittersweet.charts.spread import spread
from bittersweet.charts.style import GREY, SOFT, WIDTH, drawn, mix, readable
from bittersweet.charts.tables import Group, groups, need
from bittersweet.charts.words import fitted, plain, size
from bittersweet.files import DataError

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

KIND = "The raw files, a bar for each line"
KINDS = {"counted": "counted", "kept": "kept, not counted", "removed": "removed"}
LINE, LEAST, MOST = 0.066, 1.4, 7.5  # inches: of a line, of a panel at least and at most
POINTS = 8
Line = Mapping[str, Any]


@drawn
def raw(
    table: pd.DataFrame,
    *,
    title: str = "",
    subtitle: str = "",
    caption: Caption | None = None,
    names: Mapping[str, str] | None = None,
) -> Figure:
    """A panel a text: each line of the raw file as a bar as long as the line, with its fate beside it.

    `table` has one row a line, in order: text, label, line, length, fate (the section's name, or why the line was
    removed) and kind (counted, kept, removed); with a column group a panel has its group's hue, else the text's own.
    Lines that are kept and not counted are pale, removed ones grey. Panels stand in rows of three at most.

    >>> import pandas as pd
    >>> table = pd.DataFrame({"text": "a", "label": "A", "line": [1, 2], "length": [5, 60], "fate": ["menu", "body"]})
    >>> raw(table.assign(kind=["removed", "counted"])).get_label()
    'The raw files, a bar for each line. A: 2 lines, 1 counted, 1 removed (menu).'
    """
    head = heading(caption, title, subtitle, names)
    if table.empty:
        return blank(head, KIND)
    need(table, ("text", "label", "line", "length", "fate", "kind"), "raw")
    if unknown := set(table["kind"]) - set(KINDS):
        raise DataError(
            f"charts.raw: kind is {', '.join(map(repr, sorted(unknown)))}; one of {', '.join(KINDS)} is needed"
        )
    found = _groups(table, head.names)
    own = {text: lines.to_dict("records") for text, lines in table.groupby("text", sort=False)}
    down, along = grid(len(own))
    wide = (WIDTH - 2 * EDGE - 0.15 * (along - 1)) / along
    order = list(own)
    shelves = [order[start : start + along] for start in range(0, len(order), along)]
    talls = [
        min(MOST, max(LEAST, LINE * max(max(row["line"] for row in own[text]) for text in shelf))) for shelf in shelves
    ]
    page = sheet(head, sum(talls) + 0.95 * down + 0.2)
    page.note(page.body - 0.16, "full colour: counted · pale: kept, not counted · grey: removed, with the reason")
    top = 0.0
    for shelf, tall in zip(shelves, talls, strict=True):
        most = max(max(row["line"] for row in own[text]) for text in shelf)
        for place, text in enumerate(shelf):
            left = EDGE + place * (wide + 0.15)
            panel = page.axes(left + 0.42, top + 0.36, 0.52 * wide - 0.3, tall)
            group = found[text]
            _bars(panel, own[text], group.hue, most)
            _fates(panel, own[text], group.hue, 0.48 * wide - 0.24, tall / most)
            name = fitted(plain(own[text][0]["label"]), wide - 0.1, 10.5, bold=True, lines=1)
            page.write(left, top + 0.1, name, fontsize=10.5, fontweight="bold", color=readable(group.hue), va="top")
            panel.set_xlabel("characters in the line")
            if place == 0:
                panel.set_ylabel("line of the raw file", loc="top")
        top += tall + 0.95
    page.figure.set_label(described(KIND, head, *(_said(lines) for lines in own.values())))
    return page.figure


def _groups(table: pd.DataFrame, names: Mapping[str, str]) -> dict[str, Group]:
    """The looks of each text: its group's."""
    column = "group" if "group" in table.columns else "text"
    looks = {group.id: group for group in groups(table, names, column)}
    return {text: looks[group] for text, group in zip(table["text"], table[column], strict=True)}


def _bars(panel: Axes, lines: list[Line], hue: str, most: int) -> None:
    from matplotlib.ticker import MaxNLocator

    colours = {"counted": hue, "kept": mix(hue, "#ffffff", 0.55), "removed": mix(GREY, "#ffffff", 0.45)}
    for kind, colour in colours.items():
        own = [row for row in lines if row["kind"] == kind]
        panel.barh([row["line"] for row in own], [row["length"] for row in own], height=0.74, color=colour, linewidth=0)
    panel.set_xlim(0, max([1, *(row["length"] for row in lines)]))
    panel.set_ylim(most + 0.5, 0.5)
    panel.spines["left"].set_visible(False)
    panel.locator_params(axis="x", nbins=4, integer=True)
    last = max(row["line"] for row in lines)
    panel.set_yticks([at for at in MaxNLocator(8, integer=True).tick_values(1, last) if 1 <= at <= last] or [last])


def _fates(panel: Axes, lines: list[Line], hue: str, room: float, line: float) -> None:
    """Write what became of each run of lines beside it; `room` and `line` (the height of one) are in inches."""
    runs = []
    filled = [row for row in lines if row["length"]]
    for (fate, kind), run in groupby(filled, key=lambda row: (row["fate"], row["kind"])):
        numbers = [row["line"] for row in run]
        note = f"{plain(fate)} (not counted)" if kind == "kept" else plain(fate)
        if note:
            runs.append((fitted(note, room, POINTS, bold=kind != "removed"), kind, (numbers[0] + numbers[-1]) / 2))
    sizes = [size(note, POINTS)[1] / line * 1.12 for note, _, _ in runs]
    low, high = panel.get_ylim()[::-1]
    for (note, kind, _), at in zip(runs, spread([middle for _, _, middle in runs], sizes, low, high), strict=True):
        panel.annotate(
            note, (1, at), xycoords=("axes fraction", "data"), xytext=(6, 0), textcoords="offset points", va="center",
            fontsize=POINTS, color=SOFT if kind == "removed" else readable(hue), linespacing=1.05,
            fontweight="normal" if kind == "removed" else "bold", annotation_clip=False,
        )  # fmt: skip


def _said(lines: list[Line]) -> str:
    reasons = list(dict.fromkeys(plain(row["fate"]) for row in lines if row["kind"] == "removed" and row["fate"]))
    parts = [f"{len(lines)} lines"]
    for kind, word in KINDS.items():
        if n := sum(row["kind"] == kind for row in lines):
            why = f" ({'; '.join(reasons)})" if kind == "removed" and reasons else ""
            parts.append(f"{n} {word}{why}")
    return f"{plain(lines[0]['label'])}: {', '.join(parts)}"
