"""Sources: the files of folders, archives and tables, one after the other and never all at once."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from bittersweet.files import DataError, shown
from bittersweet.many.piece import Piece, pieces
from bittersweet.texts.sources.folders import grouped, hidden
from bittersweet.texts.sources.item import Left, UnreadableError
from bittersweet.texts.sources.limits import UNPACKED
from bittersweet.texts.sources.names import clean

RATIO = 200  # times its own size that an archive may unpack to


class File(NamedTuple):
    """A file to be read: how it is shown, where it is, its name inside the source, its group and its bytes."""

    source: str
    path: str
    member: str
    name: str
    group: str
    size: int


def stream(named: Sequence[tuple[Path, str]], goal: int, skip: Path) -> Iterator[Piece | Left]:
    """The pieces of all sources in order, their texts numbered from 1, and what is left out.

    `named` are paths, each with a group for all in it or ""; the folder `skip` is not looked into. Raises DataError for
    a source that is not there, and for an archive that leads out of itself or unpacks to too much.
    """
    number, seen = 1, set()
    for path, group in named:
        for found in _files(path, group, len(named) > 1, skip.resolve()):
            if isinstance(found, Left):
                yield found
                continue
            place = _place(found)
            if place in seen:
                yield Left(found.source, "named twice; it is read once", found.group)
                continue
            seen.add(place)
            try:
                for piece in pieces(
                    found.source, found.path, found.member, found.group, found.name, found.size, number, goal
                ):
                    yield piece
                    number = piece.number + piece.texts
            except UnreadableError as why:
                yield Left(found.source, str(why), found.group)


def _place(file: File) -> object:
    if file.member:
        return hash((file.path, file.member))
    found = os.stat(file.path)  # noqa: PTH116 (a hundred thousand times)
    return found.st_dev, found.st_ino


def _files(path: Path, group: str, several: bool, skip: Path) -> Iterator[File | Left]:
    if not path.exists():
        what = "a link that leads nowhere" if path.is_symlink() else "no such file or folder"
        raise DataError(f"{shown(path)}: {what}; put it there or mend the name")
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        yield from _folder(path.resolve(), group, several, skip)
    elif not stat.S_ISREG(mode):
        raise DataError(f"{shown(path)}: is no regular file; a file, a folder, a ZIP archive or a table would be right")
    elif zipfile.is_zipfile(path) and path.suffix.lower() not in (".docx", ".xlsx", ".pptx", ".odt", ".epub"):
        yield from _archive(path.resolve(), group, several)
    else:
        whole = path.resolve()
        yield File(clean(path.name), str(whole), "", clean(path.stem), group or clean(path.stem), path.stat().st_size)


def _folder(root: Path, group: str, several: bool, skip: Path) -> Iterator[File | Left]:
    found, left = [], []
    for inside, said in _walk(str(root), "", str(skip), str(root)):
        if isinstance(said, str):
            left.append(Left(clean(f"{root.name}/{inside}"), said, group))
        else:
            found.append((inside, said))
    yield from left
    groups = grouped([tuple(inside.split("/")) for inside, _ in found], clean(root.name)) if not group else {}
    for inside, size in found:
        owner = group or groups[tuple(inside.split("/"))]
        yield _named(
            clean(f"{root.name}/{inside}"), f"{root}/{inside}", "", inside, owner, size, root.name if several else ""
        )


def _walk(folder: str, under: str, skip: str, root: str) -> Iterator[tuple[str, int | str]]:
    """Each file below `folder` in the order of the names: its path inside, and its bytes or why it is left out."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: (clean(entry.name).casefold(), entry.name))
    except OSError as error:
        yield under or ".", f"cannot be read ({error.strerror}); a readable folder is needed"
        return
    for entry in entries:
        inside = under + entry.name
        if hidden(entry.name) or entry.path == skip:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{inside}/", skip, root)
        elif entry.is_symlink() and not os.path.realpath(entry.path).startswith(root + os.sep):
            yield inside, "a symbolic link out of the folder; put the file itself there"
        elif not entry.is_file():
            yield inside, "no regular file; only these are read"
        else:
            yield inside, entry.stat().st_size


def _archive(path: Path, group: str, several: bool) -> Iterator[File | Left]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise DataError(f"{shown(path)}: a damaged archive; pack it again") from None
    size = sum(member.file_size for member in members)
    if size > max(UNPACKED, RATIO * path.stat().st_size):
        raise DataError(
            f"{shown(path)}: unpacks to {size / 1e6:,.0f} MB, {RATIO} times its size and more; pack it again"
        )
    named = [(PurePosixPath(member.filename.replace("\\", "/")), member) for member in members]
    for inside, _ in named:
        if inside.is_absolute() or ".." in inside.parts:
            raise DataError(
                f"{shown(path)}: holds a file named {str(inside)!r}, which leads out of it; pack it again without"
            )
    named = [each for each in named if not any(map(hidden, each[0].parts))]
    named.sort(key=lambda each: ([clean(part).casefold() for part in each[0].parts], str(each[0])))
    groups = grouped([inside.parts for inside, _ in named], clean(path.stem)) if not group else {}
    for inside, member in named:
        owner, source = group or groups[inside.parts], f"{clean(path.name)}: {clean(str(inside))}"
        if member.flag_bits & 1:
            yield Left(source, "protected by a password; pack it without one", owner)
        elif stat.S_ISLNK(member.external_attr >> 16):
            yield Left(source, "a symbolic link; put the file itself there", owner)
        else:
            yield _named(
                source, str(path), member.filename, str(inside), owner, member.file_size, path.stem if several else ""
            )


def _named(source: str, path: str, member: str, inside: str, group: str, size: int, of: str) -> File:
    stem = clean(str(PurePosixPath(inside).with_suffix("")))
    return File(source, path, member, f"{clean(of)}/{stem}" if of else stem, group, size)
