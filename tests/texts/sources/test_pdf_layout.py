"""The layout of a PDF, on lines with made-up places: no file and no library has a say in it."""

import pytest

from bittersweet.texts.sources.formats.pdf_layout import Line, laid_out, title
from bittersweet.texts.sources.item import Removed

BODY, LEAD = 10.0, 12.0
RUNNING = "The council met on Monday to speak of the wall and its costs"


def page(*sizes, words=RUNNING):
    """A page of lines below each other, each in letters of one size: those of the running text are all alike."""
    return [
        Line(words if size == BODY else f"Words {number}", 60, 700 - LEAD * number, size)
        for number, size in enumerate(sizes)
    ]


def headings(*pages):
    text, removed = laid_out(pages)
    lines = text.split("\n")
    assert all(each.reason == "heading" for each in removed)
    return [lines[number - 1] for each in removed for number in range(each.first, each.last + 1)]


def test_three_lines_in_larger_letters_are_a_heading_and_four_are_none():
    assert headings(page(10, 15, 10, 10)) == ["Words 1"]
    assert headings(page(15, 15, 15, 10, 10, 10, 15)) == ["Words 0", "Words 1", "Words 2", "Words 6"]
    assert headings(page(15, 15, 15, 15, 10, 10, 10)) == []
    assert headings(page(10, 10, 10, 15, 15, 15, 15)) == []
    # Letters of two sizes are two headings.
    assert headings(page(10, 10, 10, 20, 15, 15, 15)) == ["Words 3", "Words 4", "Words 5", "Words 6"]


def test_a_heading_is_much_larger_than_the_text_and_has_few_words():
    assert headings(page(10, 10, 11.5, 10)) == ["Words 2"]
    assert headings(page(10, 10, 11.4, 10)) == []
    long = [*page(10, 10, 10, 10, 10), Line("rain " * 30, 60, 500, 15)]
    assert headings(long) == ["rain " * 30]
    assert headings([*long[:-1], Line("rain " * 31, 60, 500, 15)]) == []


def test_a_title_is_in_the_largest_letters_of_the_first_page():
    assert title([page(20, 20, 10, 10), page(30, 10)]) == "Words 0 Words 1"
    assert title([page(13, 10, 10)]) == "Words 0"
    assert title([page(12.9, 10, 10)]) == ""
    assert title([[Line("Rain", 60, 700, 20), *page(10, 10)]]) == ""
    assert title([[Line("rain " * 31, 60, 760, 20), *page(10, 10, 10, 10)]]) == ""
    assert title([[], page(20, 10)]) == ""


def paragraphs(*lines):
    """The paragraphs of a page, each line with how far below the last it stands, and how far from the left."""
    bottom, found = 700.0, []
    for words, drop, left in lines:
        bottom -= drop
        found.append(Line(words, 60 + left, bottom, BODY))
    text, removed = laid_out([found])
    assert removed == ()
    return [part.split("\n") for part in text.removesuffix("\n").split("\n\n")]


def test_a_paragraph_begins_below_a_gap_an_indent_or_a_short_last_line():
    long, ended = (
        "The council met on Monday to speak of the wall and of what",
        "and it had not come to an end by night, so it met again.",
    )
    short = "an end."
    plain = [(long, LEAD, 0)] * 5
    assert paragraphs(*plain, (ended, LEAD, 0), (long, LEAD, 0)) == [[long] * 5 + [ended, long]]
    assert paragraphs(*plain, (ended, LEAD, 0), (long, LEAD, 10)) == [[long] * 5 + [ended], [long]]
    assert paragraphs(*plain, (short, LEAD, 0), (long, LEAD, 0)) == [[long] * 5 + [short], [long]]
    # What has no end of a sentence before it goes on.
    assert paragraphs(*plain, (long, LEAD, 10)) == [[long] * 6]
    assert paragraphs(*plain, (long, 2 * LEAD, 0)) == [[long] * 5, [long]]


