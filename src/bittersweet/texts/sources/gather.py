"""Gathering: the sources as they were named, opened into items with their groups."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bittersweet.files import DataError, shown
from bittersweet.texts.sources import archives, detect, folders
from bittersweet.texts.sources.item import Item, Left, UnreadableError
from bittersweet.texts.sources.limits import UNPACKED, regular
from bittersweet.texts.sources.names import clean

ALONE = 6  # files named one by one up to which each is a group of its own


class Source(NamedTuple):
    """A file, folder or archive as it was named, and the group of all in it, or ""."""

    path: Path
    group: str = ""


def sources(named: Sequence[str | Path], grouped: Sequence[str | tuple[str, str | Path]] = ()) -> list[Source]:
    """The sources of a command: those without a group, and those given as NAME=SOURCE or as a pair.

    Raises DataError for one without a name or without a source, and when there is none at all.

    >>> sources(["a.txt"], ["Left=b.txt", ("Right", "c.txt")])[1].group
    'Left'
    """
    found, faults = [Source(Path(path)) for path in named], []
    for each in grouped:
        name, _, path = each.partition("=") if isinstance(each, str) else (each[0], "", str(each[1]))
        name = clean(name)
        if not name or not path:
            faults.append(f"--group {each}: a name and a source are needed, as in --group Left=left.txt")
        else:
            found.append(Source(Path(path), name))
    if not found and not faults:
        faults.append("no source is named; a file, a folder, a ZIP archive or a table would be right")
    if faults:
        raise DataError(*faults)
    return found


def gather(named: Sequence[Source], skip: Collection[Path] = ()) -> tuple[list[Item | Left], list[str]]:
    """All items of the sources, in their order, and what there is to say of their groups.

    Raises DataError with every fault: a source that is not there, is no regular file, is an archive that leads out of
    itself or unpacks to too much, and a file that is in two groups.
    """
    faults: list[str] = []
    found: list[Item | Left] = []
    alone: list[tuple[int, Path]] = []  # files that were named by themselves, without a group
    for path, group in named:
        try:
            before = len(found)
            found += _opened(path, group, skip)
            if len(found) == before:
                faults.append(f"{_shown(path)}: holds no file; a folder or archive with texts would be right")
            elif len(found) == before + 1 and isinstance(found[-1], Item) and not found[-1].group:
                alone.append((before, path))
        except archives.DangerousError as fault:
            faults.append(f"{_shown(path)}: {fault}")
        except DataError as fault:
            faults += map(str, fault.args)
    notes = _own_groups(found, alone)
    faults += _once(found)
    if faults:
        raise DataError(*faults)
    return found, notes


def _shown(path: Path) -> str:
    return clean(shown(path))


def _opened(path: Path, group: str, skip: Collection[Path]) -> Iterator[Item | Left]:
    """The items of one source."""
    try:
        there, folder = path.exists(), path.is_dir()
    except (OSError, ValueError, RuntimeError):
        raise DataError(f"{_shown(path)}: is no path that can be followed; name a file or folder") from None
    if not there:
        what = "a link that leads nowhere" if path.is_symlink() else "no such file or folder"
        raise DataError(f"{_shown(path)}: {what}; put it there or mend the name")
    if folder:
        yield from folders.items(path, group, skip)
        return
    if why := regular(path, UNPACKED):
        raise DataError(f"{_shown(path)}: {why}")
    try:
        if _is_archive(path):
            yield from archives.items(path, path.name, group)
        else:
            yield folders.loose(path, group)
    except archives.DangerousError:
        raise
    except UnreadableError as fault:
        yield Left(clean(path.name), str(fault), group)


def _is_archive(path: Path) -> bool:
    """Whether a file is an archive of texts, no Word file or spreadsheet. Raises UnreadableError when damaged."""
    try:
        with path.open("rb") as stream:
            start = stream.read(4)
    except OSError as error:
        raise UnreadableError(f"cannot be read ({error.strerror}); a readable file is needed") from None
    return start in (b"PK\x03\x04", b"PK\x05\x06") and detect.packed(path) == "zip"


def _own_groups(found: list[Item | Left], alone: list[tuple[int, Path]]) -> list[str]:
    """Give a group to files named by themselves: each its own where they are few, else the folder that it lies in."""
    stems = Counter(clean(path.stem) for _, path in alone)
    for index, path in alone:
        own = clean(path.stem) if stems[clean(path.stem)] == 1 else clean(path.name)
        group = own if len(alone) <= ALONE else clean(path.resolve().parent.name)
        found[index] = dataclasses.replace(found[index], group=group or "texts")
    if len(alone) > ALONE:
        return [
            f"{len(alone)} files were named one by one: each is in the group of its folder; "
            "--group NAME=FILE names others"
        ]
    return (
        [f"each of the {len(alone)} files is a group of its own; --group NAME=FILE names others"]
        if len(alone) > 1
        else []
    )


def _once(found: list[Item | Left]) -> list[str]:
    """What is wrong where a file is in two groups; one that is named twice in a group is left out the second time."""
    faults: list[str] = []
    seen: dict[object, Item] = {}
    for index, item in enumerate(found):
        if not isinstance(item, Item):
            continue
        before = seen.setdefault(item.place, item)
        if before is item:
            continue
        if before.group != item.group:
            faults.append(f"{item.source}: is in two groups, {before.group} and {item.group}; keep one")
        found[index] = Left(item.source, f"named twice; it is read as {before.source}", item.group)
    return faults
