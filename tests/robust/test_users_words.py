"""Whatever word a user chooses for something is legal or refused at the door; it is data, and becomes no column."""

import os
import re
import shutil
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bittersweet import Study, cli, tables
from bittersweet.files import DataError
from bittersweet.notebook import html_table, plain_table
from tests.robust.small import NAMES, small_study

# What columns, fields and things of pandas are called.
COLUMNS = sorted({column for table in tables.TABLES.values() for column in table.columns if column.isidentifier()})
TAKEN = (
    *COLUMNS,
    "p",
    "counts",
    "clear",
    "size",
    "valence",
    "thing",
    "index",
    "level_0",
    "name",
    "values",
    "0",
    "None",
    "nan",
)
# Markup, formulas, colours of a terminal, marks that turn a line, what looks like a pattern.
MARKED = (
    "<b>bold</b>",
    "<script>alert(1)</script>",
    "&amp;",
    '"><img src=x onerror=alert(1)>',
    "$x$ and $y$",
    "**bold**",
    "_a_ `b`",
    "# a",
    "[a](http://b)",
    "=1+1",
    "@A1",
    "-1",
    "+1",
    "\\frac",
    "%d",
    "{0}",
    "{name}",
    "a|b",
    "a;b",
    "a,b",
    "a'b",
    'a"b',
    "[bold]a[/bold]",
    "\x1b[31mred",
    "\u202eab",
    "\u2066a",
    "a\u200bb",
    "e\u0301",
    "İ",
    "ﬁ",
    "😀",
    "漢字",
    "a b",
    "a+b",
    "a: b",
    "a (group)",
    ".",
    "~",
)
EXAMPLES = int(os.environ.get("BITTERSWEET_EXAMPLES", "10"))  # `make torture` asks for more
FIELDS = [name for name in NAMES if name not in ("group", "list", "field")]
words = st.one_of(
    st.sampled_from([*TAKEN, *MARKED]),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=12),
)


def opened(folder, names):
    """The study of the small folder with these names, checked; None where it is refused in clear lines."""
    shutil.rmtree(folder, ignore_errors=True)
    small_study(folder, names)
    faults = ()
    try:
        study = Study.open(folder)
        study.check()
    except DataError as error:
        faults = error.faults
    assert all("\n" not in fault and len(fault) < 2000 for fault in faults)
    return None if faults else study


class Shown(HTMLParser):
    """The tags of a page and the text between them."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.text = set(), ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        assert [name for name, _ in attrs] in ([], ["style"])

    def handle_data(self, data):
        self.text += data


def holds(study):
    """Whether every table can be made, has each column once, and is shown as data."""
    for name, table in tables.TABLES.items():
        made = tables.made(study, name)
        assert len(set(made.columns)) == len(made.columns)
        own = [column for column in made.columns if column in table.columns]
        assert own == [column for column in table.columns if column in made.columns]
        if name in ("hits", "counts", "findings", "practices"):
            page = html_table(made)
            assert Shown(page).tags <= {"table", "thead", "tbody", "tr", "th", "td"}
            assert "$" not in page
            plain = plain_table(made)
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", page + plain)
    return True


@settings(max_examples=EXAMPLES)
@given(st.dictionaries(st.sampled_from(FIELDS), words, min_size=1, max_size=3))
def test_any_names_are_legal_or_refused(tmp_path_factory, names):
    study = opened(tmp_path_factory.getbasetemp() / "words", names)
    assert study is None or holds(study)


# What may bear the name of a column of ours: no column of a list or of an annotator's file, which have their own.
FREE = ("id", "other_id", "key", "value", "actor", "code", "label", "key_label", "claim", "form", "domain")
COMMON = ("text", "unit", "key", "count", "p", "value", "annotator", "group", "of", "per", "label", "index")


@pytest.mark.parametrize("first", range(0, len(COMMON), 2))
def test_what_columns_are_called_is_a_legal_name(tmp_path, first):
    """In each study every name is another column's, so that each meets each."""
    names = {field: COMMON[(first + place) % len(COMMON)] for place, field in enumerate(FREE)}
    study = opened(tmp_path / "words", names)
    assert study is not None
    assert holds(study)
    assert set(tables.made(study, "counts")["group"]) == {names["id"], names["other_id"]}


@pytest.mark.parametrize("field", ["theme", "variable", "column"])
def test_a_name_that_a_file_has_already_is_refused(tmp_path, field):
    assert opened(tmp_path / "words", {field: {"column": "surface"}.get(field, "unit")}) is None
    assert opened(tmp_path / "words", {field: "count"}) is not None


@pytest.mark.parametrize("word", ["<b>bold</b>", "$x$", "=1+1", "[bold]a[/bold]", "a|b", "é"])
def test_markup_is_a_legal_name_and_stays_as_it_is(tmp_path, word):
    fields = ("id", "label", "key", "key_label", "actor_label", "claim", "note", "code_label", "theme_label", "short")
    actor = word.replace("+", "") + "2"  # codes of acts join keys of actors by "+", so none may hold one
    study = opened(tmp_path / "words", {**dict.fromkeys(fields, word), "actor": actor})
    assert study is not None
    assert holds(study)
    assert study.labels[word] == word == study.lists["fruits"].labels[word]


@pytest.mark.parametrize("name", ["word", "p", "$x$", "<b>", "=1", "[bold]"])
def test_a_list_may_be_called_anything(tmp_path, name):
    study = opened(tmp_path / "words", {"list": name})
    assert study is not None
    assert holds(study)
    assert set(tables.made(study, "counts")["list"]) == {name, "actors", "themes"}


@given(st.text())
def test_what_is_said_in_a_terminal_steers_nothing(text):
    with cli.console.capture() as said:
        cli.say(text)
    assert re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said.get()) is None
