"""Hits: where they stand, in the sentence and in the raw file, and as a tally takes them."""

from bittersweet.lists import hits
from bittersweet.lists.finder import finder
from bittersweet.lists.hits import Observation
from tests.made import sentence, word_list

BOOK = word_list({"apple": ["sort:pippin", "apples"], "pear": ["pear"]})
SENTENCES = [
    sentence("A pippin, two apples.", unit="T01", text="tale", group="book"),
    sentence("Pear.", unit="T02", text="tale", group="book"),
]


def test_one_row_a_hit():
    table = hits.table(hits.find(SENTENCES, BOOK), BOOK)
    assert tuple(table.columns) == hits.COLUMNS
    assert table.values.tolist() == [
        ["fruits", "apple", "Apple", "sort", 2, "book", "tale", "T01", "pippin", 2, 8, 2, 8],
        ["fruits", "apple", "Apple", "", 3, "book", "tale", "T01", "apples", 14, 20, 14, 20],
        ["fruits", "pear", "Pear", "", 4, "book", "tale", "T02", "Pear", 0, 4, 0, 4],
    ]


def test_a_finder_that_is_built_already_is_used():
    other = finder(word_list({"pear": ["pear"]}))
    assert [hit.entry.key for hit in hits.find(SENTENCES, BOOK, other)] == ["pear"]


def test_an_observation_is_a_unit_a_key_and_a_form():
    assert list(hits.observations(hits.find(SENTENCES, BOOK))) == [
        Observation("T01", "apple", "sort", 1),
        Observation("T01", "apple", "", 1),
        Observation("T02", "pear", "", 1),
    ]
