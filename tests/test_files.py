"""Files: lists read with errors that say what to mend, files written whole or not at all."""

from pathlib import Path

import pytest

from bittersweet import files
from bittersweet.files import DataError

FULL = OSError(28, "No space left on device")


def names(folder):
    return sorted(path.name for path in folder.rglob("*"))


def fail(*_, **__):
    raise FULL


@pytest.fixture
def rows(tmp_path):
    """A function that reads a list with the columns surface and note from its content."""

    def rows(content):
        path = tmp_path / "list.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return [(row.number, *row.cells.values()) for row in files.read_rows(path, ("surface", "note"))]

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
    assert row == (2, {"note": "a", "more": "b", "surface": "c"})


FAULTS = {
    "nothing": ("", ": empty; a header line with surface, note is needed"),
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


def test_a_missing_list_is_refused(tmp_path):
    with pytest.raises(DataError, match=r"list\.csv: no such file; put it there or mend the name"):
        files.read_rows(tmp_path / "list.csv", ("surface",))


def test_a_manifest_may_begin_with_a_byte_order_mark(tmp_path):
    (tmp_path / "a.toml").write_text('\ufeffkey = "value"\n', encoding="utf-8")
    assert files.read_toml(tmp_path / "a.toml") == {"key": "value"}


def test_the_data_folder_is_the_one_asked_for_then_the_one_named_then_the_projects(monkeypatch, tmp_path, data):
    monkeypatch.setenv("BITTERSWEET_DATA", str(data))
    assert files.data_folder(tmp_path) == tmp_path
    assert files.data_folder() == data
    monkeypatch.delenv("BITTERSWEET_DATA")
    assert files.data_folder() == files.PROJECT_DATA


def test_a_named_data_folder_that_is_missing_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("BITTERSWEET_DATA", str(tmp_path / "none"))
    with pytest.raises(DataError, match="none: found nothing"):
        files.data_folder()


def test_a_path_inside_the_working_folder_is_shown_from_there(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert files.shown(tmp_path / "data" / "a.csv") == "data/a.csv"
    assert files.shown(Path("/elsewhere/a.csv")) == "/elsewhere/a.csv"


def test_a_file_is_written_with_its_folders_and_its_line_ends(tmp_path):
    path = files.write(tmp_path / "new" / "a.txt", "Kerry’s\nvisit\r\n")
    assert path.read_bytes() == "Kerry’s\nvisit\r\n".encode()
    assert names(tmp_path) == ["a.txt", "new"]


def test_a_written_file_may_be_read_by_others(tmp_path):
    assert files.write(tmp_path / "a.txt", b"x").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("step", ["replace", "chmod"])
def test_a_write_that_fails_leaves_the_old_content_and_nothing_beside(monkeypatch, tmp_path, step):
    path = files.write(tmp_path / "a.txt", "old")
    monkeypatch.setattr(Path, step, fail)
    with pytest.raises(DataError) as fault:
        files.write(path, "new")
    assert str(fault.value) == (
        f"{path}: cannot be written (No space left on device); name a folder you may write to with --out"
    )
    assert (names(tmp_path), path.read_text()) == (["a.txt"], "old")


def test_a_file_where_the_folder_should_be_is_refused_and_kept(tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(DataError, match=r"out/a\.txt: cannot be written \(.+\); name a folder"):
        files.write(tmp_path / "out" / "a.txt", "new")
    assert (names(tmp_path), (tmp_path / "out").read_text()) == (["out"], "mine")


def test_a_folder_where_the_file_should_be_is_refused_and_kept(tmp_path):
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(DataError, match=r"a\.txt: cannot be written"):
        files.write(tmp_path / "a.txt", "new")
    assert names(tmp_path) == ["a.txt"]


def test_a_value_out_of_its_list_is_told_with_the_list():
    with pytest.raises(DataError, match=r"^a\.csv, row 2: kind is 'stat'; one of state, person would be right$"):
        files.one_of("stat", ["state", "person"], "a.csv, row 2", "kind")
