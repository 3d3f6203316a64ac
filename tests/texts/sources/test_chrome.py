"""Page numbers and running heads are named; lines of the text stay."""

from bittersweet.texts.sources.chrome import in_lines, on_pages

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


def test_roman_numbers():
    preface = [[TEXT[n], TEXT[n + 3], number] for n, number in enumerate(("iv", "v", "vi"))]
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


def test_page_three_of_nine():
    assert in_lines(["Text.", "Page 3 of 9", "- page 4 -", "Page 5 of the book is torn."]) == {
        1: "page number",
        2: "page number",
    }
