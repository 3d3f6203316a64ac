"""Ratios and differences: published values, the edges, scipy's answers, and what happens when texts are swapped."""

from math import inf, nan

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import beta, binomtest

from bittersweet.counting.stats import newcombe, rate_ratio


def close(expected, rel=1e-6):
    return pytest.approx(expected, rel=rel, abs=1e-9, nan_ok=True)


texts = st.integers(1, 5000).flatmap(lambda size: st.tuples(st.integers(0, min(size, 300)), st.just(size)))


def test_rate_ratio_is_exact():
    assert rate_ratio(11, 800, 21, 3011) == close((1.971488, 0.8584264, 4.277266, 0.07966863))


def test_rate_ratio_of_equal_texts():
    assert rate_ratio(1, 100, 1, 100) == close((1, 0.0127394, 78.4968353, 1), rel=1e-5)


def test_rate_ratio_at_half_the_confidence():
    # For 1 of 2 the lower end p solves 1 - (1 - p)² = .25, so that p / (1 - p) is .75 ** -.5 - 1.
    low = 0.75**-0.5 - 1
    assert rate_ratio(1, 100, 1, 100, confidence=0.5) == close((1, low, 1 / low, 1))


def test_rate_ratio_with_a_zero_count():
    # Clopper and Pearson's upper end for 0 of 5 is 1 - .025 ** (1/5); p is the two-sided 2 * .5 ** 5.
    high = (1 - 0.025**0.2) / 0.025**0.2
    assert rate_ratio(0, 100, 5, 100) == close((0, 0, high, 0.0625))
    assert rate_ratio(5, 100, 0, 100) == close((inf, 1 / high, inf, 0.0625))


@pytest.mark.parametrize("counts", [(0, 371, 0, 644), (0, 0, 3, 644), (3, 371, 0, 0), (0, 0, 0, 0)])
def test_rate_ratio_of_nothing_is_unknown(counts):
    assert rate_ratio(*counts) == close((nan, 0, inf, 1))


@pytest.mark.parametrize("bad", [(-1, 10), (2.5, 10), (nan, 10), (1, inf)])
def test_impossible_counts_are_refused_with_their_values(bad):
    for function, first, second in ((rate_ratio, "count", "words"), (newcombe, "hits", "of")):
        for counts in ((*bad, 1, 10), (1, 10, *bad)):
            with pytest.raises(ValueError, match=f"found {first} {bad[0]} and {second} {bad[1]}$"):
                function(*counts)


def test_more_mentions_than_words_have_a_ratio_and_more_hits_than_units_have_none():
    assert rate_ratio(30, 10, 1, 10).ratio == 30
    with pytest.raises(ValueError, match=r"found hits 11 and of 10$"):
        newcombe(11, 10, 1, 10)


@pytest.mark.parametrize("confidence", [0, 1, 95, nan])
def test_impossible_confidence_is_refused(confidence):
    for function in (rate_ratio, newcombe):
        with pytest.raises(ValueError, match=f"found {confidence}$"):
            function(1, 9, 1, 9, confidence=confidence)


@given(texts, texts)
def test_rate_ratio_lies_in_its_interval_and_inverts_when_the_texts_are_swapped(a, b):
    assume(a[0] + b[0] > 0)
    here, there = rate_ratio(*a, *b), rate_ratio(*b, *a)
    assert here.low <= here.ratio <= here.high

    def inverse(number):
        return inf if number == 0 else 1 / number

    assert there == close((*map(inverse, (here.ratio, here.high, here.low)), here.p))


@given(texts, texts)
def test_rate_ratio_is_that_of_scipys_binomial_test(a, b):
    assume(a[0] + b[0] > 0)
    here = rate_ratio(*a, *b)
    assert here.p == pytest.approx(binomtest(a[0], a[0] + b[0], a[1] / (a[1] + b[1])).pvalue, rel=1e-12, abs=0)
    for limit, k, other, q in ((here.low, a[0], b[0] + 1, 0.025), (here.high, a[0] + 1, b[0], 0.975)):
        if 0 < limit < inf:
            of_all = beta.ppf(q, k, other)
            assert limit == pytest.approx(of_all / beta.sf(0, k, other) / (1 - of_all) * b[1] / a[1], rel=1e-10)


def test_difference_has_newcombes_interval():
    assert newcombe(56, 70, 48, 80) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)


@pytest.mark.parametrize(
    ("counts", "expected"),
    # Newcombe 1998, table II, method 10: rows (a) to (h).
    [
        ((56, 70, 48, 80), (0.0524, 0.3339)),
        ((9, 10, 3, 10), (0.1705, 0.8090)),
        ((6, 7, 2, 7), (0.0582, 0.8062)),
        ((5, 56, 0, 29), (-0.0381, 0.1926)),
        ((0, 10, 0, 20), (-0.1611, 0.2775)),
        ((0, 10, 0, 10), (-0.2775, 0.2775)),
        ((10, 10, 0, 20), (0.6791, 1.0)),
        ((10, 10, 0, 10), (0.6075, 1.0)),
    ],
)
def test_difference_in_newcombes_own_examples(counts, expected):
    assert newcombe(*counts)[1:] == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize("counts", [(0, 0, 3, 9), (3, 9, 0, 0), (0, 0, 0, 0)])
def test_difference_from_nothing_is_unknown(counts):
    assert newcombe(*counts) == close((nan, -1, 1))


@given(texts, texts)
def test_difference_lies_in_its_interval_and_turns_when_the_texts_are_swapped(a, b):
    value, low, high = newcombe(*a, *b)
    assert -1 <= low <= value <= high <= 1
    assert newcombe(*b, *a) == close((-value, -high, -low))


def test_results_are_plain_floats():
    assert {type(number) for number in (*rate_ratio(3, 371, 4, 644), *newcombe(3, 18, 4, 36))} == {float}
