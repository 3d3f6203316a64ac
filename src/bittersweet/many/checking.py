"""Checking: whether an output is whole, and what is in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from bittersweet.files import Faults, shown
from bittersweet.many import state
from bittersweet.many.store import ManyStudy


def check(folder: Path) -> Iterator[str]:
    """Lines that say what an output holds.

    Raises DataError with every fault: a part or a table that is gone or is not what was written, lists that have
    changed since.
    """
    study, faults = ManyStudy.open(folder), Faults()
    for number in study.parts:
        place = state.folder_of(folder, number)
        if state.record(place) is None:
            faults.add(f"{shown(place)}: gone, or not what was written; run the same bittersweet count again")
    for number in study.marker["missing"]:
        faults.add(f"part {number} was not done; run the same bittersweet count again")
    for name in ("tally", "types", "texts"):
        path = folder / "tables" / f"{name}.parquet"
        if not path.is_file():
            faults.add(f"{shown(path)}: gone; run the same bittersweet count again")
    if state.lists_hash(folder) != study.marker["lists"]:
        faults.add(f"{shown(folder / 'codebook')}: changed since it was counted; count again with the changed lists")
    faults.done()
    for row in study.sizes.to_dict("records"):
        said = f"{row['texts']:,} texts, " if row["texts"] > 1 else ""
        yield f"{row['label']}: {said}{row['words']:,} words, {row['sentences']:,} sentences"
    yield f"lists: {', '.join(study.lists)}; sentences cut by {study.splitter}; {len(study.parts):,} parts"
    if left := study.marker["left_out"]:
        yield f"{left:,} left out, each with its reason: {shown(folder / 'left-out.csv')}"
    gone = [path for path in json.loads((folder / state.SOURCES).read_bytes())["sources"] if not Path(path).exists()]
    if gone:
        yield f"not where they were, so that no raw lines can be shown: {', '.join(gone)}"
    yield f"{shown(folder)}: everything is in order"
