"""Lines over time, and matrices of what stands together."""

from math import nan

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from bittersweet.charts.matrices import LESS, MORE
from bittersweet.charts.style import HUES, mix
from bittersweet.files import DataError

from .made import dated, draw, drawn, overlapping, pairs, said


@pytest.mark.parametrize("n", [1, 2, 3, 7])
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


@pytest.mark.parametrize("n", [1, 2, 3, 7])
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


def test_what_is_no_date_is_refused():
    with pytest.raises(DataError, match=r"^charts\.series: date is 'soon'; a year as a number, or a date like"):
        draw("series", 1, dated(1).assign(date=lambda t: ["2001-01-31", *["soon"] * (len(t) - 1)]))
