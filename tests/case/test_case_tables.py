"""Tables: what a run exports, under the names and columns that users may rely on."""

import csv
import io

import pandas as pd
import pytest

from bittersweet import tables
from bittersweet.files import PROJECT_DATA, DataError

# The contract: further columns and tables may follow, these stay as they are.
COLUMNS = {
    "sentences": "text unit section paragraph sentence words",
    "removed": "text line reason content",
    "joins": "text line before after",
    "mentions": "text unit actor kind form surface start end raw_start raw_end",
    "actors": "text actor label kind mentions words per_1000 low high",
    "theme_hits": "text unit theme surface start end raw_start raw_end",
    "themes": "text theme label sentences of_sentences share low high",
    "keyness": "word news article log_likelihood log_ratio p p_adjusted",
    "agreement": "variable alpha verdict",
    "frames": "variable code text annotator_1 annotator_2 of_sentences",
    "speakers": "text speaker kind mode words_quoted units",
    "practices": "number quote raw_start raw_end initiator recipient target domain direction plover echo echo_units",
    "findings": "id notebook claim holds specifications holding",
}


@pytest.fixture(scope="module")
def exported(study, tmp_path_factory):
    """The folder of exported tables."""
    folder = tmp_path_factory.mktemp("out") / "tables"
    assert tables.export(study, folder) == [folder / f"{name}.csv" for name in tables.TABLES]
    return folder


def rows(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def test_each_table_is_a_file_and_nothing_else_is_there(exported):
    assert sorted(path.stem for path in exported.iterdir()) == sorted(tables.TABLES)
    assert {"sentences", "removed", "joins", "mentions", "actors"} <= set(tables.TABLES)


@pytest.mark.parametrize("name", [name for name in COLUMNS if name in tables.TABLES])
def test_a_table_begins_with_the_columns_of_the_contract(exported, name):
    header, *records = rows(exported / f"{name}.csv")
    columns = COLUMNS[name].split()
    assert header[: len(columns)] == columns
    assert len(header) == len(set(header))
    assert {len(record) for record in records} == {len(header)}


@pytest.mark.parametrize("name", tables.TABLES)
def test_a_table_is_utf_8_with_one_header_line_and_lf_line_ends(exported, name):
    content = (exported / f"{name}.csv").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")
    header, *records = rows(exported / f"{name}.csv")
    assert header not in records


def test_the_sentences_are_the_unit_list_with_their_words(exported, study):
    header, *units = rows(study.folder / "annotation" / "units.csv")
    exported_header, *sentences = rows(exported / "sentences.csv")
    assert exported_header == [*header, "words", "group"]
    assert [sentence[:5] for sentence in sentences] == units
    assert sum(int(sentence[5]) for sentence in sentences) == 371 + 644


def test_the_removed_and_the_joins_are_all_there(exported):
    assert rows(exported / "removed.csv")[1] == ["news", "1", "page chrome", "Accessibility links"]
    assert len(rows(exported / "removed.csv")) == 1 + 7 + 37
    joins = rows(exported / "joins.csv")[1:]
    assert joins[0] == ["article", "21", "cer-/tain", "certain", "hyphen"]
    assert [join[4] for join in joins].count("hyphen") == 8
    assert [join[3] for join in joins if join[4] != "hyphen"] == ["international stage", "India–Pakistan"]


def test_a_mention_is_exported_with_its_raw_span(exported, study):
    first = rows(exported / "mentions.csv")[1]
    assert first[:8] == ["news", "N01", "us", "state", "name", "U.S.", "0", "4"]
    assert study.texts[0].raw[int(first[8]) : int(first[9])] == "U.S."


def test_the_actors_are_exported_with_up_to_ten_significant_digits(exported):
    [us] = [row for row in rows(exported / "actors.csv") if row[:2] == ["news", "us"]]
    assert us[:7] == ["news", "us", "United States", "state", "8", "371", "21.56334232"]


def test_an_exported_table_reads_back_as_it_was(exported, study):
    again = pd.read_csv(io.BytesIO((exported / "mentions.csv").read_bytes()))
    pd.testing.assert_frame_equal(again, tables.made(study, "mentions"), check_dtype=False)


def test_a_second_export_changes_no_byte(exported, study, tmp_path):
    for path in tables.export(study, tmp_path):
        assert path.read_bytes() == (exported / path.name).read_bytes()


def test_a_folder_that_cannot_be_written_is_refused(study, tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(DataError) as fault:
        tables.export(study, tmp_path / "out")
    assert str(fault.value).startswith(f"{tmp_path / 'out' / 'sentences.csv'}: cannot be written (")
    assert str(fault.value).endswith("); name a folder you may write to with --out")
    assert (tmp_path / "out").read_text() == "mine"


def test_the_dictionary_of_tables_is_the_committed_one():
    assert (PROJECT_DATA.parent / "docs" / "tables.md").read_text(encoding="utf-8") == tables.dictionary()


@pytest.mark.parametrize("name", tables.TABLES)
def test_every_column_is_described(exported, name):
    described = [column for column in tables.TABLES[name].columns if not column.startswith("(")]
    header = rows(exported / f"{name}.csv")[0]
    assert [column for column in header if column in described] == described
    assert all(tables.TABLES[name].columns.values())
