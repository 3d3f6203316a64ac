"""Records: the rows of a table as its reader gives them, every cell as text."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple


class Record(NamedTuple):
    """A record of a table: its number as a spreadsheet shows it, its cells by column, or what is wrong with it."""

    number: int
    cells: dict[str, str]
    fault: str = ""


class Records(NamedTuple):
    """A table: its columns, its records, its encoding and how that was known, and what of the file is not read."""

    header: list[str]
    found: Iterator[Record]
    encoding: str = ""
    known: str = ""
    lost: str = ""


def named(header: Sequence[str]) -> list[str]:
    """The names of the columns; one without a name is called by its place."""
    names = [" ".join(name.split()) for name in header]
    return [name or f"column {number}" for number, name in enumerate(names, 1)]


def shown(cell: Any) -> str:
    """A cell as text: nothing for an empty one, a whole number without its point, a date as 2020-01-31.

    >>> [shown(cell) for cell in (None, 3.0, datetime.datetime(2020, 1, 31), ["a"])]
    ['', '3', '2020-01-31', '["a"]']
    """
    if cell is None or cell != cell:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time() and cell.tzinfo is None:
        return cell.date().isoformat()
    if isinstance(cell, (datetime.date, datetime.time)):
        return cell.isoformat()
    if isinstance(cell, bytes):
        return cell.decode("utf-8", errors="replace")
    if isinstance(cell, (list, dict)):
        return json.dumps(cell, ensure_ascii=False, default=str)
    return str(cell)
