"""Parts put together: the tables of the whole, what is said of it, and what was left out of it."""

import json

import pytest
from pyarrow import parquet

from bittersweet.files import DataError
from bittersweet.many import part, state
from bittersweet.many.merge import connect, merged
from bittersweet.many.part import Done
from bittersweet.many.parts import Part
from bittersweet.many.piece import Piece
from bittersweet.many.reading import Columns
from bittersweet.many.splitters import splitter


@pytest.fixture
def job(tmp_path, lists):
    out, tool = tmp_path / "out", splitter("spacy")
    (out / "parts").mkdir(parents=True)
    return state.Job(str(out), state.keep_lists(lists, out), tool.name, tool.version, Columns())


@pytest.fixture
def made(job, tmp_path):
    """A function that counts a part of some texts, or of pieces of one that was cut."""

    def make(number, first, texts, cut=0):
        pieces = []
        for place, content in enumerate(texts):
            path = tmp_path / f"{number}-{place}.txt"
            path.write_text(content, "utf-8")
            own = (cut + place, first) if cut else (0, first + place)
            pieces.append(Piece(path.name, str(path), "", "G", "t", own[1], 1, 0, path.stat().st_size, 9, "", own[0]))
        return part.make(job, Part(number, tuple(pieces)))

    return make


def table(job, name):
    return parquet.read_table(f"{job.out}/tables/{name}.parquet").to_pylist()


def test_the_whole_says_what_it_is_made_of_and_what_was_left_out(job, made, tmp_path):
    one, two = made(0, 1, ["An apple. Glad.", " "]), made(2, 3, ["A pear and apples."])
    more = [["s/x.bin", "G", "left out", "no text"]]
    marker = merged(job, [two, Done(1, 10, None, fault="it died"), one], more)
    assert marker == {
        "format": state.FORMAT,
        "splitter": {"name": "spacy", "version": job.splitter_version},
        "lists": job.lists,
        "parts": 3,
        "missing": [1],
        "texts": 2,
        "sentences": 3,
        "words": 7,
        "hits": 4,
        "left_out": 3,
    }
    out = tmp_path / "out"
    assert json.loads((out / state.MARKER).read_text("utf-8")) == marker
    assert (out / "left-out.csv").read_text("utf-8").splitlines() == [
        "source,group,status,reason", "s/x.bin,G,left out,no text",
        "0-1.txt,G,left out,empty; at least one word is needed", "part 1,,left out,it died",
    ]  # fmt: skip
    assert [(row["text"], row["id"], row["words"]) for row in table(job, "texts")] == [(1, "t", 3), (3, "t (2)", 4)]
    assert sorted(path.name for path in (out / "tables").iterdir()) == [
        "tally.parquet", "texts.parquet", "types.parquet",
    ]  # fmt: skip
    assert sorted(path.name for path in (out / "parts").iterdir()) == ["000000", "000002"]
    for path in (out / "tables").iterdir():
        assert parquet.read_metadata(path).metadata is None  # nothing of Arrow's own
        assert parquet.read_metadata(path).row_group(0).column(0).compression == "ZSTD"


@pytest.mark.parametrize(("cut", "texts"), [(0, 2), (1, 1)])
def test_a_word_type_has_the_number_of_the_texts_that_it_stands_in(job, made, cut, texts):
    done = [made(0, 1, ["An apple."], cut), made(1, 1 if cut else 2, ["An apple. An apple."], cut and 2)]
    assert merged(job, done, [])["texts"] == texts
    assert [(row["type"], row["n"], row["texts"]) for row in table(job, "types")] == [
        ("an", 3, texts), ("apple", 3, texts),
    ]  # fmt: skip


def test_where_no_part_could_be_done_that_is_said_of_each(job):
    with pytest.raises(DataError, match=r"^part 0: bad\npart 1: worse$"):
        merged(job, [Done(1, 1, None, fault="worse"), Done(0, 1, None, fault="bad")], [])


def test_tables_that_cannot_be_written_are_said_and_nothing_half_made_is_left(job, made, tmp_path):
    (tmp_path / "out" / "tables").write_text("in the way", "utf-8")
    with pytest.raises(DataError, match=r"the tables cannot be written \(.+\); free some space and go on"):
        merged(job, [made(0, 1, ["An apple."])], [])
    assert not (tmp_path / "out" / state.MARKER).exists()
    assert [path.name for path in (tmp_path / "out" / "parts").iterdir()] == ["000000"]


def test_questions_ask_nothing_of_the_net_and_keep_to_their_memory(tmp_path):
    asked = "SELECT current_setting('autoinstall_known_extensions'), current_setting('autoload_known_extensions')"
    assert connect().execute(asked).fetchall() == [(False, False)]
    asked = "SELECT current_setting('memory_limit'), current_setting('temp_directory')"
    with connect("20MiB", tmp_path / "spill") as connection:
        assert connection.execute(asked).fetchall() == [("20.0 MiB", str(tmp_path / "spill"))]
