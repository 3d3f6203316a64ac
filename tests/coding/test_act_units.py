"""Acts as units: each a sentence of its own in its place, and what is seen in it."""

from bittersweet.coding import act_units
from bittersweet.lists.hits import Observation
from tests.made_acts import ABOUT, SENTENCES, coded

OWNERS = {key: about["state"] or key for key, about in ABOUT.items()}


def test_an_act_is_a_sentence_of_its_words_in_its_place(tmp_path):
    units = act_units.units(coded(tmp_path))
    assert [unit.unit for unit in units] == ["T01.1", "T02.1", "T03.1", "S01.1", "S01.2"]
    visit = units[1]
    assert (visit.sentence, visit.words, visit.text, visit.group) == ("visit", 1, "tale", "tale")
    assert visit.locate(0, 5) == SENTENCES[1].locate(9, 14)


def test_each_party_is_seen_and_an_empty_year_is_not(tmp_path):
    seen = act_units.observations(coded(tmp_path))
    assert seen["agent"][:2] == [Observation("T01.1", "dum", "annotator_1"), Observation("T01.1", "dee", "annotator_1")]
    assert [o.unit for o in seen["from"] if o.form == "annotator_1"] == ["T01.1", "T03.1", "S01.1", "S01.2"]


def test_who_acts_with_another_does_not_act_alone(tmp_path):
    seen = [(o.unit, o.key) for o in act_units.alone(coded(tmp_path)) if o.form == "annotator_1"]
    assert seen == [("T02.1", "crow"), ("S01.1", "dum"), ("S01.2", "dum")]


def test_acts_between_the_two_are_mutual_ones_and_those_of_what_belongs_to_them(tmp_path):
    seen = [(o.unit, o.key) for o in act_units.between(coded(tmp_path), OWNERS) if o.form == "annotator_2"]
    assert seen == [
        ("T01.1", "material conflict"),
        ("T03.1", "material conflict"),
        ("S01.1", "material cooperation"),
        ("S01.2", "material conflict"),
    ]
    assert {o.unit for o in act_units.between(coded(tmp_path), {})} == {"T01.1", "T03.1"}
    # What is one's own is not the other.
    assert {o.unit for o in act_units.between(coded(tmp_path), {"hat": "dum"})} == {"T01.1", "T03.1"}


def test_an_act_told_again_in_the_same_words_of_the_same_people_counts_once(tmp_path):
    assert [unit.unit for unit in act_units.once(coded(tmp_path))] == ["T01.1", "T02.1", "S01.1", "S01.2"]
