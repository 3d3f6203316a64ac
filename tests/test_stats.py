"""The statistics: published check values, the edges (nothing, zero, one), nonsense, and general laws."""

import subprocess
import sys
from collections import Counter
from itertools import permutations
from math import inf, isnan, log, nan

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bittersweet import stats
from bittersweet.stats import (
    adjust,
    agreement,
    dispersion,
    log_likelihood,
    log_odds,
    log_ratio,
    rate,
    rate_ratio,
    share,
)

# The same examples in every run; no deadline, as the first call of each function loads its library.
law = settings(derandomize=True, deadline=None)


def close(expected, rel=1e-6):
    return pytest.approx(expected, rel=rel, abs=1e-9, nan_ok=True)


@st.composite
def texts(draw, count=2):
    """(hits, words) for each of `count` texts of at least one word."""
    sizes = [draw(st.integers(1, 5000)) for _ in range(count)]
    return [(draw(st.integers(0, min(size, 300))), size) for size in sizes]


def test_importing_the_module_loads_no_heavy_library():
    probe = (
        "import runpy, sys; runpy.run_path(sys.argv[1]); "
        "print({'numpy', 'pandas', 'scipy', 'statsmodels', 'nltk'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", probe, stats.__file__], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_results_are_plain_floats():
    results = [
        *rate(3, 371),
        *share(3, 18),
        *rate_ratio(3, 371, 4, 644),
        log_likelihood(3, 4, 371, 644),
        log_ratio(3, 4, 371, 644),
        *log_odds({"a": 3}, {"b": 4}, {"a": 1, "b": 1}).values(),
        *adjust([0.01, 0.2]),
        *dispersion([1, 0], [5, 6]),
        agreement([["a", "b"], ["a", "b"]]),
    ]
    assert {type(number) for number in results} == {float}


# Rates and shares


def test_rate_has_garwoods_interval():
    assert rate(10, 1000) == close((10, 4.795389, 18.39036))
    assert rate(0, 1000) == close((0, 0, 3.688879))


def test_rate_is_per_1000_words_unless_told_otherwise():
    assert rate(5, 371).value == close(13.477089)
    assert rate(5, 371, per=1).value == close(0.013477089)


def test_rate_in_no_words_is_unknown():
    assert rate(0, 0) == close((nan, 0, inf))


def test_rate_where_every_word_counts():
    assert rate(1, 1) == close((1000, 25.317808, 5571.643391))


def test_share_has_wilsons_interval():
    assert share(81, 263) == close((81 / 263, 0.2552885, 0.3662096))


def test_share_of_one_sentence():
    # Wilson's upper end for 0 of 1 is z² / (1 + z²), with z = 1.959964.
    assert share(0, 1) == close((0, 0, 3.8414588 / 4.8414588))
    assert share(1, 1) == close((1, 1 / 4.8414588, 1))


def test_share_of_no_sentences_is_unknown():
    assert share(0, 0) == close((nan, 0, 1))


@pytest.mark.parametrize(
    ("count", "total"), [(-1, 10), (11, 10), (1, 0), (2.5, 10), (2, 10.5), (nan, 10), (1, nan), (1, inf)]
)
def test_impossible_counts_are_refused_with_their_values(count, total):
    for function in (rate, share):
        with pytest.raises(ValueError, match=f"found .* {count} and .* {total}$"):
            function(count, total)
    for function in (rate_ratio, lambda a, m, b, n: log_likelihood(a, b, m, n)):
        with pytest.raises(ValueError, match=f"found count {count} and words {total}$"):
            function(count, total, 1, 10)
        with pytest.raises(ValueError, match=f"found count {count} and words {total}$"):
            function(1, 10, count, total)
    with pytest.raises(ValueError, match=f"found count {count} and words {total}$"):
        log_ratio(1, count, 10, total)


def test_a_whole_number_may_come_as_a_float():
    assert rate(3.0, 371.0) == rate(3, 371)


def test_counts_out_of_a_table_do_not_overflow():
    # 32-bit integers hold up to 2,147,483,647; the product of these two is above it.
    counts = np.array([40_000, 50_000, 90_000, 100_000], dtype="int32")
    assert log_likelihood(*counts) == log_likelihood(*counts.tolist()) < 0
    assert log_ratio(*counts) == log_ratio(*counts.tolist()) < 0


@pytest.mark.parametrize("confidence", [0, 1, 95, -0.5, nan])
def test_impossible_confidence_is_refused(confidence):
    for call in (
        lambda **k: rate(1, 9, **k),
        lambda **k: share(1, 9, **k),
        lambda **k: rate_ratio(1, 9, 1, 9, **k),
    ):
        with pytest.raises(ValueError, match=f"confidence .* found {confidence}$"):
            call(confidence=confidence)


