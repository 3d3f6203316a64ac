"""Keywords: published values, the edges, nonsense, Tarone's K, and what happens when texts are swapped."""

from math import inf, isnan, log, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency

from bittersweet.counting.stats import log_likelihood, log_likelihoods, log_odds, log_ratio, log_ratios, tarone


def close(expected, rel=1e-6):
    return pytest.approx(expected, rel=rel, abs=1e-9, nan_ok=True)


texts = st.integers(1, 5000).flatmap(lambda size: st.tuples(st.integers(0, min(size, 300)), st.just(size)))


def test_log_likelihood_of_dunnings_table():
    # Table cells 110, 2442 / 111, 29114: hits and other words.
    assert log_likelihood(110, 111, 110 + 2442, 111 + 29114) == close(270.7219)


@pytest.mark.parametrize(
    "table", [(2, 4, 100, 200), (0, 0, 371, 644), (7, 9, 7, 9), (0, 3, 0, 9), (3, 0, 9, 0), (0, 0, 0, 0)]
)
def test_log_likelihood_is_0_for_equal_rates_and_for_nothing(table):
    assert log_likelihood(*table) == 0


def test_log_likelihood_of_complete_separation():
    # Every word of one text, none of the other: 2 * 10 * ln 2.
    assert log_likelihood(5, 0, 5, 5) == close(20 * log(2))
    assert log_likelihood(0, 5, 5, 5) == close(-20 * log(2))


@given(texts, texts)
def test_log_likelihood_is_scipys_and_flips_with_the_texts(one, other):
    (a, m), (b, n) = one, other
    signed = log_likelihood(a, b, m, n)
    if a * n != b * m:
        g2 = chi2_contingency([[a, m - a], [b, n - b]], correction=False, lambda_="log-likelihood").statistic
        assert abs(signed) == pytest.approx(g2, rel=1e-6, abs=1e-9)
    assert (signed > 0) == (a * n > b * m)
    assert log_likelihood(b, a, n, m) == close(-signed)


def test_log_ratio_takes_a_zero_as_half():
    assert log_ratio(5, 0, 371, 649) == close(4.128727)


@pytest.mark.parametrize(
    ("table", "value"),
    [
        ((8, 1, 100, 100), 3),
        ((1, 8, 100, 100), -3),
        ((1, 1, 1, 8), 3),
        ((1, 1, 8, 1), -3),
        ((2, 4, 100, 200), 0),
        ((0, 0, 371, 644), 0),
        ((0, 0, 0, 0), 0),
    ],
)
def test_log_ratio_counts_doublings(table, value):
    assert log_ratio(*table) == value


def test_log_ratio_to_an_empty_text_is_unknown():
    assert isnan(log_ratio(3, 0, 371, 0))
    assert isnan(log_ratio(0, 3, 0, 371))


@given(texts, texts)
def test_log_ratio_flips_with_the_texts(one, other):
    (a, m), (b, n) = one, other
    assert log_ratio(b, a, n, m) == close(-log_ratio(a, b, m, n))
    if a and b:
        assert 2 ** log_ratio(a, b, m, n) == close((a / m) / (b / n))


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 80)), max_size=8))
def test_a_column_is_its_rows(rows):
    a, b = [row[0] for row in rows], [row[1] for row in rows]
    for many, one in ((log_likelihoods, log_likelihood), (log_ratios, log_ratio)):
        assert many(a, b, 90, 80).tolist() == [one(x, y, 90, 80) for x, y in rows]


@pytest.mark.parametrize("bad", [(-1, 10), (11, 10), (2.5, 10), (nan, 10), (1, inf)])
def test_impossible_counts_are_refused_with_their_values(bad):
    for function in (log_likelihood, log_ratio):
        for counts in ((bad[0], 1, bad[1], 10), (1, bad[0], 10, bad[1])):
            with pytest.raises(ValueError, match=f"found count {bad[0]} and words {bad[1]}$"):
                function(*counts)


def test_counts_out_of_a_table_do_not_overflow():
    # 32-bit integers hold up to 2,147,483,647; the product of these two is above it.
    counts = np.array([40_000, 50_000, 90_000, 100_000], dtype="int32")
    assert log_likelihood(*counts) == log_likelihood(*counts.tolist()) < 0
    assert log_ratio(*counts) == log_ratio(*counts.tolist()) < 0


