"""What a list does not see, and time: exact on small tallies and tables."""

import pandas as pd

from bittersweet.counting import coverage, over_time
from bittersweet.lists.names import Name
from tests.counting.test_tally import made
from tests.made import sentences


def test_sentences_without_any_key_are_counted():
    table = coverage.coverage(made({("a", ""): 2}, {("b", ""): 1}, {}), ["a", "b"])
    assert table[["group", "count", "of", "without", "warning"]].values.tolist() == [["t", 2, 3, 1, ""]]


def test_a_list_that_hardly_matches_says_so():
    table = coverage.coverage(made(*[{}] * 101, {("a", ""): 1}), ["a"])
    assert table["warning"].tolist() == ["hardly matches: other words are needed for these texts"]
    assert coverage.coverage(made(*[{}] * 99, {("a", ""): 1}), ["a"])["warning"].tolist() == [""]


def test_names_that_no_list_has_come_with_a_row_to_paste():
    first, second = sentences("Ann Lee met Bob.", "Bob left.")
    names = [Name(first, 0, 7), Name(first, 12, 15), Name(second, 0, 3)]
    table = coverage.missed(names)
    assert table.iloc[:, :3].values.tolist() == [["Bob", 2, 1], ["Ann Lee", 1, 1]]
    assert table["example"].tolist() == ["Ann Lee met Bob."] * 2
    assert table.iloc[1, 4] == 'ann_lee,"Ann Lee","Ann Lee"'
    assert len(coverage.missed(names, 1)) == 1


def test_the_year_of_a_date_is_found_wherever_it_stands():
    dates = {"a": "2013-08-01", "b": "1 April 2014", "c": "undated", "d": "no. 12013", "e": "1850"}
    assert over_time.years(dates) == {"a": 2013, "b": 2014, "e": 1850}


def test_texts_of_one_year_are_counted_together():
    table = pd.DataFrame(
        [
            ("g", "one", "k", "K", 1, 10, "words"),
            ("g", "two", "k", "K", 2, 10, "words"),
            ("g", "x", "k", "K", 9, 9, "words"),
        ],
        columns=["group", "text", "key", "label", "count", "of", "per"],
    )
    found = over_time.by_year(table, {"one": 2001, "two": 2001})
    assert found[["group", "date", "count", "of", "value"]].values.tolist() == [["g", 2001, 3, 20, 150.0]]
    assert len(over_time.by_year(table, {})) == 0


def test_years_stand_in_order_and_in_each_the_groups_as_they_come():
    rows = [
        (group, text, key, key.title(), count, 10, "sentences")
        for group, text, count in (("z", "late", 1), ("z", "early", 2), ("a", "late2", 3), ("a", "early2", 4))
        for key in ("k", "b")
    ]
    table = pd.DataFrame(rows, columns=["group", "text", "key", "label", "count", "of", "per"])
    found = over_time.by_year(table, {"late": 2002, "early": 2001, "late2": 2002, "early2": 2001})
    assert found[["group", "key", "date", "count", "value"]].values.tolist() == [
        ["z", "k", 2001, 2, 0.2], ["z", "b", 2001, 2, 0.2], ["a", "k", 2001, 4, 0.4], ["a", "b", 2001, 4, 0.4],
        ["z", "k", 2002, 1, 0.1], ["z", "b", 2002, 1, 0.1], ["a", "k", 2002, 3, 0.3], ["a", "b", 2002, 3, 0.3],
    ]  # fmt: skip
    assert found.index.tolist() == list(range(8))
    assert found["high"].max() < 1
