"""Layers: every kind of thing in the sentences, in one form."""

import pytest

from bittersweet import Study
from bittersweet.explore.layers import ACTS, CODES, LISTS, SPEECH, layer, names
from bittersweet.files import DataError
from tests.explore.conftest import made


def test_a_study_names_its_layers_by_kind(small):
    kinds = {name: own.kind for name, own in names(small).items()}
    assert kinds == {
        "actors": LISTS, "fruits": LISTS, "quotations": SPEECH, "act_agent": ACTS, "act_target": ACTS,
        "act_class": ACTS, "mood": CODES,
    }  # fmt: skip


def test_a_list_has_a_mark_for_each_hit_with_its_form(small):
    own = layer(small, "actors")
    unit = small.sentences[2].unit
    there = [(mark.key, mark.form, mark.start, mark.end) for mark in own.marks if mark.unit == unit]
    assert there == [("ann", "demonym", 0, 6), ("ann", "name", 23, 26)]
    assert (own.noun, own.per, own.apart) == ("actor", "words", {"demonym"})


def test_codes_are_of_the_whole_sentence_and_say_whose_they_are(small):
    own = layer(small, "mood")
    first = [mark[1:] for mark in own.marks if mark.unit == small.sentences[1].unit]
    assert first == [("glad", "annotator 1", 0, 0), ("sad", "annotator 2", 0, 0)]
    assert own.whole


def test_acts_stand_at_their_words_with_the_labels_of_their_list(small):
    own = layer(small, "act_agent")
    assert [mark[1:] for mark in own.marks][:2] == [("ann", "annotator 1", 4, 9), ("ann", "annotator 2", 4, 9)]
    assert own.labels["ann"] == "Ann"


def test_parties_that_act_together_are_a_mark_each_and_a_code_with_a_plus_is_one(tmp_path):
    folder = made(tmp_path / "study")
    with (folder / "codebook" / "acts.csv").open("a", encoding="utf-8") as stream:
        stream.write("class,kind of act,deed,give+take,a deal\n")
    for who in ("1", "2"):
        acts = "act,agent,target,class\nW01.1,ann+bob,none,give+take\nW02.1,bob,none,speaking\n"
        (folder / "annotation" / f"acts_annotator_{who}.csv").write_text(acts, encoding="utf-8")
    study = Study.open(folder)
    assert [mark.key for mark in layer(study, "act_agent").marks] == ["bob", "ann"] * 2 + ["bob"] * 2
    assert [mark.key for mark in layer(study, "act_class").marks] == ["give+take"] * 2 + ["speaking"] * 2
    assert layer(study, "act_class").labels["give+take"] == "a deal"


def test_speech_stands_at_its_words_with_the_way_it_is_given(small):
    (mark,) = layer(small, "quotations").marks
    assert (mark.key, mark.form, mark.unit) == ("bob", "direct", small.sentences[1].unit)
    assert small.sentences[1].sentence[mark.start : mark.end] == "Apple pie may win,"


def test_marks_by_key_keep_reading_order(small):
    assert list(layer(small, "fruits").by_key["pear"]) == [small.sentences[n].unit for n in (2, 3, 4)]


def test_an_unknown_layer_is_answered_with_the_nearest(small):
    with pytest.raises(DataError, match="no layer is called 'fruit_'; the nearest: fruits"):
        layer(small, "fruit_")
