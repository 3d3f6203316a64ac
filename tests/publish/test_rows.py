"""Rows: what the names in a row stand for, and of which group, unit, section and form its numbers are."""

import pytest

from bittersweet.publish.columns import Column
from bittersweet.publish.names import Names
from bittersweet.publish.rows import Row
from bittersweet.publish.source import TableSource


@pytest.fixture(scope="module")
def made(every_layer):
    """A function that makes a row, and one that makes a column beside it, of a table of a code."""
    names = Names(every_layer)

    def made(code="", **cells):
        source = TableSource(names, code)
        row = Row(names, source, list(cells.items()))
        return row, lambda header: Column(names, source, header)

    return made


@pytest.mark.parametrize(
    ("cells", "header", "places"),
    [
        ({"group": "Letter"}, "count", ["letter"]),
        ({"group": "Letter"}, "diary", ["diary"]),
        ({"unit": "L"}, "count", ["letter"]),
        ({"text": "diary", "group": "nobody"}, "count", ["diary"]),
        ({"group": "all"}, "count", [""]),
        ({"text": "All  texts"}, "count", [""]),
        ({"group": "overall"}, "count", ["", "letter", "diary"]),
        ({"word": "all"}, "count", ["", "letter", "diary"]),
        ({"target": "Letter + diary", "reference": "diary"}, "count_target", ["letter", "diary"]),
        ({"target": "letter", "reference": "diary"}, "count_reference", ["diary"]),
        ({"target": "the rest"}, "count_target", ["letter", "diary"]),
    ],
)
def test_a_number_is_of_the_groups_that_its_column_or_its_row_names(made, cells, header, places):
    row, column = made(**cells)
    assert row.places(column(header)) == places


def test_a_row_names_units_sections_words_and_labels(made):
    row, _ = made(units="L01 L02, D01 and so on", section="items", word="may", surface="3rd", key="ann", label="ann")
    assert row.units == ("L01", "L02", "D01")
    assert row.sections == ("items",)
    assert row.words == ["may"]
    assert row.labels == ["ann"]
    row, _ = made(unit="L99", section="nowhere", word="", surface="May", key="7", label="7th")
    assert (row.units, row.sections, row.words, row.labels) == ((), (), ["May"], [])


def test_a_number_is_of_the_form_that_its_column_says_and_of_those_in_its_row(made):
    row, column = made(annotator="annotator_2", mode="direct", form="no form", label="indirect")
    assert row.forms(column("count")) == ["annotator 2", "direct"]
    assert row.forms(column("annotator_1")) == ["annotator 1", "annotator 2", "direct"]


@pytest.mark.parametrize(
    ("code", "cells", "header", "named"),
    [
        ("study.fruits", {"fruit": "apple"}, "count", [[("fruit", "apple")]]),
        ("", {"key": "apple", "label": "Apple"}, "count", [[("fruit", "apple")]]),
        ("", {"label": "nobody"}, "count", []),
        ("", {"fruit": "apple"}, "fruit", []),
        ("", {"group": "apple", "form": "apple", "word": "apple", "section": "apple"}, "count", []),
        ("", {"theme": "trade"}, "count", [[("theme", "trade")]]),
        ("", {"from": "1990"}, "count", [[("acts.from", "1990")]]),
        ("", {"label": "1990"}, "count", []),
        ("study.echo_counts", {"number": "1"}, "count", [[("practices.echo", "1")]]),
        ("study.frames", {"number": "1"}, "count", []),
        ("", {"n": "1"}, "count", []),
    ],
)
def test_a_name_stands_for_what_its_column_or_the_code_says(made, code, cells, header, named):
    row, column = made(code, **cells)
    assert row.named(column(header)) == named


def test_a_column_that_is_a_key_is_named_first(made):
    row, column = made("study.compared_acts('class', 'fruits')", fruit="apple")
    assert row.named(column("a kind act")) == [
        [("acts.class", "kind"), ("acts.dealings", "kind")],
        [("fruit", "apple")],
    ]


def test_two_names_in_one_cell_are_both_named(made):
    for joint in (" and ", "+", " + "):
        row, column = made("study.fruits", label=f"Apple{joint}pear")
        assert row.named(column("count")) == [[("fruit", "apple")], [("fruit", "pear")]]
    assert made("study.fruits", label="Apple or pear")[0].named(column("count")) == []
    assert made("study.fruits", label="Apple and nobody")[0].named(column("count")) == []


def test_two_parties_are_one_code_of_acts_and_two_of_a_list(made):
    row, column = made("study.who_to_whom", agent="anna+ben")
    assert row.named(column("count")) == [[("acts.agent.whole", "anna+ben")]]
    row, column = made("study.pairs('actors')", key="anna+ben")
    assert [[item[1] for item in items[:1]] for items in row.named(column("count"))] == [["anna"], ["ben"]]
    assert row.named(column("count"))[0][0] == ("actor", "anna")


def test_only_the_first_cells_of_a_row_are_looked_at(made):
    row, column = made(**{f"c{n}": "x" for n in range(11)}, a="apple", b="pear")
    assert row.named(column("count")) == [[("fruit", "apple")]]
