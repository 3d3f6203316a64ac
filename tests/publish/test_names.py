"""Names: what the names of groups, keys, forms and annotators stand for."""

from bittersweet.explore.layers import CODES, Layer
from bittersweet.publish.names import Names, folded
from bittersweet.publish.reader import Reader
from bittersweet.publish.selecting import Selection


def test_numbers_of_several_people_are_those_of_the_layers_annotators_or_of_the_codes(every_layer, small):
    names, acts, words = (
        Names(every_layer),
        Selection((("act",), ("acts.class", "trade"))),
        Selection((("size", "words"),)),
    )
    assert names.people(acts) == names.people(words) == ["annotator 1", "annotator 2"]
    assert Names(Reader(small)).people(words) == []


def test_a_group_or_text_is_called_by_its_id_label_or_units_beginning(small):
    places = Names(Reader(small)).places
    assert places == {"w": "W", "d": "D", "weekly": "W"}


def test_a_key_is_called_by_itself_or_by_its_label_and_a_name_may_be_of_several_layers(every_layer, small):
    assert Names(Reader(small)).keys["bob and sons"] == Names(Reader(small)).keys["bob"] == [("actor", "bob")]
    acts = ["agent", "target", "agent.whole", "target.whole", "agent.alone"]
    assert Names(every_layer).keys["anna"][:2] == [("actor", "anna"), ("speaker", "anna")]
    assert [item for item in Names(every_layer).keys["ben"] if "acts" in item[0]] == [
        (f"acts.{a}", "ben") for a in acts
    ]


def test_a_yes_or_no_is_called_as_its_variable(small):
    reader = Reader(small)
    reader.layers["frames.angry"] = Layer("angry", "angry", "is it angry", CODES, {"0": "no", "1": "yes"}, ())
    keys = Names(reader).keys
    assert keys["angry"] == keys["is it angry"] == keys["yes"] == [("frames.angry", "1")]


def test_a_layer_is_called_by_its_address_its_name_its_noun_and_its_title(every_layer):
    called = Names(every_layer).called
    assert called["frames.tone"] == {"frames.tone", "frames", "tone", "the tone"}
    assert called["acts.class"] >= {"act_class", "class", "acts: class of act"}


def test_a_form_is_known_where_a_layer_has_it(every_layer):
    names = Names(every_layer)
    assert names.form("annotator_2") == names.form("annotator 2") == "annotator 2"
    assert names.form("strong") == "strong"
    assert names.form("annotator 3") == names.form("") == ""


def test_a_name_is_compared_in_one_case_with_single_blanks():
    assert folded("  Carl \n DAHL ") == "carl dahl"
