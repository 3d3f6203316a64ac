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
