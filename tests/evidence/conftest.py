"""Three made-up texts in two groups, and lists of people, themes and hedges, for the tests of evidence."""

import pytest

from bittersweet.evidence.index import Index
from bittersweet.lists.settings import Settings
from bittersweet.lists.wordlist import Entry, WordList
from bittersweet.texts.sentences import split
from bittersweet.texts.text import Removal, Section, Text

RAW = {
    "a": "A title\nAnn met Bob in the har-\nPage 2\n"
    "bour of trade. Ann’s trade may grow.\n“Trade may\nstop,” said Bob.\n",
    "b": "War came. Ann may go to war. Bob trades.\nNobody may know.\n",
    "c": "It is a town.\n",
}
GROUPS = {"a": "north", "b": "south", "c": "south"}
LABELS = {"a": "First", "b": "Second", "c": "Third"}


def made(name):
    """One of the made-up texts; in the first a line is a title, and one is no text."""
    raw = RAW[name]
    body = Section("body", ((1, raw.count("\n")),), True, "one")
    sections, removals = (body,), ()
    if name == "a":
        sections = (Section("title", ((1, 1),), False, "one"), Section("body", ((2, 2), (4, 6)), True, "one"))
        removals = (Removal((3, 3), "page number"),)
    about = {"label": LABELS[name]}
    return Text(name, GROUPS[name], name.upper(), f"{name}.txt", about, raw, sections, removals, frozenset())


@pytest.fixture(scope="session")
def texts():
    """The made-up texts."""
    return tuple(map(made, RAW))


@pytest.fixture(scope="session")
def index(texts):
    """Their index."""
    return Index([sentence for text in texts for sentence in split(text)], texts)


@pytest.fixture(scope="session")
def lists():
    """A list of people, each stretch once, and of themes and hedges, where stretches may be several."""
    return {
        "actors": WordList(
            "actors",
            "actor",
            (Entry("ann", "Ann"), Entry("bob", "Bob"), Entry("harbour", "harbour"), Entry("town", "Town Hall")),
            {
                "ann": {"label": "Ann Miller"},
                "bob": {"label": "Robert"},
                "harbour": {"label": "the harbour"},
                "town": {"label": "the town hall"},
            },
            Settings(exclusive=True),
        ),
        "themes": WordList(
            "themes",
            "theme",
            (
                Entry("trade", "trad*", exact=False),
                Entry("trade", "stop", exact=False),
                Entry("war", "war", exact=False),
                Entry("growth", "trade may grow", exact=False),
                Entry("growth", "may grow nothing", exact=False, counts=False),
            ),
            {"trade": {"label": "Trade"}, "war": {"label": "War"}, "growth": {"label": "Growth"}},
        ),
        "hedges": WordList(
            "hedges", "hedge", (Entry("modal", "may", exact=False),), {"modal": {"label": "modal verbs"}}
        ),
        "empty": WordList("empty", "nothing"),
    }


@pytest.fixture(scope="session")
def made_up():
    """A function to an index of so many made-up sentences, in ten texts; every second names somebody."""

    def made_up(count):
        texts, size = [], count // 10
        for number in range(10):
            raw = "Ann may trade with a war. It is a town.\n\n" * (size // 2)
            section = Section("body", ((1, size),), True, "blank")
            texts.append(
                Text(f"t{number}", "all", f"T{number}-", "t.txt", {"label": "T"}, raw, (section,), (), frozenset())
            )
        return Index([sentence for text in texts for sentence in split(text)], texts)

    return made_up
