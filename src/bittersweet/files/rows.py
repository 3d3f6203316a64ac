"""Rows: lists in CSV, read with the number that a spreadsheet shows for each line."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bittersweet.files.faults import DataError, Faults
from bittersweet.files.paths import shown
from bittersweet.files.reading import LIST_LIMIT, read_text


class Row(NamedTuple):
    """One line of a list: its number as a spreadsheet shows it (the header is row 1), its cells, its place in words."""

    number: int
    cells: dict[str, str]
    place: str


def read_header(path: Path) -> list[str]:
    """The columns of a CSV list, stripped. Raises DataError when it is missing, empty or not valid."""
    return _records(path)[0]


def read_rows(path: Path, columns: Sequence[str], empty: bool = False) -> list[Row]:
    """The rows of a CSV list, cells stripped, each with its number.

    `columns` must all be there; further columns are passed on. Raises DataError with every fault: a column that is
    missing or doubled, rows longer or shorter than the header, no row at all unless `empty` is legal.
    """
    header, *records = _records(path, columns)
    missing = [column for column in columns if column not in header]
    doubled = sorted({column for column in header if header.count(column) > 1})
    if missing or doubled:
        fault = f"column {', '.join(missing)} missing" if missing else f"column {', '.join(doubled)} doubled"
        raise DataError(
            f"{shown(path)}, row 1: {fault}; found {', '.join(header)}; needed {', '.join(columns)}, "
            "separated by commas"
        )
    rows, faults, file = [], Faults(), shown(path)
    for number, record in enumerate(records, start=2):
        if not any(record):
            continue
        place = f"{file}, row {number}"
        if len(record) != len(header):
            faults.add(
                f"{place}: {len(record)} cells; {len(header)} would be right, as in the "
                "header (a cell that holds a comma needs quotation marks)"
            )
        else:
            rows.append(Row(number, dict(zip(header, record, strict=True)), place))
    faults.done()
    if not rows and not empty:
        raise DataError(f"{shown(path)}: a header and no rows; at least one row is needed")
    return rows


def _records(path: Path, columns: Sequence[str] = ()) -> list[list[str]]:
    """All lines of a CSV file, the header first and not empty, cells stripped."""
    # newline="": only LF, CR and CR LF end a line, and inside quotation marks they stay as they are.
    stream = io.StringIO(read_text(path, LIST_LIMIT), newline="")
    csv.field_size_limit(LIST_LIMIT)  # a sentence may be longer than what Python takes in one cell
    reader = csv.reader(stream, strict=True)
    try:
        records = [[cell.strip() for cell in record] for record in reader]
    except csv.Error as error:
        raise DataError(f"{shown(path)}, line {reader.line_num}: not valid CSV: {error}") from None
    if not records or not any(records[0]):
        needed = f" with {', '.join(columns)}" if columns else ""
        raise DataError(f"{shown(path)}: empty; a header line{needed} is needed")
    return records
