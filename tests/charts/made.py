"""Made tables of any number of groups for every chart, and what a figure shows."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import combinations
from math import nan
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from bittersweet import charts
from bittersweet.charts import Caption

LABELS = ("Tea", "Milk", "Water", "Coffee", "Juice", "Lemonade", "Beer")
EXACTLY_TWO = ("mirrored", "slope")
WITHOUT_GROUPS = ("overturn",)
LONG = "a label that goes on and on, costs $5 and $6_x^2 %, has <b>marks</b> and an unbrokenword" + "x" * 60


def names(n: int) -> dict[str, str]:
    """Ids and labels of so many groups."""
    return {f"g{place}": LABELS[place] for place in range(n)}


def caption(n: int) -> Caption:
    """A caption that knows so many groups."""
    return Caption("A claim", "per what", "See this.").named(names(n))


def measure(n: int, keys: tuple[str, ...] = ("red", "green", "blue"), per: str = "sentences") -> pd.DataFrame:
    """A measure with zeros, whole shares and a value that is not there."""
    rows = []
    for place, group in enumerate(names(n)):
        of = 20 + place
        for at, key in enumerate(keys):
            count = (0, of, 3 + place)[at % 3]
            value = count / of
            rows.append((group, key, key.title(), count, of, value, max(0, value - 0.1), min(1, value + 0.1), per))
    return pd.DataFrame(rows, columns=["group", "key", "label", "count", "of", "value", "low", "high", "per"])


def mentions(n: int) -> pd.DataFrame:
    """A table of mentions, three a text and key, the first at the text's first word."""
    rows = [
        (group, key, key.title(), share) for group in names(n) for key in ("red", "green") for share in (0.0, 0.4, 0.99)
    ]
    return pd.DataFrame(rows, columns=["text", "key", "label", "share"])


def lines(n: int) -> pd.DataFrame:
    """A table of raw lines, twelve a text."""
    fates = ["menu"] * 3 + ["title"] + ["body"] * 6 + ["a notice at the end"] * 2
    kinds = ["removed"] * 3 + ["kept"] + ["counted"] * 6 + ["removed"] * 2
    rows = [
        (group, label, at + 1, 0 if at == 1 else 10 * at, fates[at], kinds[at])
        for group, label in names(n).items()
        for at in range(12)
    ]
    return pd.DataFrame(rows, columns=["text", "label", "line", "length", "fate", "kind"])


def sentences(n: int) -> pd.DataFrame:
    """A table of sentences, eight a text."""
    rows = [(group, f"{group}{at:02}", 3 + 4 * at) for group in names(n) for at in range(8)]
    return pd.DataFrame(rows, columns=["text", "unit", "words"])


def voices(n: int) -> pd.DataFrame:
    """Shares of the words that add up to one, four of them small and one nothing."""
    parts = {"own": 0.7, "one": 0.25, "two": 0.02, "three": 0.02, "four": 0.005, "five": 0.005, "none": 0.0}
    rows = [(group, key, key.title(), part, round(1000 * part)) for group in names(n) for key, part in parts.items()]
    return pd.DataFrame(rows, columns=["group", "key", "label", "value", "count"])


def arrows(n: int) -> pd.DataFrame:
    """Acts between five actors, one of them mutual, in each group."""
    rows = [
        ("Ann", "Bo", "cooperation", 4, False),
        ("Bo", "Ann", "conflict", 2, False),
        ("Ann", "Bo", "neither", 1, True),
        ("Cy", "Ann", "conflict", 1, False),
        ("Bo", "Di", "cooperation", 1, False),
        ("Ed", "Cy", "cooperation", 1, False),
    ]
    columns = ["agent", "target", "class", "n", "mutual"]
    return pd.concat([pd.DataFrame(rows, columns=columns).assign(group=group) for group in names(n)])


def acts(n: int) -> pd.DataFrame:
    """Acts by year, one of them without a year and one hollow."""
    rows = [
        (1950, 1960, "cooperation", "asserted", "treaty"),
        (1955, 1955, "cooperation", "possible", ""),
        (1955, 1955, "conflict", "asserted", "war"),
        (1959, 1960, "neither", "asserted", "talks of some length"),
        (nan, nan, "conflict", "intended", ""),
    ]
    columns = ["from", "to", "kind", "factuality", "label"]
    return pd.concat([pd.DataFrame(rows, columns=columns).assign(group=group) for group in names(n)])


