"""How sturdy the findings are, and the contrasts in one picture."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import TYPE_CHECKING

from bittersweet.charts.style import GREY, HUES, INK, PALE, SOFT, canvas, drawn, key, rows

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


@drawn
def specifications(
    outcomes: pd.DataFrame, table: pd.DataFrame, names: Mapping[str, str], *, title: str, subtitle: str
) -> Figure:
    """A specification plot: one row a finding, one dot a way of counting, a bar for the share in which it holds.

    `outcomes` has id, log_ratio (first text over second, base 2; missing where a finding compares nothing) and holds;
    `table` has id, claim, specifications and holding. Dots are hollow where the finding does not hold.
    """
    height = 0.4 * len(table) + 0.7
    grid = {"ncols": 2, "sharey": True, "gridspec_kw": {"width_ratios": [3, 2]}}
    figure, (left, right) = canvas(height, title, subtitle, **grid)
    for row, finding in enumerate(table.itertuples()):
        own = outcomes[(outcomes["id"] == finding.id) & outcomes["log_ratio"].notna()]
        for holds, face in ((True, INK), (False, "white")):
            there = own[own["holds"] == holds]["log_ratio"]
            left.plot(there, [row] * len(there), "o", markersize=4.5, color=INK, markerfacecolor=face, alpha=0.55)
        share = 100 * finding.holding / finding.specifications
        whole = finding.holding == finding.specifications
        right.barh(row, 100, color=PALE, height=0.5)
        right.barh(row, share, color=INK if whole else GREY, height=0.5)
        right.text(103, row, f"{finding.holding} of {finding.specifications}", va="center", fontsize=9, color=INK)
    left.axvline(0, color=GREY, linewidth=0.8)
    rows(left, [textwrap.fill(claim, 44) for claim in table["claim"]])
    left.tick_params(axis="y", labelsize=8.5)
    first = next(iter(names.values()))
    left.set_xlabel(f"log ratio; right of 0: more in the {first.lower()}")
    right.grid(visible=False)
    right.set_xlim(0, 135)
    right.set_xticks([0, 50, 100])
    right.spines["left"].set_visible(False)
    right.set_xlabel("per cent of the ways in which it holds")
    figure.set_label(
        "Specification plot: one row a finding; left, one dot a way of counting at its log ratio between the texts, "
        "hollow where the finding fails; right, a bar for the share of ways in which it holds."
    )
    return figure


@drawn
def contrasts(table: pd.DataFrame, names: Mapping[str, str], *, title: str, subtitle: str) -> Figure:
    """A dumbbell chart: one row a contrast, the two texts' per cent joined by a line.

    `table` has label, a column of per cent a text, and clear ("yes" where the intervals lie apart); rows that are
    not clear are pale.
    """
    figure, axes = canvas(0.43 * len(table) + 0.7, title, subtitle)
    first, second = names
    for row, contrast in enumerate(table.to_dict("records")):
        strength = 1 if contrast["clear"] == "yes" else 0.55
        ends = [contrast[first], contrast[second]]
        axes.plot(ends, [row, row], color=GREY, linewidth=3, alpha=0.6 * strength, zorder=1)
        for value, other, hue, marker in zip(ends, ends[::-1], HUES, "os", strict=True):
            axes.plot(value, row, marker, color=hue, markersize=10, alpha=strength, zorder=2, clip_on=False)
            right = value >= other
            axes.annotate(
                f"{value:.0f}%", (value, row), xytext=(11 if right else -11, 0), textcoords="offset points",
                ha="left" if right else "right", va="center", fontsize=10, fontweight="bold", color=hue,
                annotation_clip=False,
            )  # fmt: skip
    rows(axes, list(table["label"]))
    for tick, apart in zip(axes.get_yticklabels(), table["clear"], strict=True):
        tick.set_fontweight("bold" if apart == "yes" else "normal")
        tick.set_fontsize(10.5)
    axes.set_xlim(-7, 92)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.text(0, -0.02, "bold and full colour: the 95% intervals lie apart", transform=axes.transAxes, fontsize=8.5,
              color=SOFT, va="top")  # fmt: skip
    key(axes, dict(zip(names.values(), HUES, strict=True)))
    figure.set_label("Dumbbell chart: one row a contrast, per cent to the right, one dot a text, joined by a line.")
    return figure
