"""Matrices: what goes together, a number in every cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bittersweet.charts.style import HUES, INK, PALE, canvas, drawn

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


@drawn
def matrices(
    tables: Mapping[str, pd.DataFrame], names: Mapping[str, str], *, title: str, subtitle: str, wide: float = 0.75
) -> Figure:
    """Heat maps side by side, one a text, with the count in each cell; empty cells stay white.

    `tables` gives for each text a frame of counts with the same row and column labels in all; `wide` is the
    height in inches that the column labels need.
    """
    import numpy as np
    from matplotlib.colors import LinearSegmentedColormap

    first = next(iter(tables.values()))
    shape = {"ncols": len(tables), "sharey": True, "squeeze": False}
    figure, axes = canvas(0.34 * len(first) + 0.4 + wide, title, subtitle, **shape)
    most = max(table.to_numpy().max() for table in tables.values())
    for panel, (text, table), hue in zip(axes[0], tables.items(), HUES, strict=False):
        counts = table.to_numpy()
        shades = LinearSegmentedColormap.from_list(text, ["white", hue])
        panel.imshow(counts, cmap=shades, vmin=0, vmax=most, aspect="auto")
        for (row, column), count in np.ndenumerate(counts):
            if count:
                ink = "white" if hue == HUES[1] and count > 0.45 * most else INK
                panel.text(column, row, str(count), ha="center", va="center", fontsize=9, color=ink)
        panel.set_xticks(range(len(table.columns)), table.columns, rotation=45, ha="right", rotation_mode="anchor")
        panel.set_yticks(range(len(table.index)), table.index)
        panel.set_xticks([x - 0.5 for x in range(1, len(table.columns))], minor=True)
        panel.set_yticks([y - 0.5 for y in range(1, len(table.index))], minor=True)
        panel.grid(which="minor", color=PALE, linewidth=0.8)
        panel.tick_params(which="both", length=0)
        panel.spines[:].set_visible(False)
        panel.set_title(names[text], fontsize=10.5, color=hue)
    figure.set_label(
        "Heat maps, one a text, first text left: a row and a column a label, in each cell the number of sentences."
    )
    return figure