@pytest.mark.parametrize("per", [0, -1000, nan, inf])
def test_impossible_per_is_refused(per):
    with pytest.raises(ValueError, match=f"per .* found {per}$"):
        rate(1, 10, per=per)


@law
@given(texts(1), st.sampled_from([0.05, 0.5, 0.9, 0.95, 0.999]))
def test_intervals_contain_their_value_and_widen_with_confidence(text, confidence):
    for function in (rate, share):
        estimate, wider = (function(*text[0], confidence=level) for level in (confidence, 0.9999))
        assert estimate.low <= estimate.value <= estimate.high
        assert wider.low <= estimate.low
        assert estimate.high < wider.high or estimate.high == 1


@law
@given(texts(1))
def test_the_share_of_the_others_is_the_mirror_image(text):
    [(hits, of)] = text
    value, low, high = share(hits, of)
    assert share(of - hits, of) == close((1 - value, 1 - high, 1 - low))


# The ratio of two rates


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


@law
@given(texts())
def test_rate_ratio_lies_in_its_interval_and_inverts_when_the_texts_are_swapped(pair):
    a, b = pair
    assume(a[0] + b[0] > 0)
    here, there = rate_ratio(*a, *b), rate_ratio(*b, *a)
    assert here.low <= here.ratio <= here.high

    def inverse(number):
        return inf if number == 0 else 1 / number

    assert there == close((*map(inverse, (here.ratio, here.high, here.low)), here.p))


# Keyness


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


@law
@given(texts())
def test_log_likelihood_is_the_textbook_sum_and_flips_with_the_texts(pair):
    (a, m), (b, n) = pair
    hits, others = a + b, m + n - a - b
    cells = [(a, m * hits), (b, n * hits), (m - a, m * others), (n - b, n * others)]
    g2 = 2 * sum(seen * log(seen * (m + n) / margins) for seen, margins in cells if seen)
    signed = log_likelihood(a, b, m, n)
    assert abs(signed) == pytest.approx(g2, rel=1e-6, abs=1e-7)
    assert (signed > 0) == (a * n > b * m)
    assert log_likelihood(b, a, n, m) == close(-signed)


def test_log_ratio_takes_a_zero_as_half():
    assert log_ratio(5, 0, 371, 649) == close(4.128727)


