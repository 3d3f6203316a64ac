"""Reading: from the bytes of a piece to texts with their paragraphs, each with its way back to the raw text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from bittersweet.many.piece import Piece, header
from bittersweet.many.piece import content as content_of
from bittersweet.texts import cleaning
from bittersweet.texts.sources import reading, tables
from bittersweet.texts.sources.detect import TABLES
from bittersweet.texts.sources.encoding import decode
from bittersweet.texts.sources.formats import plain
from bittersweet.texts.sources.item import Left, Removed, UnreadableError, ranges
from bittersweet.texts.sources.names import date_in
from bittersweet.texts.text import Section, Text, split_lines

HEAD = 1_000_000  # bytes of a table that tell its text column
BROKEN = "-–—"  # what a line may end with that is not joined by a blank
# What a page number has at least: without it no line needs to be looked at by itself.
_PAGE = re.compile(r"\n[^\w\n]*(?:\d{1,4}[^\w\n]*(?:\n|\Z)|[Pp][Aa][Gg][Ee]\s)").search
_BLOCK = re.compile(r"\S.*(?:\n[^\S\n]*\S.*)*")


class Columns(NamedTuple):
    """Which columns of a table hold the texts and their groups; "" for what its names say."""

    text: str = ""
    group: str = ""


class Paragraph(NamedTuple):
    """Running text, and the offsets at which its pieces start in it and in the raw text, with their lines."""

    content: str
    clean: tuple[int, ...]
    raw: tuple[int, ...]
    lines: tuple[int, ...]


class Read(NamedTuple):
    """A text as it was read: its number, its id, its group, what is said of it, and its paragraphs.

    `raw` is what it was read from, and `removed` are the lines of that which were taken out, with the reason.
    """

    number: int
    cut: int
    id: str
    group: str
    source: str
    about: dict[str, str]
    paragraphs: list[Paragraph]
    raw: str = ""
    removed: Mapping[int, str] = {}


def read(piece: Piece, content: bytes, columns: Columns) -> Iterator[Read | Left]:
    """The texts of a piece, and what of it is no text, each with the reason."""
    try:
        if piece.kind:
            yield from _rows(piece, content, columns)
        else:
            yield _text(piece, content)
    except UnreadableError as why:
        yield Left(piece.source, str(why), piece.group)


def _text(piece: Piece, content: bytes) -> Read:
    path = Path(piece.member or piece.path)
    kind = reading.kind(content, path.name)
    if kind in TABLES:
        raise UnreadableError(f"a table, which its name does not say; call it {path.stem}.{kind}")
    if kind == "text":
        raw = decode(content).text
        removed, about = _page_lines(raw), dict[str, str]()
    else:
        found = reading.extract(content, kind)
        raw, removed, about = found.content, _lines_of(found.removed), dict(found.about)
    if "date" not in about and (day := date_in(path.name)):
        about["date"] = day
    own = paragraphs(raw, removed.keys())
    if not own and not piece.cut:
        raise UnreadableError("empty; at least one word is needed")
    return Read(piece.number, piece.cut, piece.name, piece.group, piece.source, about, own, raw, removed)


def _rows(piece: Piece, content: bytes, columns: Columns) -> Iterator[Read | Left]:
    """The texts of the rows of a table."""
    kind = piece.kind
    if kind == "parquet":
        content, kind = _as_lines(content, piece), "jsonl"
    elif kind != "jsonl" and piece.start:
        content = header(piece) + content
    text = columns.text or (_text_column(piece, kind) if piece.stop else "")
    table = tables.read(content, kind, text, columns.group)
    first = 1 if kind == "jsonl" else 2
    for row in table.rows:
        number, group, removed = piece.row + row.number, row.group or piece.group, _page_lines(row.text)
        source = f"{piece.source}, row {number}"
        if found := paragraphs(row.text, removed.keys()):
            name = row.name or f"{piece.name}-{number}"
            yield Read(piece.number + row.number - first, 0, name, group, source, row.about, found, row.text, removed)
        else:
            yield Left(source, row.fault or "empty; at least one word is needed", group)


@lru_cache(maxsize=16)
def _text_column(piece: Piece, kind: str) -> str:
    """The column of the texts as the beginning of the table tells it, so that all pieces of the table agree."""
    if piece.kind == "parquet":
        first = piece._replace(start=0, stop=1)
        return tables.read(_as_lines(content_of(first), first), kind).column
    head = content_of(piece._replace(start=0, stop=HEAD))
    return tables.read(head.rpartition(b"\n")[0] or head, kind).column


def _as_lines(content: bytes, piece: Piece) -> bytes:
    """The row groups of a Parquet file as JSON Lines."""
    import json
    from io import BytesIO

    from pyarrow import ArrowException, parquet

    from bittersweet.texts.sources.record import shown

    try:
        file = parquet.ParquetFile(BytesIO(content))
        groups = range(piece.start, piece.stop or file.num_row_groups)
        rows = file.read_row_groups(list(groups)).to_pylist()
    except (ArrowException, OSError, ValueError):
        raise UnreadableError("a damaged Parquet file; write it again") from None
    return "\n".join(json.dumps({name: shown(cell) for name, cell in row.items()}) for row in rows).encode()


def _page_lines(raw: str) -> dict[int, str]:
    """The lines of a plain text that are page and not text, with the reason, as `texts.sources` finds them."""
    if _PAGE(f"\n{raw}") or "\r" in raw or "\f" in raw:
        return _lines_of(plain.removed(raw))
    return {}


def _lines_of(removed: Iterable[Removed]) -> dict[int, str]:
    return {line: why for first, last, why in removed for line in range(first, last + 1)}


def paragraphs(raw: str, removed: Set[int]) -> list[Paragraph]:
    """The paragraphs of a text without its `removed` lines: those of `texts.cleaning`, a blank line between two.

    Lines are joined here where a blank is all that comes between them; a text with removed lines, or with a hyphen or a
    dash at a line's end, is left to `texts.cleaning`.
    """
    if removed or raw.count("\r") != raw.count("\r\n"):
        return _cleaned(raw, removed)
    found: list[Paragraph] = []
    at, number = 0, 1
    for match in _BLOCK.finditer(raw):
        number += raw.count("\n", at, at := match.start())
        group = _lines(match.group(), at, number)
        if any(line[0][-1] in BROKEN for line in group[:-1]):
            return _cleaned(raw, removed)
        found.append(_joined(group))
    return found


def _lines(content: str, start: int, number: int) -> list[tuple[str, int, int]]:
    """The lines of a paragraph without blanks around them, each with its offset and its number."""
    group = []
    for own, line in enumerate(content.split("\n"), number):
        bare = line.strip()
        group.append((bare, start + line.index(bare), own))
        start += len(line) + 1
    return group


def _joined(group: list[tuple[str, int, int]]) -> Paragraph:
    # A piece for each line, and one for the blank that stands for its end.
    clean, raw, lines, at = [], [], [], 0
    for content, start, number in group:
        clean += [at, at + len(content)]
        raw += [start, start + len(content)]
        lines += [number, number]
        at += len(content) + 1
    return Paragraph(" ".join(line for line, _, _ in group), tuple(clean[:-1]), tuple(raw[:-1]), tuple(lines[:-1]))


def _cleaned(raw: str, removed: Set[int]) -> list[Paragraph]:
    """The same by `texts.cleaning`, whatever stands at the line ends."""
    starts = [line.start for line in split_lines(raw)]
    kept = runs(number for number, _ in enumerate(starts, 1) if number not in removed)
    text = Text("", "", "", "", {}, raw, (Section("body", kept),))
    return [
        Paragraph(p.content, p.clean, p.raw, tuple(bisect_right(starts, start) for start in p.raw))
        for p in cleaning.paragraphs(text)
    ]


def runs(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Rising numbers as ranges, both ends kept.

    >>> runs([1, 2, 4])
    ((1, 2), (4, 4))
    """
    return tuple((first, last) for first, last, _ in ranges([(number, "") for number in numbers]))
