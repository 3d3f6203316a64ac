"""Kept: parts that an earlier run has done, set aside by what they were made from and taken back where they belong."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from bittersweet.many import state
from bittersweet.many.writing import file_hash, read_table, write_table

ASIDE = ".done"


def set_aside(out: Path) -> None:
    """Move the parts of an earlier run out of the way, each to a folder called by its inputs.

    What a broken run left half made goes. Until this run is done all stay there, whatever ends it.
    """
    for path in sorted((out / "parts").glob("*")):
        if path.name == ASIDE:
            continue
        if path.name.isdigit() and (inputs := _inputs(path)):
            place = path.parent / ASIDE / inputs
            shutil.rmtree(place, ignore_errors=True)
            place.parent.mkdir(exist_ok=True)
            path.rename(place)
        else:
            shutil.rmtree(path, ignore_errors=True)


def known(out: Path) -> dict[str, Path]:
    """The folder of each part that an earlier run has done, by its inputs."""
    parts = [*(out / "parts" / ASIDE).glob("*"), *(path for path in (out / "parts").glob("*") if path.name.isdigit())]
    return {inputs: path for path in sorted(parts) if (inputs := _inputs(path))}


def clean(out: Path) -> None:
    """Take away what was set aside and not asked for, and what a worker that was killed had begun."""
    for path in (out / "parts").glob(".*"):
        shutil.rmtree(path, ignore_errors=True)


def _inputs(folder: Path) -> str:
    """What a part says that it was made from, or "" where it says nothing."""
    try:
        found = json.loads((folder / state.RECORD).read_bytes())["inputs"]
    except (OSError, ValueError, TypeError, KeyError):
        return ""
    return found if isinstance(found, str) and re.fullmatch("[0-9a-f]{64}", found) else ""


def taken_back(folder: Path, beside: Path, inputs: str, first: int) -> state.Record | None:
    """The record of a part that was made from the same `inputs`, after it was put into `folder`; None where none was.

    Where texts were added or taken away before it, the part and its first text (`first`) have other numbers than they
    had: these are written anew, `beside` its place first, and nothing is counted again.
    """
    there, number = folder.parent / ASIDE / inputs, int(folder.name)
    found = state.record(there, inputs)
    if found is None:
        return None
    try:
        if (found.part, found.first) == (number, first):
            there.rename(folder)
            return found
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir()
        shifts = {"text": first - found.first, "place": (number - found.part) << 32}
        files = {name: _renumbered(there / name, beside / name, shifts) for name in found.files}
    except FileNotFoundError:  # another worker was faster
        return None
    record = found._replace(files=files, part=number, first=first)
    state.put(folder, beside, record)
    shutil.rmtree(there, ignore_errors=True)
    return record


def _renumbered(there: Path, path: Path, shifts: dict[str, int]) -> str:
    """The hash of a file after it was written to `path` with its numbers shifted."""
    import pyarrow as pa
    import pyarrow.compute as pc
    from pyarrow import parquet

    shifted = shifts.keys() & set(parquet.read_schema(there).names)
    if not shifted:
        shutil.copyfile(there, path)
        return file_hash(path)
    table = read_table(there)
    for name in shifted:
        column = pc.add(table[name], pa.scalar(shifts[name], pa.int64()))
        table = table.set_column(table.schema.get_field_index(name), name, column)
    return write_table(table, path)
