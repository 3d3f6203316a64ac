"""Columns: which hold counts, and of which group, form, key or layer their header says that they are."""

import pytest

from bittersweet.publish.columns import Column
from bittersweet.publish.names import Names
from bittersweet.publish.source import TableSource


@pytest.fixture(scope="module")
def column(every_layer):
    """A function that makes the column of a header in a table of a code."""
    names = Names(every_layer)
    return lambda header, code="": Column(names, TableSource(names, code), header)


@pytest.mark.parametrize(
    ("header", "code", "family"),
    [
        ("Mentions", "", "mentions"),
        ("of", "", "of"),
        ("removed", "", "removed"),
        ("count_target", "", "count_target"),
        ("letter", "", " group"),
        ("Letter, annotator_1", "", " group"),
        ("annotator_1", "", " form"),
        ("kind", "study.compared_acts('class')", " key"),
        ("a  kind act", "study.compared_acts('class')", " key"),
        ("ACT", "", "act"),
        ("tone", "study.compare_codes('tone')", "tone"),
    ],
)
def test_a_column_of_counts_goes_together_with_those_that_count_the_same(column, header, code, family):
    assert column(header, code).counts
    assert column(header, code).family == family


@pytest.mark.parametrize(
    "header", ["rank", "p", "kind", "class", "acts.class", "letter, x", "x, annotator_1", "letter annotator_1", ""]
)
def test_a_column_that_no_code_and_no_name_explains_holds_no_counts(column, header):
    assert not column(header).counts


@pytest.mark.parametrize(
    ("header", "place", "form"),
    [
        ("Letter", "letter", ""),
        ("annotator_2", "", "annotator 2"),
        ("letter, annotator_2", "letter", "annotator 2"),
        ("count", "", ""),
    ],
)
def test_a_header_says_a_group_a_form_or_both(column, header, place, form):
    assert (column(header).place, column(header).form) == (place, form)


def test_a_key_is_a_column_s_only_in_a_layer_that_the_code_names(column):
    assert column("trade", "study.measure('themes')").keyed == [("theme", "trade"), ("themes.coded", "trade")]
    assert column("trade", "study.measure('tone')").keyed == []


def test_a_layer_s_plain_name_is_known_and_a_longer_one_where_the_code_has_it(column):
    assert column("actors").layer == "actor"
    assert column("act").layer == "act"
    assert column("class").layer == ""
    assert column("class", "study.compared_acts('class')").layer == "acts.class"
    assert column("echoes", "study.echo_counts").layer == "practices.echo"
