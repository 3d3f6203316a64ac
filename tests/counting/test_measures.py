"""Measures: one long table, a row a group and key, for one, two, three and more groups."""

import pytest

from bittersweet.counting import measures
from bittersweet.counting import tally as tallies
from bittersweet.lists.hits import Observation
from tests.counting.test_tally import made
from tests.made import sentences

LABELS = {"a": "Apple", "b": "Pear"}


def groups(number):
    """A tally of as many groups, each of two sentences of four words; the first holds "a" twice, the second nothing."""
    total = tallies.Tally()
    for n in range(number):
        total = total + made({("a", ""): 2}, {}, text=f"t{n}", prefix=f"T{n}x")
    return total


@pytest.mark.parametrize("number", [1, 2, 3, 7])
def test_there_is_a_row_for_each_group_and_key_zeros_among_them(number):
    table = measures.measure(groups(number), LABELS)
    assert table.columns.tolist() == measures.COLUMNS
    assert table[["group", "key", "label", "count", "of", "value", "per"]].values.tolist() == [
        row
        for n in range(number)
        for row in (
            [f"t{n}", "a", "Apple", 2, 8, 250.0, "words"],
            [f"t{n}", "b", "Pear", 0, 8, 0.0, "words"],
        )
    ]


def test_per_sentence_a_sentence_counts_once_and_the_value_is_a_share():
    row = measures.measure(made({("a", ""): 3}, {}), LABELS, per="sentences").iloc[0]
    assert row[["count", "of", "value", "per"]].tolist() == [1, 2, 0.5, "sentences"]


def test_per_length_the_words_of_the_sentences_count():
    row = measures.measure(made({("a", ""): 3}, {}), LABELS, per="length").iloc[0]
    assert row[["count", "of"]].tolist() == [4, 8]


def test_a_form_apart_is_not_in_the_number():
    tally = made({("a", "x"): 1, ("a", ""): 2})
    assert measures.measure(tally, LABELS)["count"].tolist() == [3, 0]
    assert measures.measure(tally, LABELS, apart=["x"])["count"].tolist() == [2, 0]


def test_keys_taken_together_count_a_sentence_once():
    tally = made({("a", ""): 1, ("b", ""): 1})
    together = {"a": "fruit", "b": "fruit"}
    by = {
        per: measures.measure(tally, {"fruit": "Fruit"}, per=per, by=together)["count"].item()
        for per in ("words", "sentences")
    }
    assert by == {"words": 2, "sentences": 1}


def test_several_texts_of_one_group_add_up_and_stand_apart_at_the_level_of_texts():
    tally = made({("a", ""): 1}, text="one", group="g", prefix="A") + made({}, text="two", group="g", prefix="B")
    assert measures.measure(tally, {"a": "Apple"})[["group", "count", "of"]].values.tolist() == [["g", 1, 8]]
    by_text = measures.measure(tally, {"a": "Apple"}, level="text")
    assert by_text[["group", "text", "count", "of"]].values.tolist() == [["g", "one", 1, 4], ["g", "two", 0, 4]]


def test_pairs_are_counted_by_sentence_and_held_against_chance():
    tally = made({("a", ""): 2, ("b", ""): 1}, {("a", ""): 1}, {("b", ""): 1}, {})
    table = measures.pairs(tally, LABELS)
    assert table[["group", "key", "label", "count", "of", "value", "lift"]].values.tolist() == [
        ["t", "a+b", "Apple and Pear", 1, 4, 0.25, 1.0]
    ]


def test_pairs_of_two_lists_take_one_of_each():
    own = sentences("one two")
    seen = [Observation("T01", key) for key in ("a", "b", "z")]
    table = measures.pairs(tallies.of(own, {"both": seen}), LABELS, {"z": "Zoo"})
    assert table["key"].tolist() == ["a+z", "b+z"]


def test_forms_are_counted_each():
    table = measures.forms(made({("a", "x"): 1, ("a", ""): 2}), LABELS)
    assert table[["key", "form", "count"]].values.tolist() == [["a", "", 2], ["a", "x", 1]]


def test_forms_stand_by_key_form_and_group():
    tally = made({("b", "y"): 1, ("a", "z"): 2}, {("a", ""): 1}, {("a", ""): 1}, text="z", prefix="Z") + made(
        {("a", "z"): 1}, text="y", prefix="Y"
    )
    assert measures.forms(tally, LABELS).values.tolist() == [
        ["z", "a", "Apple", "", 2], ["z", "a", "Apple", "z", 2], ["y", "a", "Apple", "z", 1],
        ["z", "b", "Pear", "y", 1],
    ]  # fmt: skip


def test_pairs_fall_by_their_sum_and_every_group_has_a_row():
    labels = {"a": "Apple", "b": "Pear", "c": "Fig"}
    ab, ac = {("a", ""): 1, ("b", ""): 2}, {("a", ""): 1, ("c", "x"): 1}
    tally = made(ab, ac, text="z", prefix="Z") + made(ac, ac, {("c", "x"): 3}, text="y", prefix="Y")
    table = measures.pairs(tally, labels)
    assert table[["group", "first", "second", "key", "count", "of"]].values.tolist() == [
        ["z", "a", "c", "a+c", 1, 2], ["y", "a", "c", "a+c", 2, 3],
        ["z", "a", "b", "a+b", 1, 2], ["y", "a", "b", "a+b", 0, 3],
    ]  # fmt: skip
    assert table["lift"].tolist()[:3] == [1.0, 1.0, 1.0]
    assert table["lift"].isna().tolist() == [False, False, False, True]
    assert table["value"].tolist() == [0.5, 2 / 3, 0.5, 0.0]
    assert set(table["per"]) == {"sentences"}
    assert measures.pairs(tally, labels, apart=["x"])["key"].unique().tolist() == ["a+b"]
    assert measures.pairs(tally, {"b": "Pear", "a": "Apple"})["label"].tolist() == ["Pear and Apple"] * 2


def test_pairs_that_are_as_frequent_stand_by_label():
    all_three = {("a", ""): 1, ("b", ""): 1, ("c", ""): 1}
    table = measures.pairs(made(all_three), {"a": "Z", "b": "Y", "c": "X"})
    assert table["label"].tolist() == ["Y and X", "Z and X", "Z and Y"]


def test_keys_that_count_as_nothing_are_passed_over():
    tally = made({("a", ""): 1, ("b", ""): 2})
    assert measures.measure(tally, {"red": "Red"}, by={"a": "red"})["count"].tolist() == [1]
    by = measures.measure(tally, {"red": "Red"}, by={"a": "red", "b": "red"}, apart=[""])
    assert by["count"].tolist() == [0]


def test_lengths_and_mentions_are_rates_of_1000_words():
    tally = made({("a", ""): 3}, {})
    assert measures.measure(tally, LABELS, per="length").iloc[0][["value", "per"]].tolist() == [500.0, "words"]
    assert measures.measure(tally, LABELS).iloc[0][["value", "per"]].tolist() == [375.0, "words"]
