"""Asking: tables for any layer or word, and the sentences that hold all that is asked."""

import pytest

from bittersweet.explore import measure, sentences
from bittersweet.files import DataError


def counts(table):
    return {(row.group, row.key): row.count for row in table[["group", "key", "count"]].itertuples(index=False)}


def test_a_list_is_measured_as_the_study_measures_it(small):
    assert measure(small, "actors").equals(small.measure("actors"))
    assert measure(small, "fruits", per="words").equals(small.measure("fruits", per="words"))


def test_a_word_is_counted_in_any_case_with_a_star_for_its_ending(small):
    assert counts(measure(small, word="apple*")) == {("W", "apple*"): 2, ("D", "apple*"): 2}
    assert counts(measure(small, word="APPLE")) == {("W", "APPLE"): 1, ("D", "APPLE"): 0}


def test_a_word_is_per_words_or_per_sentences(small):
    table = measure(small, word="may", per="sentences")
    assert table[["count", "of", "per"]].to_numpy().tolist() == [[2, 3, "sentences"], [1, 3, "sentences"]]


def test_codes_are_counted_once_a_sentence_whoever_gave_them(small):
    table = measure(small, "mood", per="sentences")
    assert counts(table) == {("W", "glad"): 2, ("W", "sad"): 2, ("D", "glad"): 1, ("D", "sad"): 3}


def test_all_keys_together_are_one(small):
    table = measure(small, "fruits", together=True, level="text")
    assert table[["text", "key", "label", "count"]].to_numpy().tolist() == [
        ["W", "all", "any fruit", 3],
        ["D", "all", "any fruit", 3],
    ]


def test_all_keys_together_leave_out_what_is_counted_apart_unless_asked(small):
    bare = {apart: counts(measure(small, "actors", together=True, apart=apart))["W", "all"] for apart in (True, False)}
    assert bare == {True: 3, False: 4}


def test_several_conditions_must_all_hold(small):
    assert list(sentences(small, fruits=["apple", "pear"])["unit"]) == [small.sentences[4].unit]
    assert list(sentences(small, fruits="apple", word="may")["unit"]) == [small.sentences[n].unit for n in (1, 4)]
    assert len(sentences(small, fruits="apple", word="may", group="D")) == 1
    assert len(sentences(small, actors="ann", fruits="apple", text="D")) == 0


def test_what_was_asked_stands_in_brackets(small):
    found = sentences(small, actors="Bob", word="may")
    assert found["sentence"].tolist()[1] == "[Bob] [may] not like apples or pears."
    assert "[" not in "".join(sentences(small, mood="sad")["sentence"])


def test_a_form_that_is_counted_apart_is_no_mention_unless_asked(small):
    (with_both,) = sentences(small, actors="ann", fruits="pear")["sentence"]
    assert with_both.startswith("Annish [pears] lose, and [Ann]")
    (every,) = sentences(small, actors="ann", fruits="pear", apart=False)["sentence"]
    assert every.startswith("[Annish] [pears] lose")


def test_a_column_of_a_list_may_be_asked(small):
    assert len(sentences(small, actors={"kind": "person"})) == 4


def test_a_layer_may_be_named_by_its_noun_and_a_key_by_its_label(small):
    assert sentences(small, fruit="APPLE").equals(sentences(small, fruits="apple"))
    assert len(sentences(small, mood="sad")) == 5


def test_faults_say_what_would_be_right(small):
    with pytest.raises(DataError, match="nothing is asked"):
        sentences(small)
    with pytest.raises(DataError, match="no actor is called 'Anne'; the nearest: ann, Ann"):
        sentences(small, actors="Anne")
    with pytest.raises(DataError, match="no mood is called 'gladd'; the nearest: glad"):
        sentences(small, mood="gladd")


def test_one_annotator_or_what_all_give_alike(small):
    glad = {who: counts(measure(small, "mood", coder=who))["W", "glad"] for who in ("", "1", "annotator_2", "all")}
    assert glad == {"": 2, "1": 2, "annotator_2": 1, "all": 1}
    sad = {who: set(sentences(small, mood="sad", coder=who)["unit"]) for who in ("", "1", "annotator 2", "all")}
    assert sad["all"] == sad["1"] & sad["annotator 2"] < sad[""] == sad["1"] | sad["annotator 2"]
    acts = {who: measure(small, "act_class", per="words", coder=who)["count"].sum() for who in ("", "1", "all")}
    assert acts == {"": 4, "1": 2, "all": 2}
    assert measure(small, "actors", coder="1").equals(measure(small, "actors"))
    with pytest.raises(DataError, match="no annotator is called '3'"):
        measure(small, "mood", coder="3")
