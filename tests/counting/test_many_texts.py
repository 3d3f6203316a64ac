"""Many texts: the text is the unit; intervals and tests held against scipy, and few texts say what they are."""

from math import inf, isnan

import numpy as np
import pandas as pd
import pytest
from scipy.stats import bootstrap, permutation_test

from bittersweet.counting import compare as plain
from bittersweet.counting import many_texts, stats
from bittersweet.counting.many_texts import COLUMNS, by_group, compare
from bittersweet.counting.stats import resampling
from bittersweet.files import DataError

KEYS = ("x", "y")


def measure(groups, per="words"):
    """A measure's table by text from the counts of (x, y) and the size of each text of each group."""
    rows = [
        (group, f"{group}{n}", key, key.title(), counts[place], of, per)
        for group, texts in groups.items()
        for n, (counts, of) in enumerate(texts)
        for place, key in enumerate(KEYS)
    ]
    return pd.DataFrame(rows, columns=["group", "text", "key", "label", "count", "of", "per"])


def made(group_seed, number, rate):
    """The texts of a group: counts of x near `rate` in 100 words, of y near 5 everywhere."""
    rng = np.random.default_rng(group_seed)
    sizes = rng.integers(60, 200, number)
    return [((int(rng.poisson(rate * of / 100)), int(rng.poisson(5 * of / 100))), int(of)) for of in sizes]


TWO = {"a": made(1, 8, 9), "b": made(2, 9, 3)}
TABLE = measure(TWO)


def columns(group, place):
    return (np.array([counts[place] for counts, _ in TWO[group]]), np.array([of for _, of in TWO[group]]))


def ratio(counts, sizes, axis=-1):
    return counts.sum(axis=axis) / sizes.sum(axis=axis)


def test_values_are_of_all_texts_together():
    found = by_group(TABLE)
    assert tuple(found.columns) == COLUMNS
    assert found[["group", "key", "label"]].values.tolist() == [
        [group, key, key.title()] for group in "ab" for key in KEYS
    ]
    for row in found.itertuples():
        counts, sizes = columns(row.group, KEYS.index(row.key))
        assert (row.count, row.of) == (counts.sum(), sizes.sum())
        assert row.value == pytest.approx(1000 * counts.sum() / sizes.sum())
        assert (row.basis, row.texts, row.per) == ("texts", len(counts), "words")


@pytest.mark.parametrize("place", [0, 1])
def test_the_interval_is_scipys_bca_over_texts(place):
    rng = np.random.default_rng([1, 0])  # the seed, and the first group
    theirs = bootstrap(columns("a", place), ratio, paired=True, n_resamples=9999, rng=rng, vectorized=True)
    row = by_group(TABLE).iloc[place]
    assert (row["low"], row["high"]) == pytest.approx([1000 * end for end in theirs.confidence_interval], rel=1e-10)


def test_shares_stay_between_0_and_1():
    found = by_group(measure(TWO, per="sentences"))
    assert found["per"].unique().tolist() == ["sentences"]
    assert (found["value"] * 1000).tolist() == pytest.approx(by_group(TABLE)["value"].tolist())
    assert found[["low", "high"]].max(axis=None) < 0.3


@pytest.mark.parametrize("per", ["words", "sentences"])
def test_fewer_than_five_texts_have_an_interval_of_the_words(per):
    found = by_group(measure({"a": TWO["a"][:4], "b": TWO["b"]}, per=per))
    assert found["basis"].tolist() == ["words", "words", "texts", "texts"]
    assert found["texts"].tolist() == [4, 4, 9, 9]
    row = found.iloc[0]
    estimate = (stats.rate if per == "words" else stats.share)(row["count"], row["of"])
    assert row[["value", "low", "high"]].tolist() == list(estimate)


def test_texts_that_are_all_alike_have_an_interval_of_the_words():
    found = by_group(measure({"a": [((0, 5), 100)] * 6, "b": TWO["b"]}))
    assert found["basis"].tolist() == ["words", "words", "texts", "texts"]
    assert found.iloc[0][["value", "low", "high"]].tolist() == list(stats.rate(0, 600))


