"""Sheets: XLSX and Parquet tables."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from bittersweet.texts.sources.item import UnreadableError, library, plural
from bittersweet.texts.sources.limits import DAMAGE, check_packed
from bittersweet.texts.sources.record import Record, Records, named, shown

BATCH = 256  # rows of a Parquet file that are held at once
CELLS = 10_000_000  # of a sheet: they are all held at once


def read_xlsx(content: bytes) -> Records:
    """The rows of the first sheet of a workbook that has any."""
    if content.startswith(b"PK"):
        check_packed(content)
        _check_size(content)
    calamine = library("python_calamine", "XLSX")

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = {name: book.get_sheet_by_name(name) for name in book.sheet_names}
        name = next((name for name, sheet in sheets.items() if sheet.height > 1), "")
        cells = sheets[name].to_python(skip_empty_area=True) if name else []
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a panic of the library is no Exception
        if "password" in str(error).lower():
            raise UnreadableError("protected by a password; save it without one") from None
        raise UnreadableError("a damaged spreadsheet; open it and save it again") from None
    if not cells:
        raise UnreadableError("a spreadsheet without rows; a header and one row a text would be right")
    header = named([shown(cell) for cell in cells[0]])
    first = sheets[name].start[0] + 2  # rows above the table are passed over, and counted all the same
    found = (
        Record(number, dict(zip(header, map(shown, row), strict=True)))
        for number, row in enumerate(cells[1:], first)
        if any(cell not in ("", None) for cell in row)
    )
    others = [other for other in sheets if other != name]
    return Records(header, found, lost=f"sheets: {', '.join(others)}" if others else "")


def _check_size(content: bytes) -> None:
    """Raise UnreadableError for a sheet with a cell so far out that all cells before it would not fit into memory."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in filter(re.compile(r"xl/worksheets/[^/]*\.xml").match, archive.namelist()):
            wide = high = 0
            try:
                sheet = archive.read(name)
            except DAMAGE:
                raise UnreadableError("a damaged spreadsheet; open it and save it again") from None
            for match in re.finditer(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']", sheet):
                high = max(high, int(match[2]))
                wide = max(wide, _column(match[1]))
            if wide * high > CELLS:
                raise UnreadableError(
                    f"a sheet of {wide:,} columns and {high:,} rows; at most {CELLS:,} cells are read"
                )


@cache
def _column(letters: bytes) -> int:
    """The number of a column by its letters.

    >>> _column(b"A"), _column(b"Z"), _column(b"AB")
    (1, 26, 28)
    """
    return sum((letter - 64) * 26**place for place, letter in enumerate(reversed(letters)))


def read_parquet(content: bytes) -> Records:
    """The rows of a Parquet file."""
    pyarrow = library("pyarrow", "Parquet", "many")
    parquet = import_module("pyarrow.parquet")
    try:
        file = parquet.ParquetFile(io.BytesIO(content))
    except (pyarrow.ArrowException, OSError, ValueError):
        raise UnreadableError("a damaged Parquet file; write it again") from None
    header = list(file.schema_arrow.names)

    def rows() -> Iterator[Record]:
        number = 0
        try:
            for batch in file.iter_batches(batch_size=BATCH):
                for found in batch.to_pylist():
                    number += 1
                    yield Record(number, {column: shown(found[column]) for column in header})
        except (pyarrow.ArrowException, OSError, ValueError) as error:
            yield Record(number + 1, {}, f"damaged from here on ({plural(number, 'row')} read): {str(error)[:80]}")

    return Records(header, rows())
