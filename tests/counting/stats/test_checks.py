"""Checks: a row that is no count is refused wherever it stands, one at the border is not."""

import pytest

from bittersweet.counting.stats import checks

BORDER = [(0, 5), (5, 5), (0, 0)]


@pytest.mark.parametrize("bad", [(-1, 5), (6, 5), (0, -1), (0.5, 5), (1, 5.5), (float("nan"), 5), (1, float("inf"))])
def test_a_row_that_is_no_part_of_its_total_is_refused_behind_ones_at_the_border(bad):
    with pytest.raises(ValueError, match="expected whole numbers with 0 <= count <= words, found count"):
        checks.columns(*zip(*BORDER, bad, strict=True))


@pytest.mark.parametrize("bad", [(1, 0), (-1, 5), (0, -1)])
def test_more_than_there_are_is_no_fault_where_one_may_hold_several_but_for_none(bad):
    rows = [*BORDER, (6, 5)]
    count, size = checks.columns(*zip(*rows, strict=True), within=False)
    assert list(zip(count.tolist(), size.tolist(), strict=True)) == rows
    with pytest.raises(ValueError, match="0 where words is 0"):
        checks.columns(*zip(*rows, bad, strict=True), within=False)
