"""Items become files, entries of the manifest and rows of the report."""

import csv
import tomllib

import pytest

from bittersweet.files import DataError, sha256
from bittersweet.texts.sources.filling import Filling
from bittersweet.texts.sources.incoming import Reader
from bittersweet.texts.sources.item import Item, Left
from bittersweet.texts.sources.language import FEWEST

TABLE = b"id,text,party\nno,It rained in the hills.,Left\nempty,,Left\nyes,It snowed on the roofs.,Right\n"


def item(name, content, group="g"):
    return Item(f"from/{name}", name, group, lambda: content if isinstance(content, bytes) else content.encode())


def fill(folder, *items, **asked):
    return Filling(folder).fill(items, Reader(**asked))


def manifest(folder):
    return tomllib.loads((folder / "corpus.toml").read_text())["text"]


def files(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_text_is_written_as_it_is_with_its_row_and_its_entry(tmp_path):
    content = "It rained 2 days - and more.\r\nIt snowed."
    (row,) = fill(tmp_path, item("Old_rain.txt", content, "Left"))
    assert (tmp_path / row.file).read_bytes() == content.encode()
    assert files(tmp_path) == {"corpus.toml", "import.csv", "texts/old-rain.txt"}
    assert (row.source, row.status, row.reason, row.text, row.group) == (
        "from/Old_rain.txt", "read", "", "old-rain", "Left",
    )  # fmt: skip
    assert (row.words, row.removed, row.why, row.title, row.date, row.date_known) == (8, 0, "", "", "", "")
    assert (row.file, row.original, row.sha256) == ("texts/old-rain.txt", "", sha256(content.encode()))
    assert manifest(tmp_path) == [
        {
            "id": "old-rain", "group": "Left", "prefix": "L", "label": "Old rain", "file": row.file,
            "sha256": row.sha256, "source": row.source,
        }
    ]  # fmt: skip
    (written,) = csv.DictReader((tmp_path / "import.csv").read_text().splitlines())
    assert (written["text"], written["words"], written["sha256"]) == ("old-rain", "8", row.sha256)


def test_lines_that_are_not_counted_are_told_by_reason_and_have_no_words(tmp_path):
    (row,) = fill(tmp_path, item("a.md", "# Rain\n\nIt rained.\n\n## Wind and hail\n\nIt blew.\n## Sun"))
    assert (row.words, row.removed, row.why) == (4, 3, "title (1), heading (2)")
    assert (row.title, manifest(tmp_path)[0]["label"]) == ("Rain", "Rain")
    assert [removed["lines"] for removed in manifest(tmp_path)[0]["removed"]] == [[1, 1], [5, 5], [8, 8]]
    # The text is without the marks, so the file itself is kept too.
    assert (row.original, row.sha256) == ("originals/a.md", manifest(tmp_path)[0]["original_sha256"])
    assert (tmp_path / row.original).read_bytes().startswith(b"# Rain")


def test_the_date_is_the_one_that_the_file_says_else_the_one_in_its_name(tmp_path):
    said, named = fill(
        tmp_path,
        item("2020-01-31-a.md", "---\ntitle: Rain\ndate: 2019-05-06\n---\nIt rained."),
        item("2020-01-31-b.txt", "It snowed."),
    )
    assert (said.date, said.date_known) == ("2019-05-06", "said by the file")
    assert (named.date, named.date_known) == ("2020-01-31", "in the name of the file")
    assert [text["date"] for text in manifest(tmp_path)] == ["2019-05-06", "2020-01-31"]


def test_a_table_is_kept_once_for_all_its_rows(tmp_path):
    other = TABLE.replace(b"hills", b"woods").replace(b"roofs", b"lake")
    no, empty, yes, *others = fill(tmp_path, item("all.csv", TABLE), item("all.tsv.csv", other), group_by="party")
    assert (no.group, yes.group, no.source) == ("Left", "Right", "from/all.csv, row 2")
    assert (empty.status, empty.reason, empty.source) == ("left out", "column text is empty", "from/all.csv, row 3")
    assert {no.original, yes.original} == {"originals/all.csv"}
    assert {no.sha256, yes.sha256} == {sha256(TABLE)}
    assert {row.sha256 for row in others if row.text} == {sha256(other)}
    (second,) = {row.original for row in others if row.text}
    assert second != no.original
    assert (tmp_path / no.original).read_bytes() == TABLE
    assert (tmp_path / second).read_bytes() == other
    assert len(files(tmp_path)) == 2 + 2 + 4
    assert manifest(tmp_path)[1]["original"] == no.original


def test_a_column_is_asked_for_and_no_source_is_a_table(tmp_path):
    rain = item("a.txt", "It rained.")
    with pytest.raises(DataError, match=r"^--group-by names a column, and no source is a table"):
        fill(tmp_path, rain, group_by="party", text_column="text")
    with pytest.raises(DataError, match=r"^--text-column names a column"):
        fill(tmp_path, rain, text_column="text")
    assert [row.text for row in fill(tmp_path, item("b.csv", TABLE), text_column="party")] == ["no", "", "yes"]


def test_a_table_without_the_column_is_a_fault_where_it_was_named_and_else_left_out(tmp_path):
    table = item("all.csv", TABLE, "Mine")
    with pytest.raises(DataError, match=r"^from/all\.csv: no column is called 'side' \(--group-by\)"):
        fill(tmp_path, table, group_by="side", named={"from/all.csv"})
    (row,) = fill(tmp_path, table, group_by="side", named={"from"})
    assert (row.source, row.status, row.group) == ("from/all.csv", "left out", "Mine")
    assert row.reason.startswith("no column is called 'side'")


def test_a_row_is_named_by_its_table_where_its_own_name_is_a_number_or_none(tmp_path):
    rows = fill(tmp_path, item("all.csv", "id,text\n7,It rained.\n,It blew.\nsnow,It snowed.\n"))
    assert [row.text for row in rows] == ["all-7", "all-3", "snow"]


def test_what_is_left_out_says_why_and_leaves_no_file(tmp_path):
    rows = fill(
        tmp_path,
        Left("from/pipe", "is a pipe", "g", "passed over"),
        item("none.txt", " - \n* *\n"),
        item("a.md", "# Rain"),
        item("trick.txt", "\n"),
        item("pdf.csv", "id,text\n" + "a" * 1024 + ",%PDF-1.7 is how it begins\n"),
    )
    assert [(row.source, row.status, row.reason, row.group, row.text) for row in rows] == [
        ("from/pipe", "passed over", "is a pipe", "g", ""),
        ("from/none.txt", "left out", "no words are left to count", "g", ""),
        ("from/a.md", "left out", "no words are left to count", "g", ""),
        ("from/trick.txt", "left out", "empty; at least one word is needed", "g", ""),
        (
            "from/pdf.csv, row 2", "left out",
            "its text begins like a PDF document (.pdf); write something before that", "g", "",
        ),
    ]  # fmt: skip
    assert files(tmp_path) == {"corpus.toml", "import.csv"}


def test_whatever_a_library_makes_of_a_file_the_others_are_read(tmp_path):
    broken = Item("from/a.txt", "a.txt", "g", lambda: 1 / 0)
    long = Item("from/b.txt", "b.txt", "g", lambda: {}["x" * 81])
    first, second, third = fill(tmp_path, broken, long, item("c.txt", "It rained."))
    assert (first.status, first.reason) == ("left out", "cannot be read (ZeroDivisionError: division by zero)")
    assert (second.reason, third.status) == (f"cannot be read (KeyError: '{'x' * 79})", "read")


def test_the_same_words_are_left_out_in_one_group_and_told_in_another(tmp_path):
    words = "It rained in the hills and the river rose over the mark in the night."
    first, same, other, near = fill(
        tmp_path,
        item("a.txt", words, "Left"),
        item("b.txt", words.upper(), "Left"),
        item("c.txt", words, "Right"),
        item("b.txt", f"{words} Then it fell.", "Right"),
    )
    assert (first.similarity, first.duplicate_of, first.near_duplicate_of) == ("", "", "")
    assert (same.status, same.reason) == ("left out", "the same words as a, in the same group")
    assert (same.duplicate_of, same.similarity, same.text, same.language) == ("a", "1.00", "", "")
    assert (other.status, other.text, other.duplicate_of, other.similarity) == ("read", "c", "a", "1.00")
    # The id of the text that was left out is free again.
    assert (near.status, near.text, near.near_duplicate_of, near.duplicate_of) == ("read", "b", "a", "")
    assert 0.5 <= float(near.similarity) < 1
    assert [text["id"] for text in manifest(tmp_path)] == ["a", "c", "b"]
    assert [text["prefix"] for text in manifest(tmp_path)] == ["L", "R1", "R2"]


def test_signs_that_are_no_characters_become_one_sign_each(tmp_path):
    (row,) = fill(tmp_path, item("a.jsonl", b'{"text": "Rain\\ud800 and\\u0000 hail"}'))
    assert (tmp_path / row.file).read_text() == "Rain? and\ufffd hail"


def test_texts_of_one_title_have_labels_of_their_own(tmp_path):
    fill(tmp_path, item("a.md", "# Rain\nIt rained."), item("b.md", "# Rain\nIt snowed."))
    assert [text["label"] for text in manifest(tmp_path)] == ["Rain", "Rain (b)"]


def test_a_guessed_language_is_noted_when_it_is_not_english(tmp_path, monkeypatch):
    monkeypatch.setattr("bittersweet.texts.sources.language._classifier", lambda: lambda part: part.split()[-1])
    english, french, short = fill(
        tmp_path,
        *(item(f"{end}.txt", f"{start * FEWEST}{end}") for end, start in (("en", "rain "), ("fr", "pluie "))),
        item("short.txt", "La pluie."),
    )
    assert (english.language, french.language, short.language) == ("en", "fr", "")
    assert [text.get("guessed_language") for text in manifest(tmp_path)] == [None, "fr", None]


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "texts").write_text("")
    with pytest.raises(DataError, match=r"^texts/a\.txt: cannot be written \(.+\); nothing was made$"):
        fill(tmp_path, item("a.txt", "It rained."))
