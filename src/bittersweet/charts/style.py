"""The house style: colours, type and the frame that every chart is drawn in."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from importlib.resources import files
from typing import TYPE_CHECKING, Any, ParamSpec

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 9.0  # inches
# First text, second text: apart for colour-blind readers and, by lightness and marker, in grey.
HUES = ("#E08A00", "#1B4F8C")
MARKERS = ("o", "s")
GREY, PALE, INK, SOFT = "#8c8c8c", "#d9d9d9", "#222222", "#555555"

P = ParamSpec("P")


def drawn(chart: Callable[P, Figure]) -> Callable[P, Figure]:
    """`chart`, drawn in the house style; the style is taken off again when the figure is there."""

    @wraps(chart)
    def styled(*args: P.args, **options: P.kwargs) -> Figure:
        import matplotlib as mpl

        with mpl.rc_context(fname=str(files("bittersweet.charts") / "bittersweet.mplstyle")):
            figure = chart(*args, **options)
            figure.draw_without_rendering()  # lays it out while the style holds
            figure.set_layout_engine("none")  # and once only: saved again it has the same pixels
            return figure

    return styled


def canvas(height: float, title: str, subtitle: str, **grid: Any) -> tuple[Figure, Any]:
    """A figure of the house width under its heading, and the axes of `grid` (as `Figure.subplots` takes it).

    The title says the finding, the subtitle gives unit and denominator; `height` is in inches.
    """
    from matplotlib.figure import Figure

    heads, subs = textwrap.wrap(title, 88), textwrap.wrap(subtitle, 128)
    above = 0.36 + 0.25 * len(heads) + 0.18 * len(subs)  # the last 0.2 are for a chart's key
    height += above
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    figure.text(0.012, 1 - 0.1 / height, "\n".join(heads), fontsize=13, fontweight="bold", va="top", color=INK)
    at = 1 - (0.12 + 0.25 * len(heads)) / height
    figure.text(0.012, at, "\n".join(subs), fontsize=9.5, va="top", color=SOFT)
    axes = figure.subplots(**grid)
    figure.get_layout_engine().set(rect=(0, 0, 1, 1 - above / height))
    return figure, axes


def hues(texts: Sequence[str]) -> dict[str, str]:
    """The colour of each text, in the order of the texts.

    >>> hues(["news", "article"])["news"]
    '#E08A00'
    """
    return dict(zip(texts, HUES, strict=False))


def key(axes: Axes, names: Mapping[str, str]) -> None:
    """Nothing; writes each name in its colour above the right end of the axes."""
    from matplotlib.offsetbox import AnchoredOffsetbox, HPacker, TextArea

    words = [
        TextArea(name, textprops={"color": hue, "fontweight": "bold", "fontsize": 9.5}) for name, hue in names.items()
    ]
    packed = HPacker(children=words, pad=0, sep=14)
    box = AnchoredOffsetbox(
        "lower right",
        child=packed,
        frameon=False,
        pad=0.2,
        borderpad=0,
        bbox_to_anchor=(1, 1),
        bbox_transform=axes.transAxes,
    )
    box.set_in_layout(False)  # a long key must not push panels apart; `canvas` leaves room for it
    axes.add_artist(box)


def rows(axes: Axes, labels: Sequence[str]) -> None:
    """Nothing; sets one labelled row a label from the top, with a hairline at each."""
    axes.set_yticks(range(len(labels)), labels)
    axes.set_ylim(len(labels) - 0.5, -0.5)
    axes.spines["left"].set_visible(False)
    axes.grid(axis="y")
