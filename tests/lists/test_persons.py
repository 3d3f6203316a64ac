"""Persons: which full names introduce a shorter one."""

import pytest

from bittersweet.lists.persons import endings
from bittersweet.lists.sightings import Seen


def introduced(long, short, name="Lena Stone", small=()):
    return dict(endings({name: long, "Stone": short}, dict.fromkeys(small, 1))).get("Stone", [])


@pytest.mark.parametrize(
    ("long", "short", "expected"),
    [
        (Seen(1, {"a": 0}), Seen(1, {"a": 1}), True),
        (Seen(1, {"a": 1}), Seen(1, {"a": 0}), False),
        (Seen(2, {"a": 0, "b": 3}), Seen(2, {"a": 1, "b": 2}), True),
        (Seen(3, {"a": 0, "b": 3, "c": 5}), Seen(3, {"a": 1, "b": 2, "c": 4}), False),
        (Seen(1, {"a": 0}), Seen(1, {"b": 1}), False),
        (Seen(1, {"a": 0}), Seen(1, {"b": 1}, titled=True), True),
        (Seen(1, {"a": 0}, titled=True), Seen(1, {"b": 1}), False),
        (Seen(1, {"a": 0}), Seen(3, {"a": 1, "b": 2, "c": 3}), True),
        (Seen(1, {"a": 0}), Seen(4, {"a": 1, "b": 2, "c": 3, "d": 4}), False),
        (Seen(1, {"a": 0}, titled=True), Seen(4, {"a": 1, "b": 2, "c": 3, "d": 4}), True),
        (Seen(1, {"a": 0}), Seen(5, {"a": 1}), True),
        (Seen(1, {"a": 0}), Seen(6, {"a": 1}), False),
        (Seen(1, {"a": 0}), Seen(6, {"a": 1}, titled=True), True),
    ],
)
def test_a_full_name_comes_first_and_goes_with_its_end(long, short, expected):
    assert introduced(long, short) == ["Lena Stone"] * expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lena A. Stone", True),
        ("Lena Ann May Stone", True),
        ("Lena Ann May Joy Stone", False),
        ("House of Stone", False),
        ("North Stone", False),
        ("Lena (L.) Stone", False),
        ("Lena 4 Stone", False),
    ],
)
def test_two_to_four_words_may_be_a_person(name, expected):
    assert introduced(Seen(1, {"a": 0}), Seen(1, {"a": 1}), name) == [name] * expected


def test_an_ordinary_word_at_either_end_makes_it_none():
    for word in ("lena", "stone"):
        assert introduced(Seen(1, {"a": 0}), Seen(1, {"a": 1}), small=[word]) == []
    assert introduced(Seen(1, {"a": 0}), Seen(1, {"a": 1}), "Lena May Stone", small=["may"]) == ["Lena May Stone"]


def test_each_ending_has_its_full_names_the_commonest_first():
    seen = {
        "Ann Hill": Seen(1, {"a": 0}),
        "Bob Hill": Seen(2, {"a": 1}),
        "Abe Hill": Seen(1, {"a": 2}),
        "Abe Lee Hill": Seen(1, {"a": 3}),
        "Lee Hill": Seen(1, {"a": 4}),
        "Hill": Seen(1, {"a": 5}),
    }
    assert dict(endings(seen, {})) == {
        "Hill": ["Bob Hill", "Abe Hill", "Abe Lee Hill", "Ann Hill", "Lee Hill"],
        "Lee Hill": ["Abe Lee Hill"],
    }
