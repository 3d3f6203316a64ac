"""Delimited tables: CSV, TSV and JSON Lines."""

from __future__ import annotations

import csv
import io
import itertools
import json
from collections.abc import Iterator
from typing import Any

from bittersweet.texts.sources.encoding import decode
from bittersweet.texts.sources.item import UnreadableError
from bittersweet.texts.sources.limits import FILE
from bittersweet.texts.sources.record import Record, Records, named, shown

DELIMITERS = ",;\t|"
SAMPLE, ROWS = 200_000, 20  # characters and rows of a table that tell its delimiter
HEADED = 1_000  # lines that tell the columns of JSON Lines


def read_csv(content: bytes, kind: str) -> Records:
    """The rows of a table with commas, tabs or semicolons between its cells."""
    text, encoding, known = decode(content)
    csv.field_size_limit(FILE)
    delimiter = "\t" if kind == "tsv" else _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = named(next(reader, []))

    def rows() -> Iterator[Record]:
        number = 1
        try:
            for number, cells in enumerate(reader, 2):
                if len(cells) == len(header):
                    yield Record(number, dict(zip(header, cells, strict=True)))
                elif any(cells):
                    yield Record(number, {}, f"{len(cells)} cells; {len(header)} would be right, as in the header")
        except csv.Error as error:
            yield Record(number + 1, {}, f"not valid CSV from here on: {error}")

    return Records(header, rows(), encoding, known)


def _delimiter(text: str) -> str:
    """The sign between cells: the one that cuts the first rows into most cells, equally many in each."""

    def cut(sign: str) -> tuple[bool, bool, int]:
        rows = list(itertools.islice(csv.reader(io.StringIO(text[:SAMPLE], newline=""), delimiter=sign), ROWS))
        if len(text) > SAMPLE:
            rows.pop()  # it is cut off
        widths = [len(row) for row in rows if row]
        return any(width > 1 for width in widths), len(set(widths)) == 1, sum(widths)

    return max(DELIMITERS, key=cut)


def read_jsonl(content: bytes) -> Records:
    """The rows of a file with a JSON object a line."""
    text, encoding, known = decode(content)
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    header: dict[str, None] = {}
    for _, line in lines[:HEADED]:
        found = _object(line)
        header |= dict.fromkeys(found if isinstance(found, dict) else ())
    if not header:
        raise UnreadableError('not JSON Lines; one object a line, {"text": …}, would be right')

    def rows() -> Iterator[Record]:
        for number, line in lines:
            found = _object(line)
            if isinstance(found, dict):
                yield Record(number, {column: shown(found.get(column)) for column in header})
            else:
                yield Record(number, {}, f"no JSON object; found {line.strip()[:40]!r}")

    return Records(list(header), rows(), encoding, known)


def _object(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None
