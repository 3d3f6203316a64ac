"""A part: its files and what they say of themselves, when it is done again, and what may go wrong."""

import gc
import shutil
from pathlib import Path

import pytest

from bittersweet.files import DataError
from bittersweet.many import kept, state
from bittersweet.many import part as parts
from bittersweet.many.parts import Part
from bittersweet.many.reading import Columns
from bittersweet.many.sources import stream
from bittersweet.many.splitters import splitter
from tests.many.conftest import tree


@pytest.fixture
def job(tmp_path, lists):
    out = tmp_path / "out"
    out.mkdir()
    tool = splitter("sentencex")
    return state.Job(str(out), state.keep_lists(lists, out), tool.name, tool.version, Columns())


@pytest.fixture
def part(sources, tmp_path):
    return Part(0, tuple(stream([(sources, "")], 10**6, tmp_path / "out")))


def folder(job):
    return state.folder_of(job.out, 0)


def test_the_same_texts_give_the_same_bytes(job, part, tmp_path):
    first = parts.make(job, part)
    before = tree(folder(job))
    shutil.rmtree(folder(job))
    assert parts.make(job, part) == first
    assert tree(folder(job)) == before
    assert not first.reused
    assert first.record.texts == 40


def test_what_is_there_is_kept_and_what_was_cut_short_is_done_again(job, part):
    parts.make(job, part)
    before = tree(folder(job))
    assert parts.make(job, part).reused
    path = folder(job) / "hits.parquet"
    path.write_bytes(path.read_bytes()[:-100])
    assert not parts.reused(job, part, kept.known(Path(job.out)))
    assert not parts.make(job, part).reused
    assert tree(folder(job)) == before
    (folder(job) / "part.json").write_text("{", "utf-8")
    assert not parts.make(job, part).reused


def test_another_list_splitter_column_or_version_is_another_part(job, part, monkeypatch):
    parts.make(job, part)
    for other in (job._replace(lists="x"), job._replace(splitter="spacy"), job._replace(columns=Columns("a"))):
        assert not parts.reused(other, part, kept.known(Path(job.out)))
    monkeypatch.setattr(state, "FORMAT", 99)
    assert not parts.reused(job, part, kept.known(Path(job.out)))


def test_a_full_disk_leaves_nothing_half_made(job, part, monkeypatch):
    from pyarrow import parquet

    whole = parquet.write_table

    def full(table, path, **how):
        whole(table.slice(0, 1), path, **how)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(parquet, "write_table", full)
    with pytest.raises(DataError, match=r"cannot be written \(No space left on device\); free some space"):
        parts.make(job, part)
    assert not list((folder(job).parent).glob("*"))


def test_a_text_that_cannot_be_read_is_named_and_the_rest_is_done(job, part, tmp_path):
    broken = part.pieces[0]._replace(path=str(tmp_path / "gone.txt"), source="gone.txt")
    found = parts.make(job, Part(0, (broken, *part.pieces[1:])))
    assert found.record.texts == 39
    assert [(row[0], row[3].split(";")[0]) for row in found.record.left] == [
        ("gone.txt", "cannot be read (No such file or directory)")
    ]


def test_a_worker_with_another_splitter_refuses(job, part):
    with pytest.raises(DataError, match=r"sentencex .* is installed where this runs; 0\.1 is needed"):
        parts.make(job._replace(splitter_version="0.1"), part)


def test_what_is_done_is_said_with_the_sizes_of_the_tables(job, part):
    from pyarrow import parquet

    done = parts.make(job, part)
    assert (done.number, done.size, done.reused, done.fault) == (0, part.size, False, "")
    assert done.record == state.record(folder(job))
    assert (done.record.part, done.record.first, done.record.left) == (0, 1, [])
    tables = {name: parquet.read_table(folder(job) / name) for name in done.record.files}
    assert done.record.sentences == len(tables["sentences.parquet"]) > 100
    assert done.record.hits == len(tables["hits.parquet"]) > 100
    assert done.record.words == sum(tables["texts.parquet"]["words"].to_pylist()) > 1000
    again = parts.make(job, part)
    assert again == done._replace(reused=True)


def test_a_part_is_known_by_its_texts_wherever_they_lie_and_whatever_their_numbers(job, part, tmp_path, sources):
    record = parts.make(job, part).record
    known = kept.known(Path(job.out))
    copy = shutil.copytree(sources, tmp_path / "copy" / sources.name)
    moved = Part(
        4, tuple(p._replace(path=p.path.replace(str(sources), str(copy)), number=p.number + 9) for p in part.pieces)
    )
    assert parts.reused(job, moved, known)
    assert not parts.reused(job, moved, {})
    assert not parts.reused(job, Part(0, part.pieces[1:]), known)
    renamed = part.pieces[0]._replace(name="another")
    assert not parts.reused(job, Part(0, (renamed, *part.pieces[1:])), known)
    apart = part.pieces[0]._replace(number=0)  # one more between the first text and the second
    assert not parts.reused(job, Part(0, (apart, *part.pieces[1:])), known)
    kept.set_aside(Path(job.out))
    done = parts.make(job, moved)
    assert (done.reused, done.number, done.size) == (True, 4, part.size)
    assert done.record._replace(files={}) == record._replace(files={}, part=4, first=10)
    assert state.record(state.folder_of(job.out, 4)) == done.record


def test_of_a_long_text_the_first_piece_stands_for_all(job, part):
    pieces = [piece._replace(cut=cut) for cut, piece in enumerate(part.pieces[:3], 1)]
    assert parts.make(job, Part(0, tuple(pieces))).record.texts == 1
    assert parts.make(job, Part(1, tuple(pieces[1:]))).record.texts == 0


@pytest.mark.parametrize("on", [True, False])
def test_the_search_for_cycles_is_after_a_part_as_it_was_before(job, part, on):
    try:
        if not on:
            gc.disable()
        parts.make(job, Part(0, part.pieces[:1]))
        assert gc.isenabled() == on
    finally:
        gc.enable()
