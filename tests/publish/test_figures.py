"""Figures: which numbers a cell has, and which of them are what others are counted of."""

import pytest

from bittersweet.publish.figures import figures, number


@pytest.mark.parametrize(
    ("text", "counted", "of", "per"),
    [
        ("9", [9], [], ""),
        ("1,204", [1204], [], ""),
        ("9 / 8", [9, 8], [], ""),
        ("9 of 18", [9], [18], ""),
        ("9 of 18 sentences", [9], [18], "sentences"),
        ("9 / 8 of 13 / 1,400 acts", [9, 8], [13, 1400], "acts"),
        ("9 words", [], [], ""),
        ("9.5", [], [], ""),
        ("", [], [], ""),
    ],
)
def test_numbers_of_a_cell_are_counts_or_what_they_are_of(text, counted, of, per):
    found = figures(text)
    assert ([*map(number, found.counted)], [*map(number, found.of)], found.per) == (counted, of, per)
    assert all(text[match.start() : match.end()] == match[0] for match in [*found.counted, *found.of])
