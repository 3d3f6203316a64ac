"""Selections: what the reader is asked for, as an address."""

from bittersweet.publish.selecting import Selection


def test_a_selection_has_an_address():
    asked = Selection((("actor", "ann & bob"), ("word", "app*")), "W", "name", ("demonym",))
    assert asked.address == "reader.html#actor=ann%20%26%20bob&word=app%2A&in=W&form=name&without=demonym"
