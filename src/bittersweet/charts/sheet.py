"""The sheet that a chart is drawn on: a heading, a key, and below them panels laid out in inches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

from bittersweet.charts.captions import Caption
from bittersweet.charts.style import GREY, INK, SOFT, WIDTH, readable
from bittersweet.charts.tables import Group
from bittersweet.charts.words import even, fitted, plain, size

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

EDGE = 0.12  # inches left free at either side
TITLE, SUBTITLE, KEY = 13, 9.5, 9.5  # points


class Mark(NamedTuple):
    """An entry of a key: its words, its colour, and the marker or the line that stands before them."""

    label: str
    hue: str
    marker: str = ""
    line: Any = ""


def marks(groups: Iterable[Group], marker: str | None = None) -> list[Mark]:
    """The key of the groups, each with its own marker, or all with one."""
    return [Mark(group.label, group.hue, marker or group.marker) for group in groups]


@dataclass(frozen=True)
class Sheet:
    """A figure whose body, the part under the heading, is addressed in inches from its upper left corner."""

    figure: Figure
    body: float

    def axes(self, left: float, top: float, width: float, height: float) -> Axes:
        """A panel of the body."""
        tall = self.figure.get_figheight()
        panel: Axes = self.figure.add_axes(
            (left / WIDTH, (self.body - top - height) / tall, width / WIDTH, height / tall)
        )
        return panel

    def write(self, x: float, y: float, text: str, **font: Any) -> None:
        """Write into the body."""
        self.figure.text(x, self.body - y, text, transform=self.figure.dpi_scale_trans, **font)

    def note(self, y: float, text: str, left: float = EDGE) -> None:
        """Write a small line that says how to read the chart."""
        self.write(left, y, text, fontsize=8.5, color=SOFT, va="top")


def sheet(caption: Caption, body: float, key: Sequence[Mark] = ()) -> Sheet:
    """An empty sheet under the caption's title and subtitle and the key, its body so many inches high."""
    from matplotlib.figure import Figure

    room = WIDTH - 2 * EDGE
    head = even(caption.title, room, TITLE, bold=True)
    sub = fitted(caption.subtitle, room, SUBTITLE, lines=4)
    lines = _flowed(key, room)
    heights = [size(text, points, bold=bold)[1] if text else 0.0 for text, points, bold in _parts(head, sub)]
    at = [0.12, 0.12 + heights[0] + 0.09 * bool(head)]
    key_top = at[1] + heights[1] + 0.12 * bool(head or sub)
    above = key_top + 0.24 * len(lines) + 0.06
    figure = Figure(figsize=(WIDTH, above + body))
    for text, y, (_, points, bold) in zip((head, sub), at, _parts(head, sub), strict=True):
        figure.text(
            EDGE, above + body - y, text, va="top", fontsize=points, fontweight="bold" if bold else "normal",
            color=INK if bold else SOFT, transform=figure.dpi_scale_trans, linespacing=1.2,
        )  # fmt: skip
    for number, line in enumerate(lines):
        for x, mark in line:
            _keyed(figure, x, above + body - key_top - 0.24 * number - 0.1, mark)
    figure.seen = caption.seen  # type: ignore[attr-defined]
    return Sheet(figure, body)


def _parts(head: str, sub: str) -> tuple[tuple[str, float, bool], tuple[str, float, bool]]:
    return (head, TITLE, True), (sub, SUBTITLE, False)


def _flowed(key: Sequence[Mark], room: float) -> list[list[tuple[float, Mark]]]:
    """The entries of a key with their left ends in inches, as many to a line as there is room for."""
    lines: list[list[tuple[float, Mark]]] = []
    x = room  # the first begins a line
    for mark in key:
        mark = mark._replace(label=fitted(mark.label, room - 0.5, KEY, bold=True, lines=1))
        wide = _lead(mark) + size(mark.label, KEY, bold=True)[0]
        if x + wide > room:
            lines.append([])
            x = 0.0
        lines[-1].append((EDGE + x, mark))
        x += wide + 0.26
    return lines


def _lead(mark: Mark) -> float:
    """How many inches the marker or line of a key takes."""
    return 0.4 if mark.line else 0.17


def _keyed(figure: Figure, x: float, y: float, mark: Mark) -> None:
    from matplotlib.lines import Line2D

    if mark.line:
        drawn = Line2D([x, x + 0.32], [y, y], linestyle=mark.line, linewidth=2.4, color=mark.hue)
    else:
        drawn = Line2D([x + 0.06], [y], marker=mark.marker, markersize=7, linestyle="", color=mark.hue)
    drawn.set_transform(figure.dpi_scale_trans)
    figure.add_artist(drawn)
    figure.text(
        x + _lead(mark), y, mark.label, va="center_baseline", fontsize=KEY, fontweight="bold",
        color=readable(mark.hue), transform=figure.dpi_scale_trans,
    )  # fmt: skip


def blank(caption: Caption, kind: str) -> Figure:
    """A figure that says that there is nothing to show, under its heading."""
    page = sheet(caption, 0.6)
    page.write(WIDTH / 2, 0.25, "nothing to show", ha="center", va="center", fontsize=11, color=GREY, style="italic")
    page.figure.set_label(described(kind, caption, "Nothing to show."))
    return page.figure


def described(kind: str, caption: Caption, *sentences: str) -> str:
    """A chart's description for who does not see it: its kind, its title, and sentences about what is drawn."""
    title = plain(caption.title)
    parts = [f"{kind}: {title}" if title else kind, *(sentence for sentence in sentences if sentence)]
    return " ".join(part if part.endswith((".", "?", "!", "…")) else f"{part}." for part in parts)


def grid(number: int, most: int = 3) -> tuple[int, int]:
    """How many rows and columns so many panels stand in, at most `most` to a row and the rows as even as can be.

    >>> grid(2), grid(4), grid(7)
    ((1, 2), (2, 2), (3, 3))
    """
    rows = ceil(number / most)
    return rows, ceil(number / rows)
