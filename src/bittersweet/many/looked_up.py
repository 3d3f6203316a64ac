"""Looked up: the sentences at some places, as sentences of a study, and where what is asked stands in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bittersweet.evidence.index import Index
from bittersweet.files import DataError
from bittersweet.many.questions import part_of, table
from bittersweet.texts.cleaning import Paragraph
from bittersweet.texts.sentences import Sentence

if TYPE_CHECKING:
    import duckdb

FETCH = (
    'place, text, cut, number, paragraph, "group", words, raw_start, raw_end, line, '
    "piece_start, piece_raw, piece_line, sentence"
)


class Found(NamedTuple):
    """A sentence as it was looked up: its place, itself, its text's number, the piece of it, and its pieces' lines."""

    at: int
    sentence: Sentence
    number: int
    cut: int
    lines: tuple[int, ...]

    def line(self, start: int) -> int:
        """The line of the raw file in which the letter at `start` stands."""
        return self.lines[bisect_right(self.sentence.home.clean, start) - 1]


def unit(text: int, cut: int, number: int) -> str:
    """What a sentence is called: the number of its text, of a long one the piece of it, and its own.

    >>> unit(12, 0, 3), unit(7, 2, 15)
    ('T12-03', 'T7.2-15')
    """
    return f"T{text}{f'.{cut}' if cut else ''}-{number:02d}"


def named(name: str) -> tuple[int, int]:
    """The text that a unit's name says, and the number of the unit in it or in a piece of it.

    Raises DataError for what is no such name.

    >>> named("T12-03"), named("T7.2-15")
    ((12, 3), (7, 15))
    """
    said = re.fullmatch(r"T(\d+)(?:\.\d+)?-(\d+)", name)
    if said is None:
        raise DataError(f"no unit is called {name!r}; a unit's name is like {unit(12, 0, 3)}")
    return int(said[1]), int(said[2])


def sentences(
    connection: duckdb.DuckDBPyConnection, out: Path, ids: Mapping[int, str], ats: Iterable[int]
) -> dict[int, Found]:
    """The sentences at these places, by place."""
    wanted = sorted({int(at) for at in ats})
    if not wanted:
        return {}
    files = table(out, "sentences", sorted({part_of(at) for at in wanted}))
    return rows(
        connection,
        f"{files} WHERE place BETWEEN $low AND $high AND place IN (SELECT unnest($ats))",
        {"ats": wanted, "low": wanted[0], "high": wanted[-1]},
        ids,
    )


def rows(
    connection: duckdb.DuckDBPyConnection, source: str, values: Mapping[str, Any], ids: Mapping[int, str]
) -> dict[int, Found]:
    """The sentences of a part of the table, by place, in reading order."""
    found = connection.execute(f"SELECT {FETCH} FROM {source} ORDER BY place", dict(values)).fetchall()
    return {row[0]: made(row, ids) for row in found}


def made(row: Sequence[Any], ids: Mapping[int, str]) -> Found:
    """The sentence of a row."""
    at, text, cut, number, paragraph, group, words, raw_start, _, line, starts, raws, lines, content = row
    home = Paragraph(ids[text], "body", paragraph, content, tuple(starts or (0,)), tuple(raws or (raw_start,)))
    found = Sentence(ids[text], group, unit(text, cut, number), "body", paragraph, content, words, True, home, 0)
    return Found(at, found, text, cut, tuple(lines or (line,)))


def index(found: Iterable[Found]) -> Index:
    """The index of some sentences that were looked up."""
    return Index((each.sentence for each in found), ())
