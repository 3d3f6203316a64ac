"""Divided bars."""

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from bittersweet.charts.style import HUES
from bittersweet.files import DataError

from .made import draw, drawn, overlapping, said, voices


def parts(axes):
    """The parts of the bars: colour, from, how wide."""
    return [(to_hex(b.get_facecolor()), round(b.get_x(), 6), round(b.get_width(), 6)) for b in axes.patches]


@pytest.mark.parametrize("n", [1, 2, 5])
def test_a_bar_is_white_and_then_in_tones_of_its_groups_hue(n):
    [axes] = drawn("divided", n).axes
    found = parts(axes)
    assert len(found) == 6 * n  # what is nothing is not drawn
    for place, hue in enumerate(HUES[:n]):
        own = found[6 * place : 6 * place + 6]
        assert [part[0] for part in own[:2]] == ["#ffffff", hue.lower()]
        assert len({part[0] for part in own}) == 6
        assert [part[1:] for part in own[:3]] == [(0, 70), (70, 25), (95, 2)]


def test_every_part_has_its_words_inside_or_below():
    words = [text.replace("\n", " ") for text in said(drawn("divided", 2))]
    for label in ("Own 70% · 700", "One 25% · 250", "Two 2% · 20", "Three 2% · 20", "Four <1% · 5", "Five <1% · 5"):
        assert words.count(label) == 2
    assert not any(text.startswith("None") for text in words)


def test_many_narrow_parts_stand_in_as_many_lines_as_they_need():
    shares = {"group": "g0", "key": [f"k{n}" for n in range(30)], "value": 1 / 30}
    figure = draw("divided", 1, pd.DataFrame({**shares, "label": [f"Speaker {n}" for n in range(30)]}))
    assert overlapping(figure) == []
    assert sum("Speaker" in text for text in said(figure)) == 30


def test_parts_stand_in_the_order_asked_for():
    figure = draw("divided", 1, order=["one", "own"])
    assert [part[1:] for part in parts(figure.axes[0])] == [(0, 25), (25, 70)]


def test_per_cent_are_not_taken_for_shares():
    with pytest.raises(DataError, match="between 0 and 1"):
        draw("divided", 1, voices(1).assign(value=70.0))