def dated(n: int) -> pd.DataFrame:
    """A series of three years a group, one value missing."""
    rows = [
        (group, year, value, value - 0.5, value + 0.5)
        for place, group in enumerate(names(n))
        for year, value in ((2001, 2.0), (2002, nan), (2003, 4.0 + 0.01 * place))
    ]
    return pd.DataFrame(rows, columns=["group", "date", "value", "low", "high"]).assign(per="words")


def pairs(n: int) -> pd.DataFrame:
    """Pairs of three keys, one of them never together."""
    rows = [("red", "green", 4, 2.0), ("red", "blue", 0, 0.0), ("green", "blue", 1, 0.5)]
    table = pd.DataFrame(rows, columns=["first", "second", "count", "lift"])
    return pd.concat([table.assign(group=group) for group in names(n)], ignore_index=True)


def formed(n: int) -> pd.DataFrame:
    """Two keys in two forms, one form missing in one key."""
    rows = [
        (group, key, key.title(), form, count)
        for group in names(n)
        for key, form, count in (("red", "noun", 5), ("red", "adjective", 2), ("green", "noun", 0))
    ]
    return pd.DataFrame(rows, columns=["group", "key", "label", "form", "count"])


def typical() -> pd.DataFrame:
    """Three words with their counts and tests, the first of which survives."""
    counts = pd.DataFrame({"word": ["sun", "rain", "snow"], "count_target": [9, 0, 2], "count_reference": [0, 4, 1]})
    return counts.assign(p_fisher=[0.0002, 0.04, 1.0], p_tarone=[0.001, 0.2, 1.0], survives=[True, False, False])


def claims() -> pd.DataFrame:
    """Claims of every result, one of which nothing overturns."""
    return pd.DataFrame(
        {
            "claim": ["Red leads", "Green leans", "Blue is more", "Nobody is named", "It stands"],
            "overturn": [12, 4, 1, 1, nan],
            "overturn_share": [0.25, 0.1, 0.02, nan, nan],
            "result": ["apart", "leaning", "undecided", "", None],
            "other_measures": ["agree: list", "agree: list; disagree: codes", "disagree: codes", "", None],
        }
    )


def contrasts(n: int) -> pd.DataFrame:
    """Contrasts of every result in two sections."""
    results = {"red": "apart", "green": "leaning", "blue": "undecided"}
    table = measure(n)
    sections = {"red": "First", "green": "First", "blue": "Second"}
    return table.assign(result=table["key"].map(results), section=table["key"].map(sections))


# Which column of a chart's table holds what it writes down.
WRITTEN = {
    "divided": "label",
    "forms": "label",
    "grouped": "label",
    "intervals": "label",
    "keyness": "word",
    "lengths": "unit",
    "matrices": "first",
    "mirrored": "label",
    "network": "agent",
    "nulls": "facet",
    "overturn": "claim",
    "positions": "label",
    "raw": "fate",
    "series": "group",
    "slope": "label",
    "summary": "label",
    "timeline": "label",
}
TABLES: dict[str, Callable[[int], pd.DataFrame]] = {
    "divided": voices, "forms": formed, "grouped": measure, "intervals": measure, "keyness": lambda _: typical(),
    "lengths": sentences, "matrices": pairs, "mirrored": measure, "network": arrows,
    "nulls": lambda n: pd.concat([measure(n).assign(facet=f) for f in ("Colours", "Hues")]),
    "overturn": lambda _: claims(), "positions": mentions, "raw": lines, "series": dated, "slope": measure,
    "summary": contrasts, "timeline": acts,
}  # fmt: skip


@cache
def drawn(name: str, n: int) -> Figure:
    """The chart of so many groups from its made table, drawn once for all tests."""
    return draw(name, n)


