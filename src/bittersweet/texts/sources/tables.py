"""Tables: one row a text, a column for its words, the other columns said of it."""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bittersweet.texts.sources.item import UnreadableError
from bittersweet.texts.sources.record import Record
from bittersweet.texts.sources.rows import records

TEXT_NAMES = (
    "text", "full_text", "fulltext", "content", "body", "article", "speech", "transcript", "document", "story",
    "message", "words",
)  # fmt: skip
ID_NAMES = ("id", "text_id", "doc_id", "document_id", "filename", "file", "key")
# What a text is asked for under one name, tables call by several.
SAME = {
    "title": ("headline", "heading"),
    "date": ("published", "publication_date", "pub_date", "published_at", "year"),
    "author": ("byline", "speaker", "writer"),
    "source": ("url", "link"),
}
SAMPLE = 200  # rows that are looked at to find the text column
WORDS = 8  # words that a cell of the text column holds at least, on average


class NoColumnError(UnreadableError):
    """A column that was named is not in the table."""


class Row(NamedTuple):
    """A row of a table as a text: its number, its name, its group ("" where none), its words, and the rest."""

    number: int
    name: str
    group: str
    text: str
    about: dict[str, str]
    fault: str = ""


class Table(NamedTuple):
    """A table: the column that holds the texts, how it was chosen, the rows, the encoding, and what is not read."""

    column: str
    chosen: str
    rows: Iterator[Row]
    encoding: str
    known: str
    lost: str


def read(content: bytes, kind: str, text_column: str = "", group_by: str = "") -> Table:
    """The rows of a table; the text column is the one named, else one with a usual name, else the wordiest.

    Raises NoColumnError when `text_column` or `group_by` is not there, with the nearest names, and UnreadableError
    when the text column cannot be told or the file cannot be read.
    """
    header, rows, encoding, known, lost = records(content, kind)
    for named, option in ((text_column, "--text-column"), (group_by, "--group-by")):
        if named and named not in header:
            raise NoColumnError(
                f"no column is called {named!r} ({option}); the nearest: {', '.join(near(named, header))}"
            )
    first = list(itertools.islice(rows, SAMPLE))
    column, chosen = (text_column, "named") if text_column else _text_column(header, first)
    if column == group_by:
        raise NoColumnError(
            f"column {column!r} holds the texts and cannot be the groups too; name another with --group-by"
        )
    name = next((c for wanted in ID_NAMES for c in header if key(c) == wanted and c != column), "")
    told = _keys([c for c in header if c != column])
    texts = _rows(itertools.chain(first, rows), column, name, group_by, told)
    return Table(column, chosen, texts, encoding, known, lost)


def near(name: str, known: Sequence[str]) -> list[str]:
    """The names of `known` that are most like `name`, in any case.

    >>> near("Text", ["words", "text", "party"])
    ['text']
    """
    folded = {each.casefold(): each for each in known}
    found = difflib.get_close_matches(name.casefold(), folded, n=3, cutoff=0.5)
    return [folded[each] for each in found] or list(known[:10])


def key(column: str) -> str:
    """A column's name as a key of the manifest.

    >>> key("Party / faction")
    'party_faction'
    """
    return re.sub(r"\W+", "_", column.strip().lower()).strip("_")


def _keys(columns: Sequence[str]) -> dict[str, str]:
    """The key of each column; the second of two alike gets a number."""
    found: dict[str, str] = {}
    for column in columns:
        name = base = key(column) or "column"
        number = 1
        while name in found.values():
            number += 1
            name = f"{base}_{number}"
        found[column] = name
    return found


def _text_column(header: Sequence[str], first: Sequence[Record]) -> tuple[str, str]:
    """The column that holds the texts, and how it was found."""
    cells = [record.cells for record in first if record.cells]
    mean = {c: sum(len(row[c].split()) for row in cells) / max(len(cells), 1) for c in header}
    for wanted in TEXT_NAMES:
        for column in header:
            if key(column) == wanted and mean[column] >= 1:
                return column, "by its name"
    ranked = sorted(header, key=lambda c: -mean[c])
    if mean[ranked[0]] >= WORDS and (len(ranked) == 1 or mean[ranked[0]] >= 2 * mean[ranked[1]]):
        return ranked[0], "as the one with most words"
    raise UnreadableError(
        f"which column holds the texts cannot be told; name one with --text-column: {', '.join(header)}"
    )


def _rows(found: Iterable[Record], column: str, name: str, group_by: str, told: dict[str, str]) -> Iterator[Row]:
    for record in found:
        if record.fault:
            yield Row(record.number, "", "", "", {}, record.fault)
            continue
        cells = record.cells
        about = {told[c]: " ".join(cell.split()) for c, cell in cells.items() if c in told and cell.strip()}
        for wanted, others in SAME.items():
            if wanted not in about and (other := next((about[o] for o in others if o in about), "")):
                about[wanted] = other
        group = (" ".join(cells[group_by].split()) or f"no {group_by}") if group_by else ""
        yield Row(record.number, cells[name].strip() if name else "", group, cells[column], about)
