"""Expectations: when each holds, at its edges, and which numbers it looks at."""

import pytest

from bittersweet.claims.expectations import EXPECTATIONS, Numbers


def by(**groups):
    """Numbers by group from (count, each, other, of)."""
    return {group: Numbers(*numbers) for group, numbers in groups.items()}


@pytest.mark.parametrize(
    ("expect", "group", "numbers", "holds"),
    [
        ("more", "a", by(a=(2, (2,), 0, 10), b=(3, (3,), 0, 20)), True),
        ("more", "a", by(a=(2, (2,), 0, 10), b=(4, (4,), 0, 20)), False),  # a tie is not more
        ("more", "b", by(a=(2, (2,), 0, 10), b=(3, (3,), 0, 20)), False),
        ("more", "a", by(a=(2, (2,), 0, 10), b=(1, (1,), 0, 10), c=(3, (3,), 0, 10)), False),
        ("more", "a", by(a=(1, (1,), 0, 10), b=(0, (0,), 0, 10), c=(0, (0,), 0, 10)), True),
        ("only", "a", by(a=(2, (1, 1), 0, 9), b=(0, (0, 0), 5, 9)), True),
        ("only", "a", by(a=(2, (2, 0), 0, 9), b=(0, (0, 0), 0, 9)), False),
        ("only", "a", by(a=(2, (1, 1), 0, 9), b=(1, (1, 0), 0, 9)), False),
        ("lead", "a", by(a=(3, (2, 1), 0, 9), b=(0, (0, 0), 9, 9)), True),
        ("lead", "a", by(a=(3, (2, 1), 1, 9)), False),
        ("lead", "", by(a=(2, (2,), 1, 9), b=(2, (2,), 1, 9)), True),
        ("lead", "", by(a=(2, (2,), 1, 9), b=(2, (2,), 2, 9)), False),
        ("none", "", by(a=(0, (0,), 7, 9), b=(0, (0,), 0, 9)), True),
        ("none", "", by(a=(0, (0,), 7, 9), b=(1, (1,), 0, 9)), False),
        ("absent", "a", by(a=(0, (0,), 7, 9), b=(1, (1,), 0, 9)), True),
        ("absent", "b", by(a=(0, (0,), 7, 9), b=(1, (1,), 0, 9)), False),
        ("there", "a", by(a=(2, (1, 1), 0, 9), b=(0, (0, 0), 0, 9)), True),
        ("there", "a", by(a=(2, (2, 0), 0, 9), b=(0, (0, 0), 0, 9)), False),
        ("there", "", by(a=(1, (1,), 0, 9), b=(0, (0,), 0, 9)), False),
        ("there", "", by(a=(1, (1,), 0, 9), b=(1, (1,), 0, 9)), True),
    ],
)
def test_when_a_claim_holds(expect, group, numbers, holds):
    assert EXPECTATIONS[expect].holds(group, numbers) is holds


NUMBERS = by(a=(3, (2, 1), 4, 9), b=(1, (0, 1), 5, 8))


@pytest.mark.parametrize(
    ("expect", "group", "evidence"),
    [
        ("more", "a", ((3, 9), (1, 8))),
        ("only", "a", ((2, 1), 1)),
        ("lead", "a", ((1, 4),)),
        ("lead", "", ((1, 4), (0, 5))),
        ("none", "", (3, 1)),
        ("absent", "b", (1,)),
        ("there", "a", ((2, 1),)),
        ("there", "", ((2, 1), (0, 1))),
    ],
)
def test_what_a_claim_looks_at(expect, group, evidence):
    assert EXPECTATIONS[expect].evidence(group, NUMBERS) == evidence


def test_which_claims_compare_and_which_speak_of_one_group():
    assert [name for name, one in EXPECTATIONS.items() if one.compares] == ["more", "only"]
    assert [name for name, one in EXPECTATIONS.items() if one.needs_group] == ["more", "only", "absent"]
