"""Adjusted p values: worked examples, the edges, scipy's answers, and that nothing becomes smaller."""

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from bittersweet.counting.stats import adjust, holm

BOTH = pytest.mark.parametrize("method", [adjust, holm])


def close(expected):
    return pytest.approx(expected, rel=1e-12)


def test_adjust_is_benjamini_and_hochbergs():
    # Sorted .005 .01 .03 .04, times 4 over the rank: .02 .02 .04 .04, given back in the order they came.
    assert adjust([0.01, 0.04, 0.03, 0.005]) == close([0.02, 0.04, 0.04, 0.02])


def test_holm_takes_one_test_less_at_each_step():
    # Sorted .005 .01 .03 .04, times 4, 3, 2 and 1: .02 .03 .06 .04, of which the last may not fall below .06.
    assert holm([0.01, 0.04, 0.03, 0.005]) == close([0.03, 0.06, 0.06, 0.02])


@BOTH
def test_the_edges(method):
    assert method([]) == []
    assert method([0.03]) == [0.03]
    assert method([0, 1]) == [0, 1]


def test_equal_p_values():
    assert adjust(p for p in (0.5, 0.5)) == [0.5, 0.5]
    assert holm(p for p in (0.5, 0.5)) == [1, 1]


@BOTH
@pytest.mark.parametrize("p", [-0.01, 1.01, nan, inf])
def test_what_is_no_p_value_is_refused(method, p):
    with pytest.raises(ValueError, match=rf"found \[{p}\]$"):
        method([0.5, p])


p_values = st.lists(st.floats(0, 1), min_size=1, max_size=30)


@BOTH
@given(raw=p_values)
def test_adjusted_p_is_never_below_raw_and_keeps_the_order(method, raw):
    adjusted = method(raw)
    assert all(p <= q <= 1 for p, q in zip(raw, adjusted, strict=True))
    in_order = [q for _, q in sorted(zip(raw, adjusted, strict=True))]
    assert in_order == sorted(in_order)


@given(p_values)
def test_adjust_is_scipys(raw):
    assert adjust(raw) == pytest.approx(list(false_discovery_control(raw)), rel=1e-12, abs=1e-300)


@given(p_values)
def test_holm_lies_between_benjamini_and_hochberg_and_bonferroni(raw):
    bounds = zip(adjust(raw), holm(raw), (min(1, p * len(raw)) for p in raw), strict=True)
    assert all(low <= middle + 1e-15 and middle <= high for low, middle, high in bounds)


@given(p_values, st.floats(0.001, 0.5))
def test_holm_rejects_what_stepping_down_rejects(raw, level):
    left, rejected = sorted(raw), []
    while left and left[0] * len(left) <= level:
        rejected.append(left.pop(0))
    assert sorted(p for p, q in zip(raw, holm(raw), strict=True) if q <= level) == rejected
