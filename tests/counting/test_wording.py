"""Wording: what a reader sees of a number that is nothing, endless, tiny or large."""

from math import inf, nan

import pytest

from bittersweet.counting import wording


@pytest.mark.parametrize(
    ("estimate", "said"),
    [((21.5633, 9.3095, 42.4882), "21.6 (9.3–42.5)"), ((nan, 0, inf), "– (0.0–∞)"), ((0, 0, 3.6889), "0.0 (0.0–3.7)")],
)
def test_interval(estimate, said):
    assert wording.interval(*estimate) == said


@pytest.mark.parametrize(
    ("estimate", "said"),
    [
        ((0.44444, 0.2235, 0.6628), "+44.4 (+22.4 to +66.3)"),
        ((-0.27778, -0.4399, -0.0653), "−27.8 (−44.0 to −6.5)"),
        ((nan, -1, 1), "–"),
    ],
)
def test_difference_in_points(estimate, said):
    assert wording.difference(*estimate) == said


@pytest.mark.parametrize(
    ("estimate", "said"),
    [
        ((15.6226, 2.1641, 685.08), "15.6 (2.16 to 685)"),
        ((0.02, 0.00412, 1234.5), "0.020 (0.004 to 1,234)"),
        ((inf, 1.6, inf), "∞ (1.60 to ∞)"),
        ((0, 0, 2), "0 (0 to 2.00)"),
        ((2, nan, nan), "2.00 (– to –)"),
        ((nan, 0, inf), "–"),
    ],
)
def test_ratio_with_three_figures(estimate, said):
    assert wording.ratio(*estimate) == said


@pytest.mark.parametrize(
    ("p", "said"),
    [(0.0009, "< .001"), (0.001, ".001"), (0.0496, ".050"), (0.9994, ".999"), (0.9996, "1"), (1, "1"), (nan, "–")],
)
def test_p_value(p, said):
    assert wording.p_value(p) == said
