"""A timeline of acts: what each text tells of which years, cooperation above the line and conflict below."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bittersweet.charts import rows
from bittersweet.charts.arrows import CLASSES
from bittersweet.charts.captions import Caption, heading
from bittersweet.charts.sheet import EDGE, Mark, blank, described, sheet
from bittersweet.charts.stacks import KINDS, POINTS, STEP, Bar, middle, reach, stacked
from bittersweet.charts.style import GREY, INK, SOFT, WIDTH, drawn, on, readable
from bittersweet.charts.tables import groups, need
from bittersweet.charts.words import fitted, size
from bittersweet.files import DataError

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

KIND = "Acts by year, a bar an act"
MOST = 7.0  # inches of a lane at most


@drawn
def timeline(
    table: pd.DataFrame,
    *,
    title: str = "",
    subtitle: str = "",
    caption: Caption | None = None,
    names: Mapping[str, str] | None = None,
    years: tuple[int, int] | None = None,
) -> Figure:
    """A lane a group on one axis of years: each act a bar from its first year to its last, none on another.

    `table` has one row an act: group, from, to (years; an act without any is counted at the right), kind
    (cooperation, above the line; conflict, below; neither, on it); with factuality all but "asserted" is hollow; with
    label what is not empty is written beside its bar. `years` gives the ends of the axis where they should be wider
    than the acts. Raises DataError for an unknown kind and for years that run backwards.

    >>> import pandas as pd
    >>> table = pd.DataFrame({"group": ["a"], "from": [1950], "to": [1954], "kind": ["conflict"]})
    >>> timeline(table).get_label()
    'Acts by year, a bar an act. a: 0 cooperation, 1 conflict, 0 neither, from 1950 to 1954.'
    """
    head = heading(caption, title, subtitle, names)
    if table.empty:
        return blank(head, KIND)
    need(table, ("group", "from", "to", "kind"), "timeline")
    _check(table)
    found = groups(table, head.names)
    dated = table[table["from"].notna() & table["to"].notna()]
    low, high = _span(dated, years)
    labels = {group.id: fitted(group.label, 1.4, rows.LABEL, bold=True) for group in found}
    left = EDGE + max(size(label, rows.LABEL, bold=True)[0] for label in labels.values()) + 0.15
    undated = {
        group.id: int((table["group"] == group.id).sum() - (dated["group"] == group.id).sum()) for group in found
    }
    right = 1.0 if any(undated.values()) else 0.3
    wide = WIDTH - left - right
    year = wide / (high - low)  # inches
    bars = {
        group.id: stacked(dated[dated["group"] == group.id].to_dict("records"), (low, high), year) for group in found
    }
    solid = any(not bar.solid for own in bars.values() for bar in own)
    key = [Mark(kind, CLASSES[kind][0], "s") for kind in KINDS if (table["kind"] == kind).any()]
    ends = {group: reach(own) for group, own in bars.items()}
    shown = {group: min(1, MOST / sum(own)) for group, own in ends.items()}  # how far a very full lane is pressed
    page = sheet(head, sum(sum(own) * shown[group] + 0.24 for group, own in ends.items()) + 0.75, key)
    top = 0.0
    for group in found:
        up, down = (side * shown[group.id] for side in ends[group.id])
        panel = page.axes(left, top + 0.12, wide, up + down)
        _lane(panel, bars[group.id], (low, high), ends[group.id])
        last = group is found[-1]
        panel.tick_params(axis="x", labelbottom=last, length=3 if last else 0)
        if last:
            panel.set_xlabel("year")
        page.write(
            left - 0.15, top + 0.12 + up, labels[group.id], ha="right", va="center", fontsize=rows.LABEL,
            fontweight="bold", color=readable(group.hue),
        )  # fmt: skip
        if n := undated[group.id]:
            page.write(
                left + wide + 0.1, top + 0.12 + up, f"+ {n} without\na year", fontsize=8.5, color=SOFT, va="center"
            )
        top += up + down + 0.24
    notes = [
        "cooperation above the line, conflict below",
        "filled: asserted; hollow: possible, intended or denied" if solid else "",
    ]
    page.note(page.body - 0.16, " · ".join(note for note in notes if note))
    page.figure.set_label(
        described(KIND, head, *(_said(group.label, bars[group.id], undated[group.id]) for group in found))
    )
    return page.figure


def _check(table: pd.DataFrame) -> None:
    if unknown := set(table["kind"]) - set(KINDS):
        said = ", ".join(map(repr, sorted(map(str, unknown))))
        raise DataError(f"charts.timeline: kind is {said}; one of {', '.join(KINDS)} is needed")
    if len(backwards := table[table["from"] > table["to"]]):
        row = backwards.iloc[0]
        raise DataError(
            f"charts.timeline: an act from {row['from']:.0f} to {row['to']:.0f}; the earlier year comes first"
        )


def _span(dated: pd.DataFrame, years: tuple[int, int] | None) -> tuple[float, float]:
    """The ends of the axis: those of the acts or wider, half a year and a little more free on either side."""
    ends = [*(years or ()), *dated["from"], *dated["to"]] or [0, 1]
    pad = 0.6 + 0.01 * (max(ends) - min(ends))
    return float(min(ends)) - pad, float(max(ends)) + pad


def _lane(panel: Axes, bars: list[Bar], span: tuple[float, float], ends: tuple[float, float]) -> None:
    panel.set_xlim(*span)
    panel.set_ylim(-ends[1], ends[0])
    panel.set_yticks([])
    panel.spines[["left", "bottom"]].set_visible(False)
    rows.years(panel)
    panel.grid(axis="x")
    half = middle(bars)
    panel.axhline(0, color=GREY, linewidth=0.9, zorder=1)  # under the bars
    for bar in bars:
        side = KINDS[bar.kind]
        y = side * (half + (bar.level + 0.5) * STEP + 0.02) if side else half - (bar.level + 0.5) * STEP
        hue = CLASSES[bar.kind][0]
        panel.barh(
            y, bar.end - bar.start, left=bar.start, height=0.8 * STEP, color=hue if bar.solid else "white",
            edgecolor=hue, linewidth=1.0,
        )  # fmt: skip
        if bar.label:
            x, side_, points = {"left": (bar.start, "right", -4), "right": (bar.end, "left", 4)}.get(
                bar.where, ((bar.start + bar.end) / 2, "center", 0)
            )
            ink = INK if bar.where != "inside" or not bar.solid else on(hue)
            panel.annotate(
                bar.label, (x, y), xytext=(points, 0), textcoords="offset points", ha=side_, va="center_baseline",
                fontsize=POINTS, color=ink, annotation_clip=False,
                bbox=None if bar.where == "inside" else {"facecolor": "white", "edgecolor": "none", "pad": 0.1},
            )  # fmt: skip


def _said(label: str, bars: list[Bar], undated: int) -> str:
    order = ("cooperation", "conflict", "neither")
    parts = [f"{sum(bar.kind == kind for bar in bars)} {kind}" for kind in order]
    if bars:
        parts.append(f"from {min(bar.start for bar in bars) + 0.42:.0f} to {max(bar.end for bar in bars) - 0.42:.0f}")
    return f"{label}: {', '.join(parts)}" + (f"; {undated} without a year" if undated else "")
