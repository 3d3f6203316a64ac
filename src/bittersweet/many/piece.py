"""Pieces: stretches of files that are read in one go, found without reading the files whole."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import IO, NamedTuple

from bittersweet.texts.sources import detect
from bittersweet.texts.sources.item import UnreadableError

LOOK = 8192  # bytes that tell what a file is
_BLANK = re.compile(rb"\n[ \t\r]*\n\s*")
_LINE = re.compile(rb"\n")


class Piece(NamedTuple):
    """A stretch of a file: one text, a part of a long one (`cut` counts them from 1), or rows of a table (`kind`).

    `source` is how a reader knows it, `name` what the text is called, or the table. `start` and `stop` are bytes, in
    Parquet row groups; `stop` is -1 for the whole. `number` is that of the first text in it, `texts` how many numbers
    it may take, `row` the row of a table that its first one is.
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


def content(piece: Piece) -> bytes:
    """The bytes of a piece, in Parquet of the whole file. Raises UnreadableError when they cannot be read."""
    try:
        with opened(piece.path, piece.member) as stream:
            if piece.stop < 0 or piece.kind == "parquet":
                return stream.read()
            stream.seek(piece.start)
            return stream.read(piece.stop - piece.start)
    except (OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile, KeyError) as error:
        said = getattr(error, "strerror", None) or error
        raise UnreadableError(f"cannot be read ({said}); a readable file is needed") from None


def pieces(
    source: str, path: str, member: str, group: str, name: str, size: int, number: int, goal: int
) -> Iterator[Piece]:
    """The pieces of one file, each of about `goal` bytes at most where the file can be cut.

    A long text is cut after blank lines, else after a line, a table between two rows. Raises UnreadableError for what
    is none of the formats.
    """
    whole = Piece(source, path, member, group, name, number, 1, 0, -1, size)
    suffix = Path(member or path).suffix.lower()
    named = detect.BY_NAME.get(suffix, "")
    if size <= goal and named not in detect.TABLES and suffix not in (".xlsx", ".parquet"):
        yield whole  # what it is will be seen when it is read
        return
    try:
        with opened(path, member) as stream:
            head = stream.read(LOOK)
            # A container is told by parts that stand at its end.
            kind = suffix[1:] if head[:4] in (b"PK\x03\x04", b"PAR1") else detect.kind(head, member or path)
    except (OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile) as error:
        raise UnreadableError(
            f"cannot be read ({getattr(error, 'strerror', None) or error}); a readable file is needed"
        ) from None
    if kind == "parquet":
        yield from _row_groups(whole, goal)
    elif kind in ("csv", "tsv", "jsonl") and b"\x00" not in head:
        yield from _rows(whole._replace(kind=kind), goal)
    elif kind in detect.TABLES:
        yield whole._replace(kind=kind, texts=1_048_576)  # as many rows as a sheet may have
    elif kind in ("text", "markdown") and size > 2 * goal and b"\x00" not in head:
        yield from _stretches(whole, goal)
    else:
        yield whole


def _stretches(whole: Piece, goal: int) -> Iterator[Piece]:
    """A long text in pieces that end where a paragraph does."""
    with opened(whole.path, whole.member) as stream:
        start, cut, held = 0, 1, b""
        while True:
            held += stream.read(2 * goal - len(held))
            if len(held) <= goal:
                break
            end = _end(held, goal)
            yield whole._replace(start=start, stop=start + end, size=end, cut=cut)
            held, start, cut = held[end:], start + end, cut + 1
        if held or cut == 1:
            yield whole._replace(start=start, stop=start + len(held), size=len(held), cut=cut)


def _end(held: bytes, goal: int) -> int:
    """Where the first paragraph after `goal` bytes ends; else a line, else a word, else a letter."""
    for pattern in (_BLANK, _LINE):
        for match in pattern.finditer(held, goal):
            if match.end() < len(held):
                return match.end()
    if blank := held.find(b" ", goal) + 1:
        return blank
    end = goal
    while end < len(held) and 0x80 <= held[end] < 0xC0:  # inside a letter
        end += 1
    return end


def _rows(whole: Piece, goal: int) -> Iterator[Piece]:
    """A table in pieces of whole rows; the header is the first piece's first row."""
    quoted = whole.kind != "jsonl"
    start = at = 0
    first, row, inside, header = (2, 2, 0, 0) if quoted else (1, 1, 0, -1)
    number = whole.number
    with opened(whole.path, whole.member) as stream:
        for line in stream:
            at += len(line)
            if quoted:
                inside ^= line.count(b'"') & 1
                if inside:
                    continue
                if not header:
                    header = start = at
                    continue
            row += 1
            if at - start >= goal:
                yield whole._replace(start=start, stop=at, size=at - start, number=number, texts=row - first, row=first)
                number, start, first = number + row - first, at, row
    if at > start or at == max(header, 0):
        yield whole._replace(start=start, stop=at, size=at - start, number=number, texts=max(row - first, 1), row=first)


def header(piece: Piece) -> bytes:
    """The first row of a CSV, its line end with it."""
    found, inside = b"", 0
    with opened(piece.path, piece.member) as stream:
        for line in stream:
            found += line
            inside ^= line.count(b'"') & 1
            if not inside:
                break
    return found


def _row_groups(whole: Piece, goal: int) -> Iterator[Piece]:
    """A Parquet file in pieces of whole row groups."""
    from pyarrow import ArrowException, parquet

    try:
        with opened(whole.path, whole.member) as stream:
            about = parquet.ParquetFile(stream).metadata
            groups = [
                (about.row_group(g).num_rows, about.row_group(g).total_byte_size) for g in range(about.num_row_groups)
            ]
    except (ArrowException, OSError, ValueError):
        raise UnreadableError("a damaged Parquet file; write it again") from None
    number, row, first, rows, size = whole.number, 1, 0, 0, 0
    for index, (own, weight) in enumerate(groups):
        rows, size = rows + own, size + weight
        if size >= goal or index == len(groups) - 1:
            yield whole._replace(
                kind="parquet", start=first, stop=index + 1, size=size, number=number, texts=rows, row=row
            )
            number, row, first, rows, size = number + rows, row + rows, index + 1, 0, 0
