"""Directed pictures: actors in their places, arrows told apart, numbers on each."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex
from matplotlib.patches import FancyBboxPatch, PathPatch, Polygon

from bittersweet.charts.arrows import CLASSES, NUMBER, POINTS
from bittersweet.charts.curves import Curve, curves, numbered
from bittersweet.charts.layout import Box, busiest, places
from bittersweet.charts.sheet import EDGE
from bittersweet.charts.style import WIDTH
from bittersweet.charts.words import size
from bittersweet.files import DataError

from .made import arrows, draw, drawn, overlapping, said


def patches(axes, kind):
    """The patches of a kind in a panel; boxes are no shafts."""
    return [patch for patch in axes.patches if type(patch) is kind]


@pytest.mark.parametrize("n", [1, 2, 5])
def test_a_panel_for_each_group_has_every_actor_and_every_arrow(n):
    figure = drawn("network", n)
    assert len(figure.axes) == n
    for axes in figure.axes:
        assert len(patches(axes, FancyBboxPatch)) == 5
        assert len(patches(axes, PathPatch)) == 6
        assert len(patches(axes, Polygon)) == 7  # one arrow is mutual
    assert sorted(text for text in said(figure) if text.isdigit()) == sorted(["4", "2", "1", "1", "1", "1"] * n)


def just_too_wide(inches, points):
    """A word that has room in so many inches, and in bold letters has not."""
    words = ("a" * n for n in range(5, 200))
    return next(own for own in words if size(own, points, bold=True)[0] > inches >= size(own, points)[0])


def test_the_name_of_a_panel_is_cut_where_its_bold_letters_leave_the_picture():
    figure = draw("network", 2, names={"g0": just_too_wide(WIDTH - 2 * EDGE, 10.5)})
    assert [text for text in said(figure) if text.startswith("aaa")][-1].endswith("a …")


def test_an_actor_is_broken_where_its_bold_letters_leave_the_box():
    label = just_too_wide(1.12, POINTS)
    figure = draw("network", 1, arrows(1).replace("Ann", label))
    assert f"{label[:-1]}\na" in said(figure)


def test_kinds_are_told_apart_by_line_and_hue_and_number_by_width():
    [axes] = drawn("network", 1).axes
    shafts = patches(axes, PathPatch)
    looks = {(to_hex(shaft.get_edgecolor()), str(shaft.get_linestyle())) for shaft in shafts}
    assert len(looks) == len({hue for hue, _ in looks}) == len({line for _, line in looks}) == 3
    assert [shaft.get_linewidth() for shaft in shafts] == [5.5, 3.5, 2.5, 2.5, 2.5, 2.5]
    assert len({str(CLASSES[kind][1]) for kind in ("cooperation", "conflict", "both", "neither")}) == 4


def test_an_actor_stands_at_the_same_place_in_every_panel_and_only_where_it_acts():
    table = arrows(2)
    figure = draw("network", 2, table[(table["group"] == "g0") | (table["agent"] == "Ann")])
    first, second = ({text.get_text(): text.get_position() for text in axes.texts} for axes in figure.axes)
    assert {name for name in second if name.isalpha()} == {"Ann", "Bo"}
    assert all(first[name] == second[name] for name in ("Ann", "Bo"))


def test_labels_stand_on_the_arrows_in_place_of_numbers():
    long = just_too_wide(1.0, NUMBER)
    table = arrows(1).assign(label=["1", "2", "3a", "3b", "4", long], n=1).drop(columns=["group", "mutual"])
    figure = draw("network", 1, table)
    assert {"1", "2", "3a", "3b", "4"} <= set(said(figure))
    [cut] = [text for text in said(figure) if text.startswith("aaa")]
    assert cut.endswith("a …")
    assert "\n" not in cut
    assert not any(text.startswith("arrows:") for text in said(figure))
    assert {shaft.get_linewidth() for shaft in patches(figure.axes[0], PathPatch)} == {2.2}
    assert "Ann to Bo: cooperation, 1" in figure.get_label()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"class": "war"}, "class is 'war'; one of cooperation, conflict"),
        ({"target": ""}, "an arrow from Ann to nobody; two different actors"),
        ({"target": "Ann"}, "an arrow from Ann to Ann; two different actors"),
        ({"agent": None}, "an arrow from nobody to Bo"),
    ],
)
def test_arrows_that_cannot_be_drawn_are_refused(change, message):
    with pytest.raises(DataError, match=rf"^charts\.network: {message}"):
        draw("network", 1, arrows(1).iloc[:1].assign(**change))


def test_too_many_actors_are_refused_with_their_number():
    table = pd.DataFrame({"agent": "Ann", "target": [f"T{n}" for n in range(24)], "class": "conflict", "n": 1})
    with pytest.raises(DataError, match="takes at most 24 actors; found 25"):
        draw("network", 1, table)
    figure = draw("network", 1, table.iloc[:23])
    assert overlapping(figure) == []
    assert figure.get_label().endswith("; Ann to T11: conflict, 1; and 11 more.")


def test_edges_between_the_same_two_nodes_bend_differently():
    boxes = {"a": Box(1, 2, 1, 0.4), "b": Box(8, 2, 1, 0.4)}
    found = curves([("a", "b"), ("b", "a"), ("a", "b"), ("b", "a")], boxes, 9, 4)
    middles = [curve.at(0.5)[1] for curve in found]
    assert min(abs(one - two) for one, two in combinations(middles, 2)) > 0.1


def test_edges_that_have_little_room_bend_differently_all_the_same():
    boxes = {"a": Box(1, 0.6, 1, 0.4), "b": Box(8, 0.6, 1, 0.4)}
    found = curves([("a", "b"), ("b", "a")] * 5, boxes, 9, 1.2)
    assert len({round(curve.at(0.5)[1], 3) for curve in found}) == 10


def test_an_edge_goes_round_a_box_and_stays_in_the_panel():
    boxes = {"a": Box(1, 3.5, 1, 0.4), "x": Box(4, 3.5, 1, 0.4), "b": Box(7, 3.5, 1, 0.4)}
    [curve] = curves([("a", "b")], boxes, 9, 4)
    points = [curve.at(t) for t in np.linspace(0, 1, 50)]
    assert not any(boxes["x"].holds(point) for point in points)
    assert all(0 < y < 4 for _, y in points)


def test_the_part_of_a_curve_lies_on_it():
    curve = Curve((0, 0), (1, 2), (4, 0))
    part = curve.part(0.25, 0.75)
    assert part.start == pytest.approx(curve.at(0.25))
    assert part.at(0.5) == pytest.approx(curve.at(0.5))
    assert part.end == pytest.approx(curve.at(0.75))


def test_numbers_stand_on_their_curves_and_not_on_each_other():
    lines = [Curve((0, 1), (2, 1), (4, 1)), Curve((2, -1), (2, 1), (2, 3))]
    found = numbered(lines, [(0.3, 0.3)] * 2, [])
    assert found[0] != found[1]
    assert not Box(*found[0], 0.3, 0.3).meets(Box(*found[1], 0.3, 0.3))


def test_the_busiest_come_first_and_ties_in_order_of_appearance():
    assert busiest([("c", "a", 1), ("b", "a", 1)]) == ["a", "c", "b"]


@settings(max_examples=30)
@given(st.integers(1, 24), st.floats(0.3, 1.3))
def test_no_node_stands_on_another_or_leaves_the_panel(n, wide):
    nodes = [f"n{place}" for place in range(n)]
    ends = [(nodes[place % 3], node, 1.0) for place, node in enumerate(nodes) if node != nodes[place % 3]]
    boxes, height = places(nodes, dict.fromkeys(nodes, (wide, 0.5)), ends, 8.8)
    assert set(boxes) == set(nodes)
    assert not any(one.meets(two) for one, two in combinations(boxes.values(), 2))
    for box in boxes.values():
        assert box.width / 2 <= box.x <= 8.8 - box.width / 2
        assert box.height / 2 <= box.y <= height - box.height / 2


@pytest.mark.parametrize(("n", "said"), [(None, "n is missing"), ("many", "n is 'many'; a number, or nothing")])
def test_an_arrow_stands_for_a_number_of_acts(n, said):
    with pytest.raises(DataError, match=rf"^charts\.network: {said}"):
        draw("network", 1, arrows(1).astype({"n": object}).assign(n=n))


def test_a_box_holds_what_is_inside_and_meets_what_it_overlaps_not_what_it_touches():
    box = Box(2, 2, 2, 1)
    assert [box.holds(point) for point in ((2.9, 2.4), (3, 2), (2, 2.5), (1.1, 1.6), (1, 2))] == [
        True, False, False, True, False,
    ]  # fmt: skip
    assert [box.holds((3, 2.5), pad) for pad in (0, 0.1)] == [False, True]
    others = [Box(3.9, 2, 2, 1), Box(4, 2, 2, 1), Box(2, 2.9, 2, 1), Box(2, 3, 2, 1)]
    assert [box.meets(other) for other in others] == [True, False, True, False]
    assert [box.meets(other, 0.1) for other in others] == [True] * 4


def test_nodes_stand_in_no_more_tiers_than_they_need():
    nodes = ["left", "right", "a", "x", "b", "y", "c", "z"]
    ends = [("left", node, 1.0) for node in nodes[1:]]
    # Three of them with what lies between them: 8.52 and 8.64 inches, of which 8.6 are free.
    for wide, tiers in ((2.62, 1), (2.66, 2)):
        boxes, height = places(nodes, dict.fromkeys(nodes, (wide, 0.5)), ends, 8.8)
        assert height == pytest.approx(3.7 + 0.6 * 2 * (tiers - 1))
        assert boxes["left"].y == boxes["right"].y == pytest.approx(height / 2)


def test_more_tiers_above_push_the_two_down():
    nodes = ["left", "right", "a", "x", "b"]
    sizes = dict.fromkeys(nodes, (5.0, 0.5))
    boxes, height = places(nodes, sizes, [("left", node, 1.0) for node in nodes[1:]], 8.8)
    assert height == pytest.approx(3.7 + 0.6)
    assert boxes["left"].y == pytest.approx(height / 2 - 0.3)
    assert boxes["a"].y - boxes["b"].y == pytest.approx(0.6, abs=0.05)


def test_a_node_stands_nearer_to_the_one_with_which_it_has_more_to_do():
    nodes = ["left", "right", "a", "x", "b", "y", "c"]
    ends = [("a", "right", 3.0), ("right", "b", 1.0), ("b", "left", 1.0), ("left", "c", 1.0), ("x", "y", 9.0)]
    boxes, _ = places(nodes, dict.fromkeys(nodes, (1, 0.5)), ends, 8.8)
    assert boxes["c"].x < boxes["b"].x < boxes["a"].x


def test_an_edge_between_boxes_that_overlap_still_runs_from_the_one_to_the_other():
    [curve] = curves([("a", "b")], {"a": Box(1, 1, 1, 0.4), "b": Box(1.2, 1, 1, 0.4)}, 9, 2)
    assert curve.start[0] < curve.end[0]
