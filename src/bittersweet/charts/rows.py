"""Rows: the panel with one labelled row below the other in which most charts are drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bittersweet.charts.sheet import EDGE, Sheet
from bittersweet.charts.style import INK, SOFT, WIDTH
from bittersweet.charts.words import even, fitted, size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LABEL = 10  # points
STRENGTHS = "bold and full colour: apart · weaker: leaning · nearly grey: undecided"


def broken(labels: Sequence[str], inches: float = 2.6, points: float = LABEL) -> list[str]:
    """The labels of rows, broken into lines of at most so many inches and about the same length."""
    return [even(label, inches, points, bold=True) for label in labels]


def margin(labels: Sequence[str], points: float = LABEL) -> float:
    """The inches that broken labels need at the left of a panel."""
    return EDGE + max(size(label, points, bold=True)[0] for label in labels) + 0.14


def tall(labels: Sequence[str], least: float) -> float:
    """The inches that a row needs for its label, `least` at the least."""
    return max([least, *(size(label, LABEL)[1] + 0.1 for label in labels)])


def panel(
    page: Sheet, labels: Sequence[str], height: float, *, left: float, right: float = 0.25, top: float = 0.0,
    width: float | None = None, strengths: Sequence[str] = (), points: float = LABEL,
) -> Axes:  # fmt: skip
    """A panel of rows, the first one above; `height` is that of a row, `strengths` the result of each.

    `left` and `right` are free margins in inches; with `width` the panel is so wide. The labels of rows that are apart
    are bold, those of undecided ones softer.
    """
    wide = WIDTH - left - right if width is None else width
    axes = page.axes(left, top, wide, height * len(labels))
    axes.set_yticks(range(len(labels)), labels)
    axes.set_ylim(len(labels) - 0.5, -0.5)
    axes.tick_params(axis="y", pad=5)
    axes.spines["left"].set_visible(False)
    for tick, result in zip(axes.get_yticklabels(), strengths or [""] * len(labels), strict=True):
        tick.set_fontweight("bold" if result == "apart" else "normal")
        tick.set_color(SOFT if result == "undecided" else INK)
        tick.set_fontsize(points)
    return axes


def lanes(number: int, step: float, height: float) -> list[float]:
    """Where in a row the lanes stand, as parts of a row from its middle; `step` and `height` are in inches.

    >>> lanes(2, 0.1, 0.4)
    [-0.125, 0.125]
    """
    return [(place - (number - 1) / 2) * step / height for place in range(number)]


def dot(
    axes: Axes, x: float, y: float, hue: str, marker: str, *, ends: tuple[float, float] | None = None, big: float = 7.5
) -> None:
    """A dot with its interval, where it has one."""
    if ends:
        axes.plot(ends, [y, y], color=hue, linewidth=2.2, solid_capstyle="butt")
    axes.plot(
        x, y, marker, color=hue, markersize=big + 2.2 * (marker in "PX"), markeredgecolor="white", markeredgewidth=0.9,
        clip_on=False, zorder=3.5,
    )  # fmt: skip


def across(axes: Axes, name: str, low: float, high: float, *, bins: int = 6, whole: bool = False) -> None:
    """Set the axis to the right from `low` (0 or less) to `high`, a fine line at each tick.

    What begins at zero begins a little before it: so a mark at zero keeps off the labels.
    """
    from matplotlib.ticker import MaxNLocator

    axes.set_xlim(low or -0.015 * high, high)
    axes.xaxis.set_major_locator(MaxNLocator(bins, steps=[1, 2, 2.5, 5, 10], integer=whole))
    axes.xaxis.set_major_formatter(_tick)
    axes.grid(axis="x")
    inches = axes.get_position().width * WIDTH
    axes.set_xlabel(fitted(name, inches, 9.5, lines=2), labelpad=4)


def years(axes: Axes) -> None:
    """Set the ticks of the axis to the right to whole years, as many as there is room for."""
    from matplotlib.ticker import MaxNLocator

    axes.xaxis.set_major_locator(MaxNLocator(nbins=10, steps=[1, 2, 5, 10], integer=True))
    axes.xaxis.set_major_formatter("{x:.0f}")


def _tick(value: float, _: float) -> str:
    return f"{value:,.10g}".replace("-", "−")


def beside(axes: Axes, x: float, y: float, text: str, *, points: float, left: bool = False, **font: Any) -> None:
    """Write beside a place, so many points to its right or left, on white that no grid line crosses."""
    axes.annotate(
        text, (x, y), xytext=(-points if left else points, 0), textcoords="offset points",
        ha="right" if left else "left", va="center_baseline", annotation_clip=False,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.4}, zorder=2.5, **font,
    )  # fmt: skip


def said(cells: Mapping[Any, str], most: int = 12) -> str:
    """The rows of a chart in words, the first ones where there are many."""
    parts = [f"{label}: {values}" for label, values in list(cells.items())[:most]]
    rest = len(cells) - most
    return "; ".join(parts) + (f"; and {rest} more row{'s' * (rest != 1)}" if rest > 0 else "")
