"""What the tests share: the project's own study, a copy of its data to damage, and made-up texts."""

import io
import os
import shutil
from contextlib import suppress
from functools import cache

import pandas as pd
import pytest
from hypothesis import settings

from bittersweet import Study
from bittersweet.files import PROJECT_DATA, sha256
from bittersweet.texts.manifest import load
from bittersweet.texts.sources import language
from tests.chromium import NOT_RUN, chromium

# The same made-up examples on every machine, however slow it is; `make torture` asks for more, others each time.
MORE = os.environ.get("BITTERSWEET_EXAMPLES")
settings.register_profile("steady", deadline=None, derandomize=True, max_examples=50)
settings.register_profile("torture", deadline=None, max_examples=int(MORE or 100))
settings.load_profile("torture" if MORE else "steady")

# Without the extra `many` there is no pyarrow, and pandas keeps strings as Python's: so do the tests, as that takes a
# tenth less for tables as small as theirs. Kernels and commands run as installed; that both make the same is a test.
pd.options.mode.string_storage = "python"

MANY = 1_000  # tests: for fewer, what few need is made by those that need it


def pytest_terminal_summary(terminalreporter):
    """Say in one line that the browser tests did not run, where there is no browser."""
    if not chromium():
        terminalreporter.write_line(NOT_RUN)


MADE_UP = """
[[text]]
id = "toy"
prefix = "T"
label = "Toy"
kind = "made up"
file = "toy.txt"
sha256 = "{sha256}"
title = "Toy"
author = "nobody"
publisher = "nobody"
date = "2000"
language = "en"
source = "made up"
rights = "none"
keep_hyphen = {keep_hyphen}
section = [{{name = "body", lines = {kept}, paragraphs = "{paragraphs}"}}]
removed = [{removed}]
"""


@cache
def opened():
    """The project's own study."""
    return Study.open()


@pytest.fixture(scope="session")
def study():
    """The project's own study, opened once."""
    return opened()


# What tests of many files need and takes long to make: each fork would make it again.
COSTLY = (
    lambda: opened().verdicts,
    lambda: opened().proposals,
    lambda: opened().echo_ranking,
    lambda: language.guess("A text of twenty words or more, so that what tells languages apart is asked. " * 3),
)


def pytest_collection_finish(session):
    """Make once what is costly, before the tests are shared out among forks."""
    if session.config.getoption("forks", 0) and len(session.items) > MANY:
        for make in COSTLY:
            with suppress(Exception):  # the test that needs it says what is wrong
                make()


@pytest.fixture
def data(tmp_path):
    """A copy of the data folder that a test may damage."""
    return shutil.copytree(PROJECT_DATA, tmp_path / "data")


@pytest.fixture
def spoil(data):
    """A function that replaces `old` by `new` where it first stands in a file of the copied data."""

    def spoil(file, old, new):
        before = (data / file).read_text(encoding="utf-8")
        assert old in before
        (data / file).write_text(before.replace(old, new, 1), encoding="utf-8")

    return spoil


@pytest.fixture
def swap_text(data, spoil):
    """A function that gives the news other bytes, and its manifest entry their checksum."""

    def swap_text(content):
        news = next((data / "texts").glob("000_*"))
        spoil("corpus.toml", sha256(news.read_bytes()), sha256(content))
        news.write_bytes(content)

    return swap_text


@pytest.fixture(scope="session")
def load_text(tmp_path_factory):
    """A function from a raw text to the text as loaded from a data folder of its own; `removed` are line numbers."""
    folder = tmp_path_factory.mktemp("made_up")

    def load_text(raw, *, paragraphs="one", removed=(), keep_hyphen=()):
        lines = range(1, 1 + sum(1 for _ in io.StringIO(raw, newline="")))
        manifest = MADE_UP.format(
            sha256=sha256(raw.encode()),
            keep_hyphen=list(keep_hyphen),
            kept=[[n, n] for n in lines if n not in removed],
            paragraphs=paragraphs,
            removed=", ".join(f'{{lines = [{n}, {n}], reason = "made up"}}' for n in lines if n in removed),
        )
        (folder / "corpus.toml").write_text(manifest, encoding="utf-8")
        (folder / "toy.txt").write_bytes(raw.encode())
        return load(folder)[0]

    return load_text
