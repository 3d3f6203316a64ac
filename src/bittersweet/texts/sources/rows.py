"""Rows: the records of a table, whatever kind of file holds it."""

from __future__ import annotations

from bittersweet.texts.sources import delimited, sheets
from bittersweet.texts.sources.item import UnreadableError
from bittersweet.texts.sources.record import Records


def records(content: bytes, kind: str) -> Records:
    """The records of a table of one of the kinds that `detect.TABLES` names.

    Raises UnreadableError for a damaged file, one without a header or with a doubled column, and a missing library.
    """
    if kind == "xlsx":
        table = sheets.read_xlsx(content)
    elif kind == "parquet":
        table = sheets.read_parquet(content)
    elif kind == "jsonl":
        table = delimited.read_jsonl(content)
    else:
        table = delimited.read_csv(content, kind)
    header = table.header
    if not header:
        raise UnreadableError("a table without a header; the first row names the columns")
    if doubled := sorted({column for column in header if header.count(column) > 1}):
        raise UnreadableError(f"column {doubled[0]!r} stands twice; each needs its own name")
    return table
