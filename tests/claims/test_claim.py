"""Claims as they are declared: each fault by its place, and no name that does not exist."""

import pytest

from bittersweet.claims import claim as claims
from bittersweet.claims.claim import Claim
from bittersweet.files import DataError
from tests.claims.made import FRUITS, PAIRS

GOOD = {
    "id": "x",
    "notebook": "n",
    "claim": "More apples",
    "measure": "fruits",
    "keys": ["apple"],
    "expect": "more",
    "text": "a",
}
SOURCES = {"fruits": FRUITS, "fruit pairs": PAIRS}
TOML = '[[finding]]\nid = "x"\nnotebook = "n"\nclaim = "c"\nmeasure = "fruits"\nkeys = ["apple"]\nexpect = "none"\n'


def faults(*made):
    """What is wrong with claims, a line each."""
    try:
        claims.check([Claim(**{**GOOD, **one}) for one in made], SOURCES, ["a", "b"], "claims.toml")
    except DataError as error:
        return list(error.faults)
    return []


def test_a_claim_of_what_there_is_is_right():
    assert faults({}) == []
    assert faults({"by": "any", "keys": ["any"], "section": "body", "paragraphs": [1, 1], "per": "sentences"}) == []
    assert faults({"measure": "fruit pairs", "keys": ["pear+apple"], "text": "b"}) == []
    assert faults({"expect": "none", "text": ""}) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"measure": "fruit"}, "no measure is called 'fruit'; the nearest: fruits, fruit pairs"),
        ({"keys": ["aple"]}, "no key is called 'aple'; the nearest: apple, plum, pear"),
        ({"keys": []}, "keys is empty; name what is counted"),
        ({"by": "colour"}, "no grouping of fruits is called 'colour'; the nearest: any"),
        ({"section": "head"}, "no section is called 'head'; the nearest: body"),
        ({"paragraphs": [1]}, "paragraphs is [1]; the first and the last one, like [3, 5], would be right"),
        ({"paragraphs": [0, 1]}, "paragraphs is [0, 1]; the first and the last one, like [3, 5], would be right"),
        ({"paragraphs": [2, 1]}, "paragraphs is [2, 1]; the first and the last one, like [3, 5], would be right"),
        (
            {"paragraphs": [1, 10**6]},
            "paragraphs is [1, 1000000]; the first and the last one, like [3, 5], would be right",
        ),
        (
            {"measure": "fruit pairs", "keys": ["apple+pear"], "per": "words"},
            "per is 'words'; one of sentences would be right",
        ),
        ({"text": ""}, "text is missing; expect = 'more' needs it"),
        ({"text": "c"}, "text is 'c'; one of a, b would be right"),
    ],
)
def test_a_name_that_does_not_exist_is_told_with_its_place(change, said):
    assert faults(change) == [f"claims.toml, finding x: {said}"]


def test_other_measures_are_looked_at_too():
    other = {"name": "by hand", "measure": "fruits", "keys": ["aple"]}
    assert faults({"other": [other]}) == [
        "claims.toml, finding x, other by hand: no key is called 'aple'; the nearest: apple, plum, pear"
    ]


def declared(tmp_path, content):
    path = tmp_path / "claims.toml"
    path.write_text(content, encoding="utf-8")
    try:
        return claims.declared(path)
    except DataError as error:
        return [fault.replace(str(path), "claims.toml") for fault in error.faults]


def test_declared_claims_are_read_in_order(tmp_path):
    first, second = declared(tmp_path, TOML + TOML.replace('"x"', '"y"') + 'follows = "x"\n')
    assert (first.id, second.id, second.follows, first.heading, first.by) == ("x", "y", "x", True, "")
    assert claims.declared(tmp_path / "none.toml") == ()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (TOML + "more = 1\n", "[[finding]] number 1, more: unknown; a finding has "),
        (TOML.replace('id = "x"\n', ""), "[[finding]] number 1, id: missing; a finding needs it"),
        (TOML.replace('"none"', '"nothing"'), "[[finding]] number 1: expect is 'nothing'; one of more, only, lead"),
        (
            TOML.replace('["apple"]', '["apple", 1]'),
            "[[finding]] number 1, keys.1: input should be a valid string; found '1'",
        ),
        (
            TOML.replace('claim = "c"', 'claim = " "'),
            "[[finding]] number 1, claim: one line of text is needed; found ' '",
        ),
        (TOML.replace('claim = "c"', 'claim = "a\\nb"'), "[[finding]] number 1, claim: one line of text is needed"),
        (TOML + 'heading = "yes"\n', "[[finding]] number 1, heading: input should be a valid boolean"),
        (TOML + 'per = "pages"\n', "[[finding]] number 1, per: input should be"),
        (TOML + f'heading = "{"p" * 61}"\n', f"boolean; found '{'p' * 60}'"),
        (TOML + TOML, "two findings have the id 'x'; each needs its own"),
        (TOML + 'follows = "x"\n', "finding x: follows 'x', which is no other finding"),
        (TOML + 'follows = "y"\n', "finding x: follows 'y', which is no other finding"),
        ("finding = 1\n", "finding is '1'; [[finding]] tables would be right"),
        ("findings = 1\n", "claims.toml is called 'findings'; the nearest: finding"),
    ],
)
def test_a_faulty_file_is_told_by_number_and_field(tmp_path, content, said):
    [fault] = declared(tmp_path, content)
    assert said in fault
