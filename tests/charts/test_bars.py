"""Bars back to back, bars below each other, bars divided by form, bars of words."""

from math import nan

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from bittersweet.charts.style import HUES, mix, tone
from bittersweet.files import DataError

from .made import draw, drawn, formed, measure, names, overlapping, said, seen, typical


def bars(axes):
    """The bars of a panel as (colour, from, how long)."""
    return [(to_hex(bar.get_facecolor()), bar.get_x(), bar.get_width()) for bar in axes.patches]


def test_the_first_group_is_to_the_left_the_second_to_the_right():
    figure = drawn("mirrored", 2)
    orange, blue = (hue.lower() for hue in HUES[:2])
    assert bars(figure.axes[0]) == [
        (orange, 0, -0.0), (orange, 0, -100), (orange, 0, pytest.approx(-15)),
        (blue, 0, 0), (blue, 0, 100), (blue, 0, pytest.approx(100 * 4 / 21)),
    ]  # fmt: skip
    assert {"0% · 0 of 20", "100% · 20 of 20", "15% · 3 of 20", "19% · 4 of 21"} <= set(said(figure))


def test_the_axis_has_no_sign_and_the_numbers_have_room():
    figure = drawn("mirrored", 2)
    assert not any("−" in text for text in said(figure))
    low, high = figure.axes[0].get_xlim()
    assert low == -high < -100


def test_a_side_without_a_row_or_a_value_has_no_bar():
    table = measure(2).set_index(["group", "key"])
    table.loc[("g1", "green"), "value"] = nan
    figure = draw("mirrored", 2, table.drop(index=("g0", "red")).reset_index())
    orange, blue = (hue.lower() for hue in HUES[:2])
    assert [hue for hue, *_ in bars(figure.axes[0])] == [orange, orange, blue, blue]


def test_names_of_three_groups_do_not_make_two_of_them_a_third():
    figure = draw("mirrored", 3, measure(3).query("group != 'g0'"))
    assert [bar[0] for bar in bars(figure.axes[0])[::3]] == [HUES[1].lower(), HUES[2]]


@pytest.mark.parametrize("n", [1, 2, 5])
def test_grouped_bars_have_a_bar_and_a_number_for_each_group(n):
    figure = drawn("grouped", n)
    assert len(bars(figure.axes[0])) == 3 * n
    assert {bar[0] for bar in bars(figure.axes[0])} == {hue.lower() for hue in HUES[:n]}
    assert sum("% · " in text for text in said(figure)) == 3 * n


def test_values_below_zero_are_to_the_left_and_have_a_minus():
    table = pd.DataFrame({"group": ["g0", "g1"] * 2, "key": ["a", "a", "b", "b"], "value": [2.5, -1.25, nan, 0]})
    figure = draw("grouped", 2, table, axis="score")
    assert [bar[2] for bar in bars(figure.axes[0])] == [2.5, -1.25, 0]
    assert {"2.5", "−1.2", "0", "score"} <= set(said(figure))
    assert overlapping(figure) == []


def test_an_axis_of_grouped_bars_begins_at_zero_unless_a_value_is_below_it():
    figure = drawn("grouped", 2)
    [axes] = figure.axes
    low, high = axes.get_xlim()
    assert low == pytest.approx(-0.015 * high)  # so that the mark at zero keeps off the labels
    longest = max(box.x1 for text, box in seen(figure) if text in axes.texts)
    assert 0 < axes.bbox.x1 - longest < 0.15 * figure.dpi
    table = pd.DataFrame({"group": "g0", "key": ["a", "b"], "value": [2.0, -2.0]})
    low, high = draw("grouped", 1, table).axes[0].get_xlim()
    assert low == pytest.approx(-high)
    assert low < -2


def test_bars_take_their_strength_from_the_results():
    table = measure(2).assign(result=["apart", "leaning", "undecided"] * 2)
    for name in ("mirrored", "grouped"):
        [axes] = draw(name, 2, table).axes
        assert [bar[0] for bar in bars(axes)[:3]] == [
            tone(HUES[0], word).lower() for word in ("apart", "leaning", "undecided")
        ]
        assert [tick.get_fontweight() for tick in axes.get_yticklabels()] == ["bold", "normal", "normal"]


def test_a_bar_is_divided_by_form_from_dark_to_pale_and_says_its_counts():
    figure = drawn("forms", 2)
    first, second = HUES[0].lower(), mix(HUES[0], "#ffffff", 0.72)
    assert bars(figure.axes[0])[:2] == [(first, 0, 5), (second, 5, 2)]
    words = said(figure)
    assert words.count("5 noun, 2 adjective") == 2
    assert words.count("0") >= 2
    assert {"noun", "adjective", "mentions"} <= set(words)


