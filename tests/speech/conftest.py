"""Made-up paragraphs and people, for the tests of speech."""

import pytest

from bittersweet.lists.settings import Settings
from bittersweet.lists.wordlist import Entry, WordList
from bittersweet.speech import speakers
from bittersweet.texts import sentences
from bittersweet.texts.cleaning import Paragraph
from bittersweet.texts.sentences import Sentence

VERBS = {
    "said": "any",
    "says": "any",
    "asked": "any",
    "told": "any",
    "observes": "any",
    "according to": "any",
    "accused": "indirect",
    "called": "partial",
    "dubbed": "partial",
    "joked": "direct",
}
PEOPLE = {
    "miller": ("Ann Miller", "Miller", "person", "north"),
    "baker": ("Bob Baker", "Baker", "person", "south"),
    "hill": ("Eve Hill", "Hill", "source", "north"),
    "dale": ("Tom Dale", "Dale", "source", ""),
    "reed": ("Joan Reed", "Reed", "source", ""),
}
ABOUT = {key: {"label": label, "kind": kind, "side": side} for key, (label, _, kind, side) in PEOPLE.items()}


@pytest.fixture(scope="session")
def book():
    """A list of people, an institution that speaks, and one that does not."""
    return WordList(
        "people",
        "person",
        (
            *(Entry(key, name) for key, names in PEOPLE.items() for name in names[:2]),
            Entry("lake_center", "Lake Center"),
            Entry("un", "U.N."),
        ),
        {
            **ABOUT,
            "lake_center": {"label": "Lake Center", "kind": "source", "side": "north"},
            "un": {"label": "United Nations", "kind": "league", "side": ""},
        },
        Settings(exclusive=True, speakers={"kind": ["person", "source"]}, cited={"kind": ["source"]}),
    )


@pytest.fixture(scope="session")
def toy():
    """A function from paragraphs to the sentences of a text that has no line ends in them."""

    def toy(*contents, text="toy", group="toys"):
        found = []
        for number, content in enumerate(contents, start=1):
            home = Paragraph(text, "body", number, content, (0,), (0,))
            for index, (start, end) in enumerate(sentences.boundaries(content), start=1):
                inner, unit = content[start:end], f"{text[0].upper()}{number}.{index}"
                size = len(sentences.words(inner))
                found.append(Sentence(text, group, unit, "body", number, inner, size, True, home, start))
        return found

    return toy


@pytest.fixture(scope="session")
def quotes(toy, book):
    """A function from paragraphs to their quotes."""

    def quotes(*contents):
        return list(speakers.quotes(toy(*contents), book, VERBS))

    return quotes


@pytest.fixture(scope="session")
def heard(quotes):
    """A function from paragraphs to speaker, mode and words of each quote."""

    def heard(*contents):
        return [(quote.speaker, quote.mode, quote.quote) for quote in quotes(*contents)]

    return heard