def test_five_texts_are_enough():
    assert many_texts.FEWEST == 5
    assert by_group(measure({"a": TWO["a"][:5]}))["basis"].tolist() == ["texts", "texts"]


def test_the_draws_are_the_same_each_time_and_for_any_key():
    assert by_group(TABLE).equals(by_group(TABLE))
    assert compare(TABLE).equals(compare(TABLE))
    alone = by_group(TABLE[TABLE["key"] == "y"]).iloc[0]
    assert alone["low"] == by_group(TABLE).iloc[1]["low"]
    assert by_group(TABLE, seed=2)["low"].tolist() != by_group(TABLE)["low"].tolist()


def test_the_order_of_rows_within_a_group_does_not_matter():
    shuffled = TABLE.sample(frac=1, random_state=3).sort_values(["group", "key"], kind="stable")
    assert by_group(shuffled).equals(by_group(TABLE))


def test_groups_stand_as_they_come():
    found = by_group(measure({"z": TWO["a"][:2], "a": TWO["b"][:2]}))
    assert found["group"].tolist() == ["z", "z", "a", "a"]


def test_groups_are_compared_with_all_columns_of_a_comparison():
    found = compare(TABLE)
    assert tuple(found.columns) == (*plain.COLUMNS, "basis", "texts_target", "texts_reference")
    shown = by_group(TABLE).set_index(["group", "key"])
    for row in found.itertuples():
        for side, group in (("target", "a"), ("reference", "b")):
            for name in ("count", "of", "value", "low", "high"):
                assert getattr(row, f"{name}_{side}") == shown.loc[(group, row.key), name]
    assert found[["basis", "texts_target", "texts_reference"]].values.tolist() == [["texts", 8, 9]] * 2
    assert found["p_adjusted"].tolist() == stats.holm(found["p"])
    assert found["result"].tolist() == ["apart", "undecided"]
    a, b = shown.loc[("a", "x"), "value"], shown.loc[("b", "x"), "value"]
    assert found["effect"][0] == pytest.approx(a / b)
    assert 1 < found["low"][0] < found["effect"][0] < found["high"][0]


def test_the_test_permutes_texts_as_scipy_does():
    small = {"a": TWO["a"][:5], "b": TWO["b"][:5]}
    counts, sizes = (np.concatenate(pair) for pair in zip(*(columns(group, 0) for group in "ab"), strict=True))
    counts, sizes = (np.concatenate([values[:5], values[8:13]]) for values in (counts, sizes))

    def difference(one, other):
        one, other = one.astype(int), other.astype(int)
        return ratio(counts[one], sizes[one]) - ratio(counts[other], sizes[other])

    theirs = permutation_test((np.arange(5.0), np.arange(5.0, 10)), difference)
    assert compare(measure(small))["p"][0] == pytest.approx(theirs.pvalue, rel=1e-12)


@pytest.mark.parametrize("place", [0, 1])
def test_where_there_are_too_many_ways_texts_change_sides_at_random(place):
    counts, sizes = (np.concatenate(pair)[:, None] for pair in zip(*(columns(g, place) for g in "ab"), strict=True))
    expected = resampling.permuted(counts, sizes, 8, draws=99, seed=7)[0]
    assert compare(TABLE, draws=99, seed=7)["p"][place] == expected


def redrawn():
    """Of x in both groups: the values of texts drawn again, those with one text left out, and that of all."""
    draws = [np.random.default_rng([1, n]).integers(size, size=(9999, size)) for n, size in enumerate((8, 9))]
    for rows, group in zip(draws, "ab", strict=True):
        counts, sizes = columns(group, 0)
        left_out = (counts.sum() - counts) / (sizes.sum() - sizes)
        yield ratio(counts[rows], sizes[rows]), left_out, ratio(counts, sizes)


def test_the_interval_of_a_difference_is_scipys_bca_of_two_samples():
    found = compare(measure(TWO, per="sentences")).iloc[0]
    (drawn, out, value), (other_drawn, other_out, other) = redrawn()
    expected = resampling.bca(drawn - other_drawn, value - other, [out - other, value - other_out])
    assert (found["low"], found["high"]) == pytest.approx(expected, rel=1e-9)


