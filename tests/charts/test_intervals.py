"""Dots with intervals, large and in small panels."""

from itertools import pairwise
from math import nan

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from bittersweet.charts.style import HUES, tone
from bittersweet.files import DataError

from .made import dots, draw, drawn, measure, said


def spans(axes, hue):
    """The intervals of a colour: from and to."""
    return [tuple(line.get_xdata()) for line in axes.lines if line.get_color() == hue and len(line.get_xdata()) == 2]


@pytest.mark.parametrize("n", [1, 2, 5])
def test_every_group_and_key_has_its_dot_and_its_interval(n):
    table = measure(n)
    [axes] = drawn("intervals", n).axes
    assert len(axes.lines) == 2 * 3 * n
    for group, hue in zip(dict.fromkeys(table["group"]), HUES, strict=False):
        own = table[table["group"] == group]
        assert [x for x, _ in dots(axes, hue)] == pytest.approx((100 * own["value"]).tolist())
        assert [end for span in spans(axes, hue) for end in span] == pytest.approx(
            [100 * end for row in own.itertuples() for end in (row.low, row.high)]
        )
    places = [y for hue in HUES[:n] for _, y in dots(axes, hue)]
    assert len({round(y, 6) for y in places}) == 3 * n  # a lane each
    assert all(abs(y - round(y)) < 0.5 for y in places)


def test_a_rate_is_not_scaled_and_named_as_one():
    figure = draw("intervals", 2, measure(2, per="words"))
    assert [x for x, _ in dots(figure.axes[0], HUES[0])] == pytest.approx([0, 1, 0.15])
    assert "mentions per 1,000 words" in said(figure)
    assert 0.2 in figure.axes[0].get_xticks().round(6)  # between whole numbers, too
    assert {"Tea (20 words)", "Milk (21 words)"} <= set(said(figure))


def test_strength_comes_from_the_results_and_from_nothing_else():
    compared = pd.DataFrame({"key": ["red", "green", "blue"], "result": ["apart", "leaning", "undecided"]})
    figure = draw("intervals", 2, compared=compared)
    [axes] = figure.axes
    assert [tick.get_fontweight() for tick in axes.get_yticklabels()] == ["bold", "normal", "normal"]
    assert [line.get_color() for line in axes.lines[::2][:3]] == [
        tone(HUES[0], word) for word in ("apart", "leaning", "undecided")
    ]
    assert any("nearly grey: undecided" in text for text in said(figure))
    plain = drawn("intervals", 2)
    assert [tick.get_fontweight() for tick in plain.axes[0].get_yticklabels()] == ["normal"] * 3
    assert not any("undecided" in text for text in said(plain))


def test_a_result_in_the_table_itself_does_the_same():
    [axes] = draw("intervals", 2, measure(2).assign(result="apart")).axes
    assert {tick.get_fontweight() for tick in axes.get_yticklabels()} == {"bold"}


def test_rows_stand_in_the_order_asked_for_the_first_above():
    [axes] = draw("intervals", 2, order=["Blue", "red"]).axes
    assert [tick.get_text() for tick in axes.get_yticklabels()] == ["Blue", "Red"]
    assert axes.yaxis_inverted()


def test_a_value_or_an_interval_that_is_not_there_is_not_drawn():
    table = measure(1)
    table.loc[0, ["low", "high"]] = nan
    table.loc[1, ["value", "low", "high"]] = nan
    figure = draw("intervals", 1, table)
    [axes] = figure.axes
    assert (len(dots(axes, HUES[0])), len(spans(axes, HUES[0]))) == (2, 1)
    assert "Green: ;" in figure.get_label()


def test_a_group_without_a_row_for_a_key_has_no_dot_there():
    table = measure(2).iloc[1:]
    [axes] = draw("intervals", 2, table).axes
    assert [len(dots(axes, hue)) for hue in HUES[:2]] == [2, 3]


@pytest.mark.parametrize("n", [1, 2, 5])
def test_counts_stand_at_the_right_of_every_lane(n):
    written = [text for text in said(draw("intervals", n, counts=True)) if " of 2" in text]
    assert sorted(written) == sorted(
        f"{count} of {of}" for count, of in zip(measure(n)["count"], measure(n)["of"], strict=True)
    )


def test_counts_of_two_annotators_stand_beside_each_other():
    table = measure(1).assign(counts=["1 / 2", "20 / 20", "3 / 4"])
    written = [text for text in said(draw("intervals", 1, table, counts=True)) if " of 2" in text]
    assert written == ["1 / 2 of 20", "20 / 20 of 20", "3 / 4 of 20"]


