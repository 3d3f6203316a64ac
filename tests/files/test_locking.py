"""Locking: one process at a time in a folder, and nothing left of it."""

import subprocess
import sys

import pytest

from bittersweet.files import DataError, alone, locking

HELD = r"out: another run writes there; wait for its end, or name another with --out$"


def test_a_folder_is_made_held_and_left_without_a_lock(tmp_path):
    out = tmp_path / "new" / "out"
    for _ in range(2):  # also where the folder is there
        with alone(out):
            assert (out / locking.LOCK).stat().st_mode & 0o133 == 0
            with pytest.raises(DataError, match=HELD), alone(out):
                raise AssertionError
            assert (out / locking.LOCK).exists()
        assert list(out.iterdir()) == []


def test_a_folder_is_left_when_the_run_fails_or_takes_the_lock_away(tmp_path):
    with pytest.raises(KeyError), alone(tmp_path):
        raise KeyError
    with alone(tmp_path):
        (tmp_path / locking.LOCK).unlink()
    with alone(tmp_path):
        assert list(tmp_path.iterdir()) == [tmp_path / locking.LOCK]


@pytest.mark.parametrize("another", [True, False], ids=["and another came", "and none came"])
def test_a_lock_that_a_run_took_away_as_it_ended_is_not_held(tmp_path, monkeypatch, another):
    """What was opened is then no longer the file that the next run opens: it is opened anew."""
    path, locked, asked = tmp_path / locking.LOCK, locking._locked, []

    def ended(handle):
        if not asked:
            path.rename(tmp_path / "old")  # kept, so that no new file can have its number
            if another:
                path.touch()
        asked.append(handle)
        return locked(handle)

    monkeypatch.setattr(locking, "_locked", ended)
    with alone(tmp_path):
        assert len(asked) == 2
        with pytest.raises(DataError, match="another run writes there"), alone(tmp_path):
            raise AssertionError


@pytest.mark.parametrize("name", ["file", "file/out"])
def test_a_folder_that_cannot_be_written_is_told(tmp_path, name):
    (tmp_path / "file").touch()
    told = pytest.raises(DataError, match=r": cannot be written \(.+\); name a folder you may write to with --out$")
    with told, alone(tmp_path / name):
        raise AssertionError
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


def test_what_a_killed_run_left_there_and_within_is_cleared_away_first(tmp_path):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    for folder in (tmp_path, tmp_path / "tables", tmp_path / "more"):
        folder.mkdir(exist_ok=True)
        (folder / f".a.{ended.pid}-x.part").touch()
    with alone(tmp_path, "tables"):
        left = [path.relative_to(tmp_path).parts[0] for path in tmp_path.rglob("*.part")]
    assert left == ["more"]


def test_where_the_system_has_no_such_locks_nothing_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    with alone(tmp_path), alone(tmp_path):
        assert (tmp_path / locking.LOCK).exists()
