"""Reading: only regular files under a stated size, as text that is UTF-8, or as TOML."""

from __future__ import annotations

import os
import stat
import tomllib
from pathlib import Path
from typing import Any

from bittersweet.files.faults import DataError
from bittersweet.files.kinds import kind_of
from bittersweet.files.paths import printable, reason, shown

MEGABYTE = 1 << 20
TEXT_LIMIT = 512 * MEGABYTE
LIST_LIMIT = 64 * MEGABYTE
TOML_LIMIT = 16 * MEGABYTE
BYTE_ORDER_MARK = "\ufeff"
# What would be right in place of a file of another kind, by the name of the file.
REMEDIES = {".csv": "save it as CSV in UTF-8", ".toml": "save it as plain text in UTF-8"}


def read_bytes(path: Path, limit: int = TEXT_LIMIT) -> bytes:
    """The content of `path`.

    Raises DataError when it is missing, cannot be read, is no regular file (a folder, a device, a pipe, also behind
    a link) or holds more than `limit` bytes.
    """
    try:
        _regular(path.stat(), path, limit)
        # Between the look and the opening something else may have come there: a pipe must not block.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags), "rb") as file:
            _regular(os.fstat(file.fileno()), path, limit)
            content = file.read(limit + 1)
    except FileNotFoundError:
        raise DataError(f"{shown(path)}: no such file; put it there or mend the name that points to it") from None
    except (OSError, ValueError) as error:
        raise DataError(f"{shown(path)}: cannot be read ({reason(error)}); a readable file is needed") from None
    if len(content) > limit:
        raise _too_long(path, limit)
    return content


def _regular(found: os.stat_result, path: Path, limit: int) -> None:
    """Raise DataError when `found` is no regular file of at most `limit` bytes."""
    if not stat.S_ISREG(found.st_mode):
        kind = "a folder" if stat.S_ISDIR(found.st_mode) else "a device, a pipe or a socket"
        raise DataError(f"{shown(path)}: cannot be read (it is {kind}); a readable file is needed")
    if found.st_size > limit:
        raise _too_long(path, limit)


def _too_long(path: Path, limit: int) -> DataError:
    return DataError(f"{shown(path)}: longer than {limit // MEGABYTE} MB, the most that is read; cut it in parts")


def decode(content: bytes, path: Path) -> str:
    """`content` as text without a byte order mark, line ends untouched.

    Raises DataError with what it is when the bytes are those of another format, and with line and byte when they
    are not UTF-8 or hold a NUL.

    >>> decode("Kerry’s visit".encode(), Path("a.txt"))
    'Kerry’s visit'
    """
    if kind := kind_of(content):
        remedy = REMEDIES.get(path.suffix.lower(), "`bittersweet new` reads many formats and writes plain text")
        raise DataError(f"{shown(path)}: this is {kind}, not plain text; {remedy}")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DataError(
            f"{shown(path)}, line {line}: byte 0x{content[error.start]:02x} is not UTF-8; save the file as UTF-8"
        ) from None
    if (at := text.find("\x00")) >= 0:
        line = text.count("\n", 0, at) + 1
        raise DataError(f"{shown(path)}, line {line}: a NUL character, which no text holds; save the file as UTF-8")
    return text.removeprefix(BYTE_ORDER_MARK)


def read_text(path: Path, limit: int = TEXT_LIMIT) -> str:
    """The text of `path` without a byte order mark, line ends untouched.

    Raises DataError when it is missing, unreadable, longer than `limit` bytes or not UTF-8.
    """
    return decode(read_bytes(path, limit), path)


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file. Raises DataError with the line when it cannot be parsed."""
    text = read_text(path, TOML_LIMIT)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        fault = str(error)
    except RecursionError:
        fault = "tables or lists stand in one another too deep"
    except ValueError:  # the one that is left: an integer that Python does not take
        fault = "a number has more than 4,300 digits"
    raise DataError(f"{shown(path)}: not valid TOML: {printable(fault)}") from None
