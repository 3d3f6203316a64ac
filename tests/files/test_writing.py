"""Writing: whole or not at all, several files all or none, and nothing left behind."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bittersweet import files
from bittersweet.files import DataError

FULL = OSError(28, "No space left on device")


def names(folder):
    return sorted(path.name for path in folder.rglob("*"))


def fail(*_, **__):
    raise FULL


@pytest.fixture(scope="module")
def gone():
    """The number of a process that has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


def test_a_file_is_written_with_its_folders_and_its_line_ends(tmp_path):
    path = files.write(tmp_path / "new" / "a.txt", "Anna’s\nvisit\r\n")
    assert path.read_bytes() == "Anna’s\nvisit\r\n".encode()
    assert names(tmp_path) == ["a.txt", "new"]


def test_a_written_file_may_be_read_by_others(tmp_path):
    assert files.write(tmp_path / "a.txt", b"x").stat().st_mode & 0o777 == 0o644


def test_a_name_may_be_as_long_as_the_system_takes(tmp_path):
    assert files.write(tmp_path / ("a" * 250), "x").read_text() == "x"


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


def test_a_name_that_no_file_can_have_is_refused(tmp_path):
    with pytest.raises(DataError, match=r"a\\x00b: cannot be written \(embedded null byte\); name a folder"):
        files.write(tmp_path / "a\0b", "new")
    assert names(tmp_path) == []


def test_of_several_files_all_are_written_or_none(tmp_path):
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    assert files.write_all({first: "1", second: b"2"}) == [first, second]
    assert (first.read_text(), second.read_text(), names(tmp_path)) == ("1", "2", ["a.txt", "b.txt"])
    (tmp_path / "c.txt").mkdir()
    with pytest.raises(DataError, match=r"c\.txt: cannot be written \(Is a directory\)"):
        files.write_all({first: "3", tmp_path / "c.txt": "4"})
    assert (first.read_text(), names(tmp_path)) == ("1", ["a.txt", "b.txt", "c.txt"])


def test_the_moves_are_listed_before_the_first_and_the_list_goes_after_the_last(tmp_path, monkeypatch):
    seen = []
    replace = Path.replace
    monkeypatch.setattr(Path, "replace", lambda self, to: seen.append((names(tmp_path), to.name)) or replace(self, to))
    files.write_all({tmp_path / "a": "1", tmp_path / "b": "2"})
    assert [to for _, to in seen] == [f".{os.getpid()}.moves", "a", "b"]
    assert [len(there) for there, _ in seen] == [3, 3, 3]  # two parts and the list
    assert names(tmp_path) == ["a", "b"]


def test_a_killed_process_leaves_all_files_or_none(tmp_path):
    """The process ends itself at its second move: the next one that comes finishes what was decided."""
    script = (
        "import os, pathlib\nfrom bittersweet import files\n"
        "replace, moves = pathlib.Path.replace, []\n"
        "def killed(self, to):\n"
        "    moves.append(to)\n"
        "    return os._exit(9) if len(moves) == 3 else replace(self, to)\n"
        "pathlib.Path.replace = killed\n"
        f"folder = pathlib.Path({str(tmp_path)!r})\n"
        "files.write_all({folder / 'a': 'new', folder / 'b': 'new'})\n"
    )
    files.write_all({tmp_path / "a": "old", tmp_path / "b": "old"})
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 9
    assert ((tmp_path / "a").read_text(), (tmp_path / "b").read_text()) == ("new", "old")
    assert len(names(tmp_path)) == 4
    files.settle(tmp_path)
    assert ((tmp_path / "a").read_text(), (tmp_path / "b").read_text()) == ("new", "new")
    assert names(tmp_path) == ["a", "b"]


def test_what_a_killed_process_left_is_cleared_away_and_what_others_write_is_not(tmp_path, gone):
    kept = [".a.txt", f".a.{os.getpid()}-x.part", ".a.part", ".part", "a.1-x.part"]
    for name in (*kept, f".a.txt.{gone}-abc.part", f".{'b' * 100}.{gone}-d.part"):
        (tmp_path / name).write_text("x")
    files.settle(tmp_path)
    assert names(tmp_path) == sorted(kept)


def test_moves_that_were_made_before_the_end_are_not_made_again(tmp_path, gone):
    (tmp_path / f".a.{gone}-x.part").write_text("new")
    moves = [[str(tmp_path / f".{name}.{gone}-x.part"), str(tmp_path / name)] for name in "ab"]
    (tmp_path / f".{gone}.moves").write_text(json.dumps(moves))
    (tmp_path / "b").write_text("as it is")
    files.settle(tmp_path)
    assert names(tmp_path) == ["a", "b"]
    assert ((tmp_path / "a").read_text(), (tmp_path / "b").read_text()) == ("new", "as it is")


def test_a_list_of_moves_that_was_not_written_here_moves_nothing(tmp_path, gone):
    """A folder may come from anywhere, and may not have a file of it put in place of one elsewhere."""
    inside, listed = tmp_path / "inside", tmp_path / "inside" / f".{gone}.moves"
    inside.mkdir()
    part = inside / f".mine.{gone}-x.part"
    wrong = [
        json.dumps([[str(part), str(tmp_path / "mine")]]),
        json.dumps([[str(inside / "file"), str(inside / "mine")]]),
        json.dumps([[str(inside / f".mine.{gone}-x"), str(inside / "mine")]]),
        json.dumps([[str(inside / ".mine.1-x.part"), str(inside / "mine")]]),
        json.dumps([[str(inside / f".other.{gone}-x.part"), str(inside / "mine")]]),
        *("", "5", "[5]", "[[1, 2]]", "[[" * 5000, '[["a"]]', "\0"),
    ]
    for name in ("file", f".mine.{gone}-x", ".mine.1-x.part", f".other.{gone}-x.part"):
        (inside / name).write_text("theirs")
    (tmp_path / "mine").write_text("mine")
    (inside / "mine").write_text("mine")
    for content in wrong:
        part.write_text("theirs")
        listed.write_text(content)
        files.settle(inside)
        assert ((tmp_path / "mine").read_text(), (inside / "mine").read_text()) == ("mine", "mine")
        assert not listed.exists()


@pytest.mark.parametrize(
    ("answer", "kept"), [(PermissionError, True), (ProcessLookupError, False), (OverflowError, False)]
)
def test_a_process_that_may_not_be_asked_is_taken_to_live(tmp_path, monkeypatch, answer, kept):
    def kill(process, signal):
        assert (process, signal) == (4321, 0)
        raise answer

    monkeypatch.setattr(os, "kill", kill)
    (tmp_path / ".a.4321-x.part").write_text("x")
    files.settle(tmp_path)
    assert (tmp_path / ".a.4321-x.part").exists() == kept


def test_where_a_process_cannot_be_asked_without_harm_nothing_is_cleared(tmp_path, monkeypatch, gone):
    (tmp_path / f".a.{gone}-x.part").write_text("x")
    monkeypatch.setattr("bittersweet.files.writing.os.name", "nt")
    files.settle(tmp_path)
    monkeypatch.undo()
    assert names(tmp_path) == [f".a.{gone}-x.part"]


def test_the_moves_of_a_process_that_lives_are_its_own(tmp_path):
    (tmp_path / f".{os.getpid()}.moves").write_text("[]")
    files.settle(tmp_path)
    assert names(tmp_path) == [f".{os.getpid()}.moves"]
