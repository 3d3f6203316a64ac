"""A study of any number of texts and groups: each step once, every part but the texts optional, linear."""

import dataclasses

import pytest

from bittersweet import Study, tables
from bittersweet.files import DataError
from tests.made import study_folder

FRUITS = (
    "fruit,label,colour,surface\napple,Apple,red,apple*\npear,Pear,green,pear\npear,,,Williams\nplum,Plum,blue,plum\n"
)
TEXTS = [
    ("one", "a", "An apple and a pear. No fruit here.\n\nApples, apples."),
    ("two", "b", "A pear on a table. Williams is a pear."),
    ("three", "c", "Nothing grows in this garden."),
    ("four", "c", "One plum fell. One apple fell too."),
]


@pytest.fixture
def folder(tmp_path):
    """A function that makes a study folder of the first `number` texts."""

    def folder(number, lists=None, texts=TEXTS):
        made = {"fruits": FRUITS} if lists is None else lists
        return study_folder(tmp_path / f"study{number}", texts[:number], made)

    return folder


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_study_of_any_number_of_texts_is_checked_counted_and_exported(folder, tmp_path, number):
    study = Study.open(folder(number))
    with pytest.raises(DataError, match="sha256"):
        study.check()
    groups = list(dict.fromkeys(group for _, group, _ in TEXTS[:number]))
    assert list(study.labels) == list(study.words) == groups
    measured = study.measure("fruit")
    assert measured[["group", "key"]].values.tolist() == [[g, k] for g in groups for k in ("apple", "pear", "plum")]
    third = {3: [0, 0, 0], 4: [1, 0, 1]}.get(number, [])
    assert measured["count"].tolist() == [3, 1, 0, 0, 3, 0, *third][: len(measured)]
    written = tables.export(study, tmp_path / "out")
    assert [path.stem for path in written] == list(tables.TABLES)


def test_texts_of_one_group_are_counted_together_and_apart(folder):
    study = Study.open(folder(4))
    by_group = study.measure("fruits").query("group == 'c'")
    by_text = study.measure("fruits", level="text").query("group == 'c'")
    assert by_group["count"].tolist() == [1, 0, 1]
    assert by_text.groupby("text", sort=False)["count"].sum().to_dict() == {"three": 0, "four": 2}
    assert by_group["of"].unique().tolist() == [12]


@pytest.mark.parametrize(
    "step", ["all_sentences", "sentences", "lists", "codes", "quotes", "sources", "claims", "index"]
)
def test_a_step_is_taken_once(folder, step):
    study = Study.open(folder(2))
    assert getattr(study, step) is getattr(study, step)


def test_hits_and_tallies_are_found_once(folder):
    study = Study.open(folder(2))
    assert study.found("fruit") is study.found("fruits")
    assert study.tally("fruit") is study.tally("fruits")


def test_a_study_cannot_be_changed(folder):
    study = Study.open(folder(1))
    with pytest.raises(dataclasses.FrozenInstanceError):
        study.folder = "elsewhere"


def test_every_part_but_the_texts_may_be_absent_and_is_named(folder, tmp_path):
    study = Study.open(folder(1, lists={}))
    assert "word lists" in study.absent
    assert "claims" in study.absent
    assert study.lists == {}
    assert study.claims == ()
    assert study.practices == ()
    assert study.acts is None
    assert all(tables.made(study, name).shape[0] == 0 for name, table in tables.TABLES.items() if table.needs)
    tables.export(study, tmp_path / "out")


def test_a_new_list_is_found_counted_exported_and_asked_for(folder, tmp_path):
    lists = {"fruits": FRUITS, "tools": "tool,label,surface\ntable,Table,table\n"}
    study = Study.open(folder(2, lists))
    assert tables.made(study, "counts").query("list == 'tools' and per == 'sentences'")["count"].tolist() == [0, 1]
    assert study.concordance(tool="Table")["unit"].tolist() == study.sentences_with(tool="table")["unit"].tolist()
    assert study.counts_of(tool="table", fruit="pear")["count"].tolist() == [0, 1]


def test_a_key_is_asked_for_by_label_or_surface_in_any_case(folder):
    study = Study.open(folder(2))
    assert study.concordance(fruit="WILLIAMS").equals(study.concordance(fruit="pear"))
    with pytest.raises(DataError, match="no fruit is called 'peer'; the nearest: pear"):
        study.concordance(fruit="peer")
    with pytest.raises(DataError, match="'Z'"):
        study.unit("Z")


def test_units_of_prefixes_that_begin_alike_stay_apart(tmp_path):
    content = " ".join(["A word here."] * 120)
    folder = study_folder(tmp_path / "s", [("a", "a", content), ("b", "b", content)])
    manifest = folder / "corpus.toml"
    told = (
        manifest.read_text()
        .replace('id = "a"', 'id = "a"\nprefix = "A"')
        .replace('id = "b"', 'id = "b"\nprefix = "A1"')
    )
    manifest.write_text(told)
    study = Study.open(folder)
    assert len({s.unit for s in study.sentences}) == len(study.sentences) == 240


@pytest.mark.parametrize(
    "word", ["word", "p", "label", "count", "group", "value", "key", "of", "<b>", "a b", "=1", "$x$", "text", "per"]
)
def test_a_users_word_becomes_no_column(tmp_path, word):
    folder = study_folder(tmp_path / "s", [("one", "a", TEXTS[0][2]), ("two", "b", TEXTS[1][2])], {"fruits": FRUITS})
    manifest = folder / "corpus.toml"
    manifest.write_text(manifest.read_text().replace('"a"', f'"{word}"'))
    study = Study.open(folder)
    for name in tables.TABLES:
        columns = list(tables.made(study, name).columns)
        assert len(columns) == len(set(columns))
    assert list(study.labels) == [word, "b"]
