"""Where in each text something stands."""

import pandas as pd
import pytest
from matplotlib.collections import LineCollection
from matplotlib.colors import to_hex

from bittersweet.charts.style import HUES, mix
from bittersweet.files import DataError

from .made import draw, drawn, mentions, overlapping, said, seen


def strokes(axes):
    """The strokes of a panel as (colour, place, middle), from the first lane on."""
    return [
        (to_hex(lines.get_color()[0]), float(segment[0][0]), round(float(segment[:, 1].mean()), 6))
        for lines in axes.collections
        if isinstance(lines, LineCollection)
        for segment in lines.get_segments()
    ]


@pytest.mark.parametrize("n", [1, 2, 5])
def test_every_mention_has_a_stroke_in_its_texts_lane(n):
    [axes] = drawn("positions", n).axes
    found = strokes(axes)
    assert len(found) == 2 * 3 * n
    assert [place for _, place, _ in found] == pytest.approx([0, 40, 99] * 2 * n)
    assert len({lane for _, _, lane in found}) == 2 * n
    assert list(dict.fromkeys(hue for hue, _, _ in found)) == [hue.lower() for hue in HUES[:n]]


def test_a_text_without_a_mention_has_its_lane_all_the_same():
    figure = draw("positions", 3, mentions(3).query("text != 'g1'"))
    [axes] = figure.axes
    assert len([line for line in axes.lines if len(line.get_xdata()) == 2]) == 6
    assert "Milk" in said(figure)


def test_texts_of_a_group_have_a_lane_each_and_the_groups_hue():
    table = mentions(3).assign(group=["g0"] * 12 + ["g1"] * 6)
    figure = draw("positions", 2, table, texts={"g0": "g0", "g1": "g0", "g2": "g1", "none": "g1"})
    [axes] = figure.axes
    assert len([line for line in axes.lines if len(line.get_xdata()) == 2]) == 8
    assert [hue for hue, *_ in strokes(axes)] == [HUES[0].lower()] * 12 + [HUES[1].lower()] * 6
    assert "each of 4 texts" in figure.get_label()


def test_a_text_that_has_no_lane_is_no_silent_loss():
    with pytest.raises(DataError, match=r"^charts\.positions: text g1 has no lane"):
        draw("positions", 2, texts={"g0": "g0"})
    shaded = pd.DataFrame({"text": ["x"], "start": [0.1], "end": [0.2], "label": ["x"]})
    with pytest.raises(DataError, match="a stretch is shaded in x, which has no lane"):
        draw("positions", 2, shaded=shaded)


def test_a_second_panel_counts_words():
    table = mentions(2).assign(word=lambda t: t["share"] * 100)
    figure = draw("positions", 2, table, words={"g0": 100, "g1": 300})
    left, right = figure.axes
    assert [place for _, place, _ in strokes(left)][:3] == pytest.approx([0, 40, 99])
    ends = [tuple(line.get_xdata()) for line in left.lines]
    assert ends == [(0, 100)] * 2 + [(0, 300)] * 2
    assert {"word of the text", "per cent of the text"} <= set(said(figure))
    assert [tick.get_text() for tick in right.get_yticklabels()] == ["", ""]
    with pytest.raises(DataError, match="column word missing"):
        draw("positions", 2, words={"g0": 100, "g1": 300})
    with pytest.raises(DataError, match=r"^charts\.positions: text g1 has a lane and no length; name it in words"):
        draw("positions", 2, table, words={"g0": 100})


def test_a_stretch_is_shaded_in_every_lane_of_its_text_and_named_above():
    shaded = pd.DataFrame(
        {"text": ["g0", "g1", "g1"], "start": [0.5, 0.45, 0.5], "end": [0.8, 0.5, 0.9], "label": ["dispute", "a", "b"]}
    )
    figure = draw("positions", 2, shaded=shaded)
    [axes] = figure.axes
    found = [(to_hex(b.get_facecolor()), b.get_x(), round(b.get_width(), 6)) for b in axes.patches]
    pale = [mix(hue, "#ffffff", 0.78) for hue in HUES[:2]]
    assert found == [(pale[0], 50, 30)] * 2 + [(pale[1], 45, 5)] * 2 + [(pale[1], 50, 40)] * 2
    assert {"dispute", "a", "b"} <= set(said(figure))
    assert overlapping(figure) == []
    assert "Shaded: dispute in g0, 50 to 80 per cent" in figure.get_label()


def test_a_long_name_of_a_stretch_is_one_line_no_wider_than_a_few_inches():
    shaded = pd.DataFrame({"text": ["g0"], "start": [0.2], "end": [0.9], "label": ["x" * 99]})
    [(_, box)] = [pair for pair in seen(draw("positions", 1, shaded=shaded)) if pair[0].get_text().startswith("xxx")]
    assert 2.4 < box.width / 130 <= 2.6
    assert box.height / 130 < 0.2


def test_however_many_texts_the_picture_keeps_to_a_page():
    table = pd.DataFrame({"text": [f"t{n}" for n in range(80)], "group": "g0", "key": "red", "share": 0.5})
    figure = draw("positions", 1, table)
    assert figure.get_figheight() < 14  # with a lane of the usual width each, 80 texts would need more than 16
    assert len(strokes(figure.axes[0])) == 80


def test_seven_rows_stand_in_the_order_asked_for():
    table = pd.concat([mentions(2).assign(key=str(n), label=f"Row {n}") for n in range(7)])
    [axes] = draw("positions", 2, table, order=[str(n) for n in reversed(range(7))]).axes
    assert [tick.get_text() for tick in axes.get_yticklabels()] == [f"Row {n}" for n in reversed(range(7))]
