"""What the tests of parsing share: made-up names in made-up sentences, and the English pipeline loaded once."""

import pytest

from bittersweet.lists.finder import Finder
from bittersweet.lists.wordlist import Entry

NAMES = {
    "Ruritania": "ruritania",
    "Ruritanian": "ruritania",
    "Sylvania": "sylvania",
    "Sylvanian": "sylvania",
    "Freedonia": "freedonia",
    "King Florestan": "florestan",
    "rebels": "rebels",
    "the two kingdoms": "both",
}


@pytest.fixture(scope="session")
def parser():
    """The English pipeline as proposals use it."""
    from bittersweet.parsing.proposals import parser

    return parser()


@pytest.fixture(scope="session")
def finder():
    """A finder of the made-up names."""
    return Finder([Entry(key, name) for name, key in NAMES.items()], exclusive=True)
