"""Positions and stretches: the word at which a hit stands, and the part of its text that lies between two units."""

import pytest

from bittersweet.counting.positions import positions, stretches
from bittersweet.files import DataError
from bittersweet.lists import hits
from tests.made import sentences, word_list

BOOK = word_list({"fig": ["fig"], "pear": ["pear*"]})
OWN = [
    *sentences("Fig and pear.", "One more pear-like fig", text="one", prefix="A"),
    *sentences("A fig.", "Last fig.", "No more.", text="two", prefix="B"),
]


def test_a_hit_stands_at_its_word_counted_over_the_text():
    table = positions(hits.table(hits.find(OWN, BOOK), BOOK), OWN)
    assert table[["text", "key", "word", "share"]].values.tolist() == [
        ["one", "fig", 0, 0.0],
        ["one", "pear", 2, 2 / 7],
        ["one", "pear", 5, 5 / 7],
        ["one", "fig", 6, 6 / 7],
        ["two", "fig", 1, 1 / 6],
        ["two", "fig", 3, 3 / 6],
    ]


def test_a_hit_inside_a_word_stands_at_that_word():
    own = sentences("A half-fig.")
    table = positions(hits.table(hits.find(own, BOOK), BOOK), own)
    assert table["word"].tolist() == [1]


def test_a_stretch_lies_between_two_units_of_one_text():
    assert stretches(OWN, {"A01": "A02", "B02": "B02", "B01": "B02"}).values.tolist() == [
        ["one", 0.0, 1.0, "A01–A02"],
        ["two", 2 / 6, 4 / 6, "B02"],
        ["two", 0.0, 4 / 6, "B01–B02"],
    ]


def test_a_stretch_over_two_texts_is_none():
    with pytest.raises(DataError, match="A01 and B01 are of different texts; a stretch lies in one"):
        stretches(OWN, {"A01": "B01"})
    with pytest.raises(DataError, match="'C01'"):
        stretches(OWN, {"A01": "C01"})
