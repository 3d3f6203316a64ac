"""Keyness: counts by group, statistics held against plain ones, and what can be tested at all."""

from collections import Counter
from math import erfc, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import fisher_exact

from bittersweet.counting import keyness, stats
from bittersweet.counting.keyness import COLUMNS, counts, needed, words
from bittersweet.files import DataError
from tests.made import sentences

A = {"rain": 30, "sun": 2, "the": 200, "gray": 3, "snow": 1}
B = {"rain": 5, "sun": 18, "the": 210, "grey": 4}
C = {"rain": 9, "hail": 2, "the": 90}
TABLE = words({"a": A, "b": B, "c": C}, "a", "b").set_index("word")


def test_words_are_counted_by_group():
    own = [
        *sentences("The rain, the rain!", text="one", group="g", prefix="A"),
        *sentences("Rain.", text="two", group="g", prefix="B"),
        *sentences("Sun.", text="three", group="h", prefix="C"),
    ]
    assert counts(own) == {"g": Counter(the=2, rain=3), "h": Counter(sun=1)}


def test_there_is_a_row_for_each_word_of_either_side():
    assert tuple(TABLE.reset_index().columns) == COLUMNS
    assert set(TABLE.index) == set(A) | set(B)
    for word in TABLE.index:
        assert TABLE.loc[word, ["count_target", "count_reference"]].tolist() == [A.get(word, 0), B.get(word, 0)]


@pytest.mark.parametrize("word", ["rain", "sun", "the", "snow"])
def test_statistics_are_those_of_one_word(word):
    row, counted = TABLE.loc[word], (A.get(word, 0), B.get(word, 0), sum(A.values()), sum(B.values()))
    assert row["log_likelihood"] == pytest.approx(stats.log_likelihood(*counted), rel=1e-12)
    assert row["log_ratio"] == pytest.approx(stats.log_ratio(*counted), rel=1e-12)
    assert row["p"] == pytest.approx(erfc(sqrt(abs(row["log_likelihood"]) / 2)), rel=1e-9)
    assert row["log_odds"] == pytest.approx(stats.log_odds(A, B, Counter(A) + Counter(B))[word], rel=1e-12)
    a, b, m, n = counted
    assert row["p_fisher"] == pytest.approx(fisher_exact([[a, m - a], [b, n - b]]).pvalue, rel=1e-9)


def test_p_is_adjusted_over_all_words():
    assert TABLE["p_adjusted"].tolist() == stats.adjust(TABLE["p"])


def test_rows_fall_by_size_and_ties_by_word():
    order = [(-abs(round(g2, 9)), word) for word, g2 in TABLE["log_likelihood"].items()]
    assert order == sorted(order)
    even = words({"a": {"z": 5, "y": 1, "x": 3}, "b": {"z": 1, "y": 5, "x": 3}}, "a", "b")
    assert even["word"].tolist() == ["y", "z", "x"]


def test_only_what_could_reach_significance_is_tested():
    # A word that stands once stands on one side whatever happens, and that has no small p.
    assert TABLE.loc[["rain", "sun"], "testable"].all()
    assert not TABLE.loc["snow", "testable"]
    number = TABLE["testable"].sum()
    expected = (TABLE["p_fisher"] * number).clip(upper=1).where(TABLE["testable"], 1.0)
    assert TABLE["p_tarone"].tolist() == pytest.approx(expected.tolist())
    assert TABLE["survives"].tolist() == (TABLE["p_tarone"] < 0.05).tolist()
    assert TABLE["survives"].sum() == 2


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=1, max_size=8))
def test_testable_is_what_some_outcome_could_bring_below_the_corrected_level(rows):
    a = {f"w{n}": row[0] for n, row in enumerate(rows)} | {"rest": 40}
    b = {f"w{n}": row[1] for n, row in enumerate(rows)} | {"rest": 50}
    table, m, n = words({"a": a, "b": b}, "a", "b"), sum(a.values()), sum(b.values())
    least = []
    for k in table["count_target"] + table["count_reference"]:
        outcomes = range(max(0, k - n), min(k, m) + 1)
        least.append(min(stats.fisher(x, m, int(k) - x, n) for x in outcomes))
    k = next(k for k in range(1, len(least) + 2) if sum(p <= 0.05 / k for p in least) <= k)
    assert table["testable"].tolist() == [p <= 0.05 / k for p in least]
    assert not table["survives"][~table["testable"]].any()


def test_spellings_can_count_as_one_word():
    merged = words({"a": A, "b": B}, "a", "b", merged={"grey": "gray"}).set_index("word")
    assert merged.loc["gray", ["count_target", "count_reference"]].tolist() == [3, 4]
    assert "grey" not in merged.index
    assert A["gray"] == 3
    assert B["grey"] == 4


def test_several_groups_can_be_the_reference():
    together = words({"a": A, "b": B, "c": C}, "a", ["b", "c"])
    assert together.equals(words({"a": A, "rest": Counter(B) + Counter(C)}, "a", "rest"))


@pytest.mark.parametrize(("target", "reference"), [("d", "b"), ("a", "d"), ("a", ["b", "d"])])
def test_a_group_that_is_not_there_is_named(target, reference):
    with pytest.raises(DataError, match="'d'"):
        words({"a": A, "b": B}, target, reference)


def test_two_groups_without_a_word_give_an_empty_table():
    table = words({"a": {}, "b": {}}, "a", "b")
    assert tuple(table.columns) == COLUMNS
    assert len(table) == 0


def test_a_group_without_a_word_tells_nothing():
    table = words({"a": {"rain": 3, "sun": 2}, "b": {}}, "a", "b")
    assert table["log_likelihood"].tolist() == [0, 0]
    assert table["p_fisher"].tolist() == [1, 1]
    assert not table["testable"].any()


def test_the_largest_of_many_needs_more():
    assert needed(1) == pytest.approx(3.841459)
    assert needed(478) == pytest.approx(15.051763)


def test_words_with_the_same_count_share_one_distribution(monkeypatch):
    asked = []
    exact = stats.exact.hypergeometric
    monkeypatch.setattr(stats.exact, "hypergeometric", lambda *margins: asked.append(margins) or exact(*margins))
    keyness.words({"a": {f"w{n}": 1 + n % 3 for n in range(600)}, "b": {"other": 5}}, "a", "b")
    assert sorted(k for k, *_ in asked) == [1, 2, 3, 5]
