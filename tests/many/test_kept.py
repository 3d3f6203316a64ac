"""Parts of an earlier run: set aside by what they were made from, taken back with new numbers, or taken away."""

import json
from hashlib import sha256

import pyarrow as pa
import pytest

from bittersweet.many import kept, state
from bittersweet.many.writing import read_table, write_table

ONE, TWO = "1" * 64, "2" * 64
LEFT = [["a.txt", "g", "left out", "empty"]]


def made(folder, inputs=ONE, part=3, first=10):
    """A part of two texts with one sentence each, and a table that has no numbers of texts."""
    folder.mkdir(parents=True)
    tables = {
        "sentences": {"text": [first, first + 1], "place": [(part << 32) + 5, (part << 32) + 6], "n": [1, 2]},
        "types": {"type": ["a", "b"], "n": [1, 1]},
    }
    files = {f"{name}.parquet": write_table(pa.table(own), folder / f"{name}.parquet") for name, own in tables.items()}
    record = state.Record(inputs, part, first, files, 2, 2, 9, 0, LEFT)
    (folder / state.RECORD).write_text(json.dumps(record._asdict()), "utf-8")
    return record


@pytest.fixture
def parts(tmp_path):
    return tmp_path / "parts"


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_what_says_what_it_was_made_from_is_set_aside_and_the_rest_goes(parts, tmp_path):
    made(parts / ".done" / TWO)
    made(parts / "000003")
    made(parts / ".000004-host-1", "4" * 64)
    made(parts / "copy of 000003", "5" * 64)
    (parts / "000005").mkdir()
    kept.set_aside(tmp_path)
    assert names(parts) == [".done"]
    assert names(parts / ".done") == [ONE, TWO]
    assert state.record(parts / ".done" / ONE, ONE).part == 3


def test_of_two_parts_with_the_same_texts_one_is_set_aside_and_takes_the_place_of_an_older(parts, tmp_path):
    for name, first in ((f".done/{ONE}", 1), ("000002", 2), ("000003", 3)):
        made(parts / name, first=first)
    kept.set_aside(tmp_path)
    assert names(parts / ".done") == [ONE]
    assert state.record(parts / ".done" / ONE).first == 3


@pytest.mark.parametrize("said", ["{", "[]", "{}", '{"inputs": 1}', '{"inputs": "../../x"}', f'{{"inputs": "{ONE}0"}}'])
def test_what_does_not_say_what_it_was_made_from_is_not_known(parts, tmp_path, said):
    made(parts / ".done" / TWO, TWO)
    made(parts / "000001")
    made(parts / ".000004-host-1", "4" * 64)
    assert kept.known(tmp_path) == {TWO: parts / ".done" / TWO, ONE: parts / "000001"}
    (parts / "000001" / state.RECORD).write_text(said, "utf-8")
    (parts / "000002").mkdir()
    assert kept.known(tmp_path) == {TWO: parts / ".done" / TWO}


def test_what_was_not_asked_for_is_taken_away_at_the_end(parts, tmp_path):
    for name in ("000001", f".done/{TWO}", ".000004-host-1"):
        made(parts / name)
    kept.clean(tmp_path)
    assert names(parts) == ["000001"]


def test_a_part_with_the_numbers_that_it_had_is_put_back_as_it_is(parts):
    record = made(parts / ".done" / ONE)
    assert kept.taken_back(parts / "000003", parts / ".beside", ONE, 10) == record
    assert names(parts) == [".done", "000003"]
    assert names(parts / ".done") == []
    assert state.record(parts / "000003", ONE) == record


@pytest.mark.parametrize(("part", "first"), [(1, 10), (3, 4), (7, 25)])
def test_a_part_that_stands_elsewhere_now_has_its_numbers_written_anew_as_if_it_were_counted(
    parts, tmp_path, part, first
):
    record = made(parts / ".done" / ONE)
    fresh = made(tmp_path / "fresh", part=part, first=first)
    folder, beside = parts / f"{part:06d}", parts / ".beside"
    beside.mkdir()  # what a worker that was killed had begun
    (beside / "begun").touch()
    assert kept.taken_back(folder, beside, ONE, first) == fresh != record
    assert names(parts) == [".done", folder.name]
    assert names(parts / ".done") == []
    assert state.record(folder, ONE) == fresh
    assert names(folder) == ["part.json", "sentences.parquet", "types.parquet"]
    for name in fresh.files:
        assert (folder / name).read_bytes() == (tmp_path / "fresh" / name).read_bytes()
        assert sha256((folder / name).read_bytes()).hexdigest() == fresh.files[name]
    assert read_table(folder / "sentences.parquet")["n"].to_pylist() == [1, 2]


def test_nothing_is_taken_back_where_nothing_was_made_from_the_same_or_it_is_damaged(parts):
    assert kept.taken_back(parts / "000003", parts / ".beside", ONE, 10) is None
    made(parts / ".done" / ONE)
    (parts / ".done" / ONE / "types.parquet").write_bytes(b"")
    assert kept.taken_back(parts / "000003", parts / ".beside", ONE, 10) is None
    assert names(parts) == [".done"]
