"""Voices: whose a stretch of a sentence is, and quoted words as a tally takes them."""

import pandas as pd
import pytest

from bittersweet.lists import hits
from bittersweet.lists.wordlist import Entry, WordList
from bittersweet.speech import voices
from tests.steps import growth

TEXT = (
    "That may please Baker, but Hill says it may fail. “It may rain. It may pour,” said Miller.",
    "The “may tree” may bloom. Miller said the “fair” may close. It may be ‘may’ (Dale, 2001).",
)
MAY = WordList("hedges", "hedge", (Entry("may", "may"),), {"may": {"label": "may"}})


def test_every_hedge_is_told_whose_it_is(toy, book, quotes):
    table = hits.table(hits.find(toy(*TEXT), MAY), MAY)
    said = voices.whose(table, quotes(*TEXT), book)
    assert list(zip(said["unit"], said["voice"], said["mode"], strict=True)) == [
        ("T1.1", "the writer’s own", ""),
        ("T1.1", "Eve Hill", "indirect"),
        ("T1.2", "Ann Miller", "direct"),
        ("T1.3", "Ann Miller", "direct"),
        ("T2.1", "unattributed", "partial"),
        ("T2.1", "the writer’s own", ""),
        ("T2.2", "Ann Miller", "partial"),
        ("T2.3", "the writer’s own", ""),
        ("T2.3", "out of a cited work", "citation"),
    ]
    assert said.columns.tolist() == [*table.columns, "speaker", "voice", "mode"]


def test_no_hits_have_no_voices(book, quotes):
    none = pd.DataFrame({"unit": [], "start": [], "end": []})
    assert list(voices.whose(none, quotes(*TEXT), book)) == ["unit", "start", "end", "speaker", "voice", "mode"]


def test_the_innermost_speaker_has_the_word(quotes):
    content = "Miller said that Baker told him it may end."
    found = voices.Voices(quotes(content))
    place = content.index("may")
    assert found.of("T1.1", place, place + 3).speaker == "baker"
    assert found.of("T1.1", content.index("told"), content.index("told") + 4).speaker == "miller"
    assert found.of("T1.1", 0, 6) is None
    assert found.of("T9", 0, 6) is None


def test_quoted_words_are_observed_sentence_by_sentence(quotes):
    assert [tuple(o) for o in voices.observations(quotes(*TEXT))] == [
        ("T1.2", "miller", "direct", 3),
        ("T1.3", "miller", "direct", 3),
        ("T2.1", "unattributed", "partial", 2),
        ("T2.2", "miller", "partial", 1),
        ("T2.3", "cited", "citation", 1),
    ]
    assert next(iter(voices.observations(quotes(*TEXT), key="mode")))[1:3] == ("direct", "miller")


def test_speakers_may_count_as_their_side(quotes, book):
    sides = voices.sides(book, "side")
    assert sides == {"miller": "north", "baker": "south", "hill": "north", "lake_center": "north"}
    seen = voices.observations(quotes(*TEXT), by=sides)
    assert [observation.key for observation in seen] == ["north", "north", "unattributed", "north", "cited"]


def test_a_quotation_over_two_sentences_is_observed_once(quotes):
    assert [tuple(o) for o in voices.quotations(quotes(*TEXT))] == [
        ("T1.2", "miller", "direct", 1),
        ("T2.1", "unattributed", "partial", 1),
        ("T2.2", "miller", "partial", 1),
        ("T2.3", "cited", "citation", 1),
    ]


@pytest.mark.parametrize(
    ("values", "labels"),
    [({}, {"north": "north", "south": "Southland"}), ({"north": "Northern"}, {"north": "Northern"})],
)
def test_a_side_is_called_as_the_settings_say_or_like_the_key_it_is(values, labels):
    from bittersweet.lists.settings import Settings

    about = {
        "ann": {"label": "Ann", "side": "north"},
        "bob": {"label": "Bob", "side": "south"},
        "south": {"label": "Southland", "side": ""},
    }
    settings = Settings(values={"side": values} if values else {})
    assert voices.side_labels(WordList("people", "person", (), about, settings), "side") == labels


def test_twice_the_text_takes_twice_the_steps(toy, book, quotes):
    def ask(size):
        contents = TEXT * size
        return voices.whose(hits.table(hits.find(toy(*contents), MAY), MAY), quotes(*contents), book)

    assert growth(ask, 20, 40) <= 2.2
