"""Intervals: Garwood's and Wilson's published values, the edges (nothing, zero, one), nonsense, and general laws."""

from math import inf, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, chi2

from bittersweet.counting.stats import rate, rates, share, shares


def close(expected, rel=1e-6):
    return pytest.approx(expected, rel=rel, abs=1e-9, nan_ok=True)


texts = st.integers(1, 5000).flatmap(lambda size: st.tuples(st.integers(0, min(size, 300)), st.just(size)))


def test_rate_has_garwoods_interval():
    assert rate(10, 1000) == close((10, 4.795389, 18.39036))
    assert rate(0, 1000) == close((0, 0, 3.688879))


def test_share_has_wilsons_interval():
    assert share(81, 263) == close((81 / 263, 0.2552885, 0.3662096))


def test_rate_is_per_1000_words_unless_told_otherwise():
    assert rate(5, 371).value == close(13.477089)
    assert rate(5, 371, per=1).value == close(0.013477089)


def test_rate_in_no_words_is_unknown():
    assert rate(0, 0) == close((nan, 0, inf))


def test_rate_where_every_word_counts():
    assert rate(1, 1) == close((1000, 25.317808, 5571.643391))


def test_share_of_one_sentence():
    # Wilson's upper end for 0 of 1 is z² / (1 + z²), with z = 1.959964.
    assert share(0, 1) == close((0, 0, 3.8414588 / 4.8414588))
    assert share(1, 1) == close((1, 1 / 4.8414588, 1))


def test_share_of_no_sentences_is_unknown():
    assert share(0, 0) == close((nan, 0, 1))


def test_results_are_plain_floats():
    assert {type(number) for number in (*rate(3, 371), *share(3, 18))} == {float}


@pytest.mark.parametrize(
    ("count", "total"), [(-1, 10), (1, 0), (0, -1), (2.5, 10), (2, 10.5), (nan, 10), (1, nan), (1, inf)]
)
def test_impossible_counts_are_refused_with_their_values(count, total):
    for function in (rate, share):
        with pytest.raises(ValueError, match=f"found .* {count} and .* {total}$"):
            function(count, total)
    for function in (rates, shares):
        with pytest.raises(ValueError, match=f"found .* {float(count)} and .* {float(total)}$"):
            function([3, count], [9, total])


def test_a_word_may_hold_several_mentions_and_no_unit_holds_more_than_itself():
    """ "a-a-a" is one word with three mentions of "a": a rate above 1,000 per 1,000 words, as Poisson's has no top."""
    assert rate(3, 1).value == 3000.0
    assert list(rates([11, 12], 10).value) == [1100.0, 1200.0]
    for call in (lambda: share(11, 10), lambda: shares([1, 11], 10)):
        with pytest.raises(ValueError, match=r"0 <= hits <= of, found hits 11(\.0)? and of 10(\.0)?$"):
            call()


def test_a_whole_number_may_come_as_a_float():
    assert rate(3.0, 371.0) == rate(3, 371)


@pytest.mark.parametrize("confidence", [0, 1, 95, -0.5, nan])
def test_impossible_confidence_is_refused(confidence):
    for call in (lambda **k: rate(1, 9, **k), lambda **k: share(1, 9, **k)):
        with pytest.raises(ValueError, match=f"confidence .* found {confidence}$"):
            call(confidence=confidence)


@pytest.mark.parametrize("per", [0, -1000, nan, inf])
def test_impossible_per_is_refused(per):
    with pytest.raises(ValueError, match=f"per .* found {per}$"):
        rate(1, 10, per=per)


@given(texts, st.sampled_from([0.05, 0.5, 0.9, 0.95, 0.999]))
def test_intervals_contain_their_value_and_widen_with_confidence(text, confidence):
    for function in (rate, share):
        estimate, wider = (function(*text, confidence=level) for level in (confidence, 0.9999))
        assert estimate.low <= estimate.value <= estimate.high
        assert wider.low <= estimate.low
        assert estimate.high < wider.high or estimate.high == 1


@given(texts)
def test_the_share_of_the_others_is_the_mirror_image(text):
    hits, of = text
    value, low, high = share(hits, of)
    assert share(of - hits, of) == close((1 - value, 1 - high, 1 - low))


@given(texts, st.sampled_from([0.5, 0.95, 0.999]))
def test_they_are_those_of_scipy_stats(text, confidence):
    count, size = text
    tail = (1 - confidence) / 2
    low, high = (chi2.ppf(tail, 2 * count) / 2 if count else 0, chi2.ppf(1 - tail, 2 * count + 2) / 2)
    assert rate(count, size, confidence=confidence)[1:] == close((1000 * low / size, 1000 * high / size), 1e-12)
    wilson = binomtest(count, size).proportion_ci(confidence, method="wilson")
    assert share(count, size, confidence=confidence)[1:] == pytest.approx(tuple(wilson), rel=1e-12, abs=1e-15)


@given(st.lists(st.one_of(texts, st.just((0, 0))), max_size=8))
def test_a_column_is_its_rows(rows):
    counts, sizes = (np.array([row[place] for row in rows], dtype=int) for place in (0, 1))
    for many, one in ((rates, rate), (shares, share)):
        assert list(zip(*many(counts, sizes), strict=True)) == [close(one(*row), 1e-15) for row in rows]


def test_one_size_may_stand_for_all():
    assert rates([1, 2], 100).value.tolist() == [10, 20]


def test_a_column_of_an_empty_table_has_no_rows():
    # As a data frame without rows gives it.
    nothing = np.array([], dtype=object)
    assert [len(column) for column in rates(nothing, nothing)] == [0, 0, 0]
