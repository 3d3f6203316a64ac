"""Forms of names: without titles, by place and people, with a key, and shown in a sentence."""

import pytest

from bittersweet.lists.name_forms import LETTERS, example, folded, initials, is_title_line, key, places, untitled
from bittersweet.lists.names import Name

from .test_names import sentence


@pytest.mark.parametrize(
    ("surface", "known", "expected"),
    [
        ("Mr. Stone", set(), ("Stone", True)),
        ("Vice President Lena Stone", set(), ("Lena Stone", True)),
        ("General Stone", {"Stone"}, ("Stone", False)),
        ("Secretary of State", set(), ("Secretary of State", False)),
        ("Dr. Prince", set(), ("Prince", True)),
        ("President", set(), ("President", False)),
        ("General Secretary Stone", set(), ("Stone", True)),
        ("General Secretary", set(), ("General Secretary", False)),
        ("Chief Justice Arden Stone", set(), ("Justice Arden Stone", False)),
    ],
)
def test_titles_are_taken_off(surface, known, expected):
    assert untitled(surface, known) == expected


@pytest.mark.parametrize(
    ("surface", "place", "found"),
    [
        ("Ruritanians", "Ruritania", True),
        ("Ruritanian", "Ruritania", True),
        ("Embernan", "Embern", True),
        ("Embernan", "Emberna", True),
        ("Emberni", "Embern", True),
        ("Emberni", "Emberna", False),
        ("Embernis", "Embern", True),
        ("Arkai", "Arka", True),
        ("Arki", "Ark", False),
        ("Emberan", "Embera", True),
        ("Embern", "Ember", False),
        ("Emberns", "Ember", False),
        ("Port Romans", "Port Roma", False),
        ("Romans of Ember", "Romans of Ember", False),
    ],
)
def test_a_people_is_called_by_an_ending_of_its_place(surface, place, found):
    assert (place in places(surface)) == found


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (0, 0, "Ann"),
        (10, LETTERS - 13, "x" * 10 + "Ann" + "x" * (LETTERS - 13)),
        (LETTERS - 3, 0, "x" * (LETTERS - 3) + "Ann"),
        (10, LETTERS, "x" * 10 + "Ann" + "x" * (LETTERS - 13) + "…"),
        (LETTERS, 10, "…" + "x" * (LETTERS // 2) + "Ann" + "x" * 10),
        (LETTERS, LETTERS, "…" + "x" * (LETTERS // 2) + "Ann" + "x" * (LETTERS // 2 - 3) + "…"),
    ],
)
def test_of_a_long_sentence_the_example_is_what_stands_around_the_name(before, after, shown):
    content = "x" * before + "Ann" + "x" * after
    assert example(Name(sentence(content), before, before + 3)) == shown


def test_a_key_has_a_number_from_two_where_it_is_taken():
    keys = set()
    assert [key(label, keys) for label in ("Éa", "EA", "e.a.", "演说", "Ωα", "Ea’s — 2")] == [
        "ea", "ea_2", "ea_3", "name", "name_2", "eas_2",
    ]  # fmt: skip
    assert keys == {"ea", "ea_2", "ea_3", "name", "name_2", "eas_2"}


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("The Wall of Years", True),
        ("Year 1999", True),
        ("", True),
        ("Oldenvale and Arden: A Life", True),
        ("The Wall fell", False),
        ("eMBER", False),
        ("Stone.", False),
        ("“Stone.”", False),
    ],
)
def test_a_line_of_capitals_and_small_words_without_a_full_stop_is_a_title(line, title):
    assert is_title_line(line) == title


def test_spellings_of_a_name_are_folded_to_one_and_its_initials_are_those_of_its_capitals():
    assert folded("O’Brien-St. Paul") == folded("o'brien ST Paul") == "obrien st paul"
    assert (initials("Bank of New-Arden"), initials("al-Marah Q")) == ("bna", "mq")