CAT, DOG = {"cat": 30, "dog": 5, "the": 200}, {"cat": 4, "dog": 28, "the": 210}
FLAT = {"cat": 0.01, "dog": 0.01, "the": 0.01}


def test_log_odds_of_monroe_colaresi_and_quinn():
    assert log_odds(CAT, DOG, FLAT) == close({"cat": 4.066221, "dog": -3.696758, "the": -1.400268})


def test_a_strong_prior_shrinks_log_odds():
    strong = log_odds(CAT, DOG, {"cat": 1000, "dog": 1000, "the": 10000})
    assert 0 < strong["cat"] < 1
    assert -1 < strong["dog"] < 0


def test_log_odds_score_every_counted_word_and_no_other():
    z = log_odds({"cat": 1}, {"dog": 1}, {"cat": 1, "dog": 1, "the": 5})
    assert list(z) == ["cat", "dog"]
    # (1 + 1) / (1 + 7 - 2) against (0 + 1) / (1 + 7 - 1): ln(7/3) over the root of 1/2 + 1.
    assert z["cat"] == close(log(7 / 3) / 1.5**0.5)
    assert z["dog"] == close(-z["cat"])


def test_log_odds_at_the_edges():
    assert log_odds({}, {}, {}) == {}
    assert log_odds(CAT, CAT, FLAT) == {"cat": 0, "dog": 0, "the": 0}
    assert log_odds({"cat": 3}, {"cat": 7}, {"cat": 1}) == {"cat": 0}
    # An empty text is the prior alone: even odds for two words of even prior.
    assert log_odds({"cat": 2}, {}, {"cat": 1, "dog": 1}) == close({"cat": log(3) / (1 / 3 + 1) ** 0.5})


@pytest.mark.parametrize("prior", [{}, {"cat": 0}, {"dog": 1}])
def test_log_odds_need_a_prior_for_each_counted_word(prior):
    with pytest.raises(ValueError, match="prior\\['cat'\\] must be above 0"):
        log_odds({"cat": 1}, {}, prior)


@pytest.mark.parametrize("number", [-1, nan, inf])
def test_log_odds_refuse_impossible_numbers(number):
    for name, position in {"counts_a": 0, "counts_b": 1, "prior": 2}.items():
        mappings = [{"cat": 1}, {"cat": 1}, {"cat": 1}]
        mappings[position] = {"cat": number}
        with pytest.raises(ValueError, match=rf"{name}\['cat'\] .* found {number}$"):
            log_odds(*mappings)


words = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 500))


@given(words, words, st.lists(st.floats(0.01, 100), min_size=6, max_size=6))
def test_log_odds_flip_with_the_texts(counts_a, counts_b, weights):
    prior = dict(zip("abcdef", weights, strict=True))
    z = log_odds(counts_a, counts_b, prior)
    assert log_odds(counts_b, counts_a, prior) == close({word: -score for word, score in z.items()})
    assert set(z) == set(counts_a) | set(counts_b)


def test_tests_that_cannot_reject_need_no_correction():
    # With K = 1 three could reach .05, with K = 2 (.025) one, which is no more than 2.
    assert tarone([0.03, 0.04, 0.01]).tolist() == [False, False, True]
    assert tarone([0.2, 0.06]).tolist() == [False, False]
    assert tarone([0.0, 0.0, 0.0]).tolist() == [True] * 3
    assert tarone([]).tolist() == []


# Values on the limits themselves, and anywhere.
attainable = st.one_of(st.sampled_from([0.05 / k for k in range(1, 8)]), st.floats(0, 1))


@given(st.lists(attainable, max_size=20), st.sampled_from([0.01, 0.05, 0.2]))
def test_testable_are_those_of_tarones_smallest_k(least, level):
    k = next(k for k in range(1, len(least) + 2) if sum(p <= level / k for p in least) <= k)
    assert tarone(least, level).tolist() == [p <= level / k for p in least]


@pytest.mark.parametrize("level", [0, 1, 5, nan])
def test_an_impossible_level_is_refused(level):
    with pytest.raises(ValueError, match=f"found {level}$"):
        tarone([0.5], level)
