"""Files: read with errors that say what to mend, written whole or not at all."""

import csv
import hashlib
import io
import os
import tempfile
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

DATA_VARIABLE = "BITTERSWEET_DATA"
PROJECT_DATA = Path(__file__).parents[2] / "data"


class DataError(Exception):
    """A fault in the data: its message names the file, the place, what was found and what would be right."""


class Row(NamedTuple):
    """One line of a list: its number as a spreadsheet shows it (the header is row 1) and its cells by column."""

    number: int
    cells: dict[str, str]


def data_folder(folder: str | os.PathLike[str] | None = None) -> Path:
    """The data folder to read: `folder`, else the one named in ``BITTERSWEET_DATA``, else the project's own.

    Raises DataError when there is no such folder.
    """
    chosen = folder or os.environ.get(DATA_VARIABLE) or PROJECT_DATA
    path = Path(chosen)
    if not path.is_dir():
        found = "a file" if path.exists() else "nothing"
        raise DataError(f"{shown(path)}: found {found}; a data folder holding corpus.toml would be right")
    return path


def shown(path: Path) -> str:
    """`path` as a reader knows it: relative to the working folder where it lies inside, else as it is.

    >>> shown(Path.cwd() / "data" / "corpus.toml")
    'data/corpus.toml'
    """
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def read_bytes(path: Path) -> bytes:
    """The content of `path`. Raises DataError when it is missing or cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise DataError(f"{shown(path)}: no such file; put it there or mend the name that points to it") from None
    except OSError as error:
        raise DataError(f"{shown(path)}: cannot be read ({error.strerror}); a readable file is needed") from None


def decode(content: bytes, path: Path) -> str:
    """`content` as text, line ends untouched. Raises DataError with line and byte when it is not UTF-8.

    >>> decode("Kerry’s visit".encode(), Path("a.txt"))
    'Kerry’s visit'
    """
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DataError(
            f"{shown(path)}, line {line}: byte 0x{content[error.start]:02x} is not UTF-8; save the file as UTF-8"
        ) from None


def read_text(path: Path) -> str:
    """The text of `path`, line ends untouched. Raises DataError when missing, unreadable or not UTF-8."""
    return decode(read_bytes(path), path)


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file. Raises DataError with the line when it cannot be parsed."""
    try:
        return tomllib.loads(read_text(path).removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{shown(path)}: not valid TOML: {error}") from None


def read_rows(path: Path, columns: Sequence[str]) -> list[Row]:
    """The rows of a CSV list, cells stripped, each with its number.

    `columns` must all be there; further columns are passed on. Raises DataError when a column is missing
    or doubled, when a row is longer or shorter than the header, or when there is no row at all.
    """
    # newline="": only LF, CR and CR LF end a line, and inside quotation marks they stay as they are.
    reader = csv.reader(io.StringIO(read_text(path).removeprefix("\ufeff"), newline=""), strict=True)
    try:
        header, *records = [[cell.strip() for cell in record] for record in reader]
    except csv.Error as error:
        raise DataError(f"{shown(path)}, line {reader.line_num}: not valid CSV: {error}") from None
    except ValueError:
        raise DataError(f"{shown(path)}: empty; a header line with {', '.join(columns)} is needed") from None
    missing = [column for column in columns if column not in header]
    doubled = sorted({column for column in header if header.count(column) > 1})
    if missing or doubled:
        fault = f"column {', '.join(missing)} missing" if missing else f"column {', '.join(doubled)} doubled"
        raise DataError(
            f"{shown(path)}, row 1: {fault}; found {', '.join(header)}; needed {', '.join(columns)}, "
            "separated by commas"
        )
    rows = []
    for number, record in enumerate(records, start=2):
        if not any(record):
            continue
        if len(record) != len(header):
            raise DataError(
                f"{shown(path)}, row {number}: {len(record)} cells; {len(header)} would be right, as in the "
                "header (a cell that holds a comma needs quotation marks)"
            )
        rows.append(Row(number, dict(zip(header, record, strict=True))))
    if not rows:
        raise DataError(f"{shown(path)}: a header and no rows; at least one row is needed")
    return rows


def write(path: Path, content: str | bytes) -> Path:
    """`path`, after `content` was written beside it and moved into place, so that no half file is ever seen.

    Raises DataError when the folder cannot be written.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    beside = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        beside = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        beside.chmod(0o644)
        beside.replace(path)
    except OSError as error:
        if beside is not None:
            beside.unlink(missing_ok=True)
        raise DataError(
            f"{shown(path)}: cannot be written ({error.strerror}); name a folder you may write to with --out"
        ) from None
    return path


def sha256(content: bytes) -> str:
    """The SHA-256 of `content` in hexadecimal digits.

    >>> sha256(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(content).hexdigest()


def one_of(value: str, legal: Iterable[str], place: str, what: str) -> str:
    """`value`, when it is one of the `legal` ones. Raises DataError naming `place` and the legal values.

    >>> one_of("state", ["state", "person"], "actors.csv, row 2", "kind")
    'state'
    """
    options = list(legal)
    if value not in options:
        raise DataError(f"{place}: {what} is {value!r}; one of {', '.join(options)} would be right")
    return value
