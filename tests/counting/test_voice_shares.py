"""Voices counted: shares of words by speaker, side and mode, with the range when sentences are redrawn."""

import pytest

from bittersweet.counting import stats, voices
from bittersweet.lists.settings import Settings
from bittersweet.lists.wordlist import Entry, WordList
from bittersweet.speech import speakers
from bittersweet.texts import sentences
from bittersweet.texts.cleaning import Paragraph
from bittersweet.texts.sentences import Sentence
from tests.steps import growth

BOOK = WordList(
    "people",
    "person",
    (Entry("ann", "Ann"), Entry("bob", "Bob"), Entry("eve", "Eve")),
    {
        "ann": {"label": "Ann Miller", "side": "north"},
        "bob": {"label": "Bob Baker", "side": "south"},
        "eve": {"label": "Eve Hill", "side": ""},
    },
    Settings(values={"side": {"north": "Northern", "south": "Southern"}}),
)
A = "“It rains. It may well pour,” said Ann. “No,” said Bob. All was well."
B = "The “fair weather” held. “Yes,” said Eve."


def toy(text, group, content):
    home = Paragraph(text, "body", 1, content, (0,), (0,))
    for number, (start, end) in enumerate(sentences.boundaries(content), start=1):
        inner = content[start:end]
        size = len(sentences.words(inner))
        yield Sentence(text, group, f"{text}{number}", "body", 1, inner, size, True, home, start)


@pytest.fixture(scope="module")
def units():
    return [*toy("a", "g", A), *toy("b", "h", B)]


@pytest.fixture(scope="module")
def quotes(units):
    return list(speakers.quotes(units, BOOK, {"said": "any"}))


def test_words_by_speaker_with_the_writers_own_first(units, quotes):
    table = voices.shares(quotes, units, BOOK)
    assert list(table) == list(voices.COLUMNS)
    assert table[["group", "key", "label", "count", "of"]].values.tolist() == [
        ["g", "own", "the writer’s own", 7, 14],
        ["g", "ann", "Ann Miller", 6, 14],
        ["g", "unattributed", "unattributed", 0, 14],
        ["g", "bob", "Bob Baker", 1, 14],
        ["g", "eve", "Eve Hill", 0, 14],
        ["h", "own", "the writer’s own", 4, 7],
        ["h", "ann", "Ann Miller", 0, 7],
        ["h", "unattributed", "unattributed", 2, 7],
        ["h", "bob", "Bob Baker", 0, 7],
        ["h", "eve", "Eve Hill", 1, 7],
    ]
    assert table["value"].tolist() == pytest.approx((table["count"] / table["of"]).tolist())


def test_the_voices_of_a_group_fill_all_its_words(units, quotes):
    for by in ("speaker", "mode", "side"):
        table = voices.shares(quotes, units, BOOK, by=by)
        sums = table.groupby("group")["count"].sum().to_dict()
        assert sums == {"g": 14, "h": 7}


def test_words_by_side(units, quotes):
    table = voices.shares(quotes, units, BOOK, by="side").set_index(["group", "label"])["count"]
    assert table["g"].to_dict() == {
        "the writer’s own": 7, "Northern": 6, "unattributed": 0, "Southern": 1, "no side": 0,
    }  # fmt: skip
    assert table["h"].to_dict() == {
        "the writer’s own": 4, "Northern": 0, "unattributed": 2, "Southern": 0, "no side": 1,
    }  # fmt: skip


def test_the_interval_comes_from_redrawing_sentences(units, quotes):
    table = voices.shares(quotes, units, BOOK, draws=500, seed=3)
    row = table[(table["group"] == "g") & (table["key"] == "ann")].iloc[0]
    assert (row["value"], row["low"], row["high"]) == stats.resample([2, 4, 0, 0], [2, 6, 3, 3], draws=500, seed=3)


def test_all_that_is_quoted(units, quotes):
    table = voices.quoted(quotes, units)
    assert table[["group", "key", "count", "of"]].values.tolist() == [["g", "quoted", 7, 14], ["h", "quoted", 3, 7]]
    assert table.index.tolist() == [0, 1]
    none = voices.quoted([], units)
    assert none[["group", "count", "value", "low", "high"]].values.tolist() == [["g", 0, 0, 0, 0], ["h", 0, 0, 0, 0]]


def test_texts_may_stand_for_themselves(units, quotes):
    table = voices.quoted(quotes, units, level="text")
    assert table[["group", "text", "count"]].values.tolist() == [["g", "a", 7], ["h", "b", 3]]


def test_only_the_sentences_given_are_counted(units, quotes):
    table = voices.shares(quotes, units[:1], BOOK)
    assert table[["key", "count", "of"]].values.tolist() == [["own", 0, 2], ["ann", 2, 2]]


def test_twice_the_text_takes_twice_the_steps():
    def ask(size):
        own = [unit for n in range(size) for unit in toy(f"t{n}", "g", A)]
        return voices.shares(speakers.quotes(own, BOOK, {"said": "any"}), own, BOOK, draws=10)

    assert growth(ask, 40, 80) <= 2.2
