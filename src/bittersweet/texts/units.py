"""Units: the written list of a study's sentences, held against what cleaning gives."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from bittersweet.files import Faults, read_rows, shown
from bittersweet.files import write as write_file
from bittersweet.texts.sentences import Sentence

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("text", "unit", "section", "paragraph", "sentence")
PLACE = ("annotation", "units.csv")
LONGEST = 500  # characters of a cell that a message tells


def write(folder: Path, sentences: Iterable[Sentence]) -> Path:
    """Write the counted `sentences` to ``annotation/units.csv`` of a study folder, and give its path."""
    stream = io.StringIO()
    lines = csv.writer(stream, lineterminator="\n")
    lines.writerow(COLUMNS)
    lines.writerows(_row(s) for s in sentences if s.counted)
    return write_file(folder.joinpath(*PLACE), stream.getvalue())


def compare_units(sentences: Iterable[Sentence], path: Path) -> pd.DataFrame:
    """One row a text and one for all: text, listed (units at `path`), equal (those that cleaning gives)."""
    import pandas as pd

    found = {s.unit: _row(s) for s in sentences}
    listed, equal = Counter[str](), Counter[str]()
    for line in read_rows(path, COLUMNS, empty=True):
        row = tuple(line.cells[column] for column in COLUMNS)
        listed[row[0]] += 1
        equal[row[0]] += int(found.get(row[1]) == row)
    rows = [(text, number, equal[text]) for text, number in listed.items()]
    return pd.DataFrame([*rows, ("all", listed.total(), equal.total())], columns=["text", "listed", "equal"])


def check_units(sentences: Iterable[Sentence], path: Path) -> None:
    """Raise DataError with every row at which the list at `path` differs from the counted `sentences`.

    Rows are held against sentences by the name of the unit; a unit that only one side has is told too.
    """
    faults = Faults()
    found = {s.unit: _row(s) for s in sentences if s.counted}
    left = dict(found)
    for row in read_rows(path, COLUMNS, empty=True):
        unit = row.cells["unit"]
        ours = left.pop(unit, None)
        if ours is None:
            said = "stands twice" if unit in found else "is no unit that cleaning gives"
            faults.add(f"{row.place}, column unit: {_told(unit)} {said}; mend or drop the row")
            continue
        for column, own in zip(COLUMNS, ours, strict=True):
            if own != row.cells[column]:
                faults.add(
                    f"{row.place}, column {column}: the list has {_told(row.cells[column])}, "
                    f"cleaning gives {_told(own)}; the two must be equal"
                )
    place = shown(path)
    faults.add(*(f"{place}: the unit {_told(u)} is missing; `bittersweet check --write` lists it" for u in left))
    faults.done()


def _told(cell: str) -> str:
    """A cell in quotation marks, cut when it is very long."""
    return repr(cell) if len(cell) <= LONGEST else f"{cell[:LONGEST]!r} and {len(cell) - LONGEST:,} characters more"


def _row(s: Sentence) -> tuple[str, ...]:
    return s.text, s.unit, s.section, str(s.paragraph), s.sentence
