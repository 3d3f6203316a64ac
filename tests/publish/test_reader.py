"""The reader: how many places, sentences and words answer what it is asked for."""

import pytest

from bittersweet import Study
from bittersweet.publish.reader import Reader, reader
from bittersweet.publish.selecting import Selection
from tests.robust.small import small_study, table

ANNA, KIND, TRADE, ACT = ("acts.agent", "anna"), ("acts.class", "kind"), ("acts.class", "trade"), ("act",)
WARM, FRUIT, WORDS = ("frames.tone", "warm"), ("fruit",), ("size", "words")
TOLD = ("strong, told again", "contrary")
# What is asked for, and how many places, sentences and words there are.
COUNTED = [
    ([ANNA], {}, (3, 3, 3)),
    ([ANNA], {"form": "annotator 2"}, (3, 3, 3)),
    ([ANNA, KIND], {}, (2, 2, 2)),
    ([ANNA, KIND], {"agreed": True}, (0, 0, 0)),
    ([ANNA, KIND, ("acts.target", "cat")], {"form": "annotator 1"}, (1, 1, 1)),
    ([TRADE], {}, (4, 4, 4)),
    ([TRADE], {"agreed": True}, (2, 2, 2)),
    ([TRADE, ACT], {"agreed": True}, (2, 2, 2)),
    ([ACT, TRADE], {"agreed": True}, (2, 2, 2)),
    ([("acts.class",)], {}, (5, 5, 5)),
    ([("act", "L04.1"), KIND], {"form": "annotator 1"}, (1, 1, 1)),
    ([("act", "L04.1"), KIND], {"form": "annotator 2"}, (0, 0, 0)),
    ([ACT], {"form": "annotator 1"}, (5, 5, 5)),
    ([KIND, ("actor", "anna")], {}, (6, 3, 6)),
    ([WARM], {}, (5, 5, 0)),
    ([WARM], {"form": "annotator 1"}, (4, 4, 0)),
    ([WARM], {"agreed": True}, (3, 3, 0)),
    ([(*WARM, "cold")], {}, (12, 10, 0)),
    ([(*WARM, "cold")], {"agreed": True}, (8, 8, 0)),
    ([FRUIT], {}, (8, 8, 8)),
    ([FRUIT], {"agreed": True}, (8, 8, 8)),
    ([FRUIT], {"within": "diary"}, (3, 3, 3)),
    ([FRUIT], {"sections": ("items",)}, (2, 2, 2)),
    ([FRUIT], {"paragraphs": ((2, 2),)}, (2, 2, 2)),
    ([FRUIT], {"paragraphs": ((1, 1), (2, 2)), "within": "letter"}, (5, 5, 5)),
    ([FRUIT], {"at": ("L05", "D05")}, (2, 2, 2)),
    ([("fruit", "apple")], {"surface": "apples"}, (2, 2, 2)),
    ([("word", "letter")], {}, (0, 0, 0)),
    ([("word", "ben", "said")], {}, (10, 8, 10)),
    ([("word", "!")], {}, (0, 0, 0)),
    ([("word", "apple*")], {"sections": ("body",)}, (3, 3, 3)),
    ([("type", "ben")], {}, (8, 8, 8)),
    ([WORDS], {}, (50, 10, 50)),
    ([WORDS], {"sections": ("heading",)}, (2, 1, 2)),
    ([WORDS], {"sections": ("heading", "items"), "within": "letter"}, (15, 3, 15)),
    ([("size", "sentences")], {"within": "letter"}, (5, 5, 30)),
    ([("size", "paragraphs")], {}, (5, 10, 0)),
    ([("size", "removed")], {"within": "letter"}, (2, 0, 2)),
    ([("size", "removed")], {"within": "diary"}, (0, 0, 0)),
    ([("size", "raw")], {}, (54, 0, 54)),
    ([("practices.echo",)], {"without": TOLD}, (2, 2, 0)),
    ([("practices.echo", "2")], {}, (2, 2, 0)),
    ([("speaker", "anna")], {}, (2, 2, 8)),
    ([("speaker", "anna"), ("fruit", "pear")], {}, (2, 1, 4)),
    ([], {}, (0, 0, 0)),
]


@pytest.mark.parametrize(("items", "more", "expected"), COUNTED)
def test_places_sentences_and_words_of_every_layer_are_counted(every_layer, items, more, expected):
    assert tuple(every_layer.counts(Selection(tuple(items), **more))) == expected


@pytest.mark.parametrize(
    ("items", "within", "counts"),
    [
        ([("actor", "ann")], "", (3, 3)),
        ([("actor", "bob")], "", (2, 2)),
        ([("actor", "bob")], "D", (1, 1)),
        ([("actor", "ann"), ("actor", "bob")], "", (2, 1)),
        ([("actor", "ann"), ("fruit", "pear")], "W", (4, 2)),
        ([("word", "may")], "", (2, 2)),
        ([("word", "app*"), ("actor", "bob")], "", (2, 1)),
    ],
)
def test_a_selection_is_counted_in_mentions_and_sentences_without_headings(small, items, within, counts):
    assert Reader(small).counts(Selection(tuple(items), within))[:2] == counts


def test_a_list_that_is_called_as_something_else_in_an_address_has_a_longer_one(tmp_path):
    small_study(tmp_path)
    for name, noun in (("spoken", "word"), ("moods", "frames.tone")):
        own = table([noun, "label", "surface"], ["ann", "Ann", "Anna"])
        (tmp_path / "codebook" / f"{name}.csv").write_text(own, encoding="utf-8")
    layers = Reader(Study.open(tmp_path)).layers
    assert [address for address, own in layers.items() if "ann" in own.labels] == ["frames.tone", "lists.spoken"]
    assert layers["lists.tone"].labels["warm"] == "warm tone"


def test_a_study_that_is_too_long_has_no_reader(small, monkeypatch):
    assert reader(small) is not None
    monkeypatch.setattr("bittersweet.publish.reader.MOST_WORDS", sum(small.words.values()))
    assert reader(small) is not None
    monkeypatch.setattr("bittersweet.publish.reader.MOST_WORDS", 10)
    assert reader(small) is None