def test_a_paragraph_runs_over_a_column_unless_its_last_line_is_short():
    long = "The council met on Monday to speak of the wall and of what."
    assert paragraphs(*[(long, LEAD, 0)] * 5, (long, -200, 300)) == [[long] * 6]
    assert paragraphs(*[(long, LEAD, 0)] * 5, ("an end.", LEAD, 0), (long, -200, 300)) == [
        [long] * 5 + ["an end."],
        [long],
    ]


def test_small_print_at_the_foot_is_a_note_where_a_mark_is_before_it():
    note = [Line("1 See the report", 60, 100, 8), Line("of the council.", 60, 90, 8)]
    _, removed = laid_out([[*page(10, 10, 10), *note]])
    assert removed == (Removed(4, 5, "footnote or small print"),)
    _, removed = laid_out([[*page(10, 10, 10), Line("said nobody", 60, 110, 8), *note]])
    assert removed == (Removed(6, 7, "footnote or small print"),)
    _, removed = laid_out([[*page(10, 10, 10), note[1]]])
    assert removed == ()
    # Running text below it: it is no foot.
    _, removed = laid_out([[*page(10, 10), *note, Line(RUNNING, 60, 60, 10)]])
    assert removed == ()


def begins(*lines, body=BODY, lead=LEAD, size=BODY):
    """Whether the last of these lines begins a paragraph, each with its words, how far below and how far from the left.

    Ten lines of 60 letters are before them, a `lead` below each other.
    """
    found = [Line("x" * 60, 60, 2000 - lead * number, body) for number in range(10)]
    bottom = found[-1].bottom
    for words, drop, left in lines:
        bottom -= drop
        found.append(Line(words, 60 + left, bottom, body))
    found[-1] = found[-1]._replace(size=size)
    return "\n\n" in laid_out([found])[0]


ENDED = "x" * 59 + "."


@pytest.mark.parametrize(("size", "said"), [(11, False), (11.1, True), (9, False), (8.9, True)])
def test_letters_of_another_size_begin_a_paragraph(size, said):
    assert begins(("x" * 60, LEAD, 0), size=size) == said


@pytest.mark.parametrize(
    ("drop", "said"), [(14, False), (14.1, True), (60, True), (60.1, False), (0, False), (-300, False)]
)
def test_a_gap_begins_a_paragraph_but_a_column_does_not(drop, said):
    assert begins(("x" * 60, drop, 0), lead=10) == said


@pytest.mark.parametrize(
    ("drop", "indent", "said"),
    [
        (LEAD, 5, False), (LEAD, 5.1, True), (LEAD, 20, True), (LEAD, 59, True), (LEAD, 60, False), (LEAD, 65, False),
        (0, 20, False), (0.5, 20, True), (61, 20, False), (-200, 20, False),
    ],
)  # fmt: skip
def test_an_indent_begins_a_paragraph_where_a_sentence_ended(drop, indent, said):
    assert begins((ENDED, LEAD, 0), ("x" * 60, drop, indent)) == said
    assert not begins(("x" * 60, LEAD, 0), ("x" * 60, drop, indent))


@pytest.mark.parametrize("drop", [LEAD, -200])
@pytest.mark.parametrize(("letters", "said"), [(48, False), (47, True)])
def test_a_short_last_line_ends_a_paragraph(drop, letters, said):
    assert begins((ENDED[-letters:], LEAD, 0), ("x" * 60, drop, 0)) == said


def test_lines_that_are_far_apart_or_at_one_height_do_not_tell_the_distance_of_lines():
    long = "The council met on Monday to speak of the wall and of what"
    assert paragraphs(*[(long, 40, 0)] * 3, (long, 12, 0)) == [[long], [long], [long, long]]
    assert paragraphs((long, 0, 0), *[(long, 0, 300)] * 2, (long, 12, 0)) == [[long] * 4]
    assert paragraphs(*[(long, 20, 0)] * 3) == [[long] * 3]


def test_small_print_is_at_most_that_large():
    for size, found in ((23, 1), (23.1, 0)):
        lines = [Line(RUNNING, 60, 700, 25), Line(RUNNING, 60, 670, 25), Line("1 See the report", 60, 100, size)]
        assert len(laid_out([lines])[1]) == found
