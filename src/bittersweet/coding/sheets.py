"""Sheets: the one way in which a list of coded rows is checked, whatever is coded."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from bittersweet.files import DataError, Faults, Row, nearest, read_header, read_rows, shown

# What is wrong with a cell and what would be right; "" for a cell that is right.
Legal = Callable[[str], str]
Across = Callable[[Mapping[str, str]], str]  # the same of a row whose cells are right one by one
NOTE = "note"  # the one column beside the coded ones that an annotator may have


def one_of_codes(codes: Iterable[str]) -> Legal:
    """The check that a cell is one of `codes`.

    >>> one_of_codes(["0", "1"])("2")
    'is no code; one of 0, 1 would be right'
    """
    known = dict.fromkeys(codes)
    said = f"is no code; one of {', '.join(known)} would be right"
    return lambda cell: "" if cell in known else said


def annotators(folder: Path, pattern: str, faults: Faults) -> dict[str, Path]:
    """The files of a folder that fit `pattern` ("themes_annotator_*.csv"), by annotator ("annotator_1"), in order.

    Capital letters make no difference. A name that is not UTF-8, or that two files share, goes to `faults`.
    """
    found: dict[str, Path] = {}
    prefix = pattern.index("annotator_")
    for path in sorted(folder.iterdir(), key=lambda path: _natural(path.name)) if folder.is_dir() else ():
        name = path.name.lower()
        if not fnmatchcase(name, pattern):
            continue
        try:
            name.encode()
        except UnicodeEncodeError:
            seen = os.fsencode(path).decode(errors="replace")
            faults.add(f"{seen}: the file's name is not UTF-8; rename it, such as {pattern.replace('*', '3')}")
            continue
        before = found.setdefault(Path(name).stem[prefix:], path)
        if before is not path:
            faults.add(f"{shown(path)}: the same annotator as {before.name}; give each a name of its own")
    return found


def _natural(name: str) -> tuple[tuple[int, str], ...]:
    """A name's order, in which annotator_10 comes after annotator_2."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in re.findall(r"\d+|\D+", name.lower()))


def rows(
    path: Path,
    column: str,
    known: Sequence[str] | None,
    legal: Mapping[str, Legal],
    faults: Faults,
    across: Across | None = None,
) -> list[Row]:
    """The rows of the file at `path` in the order of `known`, those with a fault left out.

    `column` names each row's own column; where `known` is given each of its names must stand in it once, and nothing
    else. `legal` checks the other columns, `across` the row as a whole. What is wrong goes to `faults`: by file, row
    and column, with what would be right.
    """
    read: list[Row] = []
    with faults.caught():
        read = read_rows(path, (column, *legal))
    if not read:
        return []
    order = {name: place for place, name in enumerate(known)} if known is not None else None
    seen: dict[str, int] = {}
    good = []
    for row in read:
        name, place = row.cells[column], row.place
        wrong = []
        if fault := _misplaced(name, column, seen, order):
            span = f"; each of {known[0]}–{known[-1]} once would be right" if known else "; keep one row"
            wrong.append(f"{place}, column {column}: {name!r} {fault}{span}")
        seen.setdefault(name, row.number)
        for other, check in legal.items():
            if fault := check(row.cells[other]):
                wrong.append(f"{place}, column {other}: {row.cells[other]!r} {fault}")
        if not wrong and across and (fault := across(row.cells)):
            wrong.append(f"{place}, {fault}")
        for fault in wrong:
            faults.add(fault)
        if not wrong:
            good.append(row)
    if order is None:
        return good
    if missing := [name for name in order if name not in seen]:
        some = ", ".join(missing[:10]) + (" and others" if len(missing) > 10 else "")
        verb = "is" if len(missing) == 1 else "are"
        nouns = column if len(missing) == 1 else f"{column}s"
        needed = f"one row for each of the {len(order)} {column}s is needed"
        faults.add(f"{shown(path)}: {nouns} {some} {verb} missing; {needed}")
    return sorted(good, key=lambda row: order[row.cells[column]])


def _misplaced(name: str, column: str, seen: Mapping[str, int], order: Mapping[str, int] | None) -> str:
    if name in seen:
        return f"stands twice (first in row {seen[name]})"
    return f"is not in the {column} list" if order is not None and name not in order else ""


def header(path: Path, column: str, names: Iterable[str], faults: Faults) -> list[str]:
    """The columns of the file at `path`; none where it cannot be read, which goes to `faults`.

    So does a column that is none of `names` (and neither `column` nor a note), with the nearest name: a misspelt
    variable is not passed over.
    """
    found: list[str] = []
    with faults.caught():
        found = read_header(path)
    known = dict.fromkeys([*names, column, NOTE])
    for name in found:
        try:
            nearest(name, known, "variable")
        except DataError as error:
            faults.add(f"{shown(path)}, row 1, column {name}: {error}")
    return found
