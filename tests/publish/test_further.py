"""Further layers: acts with their parties together, alone and between two, years, practices and their echoes."""

import pytest

from bittersweet.publish.further import further

# What each act is in the layer, by everybody, or with a stroke between those who differ.
ACTS = {
    "act": "L02.1 L03.1 L04.1 D01.1 D03.1",
    "acts.agent.whole": "ben anna+ben anna ben anna+ben",
    "acts.target.whole": "anna none ben none cat",
    "acts.from": "- 1990 1990 - -",
    "acts.to": "- 1991 1990 - -",
    "acts.agent.alone": "ben - anna ben -",
    "acts.dealings": "kind trade kind/trade - kind/trade",
}
LABELS = {
    "act": {"L02.1": "thanked", "L03.1": "trades", "L04.1": "gave", "D01.1": "sells", "D03.1": "told"},
    "acts.agent.whole": {"ben": "Ben", "anna+ben": "Anna + Ben", "anna": "Anna"},
    "acts.target.whole": {"anna": "Anna", "none": "no one", "ben": "Ben", "cat": "The cat"},
    "acts.from": {"1990": "1990"},
    "acts.to": {"1991": "1991", "1990": "1990"},
    "acts.agent.alone": {"anna": "Anna", "ben": "Ben", "us": "Both", "cat": "The cat", "none": "no one"},
    "acts.dealings": {"kind": "a kind act", "trade": "a trade"},
}


@pytest.fixture(scope="module")
def layers(every_layer):
    return {address: own for address, own, _ in further(every_layer.study)}


@pytest.mark.parametrize("address", ACTS)
def test_each_act_is_what_everybody_codes_it_as(layers, address):
    own = layers[address]
    found = []
    for unit, start, end in (("L02", 4, 11), ("L03", 5, 11), ("L04", 5, 9), ("D01", 4, 9), ("D03", 23, 27)):
        here = [mark for mark in own.marks if mark.unit == unit]
        assert {(mark.start, mark.end) for mark in here} <= {(start, end)}
        assert [mark.form for mark in here] == ([*own.people] if own.people else [""])[: len(here)]
        found.append("/".join(dict.fromkeys(mark.key for mark in here)) or "-")
    assert " ".join(found) == ACTS[address]
    assert own.labels == LABELS[address]


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("act", "acts"),
        ("acts.agent.whole", "acts: who acts"),
        ("acts.from", "acts: first year"),
        ("acts.agent.alone", "acts: who acts alone"),
        ("acts.dealings", "acts between the two"),
        ("practices.initiator", "practices: who initiates"),
        ("practices.echo", "echoes of the practices"),
    ],
)
def test_a_layer_says_what_it_shows(layers, address, title):
    assert layers[address].title == title


def test_practices_have_initiators_and_echoes_of_which_some_are_told_again(layers):
    assert layers["practices.initiator"].marks == (("L04", "anna", "", 0, 0), ("L05", "ben", "", 0, 0))
    echoes = layers["practices.echo"]
    assert echoes.marks == (
        ("D01", "1", "strong", 0, 0),
        ("D02", "2", "partial", 0, 0),
        ("D03", "1", "strong, told again", 0, 0),
        ("D05", "2", "contrary", 0, 0),
    )
    assert echoes.labels == {"1": "practice 1", "2": "practice 2"}
    assert echoes.apart >= {"contrary", "strong, told again"}
    assert "strong" not in echoes.apart


def test_a_study_without_acts_and_practices_has_none(small):
    assert list(further(small)) == []
