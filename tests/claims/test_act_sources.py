"""Sources of acts: an act is one thing, each annotator a way of counting it."""

from bittersweet.claims.acts import sources
from bittersweet.claims.claim import Claim
from bittersweet.claims.verdict import verdict
from tests.made_acts import BOOK, SENTENCES, coded


def found(tmp_path):
    return {source.name: source for source in sources(coded(tmp_path), BOOK, SENTENCES)}


def claim(measure, keys, expect, text, **more):
    return Claim(id="x", notebook="n", claim="c", measure=measure, keys=keys, expect=expect, text=text, **more)


def test_of_is_the_number_of_acts_and_both_annotators_are_ways(tmp_path):
    made = found(tmp_path)
    known = verdict(claim("act_class", ["material conflict"], "more", "tale"), made)
    assert {group: (own.count, own.of) for group, own in known.outcomes[0].numbers.items()} == {
        "tale": (2, 3),
        "song": (1, 2),
    }
    assert {outcome.way.forms for outcome in known.outcomes} == {"annotator 1", "annotator 2"}
    assert made["act_class"].noun == "acts"


def test_an_act_is_by_and_on_those_of_the_list_and_of_a_class_of_its_own(tmp_path):
    made = found(tmp_path)
    assert set(made["act_agent"].labels) == {"dum", "dee", "hat", "crow", "twins", "none"}
    assert set(made["act_class"].labels) == {"material cooperation", "material conflict", "neither"}


def test_an_act_told_again_counts_once_and_a_sentence_with_two_acts_once(tmp_path):
    made = found(tmp_path)
    sizes = {}
    for name in ("act_agent told once", "act_agent in sentences"):
        known = verdict(claim(name, ["dum"], "more", "song"), made)
        sizes[name] = {group: (own.count, own.of) for group, own in known.outcomes[0].numbers.items()}
    assert sizes["act_agent told once"] == {"tale": (1, 2), "song": (2, 2)}
    assert sizes["act_agent in sentences"] == {"tale": (2, 3), "song": (1, 1)}


def test_years_are_asked_for_by_decade(tmp_path):
    made = found(tmp_path)
    assert made["act_from"].keys("decade") == ["1860s", "1870s"]
    assert verdict(claim("act_from", ["1870s"], "absent", "tale", by="decade"), made).holds == "all"


def test_who_is_named_alone_and_what_is_done_between_the_two(tmp_path):
    made = found(tmp_path)
    assert verdict(claim("act_agent alone", ["dum", "dee"], "absent", "tale"), made).holds == "all"
    assert verdict(claim("acts between", ["material cooperation"], "absent", "tale"), made).holds == "all"
    assert verdict(claim("acts between", ["material cooperation"], "absent", "song"), made).holds == "no"
