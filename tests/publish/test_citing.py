"""Citing: what a study's citation file says, and what is said without one."""

from dataclasses import dataclass
from pathlib import Path

from bittersweet import __version__
from bittersweet.publish import citing

FILE = """title: "Fruit: a study"
version: 1.2
date-released: 2001-02-03
authors:
  - name: fruit people
references:
  - title: Something else
"""


@dataclass
class Folder:
    """What citing looks at in a study."""

    folder: Path
    texts: tuple = ()


def test_a_citation_file_beside_the_data_is_taken(tmp_path):
    (tmp_path / "CITATION.cff").write_text(FILE, encoding="utf-8")
    said = "fruit people, Fruit: a study, version 1.2, 2001-02-03"
    assert citing.work(Folder(tmp_path), "x") == said
    assert citing.work(Folder(tmp_path / "data"), "x") == said


def test_without_one_the_title_and_the_counter_are_named(small):
    assert citing.work(small, "Fruit") == f"Fruit, counted with bittersweet {__version__}"
    assert citing.work(None, "Fruit") == f"Fruit, counted with bittersweet {__version__}"


def test_texts_are_named_and_of_many_only_the_number(small):
    assert citing.texts(small) == ["nobody, “Apples win”", "D"]
    assert citing.texts(Folder(Path(), small.texts * 6)) == ["nobody, “Apples win”", "D"] * 6
    assert citing.texts(Folder(Path(), (small.texts * 7)[:13])) == ["13 texts, named in the study's corpus.toml"]
    assert citing.texts(None) == []


def test_what_a_citation_file_does_not_say_is_left_out(tmp_path):
    (tmp_path / "CITATION.cff").write_text("version: 2\n", encoding="utf-8")
    assert citing.work(Folder(tmp_path), "Fruit") == "Fruit, version 2"
