"""Tables: one row a text, whichever kind of file holds them."""

import csv as csv_module
import datetime
import io
import json
import sys

import pyarrow
import pytest
from pyarrow import parquet

from bittersweet.texts.sources import delimited, sheets
from bittersweet.texts.sources.item import UnreadableError
from bittersweet.texts.sources.tables import NoColumnError, near, read

from . import made

ROWS = [
    ["id", "text", "party", "date"],
    ["one", "It rained, and the river rose.", "Left", "2020-01-31"],
    ["two", "It snowed.\nThe town slept.", "", "2020-02-01"],
]


def csv(rows, sign=","):
    return "\n".join(sign.join(f'"{cell}"' for cell in row) for row in rows).encode()


def columns(rows):
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def parquet_of(rows):
    out = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(rows), out)
    return out.getvalue()


FILES = {
    "csv": csv(ROWS), "tsv": csv(ROWS, "\t"), "xlsx": made.xlsx(ROWS), "parquet": parquet_of(columns(ROWS)),
    "jsonl": "\n".join(map(json.dumps, columns(ROWS))).encode(),
}  # fmt: skip


@pytest.mark.parametrize("kind", FILES)
def test_a_row_is_a_text_and_its_other_cells_are_said_of_it(kind):
    table = read(FILES[kind], kind, group_by="party")
    assert (table.column, table.chosen) == ("text", "by its name")
    rows = list(table.rows)
    first = {"jsonl": 1, "parquet": 1}.get(kind, 2)
    assert [(row.number, row.name, row.group, row.text) for row in rows] == [
        (first, "one", "Left", "It rained, and the river rose."),
        (first + 1, "two", "no party", "It snowed.\nThe town slept."),
    ]
    assert rows[0].about == {"id": "one", "party": "Left", "date": "2020-01-31"}


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_cells_is_found(sign):
    table = read(csv([["headline", "body"], ["Rain; wind, hail", "It rained, it blew; and it hailed."]], sign), "csv")
    assert table.column == "body"
    assert [(row.text, row.about) for row in table.rows] == [
        ("It rained, it blew; and it hailed.", {"headline": "Rain; wind, hail", "title": "Rain; wind, hail"})
    ]


def test_rows_decide_what_a_header_leaves_open():
    assert delimited.read_csv(b"a;b\n1,2\n\n3,4\n5\n", "csv").header == ["a;b"]
    assert delimited.read_csv(b"a;b\n1;2\n\n3;4\n5\n", "csv").header == ["a", "b"]


# A table with a comma in each row: semicolons cut it into more cells, and only a row without them tells against that.
ROW = "It rained, hard;one;two\n"


def test_a_row_that_is_cut_off_does_not_tell_the_delimiter(monkeypatch):
    table, cut = (2 * ROW).encode(), len(ROW) + len("It rained, ha")
    monkeypatch.setattr(delimited, "SAMPLE", cut)
    assert delimited.read_csv(table, "csv").header == ["It rained, hard", "one", "two"]
    assert delimited.read_csv(table[:cut], "csv").header == ["It rained", "hard;one;two"]


@pytest.mark.parametrize(("before", "cells"), [(delimited.ROWS - 1, 2), (delimited.ROWS, 3)])
def test_the_first_rows_tell_the_delimiter(before, cells):
    table = before * ROW + "It blew, too\n"
    assert len(delimited.read_csv(table.encode(), "csv").header) == cells


def test_the_wordiest_column_holds_the_texts():
    table = read(csv([["name", "what was said"], ["one", "It rained and the river rose again in the night."]]), "csv")
    assert (table.column, table.chosen) == ("what was said", "as the one with most words")


def test_a_named_column_is_taken():
    table = read(FILES["csv"], "csv", text_column="party")
    assert [row.text for row in table.rows] == ["Left", ""]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"text_column": "Txt"}, r"no column is called 'Txt' \(--text-column\); the nearest: text"),
        ({"group_by": "partie"}, r"no column is called 'partie' \(--group-by\); the nearest: party"),
        ({"text_column": "text", "group_by": "text"}, "holds the texts"),
    ],
)
def test_a_column_that_is_not_there_names_the_nearest(asked, said):
    with pytest.raises(NoColumnError, match=said):
        read(FILES["csv"], "csv", **asked)


