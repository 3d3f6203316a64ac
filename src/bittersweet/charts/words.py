"""Words in pictures: made plain, measured, fitted into a width, and numbers as a reader says them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.backends.backend_agg import RendererAgg
    from matplotlib.text import Text

DPI = 130  # of every picture


def plain(text: object) -> str:
    """`text` on one line, without letters that turn a line or steer a terminal.

    >>> plain(" two\\nlines \\u202e")
    'two lines'
    """
    kept = (" " if unicodedata.category(letter) == "Cc" else letter for letter in str(text))
    return " ".join("".join(letter for letter in kept if unicodedata.category(letter) != "Cf").split())


@cache
def _scratch() -> tuple[Text, RendererAgg]:
    """A text to measure with, and what draws it: made once, for making them takes longer than measuring."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(dpi=DPI)
    return figure.text(0, 0, "", family="DejaVu Sans", parse_math=False), FigureCanvasAgg(figure).get_renderer()


@lru_cache(maxsize=20_000)
def size(text: str, points: float, *, bold: bool = False) -> tuple[float, float]:
    """The width and the height of `text` in inches, as it is drawn; a text may have several lines."""
    made, renderer = _scratch()
    made.set(text=text, fontsize=points, fontweight="bold" if bold else "normal")
    box = made.get_window_extent(renderer)
    return box.width / DPI, box.height / DPI


def fitted(text: object, inches: float, points: float = 10, *, bold: bool = False, lines: int = 3) -> str:
    """`text` made plain and broken into lines of at most so many inches; past `lines` of them it ends in "…".

    A word too long for a line is broken.

    >>> fitted("a cup of tea and a bun", 0.7).splitlines()
    ['a cup of', 'tea and a', 'bun']
    """
    room, done, line = inches, [], ""
    for word in plain(text).split():
        longer = f"{line} {word}" if line else word
        if size(longer, points, bold=bold)[0] <= room:
            line = longer
            continue
        if line:
            done.append(line)
        while size(word, points, bold=bold)[0] > room and len(done) < lines:
            cut = _fitting(word, room, points, bold)
            done.append(word[:cut])
            word = word[cut:]
        line = word
        if len(done) >= lines:
            break
    done += [line] if line else []
    if len(done) > lines:
        last = done[lines - 1]
        while last and size(f"{last} …", points, bold=bold)[0] > room:
            last = last.rpartition(" ")[0] or last[:-1]
        done = [*done[: lines - 1], f"{last} …"]
    return "\n".join(done)


def even(text: object, inches: float, points: float = 10, *, bold: bool = False, lines: int = 3) -> str:
    """`text` as `fitted` breaks it, in as many lines, and these of about the same length.

    >>> even("a cup of tea and a bun", 1.2).splitlines()
    ['a cup of tea', 'and a bun']
    """
    best = fitted(text, inches, points, bold=bold, lines=lines)
    for part in (0.9, 0.8, 0.7, 0.6, 0.55):
        narrower = fitted(text, part * inches, points, bold=bold, lines=lines)
        if narrower.count("\n") > best.count("\n") or narrower.endswith("…"):
            break
        best = narrower
    return best


def _fitting(word: str, room: float, points: float, bold: bool) -> int:
    """How many of the word's first letters fit into the room, one at the least."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        if size(word[:middle], points, bold=bold)[0] <= room:
            low = middle
        else:
            high = middle - 1
    return low


def percent(share: float) -> str:
    """A share as a whole per cent; what is not nothing is not said to be 0, and what is not all not 100.

    >>> percent(0.444), percent(0.001), percent(0), percent(0.998)
    ('44%', '<1%', '0%', '>99%')
    """
    shown = round(100 * share)
    if (shown == 0 and share > 0) or (shown == 100 and share < 1):
        return "<1%" if shown == 0 else ">99%"
    return f"{shown}%"


def number(value: float) -> str:
    """A number with one decimal where it is small, none where it is large or whole, and a real minus sign.

    >>> number(8.086), number(0.04), number(120.4), number(-2)
    ('8.1', '0.04', '120', '−2')
    """
    if value == int(value) or abs(value) >= 100:
        said = f"{value:,.0f}"
    else:
        said = f"{value:.1f}" if abs(value) >= 0.095 else f"{value:.1g}"
    return said.replace("-", "−")


def listed(items: Sequence[str]) -> str:
    """The items as a reader says them.

    >>> listed(["one", "two", "three"])
    'one, two and three'
    """
    return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else "".join(items)
