"""Drafts of lists can be read at once, and say that they are to be reviewed."""

import csv
from string import ascii_lowercase

from bittersweet.lists import drafts, wordlist
from bittersweet.lists.drafts import COLUMNS, settings, write_drafts

from .test_names import sentence

TEXT = [
    "They met Lena Stone of Port Ember.",
    'Then Stone said, "We, the =people, will go."',
    "=Port Ember knew al-Mar.",
]


def test_lists_to_start_from(tmp_path):
    (tmp_path / "codebook").mkdir()
    notes = write_drafts(tmp_path, map(sentence, TEXT))
    lists = wordlist.read_all(tmp_path)
    assert {"actors", "themes", "hedges"} <= set(lists)
    assert lists["actors"].key("stone") == "lena_stone"
    assert set(lists["actors"].attribute("status").values()) == {"to be reviewed"}
    assert notes[0] == "codebook/actors.csv: 3 actors drafted from the names in the texts, to be reviewed"
    assert (tmp_path / "codebook/speech.csv").is_file()


def test_what_is_said_of_an_actor_stands_on_its_first_row(tmp_path):
    write_drafts(tmp_path, map(sentence, TEXT))
    with (tmp_path / "codebook/actors.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert tuple(header) == COLUMNS
    assert [(row[0], row[4], row[9], row[10]) for row in rows] == [
        ("lena_stone", "Lena Stone", "to be reviewed", "2"), ("lena_stone", "Stone", "", ""),
        ("port_ember", "Port Ember", "to be reviewed", "2"), ("al_mar", "al-Mar", "to be reviewed", "1"),
    ]  # fmt: skip
    assert not any(cell.startswith("=") for row in rows for cell in row)


def test_rarer_names_than_a_draft_holds_are_counted(tmp_path):
    (tmp_path / "codebook").mkdir()
    names = [f"Ember{a}{b}" for a in ascii_lowercase for b in ascii_lowercase][: drafts.MOST + 3]
    notes = write_drafts(tmp_path, [sentence(f"They saw {', '.join(names)}.")])
    assert notes[0] == (
        "codebook/actors.csv: 200 actors drafted from the names in the texts, to be reviewed; "
        "3 rarer names are in no list"
    )


def test_without_the_collection_there_are_no_themes_to_copy(tmp_path, monkeypatch):
    monkeypatch.setattr(drafts, "PROJECT_DATA", tmp_path / "nowhere")
    notes = write_drafts(tmp_path, [sentence("It rained.")])
    assert notes[1] == "codebook/themes.csv: empty; give it themes of your own"
    assert {name: len(book.entries) for name, book in wordlist.read_all(tmp_path).items()} == {"actors": 0, "themes": 0}


def test_settings_of_lists_that_are_not_there_are_left_out():
    content = '# all\n\n[actors]\nexclusive = true\n\n[actors.values.kind]\na = "A"\n\n[naming]\nper = "words"\n'
    assert settings(content, {"actors", "themes"}) == content[: content.index("[naming]")]
