"""Selections: what the reader is asked for, as an address."""

from bittersweet.publish.selecting import Selection


def test_a_selection_has_an_address():
    asked = Selection((("actor", "ann & bob"), ("word", "app*")), "W", "name", ("demonym",))
    assert asked.address == "reader.html#actor=ann%20%26%20bob&word=app%2A&in=W&form=name&without=demonym"


def test_every_condition_stands_in_the_address_once():
    asked = Selection(
        (("act",), ("actor", "ann", "bob")),
        sections=("a, b", "c"),
        paragraphs=((1, 2), (4, 4)),
        at=("W01", "W02"),
        agreed=True,
        surface="Ann's",
        without=("x", "y"),
    )
    assert asked.address == (
        "reader.html#act=&actor=ann,bob&section=a%2C%20b,c&paragraph=1-2,4-4&at=W01,W02&as=Ann%27s&agreed=all"
        "&without=x&without=y"
    )