@pytest.mark.parametrize(
    ("content", "kind", "said"),
    [
        (csv([["a", "b"], ["one two", "three four"]]), "csv", "which column holds the texts cannot be told"),
        (b"text,text\na,b\n", "csv", "stands twice"),
        (b"no json\n", "jsonl", "not JSON Lines"),
        (b"PAR1 and no more", "parquet", "damaged Parquet"),
        (b"PK\x03\x04", "xlsx", "damaged"),
        (made.xlsx([]), "xlsx", "without rows"),
        (made.xlsx(ROWS, far="XFD1048576"), "xlsx", "16,384 columns and 1,048,576 rows"),
        (made.locked(made.xlsx(ROWS)), "xlsx", "password"),
    ],
)
def test_a_table_that_cannot_be_read(content, kind, said):
    with pytest.raises(UnreadableError, match=said):
        read(content, kind)


@pytest.mark.parametrize(
    ("kind", "library", "extra"), [("xlsx", "python_calamine", "formats"), ("parquet", "pyarrow", "many")]
)
def test_a_table_without_its_library_names_the_extra(monkeypatch, kind, library, extra):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(UnreadableError, match=rf"install bittersweet\[{extra}\]"):
        read(FILES[kind], kind)


def test_a_bad_row_does_not_stop_the_others():
    table = read(b"id,text\none,It rained.\ntwo\nthree,It snowed.\n", "csv")
    assert [(row.number, row.text, row.fault) for row in table.rows] == [
        (2, "It rained.", ""), (3, "", "1 cells; 2 would be right, as in the header"), (4, "It snowed.", ""),
    ]  # fmt: skip
    lines = read(b'{"text": "It rained."}\n[1]\n{"text": "It snowed."}\n', "jsonl")
    assert [row.fault for row in lines.rows] == ["", "no JSON object; found '[1]'", ""]
    lines = read(b'{"text": "It rained."}\n' + b"x" * 50, "jsonl")
    assert [row.fault for row in lines.rows] == ["", f"no JSON object; found '{'x' * 40}'"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["rain " * 9, "two"], [(2, "not valid CSV from here on: field larger than field limit (10)")]),
        (
            ["one", "two", "rain " * 9, "four"],
            [(2, ""), (3, ""), (4, "not valid CSV from here on: field larger than field limit (10)")],
        ),
    ],
)
def test_where_a_table_breaks_the_rows_before_are_read(monkeypatch, rows, said):
    monkeypatch.setattr(delimited, "FILE", 10)
    limit = csv_module.field_size_limit()
    try:
        table = delimited.read_csv("\n".join(["text", *rows]).encode(), "tsv")
        assert [(row.number, row.fault) for row in table.found] == said
    finally:
        csv_module.field_size_limit(limit)


def test_rows_behind_those_that_the_column_is_told_by_come_behind_them(monkeypatch):
    monkeypatch.setattr("bittersweet.texts.sources.tables.SAMPLE", 2)
    assert [row.text for row in read(csv([["text"], ["one"], ["two"], ["three"]]), "csv").rows] == [
        "one",
        "two",
        "three",
    ]


def test_a_cell_longer_than_the_csv_module_takes_by_itself():
    long = "rain " * 100_000
    assert [row.text for row in read(csv([["id", "text"], ["one", long]]), "csv").rows] == [long]


def test_cells_of_other_types():
    row = {
        "text": "It rained.",
        "day": datetime.date(2020, 1, 31),
        "size": 3.0,
        "words": ["a", "b"],
        "none": None,
        "yes": True,
    }
    found = next(read(parquet_of([row]), "parquet").rows)
    assert found.about == {"day": "2020-01-31", "size": "3", "words": '["a", "b"]', "yes": "True"}


def test_columns_alike_get_numbers():
    found = next(read(b"text,Party!,party\nIt rained.,Left,Right\n", "csv").rows)
    assert found.about == {"party": "Left", "party_2": "Right"}


