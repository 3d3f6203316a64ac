"""Agreement: the canonical data, the edges, the coincidence matrix by hand, and what redrawing units gives."""

from collections import Counter
from itertools import permutations
from math import isnan, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bittersweet.counting.stats import ac1, alpha, alpha_interval, resampling

KRIPPENDORFF = (
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
)


def close(expected):
    return pytest.approx(expected, rel=1e-6, abs=1e-9, nan_ok=True)


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


def test_alpha_of_krippendorffs_four_annotators():
    assert alpha(KRIPPENDORFF) == close(0.743421)
    assert alpha_by_coincidences(KRIPPENDORFF) == close(0.743421)


def test_alpha_leaves_out_units_with_fewer_than_two_codes():
    # Krippendorff's last unit has one code, 3, which must not count, nor must a unit nobody coded.
    without_last = [column[:-1] for column in KRIPPENDORFF]
    nobody = [[*column, None] for column in KRIPPENDORFF]
    assert alpha(without_last) == alpha(KRIPPENDORFF) == alpha(nobody)


def test_alpha_of_two_who_always_differ_is_below_chance():
    # Observed disagreement 1, expected 4 of the 6 ordered pairs that can be drawn from a, b, b, a: 1 - 6/4.
    assert alpha((["a", "b"], ["b", "a"])) == close(-0.5)


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
def test_alpha_without_variation_is_undefined(codes):
    assert isnan(alpha(codes))
    assert all(isnan(number) for number in alpha_interval(codes))


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
    for function in (alpha, alpha_interval, ac1):
        with pytest.raises(ValueError, match=message):
            function(codes)


coded = st.lists(st.tuples(*[st.sampled_from(["a", "b", "c", None])] * 3), max_size=12)


def columns_of(rows):
    return list(zip(*rows, strict=True)) or [(), (), ()]


@given(coded)
def test_alpha_is_that_of_the_coincidence_matrix(rows):
    columns = columns_of(rows)
    assert alpha(columns) == close(alpha_by_coincidences(columns))


@given(st.lists(st.sampled_from("abc"), min_size=2).filter(lambda column: len(set(column)) > 1))
def test_agreement_with_oneself_is_1(column):
    assert alpha([column, column]) == ac1([column, column]) == 1


# The interval


def test_the_interval_is_that_of_alpha_over_redrawn_units():
    # Krippendorff's twelfth unit has a single code and is no unit to draw.
    drawn = np.random.default_rng(7).integers(11, size=(200, 11))
    values = [alpha_by_coincidences([[column[unit] for unit in row] for column in KRIPPENDORFF]) for row in drawn]
    value, low, high = alpha_interval(KRIPPENDORFF, draws=200, seed=7)
    assert value == close(0.743421)
    assert (low, high) == close((np.nanquantile(values, 0.025), np.nanquantile(values, 0.975)))


def test_the_interval_does_not_depend_on_how_many_draws_are_held_at_once(monkeypatch):
    whole = alpha_interval(KRIPPENDORFF)
    monkeypatch.setattr(resampling, "CELLS", 5)
    assert alpha_interval(KRIPPENDORFF) == whole
    assert alpha_interval(KRIPPENDORFF, seed=2) != whole


def test_draws_without_variation_are_left_out_of_the_interval():
    # One positive in twelve units: a third of the draws miss it and have no alpha.
    column = ["1", *["0"] * 11]
    assert alpha_interval((column, column)) == (1, 1, 1)
    value, low, high = alpha_interval((column, ["1", "1", *["0"] * 10]))
    assert low < value < high <= 1


def test_where_no_draw_has_an_alpha_there_are_no_ends():
    # One positive in forty units, which the only draw of some seeds misses.
    column = ["1", *["0"] * 39]
    found = [alpha_interval((column, column), draws=1, seed=seed) for seed in range(9)]
    assert {estimate.value for estimate in found} == {1}
    assert {isnan(estimate.low) for estimate in found} == {True, False}


@given(coded.filter(bool))
def test_the_interval_widens_with_confidence(rows):
    narrow, wide = (alpha_interval(columns_of(rows), draws=50, confidence=level) for level in (0.5, 0.95))
    assert isnan(narrow.value) or wide.low <= narrow.low <= narrow.high <= wide.high


@pytest.mark.parametrize(("option", "value"), [("draws", 0), ("confidence", 0), ("confidence", 95)])
def test_the_interval_refuses_impossible_options(option, value):
    with pytest.raises(ValueError, match=f"{option} .* found {value}$"):
        alpha_interval(KRIPPENDORFF, **{option: value})


# Gwet's AC1


def test_ac1_of_the_canonical_data():
    # As irrCAC gives it for its raw_4raters, which are these.
    assert ac1(KRIPPENDORFF) == pytest.approx(0.77544, abs=5e-6)


def test_ac1_of_two_annotators_by_hand():
    # Gwet 2008: of 125 units 118 and 0 are agreed on, 5 and 2 are not; pi of the first code is (123 + 120) / 250.
    one = ["+"] * 123 + ["-"] * 2
    other = ["+"] * 118 + ["-"] * 5 + ["+"] * 2
    chance = 2 * (243 / 250) * (7 / 250)
    assert ac1((one, other)) == close((118 / 125 - chance) / (1 - chance))
    assert ac1((one, other)) > 0.9 > 0 > alpha((one, other))


def ac1_by_hand(columns):
    """AC1 written out unit by unit."""
    units = [[code for code in row if code is not None] for row in zip(*columns, strict=True)]
    units = [codes for codes in units if codes]
    seen = sorted({code for codes in units for code in codes})
    pairs = [codes for codes in units if len(codes) > 1]
    if len(seen) < 2 or not pairs:
        return nan
    agreed = [sum(a == b for a, b in permutations(codes, 2)) / (len(codes) * (len(codes) - 1)) for codes in pairs]
    frequent = [sum(codes.count(code) / len(codes) for codes in units) / len(units) for code in seen]
    chance = sum(pi * (1 - pi) for pi in frequent) / (len(seen) - 1)
    return (sum(agreed) / len(agreed) - chance) / (1 - chance)


@given(coded)
def test_ac1_is_the_sum_written_out(rows):
    columns = columns_of(rows)
    assert ac1(columns) == close(ac1_by_hand(columns))


@pytest.mark.parametrize("codes", [(["a"], ["a"]), (["a", None], [None, "b"]), ([], [])])
def test_ac1_without_two_codes_or_a_pair_is_undefined(codes):
    assert isnan(ac1(codes))


def test_results_are_plain_floats():
    numbers = (alpha(KRIPPENDORFF), *alpha_interval(KRIPPENDORFF), ac1(KRIPPENDORFF))
    assert {type(number) for number in numbers} == {float}
