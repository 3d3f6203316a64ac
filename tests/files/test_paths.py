"""Paths: the data folder, files that stay inside it, and names that are told on one line."""

from pathlib import Path

import pytest

from bittersweet import files
from bittersweet.files import DataError


def test_the_data_folder_is_the_one_asked_for_then_the_one_named_then_the_projects(monkeypatch, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.setenv("BITTERSWEET_DATA", str(other))
    assert files.data_folder(tmp_path) == tmp_path
    assert files.data_folder() == other
    monkeypatch.delenv("BITTERSWEET_DATA")
    assert files.data_folder() == files.PROJECT_DATA
    assert (files.PROJECT_DATA / "corpus.toml").exists()


def test_a_data_folder_that_is_missing_or_a_file_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("BITTERSWEET_DATA", str(tmp_path / "none"))
    with pytest.raises(DataError) as fault:
        files.data_folder()
    right = "a data folder holding corpus.toml would be right"
    assert str(fault.value) == f"{tmp_path / 'none'}: found nothing; {right}"
    (tmp_path / "file").write_text("")
    with pytest.raises(DataError) as fault:
        files.data_folder(tmp_path / "file")
    assert str(fault.value) == f"{tmp_path / 'file'}: found a file; {right}"


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000], ids=["NUL", "long"])
def test_a_name_that_no_folder_can_have_is_refused_on_one_line(name):
    with pytest.raises(DataError, match=r": found .+; a data folder holding corpus\.toml would be right$") as fault:
        files.data_folder(name)
    assert str(fault.value).isprintable()


def test_a_path_inside_the_working_folder_is_shown_from_there(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert files.shown(tmp_path / "data" / "a.csv") == "data/a.csv"
    assert files.shown(Path("/elsewhere/a.csv")) == "/elsewhere/a.csv"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("/a\nb.csv", "/a\\nb.csv"),
        ("/a\0b", "/a\\x00b"),
        ("/a\x1b[31mb", "/a\\x1b[31mb"),
        ("/a\udce9b", "/a\\udce9b"),
        ("/é", "/é"),
    ],
)
def test_a_path_is_shown_on_one_line_without_what_steers_a_terminal(name, said):
    assert files.shown(Path(name)) == said


def test_a_link_in_a_circle_is_shown_by_its_name(tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert files.shown(tmp_path / "loop").endswith("loop")


@pytest.mark.parametrize("name", ["a.txt", "texts/a.txt", "texts/../a.txt", "not there yet.txt"])
def test_a_file_inside_its_folder_is_found(tmp_path, name):
    assert files.inside(tmp_path, name) == tmp_path / name


@pytest.mark.parametrize("name", ["../a.txt", "/etc/hosts", "texts/../../a.txt", ".", ""])
def test_a_name_that_leads_out_of_its_folder_is_refused(tmp_path, name):
    with pytest.raises(DataError) as fault:
        files.inside(tmp_path, name, "corpus.toml: file")
    assert str(fault.value) == (
        f"corpus.toml: file {name!r} leads out of {tmp_path}; a file inside the folder would be right"
    )


def test_a_link_that_leads_out_is_refused_and_one_that_stays_is_not(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (home / "a.txt").write_text("a")
    (home / "out.txt").symlink_to(tmp_path / "secret.txt")
    (home / "in.txt").symlink_to(home / "a.txt")
    (home / "up").symlink_to(tmp_path)
    assert files.inside(home, "in.txt") == home / "in.txt"
    for name in ("out.txt", "up/secret.txt"):
        with pytest.raises(DataError, match=f"^the file '{name}' leads out of "):
            files.inside(home, name)


def test_a_folder_that_is_itself_reached_by_a_link_is_a_home(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "linked").symlink_to(tmp_path / "real")
    assert files.inside(tmp_path / "linked", "a.txt") == tmp_path / "linked" / "a.txt"


def test_a_name_that_no_file_can_have_is_refused(tmp_path):
    with pytest.raises(DataError, match=r"^the file 'a\\x00b' is no file's name \(embedded null byte\); a file inside"):
        files.inside(tmp_path, "a\0b")
