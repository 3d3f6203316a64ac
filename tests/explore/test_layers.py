"""Layers: every kind of thing in the sentences, in one form."""

import pytest

from bittersweet import Study
from bittersweet.explore.layers import ACTS, CODES, LISTS, SPEECH, layer, names
from bittersweet.files import DataError
from tests.explore.conftest import ACTORS, made
from tests.made import study_folder


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


def test_a_work_that_is_only_named_is_no_quotation_and_a_list_of_speakers_keeps_its_name(tmp_path):
    texts = [("t", "t", "Ann said it may rain. Bob (2001) knows. Bob (2001) calls it ‘so’.")]
    speech, voices = "verb,mode,note\nsaid,any,x\n", "speaker,label,surface\nx,X,xx\n"
    lists = {"actors": ACTORS, "speech": speech, "voices": voices}
    folder = study_folder(tmp_path / "s", texts, lists)
    settings = '[actors]\nspeakers = { kind = ["person"] }\ncited = { kind = ["person"] }\n'
    (folder / "codebook" / "lists.toml").write_text(settings, encoding="utf-8")
    own = layer(Study.open(folder), "quotations")
    assert [(mark.key, mark.form) for mark in own.marks] == [
        ("ann", "indirect"),
        ("bob", "citation without words"),
        ("bob", "citation"),
    ]
    assert own.noun == "quotations"


def test_marks_by_key_keep_reading_order(small):
    assert list(layer(small, "fruits").by_key["pear"]) == [small.sentences[n].unit for n in (2, 3, 4)]


def test_an_unknown_layer_is_answered_with_the_nearest(small):
    with pytest.raises(DataError, match="no layer is called 'fruit_'; the nearest: fruits"):
        layer(small, "fruit_")


def test_a_year_is_no_layer_and_what_is_coded_of_a_list_is_one(tmp_path):
    folder = made(tmp_path / "study")
    with (folder / "codebook" / "acts.csv").open("a", encoding="utf-8") as stream:
        stream.write("from,first year,years,[year],a year\nto,last year,years,[year],a year\n")
    for who in ("1", "2"):
        acts = "act,agent,target,class,from,to\nW01.1,ann,none,voting,2001,2002\nW02.1,bob,none,speaking,,\n"
        (folder / "annotation" / f"acts_annotator_{who}.csv").write_text(acts, encoding="utf-8")
        coded = {"W01": "1,0", "W02": "0,1" if who == "2" else "0,0"}
        rows = "".join(f"{unit},{coded.get(unit, '0,0')}\n" for unit in ("W01", "W02", "W03", "D01", "D02", "D03"))
        fruits = f"unit,apple,pear\n{rows}"
        (folder / "annotation" / f"fruits_annotator_{who}.csv").write_text(fruits, encoding="utf-8")
    study = Study.open(folder)
    assert "act_from" not in names(study)
    assert names(study)["fruits_coded"] == ("fruits, as coded", CODES)
    own = layer(study, "fruits_coded")
    assert [mark[:3] for mark in own.marks] == [
        ("W01", "apple", "annotator 1"), ("W01", "apple", "annotator 2"), ("W02", "pear", "annotator 2"),
    ]  # fmt: skip
    assert (own.labels, own.people, own.whole) == (
        {"apple": "Apple", "pear": "Pear"},
        ("annotator 1", "annotator 2"),
        True,
    )


def test_an_annotator_who_gives_nothing_of_a_layer_is_of_its_people_all_the_same(tmp_path):
    folder = made(tmp_path / "study")
    acts = "act,agent,target,class\nW01.1,ann,none,voting\nW02.1,bob,none,speaking\n"
    (folder / "annotation" / "acts_annotator_3.csv").write_text(acts, encoding="utf-8")
    study = Study.open(folder)
    assert layer(study, "mood").people == ("annotator 1", "annotator 2")
    assert layer(study, "act_class").people == ("annotator 1", "annotator 2", "annotator 3")


def test_a_layer_that_nobody_codes_and_one_of_anybody_stay_as_they_are(small):
    fruits, mood = layer(small, "fruits"), layer(small, "mood")
    assert fruits.by("annotator 1") is fruits
    assert mood.by("") is mood
    assert [mark.key for mark in mood.by("annotator 1").marks] == ["glad", "glad", "sad", "sad", "sad", "sad"]


def test_a_layer_says_what_it_is_and_what_one_of_its_keys_is(small):
    own = [layer(small, name) for name in ("fruits", "quotations", "act_class", "mood")]
    assert [(each.name, each.noun, each.title, each.kind) for each in own] == [
        ("fruits", "fruit", "fruits", LISTS),
        ("quotations", "speaker", "who is quoted or reported", SPEECH),
        ("act_class", "act_class", "acts: kind of act", ACTS),
        ("mood", "mood", "mood of the sentence", CODES),
    ]