def test_the_interval_of_a_ratio_is_that_of_the_share_in_both_rates():
    found = compare(TABLE).iloc[0]
    (drawn, out, value), (other_drawn, other_out, other) = redrawn()
    parts = [out / (out + other), value / (value + other_out)]
    ends = resampling.bca(drawn / (drawn + other_drawn), value / (value + other), parts)
    assert (found["low"], found["high"]) == pytest.approx([end / (1 - end) for end in ends], rel=1e-9)


def test_many_words_in_few_texts_do_not_make_a_difference():
    # One text in each group of ten is full of the word: by words 60 against 20, and apart; by texts chance.
    groups = {"a": [((60, 0), 100)] + [((0, 0), 100)] * 9, "b": [((20, 0), 100)] + [((0, 0), 100)] * 9}
    assert stats.rate_ratio(60, 1000, 20, 1000).p < 0.0001
    row = compare(measure(groups)).iloc[0]
    assert row["p"] > 0.3
    assert row["low"] < 1 < row["high"]


def test_a_ratio_without_a_count_on_one_side_has_a_test_and_no_interval():
    groups = {"a": [((n, 1), 100) for n in range(3, 9)], "b": [((0, 1), 100 + n) for n in range(6)]}
    row = compare(measure(groups)).iloc[0]
    assert row["effect"] == inf
    assert isnan(row["low"])
    assert isnan(row["high"])
    assert row["p"] == pytest.approx(2 / 924)
    assert row["result"] == "apart"


def test_a_key_in_no_text_tells_nothing():
    groups = {name: [((0, n), 100) for n in range(6)] for name in "ab"}
    row = compare(measure(groups)).iloc[0]
    assert isnan(row["effect"])
    assert (row["p"], row["result"]) == (1, "undecided")


@pytest.mark.parametrize("per", ["words", "sentences"])
def test_few_texts_are_compared_by_words(per):
    groups = {"a": TWO["a"][:3], "b": TWO["b"]}
    table = measure(groups, per=per)
    row = compare(table).iloc[0]
    assert row["basis"] == "words"
    counts = row[["count_target", "of_target", "count_reference", "of_reference"]].tolist()
    assert row[["effect", "low", "high", "p"]].tolist() == list(plain.compared_counts(*counts, per=per))


def test_three_groups_are_compared_as_asked():
    table = measure({**TWO, "c": made(3, 6, 5)})
    with pytest.raises(DataError, match="3 groups"):
        compare(table)
    assert compare(table, reference="c")[["target", "key"]].values.tolist() == [[g, k] for g in "ab" for k in KEYS]
    assert len(compare(table, pairs=True)) == 6


def test_one_group_has_nothing_to_be_compared_with():
    assert len(compare(measure({"a": TWO["a"]}))) == 0


def test_a_reader_sees_them_side_by_side():
    assert plain.side_by_side(compare(TABLE))["result"].tolist() == ["apart", "undecided"]


def test_rows_that_stand_twice_or_lack_are_named():
    with pytest.raises(DataError, match="'x' of text 'a0' stands twice"):
        by_group(pd.concat([TABLE, TABLE.head(1)]))
    with pytest.raises(DataError, match="text 'a0' has no row for 'x'"):
        by_group(TABLE.iloc[1:])
    with pytest.raises(DataError, match="text 'b0' has no row for 'y'"):
        compare(TABLE[(TABLE["group"] == "a") | (TABLE["key"] == "x")])


def test_draws_are_needed():
    with pytest.raises(ValueError, match="found 0"):
        by_group(TABLE, draws=0)


def test_one_draw_has_no_ends_so_that_the_interval_is_of_the_words():
    assert by_group(TABLE, draws=1)["basis"].tolist() == ["words"] * 4


def test_texts_are_drawn_once_for_all_keys(monkeypatch):
    asked = []
    redrawn = resampling.redrawn
    monkeypatch.setattr(resampling, "redrawn", lambda *given: asked.append(given[0].shape) or redrawn(*given))
    compare(TABLE)
    assert asked == [(8, 4), (9, 4)]
