"""What a run knows of its folder: the lists, the records of parts, and who is at work."""

import json
import shutil

import pytest

from bittersweet.files import DataError, sha256
from bittersweet.many import state
from bittersweet.many.reading import Columns
from bittersweet.many.state import Record


def made(folder, content=b"a"):
    folder.mkdir(parents=True)
    (folder / "t.parquet").write_bytes(content)
    return Record("x", 3, 1, {"t.parquet": sha256(content)}, 1, 2, 3, 4, [["a", "b", "left out", "ü"]])


def test_a_record_is_read_as_it_was_put_while_its_files_are_what_it_says(tmp_path):
    record = made(tmp_path / ".beside")
    state.put(tmp_path / "000003", tmp_path / ".beside", record)
    assert state.record(tmp_path / "000003") == state.record(tmp_path / "000003", "x") == record
    assert state.record(tmp_path / "000003", "y") is None
    assert [path.name for path in tmp_path.iterdir()] == ["000003"]
    (tmp_path / "000003" / "t.parquet").write_bytes(b"b")
    assert state.record(tmp_path / "000003") is None
    (tmp_path / "000003" / "t.parquet").unlink()
    assert state.record(tmp_path / "000003") is None
    (tmp_path / "000003" / state.RECORD).write_text('{"inputs": "x"}', "utf-8")
    assert state.record(tmp_path / "000003") is None


def test_of_two_workers_that_did_the_same_part_the_later_one_stays(tmp_path):
    for name, content in ((".first", b"a"), (".second", b"b")):
        state.put(tmp_path / "000003", tmp_path / name, made(tmp_path / name, content))
    assert (tmp_path / "000003" / "t.parquet").read_bytes() == b"b"
    assert state.record(tmp_path / "000003") is not None
    assert [path.name for path in tmp_path.iterdir()] == ["000003"]


def test_lists_are_those_of_a_study_or_of_a_folder_with_nothing_else(tmp_path):
    for place in (tmp_path / "bare", tmp_path / "study" / "codebook"):
        place.mkdir(parents=True)
        (place / "fruits.csv").write_text("fruit,label,surface\na,A,apple\n", "utf-8")
        (place / "lists.toml").write_text('[fruits]\nper = "sentences"\n', "utf-8")
        (place / "other_names.csv").write_text("surface,note\nZoë,known\n", "utf-8")
    (tmp_path / "bare" / "others.csv").write_text("name\nno list\n", "utf-8")
    for folder in (tmp_path / "bare", tmp_path / "study"):
        found = state.read_lists(folder)
        assert [(name, book.settings.per) for name, book in found.items()] == [("fruits", "sentences")]
        out = tmp_path / f"{folder.name}-out"
        (out / "codebook").mkdir(parents=True)
        (out / "codebook" / "old.csv").write_text("fruit,label,surface\nb,B,pear\n", "utf-8")
        assert state.keep_lists(folder, out) == state.lists_hash(folder) == state.lists_hash(out)
        assert sorted(p.name for p in (out / "codebook").iterdir()) == ["fruits.csv", "lists.toml", "other_names.csv"]
    assert state.lists_hash(tmp_path / "bare") == state.lists_hash(tmp_path / "study")
    (tmp_path / "bare" / "fruits.csv").unlink()
    with pytest.raises(DataError, match="no list; a CSV with the columns label and surface"):
        state.read_lists(tmp_path / "bare")
    with pytest.raises(DataError, match="no such folder"):
        state.read_lists(tmp_path / "gone")


def test_an_output_is_known_whether_it_is_finished_or_not(tmp_path):
    assert not state.is_output(tmp_path)
    (tmp_path / "parts").mkdir()
    assert not state.is_output(tmp_path)
    (tmp_path / state.SOURCES).write_text("{}", "utf-8")
    assert state.is_output(tmp_path)
    (tmp_path / "parts").rmdir()
    assert not state.is_output(tmp_path)
    (tmp_path / state.MARKER).write_text(json.dumps({}), "utf-8")
    assert state.is_output(tmp_path)


