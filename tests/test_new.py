"""`new` makes a study of any texts: whole, with a row for everything, and never over something else."""

import csv
import json
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bittersweet.files import DataError, sha256
from bittersweet.lists import wordlist
from bittersweet.new import new
from bittersweet.texts import manifest
from bittersweet.texts.sentences import split
from bittersweet.texts.sources.report import COLUMNS
from tests.steps import growth
from tests.texts.sources import made


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A folder of sources of many kinds, some of them bad, as the working folder."""
    monkeypatch.chdir(tmp_path)
    files = {
        "all/left/2020-01-31 rain.txt": b"It rained. Lena Stone saw it.\r\n\r\nThen Stone left Port Ember.\r\n",
        "all/left/old.txt": "It rained – “all day”, said Zoë Arden of Port Ember.\n".encode("cp1252"),
        "all/left/again.txt": b"It rained. Lena Stone saw it. Then Stone left Port Ember.",
        "all/left/notes.md": b"# Notes\n\nThe **wall** held, as [Stone](http://x.y) said.\n",
        "all/right/page.html": made.PAGE.encode(),
        "all/right/letter.docx": made.docx(
            made.paragraph("Letter", "Title") + made.paragraph("It snowed in Port Ember.")
        ),
        "all/right/paper.pdf": made.pdf([made.column(["The wall of Port Ember held.", "It was high."])]),
        "all/right/rain.txt": b"Then Stone left Port Ember. It rained. Lena Stone saw it.",
        "all/right/empty.txt": b"",
        "all/right/scan.pdf": made.pdf([[]]),
        "all/right/locked.pdf": made.pdf([[(11, 60, 700, "Words.")]], locked=True),
        "all/right/picture.png": b"\x89PNG\r\n\x1a\n" + bytes(100),
        "all/right/more.zip": made.zipped({"a.txt": "a"}),
        "all/right/.hidden": b"x",
        "table.csv": b"id,text,party\none,It hailed in Arden.,Left\ntwo,,Left\nthree\nfour,It thawed in Arden.,Right\n",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return tmp_path


def by_source(report):
    return {row.source: row for row in report.rows}


@pytest.mark.usefixtures("home")
def test_everything_has_a_row_and_nothing_bad_stops_the_rest():
    report = new("study", ["all", "table.csv"], group_by="party")
    rows = by_source(report)
    assert {source: row.reason.split(";")[0] for source, row in rows.items() if row.status == "left out"} == {
        "all/left/again.txt": "the same words as 2020-01-31-rain, in the same group",
        "all/right/empty.txt": "empty",
        "all/right/locked.pdf": "protected by a password",
        "all/right/more.zip": "an archive in a folder or archive is not opened",
        "all/right/picture.png": "is a picture",
        "all/right/scan.pdf": "a PDF without text (scanned pages?)",
        "table.csv, row 3": "column text is empty",
        "table.csv, row 4": "1 cells",
    }  # fmt: skip
    assert rows["all/right/.hidden"].status == "passed over"
    assert len(report.rows) == 14 + 4
    assert report.exit_code == 1


def test_the_table_of_the_import_is_the_report(home):
    report = new("study", ["all"])
    with (home / "study/import.csv").open(encoding="utf-8", newline="") as file:
        written = list(csv.DictReader(file))
    assert tuple(written[0]) == COLUMNS == tuple(report.table().columns)
    assert [row["source"] for row in written] == [row.source for row in report.rows]
    assert {row["text"]: int(row["words"]) for row in written if row["status"] == "read"} == {
        text.id: sum(sentence.words for sentence in split(text)) for text in manifest.load("study")
    }


def test_the_study_can_be_read_and_every_line_is_told(home):
    new("study", ["all"], [("Mine", "table.csv")], text_column="text")
    texts = {text.id: text for text in manifest.load("study")}
    assert {text.group for text in texts.values()} == {"left", "right", "Mine"}
    assert texts["page"].about["author"] == "Ann Example"
    assert texts["2020-01-31-rain"].about["date"] == "2020-01-31"
    assert texts["one"].about["party"] == "Left"
    lists = wordlist.read_all(home / "study")
    assert {"Lena Stone", "Port Ember"} <= set(lists["actors"].labels.values())


def test_originals_stay_byte_for_byte(home):
    report = new("study", ["all", "table.csv"])
    for row in report.read:
        source = home / re.sub(r", row \d+$", "", row.source)
        kept = home / "study" / (row.original or row.file)
        assert kept.read_bytes() == source.read_bytes()
        assert row.sha256 == sha256(source.read_bytes())
    rows = by_source(report)
    assert rows["all/left/2020-01-31 rain.txt"].original == ""
    assert rows["all/left/old.txt"].encoding == "cp1252"
    assert (
        home / "study" / rows["all/left/old.txt"].file
    ).read_bytes().decode() == "It rained – “all day”, said Zoë Arden of Port Ember.\n"


def test_the_same_words_count_once_in_a_group_and_are_told_across_groups(home):
    same = b"It rained all day, and the river rose by night."
    for name in ("x/one/a.txt", "x/one/b.txt", "x/two/c.txt"):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(same)
    report = new("study", ["x"])
    assert [(row.status, row.text, row.duplicate_of) for row in report.rows] == [
        ("read", "a", ""),
        ("left out", "", "a"),
        ("read", "c", "a"),
    ]
    assert "the same words in two groups, counted both: c and a" in report.summary()


def test_french_is_said_aloud(home):
    french = "La rivière est montée dans la nuit, et les habitants sont allés à la mairie pour attendre le matin. "
    (home / "fr.txt").write_text(french * 3, encoding="utf-8")
    report = new("study", ["fr.txt", "all"])
    assert [line for line in report.summary() if "French" in line] == [
        "1 text seems to be French, and the rules for sentences and the lists are English: fr"
    ]
    assert manifest.load("study")[0].about["guessed_language"] == "fr"


@pytest.mark.parametrize(
    ("sources", "options", "said"),
    [
        (["no.txt", "all"], {}, "no.txt: no such file or folder"),
        (["all/right/scan.pdf"], {}, "scan.pdf: a PDF without text"),
        (["all/right/locked.pdf", "all/right/empty.txt"], {}, "locked.pdf: protected by a password"),
        (
            ["table.csv"],
            {"group_by": "Partie"},
            "table.csv: no column is called 'Partie' (--group-by); the nearest: party",
        ),
        (
            ["table.csv"],
            {"text_column": "txt"},
            "table.csv: no column is called 'txt' (--text-column); the nearest: text",
        ),
        (["all"], {"group_by": "party"}, "--group-by names a column, and no source is a table"),
        (["all"], {"groups": ["Left=all/left/old.txt"]}, "old.txt: is in two groups, left and Left; keep one"),
        ([], {}, "no source is named"),
    ],
)
def test_bad_input_is_refused_and_nothing_is_made(home, sources, options, said):
    before = sorted(home.rglob("*"))
    with pytest.raises(DataError) as error:
        new("study", sources, **options)
    assert said in str(error.value)
    assert sorted(home.rglob("*")) == before


def test_nothing_is_left_when_the_lists_fail(home):
    def fail(_):
        raise DataError("no notebooks today")

    before = sorted(home.rglob("*"))
    with pytest.raises(DataError, match="no notebooks today"):
        new("study", ["all"], furnish=[fail])
    assert sorted(home.rglob("*")) == before


def test_more_is_furnished_before_the_folder_is_there(home):
    def notebook(folder):
        assert not (home / "study").exists()
        (folder / "notebooks").mkdir()
        (folder / "notebooks/a.ipynb").write_text("{}")
        return ["one notebook"]

    report = new("study", ["all"], furnish=[notebook])
    assert report.notes[-1] == "one notebook"
    assert "notebooks/a.ipynb" in json.loads((home / "study/.made-by-new.json").read_text())["made"]


def test_a_folder_of_texts_can_hold_the_study(home, monkeypatch):
    monkeypatch.chdir(home / "all")
    first = new("study", ["."])
    again = new("study", ["."], force=True)
    assert [row.source for row in again.rows if row.status == "passed over"] == ["all/right/.hidden", "all/study"]
    assert [row.text for row in again.read] == [row.text for row in first.read]


def test_the_reviewed_list_survives_a_second_import(home):
    new("study", ["all/left"])
    (home / "study/codebook/actors.csv").write_text("actor,label,surface\nstone,Stone,Stone\n")
    report = new("study", ["all"], force=True)
    assert wordlist.read_all(home / "study")["actors"].labels == {"stone": "Stone"}
    assert "kept as you changed them: codebook/actors.csv" in report.notes


def test_what_was_made_is_replaced_only_where_that_is_asked_for(home):
    new("study", ["all/left"])
    before = (home / "study" / "corpus.toml").read_bytes()
    with pytest.raises(DataError, match="study: "):
        new("study", ["all/right"])
    assert (home / "study" / "corpus.toml").read_bytes() == before
    new("study", ["all/right"], force=True)
    assert (home / "study" / "corpus.toml").read_bytes() != before


def test_two_imports_are_the_same_bytes(home):
    new("one", ["all", "table.csv"])
    new("two", ["all", "table.csv"])
    files = [
        {p.relative_to(home / name).as_posix(): p.read_bytes() for p in (home / name).rglob("*") if p.is_file()}
        for name in ("one", "two")
    ]
    assert files[0] == files[1]


def test_formulas_in_a_name_are_text(home):
    (home / "x").mkdir()
    (home / "x" / "=1+1.txt").write_bytes(b"It rained.")
    new("study", ["x/=1+1.txt"])
    assert "\n'=1+1.txt," in (home / "study/import.csv").read_text(encoding="utf-8")


def test_columns_that_the_manifest_has_itself(home):
    (home / "t.csv").write_bytes(b"text,file,authors,sha256,prefix,section,label\nIt rained.,a,b,c,d 1,e,f\n")
    new("study", ["t.csv"])
    said = manifest.load("study")[0].about
    assert {key: value for key, value in said.items() if key.startswith("column_")} == {
        "column_file": "a",
        "column_authors": "b",
        "column_sha256": "c",
        "column_prefix": "d 1",
        "column_section": "e",
        "column_label": "f",
    }  # fmt: skip


def test_many_texts_take_steps_in_proportion(home):
    def made(count):
        lines = (b"It rained on day %d and the %dth wall of Arden held.\n" % (n, n * 7) for n in range(count))
        (home / "t.csv").write_bytes(b"text\n" + b"".join(lines))
        assert len(new(f"study{count}", ["t.csv"]).read) == count

    made(1)  # what is loaded once
    assert growth(made, 15, 60) < 5


NAMES = st.text(st.characters(exclude_characters="/\x00", exclude_categories=("Cs",)), min_size=1, max_size=12).filter(
    lambda name: name not in (".", "..")
)
SUFFIXES = st.sampled_from(["", ".txt", ".md", ".csv", ".jsonl"])
CONTENTS = st.one_of(
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
    st.binary(max_size=200),
    st.text("ab .\n\r\f12", max_size=300).map(str.encode),
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    st.dictionaries(
        st.tuples(NAMES, NAMES, st.sampled_from(["", ".txt", ".md", ".csv", ".jsonl"])),
        CONTENTS,
        min_size=1,
        max_size=5,
    )
)
def test_whatever_is_made_can_be_read(files):
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        for (group, stem, suffix), content in files.items():
            (home / "all" / group).mkdir(parents=True, exist_ok=True)
            if not (home / "all" / group / f"{stem}{suffix}").is_dir():
                (home / "all" / group / f"{stem}{suffix}").write_bytes(content)
        try:
            report = new(home / "study", [home / "all"])
        except DataError:
            assert [path.name for path in home.iterdir()] == ["all"]
            return
        texts = manifest.load(home / "study")
        assert [text.id for text in texts] == [row.text for row in report.read]
        assert [sum(sentence.words for sentence in split(text)) for text in texts] == [row.words for row in report.read]
        assert "actors" in wordlist.read_all(home / "study")
