"""Labels spread along a line."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bittersweet.charts.spread import spread


def test_labels_that_have_room_stay_where_they_are():
    assert spread([1, 5], [1, 1], 0, 9) == [1, 5]
    assert spread([], [], 0, 1) == []


def test_labels_that_want_one_place_share_the_way():
    assert spread([5, 5, 5], [1, 1, 1], 0, 9) == [4, 5, 6]
    assert spread([0, 0], [2, 2], 0, 9) == [1, 3]
    assert spread([9, 9], [2, 2], 0, 9) == [6, 8]


LABELS = st.lists(st.tuples(st.floats(0, 10), st.floats(0.1, 2)), max_size=12)


@settings(max_examples=40)
@given(LABELS)
def test_no_label_lies_on_another_and_all_stay_inside_in_their_order(labels):
    wanted, sizes = [at for at, _ in labels], [wide for _, wide in labels]
    high = max(10, sum(sizes))
    found = spread(wanted, sizes, 0, high)
    order = sorted(range(len(labels)), key=lambda place: (wanted[place], place))
    for one, two in pairwise(order):
        assert found[two] - found[one] >= (sizes[one] + sizes[two]) / 2 - 1e-9
    for at, wide in zip(found, sizes, strict=True):
        assert wide / 2 - 1e-9 <= at <= high - wide / 2 + 1e-9