def test_each_text_is_a_faint_dot_in_its_groups_lane():
    texts = pd.DataFrame({"group": ["g0"] * 3 + ["g1"], "key": "red", "value": [0.1, 0.2, 0.3, 0.9]})
    figure = draw("intervals", 2, texts=texts)
    [axes] = figure.axes
    faint = [line for line in axes.lines if line.get_alpha() and len(line.get_xdata())]
    assert [list(line.get_xdata()) for line in faint] == [pytest.approx([10, 20, 30]), pytest.approx([90])]
    (_, first), *_ = dots(axes, HUES[0])
    assert 0 < faint[0].get_ydata()[0] - first < 0.5
    assert any("small dots: the texts" in text for text in said(figure))


def test_what_the_intervals_rest_on_is_said_where_the_table_says_it():
    figure = draw("intervals", 2, measure(2).assign(basis=["texts"] * 3 + ["words"] * 3))
    assert "line: 95% interval (of the texts or of the words)" in said(figure)


def test_shares_in_per_cent_are_refused():
    with pytest.raises(DataError, match="a share is 100; between 0 and 1"):
        draw("intervals", 2, measure(2).assign(value=100.0))


def test_the_description_says_the_values():
    assert drawn("intervals", 2).get_label() == (
        "Dots with their 95% intervals: A claim. 3 rows, per cent of the sentences to the right. "
        "Red: Tea 0%, Milk 0%; Green: Tea 100%, Milk 100%; Blue: Tea 15%, Milk 19%."
    )


@pytest.mark.parametrize(("facets", "shape"), [(1, (1, 1)), (2, (1, 2)), (5, (2, 3))])
def test_small_panels_stand_in_a_grid_and_are_all_grey(facets, shape):
    table = pd.concat([measure(3, keys=("red",)).assign(facet=f"F{place}") for place in range(facets)])
    figure = draw("nulls", 3, table)
    assert len(figure.axes) == facets
    corners = [tuple(round(end, 3) for end in axes.get_position().p0) for axes in figure.axes]
    assert (len({y for _, y in corners}), len({x for x, _ in corners})) == shape
    hues = {to_hex(line.get_color()) for axes in figure.axes for line in axes.lines}
    assert hues == {tone(hue, "undecided") for hue in HUES[:3]}
    assert all(len(axes.lines) == 2 * 3 for axes in figure.axes)


def test_without_facets_there_is_one_panel_and_no_name_above_it():
    figure = draw("nulls", 2, measure(2))
    assert len(figure.axes) == 1
    assert figure.get_label().endswith("Of Tea and Milk: Red, Green, Blue.")


def test_small_panels_of_one_unit_share_their_axis_and_say_it_once():
    tables = [measure(2, per="words").assign(facet="a"), measure(2).assign(facet="b"), measure(2).assign(facet="c")]
    figure = draw("nulls", 2, pd.concat(tables))
    ends = [axes.get_xlim() for axes in figure.axes]
    assert ends[0] != ends[1] == ends[2]
    assert [text for text in said(figure) if text.startswith("per cent")] == ["per cent of the sentences"] * 2
    same = said(drawn("nulls", 2))
    assert [text for text in same if "per cent of" in text] == ["per cent of the sentences · line: 95% interval"]


def test_the_axis_of_shares_ends_just_after_all_and_that_of_rates_a_little_after_the_largest():
    assert drawn("intervals", 2).axes[0].get_xlim()[1] == 101
    table = measure(2, per="words").assign(value=50.0, low=40.0, high=200.0)
    assert draw("intervals", 2, table).axes[0].get_xlim()[1] == pytest.approx(208)


@pytest.mark.parametrize(("n", "dots", "words"), [(1000, 1000, ""), (1001, 1000, ", 1,000 of a group evenly chosen")])
def test_of_very_many_texts_so_many_are_drawn_as_can_be_seen_evenly_from_the_least_to_the_greatest(n, dots, words):
    texts = pd.DataFrame({"group": "g0", "key": "red", "value": [at / (n - 1) for at in reversed(range(n))]})
    nothing = pd.DataFrame({"group": "g0", "key": "green", "value": [nan] * 1001})
    figure = draw("intervals", 1, texts=pd.concat([texts, nothing[: n if n > 1000 else 0]]))
    seen = sorted(x for line in figure.axes[0].lines if line.get_alpha() for x in line.get_xdata())
    assert (len(seen), seen[0], seen[-1]) == (dots, 0, 100)
    assert max(two - one for one, two in pairwise(seen)) < 0.21
    assert [text.partition("small dots: the texts")[2] for text in said(figure) if "small dots" in text] == [words]
