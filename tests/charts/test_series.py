"""Lines over time, and matrices of what stands together."""

from math import nan

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from bittersweet.charts.matrices import LESS, MORE
from bittersweet.charts.style import HUES, mix
from bittersweet.files import DataError

from .made import dated, draw, drawn, outside, overlapping, pairs, said


@pytest.mark.parametrize("n", [1, 2, 5])
def test_a_line_for_each_group_is_named_at_its_end(n):
    figure = drawn("series", n)
    [axes] = figure.axes
    assert [line.get_color() for line in axes.lines] == list(HUES[:n])
    for line in axes.lines:
        assert line.get_xdata().tolist() == [2001, 2002, 2003]
        assert np.isnan(line.get_ydata()[1])
    assert len(axes.collections) == n  # a band each
    assert overlapping(figure) == []
    assert "Tea: from 2 in 2001 to 4 in 2003" in figure.get_label()


def test_days_are_read_and_sorted():
    table = pd.DataFrame(
        {"group": "g0", "date": ["2001-03-01", "2000-03-01"], "value": [0.5, 0.25], "per": "sentences"}
    )
    figure = draw("series", 1, table)
    assert figure.axes[0].lines[0].get_ydata().tolist() == [25, 50]
    assert "from 25% in 2000-03-01 to 50% in 2001-03-01" in figure.get_label()
    assert "band: 95% interval" not in said(figure)


def test_a_group_without_any_value_is_no_fault():
    figure = draw("series", 2, dated(2).assign(value=lambda t: t["value"].where(t["group"] == "g0")))
    assert [text for text in said(figure) if text in ("Tea", "Milk")] == ["Tea"]


def grounds(axes):
    """The colours of a matrix, row by row."""
    return [[to_hex(cell) for cell in row] for row in axes.images[0].get_array()]


@pytest.mark.parametrize("n", [1, 2, 5])
def test_a_matrix_for_each_group_has_its_number_in_every_cell(n):
    figure = drawn("matrices", n)
    assert len(figure.axes) == n
    for axes, hue in zip(figure.axes, HUES, strict=False):
        assert [text.get_text() for text in axes.texts] == ["4", "1"]
        assert grounds(axes) == [[hue.lower(), "#ffffff"], ["#ffffff", mix("#ffffff", hue, 0.08 + 0.92 / 4)]]


def test_a_symmetric_matrix_has_all_keys_on_both_sides():
    [axes] = draw("matrices", 1, symmetric=True, labels={"blue": "Blue!", "red": "Red!"}).axes
    assert [tick.get_text() for tick in axes.get_yticklabels()] == ["Blue!", "Red!", "green"]
    assert [tick.get_text() for tick in axes.get_xticklabels()] == ["Blue!", "Red!", "green"]
    assert [text.get_text() for text in axes.texts] == ["1", "4", "1", "4"]


def test_lift_is_green_above_one_purple_below_and_white_where_it_is_not_known():
    table = pairs(1)
    table.loc[2, "lift"] = nan
    figure = draw("matrices", 1, table, value="lift")
    [axes] = figure.axes
    more, less = mix("#ffffff", MORE, 0.8 / 3), mix("#ffffff", LESS, 0.8)
    assert grounds(axes) == [[more, less], ["#ffffff", "#ffffff"]]
    assert [text.get_text() for text in axes.texts] == ["2", "0"]
    with pytest.raises(DataError, match="column lift missing"):
        draw("matrices", 1, pairs(1).drop(columns="lift"), value="lift")


def test_numbers_of_a_matrix_stand_in_their_cells_and_keys_of_rows_at_the_left_matrix_only():
    left, right = drawn("matrices", 2).axes
    for axes in (left, right):
        assert [(text.get_text(), text.get_position()) for text in axes.texts] == [("4", (0, 0)), ("1", (1, 1))]
        assert [tick.get_text() for tick in axes.get_xticklabels()] == ["green", "blue"]
        assert axes.get_xticks(minor=True).tolist() == axes.get_yticks(minor=True).tolist() == [0.5]
        assert (axes.get_xlim(), axes.get_ylim()) == ((-0.5, 1.5), (1.5, -0.5))
    assert [tick.get_text() for tick in left.get_yticklabels()] == ["red", "green"]
    assert [tick.get_text() for tick in right.get_yticklabels()] == ["", ""]


