"""The tables that charts are drawn from: groups and their looks, keys in order, units, results."""

import pandas as pd
import pytest

from bittersweet.charts.tables import Group, cells, groups, keys, need, results, sized, unit
from bittersweet.files import DataError

from .made import measure


def test_what_is_no_number_where_one_belongs_is_named():
    table = pd.DataFrame({"n": [1, 2.5], "value": [None, 0.5], "low": [pd.NA, 1]}, dtype=object)
    need(table, ["n", "value", "low"], "x")
    with pytest.raises(DataError, match=r"^charts\.x: n is 'many'; a number, or nothing, is needed"):
        need(table.assign(n=[1, "many"]), ["n"], "x")


def test_groups_stand_in_the_order_of_their_names_and_none_is_left_out():
    table = pd.DataFrame({"group": ["x", "b", "a", "b"]})
    assert groups(table, {"a": "A", "n": "not there", "b": "B"}) == [
        Group("a", "A", "#E08A00", "o"), Group("b", "B", "#117733", "D"), Group("x", "x", "#5AA9E6", "^")
    ]  # fmt: skip


def test_groups_without_names_go_by_the_tables_own_labels_or_their_ids():
    table = pd.DataFrame({"group": ["a", "b"], "group_label": ["An a", "A b"]})
    assert [group.label for group in groups(table, {})] == ["An a", "A b"]
    assert [group.label for group in groups(table[["group"]], {})] == ["a", "b"]


def test_a_denominator_stands_in_the_key_once_and_only_where_it_is_one():
    table = measure(2, per="words")
    found = sized(groups(table, {"g0": "Tea", "g1": "Milk (21 words)"}), table)
    assert [group.label for group in found] == ["Tea (20 words)", "Milk (21 words)"]
    table.loc[0, "of"] = 7
    assert sized(groups(table, {"g0": "Tea"}), table)[0].label == "Tea"


def test_rows_are_asked_for_by_key_or_by_label():
    table = measure(1)
    assert keys(table) == {"red": "Red", "green": "Green", "blue": "Blue"}
    assert list(keys(table, ["Blue", "red"])) == ["blue", "red"]
    with pytest.raises(DataError, match=r"'Gren'.*Green"):
        keys(table, ["Gren"])


def test_two_rows_for_one_place_are_refused():
    table = measure(1)
    with pytest.raises(DataError, match=r"^charts\.x: two rows for group g0, key red; one would be right"):
        cells(pd.concat([table, table]), ("group", "key"), "x")


@pytest.mark.parametrize(
    ("per", "axis", "scale", "of"),
    [
        ("words", "mentions per 1,000 words", 1, "words"),
        ("sentences", "per cent of the sentences", 100, "sentences"),
        ("share", "per cent of the words", 100, "words"),
        ("acts", "per cent of the acts", 100, "acts"),
    ],
)
def test_units(per, axis, scale, of):
    assert unit(measure(2, per=per)) == (axis, scale, of)
    assert unit(measure(2, per=per), "cups").axis == "cups"


def test_a_table_without_per_is_drawn_as_it_is():
    assert unit(measure(1).drop(columns="per"), "score") == ("score", 1, "")


def test_units_that_are_unknown_mixed_or_impossible_are_refused():
    table = measure(1)
    with pytest.raises(DataError, match=r"^per is pages; one of words, sentences, share, acts"):
        unit(table.assign(per="pages"))
    with pytest.raises(DataError, match=r"^per is words, sentences; one of"):
        unit(table.assign(per=["words", "sentences", "words"]))
    with pytest.raises(DataError, match=r"^a share is 44; between 0 and 1 would be right"):
        unit(table.assign(value=44.0))


def test_of_several_results_of_a_key_the_strongest_counts():
    compared = pd.DataFrame({"key": ["k", "k", "k", "m"], "result": ["undecided", "apart", "leaning", "undecided"]})
    assert results(measure(1), compared) == {"k": "apart", "m": "undecided"}
    assert results(measure(1)) == {}
    with pytest.raises(DataError, match=r"result is 'sure'"):
        results(measure(1), compared.assign(result="sure"))
