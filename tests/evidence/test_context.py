"""The context of two names: words and keys beside each, with a test of the difference."""

import pytest

from bittersweet.counting import stats
from bittersweet.counting.compare import COLUMNS
from bittersweet.evidence.context import context
from bittersweet.evidence.index import Index
from bittersweet.files import DataError
from bittersweet.texts.cleaning import Paragraph
from bittersweet.texts.sentences import Sentence
from tests.steps import growth

CONTENTS = [
    *["Ann’s ships trade in the rain."] * 9,
    *["Bob’s ships go to war."] * 8,
    "Bob may trade.",
    "Ann met Bob at war.",
    "It was war.",
]


@pytest.fixture(scope="module")
def ships():
    """An index of twenty sentences about two people."""
    homes = [Paragraph("t", "body", n, content, (0,), (0,)) for n, content in enumerate(CONTENTS)]
    return Index([Sentence("t", "t", f"T{p.number}", "body", 1, p.content, 1, True, p, 0) for p in homes], ())


def test_words_beside_two_names(ships, lists):
    table = context(ships, lists, actors=["Ann", "Bob"])
    assert list(table) == [*COLUMNS, "both"]
    assert set(table["target"]) | set(table["reference"]) == {"Ann Miller", "Robert"}
    by_word = table.set_index("label")
    assert by_word.loc["war", ["count_target", "of_target", "count_reference", "of_reference"]].tolist() == [0, 9, 8, 9]
    assert by_word.loc["war", "p"] == pytest.approx(stats.fisher(0, 9, 8, 9))
    assert by_word.loc["war", "result"] == "apart"
    assert by_word.loc["trade", ["count_target", "count_reference", "result"]].tolist() == [9, 1, "apart"]
    assert by_word["p"].is_monotonic_increasing


def test_names_function_words_and_rare_words_are_no_context(ships, lists):
    words = set(context(ships, lists, actors=["ann", "bob"])["label"])
    assert words == {"trade", "rain", "war"}  # "ships" stands in 17 of 18: no division of these could tell


def test_sentences_that_name_both_are_in_neither(ships, lists):
    row = context(ships, lists, actors=["ann", "bob"], beside="theme").set_index("label").loc["War"]
    assert row[["count_target", "of_target", "count_reference", "of_reference", "both"]].tolist() == [0, 9, 8, 9, 1]


def test_keys_of_a_list_stand_with_zeros_and_without_the_pair(ships, lists):
    themes = context(ships, lists, actors=["ann", "bob"], beside="themes")
    assert themes["label"].tolist() == ["Trade", "War", "Growth"]
    people = context(ships, lists, actors=["ann", "bob"], beside="actors")
    assert sorted(people["label"]) == ["the harbour", "the town hall"]


def test_several_kinds_of_context_are_told_apart_and_corrected_apart(ships, lists):
    table = context(ships, lists, actors=["ann", "bob"], beside=["word", "themes"])
    assert list(table) == [*COLUMNS, "both", "beside"]
    for noun, own in table.groupby("beside"):
        alone = context(ships, lists, actors=["ann", "bob"], beside=noun)
        assert own["p_adjusted"].tolist() == alone["p_adjusted"].tolist()


def test_two_words_have_contexts_too(ships, lists):
    table = context(ships, lists, word=["rain", "war"])
    assert table.set_index("label").loc["trade", ["count_target", "count_reference"]].tolist() == [9, 0]
    assert not {"rain", "war"} & set(table["label"])


def test_a_name_that_never_stands_has_no_context(ships, lists):
    table = context(ships, lists, actors=["town", "ann"])
    assert table.empty
    assert list(table) == [*COLUMNS, "both"]
    assert set(context(ships, lists, actors=["town", "ann"], beside="themes")["result"]) == {"undecided"}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, "found none"),
        ({"actors": "ann"}, "found Ann Miller"),
        ({"actors": ["ann", "Ann"]}, "found Ann Miller"),
        ({"actors": "ann", "word": "war"}, "found Ann Miller; war"),
        ({"actors": ["ann", "bob", "town"]}, "found Ann Miller or Robert or the town hall"),
    ],
)
def test_two_names_of_one_list_are_needed(ships, lists, asked, found):
    with pytest.raises(DataError) as fault:
        context(ships, lists, **asked)
    assert str(fault.value) == f"two contexts are of two names of one list; {found}; name two, like actors=[…, …]"


def test_an_unknown_list_beside_lists_the_nearest(ships, lists):
    with pytest.raises(DataError, match="no list is called 'themen'; the nearest: theme"):
        context(ships, lists, actors=["ann", "bob"], beside="themen")


def test_twice_the_text_takes_twice_the_steps(made_up, lists):
    def ask(index):
        return context(index, lists, word=["war", "town"], beside=["word", "actors"])

    assert growth(ask, made_up(400), made_up(800)) <= 2.2
