"""Sources: what can be counted, each key, form, grouping, entry and pair, with exact numbers on seven sentences."""

from collections import Counter

import pytest

from bittersweet.claims import build
from bittersweet.counting import tally as tallies
from bittersweet.counting.measures import counted
from bittersweet.lists import hits
from bittersweet.lists.hits import Observation
from tests.claims.made import BOOK, FOUND, FRUITS, PAIRS, SENTENCES
from tests.made import sentences, word_list


def mentions(tally):
    """How often each group has each key."""
    counts, _ = counted(tally, per="words")
    return {(group, key): n for ((group,), key), n in counts.items() if n}


def test_a_list_is_counted_per_words_first_and_without_the_forms_that_are_apart():
    assert FRUITS.name == "fruits"
    assert FRUITS.per == ("words", "sentences")
    assert dict(FRUITS.labels) == {"apple": "Apple", "pear": "Pear", "plum": "Plum"}
    assert dict(FRUITS.forms) == {"": {"name"}, "nicks in": {"name", "nick"}}
    assert FRUITS.noun == "sentences"
    usual = FRUITS.counted(FRUITS.tally.where(headings=False), FRUITS.forms[""])
    assert mentions(usual) == {("a", "apple"): 3, ("a", "pear"): 1, ("b", "pear"): 3, ("b", "apple"): 1}
    every = FRUITS.counted(FRUITS.tally, FRUITS.forms["nicks in"])
    assert mentions(every)["a", "apple"] == 5


def test_a_list_that_says_so_is_counted_per_sentences_first():
    book = word_list({"apple": ["apple"]}, per="sentences")
    assert build.listed(book, SENTENCES, hits.find(SENTENCES, book)).per == ("sentences", "words")


def test_a_list_without_forms_apart_has_one_way_to_count_them():
    book = word_list({"apple": ["apple"]})
    assert dict(build.listed(book, SENTENCES, []).forms) == {"": None}


def test_only_entries_that_are_there_can_be_dropped():
    assert dict(FRUITS.entries) == {
        2: ("apple", "apple"),
        3: ("apple", "apples"),
        4: ("apple", "pommy"),
        5: ("pear", "pear"),
    }


@pytest.mark.parametrize("row", [2, 3, 4, 5])
def test_the_tally_without_an_entry_is_that_of_the_list_without_it(row):
    less = BOOK.without(row)
    expected = tallies.of(SENTENCES, {"fruits": hits.observations(hits.find(SENTENCES, less))}, paragraphs=True)
    assert dict(FRUITS.without(row).cells) == dict(expected.cells)
    assert FRUITS.without(row) is FRUITS.without(row)


def test_what_an_entry_hid_is_seen_when_it_is_dropped():
    book = word_list({"pie": ["apple pie"], "apple": ["apple"]}, exclusive=True)
    own = sentences("An apple pie.")
    source = build.listed(book, own, hits.find(own, book))
    assert mentions(source.tally) == {("t", "pie"): 1}
    assert mentions(source.without(2)) == {("t", "apple"): 1}


def test_keys_are_grouped_by_each_column_and_all_together():
    assert dict(FRUITS.groupings) == {"any": dict.fromkeys(BOOK.labels, "any")}
    assert FRUITS.keys("any") == ["any"]
    about = {"apple": {"label": "Apple", "colour": "red"}, "pear": {"label": "Pear", "colour": ""}}
    book = word_list({"apple": ["apple"], "pear": ["pear"]})
    book = type(book)(book.name, book.noun, book.entries, about, book.settings)
    source = build.listed(book, SENTENCES, hits.find(SENTENCES, book))
    assert source.groupings["colour"] == {"apple": "red"}
    assert source.keys("colour") == ["red"]
    grouped = source.counted(source.tally.where(headings=False), None, "colour")
    assert mentions(grouped) == {("a", "red"): 2, ("b", "red"): 1}
    together = source.counted(source.tally.where(headings=False), None, "any")
    assert mentions(together) == {("a", "any"): 3, ("b", "any"): 4}


def test_pairs_share_a_sentence_and_have_every_form_in_first():
    assert PAIRS.per == ("sentences",)
    assert dict(PAIRS.forms) == {"": {"name", "nick"}, "nicks out": {"name"}}
    assert dict(PAIRS.groupings) == {}
    assert PAIRS.keys() == ["apple+pear", "pear+apple", "apple+plum", "plum+apple", "pear+plum", "plum+pear"]
    assert PAIRS.key("pear+apple") == PAIRS.key("apple+pear") == "apple+pear"
    assert mentions(PAIRS.counted(PAIRS.tally, PAIRS.forms[""])) == {("a", "apple+pear"): 1}


def test_a_pair_is_in_the_order_of_the_list():
    book = word_list({"pear": ["pear"], "apple": ["apple"]})
    source = build.paired(build.listed(book, SENTENCES, hits.find(SENTENCES, book)), "pairs")
    assert mentions(source.counted(source.tally, None)) == {("a", "pear+apple"): 1}


def test_a_key_that_holds_a_plus_sign_is_one_of_a_pair():
    book = word_list({"a+b": ["apple"], "a": ["pear"], "b": ["plum"]})
    source = build.paired(build.listed(book, SENTENCES, []), "pairs")
    assert source.members("b+a+b") == ("a+b", "b")
    assert source.members("a+b+b") == ("a+b", "b")
    assert source.key("a+a+b") == "a+b+a"
    assert build.listed(book, SENTENCES, []).members("a+b") == ("a+b",)


def test_pairs_of_a_list_with_one_way_to_count_forms_have_one_too():
    source = build.listed(word_list({"apple": ["apple"]}), SENTENCES, [])
    assert dict(build.paired(source, "pairs").forms) == {"": None}


def test_what_annotators_code_is_counted_one_annotator_at_a_time():
    seen = [Observation("A01", "warm", "annotator_1"), Observation("B01", "cold", "annotator_1")]
    seen += [Observation("A01", "cold", "annotator_2"), Observation("B01", "cold", "annotator_2")]
    source = build.coded("tone", {"warm": "Warm", "cold": "Cold"}, SENTENCES, iter(seen))
    assert list(source.forms) == ["annotator 1", "annotator 2"]
    assert source.per == ("sentences", "length")
    first = source.counted(source.tally, source.forms["annotator 1"])
    assert mentions(first) == {("a", "warm"): 1, ("b", "cold"): 1}
    second = source.counted(source.tally, source.forms["annotator 2"])
    assert mentions(second) == {("a", "cold"): 1, ("b", "cold"): 1}


def test_sections_are_those_that_count():
    assert FRUITS.sections == ["body"]
    assert Counter(cell.paragraph for cell in FRUITS.tally.cells if cell.group == "a")[1] == 2
    assert len(FOUND) == 10
