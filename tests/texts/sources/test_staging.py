"""A folder is made whole or not at all, and never over something that `new` did not make."""

import os
from pathlib import Path

import pytest

from bittersweet.files import DataError
from bittersweet.texts.sources.staging import MADE, Staging

DEAD = 2**22 + 1  # no process has this number


def make(folder, files, force=False):
    with Staging(folder, force=force) as staging:
        for name, content in files.items():
            path = staging.path / name
            path.parent.mkdir(exist_ok=True, parents=True)
            path.write_text(content)
        staging.commit()
    return staging


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MADE
    }


FILES = {"corpus.toml": "1", "texts/a.txt": "1", "codebook/actors.csv": "1"}


def test_a_folder_is_made_with_its_parents(tmp_path):
    make(tmp_path / "x/y/study", FILES)
    assert tree(tmp_path) == {f"x/y/study/{name}": "1" for name in FILES}


def test_nothing_is_left_of_a_failure(tmp_path):
    def half():
        with Staging(tmp_path / "x/study", force=False) as staging:
            (staging.path / "corpus.toml").write_text("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_may_be_used(tmp_path):
    (tmp_path / "study").mkdir()
    make(tmp_path / "study", FILES)
    assert tree(tmp_path / "study") == FILES


def refused(folder, force=False):
    before = tree(folder) if folder.is_dir() else None
    with pytest.raises(DataError) as error:
        Staging(folder, force=force)
    assert before is None or tree(folder) == before
    return str(error.value)


def test_a_folder_that_is_there_is_never_replaced(tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "letter.txt").write_text("mine")
    assert "`new` did not make it" in refused(other)
    assert "`new` did not make it" in refused(other, force=True)
    (tmp_path / "file").write_text("mine")
    assert "a file is there already" in refused(tmp_path / "file", force=True)
    (tmp_path / "link").symlink_to(other)
    assert "a link is there already" in refused(tmp_path / "link", force=True)


def test_a_folder_that_new_made_is_replaced_with_force_only(tmp_path):
    folder = tmp_path / "study"
    make(folder, FILES)
    assert "--force" in refused(folder)
    make(folder, {"corpus.toml": "2", "texts/b.txt": "2"}, force=True)
    assert tree(folder) == {"corpus.toml": "2", "texts/b.txt": "2"}
    assert [path.name for path in tmp_path.iterdir()] == ["study"]


def test_what_was_changed_or_added_since_is_kept(tmp_path):
    folder = tmp_path / "study"
    make(folder, FILES)
    (folder / "codebook/actors.csv").write_text("reviewed")
    (folder / "notes").mkdir()
    (folder / "notes/mine.txt").write_text("mine")
    (folder / "notes/more.txt").symlink_to("mine.txt")
    (folder / "notes/of/april").mkdir(parents=True)
    (folder / "notes/of/april/one.txt").write_text("mine")
    place = (folder / "notes/mine.txt").stat().st_ino
    staging = make(folder, dict.fromkeys(FILES, "2"), force=True)
    assert staging.changed == ["codebook/actors.csv"]
    assert tree(folder) == {
        "corpus.toml": "2",
        "texts/a.txt": "2",
        "codebook/actors.csv": "reviewed",
        "notes/mine.txt": "mine",
        "notes/more.txt": "mine",
        "notes/of/april/one.txt": "mine",
    }
    assert (folder / "notes/mine.txt").stat().st_ino == place  # the file itself, and no copy
    assert (folder / "notes/more.txt").is_symlink()
    make(folder, dict.fromkeys(FILES, "3"), force=True)
    assert tree(folder)["codebook/actors.csv"] == "reviewed"


@pytest.mark.parametrize("name", ["texts/a.txt", "corpus.toml", "texts/added.txt"])
def test_changed_texts_are_not_mixed_with_new_ones(tmp_path, name):
    make(tmp_path / "study", FILES)
    (tmp_path / "study" / name).write_text("changed")
    assert name in refused(tmp_path / "study", force=True)


def test_a_killed_run_is_swept_and_put_back(tmp_path):
    make(tmp_path / "study", FILES)
    (tmp_path / "study").rename(tmp_path / f".study.old-{DEAD}")
    (tmp_path / f".study.new-{DEAD}").mkdir()
    (tmp_path / f".study.new-{DEAD}" / "half").write_text("half")
    (tmp_path / ".study.new-note").write_text("mine")
    (tmp_path / f".study.new-{DEAD + 1}").write_text("a file, and so no run's")
    make(tmp_path / "study", dict.fromkeys(FILES, "2"), force=True)
    assert tree(tmp_path / "study") == dict.fromkeys(FILES, "2")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f".study.new-{DEAD + 1}", ".study.new-note", "study",
    ]  # fmt: skip


def test_what_a_killed_run_moved_away_is_put_back_unless_the_new_one_is_there(tmp_path):
    folder, old = tmp_path / "study", tmp_path / f".study.old-{DEAD}"
    make(folder, FILES)
    folder.rename(old)
    assert "--force" in refused(folder)
    assert tree(folder) == FILES
    old.mkdir()
    (old / "corpus.toml").write_text("old")
    assert "--force" in refused(folder)
    assert (tree(folder), old.exists()) == (FILES, False)


def test_an_earlier_run_of_the_same_process_is_not_under_way(tmp_path):
    left = tmp_path / f".study.new-{os.getpid()}"
    left.mkdir()
    make(tmp_path / "study", FILES)
    assert not left.exists()


@pytest.mark.parametrize("before", [{}, FILES])
def test_where_the_move_fails_all_is_as_before(tmp_path, monkeypatch, before):
    folder, rename = tmp_path / "study", Path.rename
    if before:
        make(folder, before)

    def fails(path, target):
        if target == folder and ".new-" in path.name:
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(DataError, match=r"study: cannot be written \(No space left on device\); nothing was made"):
        make(folder, dict.fromkeys(FILES, "2"), force=True)
    assert (tree(folder) if before else list(tmp_path.iterdir())) == (before or [])


def test_another_run_under_way_is_let_be(tmp_path):
    other = tmp_path / ".study.new-1"  # the first process is always alive
    other.mkdir()
    make(tmp_path / "study", FILES)
    assert other.is_dir()


def test_a_place_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(DataError, match="cannot be made"):
        make(Path(tmp_path / "file" / "study"), FILES)
