"""Compare: the check values of both exact tests, who is held against whom, and the table that a reader sees."""

from math import inf, nan

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bittersweet.counting import stats
from bittersweet.counting.compare import COLUMNS, against, compare, compared_counts, result, side_by_side
from bittersweet.files import DataError

# Counts of 371 and 644 words, p, and the ratio with its interval where it is given.
RATES = [
    ((5, 0), 0.00652, None),
    ((9, 1), 0.00078, ("15.6", "2.16", "685")),
    ((13, 4), 0.00139, ("5.64", "1.74", "23.8")),
    ((8, 16), 0.83446, None),
    ((7, 23), 0.18341, None),
    ((0, 4), 0.30385, None),
]
# Counts of 18 and 36 sentences, p, and the difference with its interval where it is given.
SHARES = [
    ((8, 0), 0.000042, (0.4444, 0.2235, 0.6628)),
    ((3, 26), 0.000146, (-0.5556, -0.7167, -0.2778)),
    ((15, 6), 0.000003, None),
    ((9, 1), 0.000075, None),
    ((0, 10), 0.021344, (-0.2778, -0.4399, -0.0653)),
    ((9, 10), 0.13648, None),
    ((2, 9), 0.300846, None),
    ((7, 6), 0.096123, None),
]


def measure(*groups, per="sentences"):
    """A measure's table from (group, size, counts by key)."""
    rows = []
    for group, of, counts in groups:
        for key, count in counts.items():
            value = stats.share(count, of) if per == "sentences" else stats.rate(count, of)
            rows.append((group, key, key.title(), count, of, *value, per))
    return pd.DataFrame(rows, columns=["group", "key", "label", "count", "of", "value", "low", "high", "per"])


@pytest.mark.parametrize(("counts", "p", "expected"), RATES)
def test_rates_have_the_exact_conditional_test(counts, p, expected):
    found = compared_counts(counts[0], 371, counts[1], 644, per="words")
    assert round(found.p, 5) == p
    if expected:
        assert tuple(f"{number:.3g}" for number in found[:3]) == expected


@pytest.mark.parametrize(("counts", "p", "expected"), SHARES)
def test_shares_have_fishers_test_and_newcombes_interval(counts, p, expected):
    found = compared_counts(counts[0], 18, counts[1], 36, per="sentences")
    assert round(found.p, 6) == p
    if expected:
        assert tuple(round(number, 4) for number in found[:3]) == expected


def test_where_one_side_has_none_no_count_is_made_up():
    assert compared_counts(5, 371, 0, 644, per="words")[:3] == (inf, pytest.approx(1.590, abs=1e-3), inf)
    assert compared_counts(0, 371, 4, 644, per="words")[:2] == (0, 0)


@pytest.mark.parametrize(("per", "ends"), [("words", (0, inf)), ("sentences", (-1, 1))])
def test_nothing_to_compare_is_undecided(per, ends):
    assert compared_counts(0, 9, 0, 0, per=per) == pytest.approx((nan, *ends, 1), nan_ok=True)


def test_lengths_have_no_such_test():
    with pytest.raises(ValueError, match="per must be words or sentences, found 'length'"):
        compared_counts(1, 2, 1, 2, per="length")


@pytest.mark.parametrize(
    ("p", "p_adjusted", "word"),
    [(0.01, 0.049, "apart"), (0.01, 0.05, "leaning"), (0.05, 0.05, "undecided"), (0.0499, 1, "leaning")],
)
def test_the_result_in_a_word(p, p_adjusted, word):
    assert result(p, p_adjusted) == word


def test_two_groups_are_compared_key_by_key_and_adjusted_together():
    table = measure(("a", 18, {"x": 8, "y": 9, "z": 0}), ("b", 36, {"x": 0, "y": 10, "z": 10}))
    compared = compare(table)
    assert tuple(compared.columns) == COLUMNS
    assert compared[["key", "label", "per", "target", "reference"]].values.tolist() == [
        [key, key.title(), "sentences", "a", "b"] for key in "xyz"
    ]
    assert compared["p"].round(6).tolist() == [0.000042, 0.13648, 0.021344]
    assert compared["p_adjusted"].tolist() == stats.holm(compared["p"])
    assert compared["result"].tolist() == ["apart", "undecided", "apart"]
    row = compared.iloc[0]
    assert row[["count_target", "of_target", "count_reference", "of_reference"]].tolist() == [8, 18, 0, 36]
    for side, (count, of) in {"target": (8, 18), "reference": (0, 36)}.items():
        assert row[[f"{name}_{side}" for name in ("value", "low", "high")]].tolist() == list(stats.share(count, of))
    assert row[["effect", "low", "high"]].tolist() == list(stats.newcombe(8, 18, 0, 36))