def test_other_sheets_are_told_and_blank_rows_passed_over():
    table = read(made.xlsx([["text"], ["It rained."], [""], ["It snowed."]], Notes=[["n"], ["1"]], Old=[]), "xlsx")
    assert ([row.number for row in table.rows], table.lost) == ([2, 4], "sheets: Notes, Old")
    table = read(made.xlsx([["text"]], Second=[["text"], ["It rained."]]), "xlsx")
    assert ([row.text for row in table.rows], table.lost) == (["It rained."], "sheets: Texts")
    assert read(FILES["xlsx"], "xlsx").lost == ""


def test_rows_above_a_table_are_counted():
    table = read(made.xlsx([[], [], ["text"], ["It rained."], ["It blew."]]), "xlsx")
    assert [(row.number, row.text) for row in table.rows] == [(4, "It rained."), (5, "It blew.")]


@pytest.mark.parametrize(("cells", "refused"), [(28 * 9, False), (28 * 9 - 1, True)])
def test_a_sheet_of_too_many_cells_is_refused(monkeypatch, cells, refused):
    monkeypatch.setattr(sheets, "CELLS", cells)
    content = made.xlsx(ROWS, far="AB9")
    if refused:
        with pytest.raises(UnreadableError, match="a sheet of 28 columns and 9 rows; at most 251 cells are read"):
            read(content, "xlsx")
    else:
        assert len(list(read(content, "xlsx").rows)) == 3


def test_the_nearest_names_are_three_or_the_first_ten():
    assert len(near("party", ["party1", "party2", "party3", "party4"])) == 3
    assert near("Zebra", [f"c{number}" for number in range(12)]) == [f"c{number}" for number in range(10)]


def test_columns_alike_or_without_letters_get_keys_of_their_own():
    found = next(read(b"text,Party!,party,PARTY?,!,?\nIt rained.,a,b,c,d,e\n", "csv").rows)
    assert found.about == {"party": "a", "party_2": "b", "party_3": "c", "column": "d", "column_2": "e"}


WORDS = ["rain"] * 40


@pytest.mark.parametrize(
    ("words", "others", "column"),
    [(8, 4, "said"), (7, 1, ""), (10, 5, "said"), (9, 5, ""), (5, 10, "by"), (8, 0, "said")],
)
def test_the_column_of_the_texts_has_eight_words_and_twice_those_of_others(words, others, column):
    table = csv([["said", "by"], [" ".join(WORDS[:words]), " ".join(WORDS[:others])]])
    if column:
        assert read(table, "csv").column == column
    else:
        with pytest.raises(UnreadableError, match="name one with --text-column: said, by"):
            read(table, "csv")


def test_a_column_is_known_by_its_name_where_it_holds_a_word_a_row():
    long = " ".join(WORDS)
    assert read(csv([["text", "said"], ["one", long], ["", long]]), "csv").column == "said"
    assert read(csv([["text", "said"], ["one", long], ["two", long]]), "csv").column == "text"
    # The name that comes first in the list of names, not in the table.
    assert read(csv([["body", "Text"], ["one", "two"]]), "csv").column == "Text"
    assert read(csv([["said"], [long]]), "csv").column == "said"
    with pytest.raises(UnreadableError, match="cannot be told"):
        read(b"text\n", "csv")


def test_cells_are_said_of_a_text_on_one_line_and_under_the_usual_names():
    rows = [
        ["key", "text", "headline", "year", "url", "date", "note"],
        [" a ", "It rained.", "Rain\n now", "2020", "x", "", " "],
    ]
    (row,) = read(csv(rows), "csv", group_by="note").rows
    assert (row.name, row.group) == ("a", "no note")
    assert row.about == {
        "key": "a", "headline": "Rain now", "title": "Rain now", "year": "2020", "date": "2020",
        "url": "x", "source": "x",
    }  # fmt: skip
    (row,) = read(b"text,title,headline\nIt rained.,Rain,Wind\n", "csv").rows
    assert (row.name, row.group, row.about) == ("", "", {"title": "Rain", "headline": "Wind"})
    # A column of names that is the texts' own names nothing.
    (row,) = read(b"id,document\nIt rained.,one\n", "csv", text_column="id").rows
    assert (row.name, row.text, row.about) == ("", "It rained.", {"document": "one"})
