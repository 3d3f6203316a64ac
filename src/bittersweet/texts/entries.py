"""Entries: the texts that a manifest names, each with its table and its file, before anything of them is read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bittersweet.files import Faults, inside, read_toml, shown
from bittersweet.texts import source_block
from bittersweet.texts.shapes import shaped
from bittersweet.texts.tables import MANIFEST, ManifestTable, TextTable


class Entry(NamedTuple):
    """One text as the manifest names it: its table, its file, and the place that a fault of it is told with.

    `number` is that of its [[text]], counted from 1, and 0 for a text of [source].
    """

    table: TextTable
    path: Path
    place: str
    number: int = 0


def entries(where: Path, faults: Faults) -> list[Entry]:
    """The texts of the folder `where`: those of [[text]] in their order, then those of [source]; adds to `faults`."""
    manifest, found = shown(where / MANIFEST), None
    with faults.caught():
        found = shaped(ManifestTable, read_toml(where / MANIFEST), manifest, faults)
    if found is None:
        return []
    listed = []
    for number, table in enumerate(found.text, start=1):
        place = f"{manifest}, [[text]] number {number}"
        with faults.caught():
            if text := shaped(TextTable, table, place, faults):
                listed.append(Entry(text, inside(where, text.file, f"{place}: file"), place, number))
    if found.source is not None:
        taken = {entry.path.resolve() for entry in listed}
        listed += [Entry(*text) for text in source_block.texts(where, found.source, taken, faults)]
    elif not found.text:
        faults.add(f"{manifest}: no [[text]] table and no [source]; one for each text, or a folder of texts, is needed")
    _once("id", [(entry.table.id, entry.place) for entry in listed], faults)
    _once("file", [(str(entry.path), entry.place) for entry in listed], faults)
    return listed


def _once(what: str, values: Sequence[tuple[str, str]], faults: Faults) -> None:
    """Add a fault for each value that stands twice."""
    seen: dict[str, str] = {}
    for value, place in values:
        if seen.setdefault(value, place) != place:
            faults.add(f"{place}: two texts have the {what} {value!r}; each needs its own")
