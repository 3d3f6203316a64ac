"""Asking: what the keywords of a question stand for."""

import pytest

from bittersweet.evidence.asking import Scope, all_of, answering, conditions, matches, scope
from bittersweet.evidence.index import Index
from bittersweet.files import DataError
from bittersweet.texts.text import Section, Text


def texts(*ids_and_labels):
    body = (Section("body", ((1, 1),)),)
    return [Text(name, group, name, "t.txt", {"label": label}, "A.", body) for name, group, label in ids_and_labels]


def test_a_question_is_put_in_words(lists):
    asked = {"actor": ["ann", "BOB"], "theme": "", "word": all_of("may", "war"), "hedges": None}
    assert [(c.noun, c.names, c.every, c.label) for c in conditions(lists, asked)] == [
        ("actor", ("ann", "bob"), False, "Ann Miller or Robert"),
        ("theme", (), False, "any theme"),
        ("word", ("may", "war"), True, "may and war"),
    ]


def test_a_name_that_is_asked_for_twice_is_one(lists):
    assert conditions(lists, {"actor": ["ann", "Ann", "ann miller"]})[0].names == ("ann",)


def test_an_id_goes_before_a_label_and_the_first_label_before_the_second():
    index = Index([], texts(("a", "one", "Same"), ("b", "one", "a"), ("c", "two", "same"), ("B", "two", "Other")))
    found = {name: scope(index, text=name).texts for name in ("a", "A", "b", "B", "SAME", "other")}
    assert found == {
        "a": {"a"}, "A": {"a"}, "b": {"b"}, "B": {"B"}, "SAME": {"a"}, "other": {"B"},
    }  # fmt: skip
    assert scope(index, text=["b", "same"], group="TWO") == (frozenset({"a", "b"}), frozenset({"two"}))
    assert scope(index).whole


def test_an_unknown_text_or_group_lists_the_nearest():
    index = Index([], texts(("first", "one", "A"), ("second", "one", "B")))
    with pytest.raises(DataError, match="no text is called 'frist'; the nearest: first"):
        scope(index, text="frist")
    with pytest.raises(DataError, match="no group is called 'on'; the nearest: one"):
        scope(index, group="on")


def test_case_is_minded_only_where_that_is_asked(index):
    asked = conditions({}, {"word": "trade"})
    assert len(matches(index, asked[0])) == 3
    assert len(matches(index, asked[0], case=True)) == 2
    assert len(answering(index, asked, Scope())) == 3
    assert len(answering(index, asked, Scope(), case=True)) == 2
