"""The layout of a PDF, on lines with made-up places: no file and no library has a say in it."""

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