@pytest.mark.parametrize(
    ("table", "value"),
    [
        ((8, 1, 100, 100), 3),
        ((1, 8, 100, 100), -3),
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


@law
@given(texts())
def test_log_ratio_flips_with_the_texts(pair):
    (a, m), (b, n) = pair
    assert log_ratio(b, a, n, m) == close(-log_ratio(a, b, m, n))
    if a and b:
        assert 2 ** log_ratio(a, b, m, n) == close((a / m) / (b / n))


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


@law
@given(words, words, st.lists(st.floats(0.01, 100), min_size=6, max_size=6))
def test_log_odds_flip_with_the_texts(counts_a, counts_b, weights):
    prior = dict(zip("abcdef", weights, strict=True))
    z = log_odds(counts_a, counts_b, prior)
    assert log_odds(counts_b, counts_a, prior) == close({word: -score for word, score in z.items()})
    assert set(z) == set(counts_a) | set(counts_b)


# Many tests at once


def test_adjust_is_benjamini_and_hochbergs():
    # Sorted .005 .01 .03 .04, times 4 over the rank: .02 .02 .04 .04, given back in the order they came.
    assert adjust([0.01, 0.04, 0.03, 0.005]) == close([0.02, 0.04, 0.04, 0.02])


def test_adjust_at_the_edges():
    assert adjust([]) == []
    assert adjust([0.03]) == [0.03]
    assert adjust([0, 1]) == [0, 1]
    assert adjust(p for p in (0.5, 0.5)) == [0.5, 0.5]


@pytest.mark.parametrize("p", [-0.01, 1.01, nan, inf])
def test_adjust_refuses_what_is_no_p_value(p):
    with pytest.raises(ValueError, match=rf"found \[{p}\]$"):
        adjust([0.5, p])


@law
@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_adjusted_p_is_never_below_raw_and_keeps_the_order(raw):
    adjusted = adjust(raw)
    assert all(p <= q <= 1 for p, q in zip(raw, adjusted, strict=True))
    in_order = [q for _, q in sorted(zip(raw, adjusted, strict=True))]
    assert in_order == sorted(in_order)
    assert max(adjusted) == max(raw)


# Dispersion


def test_dispersion_of_gries_example():
    assert dispersion([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]) == close((0.18, 0.2195122))


def test_dispersion_from_even_to_concentrated():
    assert dispersion([1, 2, 3], [10, 20, 30]) == (0, 0)
    # All in the smallest part is as uneven as can be: 1 - 10/60, or 1 when normalised.
    assert dispersion([3, 0, 0], [10, 20, 30]) == close((5 / 6, 1))


def test_dispersion_at_the_edges():
    assert dispersion([4], [18]) == (0, 0)
    assert dispersion([0, 0], [5, 6]) == close((nan, nan))
    assert dispersion([0], [5]) == close((nan, nan))
    assert dispersion([], []) == close((nan, nan))


@pytest.mark.parametrize(
    ("counts", "sizes", "message"),
    [
        ([1, 2], [10], "found 2 counts, 1 sizes"),
        ([0, 1], [0, 9], "found sizes \\[0, 9\\]"),
        ([6, 1], [5, 9], "found count 6 and size 5"),
        ([-1, 1], [5, 9], "found count -1 and size 5"),
        ([0.5, 1], [5, 9], "found count 0.5 and size 5"),
    ],
)
def test_dispersion_refuses_impossible_parts(counts, sizes, message):
    with pytest.raises(ValueError, match=message):
        dispersion(counts, sizes)


@law
@given(texts(4))
def test_dispersion_is_half_the_distance_between_two_sets_of_shares(parts):
    counts, sizes = zip(*parts, strict=True)
    assume(sum(counts) > 0)
    shares = [(c / sum(counts), s / sum(sizes)) for c, s in parts]
    dp, normalised = dispersion(counts, sizes)
    assert dp == close(sum(abs(here - expected) for here, expected in shares) / 2)
    assert normalised == close(dp / (1 - min(sizes) / sum(sizes)))
    assert 0 <= dp <= normalised <= 1


# Agreement

KRIPPENDORFF = (
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
)


def alpha_by_coincidences(columns):
    """Krippendorff's alpha from the matrix of coincidences, as the paper does it by hand."""
    matrix = Counter()
    for row in zip(*columns, strict=True):
        codes = [code for code in row if code is not None]
        for pair in permutations(codes, 2):
            matrix[pair] += 1 / (len(codes) - 1)
    totals = Counter()
    for (code, _), value in matrix.items():
        totals[code] += value
    n = sum(totals.values())
    observed = sum(value for (one, other), value in matrix.items() if one != other)
    expected = sum(totals[one] * totals[other] for one, other in permutations(totals, 2)) / (n - 1) if n else 0
    return 1 - observed / expected if expected else nan


def test_agreement_of_krippendorffs_four_annotators():
    assert agreement(KRIPPENDORFF) == close(0.743421)
    assert alpha_by_coincidences(KRIPPENDORFF) == close(0.743421)


def test_agreement_leaves_out_units_with_fewer_than_two_codes():
    # Krippendorff's last unit has one code, 3, which must not count, nor must a unit nobody coded.
    without_last = [column[:-1] for column in KRIPPENDORFF]
    nobody = [[*column, None] for column in KRIPPENDORFF]
    assert agreement(without_last) == agreement(KRIPPENDORFF) == agreement(nobody)


def test_agreement_of_two_who_always_differ_is_below_chance():
    # Observed disagreement 1, expected 4 of the 6 ordered pairs that can be drawn from a, b, b, a: 1 - 6/4.
    assert agreement((["a", "b"], ["b", "a"])) == close(-0.5)


@pytest.mark.parametrize(
    "codes",
    [
        (["war", "war"], ["war", "war"]),
        (["war"], ["war"]),
        (["war", "aid", "war"], ["war", None, "war"]),
        (["war", None], [None, "aid"]),
        ([None, None], [None, None]),
        ([], []),
    ],
    ids=["one code", "one unit", "one code in pairs", "no pairs", "no codes", "no units"],
)
def test_agreement_without_variation_is_undefined(codes):
    assert isnan(agreement(codes))


@pytest.mark.parametrize(
    ("codes", "message"),
    [
        ([], "found lengths \\[\\]"),
        ([["a", "b"]], "found lengths \\[2\\]"),
        ([["a", "b"], ["a"]], "found lengths \\[2, 1\\]"),
        ([["a", nan], ["a", "b"]], "found \\[\\(nan, 'b'\\)\\]"),
        (["frame", "voice"], "found the text \\['frame', 'voice'\\]"),
    ],
)
def test_agreement_refuses_what_cannot_be_compared(codes, message):
    with pytest.raises(ValueError, match=message):
        agreement(codes)


coded = st.lists(st.tuples(*[st.sampled_from(["a", "b", "c", None])] * 3), max_size=12)


@law
@given(coded)
def test_agreement_is_the_alpha_of_the_coincidence_matrix(rows):
    columns = list(zip(*rows, strict=True)) or [(), (), ()]
    assert agreement(columns) == close(alpha_by_coincidences(columns))


@law
@given(st.lists(st.sampled_from("abc"), min_size=2).filter(lambda column: len(set(column)) > 1))
def test_agreement_with_oneself_is_1(column):
    assert agreement([column, column]) == 1
