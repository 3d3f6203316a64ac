"""Pieces: stretches of files that are read in one go, found without reading the files whole."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import IO, NamedTuple

from bittersweet.texts.sources import detect
from bittersweet.texts.sources.item import UnreadableError
from bittersweet.texts.sources.limits import DAMAGE

LOOK = 8192  # bytes that tell what a file is
SHEET = 1_048_576  # rows that a sheet may have
_BLANK = re.compile(rb"\n[ \t\r]*\n\s*")
_LINE = re.compile(rb"\n")


class Piece(NamedTuple):
    """A stretch of a file: one text, a part of a long one (`cut` counts them from 1), or rows of a table (`kind`).

    `source` is how a reader knows it, `name` what the text is called, or the table. `start` and `stop` are bytes, in
    Parquet row groups; `stop` is 0 for the whole. `number` is that of the first text in it, `texts` how many numbers
    it may take, `row` how many rows of a table stand before it.
    """

    source: str
    path: str
    member: str
    group: str
    name: str
    number: int
    texts: int
    start: int
    stop: int
    size: int
    kind: str = ""
    cut: int = 0
    row: int = 0


@lru_cache(maxsize=4)
def _archive(path: str, changed: int) -> zipfile.ZipFile:  # noqa: ARG001 (a changed archive is opened again)
    return zipfile.ZipFile(path)


def opened(path: str, member: str = "") -> IO[bytes]:
    """The file at `path`, or a member of the archive there, to be read from its start.

    A pipe that was put in its place is refused. Raises OSError, or what `zipfile` raises.
    """
    if member:
        return _archive(path, os.stat(path).st_mtime_ns).open(member)  # noqa: PTH116
    return os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb")


@contextmanager
def _readable() -> Iterator[None]:
    """Raise UnreadableError for a file that cannot be read."""
    try:
        yield
    except DAMAGE as error:
        said = getattr(error, "strerror", None) or error
        raise UnreadableError(f"cannot be read ({said}); a readable file is needed") from None


def content(piece: Piece) -> bytes:
    """The bytes of a piece, in Parquet of the whole file. Raises UnreadableError when they cannot be read."""
    with _readable(), opened(piece.path, piece.member) as stream:
        if not piece.stop or piece.kind == "parquet":
            return stream.read()
        stream.seek(piece.start)
        return stream.read(piece.stop - piece.start)


def pieces(
    source: str, path: str, member: str, group: str, name: str, size: int, number: int, goal: int
) -> list[Piece]:
    """The pieces of one file, each of about `goal` bytes at most where the file can be cut.

    A long text is cut after blank lines, else after a line, a table between two rows. Raises UnreadableError for what
    is none of the formats, for a table without rows, and for a damaged file.
    """
    whole = Piece(source, path, member, group, name, number, 1, 0, 0, size)
    if size <= goal and detect.BY_NAME.get(Path(member or path).suffix.lower()) in detect.TEXTS:
        return [whole]  # what it is will be seen when it is read
    with _readable():
        return list(_looked_at(whole, goal)) or [whole]


def _looked_at(whole: Piece, goal: int) -> Iterator[Piece]:
    """The pieces of a file, by what its first bytes say that it is, of an archive by what is in it."""
    with opened(whole.path, whole.member) as stream:
        head = stream.read(LOOK)
        packed = head.startswith(b"PK\x03\x04")
        kind = detect.packed(stream) if packed else detect.kind(head, whole.member or whole.path)
    if kind == "parquet":
        yield from _row_groups(whole._replace(kind=kind), goal)
    elif kind in ("csv", "tsv", "jsonl") and b"\x00" not in head:
        yield from _rows(whole._replace(kind=kind), goal)
    elif kind in detect.TABLES:
        yield whole._replace(kind=kind, texts=SHEET)
    elif kind in ("text", "markdown") and whole.size > 2 * goal and b"\x00" not in head:
        yield from _stretches(whole, goal)
    else:
        yield whole


def _stretches(whole: Piece, goal: int) -> Iterator[Piece]:
    """A long text in pieces that end where a paragraph does."""
    start, cut, held = 0, 1, b""
    with opened(whole.path, whole.member) as stream:
        while held := held + stream.read(2 * goal - len(held)):
            end = _end(held, goal)
            yield whole._replace(start=start, stop=start + end, size=end, cut=cut)
            held, start, cut = held[end:], start + end, cut + 1


def _end(held: bytes, goal: int) -> int:
    """Where the first paragraph after `goal` bytes ends; else a line, else a word, else a letter, else all."""
    for pattern in (_BLANK, _LINE):
        for match in pattern.finditer(held, goal):
            if match.end() < len(held):
                return match.end()
    if blank := held.find(b" ", goal) + 1:
        return blank
    return next((end for end in range(goal, len(held)) if not 0x80 <= held[end] < 0xC0), len(held))


def _rows(whole: Piece, goal: int) -> Iterator[Piece]:
    """A table in pieces of whole rows; the header of a CSV is in none."""
    with opened(whole.path, whole.member) as stream:
        if whole.kind == "jsonl":
            yield from _together(whole, _ends(stream, quoted=False), goal)
        else:
            found = _ends(stream, quoted=True)
            start, _, _ = next(found)
            yield from _together(whole._replace(start=start), found, goal)


def _ends(stream: IO[bytes], *, quoted: bool) -> Iterator[tuple[int, int, int]]:
    """Of each row where it ends, that it is one, and its bytes; it goes on while a quotation mark is open."""
    start = at = inside = 0
    for line in stream:
        at += len(line)
        inside ^= quoted and line.count(b'"') & 1
        if not inside:
            yield at, 1, at - start
            start = at
    if at > start:
        yield at, 1, at - start


def header(piece: Piece) -> bytes:
    """The first row of a CSV, its line end with it."""
    with opened(piece.path, piece.member) as stream:
        end, _, _ = next(_ends(stream, quoted=True))
        stream.seek(0)
        return stream.read(end)


def _row_groups(whole: Piece, goal: int) -> Iterator[Piece]:
    """A Parquet file in pieces of whole row groups."""
    from pyarrow import ArrowException, parquet

    try:
        with opened(whole.path, whole.member) as stream:
            about = parquet.ParquetFile(stream).metadata
            groups = [about.row_group(group) for group in range(about.num_row_groups)]
    except (ArrowException, OSError, ValueError):
        raise UnreadableError("a damaged Parquet file; write it again") from None
    found = ((stop, group.num_rows, group.total_byte_size) for stop, group in enumerate(groups, 1))
    yield from _together(whole, found, goal)


def _together(whole: Piece, found: Iterable[tuple[int, int, int]], goal: int) -> Iterator[Piece]:
    """A table in pieces of about `goal` bytes: `found` says of each stretch where it ends, its rows and its bytes."""
    held, texts, size = whole, 0, 0
    for stop, rows, more in found:
        texts, size = texts + rows, size + more
        if size >= goal:
            yield held._replace(stop=stop, texts=texts, size=size)
            held = held._replace(start=stop, number=held.number + texts, row=held.row + texts)
            texts = size = 0
    if texts:
        yield held._replace(stop=stop, texts=texts, size=size)
    elif held is whole:
        raise UnreadableError("a table without rows; a header and one row a text would be right")
