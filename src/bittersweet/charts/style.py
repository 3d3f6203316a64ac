"""The house style: colours, markers and strengths, and what every chart is drawn under."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, wraps
from importlib.resources import files
from typing import TYPE_CHECKING, Any, ParamSpec

from bittersweet.files import DataError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH = 9.0  # inches
# Apart for readers with any kind of colour-blindness (a test holds them to it); the first two also in grey.
HUES = ("#E08A00", "#1B4F8C", "#117733", "#5AA9E6", "#882255", "#CC79A7", "#222222", "#EE6677")
MARKERS = ("o", "s", "D", "^", "v", "P", "X", "h")
GREY, PALE, INK, SOFT = "#8c8c8c", "#d9d9d9", "#222222", "#555555"
WARNING = "#B2182B"
RESULTS = ("apart", "leaning", "undecided")  # the strongest first
# Of matplotlib's settings these belong to the session that draws, not to the picture.
SESSION = (
    "backend",
    "webagg",
    "tk",
    "toolbar",
    "interactive",
    "timezone",
    "date.epoch",
    "docstring",
    "savefig.directory",
)

P = ParamSpec("P")


def hues(groups: Iterable[str]) -> dict[str, str]:
    """The colour of each group, in the order of the groups; any number of them, each with its own.

    The first eight have the palette's hues, further ones lighter and darker tones of these.

    >>> hues(["apples", "pears"])["apples"]
    '#E08A00'
    """
    found = {}
    for place, group in enumerate(dict.fromkeys(groups)):
        again, at = divmod(place, len(HUES))
        towards = "#ffffff" if again % 2 else "#000000"
        found[group] = mix(HUES[at], towards, 1 - 0.6 ** ((again + 1) // 2)) if again else HUES[at]
    return found


def markers(groups: Iterable[str]) -> dict[str, str]:
    """The marker of each group: where a hue comes back as another tone, it comes with another marker.

    >>> markers(["apples", "pears"])["pears"]
    's'
    """
    order = enumerate(dict.fromkeys(groups))
    return {group: MARKERS[(place + place // len(HUES)) % len(MARKERS)] for place, group in order}


def mix(hue: str, other: str, part: float) -> str:
    """The colour between `hue` (`part` 0) and `other` (`part` 1).

    >>> mix("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = zip(_levels(hue), _levels(other), strict=True)
    return "#" + "".join(f"{round(255 * (a + (b - a) * part)):02x}" for a, b in pairs)


def tone(hue: str, result: str) -> str:
    """`hue` in the strength of a result: full where groups are apart or nothing is said, weaker, then nearly grey.

    Raises DataError for a word that is no result.
    """
    if result not in ("", *RESULTS):
        raise DataError(f"result is {result!r}; one of {', '.join(RESULTS)}, or nothing, would be right")
    if result == "leaning":
        return mix(hue, "#ffffff", 0.4)
    return mix(mix(hue, GREY, 0.45), "#ffffff", 0.42) if result == "undecided" else hue


def readable(hue: str) -> str:
    """`hue`, darkened as far as letters on white need it (a contrast of 4.5 to 1)."""
    part = 0.0
    while 1.05 / (luminance(mix(hue, "#000000", part)) + 0.05) < 4.5:
        part += 0.05
    return mix(hue, "#000000", part)


def on(fill: str) -> str:
    """The colour of letters on a ground of the colour `fill`: white or ink, what reads better.

    >>> on("#ffffff"), on("#1B4F8C")
    ('#222222', '#ffffff')
    """
    return INK if luminance(fill) > 0.24 else "#ffffff"


def luminance(hue: str) -> float:
    """The relative luminance of a colour, 0 to 1 (WCAG 2.1)."""
    linear = [level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4 for level in _levels(hue)]
    return sum(part * level for part, level in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _levels(hue: str) -> list[float]:
    return [int(hue[place : place + 2], 16) / 255 for place in (1, 3, 5)]


@cache
def _settings() -> Any:
    """The settings that a chart is drawn under: matplotlib's own, and over them the house style."""
    import matplotlib as mpl

    every = mpl.rc_params_from_file(str(files("bittersweet.charts") / "bittersweet.mplstyle"))
    return {name: value for name, value in every.items() if not name.startswith(SESSION)}


def drawn(chart: Callable[P, Figure]) -> Callable[P, Figure]:
    """`chart`, drawn in the house style whatever the session has set; afterwards its settings stand again."""

    @wraps(chart)
    def styled(*args: P.args, **options: P.kwargs) -> Figure:
        import matplotlib as mpl

        with mpl.rc_context(_settings()):
            figure = chart(*args, **options)
            for axes in figure.axes:
                for axis in (axes.xaxis, axes.yaxis):
                    axis.get_ticklabels()  # every tick is made while the style holds
            return figure

    return styled
