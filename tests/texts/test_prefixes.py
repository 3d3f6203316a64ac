"""Prefixes: no two units of a study share a name, whatever the ids are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bittersweet.files import Faults
from bittersweet.texts import prefixes
from bittersweet.texts.sentences import split
from bittersweet.texts.text import Section, Text
from tests.steps import growth

SHORT = st.text(alphabet="aA1-", min_size=1, max_size=3)
ASKED = st.from_regex(r"[aAb](-?[a1])*-?", fullmatch=True).filter(lambda prefix: len(prefix) < 6)


def given_for(*ids):
    return prefixes.given([("", id, id) for id in ids], Faults())


@pytest.mark.parametrize(
    ("ids", "found"),
    [
        (["news", "article"], ["news", "article"]),
        (["The news", "the-news"], ["Thenews", "thenewsx2"]),
        (["a", "A", "á", "a!"], ["a", "Ax2", "á", "ax3"]),
        (["2004/01", "???", "_"], ["T200401", "T", "Tx2"]),
        (["x" * 30], ["x" * 24]),
        (["演説", "²a"], ["演説", "T²a"]),
        (["a1"], ["a1"]),
    ],
)
def test_a_prefix_is_made_of_the_letters_and_digits_of_an_id(ids, found):
    assert given_for(*ids) == found


def test_a_prefix_that_is_asked_for_is_given_and_others_make_way():
    faults = Faults()
    assert prefixes.given([("", "n", "1"), ("N", "x", "2"), ("n-b", "y", "3")], faults) == ["nx2", "N", "n-b"]
    assert faults.found == [
        "3: the prefixes 'n-b' and 'N' would give two units one name; "
        "each text needs a prefix of its own, which is not another's with a hyphen"
    ]


@pytest.mark.parametrize(("first", "second"), [("A", "a"), ("A", "A-b"), ("A-b", "a"), ("a-b-c", "A-b"), ("A-", "A")])
def test_prefixes_that_would_give_two_units_one_name_are_refused(first, second):
    faults = Faults()
    prefixes.given([(first, "x", "1"), (second, "y", "2")], faults)
    assert len(faults.found) == 1
    assert faults.found[0].startswith(f"2: the prefixes {second!r} and {first!r} would give two units one name; ")


@pytest.mark.parametrize(
    ("first", "second"), [("A", "A1"), ("A1", "A11"), ("A-b", "A-c"), ("A1-", "A2-"), ("A", "Ab-c")]
)
def test_prefixes_that_tell_units_apart_are_not(first, second):
    faults = Faults()
    assert prefixes.given([(first, "x", "1"), (second, "y", "2")], faults) == [first, second]
    assert faults.found == []


@settings(max_examples=40)
@given(st.lists(st.tuples(ASKED | st.just(""), SHORT), min_size=1, max_size=5))
def test_no_two_units_share_a_name(asked):
    """Sentences enough for two digits more than the first has, in sections that are called like the rest of a name."""
    faults = Faults()
    found = prefixes.given([(prefix, id, str(n)) for n, (prefix, id) in enumerate(asked)], faults)
    if faults.found:
        return
    raw = "It is. " * 12
    sections = (Section("body", ((1, 1),)), Section("01", ((2, 2),), False), Section("a101", ((3, 3),), False))
    texts = [Text(str(n), "g", p, "", {}, f"{raw}\nOne. Two.\nOne.\n", sections) for n, p in enumerate(found)]
    units = [s.unit for text in texts for s in split(text)]
    assert len(set(map(str.casefold, units))) == len(units) == 15 * len(texts)


def test_a_thousand_texts_of_one_name_take_a_thousand_steps():
    assert growth(lambda n: given_for(*["a", "A", "a-b"] * n), 200, 400) < 2.1
