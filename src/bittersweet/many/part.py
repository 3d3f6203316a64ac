"""A part: one pure function from some texts to Parquet and a tally, written whole or not at all."""

from __future__ import annotations

import gc
import hashlib
import json
import os
import shutil
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bittersweet.files import DataError, shown
from bittersweet.many import kept, state
from bittersweet.many.parts import Part
from bittersweet.many.piece import Piece, content
from bittersweet.many.reading import Read, read
from bittersweet.many.writing import write_table
from bittersweet.texts.sources.item import Left, UnreadableError


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
    beside = folder.with_name(f".{folder.name}-{socket.gethostname()}-{os.getpid()}")
    try:
        if there := kept.taken_back(folder, beside, inputs, part.first):
            return Done(part.number, part.size, there, reused=True)
        texts: list[Read] = []
        left: list[list[str]] = []
        for piece, found in zip(part.pieces, contents, strict=True):
            for each in [found] if isinstance(found, Left) else read(piece, found, job.columns):
                if isinstance(each, Read):
                    texts.append(each)
                else:
                    left.append([each.source, each.group, each.status, each.reason])
        record = written(beside, texts, job, part.number)._replace(inputs=inputs, first=part.first, left=left)
        state.put(folder, beside, record)
    except OSError as error:
        raise DataError(
            f"{shown(folder)}: cannot be written ({error.strerror or error}); free some space and go on"
        ) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return Done(part.number, part.size, record)


def reused(job: state.Job, part: Part, known: Mapping[str, Path]) -> bool:
    """Whether a part is done already, among those `known` by their inputs."""
    if not known:
        return False
    inputs = _hash(job, part, [_content(piece) for piece in part.pieces])
    return inputs in known and state.record(known[inputs], inputs) is not None


def _content(piece: Piece) -> bytes | Left:
    try:
        return content(piece)
    except UnreadableError as why:
        return Left(piece.source, str(why), piece.group)


def _hash(job: state.Job, part: Part, contents: list[bytes | Left]) -> str:
    """The hash of all that a part's files depend on but its numbers; where the sources lie is not among it."""
    of = hashlib.sha256(json.dumps(job.identity).encode())
    for piece, found in zip(part.pieces, contents, strict=True):
        of.update(json.dumps(piece._replace(path="", number=piece.number - part.first)).encode())
        of.update(hashlib.sha256(found).digest() if isinstance(found, bytes) else found.reason.encode())
    return of.hexdigest()


def written(folder: Path, texts: list[Read], job: state.Job, part: int) -> state.Record:
    """The hash of each file, after the tables of the texts were written to `folder`, and how much there is of each."""
    from bittersweet.many.tables import tables

    found = tables(texts, job, part)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return state.Record(
        inputs="",
        part=part,
        first=0,
        files={f"{name}.parquet": write_table(table, folder / f"{name}.parquet") for name, table in found.items()},
        texts=sum(text.cut < 2 for text in texts),  # of a long text the first piece stands for all
        sentences=len(found["sentences"]),
        words=sum(found["texts"]["words"].to_pylist()),
        hits=len(found["hits"]),
        left=[],
    )
