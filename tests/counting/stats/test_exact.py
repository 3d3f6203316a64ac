"""Exact tests: against sums written out by hand, against scipy, and in columns."""

from fractions import Fraction
from math import comb, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, fisher_exact

from bittersweet.counting.stats import binomial, fisher, fishers
from bittersweet.counting.stats.exact import hypergeometric


def test_binomial_adds_up_all_outcomes_that_are_no_likelier():
    # Of 5 with even chances 0 and 5 are the rarest: 2 of 32.
    assert binomial(0, 5, 0.5) == pytest.approx(2 / 32, rel=1e-14)
    assert binomial(1, 5, 0.5) == pytest.approx(12 / 32, rel=1e-14)
    assert binomial(2, 5, 0.5) == 1


@pytest.mark.parametrize(
    ("count", "of", "expected", "p"),
    [(0, 0, 0.3, 1), (0, 4, 0, 1), (4, 4, 1, 1), (1, 4, 0, 0), (3, 4, 1, 0), (2, 4, 0.5, 1)],
)
def test_binomial_at_the_edges(count, of, expected, p):
    assert binomial(count, of, expected) == p


@pytest.mark.parametrize("expected", [-0.1, 1.1, nan])
def test_binomial_refuses_what_is_no_chance(expected):
    with pytest.raises(ValueError, match=f"found {expected}$"):
        binomial(1, 2, expected)


cases = st.integers(0, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@given(cases, st.floats(1e-4, 1 - 1e-4))
def test_binomial_is_scipys(case, expected):
    assert binomial(*case, expected) == pytest.approx(
        binomtest(*case, expected).pvalue if case[1] else 1, rel=1e-11, abs=0
    )


def test_binomial_keeps_its_digits_far_out():
    # One in a thousand million, seen 30 times of 1,000 and more, added up in whole numbers.
    rare = Fraction(1e-9)
    p = sum(comb(1000, n) * rare**n * (1 - rare) ** (1000 - n) for n in range(30, 50))
    assert binomial(30, 1000, 1e-9) == pytest.approx(float(p), rel=1e-12, abs=0)


tables = st.tuples(st.integers(0, 60), st.integers(0, 60)).flatmap(
    lambda of: st.tuples(st.integers(0, of[0]), st.just(of[0]), st.integers(0, of[1]), st.just(of[1]))
)


def by_hand(a, of_a, b, of_b):
    """Fisher's p and the least that the margins allow, in whole numbers."""
    k = a + b
    ways = {n: comb(of_a, n) * comb(of_b, k - n) for n in range(max(0, k - of_b), min(k, of_a) + 1)}
    whole = comb(of_a + of_b, k)
    p = {n: Fraction(sum(w for w in ways.values() if w <= ways[n]), whole) for n in ways}
    return float(p[a]), float(min(p.values()))


def test_fisher_of_the_lady_tasting_tea():
    assert fisher(3, 4, 1, 4) == pytest.approx(34 / 70, rel=1e-14)
    assert fisher(4, 4, 0, 4) == pytest.approx(2 / 70, rel=1e-14)


@pytest.mark.parametrize("table", [(0, 0, 3, 9), (3, 9, 0, 0), (0, 0, 0, 0), (0, 5, 0, 9), (5, 5, 9, 9)])
def test_fisher_of_nothing_to_compare_is_1(table):
    assert fisher(*table) == 1


@given(tables)
def test_fisher_is_the_sum_of_all_tables_no_likelier(table):
    exact = fishers([table[0]], table[1], [table[2]], table[3])
    assert (exact.p[0], exact.least[0]) == pytest.approx(by_hand(*table), rel=1e-12, abs=0)
    assert fisher(*table) == exact.p[0]


@given(tables)
def test_fisher_is_scipys_and_the_same_when_the_sides_change(table):
    a, of_a, b, of_b = table
    expected = fisher_exact([[a, of_a - a], [b, of_b - b]]).pvalue
    assert fisher(*table) == pytest.approx(expected, rel=1e-12, abs=0)
    assert fisher(b, of_b, a, of_a) == pytest.approx(expected, rel=1e-12, abs=0)


@pytest.mark.parametrize(
    "table", [(60, 40_000, 20, 40_000), (5_000, 2_000_000, 5_400, 1_900_000), (9, 10**6, 0, 10**6)]
)
def test_fisher_of_large_texts(table):
    a, of_a, b, of_b = table
    assert fisher(*table) == pytest.approx(fisher_exact([[a, of_a - a], [b, of_b - b]]).pvalue, rel=1e-8, abs=0)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 30)), max_size=12))
def test_a_column_is_its_rows(rows):
    a, b = [row[0] for row in rows], [row[1] for row in rows]
    assert fishers(a, 40, b, 30).p.tolist() == pytest.approx([fisher(x, 40, y, 30) for x, y in rows], rel=1e-12, abs=0)


@pytest.mark.parametrize("bad", [(-1, 10), (11, 10), (2.5, 10), (nan, 10)])
def test_impossible_counts_are_refused(bad):
    for counts in ((*bad, 1, 10), (1, 10, *bad)):
        with pytest.raises(ValueError, match=f"found hits {bad[0]} and of {bad[1]}$"):
            fisher(*counts)
    with pytest.raises(ValueError, match=f"found count {bad[0]} and of {bad[1]}$"):
        binomial(*bad, 0.5)


def test_the_chances_of_all_outcomes_are_1_together():
    low, chances = hypergeometric(300, 1000, 200)
    assert (low, len(chances)) == (100, 201)
    assert chances.sum() == pytest.approx(1)
    assert (np.arange(100, 301) * chances).sum() == pytest.approx(300 * 1000 / 1200)
