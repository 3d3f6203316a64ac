"""Resampling: the same draws however many are held at once, and scipy's bootstrap and permutation test."""

from math import isnan, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as scipy_stats

from bittersweet.counting.stats import resample, resampling
from bittersweet.counting.stats.resampling import bca, permuted, redrawn

HITS, SIZES = [3, 0, 9, 1, 0, 4, 0, 7], [20, 11, 30, 9, 14, 25, 8, 21]


def test_resample_is_the_percentile_bootstrap_of_sentences():
    drawn = np.random.default_rng(1).integers(8, size=(2000, 8))
    shares = np.array(HITS)[drawn].sum(axis=1) / np.array(SIZES)[drawn].sum(axis=1)
    expected = (sum(HITS) / sum(SIZES), np.quantile(shares, 0.025), np.quantile(shares, 0.975))
    assert resample(HITS, SIZES) == pytest.approx(expected, rel=1e-14)


@pytest.mark.parametrize("cells", [1, 7, 1000, 2**20])
def test_the_draws_do_not_depend_on_how_many_are_held_at_once(monkeypatch, cells):
    expected = redrawn(np.column_stack([HITS, SIZES]), 101, 3)
    monkeypatch.setattr(resampling, "CELLS", cells)
    assert (redrawn(np.column_stack([HITS, SIZES]), 101, 3) == expected).all()


def test_what_is_held_at_once_does_not_grow_with_the_draws(monkeypatch):
    held, bincount = [], np.bincount

    def noting(values, **options):
        held.append(len(values))
        return bincount(values, **options)

    monkeypatch.setattr(
        np, "bincount", lambda values, **options: held.append(len(values)) or bincount(values, **options)
    )
    redrawn(np.ones((3000, 1)), 2000, 1)
    assert sum(held) == 3000 * 2000
    assert max(held) <= resampling.CELLS


@pytest.mark.parametrize(
    ("cells", "stretches"),
    [(12, [(0, 3), (3, 6), (6, 7)]), (3, [(n, n + 1) for n in range(7)]), (28, [(0, 7)]), (27, [(0, 6), (6, 7)])],
)
def test_as_many_draws_are_held_at_once_as_there_is_room_for(monkeypatch, cells, stretches):
    monkeypatch.setattr(resampling, "CELLS", cells)
    assert list(resampling._stretches(7, 4)) == stretches


@pytest.mark.parametrize("case", [([], []), ([0], [0]), ([0, 0], [0, 0])])
def test_resample_of_nothing_is_unknown(case):
    assert all(isnan(number) for number in resample(*case))


def test_draws_without_any_size_are_left_out():
    # Half of the draws of two hold the empty sentence alone or beside the other; the share stays what it is.
    assert resample([0, 2], [0, 4]) == (0.5, 0.5, 0.5)


@pytest.mark.parametrize(
    ("hits", "sizes", "options"),
    [([1], [1, 2], {}), ([-1], [2], {}), ([1], [-2], {}), ([1], [2], {"draws": 0})],
)
def test_resample_refuses_nonsense(hits, sizes, options):
    with pytest.raises(ValueError, match="expected as many hits as sizes"):
        resample(hits, sizes, **options)


@pytest.mark.parametrize("confidence", [0, 1])
def test_resample_refuses_a_level_that_is_none_even_of_nothing(confidence):
    with pytest.raises(ValueError, match="confidence must be above 0 and below 1"):
        resample([], [], confidence=confidence)


def test_a_draw_of_empty_sentences_alone_has_no_range():
    found = resample([1, *[0] * 9], [2, *[0] * 9], draws=1, seed=6)
    assert found.value == 0.5
    assert isnan(found.low)
    assert isnan(found.high)


def test_one_draw_is_enough_to_resample_what_is_all_alike():
    assert resample([1, 1], [2, 2], draws=1) == (0.5, 0.5, 0.5)


def ratio(sums):
    return sums[..., 0] / sums[..., 1]


def left_out(table):
    return ratio(table.sum(axis=0) - table)


def test_the_bca_interval_is_scipys():
    table = np.column_stack([HITS, SIZES]).astype(float)
    ours = bca(ratio(redrawn(table, 5000, 4)), ratio(table.sum(axis=0)), [left_out(table)])

    def statistic(hits, sizes, axis=-1):
        return hits.sum(axis=axis) / sizes.sum(axis=axis)

    theirs = scipy_stats.bootstrap(
        (HITS, SIZES), statistic, paired=True, n_resamples=5000, method="BCa", vectorized=True,
        rng=np.random.default_rng(4),
    ).confidence_interval  # fmt: skip
    assert ours == pytest.approx(tuple(theirs), rel=1e-12)


