"""Rows in words."""

import pytest

from bittersweet.charts.rows import said


@pytest.mark.parametrize(("n", "more"), [(12, ""), (13, "; and 1 more row"), (14, "; and 2 more rows")])
def test_of_many_rows_the_first_twelve_are_said(n, more):
    first = "; ".join(f"k{at}: {at}%" for at in range(12))
    assert said({f"k{at}": f"{at}%" for at in range(n)}) == first + more
