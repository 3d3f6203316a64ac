"""Writing: a file whole or not at all, several files all or none, and what a killed run left is cleared away."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bittersweet.files.faults import DataError
from bittersweet.files.paths import reason, shown
from bittersweet.files.reading import LIST_LIMIT, read_bytes

# What stands beside the files of a folder while they are written: ".name.<process>-….part", and the list of the moves
# that are decided, ".<process>.moves".
PART, MOVES = ".part", ".moves"


def write(path: Path, content: str | bytes) -> Path:
    """Write `content` beside `path` and move it into place, so that no half file is ever seen; give `path` back.

    Raises DataError when the folder cannot be written.
    """
    write_all({path: content})
    return path


def write_all(contents: Mapping[Path, str | bytes]) -> list[Path]:
    """Write several files: all are written beside their places, and then all are moved; give their paths.

    A process that is killed before the moves changes none of them; one that is killed between them leaves a list, by
    which `settle` makes the others. Raises DataError, with nothing left behind, when one cannot be written.
    """
    moves: list[tuple[Path, Path]] = []
    listed, path = None, Path()
    try:
        for path, content in contents.items():
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            moves.append((_beside(path, content), path))
        if len(moves) > 1:
            listed = moves[0][1].parent / f".{os.getpid()}{MOVES}"
            said = json.dumps([[str(beside.absolute()), str(path.absolute())] for beside, path in moves])
            _beside(listed, said).replace(listed)
        for beside, path in moves:
            beside.replace(path)
    except (OSError, ValueError) as error:
        for beside, _ in moves:
            beside.unlink(missing_ok=True)
        raise DataError(
            f"{shown(path)}: cannot be written ({reason(error)}); name a folder you may write to with --out"
        ) from None
    finally:
        if listed:
            listed.unlink(missing_ok=True)
    return list(contents)


def settle(folder: Path) -> None:
    """Finish in `folder` the moves that a killed process had decided, and clear away the half files it left."""
    for listed in folder.glob(f".*{MOVES}"):
        process = listed.name.removeprefix(".").removesuffix(MOVES)
        if not _alive(process):
            for beside, path in _moves(listed, process):
                if beside.exists():
                    beside.replace(path)
            listed.unlink()
    for left in folder.glob(f".*{PART}"):
        if not _alive(left.name.removesuffix(PART).rpartition(".")[2].partition("-")[0]):
            left.unlink()


def _moves(listed: Path, process: str) -> list[tuple[Path, Path]]:
    """The moves that a list holds; none of one that was not written here, for a folder may come from anywhere."""
    try:
        moves = [(Path(beside), Path(path)) for beside, path in json.loads(read_bytes(listed, LIST_LIMIT))]
    except (DataError, ValueError, TypeError, RecursionError):
        return []
    ours = (b.parent == p.parent and b.name.startswith(f".{p.name[:100]}.{process}-") for b, p in moves)
    return moves if all(ours) and all(beside.name.endswith(PART) for beside, _ in moves) else []


def _alive(process: str) -> bool:
    """Whether the process with this number runs; where that cannot be asked without harm, it is taken to."""
    if not process.isdecimal() or os.name != "posix":
        return True
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _beside(path: Path, content: str | bytes) -> Path:
    """A new hidden file beside `path` that holds `content`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.{os.getpid()}-", suffix=PART)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content.encode("utf-8") if isinstance(content, str) else content)
        Path(name).chmod(0o644)
    except (OSError, ValueError):
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def sha256(content: bytes) -> str:
    """The SHA-256 of `content` in hexadecimal digits.

    >>> sha256(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(content).hexdigest()
