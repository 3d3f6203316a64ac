"""Paths: the data folder, files inside it, and how a path is shown to a reader."""

from __future__ import annotations

import os
from pathlib import Path

from bittersweet.files.faults import DataError

DATA_VARIABLE = "BITTERSWEET_DATA"
PROJECT_DATA = Path(__file__).parents[3] / "data"


def data_folder(folder: str | os.PathLike[str] | None = None) -> Path:
    """The data folder to read: `folder`, else the one named in ``BITTERSWEET_DATA``, else the project's own.

    Raises DataError when there is no such folder.
    """
    path = Path(folder or os.environ.get(DATA_VARIABLE) or PROJECT_DATA)
    try:
        if path.is_dir():
            return path
        found = "a file" if path.exists() else "nothing"
    except (OSError, ValueError) as error:
        found = reason(error)
    raise DataError(f"{shown(path)}: found {found}; a data folder holding corpus.toml would be right")


def shown(path: Path) -> str:
    """`path` as a reader knows it, on one line: relative to the working folder where it lies inside, else as it is.

    >>> shown(Path.cwd() / "data" / "corpus.toml")
    'data/corpus.toml'
    """
    try:
        name = path.resolve().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError, RuntimeError):  # elsewhere; a name that no file can have; links in a circle
        name = path.as_posix()
    return printable(name)


def printable(text: str) -> str:
    r"""`text` on one line, with what cannot be printed as it would be escaped.

    >>> printable("a\nb")
    'a\\nb'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def inside(folder: Path, name: str, what: str = "the file") -> Path:
    """The path of the file `name` in `folder`.

    Raises DataError, in which `what` names the file, when the name leads out of the folder, by itself or through a
    link, or can be no file's name.
    """
    try:
        path, home = folder / name, folder.resolve()
        real = path.resolve()
        if real != home and real.is_relative_to(home):
            return path
        fault = f"leads out of {shown(folder)}"
    except RuntimeError:
        fault = "is a link in a circle"
    except (ValueError, OSError) as error:  # a NUL; a name that is too long
        fault = f"is no file's name ({reason(error)})"
    raise DataError(f"{what} {name!r} {fault}; a file inside the folder would be right")


def reason(error: Exception) -> str:
    """Why the system refused, in its own words on one line."""
    return printable(getattr(error, "strerror", None) or str(error))
