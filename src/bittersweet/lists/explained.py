"""Explained names: capitalised words that are in no list, each with the reason."""

from __future__ import annotations

from pathlib import Path

from bittersweet.files import Faults, read_rows

COLUMNS = ("surface", "note")


def explained(path: Path) -> dict[str, str]:
    """The reason for each surface form of the list at `path`, in file order.

    Raises DataError with every fault by row: a surface without letters, a missing reason, a doubled surface.
    """
    faults, found = Faults(), {}
    for row in read_rows(path, COLUMNS, empty=True):
        place, surface = row.place, " ".join(row.cells["surface"].split())
        if not any(map(str.isalnum, surface)):
            faults.add(f"{place}: surface is {surface!r}; words as they stand in the texts are needed")
        if not row.cells["note"]:
            faults.add(f"{place}: note is empty; each row needs its reason")
        if surface in found:
            faults.add(f"{place}: {surface!r} stands twice; keep one row")
        found[surface] = row.cells["note"]
    faults.done()
    return found
