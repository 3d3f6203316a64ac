"""Dot-and-interval charts: two texts' rates or shares, row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bittersweet.charts.style import GREY, HUES, MARKERS, canvas, drawn, key, rows

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

AXES = {"per_1000": "mentions per 1,000 words", "share": "per cent of the sentences"}


@drawn
def intervals(
    table: pd.DataFrame,
    names: Mapping[str, str],
    order: Sequence[str] | None = None,
    *,
    value: str,
    title: str,
    subtitle: str,
    doubtful: Sequence[str] = (),
) -> Figure:
    """A paired dot-and-interval chart: one row a label, one dot and 95% interval a text.

    `order` gives the rows (default: as in `table`). `table` has one row a text and label with text, label, `value`
    ("per_1000", or "share" in per cent), low and high; `names` gives the texts' names with their denominators. The
    verdict is in the picture: a row whose intervals overlap is drawn pale, and so is a `doubtful` one, whose label
    says so.
    """
    order = list(dict.fromkeys(table["label"]) if order is None else order)
    figure, axes = canvas(0.34 * len(order) + 0.75, title, subtitle)
    wide = table.pivot(index="label", columns="text", values=[value, "low", "high"]).loc[order]
    first, second = names
    apart = (wide["low"][first] > wide["high"][second]) | (wide["low"][second] > wide["high"][first])
    apart &= ~apart.index.isin(list(doubtful))
    for text, hue, marker, lane in zip(names, HUES, MARKERS, (-0.17, 0.17), strict=True):
        for row, label in enumerate(order):
            low, middle, high = (wide[column][text][label] for column in ("low", value, "high"))
            strength = 1 if apart[label] else 0.5
            axes.plot([low, high], [row + lane] * 2, color=hue, linewidth=2.2, alpha=strength, solid_capstyle="butt")
            face = {"markerfacecolor": hue if marker == "s" else "white", "markeredgewidth": 1.8, "markersize": 6.5}
            axes.plot(middle, row + lane, marker, color=hue, clip_on=False, zorder=3, **face)
    key(axes, dict(zip(names.values(), HUES, strict=True)))
    rows(axes, [f"{label} (not to be trusted)" if label in doubtful else label for label in order])
    for tick, label in zip(axes.get_yticklabels(), order, strict=True):
        tick.set_fontweight("bold" if apart[label] else "normal")
    axes.set_xlim(left=0)
    axes.set_xlabel(f"{AXES[value]}; line: 95% interval; bold label and full colour: the intervals do not overlap")
    axes.spines["bottom"].set_color(GREY)
    figure.set_label(
        f"Paired dot-and-interval chart: one row a label, {AXES[value]} to the right, and for each text a dot "
        "with its 95% interval."
    )
    return figure
