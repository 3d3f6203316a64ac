"""Page numbers and running heads are named; lines of the text stay."""

import pytest

from bittersweet.texts.sources.chrome import APART, LONGEST, in_lines, on_pages

TEXT = [
    "It rained in the night.",
    "The river rose.",
    "The town slept.",
    "The wall held.",
    "Morning came.",
    "Birds sang.",
]


def pages(count, head="Journal of Rain", foot="{n}"):
    return [
        [head.format(n=n), f"{TEXT[n % 6]} ({n})", f"{TEXT[(n + 1) % 6]} Then {n}.", foot.format(n=n)]
        for n in range(11, 11 + count)
    ]


def test_heads_and_numbers_on_every_page():
    found = on_pages(pages(4))
    assert found == {(page, 0): "running head" for page in range(4)} | {(page, 3): "page number" for page in range(4)}


def test_a_head_on_one_side_only_and_a_number_in_it():
    left_and_right = [
        ["Rain 12", "a b c.", "d."],
        ["1 Chapter", "e f.", "g."],
        ["Rain 14", "h.", "i."],
        ["15 Other", "j.", "k."],
    ]
    assert on_pages(left_and_right) == {(0, 0): "running head", (2, 0): "running head"}


def body(page, count=6):
    """Lines of a page that stand on no other."""
    return [f"{'abcdef'[page] * (line + 1)} it rained." for line in range(count)]


@pytest.mark.parametrize(
    ("count", "on", "gone"), [(2, (0, 1), (0, 1)), (3, (0, 2), (0, 2)), (4, (0, 2), ()), (4, (0, 1, 3), (0, 1, 3))]
)
def test_a_head_stands_on_three_pages_or_on_two_of_few(count, on, gone):
    found = on_pages([["Journal of Rain", *body(page)] if page in on else body(page) for page in range(count)])
    assert found == {(page, 0): "running head" for page in gone}


def test_a_head_is_of_three_lines_at_most():
    assert on_pages([["Journal", "of Rain", "The Town", "Monthly", *body(page)] for page in range(3)]) == {
        (page, line): "running head" for line in range(3) for page in range(3)
    }


@pytest.mark.parametrize(("length", "count"), [(LONGEST, 3), (LONGEST + 1, 0)])
def test_a_head_is_no_long_line(length, count):
    assert len(on_pages([["R" * length, *body(page)] for page in range(3)])) == count


def test_a_line_behind_one_of_the_text_is_no_head():
    assert on_pages([["It rained.", "Refrain."], ["It blew.", "Refrain.", *body(1)], [*body(2)]]) == {}
    assert on_pages([[body(page)[0], "Refrain.", *body(page)[1:]] for page in range(3)]) == {}


def test_a_page_of_three_lines_keeps_the_innermost_from_each_edge():
    short = ["Refrain.", "The Town", "Monthly"]
    assert on_pages([short, [*body(1), *short], [*body(2), *short]]) == {
        **{(page, line): "running foot" for page in (1, 2) for line in (6, 7, 8)},
        **{(0, line): "running foot" for line in (1, 2)},
    }
    assert on_pages([["Journal", "Monthly"]] * 2) == {
        (page, line): name for page in range(2) for line, name in enumerate(("running head", "running foot"))
    }


def test_the_number_of_a_page_stands_in_the_first_two_lines_of_an_edge():
    numbered = [["Journal", str(7 + page), *body(page)] for page in range(3)]
    assert on_pages(numbered).keys() == {(page, line) for page in range(3) for line in (0, 1)}
    numbered = [["Journal", "of Rain", str(7 + page), *body(page)] for page in range(3)]
    assert on_pages(numbered).keys() == {(page, line) for page in range(3) for line in (0, 1)}


def test_of_two_numbers_the_one_nearer_to_the_count_of_pages_is_the_page_number():
    assert on_pages([[str(107 + page), *body(page), str(7 + page)] for page in range(2)]) == {
        (page, 7): "page number" for page in range(2)
    }


def test_one_page_may_have_a_number_and_two_must_agree():
    assert on_pages([[*body(0), "7"]]) == {(0, 6): "page number"}
    assert on_pages([[*body(0), "7"], [*body(1), "12"]]) == {}


@pytest.mark.parametrize("numbers", ["iv v vi", "viii ix x", "xxxix xl xli"])
def test_roman_numbers(numbers):
    preface = [[TEXT[n], TEXT[n + 3], number] for n, number in enumerate(numbers.split())]
    assert on_pages(preface) == {(page, 2): "page number" for page in range(3)}


def test_a_lone_number_that_does_not_count_up_is_text():
    assert on_pages([["Rain.", "Wind.", "1990"], ["Snow.", "Ice.", "77"], ["Hail.", "Fog.", "1066"]]) == {}


def test_a_line_inside_the_page_is_never_a_head():
    same_inside = [
        [f"Day {['one', 'two', 'three'][n]}.", *TEXT[n : n + 3], "Refrain.", *TEXT[:3], f"End {'abc'[n]}."]
        for n in range(3)
    ]
    assert (0, 4) not in on_pages(same_inside)


def test_a_page_keeps_a_line_for_the_text():
    assert on_pages([["7"], ["8"], ["9"]]) == {(n, 0): "page number" for n in range(3)}
    assert on_pages([["Head", "Head"], ["Head", "Head"], ["Head", "Head"]]).keys() == {
        (n, line) for n in range(3) for line in (0, 1)
    }


def test_numbers_that_count_up_in_a_text_without_pages():
    lines = [line for page in (4, 5, 6) for line in (str(page), *(f"Line {page}-{n}." for n in range(20)))]
    assert in_lines(lines) == {0: "page number", 21: "page number", 42: "page number"}


def test_a_list_of_numbers_and_two_numbers_are_text():
    assert in_lines(["1", "One.", "2", "Two.", "3", "Three."]) == {}
    assert in_lines(["1", *["x."] * 20, "2", *["x."] * 20]) == {}


@pytest.mark.parametrize(("apart", "found"), [(APART, 3), (APART - 1, 0)])
def test_page_numbers_of_a_text_without_pages_keep_a_distance(apart, found):
    lines = [line for page in (4, 5, 6) for line in (str(page), *["It rained."] * (apart - 1))]
    assert len(in_lines(lines)) == found


def test_page_three_of_nine():
    assert in_lines(["Text.", "Page 3 of 9", "- page 4 -", "Page 5 of the book is torn."]) == {
        1: "page number",
        2: "page number",
    }