def test_a_file_is_no_folder_to_write_into(tmp_path):
    (tmp_path / "out").write_text("Mine.", "utf-8")
    with pytest.raises(DataError, match="holds out, which no count has written"), state.locked(tmp_path / "out"):
        pass
    with pytest.raises(DataError, match="cannot be written"), state.locked(tmp_path / "out" / "deeper"):
        pass
    with state.locked(tmp_path / "a" / "b"):
        pass
    with state.locked(tmp_path / "a" / "b"):  # it is free again
        assert (tmp_path / "a" / "b" / state.LOCK).exists()


def test_lists_that_are_kept_already_are_not_written_again_and_changed_ones_are(tmp_path):
    (tmp_path / "lists").mkdir()
    for name in ("a", "b"):
        (tmp_path / "lists" / f"{name}.csv").write_text("fruit,label,surface\na,A,apple\n", "utf-8")
    before = state.keep_lists(tmp_path / "lists", tmp_path / "out")
    kept = [tmp_path / "out" / "codebook" / f"{name}.csv" for name in ("a", "b")]
    inodes = [path.stat().st_ino for path in kept]
    (tmp_path / "lists" / "b.csv").write_text("fruit,label,surface\na,A,pear\n", "utf-8")
    assert state.keep_lists(tmp_path / "lists", tmp_path / "out") != before
    assert [path.stat().st_ino == inode for path, inode in zip(kept, inodes, strict=True)] == [True, False]
    assert [path.read_text("utf-8").split(",")[-1] for path in kept] == ["apple\n", "pear\n"]


def test_a_list_by_another_name_is_another_list(tmp_path):
    (tmp_path / "fruits.csv").write_text("fruit,label,surface\na,A,apple\n", "utf-8")
    before = state.lists_hash(tmp_path)
    (tmp_path / "other_names.csv").write_text("surface,note\nZoë,known\n", "utf-8")
    assert state.lists_hash(tmp_path) == before  # nothing is counted by it
    (tmp_path / "fruits.csv").rename(tmp_path / "trees.csv")
    assert state.lists_hash(tmp_path) != before


def test_where_the_sources_lie_is_written_down(tmp_path):
    (tmp_path / "texts").mkdir()
    named = [(tmp_path / "x" / ".." / "texts", "g"), (tmp_path / "a.csv", "")]
    state.keep_sources(tmp_path, named, 9, Columns("words", "party"))
    assert json.loads((tmp_path / state.SOURCES).read_text("utf-8")) == {
        "sources": [str(tmp_path / "texts"), str(tmp_path / "a.csv")], "size": 9, "columns": ["words", "party"],
    }  # fmt: skip


def test_a_part_is_put_nowhere_when_its_place_is_not_there(tmp_path):
    record = made(tmp_path / ".beside")
    with pytest.raises(OSError, match=r"beside' -> "):
        state.put(tmp_path / "gone" / "000003", tmp_path / ".beside", record)
    assert state.record(tmp_path / ".beside") == record


def test_a_folder_of_an_earlier_output_is_taken_and_free_again_after_a_fault(tmp_path):
    with state.locked(tmp_path / "new" / "out"):
        assert [path.name for path in (tmp_path / "new" / "out").iterdir()] == [state.LOCK]
    shutil.rmtree(tmp_path / "new")
    for name in state.OURS:
        (tmp_path / name).touch()
    with pytest.raises(ZeroDivisionError), state.locked(tmp_path):
        1 / 0  # noqa: B018
    with state.locked(tmp_path), pytest.raises(DataError, match="another run is writing here"), state.locked(tmp_path):
        pass
    (tmp_path / "b.txt").touch()
    (tmp_path / "a.txt").touch()
    with pytest.raises(DataError, match=r"holds a\.txt, which no count has written"), state.locked(tmp_path):
        pass
