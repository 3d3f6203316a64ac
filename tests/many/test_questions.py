"""What is asked of parts is answered by the places of sentences: those that a look at every sentence finds."""

import re
from collections import Counter

import numpy as np
import pytest

from bittersweet.evidence.asking import all_of, conditions
from bittersweet.files import DataError
from bittersweet.many import questions
from bittersweet.many.questions import Scope
from bittersweet.many.store import ManyStudy

SOME = Scope(("group0", "group2"), (1, 2, 3, 6, 30))


@pytest.fixture(scope="module")
def study(whole):
    return ManyStudy.open(whole)


@pytest.fixture(scope="module")
def sentences(study):
    """Every sentence: place, group, text, content, words."""
    return study.connection.execute(
        f'SELECT place, "group", text, sentence, words FROM {study.table("sentences")} ORDER BY place'
    ).fetchall()


@pytest.fixture(scope="module")
def hits(study):
    """Every hit of the fruits: place, start, end, key, form, group, text."""
    return study.connection.execute(
        f'SELECT place, start, "end", key, form, "group", text FROM {study.table("hits")} '
        "WHERE list = 'fruits' ORDER BY ALL"
    ).fetchall()


def times(content, word, *, case=False):
    return len(re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", content, 0 if case else re.IGNORECASE))


@pytest.mark.parametrize("how", [{}, {"case": True}])
@pytest.mark.parametrize("scope", [Scope(), Scope(("group1",)), SOME])
@pytest.mark.parametrize("word", ["Rain", "Pear", "absent"])
def test_a_place_comes_as_often_as_the_word_stands_there(study, sentences, word, scope, how):
    expected = [
        place
        for place, group, text, content, _ in sentences
        if group in (scope.groups or study.labels) and text in (scope.texts or study.ids)
        for _ in range(times(content, word, **how))
    ]
    assert questions.with_word(study, word, scope=scope, **how).tolist() == expected
    if not how and not scope.groups:
        assert questions.with_word(study, word).tolist() == expected


def test_a_word_is_looked_for_among_some_sentences_of_some_parts(study, sentences):
    rainy = [place for place, _, _, content, _ in sentences if times(content, "rain")]
    first, last = rainy[3], rainy[-3]
    assert questions.with_word(study, "wood", among=np.zeros(0, dtype=np.int64)).tolist() == []
    for among in ([first], [first, last], rainy[3:-2]):
        found = questions.with_word(study, "rain", among=np.array(among))
        assert sorted(set(found.tolist())) == among
    part = questions.part_of(last)
    found = questions.with_word(study, "rain", parts=[part])
    assert sorted(set(found.tolist())) == [place for place in rainy if place >> 32 == part]
    assert questions.with_word(study, "rain", parts=[]).tolist() == []


def test_how_often_a_word_stands_in_each_part_and_group_follows_from_the_words_alone(study, sentences):
    for word, how in (("pear", {"case": False}), ("Pear", {"case": True}), ("absent", {"case": False})):
        expected = Counter()
        for place, group, _, content, _ in sentences:
            expected[questions.part_of(place), group] += times(content, word, **how)
        found = questions.spelled(study, word, scope=Scope(), **how)
        assert list(found.items()) == sorted((+expected).items())
        own = {place: n for place, n in found.items() if place[1] == "group1"}
        assert questions.spelled(study, word, scope=Scope(("group1",), (1,)), **how) == own
    with pytest.raises(DataError, match="at least one letter"):
        questions.spelled(study, "*", case=False, scope=Scope())


@pytest.mark.parametrize(
    ("contents", "word", "case", "expected"),
    [
        ([], "a", False, []),
        (["a"], "a", False, [(0, 0, 1)]),
        (["", "a", "", "b", "b a’s A"], "a", False, [(1, 0, 1), (4, 2, 3), (4, 6, 7)]),
        (["", "a", "b a’s A"], "A", True, [(2, 6, 7)]),
        (["new", "york", "New  York"], "new york", False, [(2, 0, 9)]),
    ],
)
def test_a_match_is_in_one_sentence_and_counted_from_its_beginning(contents, word, case, expected):
    assert list(questions.matched(contents, word, case=case)) == expected


@pytest.mark.parametrize("scope", [None, SOME])
@pytest.mark.parametrize("without", [(), ("plural",), ("name", "plural")])
@pytest.mark.parametrize("keys", [[], ["apple"], ["apple", "fig"]])
def test_places_of_keys_are_rising_and_each_once(study, hits, keys, without, scope):
    asked = scope or Scope()
    expected = {
        place
        for place, _, _, key, form, group, text in hits
        if (not keys or key in keys)
        and form not in without
        and group in (asked.groups or study.labels)
        and text in (asked.texts or study.ids)
    }
    found = questions.with_keys(study, "fruits", keys, scope=scope, without=without)
    assert found.tolist() == sorted(expected)
    if not without:
        assert questions.with_keys(study, "fruits", keys, scope=scope).tolist() == sorted(expected)


@pytest.mark.parametrize("without", [(), ("plural",)])
def test_the_stretches_of_keys_come_in_reading_order(study, hits, without):
    ats = [hits[0][0], hits[40][0], hits[-1][0]]
    expected = [hit[:4] for hit in hits if hit[0] in ats and hit[3] in ("apple", "pear") and hit[4] not in without]
    assert questions.marks(study, "fruits", ["pear", "apple"], ats, without) == expected
    assert questions.marks(study, "fruits", [], ats, without) == []
    assert questions.marks(study, "fruits", ["pear"], [], without) == []


def test_the_words_of_sentences_come_in_the_order_asked_for(study, sentences):
    asked = [sentences[place] for place in (7, 3, 7, -1, 0)]
    assert questions.sizes(study, np.array([row[0] for row in asked])).tolist() == [row[4] for row in asked]


@pytest.mark.parametrize("scope", [Scope(), SOME])
@pytest.mark.parametrize("how", [{}, {"case": True}])
def test_a_sentence_answers_that_holds_all_of_one_condition_and_one_of_another(study, sentences, hits, scope, how):
    asked = conditions(study.lists, {"fruit": all_of("apple", "pear"), "word": ["Sun", "Rain", "a"]})
    held = {key: {hit[0] for hit in hits if hit[3] == key} for key in ("apple", "pear")}
    expected = [
        place
        for place, group, text, content, _ in sentences
        if place in held["apple"] & held["pear"]
        and any(times(content, word, **how) for word in ("Sun", "Rain", "a"))
        and group in (scope.groups or study.labels)
        and text in (scope.texts or study.ids)
    ]
    assert questions.answering(study, asked, scope, **how).tolist() == expected
    assert expected or scope == SOME


@pytest.mark.parametrize("scope", [Scope(), SOME])
def test_where_nothing_is_asked_every_sentence_of_the_scope_answers(study, sentences, scope):
    assert questions.answering(study, [], scope).tolist() == [
        place
        for place, group, text, *_ in sentences
        if group in (scope.groups or study.labels) and text in (scope.texts or study.ids)
    ]


def test_names_are_those_that_are_known_in_any_case():
    assert questions.chosen(None, ["One"], "group") is None
    assert questions.chosen("oNE", ["One", "two"], "group") == ("One",)
    assert questions.chosen(["two", "ONE"], ["One", "two"], "group") == ("two", "One")
    with pytest.raises(DataError, match=r"nearest.*two"):
        questions.chosen(["tow"], ["One", "two"], "group")
