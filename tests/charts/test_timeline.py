"""Acts by year."""

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from bittersweet.charts.arrows import CLASSES
from bittersweet.charts.stacks import reach, stacked
from bittersweet.files import DataError

from .made import acts, draw, drawn, overlapping, said


def bars(axes):
    """The bars of a lane: fill, edge, first year, last year, and the side of the line."""
    found = []
    for bar in axes.patches:
        middle = float(bar.get_y() + bar.get_height() / 2)
        years = round(bar.get_x() + 0.42), round(bar.get_x() + bar.get_width() - 0.42)
        found.append(
            (to_hex(bar.get_facecolor()), to_hex(bar.get_edgecolor()), *years, (middle > 0.03) - (middle < -0.03))
        )
    return found


@pytest.mark.parametrize("n", [1, 2, 5])
def test_a_lane_for_each_group_has_a_bar_for_each_act_with_a_year(n):
    figure = drawn("timeline", n)
    assert len(figure.axes) == n
    green, red, grey = (CLASSES[kind][0].lower() for kind in ("cooperation", "conflict", "neither"))
    for axes in figure.axes:
        assert bars(axes) == [
            (green, green, 1950, 1960, 1),
            (grey, grey, 1959, 1960, 0),
            ("#ffffff", green, 1955, 1955, 1),
            (red, red, 1955, 1955, -1),
        ]
    assert said(figure).count("+ 1 without\na year") == n
    assert said(figure).count("treaty") == n


def test_the_lanes_share_one_axis_of_years():
    figure = draw("timeline", 3, years=(1940, 2000))
    assert len({axes.get_xlim() for axes in figure.axes}) == 1
    low, high = figure.axes[0].get_xlim()
    assert low < 1940 < 2000 < high
    assert [bool([tick for tick in axes.get_xticklabels() if tick.get_visible()]) for axes in figure.axes][-1]


def test_no_bar_lies_on_another_or_on_a_label():
    table = pd.DataFrame(
        {"group": "g0", "from": [2000 + n % 7 for n in range(30)], "to": [2003 + n % 7 for n in range(30)],
         "kind": ["cooperation", "conflict", "neither"] * 10, "label": ["an act"] * 30}
    )  # fmt: skip
    figure = draw("timeline", 1, table)
    boxes = [(b.get_x(), b.get_x() + b.get_width(), round(b.get_y(), 6)) for b in figure.axes[0].patches]
    assert len(boxes) == 30
    for place, (low, high, y) in enumerate(boxes):
        assert not any(y == other and low < end and high > start for start, end, other in boxes[:place])
    assert overlapping(figure) == []
    assert said(figure).count("an act") == 30


def test_a_label_stands_in_its_bar_or_where_there_is_room():
    table = [
        {"from": 1950, "to": 1990, "kind": "conflict", "label": "long"},
        {"from": 1960, "to": 1960, "kind": "cooperation", "label": "short"},
        {"from": 1999, "to": 1999, "kind": "neither", "label": "at the end"},
    ]
    where = {bar.label: bar.where for bar in stacked(table, (1949, 2000), 0.1)}
    assert where == {"long": "inside", "short": "right", "at the end": "left"}


def test_a_lane_reaches_as_far_as_its_stacks():
    act = {"from": 1950, "to": 1950, "kind": "cooperation"}
    one, three = (reach(stacked([act] * n, (1949, 1951), 1.0)) for n in (1, 3))
    assert one == pytest.approx((0.19, 0.19))  # a bar, and a little free
    assert three[0] - one[0] == pytest.approx(2 * 0.13)
    assert three[1] == one[1]


def test_a_very_full_year_is_pressed_into_a_lane():
    table = pd.DataFrame({"group": "g0", "from": [2000] * 75, "to": 2000, "kind": "conflict"})
    assert draw("timeline", 1, table).get_figheight() < 10  # with bars of the usual width more than 10


def test_acts_without_any_year_are_counted_all_the_same():
    figure = draw("timeline", 1, acts(1).assign(**{"from": float("nan"), "to": float("nan")}))
    assert "+ 5 without\na year" in said(figure)
    assert "5 without a year" in figure.get_label()
    assert figure.axes[0].get_xlim() == pytest.approx((-0.61, 1.61))


def test_unknown_kinds_and_years_that_run_backwards_are_refused():
    with pytest.raises(DataError, match=r"^charts\.timeline: kind is 'war'; one of cooperation, neither, conflict"):
        draw("timeline", 1, acts(1).assign(kind="war"))
    with pytest.raises(DataError, match="an act from 1960 to 1950; the earlier year comes first"):
        draw("timeline", 1, acts(1).iloc[:1].assign(**{"from": 1960, "to": 1950}))
