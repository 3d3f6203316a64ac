"""The manifest of what was imported: each text a table, with what is said of it."""

import tomllib

from bittersweet.texts.sources.corpus_file import Entry, written


def test_a_key_is_quoted_where_toml_asks_for_it():
    entry = Entry("a", "Left", "A", "texts/a.txt", "", {"party": "Left", "größe": "5", "note": " "}, ())
    text = written([entry], ["L"])
    assert [line for line in text.splitlines() if "ö" in line or "party" in line] == [
        'party = "Left"',
        '"größe" = "5"',
    ]
    assert set(tomllib.loads(text)["text"][0]) == {"id", "group", "prefix", "label", "file", "party", "größe"}
