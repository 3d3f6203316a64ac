"""The [source] of a manifest: a folder of many texts, with a table of what is said of each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bittersweet.files import DataError, Faults, inside, printable, read_rows, shown
from bittersweet.texts.shapes import shaped
from bittersweet.texts.tables import MANIFEST, SourceTable, TextTable

# What the table of texts may not say, since a cell holds plain text.
NO_CELLS = ("keep_hyphen", "section", "removed")


class Said(NamedTuple):
    """What a row of the table of texts says of a file, and the place of the row."""

    place: str
    cells: dict[str, str]


def texts(
    where: Path, table: dict[str, Any], taken: set[Path], faults: Faults
) -> Iterator[tuple[TextTable, Path, str]]:
    """The texts of a [source] sorted by path, but for the files that are `taken`: each with its path and place.

    What is wrong is added to `faults`.
    """
    place = f"{shown(where / MANIFEST)}, [source]"
    source = shaped(SourceTable, table, place, faults)
    if source is None:
        return
    with faults.caught():
        home = where if source.folder == "." else inside(where, source.folder, f"{place}: folder")
        if not home.is_dir():
            raise DataError(f"{place}: folder is {source.folder!r}, and there is no such folder in {shown(where)}")
        found = files(home, source.pattern, place)
        rows = _rows(where, home, source, place, faults)
        for name, said in rows.items():
            if name not in found:
                faults.add(f"{said.place}: no text of {shown(home)} is called {name!r}; mend the name or drop the row")
        for name, path in found.items():
            if path.resolve() not in taken:
                said = rows.get(name, Said(shown(path), {}))
                own = {
                    "id": name.removesuffix(path.suffix),
                    "group": _group(name, source.group, home.resolve().name),
                    **source.about,
                    **{column: cell for column, cell in said.cells.items() if cell},
                    "file": path.relative_to(where).as_posix(),
                }
                with faults.caught():
                    if text := shaped(TextTable, own, said.place, faults):
                        yield text, inside(where, own["file"], f"{said.place}: file"), said.place


def _group(name: str, group: str, home: str) -> str:
    """The group of a file: the first folder in its name (its home where there is none), or the fixed one."""
    first, _, rest = name.partition("/")
    return group if group != "folder" else first if rest else home


def files(home: Path, pattern: str, place: str) -> dict[str, Path]:
    """The files under `home` that `pattern` finds, by their name there, sorted; hidden ones are passed over.

    Raises DataError when the pattern is none or finds nothing.
    """
    try:
        found = {path.relative_to(home).as_posix(): path for path in home.glob(pattern) if not path.is_dir()}
    except (ValueError, NotImplementedError, IndexError, OSError) as error:
        fault = printable(str(error))
        raise DataError(f"{place}: pattern is {pattern!r} ({fault}); like '**/*.txt' would be right") from None
    seen = {name: found[name] for name in sorted(found) if not any(part[:1] == "." for part in name.split("/"))}
    if not seen:
        raise DataError(f"{place}: no file of {shown(home)} fits the pattern {pattern!r}; at least one text is needed")
    return seen


def _rows(where: Path, home: Path, source: SourceTable, place: str, faults: Faults) -> dict[str, Said]:
    """What the table of texts says of each file, by the file's name in `home`; adds to `faults`."""
    rows: dict[str, Said] = {}
    if not source.table:
        return rows
    path = inside(where, source.table, f"{place}: table")
    for row in read_rows(path, ("file",)):
        at, name = row.place, name_in(home, where, row.cells["file"])
        if name in rows:
            faults.add(f"{at}: the file {name!r} stands twice; keep one row")
        rows[name] = Said(at, {column: cell for column, cell in row.cells.items() if column != "file"})
    if wrong := [column for column in NO_CELLS if any(column in said.cells for said in rows.values())]:
        raise DataError(f"{shown(path)}, row 1: {', '.join(wrong)} cannot stand in a table; use [[text]] for it")
    return rows


def name_in(home: Path, where: Path, name: str) -> str:
    """The name in `home` of a file that is named from there or from the study folder.

    >>> name_in(Path("study/texts"), Path("study"), "texts/north/a.txt")
    'north/a.txt'
    """
    return name if home == where else name.removeprefix(f"{home.relative_to(where).as_posix()}/")
