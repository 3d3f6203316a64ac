"""State: what a run is made of, what is done already, and who is at work in a folder."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from bittersweet import __version__
from bittersweet.files import DataError, read_bytes, read_header, sha256, shown, write
from bittersweet.lists.settings import read_settings
from bittersweet.lists.wordlist import LISTED, WordList, read, read_all
from bittersweet.many.reading import Columns
from bittersweet.many.writing import file_hash

FORMAT = 2
MARKER = "many.json"
SOURCES = "sources.json"
RECORD = "part.json"
LOCK = ".lock"
EXPLAINED = "other_names.csv"  # names that are in no list, and why: nothing is counted by it
OURS = {MARKER, SOURCES, LOCK, "notebooks", "codebook", "parts", "tables", "left-out.csv"}


def is_output(folder: Path) -> bool:
    """Whether a folder is an output of `bittersweet count`, finished or not."""
    return (folder / MARKER).is_file() or ((folder / SOURCES).is_file() and (folder / "parts").is_dir())


class Job(NamedTuple):
    """What is the same for all parts of a run; with a part it is all that a worker needs to know."""

    out: str
    lists: str
    splitter: str
    splitter_version: str
    columns: Columns

    @property
    def identity(self) -> list[object]:
        """What a part's files depend on besides its texts."""
        return [FORMAT, __version__, self.lists, self.splitter, self.splitter_version, *self.columns]


class Record(NamedTuple):
    """What is said of a part that is done: the hash of all it was made from, of each of its files, and its sizes.

    `part` is the number it has in its files, `first` that of its first text.
    """

    inputs: str
    part: int
    first: int
    files: dict[str, str]
    texts: int
    sentences: int
    words: int
    hits: int
    left: list[list[str]]


def read_lists(folder: Path) -> dict[str, WordList]:
    """The lists of a study folder, or of a folder that holds nothing else. Raises DataError when there is none."""
    if (folder / "codebook").is_dir():
        found = read_all(folder)
    elif not folder.is_dir():
        raise DataError(f"{shown(folder)}: no such folder; one with lists (CSV with label and surface) would be right")
    else:
        settings = read_settings(folder / "lists.toml")
        found = {path.stem: read(path, settings.get(path.stem)) for path in _csvs(folder)}
    if not found:
        raise DataError(f"{shown(folder)}: no list; a CSV with the columns label and surface would be right")
    return found


def _csvs(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.csv")) if set(LISTED) <= set(read_header(path))]


def keep_lists(folder: Path, out: Path) -> str:
    """The hash of the lists of `folder`, after they were copied to `out`, from where workers read them."""
    home = folder / "codebook" if (folder / "codebook").is_dir() else folder
    paths = [*_csvs(home), *(path for path in (home / "lists.toml", home / EXPLAINED) if path.exists())]
    contents = {path.name: read_bytes(path) for path in paths}
    for old in (out / "codebook").glob("*"):
        if old.name not in contents:
            old.unlink()
    for name, content in contents.items():
        path = out / "codebook" / name
        if not path.exists() or path.read_bytes() != content:
            write(path, content)
    return lists_hash(folder)


def keep_sources(out: Path, named: Iterable[tuple[Path, str]], size: int, columns: Columns) -> None:
    """Write down where the sources lie and how they were cut, so that a sentence leads back to its raw lines."""
    sources = [str(path.resolve()) for path, _ in named]
    write(out / SOURCES, json.dumps({"sources": sources, "size": size, "columns": columns}, indent=1) + "\n")


def lists_hash(folder: Path) -> str:
    """The hash of the lists of a folder, their names among it."""
    home = folder / "codebook" if (folder / "codebook").is_dir() else folder
    paths = [*_csvs(home), *(path for path in [home / "lists.toml"] if path.exists())]
    return sha256(json.dumps([(path.name, sha256(read_bytes(path))) for path in paths]).encode())


@lru_cache(maxsize=1)
def kept_lists(out: str, _hash: str) -> dict[str, WordList]:
    """The lists that lie in `out`; read once a process and hash."""
    return read_all(Path(out))


def folder_of(out: str | Path, number: int) -> Path:
    """Where the files of a part are."""
    return Path(out) / "parts" / f"{number:06d}"


def record(folder: Path, inputs: str = "") -> Record | None:
    """The record of a part whose files are what it says, made from `inputs`; None where it has to be done (again)."""
    try:
        found = Record(**json.loads((folder / RECORD).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None
    if inputs and found.inputs != inputs:
        return None
    try:
        whole = all(file_hash(folder / name) == expected for name, expected in found.files.items())
    except OSError:
        return None
    return found if whole else None


def put(folder: Path, beside: Path, record: Record) -> None:
    """Move what was written `beside` into the place of a part's folder, its record with it."""
    said = json.dumps(record._asdict(), ensure_ascii=False, indent=1)
    (beside / RECORD).write_text(said + "\n", "utf-8", newline="\n")
    for _ in range(3):
        try:
            beside.rename(folder)
            return
        except OSError:
            # Another worker was faster.
            old = folder.with_name(f"{beside.name}.old")
            with suppress(FileNotFoundError):
                folder.rename(old)
            shutil.rmtree(old, ignore_errors=True)
    beside.rename(folder)


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold `out` for one run; it is free again when the process ends, however it ends.

    Raises DataError when another run holds it, or when it is a folder of something else.
    """
    if out.exists():
        strange = sorted(path.name for path in out.iterdir() if path.name not in OURS) if out.is_dir() else [out.name]
        if strange:
            raise DataError(
                f"{shown(out)}: holds {strange[0]}, which no count has written; name a new folder with --out"
            )
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = (out / LOCK).open("ab")
    except OSError as error:
        raise DataError(f"{shown(out)}: cannot be written ({error.strerror}); name another folder with --out") from None
    with lock:
        _hold(lock.fileno(), out)
        yield


def _hold(handle: int, out: Path) -> None:
    try:
        import fcntl
    except ImportError:  # not on Windows
        import msvcrt

        hold: Any = lambda: msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]  # noqa: E731
    else:
        hold = lambda: fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)  # noqa: E731
    try:
        hold()
    except OSError:
        raise DataError(
            f"{shown(out)}: another run is writing here; wait until it is done, or name another folder with --out"
        ) from None