def draw(name: str, n: int, table: pd.DataFrame | None = None, **options: object) -> Figure:
    """The chart of so many groups, from its made table or from another."""
    chart = getattr(charts, name)
    return chart(TABLES[name](n) if table is None else table, **{"caption": caption(n), **options})


class Nowhere(RendererAgg):
    """Measures letters as every picture does, and draws none."""

    def draw_text(self, *_: Any, **__: Any) -> None:
        """Draw nothing."""

    draw_path = draw_text


NOWHERE = Nowhere(9 * 130, 9 * 130, 130)  # one for all, which measures no word twice


@contextmanager
def _recorded() -> Iterator[list[Text]]:
    """The texts that are drawn, in a list that fills as they are."""
    found: list[Text] = []
    plain = Text.draw

    def draw(text: Text, renderer: object) -> None:
        if text.get_visible() and text.get_text():
            found.append(text)
        plain(text, renderer)

    Text.draw = draw  # type: ignore[method-assign]
    try:
        yield found
    finally:
        Text.draw = plain  # type: ignore[method-assign]


def seen(figure: Figure) -> list[tuple[Text, Bbox]]:
    """Every text that a reader sees with its box in pixels, from above and from the left; measured once a figure."""
    kept: dict[str, list[tuple[Text, Bbox]]] = vars(figure)  # no test changes a figure, and what is kept goes with it
    if "measured" not in kept:
        with _recorded() as found:
            figure.draw(NOWHERE)
        boxes = [(text, Text.get_window_extent(text, NOWHERE)) for text in found]
        kept["measured"] = sorted(boxes, key=lambda pair: (-round(pair[1].y1), pair[1].x0))
    return kept["measured"]


def texts(figure: Figure) -> list[Text]:
    """Every text that a reader sees."""
    return [text for text, _ in seen(figure)]


def said(figure: Figure) -> list[str]:
    """The words of every text that a reader sees."""
    return [text.get_text() for text in texts(figure)]


def overlapping(figure: Figure) -> list[tuple[str, str]]:
    """The pairs of texts that lie on each other by more than a pixel or two; slanted ones are left out."""
    boxes = [(text.get_text(), box.extents) for text, box in seen(figure) if text.get_rotation() == 0]
    return [
        (a, b)
        for (a, one), (b, two) in combinations(boxes, 2)
        if min(one[2], two[2]) - max(one[0], two[0]) > 2 and min(one[3], two[3]) - max(one[1], two[1]) > 2
    ]


def outside(figure: Figure) -> list[str]:
    """The texts that the edge of the picture cuts."""
    wide, tall = figure.bbox.width, figure.bbox.height
    return [
        text.get_text()
        for text, box in seen(figure)
        if box.x0 < -1 or box.y0 < -1 or box.x1 > wide + 1 or box.y1 > tall + 1
    ]


def marked(figure: Figure) -> list[str]:
    """The texts that a marker touches: its middle with its size, against the box of the text."""
    boxes = np.array([box.extents for _, box in seen(figure)])
    touched = []
    for line in figure.findobj(Line2D):
        if line.get_marker() in ("None", "", None) or not line.get_visible() or line.axes is None:
            continue
        half = line.get_markersize() * figure.dpi / 144
        for x, y in line.get_transform().transform(np.column_stack(line.get_data())):
            on = (boxes[:, :2] < (x + half, y + half)).all(axis=1) & (boxes[:, 2:] > (x - half, y - half)).all(axis=1)
            touched += [said(figure)[place] for place in np.flatnonzero(on)]
    return touched


def dots(axes: object, hue: str) -> list[tuple[float, float]]:
    """Where markers of a colour stand in a panel."""
    return [
        (float(line.get_xdata()[0]), float(line.get_ydata()[0]))
        for line in axes.lines  # type: ignore[attr-defined]
        if line.get_color() == hue and line.get_marker() not in ("None", "")
    ]


def pixels(figure: Figure) -> np.ndarray:
    """The picture as it is saved, before it is packed: an array of height × width × 4."""
    stream = io.BytesIO()
    figure.savefig(stream, format="rgba")
    wide, tall = (int(pixels) for pixels in figure.bbox.size)
    return np.frombuffer(stream.getvalue(), np.uint8).reshape(tall, wide, 4)
