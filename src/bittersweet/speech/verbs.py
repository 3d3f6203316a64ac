"""Reporting verbs: what brings the words of another, and in which form."""

from __future__ import annotations

from pathlib import Path

from bittersweet.files import Faults, one_of, read_rows

COLUMNS = ("verb", "mode", "note")
MODES = ("any", "direct", "partial", "indirect")  # what a reporting verb can bring


def reporting_verbs(path: Path) -> dict[str, str]:
    """The reporting verbs of the list at `path`, such as ``codebook/speech.csv``: surface form to what it can bring.

    Modes are those of `bittersweet.speech.speakers.quotes`, or "any". Raises DataError with every fault, by row: an
    empty or doubled verb, an unknown mode, an empty note.
    """
    faults, verbs = Faults(), {}
    for row in read_rows(path, COLUMNS):
        place, verb = row.place, " ".join(row.cells["verb"].lower().split())
        if not any(map(str.isalnum, verb)) or not row.cells["note"]:
            faults.add(f"{place}: verb is {verb!r}, note is {row.cells['note']!r}; each row needs both")
        elif verb in verbs:
            faults.add(f"{place}: verb {verb!r} stands twice; keep one row")
        else:
            with faults.caught():
                verbs[verb] = one_of(row.cells["mode"], MODES, place, "mode")
    faults.done()
    return verbs