def test_what_is_clear_only_by_itself_is_leaning():
    compared = compare(measure(("a", 18, {"x": 0, "y": 9, "z": 9}), ("b", 36, {"x": 10, "y": 18, "z": 18})))
    assert compared["p"].round(6).tolist() == [0.021344, 1, 1]
    assert compared["p_adjusted"].round(4).tolist() == [0.064, 1, 1]
    assert compared["result"].tolist() == ["leaning", "undecided", "undecided"]


def test_rates_are_compared_as_a_ratio():
    row = compare(measure(("a", 371, {"x": 9}), ("b", 644, {"x": 1}), per="words")).iloc[0]
    assert row[["effect", "low", "high", "p"]].tolist() == list(stats.rate_ratio(9, 371, 1, 644))
    assert row["value_target"] == pytest.approx(9000 / 371)


@pytest.mark.parametrize(("adjust", "function"), [("holm", stats.holm), ("bh", stats.adjust), ("none", list)])
def test_other_adjustments(adjust, function):
    table = measure(("a", 18, {"x": 8, "y": 9, "z": 0}), ("b", 36, {"x": 0, "y": 10, "z": 10}))
    compared = compare(table, adjust=adjust)
    assert compared["p_adjusted"].tolist() == function(compared["p"])


def test_an_unknown_adjustment_is_named():
    with pytest.raises(DataError, match="bonferroni"):
        compare(measure(("a", 3, {"x": 1}), ("b", 4, {"x": 1})), adjust="bonferroni")


def test_one_group_has_nothing_to_be_compared_with():
    compared = compare(measure(("a", 18, {"x": 8})))
    assert tuple(compared.columns) == COLUMNS
    assert len(compared) == 0


THREE = [("a", 18, {"x": 8, "y": 0}), ("b", 36, {"x": 0, "y": 3}), ("c", 20, {"x": 4, "y": 4})]


def test_three_groups_against_a_reference():
    compared = compare(measure(*THREE), reference="b")
    assert compared[["target", "reference", "key"]].values.tolist() == [
        ["a", "b", "x"], ["a", "b", "y"], ["c", "b", "x"], ["c", "b", "y"],
    ]  # fmt: skip
    assert compared["p_adjusted"].tolist() == stats.holm(compared["p"])


def test_three_groups_in_pairs():
    compared = compare(measure(*THREE), pairs=True)
    pairs = compared[["target", "reference"]].drop_duplicates().values.tolist()
    assert pairs == [["a", "b"], ["a", "c"], ["b", "c"]]
    assert len(compared) == 6


def test_three_groups_need_to_be_told():
    with pytest.raises(DataError, match=r"3 groups \(a, b, c\): name a reference .* or ask for each pair"):
        compare(measure(*THREE))
    with pytest.raises(DataError, match="3 groups"):
        compare(measure(*THREE), target="a")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [("a", "b")]),
        ({"target": "b"}, [("b", "a")]),
        ({"target": "a"}, [("a", "b")]),
        ({"reference": "a"}, [("b", "a")]),
        ({"target": "b", "reference": "a"}, [("b", "a")]),
        ({"pairs": True}, [("a", "b")]),
    ],
)
def test_of_two_groups_either_may_be_named(asked, expected):
    assert against(["a", "b"], **asked) == expected


def test_of_more_groups_one_target_may_be_picked():
    assert against(["a", "b", "c"], "c", "a") == [("c", "a")]
    assert against(["a", "b", "c"], pairs=True) == [("a", "b"), ("a", "c"), ("b", "c")]
    assert against([]) == against(["a"]) == against(["a"], reference="a") == []
    assert against(["a", "b"], pairs=False) == against(["a", "b"])


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"target": "d"}, "'d'"),
        ({"reference": "A"}, "'A'"),
        ({"target": "a", "reference": "a"}, "both 'a'; two groups are needed"),
        ({"target": "a", "pairs": True}, "one of the two would be right"),
    ],
)
def test_what_cannot_be_asked_is_refused(asked, message):
    with pytest.raises(DataError, match=message):
        against(["a", "b", "c"], **asked)


