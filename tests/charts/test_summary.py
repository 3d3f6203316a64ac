"""The contrasts in one picture, slopes, and what would overturn each claim."""

from math import nan

import pytest
from matplotlib.colors import to_hex

from bittersweet.charts.style import HUES, INK, WARNING, mix, tone
from bittersweet.files import DataError

from .made import LONG, claims, contrasts, dots, draw, drawn, measure, overlapping, said, texts


@pytest.mark.parametrize("n", [1, 2, 5])
def test_every_contrast_has_a_dot_an_interval_and_a_number_for_each_group(n):
    figure = drawn("summary", n)
    [axes] = figure.axes
    for group, hue in zip(dict.fromkeys(contrasts(n)["group"]), HUES, strict=False):
        own = contrasts(n)[contrasts(n)["group"] == group]
        seen = [dots(axes, tone(hue, word))[0][0] for word in ("apart", "leaning", "undecided")]
        assert seen == pytest.approx((100 * own["value"]).tolist())
        spans = [
            tuple(line.get_xdata())
            for word in ("apart", "leaning", "undecided")
            for line in axes.lines
            if line.get_color() == mix(tone(hue, word), "#ffffff", 0.55)
        ]
        assert [end for span in spans for end in span] == pytest.approx(
            [100 * end for row in own.itertuples() for end in (row.low, row.high)]
        )
    words = said(figure)
    assert words.count("0%") == n
    assert words.count("100%") == n


def test_the_axis_runs_from_nothing_to_all_with_ticks():
    [axes] = drawn("summary", 2).axes
    assert list(axes.get_xticks()) == [0, 25, 50, 75, 100]
    assert axes.get_xlim() == (-1.5, 100)


def test_sections_stand_above_their_rows_and_strength_is_that_of_the_result():
    figure = drawn("summary", 2)
    words = said(figure)
    assert (
        words.index("First") < words.index("Red") < words.index("Green") < words.index("Second") < words.index("Blue")
    )
    weights = {t.get_text(): t.get_fontweight() for t in texts(figure) if t.get_text() in ("Red", "Green", "Blue")}
    assert weights == {"Red": "bold", "Green": "normal", "Blue": "normal"}
    assert "Red (apart): Tea 0%, Milk 0%; Green (leaning)" in figure.get_label()


def test_without_sections_there_is_no_room_for_them():
    bare = draw("summary", 2, contrasts(2).drop(columns="section"))
    assert bare.get_figheight() == pytest.approx(drawn("summary", 2).get_figheight() - 2 * 0.36)
    assert "First" not in said(bare)


def test_per_cent_are_not_taken_for_shares():
    with pytest.raises(DataError, match="a share is 44; between 0 and 1"):
        draw("summary", 2, contrasts(2).assign(value=44.0))


def test_a_group_without_an_interval_has_a_dot():
    figure = draw("summary", 1, contrasts(1).assign(low=nan, high=nan))
    assert len(dots(figure.axes[0], HUES[0])) == 1
    assert overlapping(figure) == []


def test_a_contrast_that_only_one_group_has_leaves_the_place_of_the_other_free():
    table = contrasts(2)
    whole, lacking = draw("summary", 2, table), draw("summary", 2, table[:-1])
    assert len(lacking.axes[0].texts) == len(whole.axes[0].texts) - 1
    assert [tick.get_text() for tick in lacking.axes[0].get_yticklabels()] == [
        tick.get_text() for tick in whole.axes[0].get_yticklabels()
    ]


def test_a_slope_joins_both_values_in_the_hue_of_the_higher_one():
    table = measure(2)
    table.loc[table["group"] == "g1", "value"] = [0.5, 0.2, 0.15]
    figure = draw("slope", 2, table)
    [axes] = figure.axes
    joined = [(line.get_color(), *line.get_ydata()) for line in axes.lines if list(line.get_xdata()) == [0, 1]]
    assert joined == [(HUES[1], 0, 50), (HUES[0], 100, 20), ("#555555", pytest.approx(15), 15)]
    assert {"Red  0% (0)", "50% (0)  Red", "Green  100% (20)"} <= set(said(figure))


def test_labels_of_one_value_keep_off_each_other_and_all_are_there():
    table = measure(2, keys=tuple("abcdefgh")).assign(value=0.0)
    figure = draw("slope", 2, table)
    assert overlapping(figure) == []
    assert sum("0%" in text for text in said(figure)) == 16
    left = [text for text in said(figure) if text.endswith(")") and text[0] in "ABCDEFGH"]
    assert [text[0] for text in left] == list("ABCDEFGH")  # the first above


def test_a_claim_has_a_bar_as_long_as_what_overturns_it():
    figure = drawn("overturn", 1)
    [axes] = figure.axes
    bars = [line for line in axes.lines if line.get_linewidth() == 3]
    assert [line.get_xdata()[1] for line in bars] == [12, 4, 1, 1, 0]
    assert [to_hex(line.get_color()) for line in bars] == [
        tone(INK, word) for word in ("apart", "leaning", "undecided", "", "")
    ]
    assert {"12 (25%)", "4 (10%)", "1 (2%)", "1", "no number of changes"} <= set(said(figure))
    for ticks in (axes.get_xticks(), draw("overturn", 1, until=1).axes[0].get_xticks()):
        assert all(tick == int(tick) for tick in ticks)


def test_other_measures_stand_under_their_claim_and_in_red_where_one_disagrees():
    figure = drawn("overturn", 1)
    hues = {t.get_text(): t.get_color() for t in texts(figure) if "gree:" in t.get_text()}
    assert hues == {"agree: list": "#555555", "agree: list; disagree: codes": WARNING, "disagree: codes": WARNING}
    words = said(figure)
    assert "nan" not in words
    long = draw("overturn", 1, claims()[:1].assign(other_measures=f"agree: {LONG} {LONG}"))
    [cut] = [text for text in said(long) if text.startswith("agree:")]
    assert (cut.count("\n"), cut[-2:]) == (1, " …")
    assert words.index("Red leads") < words.index("agree: list") < words.index("Green leans")


def test_a_bar_longer_than_the_axis_ends_in_an_arrow_and_keeps_its_number():
    figure = draw("overturn", 1, until=4)
    [axes] = figure.axes
    assert [line.get_xdata()[1] for line in axes.lines if line.get_linewidth() == 3] == [4, 4, 1, 1, 0]
    assert [line.get_marker() for line in axes.lines if line.get_marker() != "None"] == [">", "o", "o", "o", "o"]
    assert "12 (25%)" in said(figure)


def test_claims_without_other_measures_need_no_room_for_them():
    bare = draw("overturn", 1, claims().drop(columns="other_measures"))
    assert bare.get_figheight() < drawn("overturn", 1).get_figheight()


def test_a_contrast_without_a_result_is_drawn_in_full_and_says_none():
    figure = draw("summary", 2, contrasts(2).assign(result=None))
    assert "(" not in figure.get_label()