def test_bars_are_as_long_as_the_rate_where_there_is_one():
    figure = draw("forms", 1, formed(1).assign(value=[50.0, 20.0, 0.0]))
    assert [bar[2] for bar in bars(figure.axes[0])] == [50, 20]
    assert {"5 noun, 2 adjective", "mentions per 1,000 words"} <= set(said(figure))


def test_words_beside_the_bars_of_forms_take_six_tenths_of_the_panel_at_the_most():
    [axes] = draw("forms", 1, formed(1).assign(form=lambda table: table["form"] + " and so on" * 30)).axes
    assert axes.get_xlim()[1] == pytest.approx(7 / 0.4)


def test_words_have_their_counts_and_both_p_values_beside_each_other():
    figure = draw("keyness", 2, target="g1", reference="g0")
    assert [bar[2] for bar in bars(figure.axes[0])] == [-9, 0, -2, 0, 4, 1]
    words = said(figure)
    assert {"p", "p adjusted", "< .001", ".001", ".040", ".200", "1", "Milk", "Tea"} <= set(words)
    weights = {tick.get_text(): tick.get_fontweight() for tick in figure.axes[0].get_yticklabels()}
    assert weights == {"sun": "bold", "rain": "normal", "snow": "normal"}
    assert bars(figure.axes[0])[0][0] == HUES[1].lower()
    assert figure.get_label().endswith(
        "Left Milk, right Tea. sun: 9 and 0, p < .001, adjusted .001; "
        "rain: 0 and 4, p .040, adjusted .200; snow: 2 and 1, p 1, adjusted 1."
    )


def test_counts_of_words_stand_outside_their_bars_and_those_that_survive_are_bold():
    [axes] = draw("keyness", 2, target="g0", reference="g1").axes
    assert [(text.get_text(), text.xy, text.get_ha(), text.get_fontweight()) for text in axes.texts] == [
        ("9", (-9, 0), "right", "bold"), ("0", (0, 1), "right", "normal"), ("2", (-2, 2), "right", "normal"),
        ("0", (0, 0), "left", "bold"), ("4", (4, 1), "left", "normal"), ("1", (1, 2), "left", "normal"),
    ]  # fmt: skip
    colours = [bar[0] for bar in bars(axes)]
    assert colours == [tone(hue, word).lower() for hue in HUES[:2] for word in ("apart", "undecided", "undecided")]


def test_the_axis_of_words_has_as_much_room_at_both_sides_and_no_signs():
    [axes] = drawn("keyness", 2).axes
    low, high = axes.get_xlim()
    assert low == -high
    assert 9 < high < 11
    assert [tick.get_text() for tick in axes.get_xticklabels()] == ["10", "5", "0", "5", "10"]
    assert axes.lines[0].get_xdata()[0] == 0
    assert "times in the text" in said(drawn("keyness", 2))
    assert draw("keyness", 2, typical().assign(count_target=0, count_reference=0)).axes[0].get_xlim()[1] > 1


def test_p_values_stand_in_two_columns_at_the_right_each_in_the_row_of_its_word():
    figure = drawn("keyness", 2)
    middles = {
        text.get_text(): (box.x1, (box.y0 + box.y1) / 2, text.get_fontweight())
        for text, box in seen(figure)
        if text.get_text() in {"p", "p adjusted", "< .001", ".001", ".040", ".200", "sun", "rain"}
    }
    [axes] = figure.axes
    for column in (["p", "< .001", ".040"], ["p adjusted", ".001", ".200"]):
        assert len({round(middles[text][0] / 3) for text in column}) == 1
        assert axes.bbox.x1 < middles[column[0]][0] < figure.bbox.width
        for text, row, weight in zip(column[1:], (0, 1), ("bold", "normal"), strict=True):
            assert middles[text][1] == pytest.approx(axes.transData.transform((0, row))[1], abs=4)
            assert middles[text][2] == weight
    assert middles["p adjusted"][0] - middles["p"][0] == pytest.approx(figure.dpi, abs=3)  # an inch


def test_the_table_of_words_may_name_its_own_sides_but_one_of_each():
    table = typical().assign(target="g0", reference="g1 + g2")
    assert {"Tea", "g1 + g2"} <= set(said(draw("keyness", 3, table)))
    with pytest.raises(DataError, match=r"^charts\.keyness: takes one target; found 2 \(g0, g1\)"):
        draw("keyness", 2, table.assign(target=["g0", "g1", "g1"]))


def test_five_groups_have_five_names_in_the_key():
    assert set(names(5).values()) <= {text.split(" (")[0] for text in said(drawn("grouped", 5))}
