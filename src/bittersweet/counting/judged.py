"""Judgements: the sentences of a sample that somebody filled in by hand, and what they say of the lists."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from bittersweet.counting.validation import scores
from bittersweet.files import DataError, Faults, one_of, read_rows, shown
from bittersweet.lists.wordlist import WordList

COLUMNS = ("unit", "key", "label", "sentence", "judgement", "found", "weight")
YES_OR_NO = {"yes": True, "1": True, "y": True, "no": False, "0": False, "n": False}


def path(folder: Path, book: WordList) -> Path:
    """Where the sample of a list stands in a study folder."""
    return folder / "validation" / f"{book.name}.csv"


def read(folder: Path, book: WordList) -> pd.DataFrame:
    """One row a sentence that was judged: unit, key, found, weight, judgement; no rows without a sample.

    Raises DataError with every fault by row: a judgement that is neither yes nor no, an unknown unit or key.
    """
    place, faults, rows = path(folder, book), Faults(), []
    for row in read_rows(place, COLUMNS, empty=True) if place.exists() else []:
        where, cells = f"{shown(place)}, row {row.number}", row.cells
        said = cells["judgement"].lower()
        if not said:
            continue
        with faults.caught():
            one_of(said, YES_OR_NO, where, "judgement")
            one_of(cells["key"], book.labels, where, "key")
            one_of(cells["found"], ("yes", "no"), where, "found")
            weight = _weight(cells["weight"], where)
            rows.append((cells["unit"], cells["key"], cells["found"] == "yes", weight, YES_OR_NO[said]))
    faults.done()
    return pd.DataFrame(rows, columns=["unit", "key", "found", "weight", "judgement"])


def _weight(cell: str, where: str) -> float:
    try:
        weight = float(cell)
    except ValueError:
        weight = 0.0
    if not 0 < weight < float("inf"):
        raise DataError(f"{where}: weight is {cell!r}; the number that the sample was drawn with is needed")
    return weight


def table(folder: Path, lists: Mapping[str, WordList]) -> pd.DataFrame:
    """One row a list and key that was judged: list, then the columns of `counting.validation.scores`."""
    found = [(name, read(folder, book)) for name, book in lists.items()]
    tables = [scores(own).assign(list=name) for name, own in found if len(own)]
    if not tables:
        return pd.DataFrame(columns=["list", "key", "judged", "precision", "recall", "f1"])
    whole = pd.concat(tables, ignore_index=True)
    return whole[["list", *(column for column in whole.columns if column != "list")]]
