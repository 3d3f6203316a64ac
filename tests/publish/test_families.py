"""Families: numbers that say one thing of several groups, forms or keys lead to one kind of selection."""

import pytest

from bittersweet import Study
from bittersweet.publish.links import Linker
from bittersweet.publish.reader import Reader
from tests.publish.tags import led

MANIFEST = '[[text]]\nid = "W"\nfile = "w.txt"\n[[text]]\nid = "D"\nfile = "d.txt"\n'
ACTORS = "actor,label,kind,form,surface\nann,Ann,person,name,Ann\nbob,Bob,person,name,Bob\ncat,Cat,animal,name,Cat\n"


@pytest.fixture(scope="module")
def twice(tmp_path_factory):
    """What puts the links of a study in which Ann stands three times in two sentences."""
    folder = tmp_path_factory.mktemp("twice")
    (folder / "codebook").mkdir()
    (folder / "codebook" / "actors.csv").write_text(ACTORS, encoding="utf-8")
    (folder / "corpus.toml").write_text(MANIFEST, encoding="utf-8")
    (folder / "w.txt").write_text("Ann saw Ann and Bob. Ann saw saws.", encoding="utf-8")
    (folder / "d.txt").write_text("Bob was away, and Bob was asleep beside Cat.", encoding="utf-8")
    return Linker(Reader(Study.open(folder)))


ANN, BOB = "actor=ann&in=W", "actor=bob&in=D"


@pytest.mark.parametrize(
    ("table", "links"),
    [
        ({"label": ["Ann"], "W": [3]}, [f"3>{ANN}"]),
        ({"label": ["Ann"], "W": [2]}, [f"2>{ANN}"]),
        ({"label": ["Ann"], "W": [3], "D": [0]}, [f"3>{ANN}"]),
        ({"label": ["Ann", "Bob"], "W": [3, 1], "D": [0, 2]}, [f"3>{ANN}", "1>actor=bob&in=W", f"2>{BOB}"]),
        # Of one column some numbers are mentions, others sentences.
        ({"label": ["Ann", "Bob"], "group": ["W", "D"], "n": [3, 1]}, []),
        ({"label": ["Ann", "Bob", "Bob"], "group": ["W", "D", "D"], "n": [3, 1, 2]}, [f"3>{ANN}", f"2>{BOB}"]),
        ({"label": ["Ann", "Bob", "Bob"], "group": ["W", "D", "D"], "n": [2, 1, 2]}, [f"2>{ANN}", f"1>{BOB}"]),
        ({"label": ["Ann"], "mentions": [2], "text": ["W"]}, []),
        ({"label": ["Ann"], "mentions": [3], "text": ["W"]}, [f"3>{ANN}"]),
        ({"label": ["Ann"], "sentences": [2], "text": ["W"]}, [f"2>{ANN}"]),
        ({"label": ["Ann"], "sentences": [3], "text": ["W"]}, []),
        ({"label": ["Ann"], "words": [2], "text": ["W"]}, []),
        ({"label": ["Ann"], "mentions": [3], "sentences": [2], "text": ["W"]}, [f"3>{ANN}", f"2>{ANN}"]),
        ({"word": ["saw"], "W": [2]}, ["2>word=saw&in=W"]),
        ({"word": ["saw*"], "W": [3]}, ["3>word=saw%2A&in=W"]),
        ({"word": ["saw*"], "W": [2]}, []),
        ({"label": ["saw"], "W": [2]}, ["2>word=saw&in=W"]),
        ({"label": ["Ann and Bob"], "W": [1]}, ["1>actor=ann&actor=bob&in=W"]),
        ({"label": ["Bob and Cat"], "D": [1]}, ["1>actor=bob&actor=cat&in=D"]),
        ({"label": ["Bob and Cat"], "D": [3]}, []),
        ({"label": ["Ann"], "W": ["3 of 8"]}, [f"3>{ANN}", "8>size=words&in=W"]),
        ({"label": ["Ann", "Bob"], "form": ["name", "demonym"], "W": [3, 1]}, [f"3>{ANN}&form=name"]),
        ({"label": ["Ann", "Bob"], "form": ["name", ""], "W": [3, 1]}, [f"3>{ANN}&form=name", "1>actor=bob&in=W"]),
        ({"label": ["Ann"], "word": ["saw"], "W": [3]}, [f"3>{ANN}"]),
        ({"label": ["Ann"], "surface": [""], "W": [3]}, [f"3>{ANN}"]),
        ({"label": ["Ann"], "surface": ["Cat"], "W": [3]}, []),
        ({"label": ["Ann"], "of": [8], "group": ["W"]}, ["8>size=words&in=W"]),
        ({"group": ["W", "D"], "words": [8, 9]}, ["8>size=words&in=W", "9>size=words&in=D"]),
        ({"group": ["W", "D"], "paragraphs": [1, 1]}, ["1>size=paragraphs&in=W", "1>size=paragraphs&in=D"]),
    ],
)
def test_the_numbers_of_a_family_agree_in_what_they_count_and_in_its_unit(twice, table, links):
    assert led(twice, table) == links


def test_numbers_one_an_annotator_are_each_s_own(every_link):
    table = {"key": ["warm"], "variable": ["tone"], "group": ["letter"], "counts": ["3 / 2"]}
    warm = "frames.tone=warm&in=letter&form=annotator%20"
    assert led(every_link, table) == [f"3>{warm}1", f"2>{warm}2"]
    assert led(every_link, {**table, "counts": ["3 / 3"]}) == led(every_link, {**table, "counts": ["3 / 2 / 1"]}) == []
    assert led(every_link, {**table, "counts": ["3"]}) == ["3>frames.tone=warm&in=letter"]
