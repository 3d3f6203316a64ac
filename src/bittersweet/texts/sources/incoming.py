"""Incoming texts: an item opened, a file into its one text, a table into many."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import NamedTuple

from bittersweet.files import DataError
from bittersweet.texts.sources import reading, tables
from bittersweet.texts.sources.detect import TABLES
from bittersweet.texts.sources.formats.plain import removed
from bittersweet.texts.sources.item import Extract, Item, Left, UnreadableError


class Incoming(NamedTuple):
    """A text on its way into the folder: where it is from, what was read, and the untouched bytes."""

    source: str
    name: str
    group: str
    extract: Extract
    original: bytes
    table: str = ""  # the name of the table of which it is a row: the original is the whole of it


@dataclass(frozen=True)
class Reader:
    """Opens items: by which column tables are grouped, which one holds their texts, and which sources were named.

    A column that a source lacks is a fault where a person named both; in a folder or archive the table is left out.
    """

    group_by: str = ""
    text_column: str = ""
    named: Collection[str] = ()
    tables: list[str] = field(default_factory=list)  # those that were opened

    def texts(self, item: Item | Left) -> Iterator[Incoming | Left]:
        """The texts of an item: one of a file, many of a table; or why there is none."""
        if isinstance(item, Left):
            yield item
            return
        try:
            content = item.content()
            kind = reading.kind(content, item.name)
            if kind in TABLES:
                self.tables.append(item.source)
                yield from self._of_table(item, content, kind)
            else:
                yield Incoming(item.source, item.name, item.group, reading.extract(content, kind), content)
        except tables.NoColumnError as fault:
            if item.source in self.named:
                raise DataError(f"{item.source}: {fault}") from None
            yield Left(item.source, str(fault), item.group)
        except UnreadableError as fault:
            yield Left(item.source, str(fault), item.group)
        except DataError:
            raise
        except Exception as error:  # whatever a library makes of a damaged file must not stop the others
            yield Left(item.source, f"cannot be read ({type(error).__name__}: {str(error)[:80]})", item.group)

    def _of_table(self, item: Item, content: bytes, kind: str) -> Iterator[Incoming | Left]:
        """The texts of a table, one a row."""
        table = tables.read(content, kind, self.text_column, self.group_by)
        path = PurePosixPath(item.name)
        read = f"column {table.column} ({table.chosen})"
        for row in table.rows:
            source, group = f"{item.source}, row {row.number}", row.group or item.group
            if row.fault or not row.text.strip():
                yield Left(source, row.fault or f"column {table.column} is empty", group)
                continue
            name = row.name if row.name and not row.name.isdigit() else f"{path.stem}-{row.name or row.number}"
            about = {**row.about, "original_row": str(row.number)}
            gone = removed(row.text)
            extract = Extract(row.text, kind.upper(), read, about, gone, table.encoding, table.known, table.lost)
            yield Incoming(source, name, group, extract, content, item.name)
