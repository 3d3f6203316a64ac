"""What no notebook draws, as pictures that somebody has looked at; those of the notebooks are compared there.

python -m tests.charts.test_pictures     (draws them anew: look at each before it is kept)
"""

from math import nan
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from bittersweet.charts.arrows import CLASSES

from .made import draw, drawn, mentions, pairs, pixels, typical

FOLDER = Path(__file__).parent / "pictures"


def years():
    """A series of shares over years with bands, one year missing."""
    rows = [
        (group, year, share, share - 0.1, share + 0.15)
        for group, shares in {"g0": (0.2, 0.3, nan, 0.4, 0.45), "g1": (0.5, 0.4, 0.1, 0.3, 0.44)}.items()
        for year, share in enumerate(shares, 1998)
    ]
    table = pd.DataFrame(rows, columns=["group", "date", "value", "low", "high"])
    return draw("series", 2, table.assign(per="sentences"))


def days():
    """A series over days, below zero too, one group with a single value."""
    table = pd.DataFrame({"date": ["2001-03-01", "2001-04-15", "2001-06-30", "2001-05-01"], "value": [0.4, -0.2, 1, 3]})
    return draw("series", 2, table.assign(group=["g0"] * 3 + ["g1"]), axis="score")


def lifts():
    """Lifts of two groups, with all keys on both sides."""
    more = pd.DataFrame({"group": "g1", "first": ["red", "blue"], "second": ["red", "blue"], "lift": [12.5, nan]})
    table = pd.concat([pairs(2), more.assign(count=9)])
    return draw("matrices", 2, table, value="lift", symmetric=True, labels={"blue": "Blue as the sky", "red": "Red"})


def counted():
    """Mentions with a second panel that counts words, and stretches."""
    table = mentions(2).assign(word=lambda t: t["share"] * 100)
    shaded = pd.DataFrame(
        {"text": ["g0", "g1", "g1"], "start": [0.5, 0.0, 0.2], "end": [0.8, 0.1, 0.4], "label": "part"}
    )
    return draw(
        "positions",
        2,
        table,
        words={"g0": 100, "g1": 300},
        shaded=shaded.assign(label=["dispute", "the very beginning", ""]),
    )


def faint():
    """Intervals with the texts of each group."""
    rows = [(f"g{n % 2}", key, (n * 7 + 3 * place) % 20 / 20) for n in range(14) for place, key in enumerate(KEYS)]
    return draw("intervals", 2, texts=pd.DataFrame(rows, columns=["group", "key", "value"]), counts=True)


def dozen():
    """Positions in as many texts as make the lanes thin."""
    lanes = {f"text {n}": f"g{n % 2}" for n in range(12)}
    table = pd.concat([mentions(2).query(f"text == {group!r}").assign(text=text) for text, group in lanes.items()])
    return draw("positions", 2, table, texts=lanes)


def classes():
    """An arrow of each class, one of them mutual."""
    rows = [("Ann", f"No {n}", kind, n + 1, n == 1) for n, kind in enumerate(CLASSES)]
    return draw("network", 1, pd.DataFrame(rows, columns=["agent", "target", "class", "n", "mutual"]))


KEYS = ("red", "green", "blue")
DRAWN = {
    "nothing": lambda: draw("keyness", 2, typical().iloc[:0]),
    "summary": lambda: drawn("summary", 2),
    "intervals": lambda: drawn("intervals", 5),
    "keyness": lambda: drawn("keyness", 2),
    "matrices": lambda: drawn("matrices", 5),
    "lifts": lifts,
    "years": years,
    "days": days,
    "counted": counted,
    "faint": faint,
    "dozen": dozen,
    "classes": classes,
}


@pytest.mark.parametrize("name", DRAWN)
def test_what_no_notebook_draws_looks_as_it_did_when_it_was_last_looked_at(name):
    with Image.open(FOLDER / f"{name}.png") as picture:
        kept = np.asarray(picture.convert("RGBA"))
    now = pixels(DRAWN[name]())
    assert now.shape == kept.shape
    assert (now == kept).all(), "another picture: draw it anew (see above), look at it, and keep it if it is right"


if __name__ == "__main__":
    for name, chart in DRAWN.items():
        chart().savefig(FOLDER / f"{name}.png")
