"""Position plots: where in each text something stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bittersweet.charts.style import HUES, PALE, canvas, drawn, key, rows

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

LANES = ("above", "below")


@drawn
def positions(
    table: pd.DataFrame,
    names: Mapping[str, str],
    order: Sequence[str],
    *,
    words: Mapping[str, int],
    title: str,
    subtitle: str,
    absolute: bool = True,
) -> Figure:
    """A position plot: one row a label of `order`, two lanes a row (one a text), one stroke a mention.

    `table` has text, label, word and share; `words` gives the length of each text. The right panel runs from
    the first to the last word of each text; the left one, left out unless `absolute`, counts words.
    """
    order = list(order)
    panels = ["word", "share"] if absolute else ["share"]
    shape = {"ncols": len(panels), "sharey": True, "squeeze": False}
    figure, axes = canvas(0.34 * len(order) + 0.9, title, subtitle, **shape)
    longest = max(words.values())
    for panel, column in zip(axes[0], panels, strict=True):
        for text, hue, lane in zip(names, HUES, (-0.2, 0.2), strict=True):
            end, scale = (words[text], 1) if column == "word" else (100, 100)
            for row, label in enumerate(order):
                panel.plot([0, end], [row + lane] * 2, color=PALE, linewidth=1, zorder=0)
                own = table[(table["text"] == text) & (table["label"] == label)]
                panel.vlines(own[column] * scale, row + lane - 0.17, row + lane + 0.17, color=hue, linewidth=2.2)
        rows(panel, order)
        panel.grid(visible=False)
        panel.set_xlim(-0.01 * end, 1.02 * (longest if column == "word" else end))
        panel.set_xlabel("word of the text" if column == "word" else "per cent of the text")
    key(axes[0][-1], {f"{name}, {lane}": hue for name, hue, lane in zip(names.values(), HUES, LANES, strict=True)})
    figure.set_label(
        f"Position plot: one row a label, one lane a text ({' and '.join(LANES)}), position in the text to the "
        "right, one stroke a mention."
    )
    return figure