def test_three_matrices_stand_in_a_row_and_the_fourth_below_the_first():
    boxes = [axes.get_position() for axes in drawn("matrices", 5).axes]
    assert [boxes[place].y0 == pytest.approx(boxes[0].y0) for place in range(4)] == [True, True, True, False]
    assert boxes[0].x1 < boxes[1].x0
    assert boxes[1].x1 < boxes[2].x0
    assert boxes[2].x1 <= 1
    assert boxes[3].x0 == pytest.approx(boxes[0].x0)
    assert boxes[3].y1 < boxes[0].y0
    assert {(round(box.width, 6), round(box.height, 6)) for box in boxes} == {
        (round(boxes[0].width, 6), round(boxes[0].height, 6))
    }


def test_a_matrix_says_its_six_largest_pairs_and_how_many_more_there_are():
    rows = [("g0", f"k{at}", "all", at) for at in range(9)]
    table = pd.DataFrame(rows, columns=["group", "first", "second", "count"])
    said_ = "; ".join(f"k{at} and all {at}" for at in range(8, 2, -1))
    assert draw("matrices", 1, table).get_label().endswith(f"Tea: {said_}; and 2 more pairs.")
    assert draw("matrices", 1, table[:8]).get_label().endswith("; k2 and all 2; and 1 more pair.")
    assert draw("matrices", 1, table[:7]).get_label().endswith("k1 and all 1.")
    assert draw("matrices", 1, table[:1]).get_label().endswith("Tea: nothing together.")


def test_only_lifts_explain_their_colours():
    note = "green: together more often than chance would have it; purple: less often; 1: as often"
    figure = draw("matrices", 1, pairs(1).assign(lift=[2.04, 0, 0.5]), value="lift")
    assert note in said(figure)
    assert [(text.get_text(), text.get_position()) for text in figure.axes[0].texts] == [
        ("2", (0, 0)), ("0", (1, 0)), ("0.5", (1, 1)),
    ]  # fmt: skip
    assert "red and green 2; green and blue 0.5" in figure.get_label()
    assert note not in said(drawn("matrices", 1))


def test_lines_begin_at_zero_unless_they_go_below_it():
    [axes] = drawn("series", 2).axes
    assert axes.get_ylim()[0] == 0
    assert axes.get_ylim()[1] > 4.5
    low = draw("series", 1, dated(1).assign(value=[0.0, nan, 4.0], low=[-1.0, nan, 3.0]))
    assert low.axes[0].get_ylim()[0] == 0
    below = draw("series", 1, dated(1).assign(value=[-2.0, nan, 4.0], low=[-3.0, nan, 3.0], high=[-1.0, nan, 5.0]))
    assert below.axes[0].get_ylim()[0] < -3


def test_a_name_stands_at_the_height_of_the_last_value_and_bands_are_explained():
    figure = drawn("series", 1)
    [name] = figure.axes[0].texts
    assert (name.get_text(), name.xy) == ("Tea", (1, pytest.approx(4)))
    assert "band: 95% interval" in said(figure)
    assert {"2001", "2002", "2003"} <= set(said(figure))


def test_a_band_goes_from_the_low_to_the_high_values():
    [band] = drawn("series", 1).axes[0].collections
    corners = np.concatenate([path.vertices for path in band.get_paths()])
    assert {(2001, 1.5), (2001, 2.5), (2003, 3.5), (2003, 4.5)} <= {tuple(corner) for corner in corners.tolist()}


def test_what_is_no_date_is_refused():
    with pytest.raises(DataError, match=r"^charts\.series: date is 'soon'; a year as a number, or a date like"):
        draw("series", 1, dated(1).assign(date=lambda t: ["2001-01-31", *["soon"] * (len(t) - 1)]))


def test_the_names_of_very_many_groups_make_a_series_higher():
    table = pd.DataFrame({"group": [f"group {n}" for n in range(25)], "date": 2001, "value": 1.0})
    figure = draw("series", 1, table)
    assert overlapping(figure) == outside(figure) == []


@pytest.mark.parametrize(("keys", "along"), [(8, 2), (25, 1)])
def test_as_many_matrices_stand_in_a_row_as_there_is_room_for(keys, along):
    rows = [(group, "k0", f"k{at}", 1) for group in ("g0", "g1", "g2") for at in range(keys)]
    figure = draw("matrices", 3, pd.DataFrame(rows, columns=["group", "first", "second", "count"]))
    assert len({axes.get_position().x0 for axes in figure.axes}) == along
    assert figure.axes[0].get_position().width * 9 <= 1.1 * keys
