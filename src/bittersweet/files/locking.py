"""Locking: a folder that one process at a time writes into."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bittersweet.files.faults import DataError
from bittersweet.files.paths import reason, shown
from bittersweet.files.writing import settle

LOCK = ".lock"


@contextmanager
def alone(folder: Path, *within: str) -> Iterator[None]:
    """Hold `folder` while the block runs, after what a killed process left in it and `within` was settled.

    The system gives the lock back when the process ends, however it ends, so that none is ever left over. Raises
    DataError when another process holds the folder, or nothing can be written into it.
    """
    path, handle = folder / LOCK, None
    try:
        while handle is None:
            folder.mkdir(parents=True, exist_ok=True)
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
            if not _locked(handle):
                os.close(handle)
                raise DataError(
                    f"{shown(folder)}: another run writes there; wait for its end, or name another with --out"
                )
            # One that ended a moment ago may have taken the file away that was opened here.
            if not path.exists() or os.fstat(handle).st_ino != path.stat().st_ino:
                os.close(handle)
                handle = None
    except (OSError, ValueError) as error:
        raise DataError(
            f"{shown(folder)}: cannot be written ({reason(error)}); name a folder you may write to with --out"
        ) from None
    try:
        for place in (folder, *(folder / name for name in within)):
            settle(place)
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


def _locked(handle: int) -> bool:
    """Whether this process now holds the open file."""
    if sys.platform == "win32":  # which has no such locks: there two processes have to be kept apart by hand
        return True
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