def test_the_bca_interval_of_two_samples_is_scipys():
    a, b = np.array([3.0, 0, 9, 1, 0, 4]), np.array([8.0, 7, 2, 11, 5, 6, 3])
    rng = np.random.default_rng(4)
    drawn = [sample[rng.integers(len(sample), size=(5000, len(sample)))].mean(axis=1) for sample in (a, b)]
    without = [(sample.sum() - sample) / (len(sample) - 1) for sample in (a, b)]
    ours = bca(drawn[0] - drawn[1], a.mean() - b.mean(), [without[0] - b.mean(), a.mean() - without[1]])

    def statistic(a, b, axis=-1):
        return a.mean(axis=axis) - b.mean(axis=axis)

    theirs = scipy_stats.bootstrap((a, b), statistic, n_resamples=5000, rng=np.random.default_rng(4), vectorized=True)
    assert ours == pytest.approx(tuple(theirs.confidence_interval), rel=1e-12)


def test_the_bca_interval_passes_over_draws_without_a_value():
    table = np.column_stack([HITS, SIZES]).astype(float)
    drawn = ratio(redrawn(table, 500, 4))
    gaps = np.concatenate([drawn, [nan, nan]])
    value = ratio(table.sum(axis=0))
    assert bca(gaps, value, [left_out(table)]) == bca(drawn, value, [left_out(table)])


@pytest.mark.parametrize("drawn", [np.zeros(9), np.full(9, nan), np.empty(0)])
def test_without_variation_there_is_no_interval(drawn):
    assert all(isnan(end) for end in bca(drawn, 0.0, [np.zeros(5)]))


def scipys(counts, sizes, first, **options):
    """The p value of scipy's permutation test of texts, given by their numbers."""

    def difference(a, b):
        a, b = a.astype(int), b.astype(int)
        return counts[a].sum() / sizes[a].sum() - counts[b].sum() / sizes[b].sum()

    places = np.arange(len(counts)).astype(float)
    return scipy_stats.permutation_test((places[:first], places[first:]), difference, **options).pvalue


table = st.lists(st.tuples(st.integers(0, 6), st.integers(1, 9)), min_size=4, max_size=7)


@given(table, st.integers(2, 5))
def test_the_permutation_test_is_scipys_where_every_way_is_tried(rows, first):
    first = min(first, len(rows) - 2)
    counts, sizes = (np.array([row[place] for row in rows]) for place in (0, 1))
    ours = permuted(counts[:, None], sizes[:, None], first)
    assert ours.tolist() == pytest.approx([scipys(counts, sizes, first)], rel=1e-12)


def test_the_permutation_test_is_near_scipys_where_ways_are_drawn():
    rng = np.random.default_rng(3)
    counts, sizes = rng.poisson([3] * 20 + [5] * 15), rng.integers(50, 90, 35)
    ours = permuted(counts[:, None], sizes[:, None], 20, draws=9999, seed=1)[0]
    assert ours == pytest.approx(scipys(counts, sizes, 20, n_resamples=9999, rng=rng), abs=0.015)
    assert 0.001 < ours < 0.1


def test_keys_are_tested_each_for_itself():
    counts = np.array([[5, 0], [6, 1], [7, 0], [0, 1], [1, 0], [0, 1]])
    sizes = np.full((6, 2), 10)
    both = permuted(counts, sizes, 3)
    assert both.tolist() == [permuted(counts[:, [k]], sizes[:, [k]], 3)[0] for k in (0, 1)]
    assert both[0] == pytest.approx(2 / 20)
    assert permuted(counts, sizes, 3, draws=20).tolist() == both.tolist()  # as many draws as there are ways


def test_random_sides_do_not_depend_on_how_many_are_held_at_once(monkeypatch):
    counts, sizes = np.arange(12)[:, None], np.full((12, 1), 20)
    expected = permuted(counts, sizes, 6, draws=500, seed=5)
    monkeypatch.setattr(resampling, "CELLS", 30)
    assert permuted(counts, sizes, 6, draws=500, seed=5) == expected


def test_a_random_p_value_is_never_0():
    counts, sizes = np.repeat([9, 0], 10)[:, None], np.full((20, 1), 20)
    assert permuted(counts, sizes, 10, draws=99) == pytest.approx(2 / 100)


def test_without_words_on_one_side_nothing_is_shown():
    assert permuted(np.zeros((4, 1)), np.array([[0], [0], [5], [5]]), 2) == 1
