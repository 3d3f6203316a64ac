"""Words in pictures: plain, measured, fitted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bittersweet.charts.words import even, fitted, listed, number, percent, plain, size


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb\u200fc", "abc"),
        ("two\nlines\tand\u0000more", "two lines and more"),
        ("  soft\u00adly ", "softly"),
        ("<b>$5</b>", "<b>$5</b>"),
        (12, "12"),
    ],
)
def test_plain(text, shown):
    assert plain(text) == shown


def test_a_text_is_as_wide_as_it_is_drawn():
    assert size("iiii", 10)[0] < size("WWWW", 10)[0] < size("WWWW", 10, bold=True)[0] < size("WWWW", 20)[0]
    assert size("a\nb", 10)[1] > 2 * size("x", 10)[1]
    assert size("$\\frac{1}{2}$", 10)[0] > size("12", 10)[0]  # letter by letter, no formula


# Letters that the font has, blanks, marks that turn a line, letters that steer.
LETTERS = st.text("abcWi é—$_^{}\\%<>\n\t\u200f\u202e\u0007", max_size=80)


@settings(max_examples=40)
@given(LETTERS, st.floats(0.4, 4), st.integers(1, 4))
def test_what_is_fitted_is_no_wider_and_no_longer_than_asked_for(text, inches, lines):
    shown = fitted(text, inches, lines=lines).split("\n")
    assert len(shown) <= lines
    assert all(size(line, 10)[0] <= inches or len(line) <= 3 for line in shown)
    whole = "".join(shown).replace(" ", "")
    if not whole.endswith("…"):
        assert whole == plain(text).replace(" ", "")


@settings(max_examples=40)
@given(LETTERS, st.floats(0.5, 4))
def test_even_lines_are_as_many_and_say_the_same(text, inches):
    whole, shown = fitted(text, inches), even(text, inches)
    assert shown.count("\n") == whole.count("\n")
    assert shown.replace("\n", "").replace(" ", "") == whole.replace("\n", "").replace(" ", "")


def test_even_lines_leave_no_word_alone():
    assert even("one two three four five", 1.3).split("\n") == ["one two three", "four five"]


def test_what_is_cut_ends_in_dots_at_the_end_of_a_word():
    assert fitted("one two three four five six", 0.8, lines=2) == "one two\nthree …"
    assert (
        fitted("one two three four five six", 0.55) == even("one two three four five six", 0.55) == "one\ntwo\nthree …"
    )
    assert fitted("", 1) == ""


def test_a_line_has_one_letter_at_the_least():
    assert fitted("Waw", 0.01) == "W\na\nw"


@pytest.mark.parametrize(
    ("share", "shown"), [(0, "0%"), (0.0001, "<1%"), (0.005, "<1%"), (0.5, "50%"), (0.999, ">99%"), (1, "100%")]
)
def test_percent(share, shown):
    assert percent(share) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(0, "0"), (3.0, "3"), (2.25, "2.2"), (-0.4, "−0.4"), (0.04, "0.04"), (1234.5, "1,234")]
)
def test_number(value, shown):
    assert number(value) == shown


def test_listed():
    assert [listed(["a"]), listed(["a", "b"]), listed([])] == ["a", "a and b", ""]
