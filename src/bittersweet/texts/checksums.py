"""Checksums: written into the manifest where they are missing, so that a text that changes is noticed."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bittersweet.files import DataError, Faults, inside, read_bytes, read_text, read_toml, sha256, shown, write_all
from bittersweet.texts.entries import Entry, entries
from bittersweet.texts.source_block import name_in
from bittersweet.texts.tables import MANIFEST, SourceTable
from bittersweet.texts.text import Text

# The table of texts that is made where a [source] has none.
TABLE = "texts.csv"
_TEXT = re.compile(r"[ \t]*\[\[[ \t]*[\"']?text[\"']?[ \t]*\]\][ \t]*(#.*)?")
_SOURCE = re.compile(r"[ \t]*\[[ \t]*[\"']?source[\"']?[ \t]*\][ \t]*(#.*)?")
_FILE = re.compile(r"[ \t]*[\"']?file[\"']?[ \t]*=")
_EMPTY = re.compile(r"[ \t]*[\"']?sha256[\"']?[ \t]*=[ \t]*(\"[ \t]*\"|'[ \t]*')[ \t]*(#.*)?")


def check_checksums(folder: Path, texts: Sequence[Text] = ()) -> None:  # noqa: ARG001
    """Raise DataError with each text of the manifest that has no checksum."""
    faults = Faults()
    listed = entries(folder, faults)
    missing = [entry.place for entry in listed if not entry.table.sha256]
    faults.add(*(f"{place}: no sha256; `bittersweet check --write` fills it in" for place in missing))
    faults.done()


def write_checksums(folder: Path) -> list[Path]:
    """Write the checksums that are missing, and give the files that this changed.

    Those of [[text]] go into the manifest, line by line, so that comments stay; those of [source] into its table of
    texts, which is made (``texts.csv``) where there is none. A checksum that is there is never changed. Raises
    DataError when the manifest is at fault, or so unusual that the line has to be written by hand.
    """
    faults = Faults()
    listed = entries(folder, faults)
    faults.done()
    missing = [entry for entry in listed if not entry.table.sha256]
    if not missing:
        return []
    path, written = folder / MANIFEST, dict[Path, str]()
    wanted: dict[str, Any] = read_toml(path)
    own = {entry.number: sha256(read_bytes(entry.path)) for entry in missing if entry.number}
    for number, checksum in own.items():
        wanted["text"][number - 1]["sha256"] = checksum
    named = True
    if rest := [entry for entry in missing if not entry.number]:
        source = SourceTable.model_validate(wanted["source"])
        named = bool(source.table)
        if not named and (folder / TABLE).exists():
            raise DataError(f'{shown(folder / TABLE)}: there, but not named; put table = "{TABLE}" under [source]')
        if not named:
            wanted["source"]["table"] = TABLE
        table = inside(folder, source.table or TABLE, f"{shown(path)}, [source]: table")
        written[table] = _table(table, rest, folder / source.folder, folder)
    if own or not named:
        written[path] = _edited(read_text(path), own, named)
        if not _says(written[path], wanted):
            by_hand = [f'[[text]] number {number}: sha256 = "{checksum}"' for number, checksum in own.items()]
            by_hand += [] if named else [f'[source]: table = "{TABLE}"']
            raise DataError(f"{shown(path)}: written in an unusual way; put in by hand: {', '.join(by_hand)}")
    return write_all(written)


def _says(manifest: str, wanted: Mapping[str, Any]) -> bool:
    """Whether an edited manifest says what was wanted and nothing else."""
    try:
        return tomllib.loads(manifest) == wanted
    except tomllib.TOMLDecodeError:
        return False


def _edited(manifest: str, own: Mapping[int, str], named: bool) -> str:
    """The manifest with the checksum of each [[text]] by its number, and with the table of [source] unless `named`."""
    lines = manifest.splitlines(keepends=True)
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    heads = [at for at, line in enumerate(lines) if _TEXT.fullmatch(line.rstrip("\r\n"))]
    for number, checksum in own.items():
        if number <= len(heads):
            _put(lines, heads[number - 1], f'sha256 = "{checksum}"', end)
    sources = (at for at, line in enumerate(lines) if _SOURCE.fullmatch(line.rstrip("\r\n")))
    if not named and (head := next(sources, None)) is not None:
        lines[head] = f'{lines[head].rstrip(end)}{end}table = "{TABLE}"{end}'
    return "".join(lines)


def _put(lines: list[str], head: int, checksum: str, end: str) -> None:
    """Put a checksum in place of the empty one of the [[text]] at `head`, else after the line that names its file."""
    place = head
    for at in range(head + 1, len(lines)):
        if lines[at].lstrip().startswith("["):
            break
        if empty := _EMPTY.fullmatch(lines[at].rstrip("\r\n")):
            lines[at] = checksum + (f"  {empty[2]}" if empty[2] else "") + end
            return
        if _FILE.match(lines[at]):
            place = at
    lines[place] = lines[place].rstrip("\r\n") + end + checksum + end


def _table(path: Path, rest: Sequence[Entry], home: Path, folder: Path) -> str:
    """The table of texts at `path` with the checksums of the entries in `rest`; a new one where there is none."""
    sums = {name_in(home, folder, e.path.relative_to(folder).as_posix()): sha256(read_bytes(e.path)) for e in rest}
    text = read_text(path) if path.exists() else "file\n"
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    names = [column.strip() for column in header]
    if "sha256" not in names:
        header, names, rows = [*header, "sha256"], [*names, "sha256"], [[*row, ""] if any(row) else row for row in rows]
    file, checksum = names.index("file"), names.index("sha256")
    for row in rows:
        if any(row):
            row[checksum] = sums.pop(name_in(home, folder, row[file].strip()), row[checksum])
    for name, digest in sums.items():
        row = [""] * len(names)
        row[file], row[checksum] = name, digest
        rows.append(row)
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([header, *rows])
    return stream.getvalue()