def test_a_table_by_text_is_refused():
    table = measure(("a", 18, {"x": 8}), ("a", 12, {"x": 1}), ("b", 9, {"x": 3}))
    with pytest.raises(DataError, match=r"'x' of group 'a' stands twice; .* many_texts\.compare"):
        compare(table)


def test_a_key_that_a_group_lacks_is_refused():
    with pytest.raises(DataError, match="group 'b' has no row for 'y'"):
        compare(measure(("a", 18, {"x": 8, "y": 1}), ("b", 36, {"x": 0})))


counts = st.tuples(st.integers(0, 18), st.integers(0, 36))


@settings(max_examples=40)
@given(st.lists(counts, min_size=1, max_size=6), st.sampled_from(["words", "sentences"]))
def test_turned_round_the_test_is_the_same_and_the_effect_turns(rows, per):
    table = measure(
        ("a", 18, {f"k{n}": row[0] for n, row in enumerate(rows)}),
        ("b", 36, {f"k{n}": row[1] for n, row in enumerate(rows)}),
        per=per,
    )
    here, there = compare(table), compare(table, target="b")
    assert here["p"].tolist() == pytest.approx(there["p"].tolist())
    assert here["result"].tolist() == there["result"].tolist() or here["p_adjusted"].sub(0.05).abs().min() < 1e-9
    for one, other in zip(here["effect"], there["effect"], strict=True):
        if one == one and 0 < one < inf and per == "words":
            assert one * other == pytest.approx(1)
        if per == "sentences":
            assert one == pytest.approx(-other)


def test_the_table_that_a_reader_sees():
    table = measure(("a", 18, {"x": 8, "y": 9}), ("b", 36, {"x": 0, "y": 10}))
    seen = side_by_side(compare(table), {"a": "Letters", "b": "Diaries"})
    assert seen.columns.tolist() == [
        "label", "Letters", "Letters, per cent", "Diaries", "Diaries, per cent", "difference in points", "p",
        "p adjusted", "result",
    ]  # fmt: skip
    assert seen.iloc[0].tolist() == [
        "X", "8 of 18", "44.4 (24.6–66.3)", "0 of 36", "0.0 (0.0–9.6)", "+44.4 (+22.3 to +66.3)", "< .001", "< .001",
        "apart",
    ]  # fmt: skip
    assert seen.iloc[1][["p", "p adjusted", "result"]].tolist() == [".136", ".136", "undecided"]


def test_rates_side_by_side():
    table = measure(("a", 371, {"x": 9}), ("b", 1644, {"x": 0}), per="words")
    seen = side_by_side(compare(table))
    assert seen.columns.tolist()[1:6] == ["a", "a, per 1,000 words", "b", "b, per 1,000 words", "ratio"]
    assert seen.iloc[0].tolist()[1:6] == [
        "9 of 371",
        "24.3 (11.1–46.1)",
        "0 of 1,644",
        "0.0 (0.0–2.2)",
        "∞ (8.75 to ∞)",
    ]


def test_several_pairs_side_by_side_say_who_is_held_against_whom():
    seen = side_by_side(compare(measure(*THREE), reference="c"), {"c": "C"})
    assert seen.columns.tolist()[:4] == ["label", "groups", "first", "first, per cent"]
    assert seen["groups"].tolist() == ["a – C", "a – C", "b – C", "b – C"]


def test_nothing_side_by_side_is_an_empty_table():
    assert len(side_by_side(compare(measure(("a", 18, {"x": 8}))))) == 0


def test_rates_and_shares_do_not_stand_side_by_side():
    both = pd.concat(
        [compare(measure(("a", 18, {"x": 8}), ("b", 36, {"x": 0}), per=per)) for per in ("words", "sentences")]
    )
    with pytest.raises(DataError, match="rates and shares stand in one table"):
        side_by_side(both)
