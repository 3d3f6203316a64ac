"""Archives: the files in a ZIP, read in memory and never unpacked to the disk."""

from __future__ import annotations

import functools
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from bittersweet.texts.sources.folders import grouped, hidden
from bittersweet.texts.sources.item import PASSED_OVER, Item, Left, UnreadableError, plural
from bittersweet.texts.sources.limits import DAMAGE, FILE, MEGA, MEMBERS, UNPACKED
from bittersweet.texts.sources.names import clean

UTF8 = 0x800  # the flag of a member whose name is UTF-8
LOCKED = 0x1


class DangerousError(UnreadableError):
    """An archive that is refused as a whole: it would write elsewhere, or unpacks to more than is read."""


def items(file: Path | IO[bytes], name: str, group: str = "") -> Iterator[Item | Left]:
    """The files of an archive by their names, each in the group that its top folder names, or in `group`.

    Raises UnreadableError for a damaged archive and one that a password locks, DangerousError for a name that leads
    out of it and for one that unpacks to more than `UNPACKED` bytes.
    """
    try:
        archive = zipfile.ZipFile(file)
    except DAMAGE:
        raise UnreadableError("a damaged archive; pack it again") from None
    members = [(_path(member), member) for member in archive.infolist() if not member.is_dir()]
    _check(members)
    if members and all(member.flag_bits & LOCKED for _, member in members):
        raise UnreadableError("protected by a password; pack it without one")
    members.sort(key=lambda each: [part.casefold() for part in each[0].parts])
    stem = clean(PurePosixPath(name).stem)
    of_path = grouped([path.parts for path, _ in members if not _hidden(path)], stem)
    for path, member in members:
        source = f"{clean(name)}: {path}"
        if why := _hidden(path):
            yield Left(source, why, "", PASSED_OVER)
            continue
        owner = group or of_path[path.parts]
        if stat.S_ISLNK(member.external_attr >> 16):
            yield Left(source, "a symbolic link; put the file itself there", owner)
        else:
            yield Item(
                source, path.name, owner, functools.partial(_read, archive, member), (id(archive), member.header_offset)
            )


def _path(member: zipfile.ZipInfo) -> PurePosixPath:
    """The path of a member. Its name is UTF-8 where it can be, whatever the archive says of it."""
    name = member.filename
    if not member.flag_bits & UTF8:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = member.filename
    return PurePosixPath(clean(name.replace("\\", "/")))


def _hidden(path: PurePosixPath) -> str:
    return next(filter(None, map(hidden, path.parts)), "")


def _check(members: list[tuple[PurePosixPath, zipfile.ZipInfo]]) -> None:
    """Raise DangerousError for an archive that a careful reader would not open."""
    for path, _ in members:
        if path.is_absolute() or ".." in path.parts or str(path)[1:2] == ":":
            raise DangerousError(
                f"an archive with a file named {str(path)!r}, which leads out of it; pack it again without"
            )
    if len(members) > MEMBERS:
        raise DangerousError(
            f"an archive of {plural(len(members), 'file')}; at most {MEMBERS:,} are read, so cut it into parts"
        )
    if (size := sum(member.file_size for _, member in members)) > UNPACKED:
        raise DangerousError(
            f"an archive that unpacks to {size / MEGA:,.0f} MB; at most {UNPACKED // MEGA:,} MB are read, "
            "so cut it into parts"
        )


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The bytes of a member: never more than it says to have, which `_check` has seen."""
    if member.flag_bits & LOCKED:
        raise UnreadableError("protected by a password; pack it without one")
    if member.file_size > FILE:
        raise UnreadableError(
            f"has {member.file_size / MEGA:,.0f} MB; at most {FILE // MEGA} MB are read, so cut it into parts"
        )
    try:
        with archive.open(member) as stream:
            return stream.read(FILE)
    except DAMAGE as error:
        raise UnreadableError(f"damaged in the archive ({error}); pack it again") from None
