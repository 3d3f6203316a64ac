"""Contexts: what stands in two sets of sentences, counted so that it can be compared."""

import pytest

from bittersweet.counting import stats
from bittersweet.counting.compare import compare
from bittersweet.counting.contexts import COLUMNS, contexts

SETS = {"near": [f"n{i}" for i in range(20)], "far": [f"f{i}" for i in range(30)]}
HELD = {
    **{f"n{i}": ["sun", "sun", "sea"] for i in range(15)},
    **{f"f{i}": ["sea"] for i in range(20)},
    "f29": ["moon"],
    "elsewhere": ["sun"],
}


def test_sentences_are_counted_once_a_key_and_the_commonest_key_comes_first():
    table = contexts(SETS, HELD)
    assert list(table) == list(COLUMNS)
    assert table[["group", "key", "count", "of", "per"]].values.tolist() == [
        ["near", "sea", 15, 20, "sentences"],
        ["near", "sun", 15, 20, "sentences"],
        ["near", "moon", 0, 20, "sentences"],
        ["far", "sea", 20, 30, "sentences"],
        ["far", "sun", 0, 30, "sentences"],
        ["far", "moon", 1, 30, "sentences"],
    ]
    assert tuple(table.loc[0, ["value", "low", "high"]]) == pytest.approx(tuple(stats.share(15, 20)))


def test_only_keys_that_could_tell_the_two_apart_are_kept():
    table = contexts(SETS, HELD, testable=True)
    assert list(dict.fromkeys(table["key"])) == ["sea", "sun"]
    compared = compare(table, "near", "far").set_index("key")
    assert compared.loc["sun", "p"] == pytest.approx(stats.fisher(15, 20, 0, 30))
    assert compared["result"].to_dict() == {"sea": "undecided", "sun": "apart"}


def test_the_keys_asked_for_stand_with_zeros():
    table = contexts(SETS, HELD, {"moon": "the moon", "rain": "rain"})
    assert table[["label", "count"]].values.tolist() == [["the moon", 0], ["rain", 0], ["the moon", 1], ["rain", 0]]


def test_no_keys_make_an_empty_table():
    assert contexts({"a": [], "b": []}, {}).empty
    assert contexts({"a": [], "b": []}, {}, testable=True).empty
