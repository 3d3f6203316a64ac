"""Rows: lists read with the number that a spreadsheet shows, and refused by place."""

import pytest

from bittersweet import files
from bittersweet.files import DataError


@pytest.fixture
def rows(tmp_path):
    """A function that reads a list with the columns surface and note from its content."""

    def rows(content, **options):
        path = tmp_path / "list.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return [(row.number, *row.cells.values()) for row in files.read_rows(path, ("surface", "note"), **options)]

    return rows


def test_rows_bear_the_number_that_a_spreadsheet_shows(rows):
    assert rows("surface,note\nUS,a state\n\nus,a pronoun\n") == [(2, "US", "a state"), (4, "us", "a pronoun")]


def test_cells_are_stripped_and_may_hold_commas_and_line_ends(rows):
    assert rows('surface,note\n US ,"a, b"\n"U\nS",c\n') == [(2, "US", "a, b"), (3, "U\nS", "c")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CR LF", "CR"])
def test_a_list_saved_by_any_spreadsheet_reads_alike(rows, end):
    assert rows(f"\ufeffsurface,note{end}US,a state{end}") == [(2, "US", "a state")]


@pytest.mark.parametrize("mark", ["\u2028", "\x85", "\x0b", "\x1c"])
def test_only_a_line_end_ends_a_row(rows, mark):
    assert rows(f"surface,note\nUS,a{mark}state\n") == [(2, "US", f"a{mark}state")]


def test_columns_may_stand_in_any_order_and_be_more(tmp_path):
    (tmp_path / "list.csv").write_text("note,more,surface\na,b,c\n")
    [row] = files.read_rows(tmp_path / "list.csv", ("surface", "note"))
    assert row == (2, {"note": "a", "more": "b", "surface": "c"}, f"{files.shown(tmp_path / 'list.csv')}, row 2")
    assert files.read_header(tmp_path / "list.csv") == ["note", "more", "surface"]


def test_a_cell_may_be_longer_than_the_library_takes(rows):
    assert rows(f"surface,note\nUS,{'a' * 200_000}\n")[0][2] == "a" * 200_000


def test_a_list_may_be_empty_where_that_is_legal(rows):
    assert rows("surface,note\n", empty=True) == []
    assert rows("surface,note\n\n,\n", empty=True) == []


FAULTS = {
    "nothing": ("", ": empty; a header line with surface, note is needed"),
    "blank lines": ("\n\n", ": empty; a header line with surface, note is needed"),
    "header alone": ("surface,note\n", ": a header and no rows; at least one row is needed"),
    "column missing": (
        "surface,notes\nUS,a\n",
        ", row 1: column note missing; found surface, notes; needed surface, note, separated by commas",
    ),
    "semicolons": ("surface;note\nUS;a\n", ", row 1: column surface, note missing; found surface;note; needed"),
    "column doubled": ("surface,note,note\nUS,a,b\n", ", row 1: column note doubled; found surface, note, note; "),
    "row too long": ("surface,note\nUS,a\nU.S.,a,b\n", ", row 3: 3 cells; 2 would be right, as in the header ("),
    "row too short": ("surface,note\nUS\n", ", row 2: 1 cells; 2 would be right, as in the header ("),
    "quotation mark open": ('surface,note\n"US,a\n', ", line 2: not valid CSV: "),
    "not UTF-8": (b"surface,note\nUS,\xe9tat\n", ", line 2: byte 0xe9 is not UTF-8; save the file as UTF-8"),
}


@pytest.mark.parametrize(("content", "said"), FAULTS.values(), ids=FAULTS)
def test_a_faulty_list_is_refused_by_place(rows, tmp_path, content, said):
    with pytest.raises(DataError) as fault:
        rows(content)
    assert str(fault.value).startswith(f"{tmp_path / 'list.csv'}{said}")
    assert "\n" not in str(fault.value)


def test_all_rows_that_are_too_long_or_short_are_told(rows):
    with pytest.raises(DataError) as fault:
        rows("surface,note\na\nb,c\nd,e,f\n")
    assert [said.split(": ")[1].split(";")[0] for said in fault.value.faults] == ["1 cells", "3 cells"]


def test_a_header_is_refused_like_a_list(tmp_path):
    (tmp_path / "a.csv").write_text(" , \n")
    with pytest.raises(DataError, match=r"a\.csv: empty; a header line is needed$"):
        files.read_header(tmp_path / "a.csv")


def test_a_missing_list_is_refused(tmp_path):
    with pytest.raises(DataError, match=r"list\.csv: no such file; put it there or mend the name"):
        files.read_rows(tmp_path / "list.csv", ("surface",))
