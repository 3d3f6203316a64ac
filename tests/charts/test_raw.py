"""The raw files line by line, and the lengths of sentences."""

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from bittersweet.charts.style import GREY, HUES, mix
from bittersweet.files import DataError

from .made import draw, drawn, lines, said, sentences


def bars(axes):
    """The bars of a panel: colour, line, length."""
    return [(to_hex(b.get_facecolor()), round(b.get_y() + b.get_height() / 2, 3), b.get_width()) for b in axes.patches]


@pytest.mark.parametrize(("n", "shape"), [(1, (1, 1)), (2, (1, 2)), (5, (2, 3))])
@pytest.mark.parametrize("name", ["raw", "lengths"])
def test_every_text_has_its_panel_in_rows_of_three_at_most(name, n, shape):
    figure = drawn(name, n)
    assert len(figure.axes) == n
    corners = [tuple(round(end, 3) for end in axes.get_position().p0) for axes in figure.axes]
    assert (len({y for _, y in corners}), len({x for x, _ in corners})) == shape


def test_every_line_is_a_bar_in_the_colour_of_its_fate():
    [axes] = drawn("raw", 1).axes
    counted, kept, removed = HUES[0].lower(), mix(HUES[0], "#ffffff", 0.55), mix(GREY, "#ffffff", 0.45)
    expected = [
        (counted if kind == "counted" else kept if kind == "kept" else removed, line, length)
        for line, length, kind in lines(1)[["line", "length", "kind"]].itertuples(index=False)
    ]
    assert sorted(bars(axes)) == sorted(expected)


def test_each_run_of_lines_has_its_fate_beside_it():
    words = said(drawn("raw", 2))
    for note in ("menu", "title (not counted)", "body"):
        assert words.count(note) == 2
    assert sum("a notice at" in word for word in words) == 2


def test_many_short_runs_keep_off_each_other_and_none_is_dropped():
    table = pd.concat([lines(1)] * 4).assign(line=range(1, 49))
    words = said(draw("raw", 1, table))
    assert [words.count(note) for note in ("menu", "title (not counted)", "body")] == [4, 4, 4]


def test_a_panel_has_its_groups_hue_where_the_table_names_one():
    table = lines(3).assign(group=["g1"] * 12 + ["g0"] * 24)
    figure = draw("raw", 2, table)
    assert [bars(axes)[0][0] for axes in figure.axes] == [HUES[1].lower(), HUES[0].lower(), HUES[0].lower()]


def test_long_files_are_pressed_into_a_page():
    table = pd.DataFrame({"text": "t", "label": "T", "line": range(1, 201), "length": 9, "fate": "body"})
    figure = draw("raw", 1, table.assign(kind="counted"))
    assert figure.get_figheight() < 10
    assert len(figure.axes[0].patches) == 200


def test_a_kind_that_is_unknown_is_refused():
    with pytest.raises(DataError, match=r"^charts\.raw: kind is 'lost'; one of counted, kept, removed"):
        draw("raw", 1, lines(1).assign(kind="lost"))


@pytest.mark.parametrize("n", [1, 2, 5])
def test_every_sentence_is_a_bar_as_high_as_it_has_words(n):
    figure = drawn("lengths", n)
    for axes, hue in zip(figure.axes, HUES, strict=False):
        assert [bar.get_height() for bar in axes.patches] == [3 + 4 * at for at in range(8)]
        assert {to_hex(bar.get_facecolor()) for bar in axes.patches} == {hue.lower()}
    assert len({axes.get_ylim() for axes in figure.axes}) == 1


def test_a_mean_is_drawn_where_it_is_given():
    figure = draw("lengths", 2, means={"g1": 17.0})
    left, right = figure.axes
    assert (list(left.lines), [tuple(line.get_ydata()) for line in right.lines]) == ([], [(17.0, 17.0)])
    assert " mean 17" in said(figure)


def test_bars_of_very_many_sentences_touch():
    table = pd.concat([sentences(1)] * 25).assign(unit=[f"s{at}" for at in range(200)])
    widths = [draw("lengths", 1, table[:n]).axes[0].patches[0].get_width() for n in (199, 200)]
    assert widths == pytest.approx([0.78, 1])


def test_a_file_of_one_empty_line_has_its_line_and_an_axis():
    [axes] = draw("raw", 1, lines(1)[:1].assign(length=0)).axes
    assert (axes.get_yticks().tolist(), axes.get_ylim(), axes.get_xlim()) == ([1], (1.5, 0.5), (0, 1))
    assert axes.get_xticks().tolist() == [0, 1]


def test_few_sentences_are_counted_in_whole_numbers():
    [axes] = draw("lengths", 1, sentences(1)[:2]).axes
    assert all(tick == int(tick) for tick in axes.get_xticks())
