"""Stretches of a text, shaded in its lanes of a position plot and named above."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from bittersweet.charts.spread import spread
from bittersweet.charts.style import mix, readable
from bittersweet.charts.tables import need
from bittersweet.charts.words import fitted, plain, size

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

LINE, POINTS = 0.19, 8.5  # inches of a line of names, and the points of a name
Stretches = dict[str, list[dict[str, Any]]]


def by_text(shaded: pd.DataFrame | None) -> Stretches:
    """The stretches of each text: start, end, label. Raises DataError for a column that is missing."""
    if shaded is None or shaded.empty:
        return {}
    need(shaded, ("text", "start", "end", "label"), "positions (shaded)")
    return {
        str(text): [{str(column): value for column, value in row.items()} for row in own.to_dict("records")]
        for text, own in shaded.groupby("text", sort=False)
    }


def shade(
    panel: Axes, stretches: Iterable[Mapping[str, Any]], end: float, middles: list[float], half: float, hue: str
) -> None:
    """Shade the stretches of one text in each of its lanes; `end` is where the text ends on the axis."""
    for stretch in stretches:
        at, width = stretch["start"] * end, (stretch["end"] - stretch["start"]) * end
        panel.barh(middles, width, left=at, height=2 * half, color=mix(hue, "#ffffff", 0.78), linewidth=0)


def name(
    panel: Axes,
    lines: Mapping[str, list[dict[str, Any]]],
    hues: Mapping[str, str],
    ends: Mapping[str, float],
    inch: float,
) -> None:
    """Write the names of stretches above a panel, a line a text, each over its stretch and none on another.

    `ends` says where each text ends on the axis, `inch` how many inches one step of the axis is.
    """
    for line, (text, stretches) in enumerate(reversed(list(lines.items()))):
        labels = [fitted(stretch["label"], 2.6, POINTS, bold=True, lines=1) for stretch in stretches]
        wide = [(size(label, POINTS, bold=True)[0] + 0.1) / inch for label in labels]
        middles = [(stretch["start"] + stretch["end"]) / 2 * ends[text] for stretch in stretches]
        for at, label in zip(spread(middles, wide, 0, max(ends.values())), labels, strict=True):
            panel.annotate(
                label, (at, 1), xycoords=("data", "axes fraction"), xytext=(0, 4 + 72 * LINE * line),
                textcoords="offset points", ha="center", va="bottom", fontsize=POINTS, fontweight="bold",
                color=readable(hues[text]), annotation_clip=False,
            )  # fmt: skip


def said(stretches: Stretches) -> str:
    """The stretches in words, nothing where there are none."""
    parts = [
        f"{plain(own['label'])} in {text}, {100 * own['start']:.0f} to {100 * own['end']:.0f} per cent"
        for text, owns in stretches.items()
        for own in owns
    ]
    return f"Shaded: {'; '.join(parts)}" if parts else ""
