"""A part: one pure function from some texts to Parquet and a tally, written whole or not at all."""

from __future__ import annotations

import gc
import hashlib
import json
import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bittersweet.files import DataError, shown
from bittersweet.many import state
from bittersweet.many.parts import Part
from bittersweet.many.piece import Piece, content
from bittersweet.many.reading import Read, read
from bittersweet.texts.sources.item import Left, UnreadableError

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = {"sentences": 16_384}  # a row group: small where single rows are looked up
DEFAULT_ROWS = 262_144
RISING = {"place", "text", "number", "paragraph", "raw_start", "raw_end", "line"}  # columns that go up in small steps


class Done(NamedTuple):
    """What a worker says of a part: its record, whether it was there already, or what went wrong."""

    number: int
    size: int
    record: state.Record | None
    reused: bool = False
    fault: str = ""


@contextmanager
def _no_search() -> Iterator[None]:
    """Keep Python from searching for cycles in hundreds of thousands of small objects, none of which holds one."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


@_no_search()
def make(job: state.Job, part: Part) -> Done:
    """The part done: its files lie in the folder of the job, and say what they were made from.

    What is there already, made from the same texts and lists by the same splitter, stays. A text that cannot be read is
    left out and named. Raises DataError when the files cannot be written.
    """
    contents = [_content(piece) for piece in part.pieces]
    inputs = _hash(job, part, contents)
    folder = state.folder_of(job.out, part.number)
    if there := state.record(folder, inputs):
        return Done(part.number, part.size, there, reused=True)
    texts: list[Read] = []
    left: list[list[str]] = []
    for piece, found in zip(part.pieces, contents, strict=True):
        for each in [found] if isinstance(found, Left) else read(piece, found, job.columns):
            if isinstance(each, Read):
                texts.append(each)
            else:
                left.append([each.source, each.group, each.status, each.reason])
    beside = folder.with_name(f".{folder.name}-{socket.gethostname()}-{os.getpid()}")
    try:
        record = written(beside, texts, job, part.number)._replace(inputs=inputs, left=left)
        (beside / state.RECORD).write_text(json.dumps(record._asdict(), ensure_ascii=False, indent=1) + "\n", "utf-8")
        state.put(folder, beside)
    except OSError as error:
        raise DataError(
            f"{shown(folder)}: cannot be written ({error.strerror or error}); free some space and go on"
        ) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return Done(part.number, part.size, record)


def reused(job: state.Job, part: Part) -> bool:
    """Whether a part is done already."""
    folder = state.folder_of(job.out, part.number)
    if not (folder / state.RECORD).exists():
        return False
    return state.record(folder, _hash(job, part, [_content(piece) for piece in part.pieces])) is not None


def _content(piece: Piece) -> bytes | Left:
    try:
        return content(piece)
    except UnreadableError as why:
        return Left(piece.source, str(why), piece.group)


def _hash(job: state.Job, part: Part, contents: list[bytes | Left]) -> str:
    """The hash of all that a part's files depend on; where the sources lie is not among it."""
    of = hashlib.sha256(json.dumps(job.identity).encode())
    for piece, found in zip(part.pieces, contents, strict=True):
        of.update(json.dumps(piece._replace(path="")).encode())
        of.update(hashlib.sha256(found).digest() if isinstance(found, bytes) else found.reason.encode())
    return of.hexdigest()


def written(folder: Path, texts: list[Read], job: state.Job, part: int) -> state.Record:
    """The hash of each file, after the tables of the texts were written to `folder`, and how much there is of each."""
    from pyarrow import parquet

    from bittersweet.many.tables import tables

    found = tables(texts, job, part)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    hashes = {}
    for name, table in found.items():
        path = folder / f"{name}.parquet"
        # No schema of Arrow's own and nothing that depends on when and where: the same bytes each time.
        parquet.write_table(
            table, path, compression="zstd", compression_level=1, row_group_size=ROWS.get(name, DEFAULT_ROWS),
            store_schema=False, use_dictionary=[field.name for field in table.schema if _coded(field)],
            column_encoding={field.name: "DELTA_BINARY_PACKED" for field in table.schema if field.name in RISING},
        )  # fmt: skip
        with path.open("rb") as stream:
            hashes[path.name] = hashlib.file_digest(stream, "sha256").hexdigest()
    return state.Record(
        inputs="",
        files=hashes,
        texts=sum(text.cut < 2 for text in texts),  # of a long text the first piece stands for all
        sentences=len(found["sentences"]),
        words=sum(found["texts"]["words"].to_pylist()),
        hits=len(found["hits"]),
        left=[],
    )


def _coded(field: pa.Field) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_dictionary(field.type))
