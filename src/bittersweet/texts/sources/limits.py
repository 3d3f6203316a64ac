"""Limits: how large a source may be, so that a bomb or a device neither hangs nor fills the memory."""

from __future__ import annotations

import io
import os
import stat
import zipfile
import zlib
from pathlib import Path

from bittersweet.texts.sources.item import UnreadableError

MEGA = 1_000_000
FILE = 100_000_000  # bytes of one file
UNPACKED = 1_000_000_000  # bytes of all that an archive holds
OFFICE = 200_000_000  # bytes of all that a DOCX or XLSX holds
XML = 60_000_000  # bytes of the text part of a DOCX; its tree takes some twenty times as much
# What zipfile raises for damaged archives, by where the damage is.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, KeyError)
MEMBERS = 200_000  # files of an archive


def regular(path: Path, most: int = FILE) -> str:
    """Why `path` is not read, or "": only regular files of at most `most` bytes are."""
    try:
        found = path.stat()
    except OSError as error:
        return f"cannot be read ({error.strerror or error}); a readable file is needed"
    except ValueError:
        return "is no legal file name"
    if not stat.S_ISREG(found.st_mode):
        return f"is {_sort(found.st_mode)}; only regular files are read"
    if found.st_size > most:
        return f"has {found.st_size / MEGA:,.0f} MB; at most {most // MEGA:,} MB are read, so cut it into parts"
    return ""


def _sort(mode: int) -> str:
    for test, name in ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe (FIFO)"), (stat.S_ISSOCK, "a socket")):
        if test(mode):
            return name
    return "a device"


def read_file(path: Path) -> bytes:
    """The bytes of a regular file. Raises UnreadableError for any other, and for one that is too large."""
    if why := regular(path):
        raise UnreadableError(why)
    try:
        # A pipe put in the file's place meanwhile would block an ordinary open.
        with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as stream:
            return stream.read(FILE)
    except OSError as error:
        raise UnreadableError(f"cannot be read ({error.strerror or error}); a readable file is needed") from None


def check_packed(content: bytes) -> None:
    """Raise UnreadableError when an Office file is damaged, locked, or unpacks to more than `OFFICE` bytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except DAMAGE:
        raise UnreadableError("is a damaged Office file; open it and save it again") from None
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableError("protected by a password; save it without one")
    texts = [(member.file_size, XML) for member in members if member.filename.endswith("document.xml")]
    for found, limit in ((sum(member.file_size for member in members), OFFICE), *texts):
        if found > limit:
            raise UnreadableError(
                f"unpacks to {found / MEGA:,.0f} MB; at most {limit // MEGA} MB are read, so cut it into parts"
            )
