"""Parties: which cells name them rightly, and a pair that stands for its members."""

import pytest

from bittersweet.coding import parties
from bittersweet.files import DataError
from bittersweet.lists.wordlist import WordList

ABOUT = {"dum": {"label": "Dum"}, "dee": {"label": "Dee"}, "twins": {"label": "the twins", "members": "dum+dee"}}
BOOK = WordList("folk", "person", (), ABOUT)
SAID = "keys of folk, unnamed or none, joined by +, would be right"


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("dum", ""),
        ("dee+dum", ""),
        ("dum+unnamed", ""),
        ("none", ""),
        ("alice", f"is no person; {SAID}"),
        ("", f"is no person; {SAID}"),
        ("dum+alice", f"holds 'alice', no person; {SAID}"),
        ("dum + dee", f"is no person; {SAID}"),
        ("dum+dum", f"names one twice; {SAID}"),
        ("dum+none", f"joins none with others; {SAID}"),
    ],
)
def test_a_cell_holds_keys_or_codes_joined_by_a_plus(cell, said):
    assert parties.legal_parties(BOOK, ["unnamed", "none"])(cell) == said


@pytest.mark.parametrize("cell", ["", "0033", "1950"])
def test_a_year_has_four_digits_or_is_not_there(cell):
    assert parties.legal_year(cell) == ""


@pytest.mark.parametrize("cell", ["195", "19500", "195x", "٤٣٢١", "-195"])
def test_anything_else_is_no_year(cell):
    assert parties.legal_year(cell) == "is no year; four digits, or nothing, would be right"


def test_a_pair_counts_as_its_members_in_the_order_of_the_list():
    stands_for = parties.members(BOOK, ["unnamed", "none"])
    assert parties.expanded("twins", stands_for) == ("dum", "dee")
    assert parties.expanded("unnamed+dee+dum", stands_for) == ("dum", "dee", "unnamed")
    assert parties.expanded("dee+twins", stands_for) == ("dum", "dee")
    assert parties.expanded("none", stands_for) == ("none",)


def test_a_list_without_members_stands_for_itself():
    assert parties.members(WordList("folk", "person", (), {"dum": {"label": "Dum"}}), ()) == {"dum": ("dum",)}


def test_a_member_that_is_no_key_is_said():
    book = WordList("folk", "person", (), {**ABOUT, "twins": {"label": "", "members": "dum+de"}})
    with pytest.raises(DataError, match=r"no person \(a member of twins in folk\) is called 'de'; the nearest: dee"):
        parties.members(book, ())
