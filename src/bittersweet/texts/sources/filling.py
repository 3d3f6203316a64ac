"""Filling: items into files, manifest entries and rows of the report, one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from bittersweet.files import DataError, kind_of, sha256
from bittersweet.texts.sources import corpus_file, report
from bittersweet.texts.sources.corpus_file import Entry
from bittersweet.texts.sources.duplicates import Duplicates
from bittersweet.texts.sources.formats.plain import LINE_END
from bittersweet.texts.sources.incoming import Incoming, Reader
from bittersweet.texts.sources.item import LEFT_OUT, Extract, Item, Left
from bittersweet.texts.sources.language import guess
from bittersweet.texts.sources.names import Ids, date_in, prefixes, slug
from bittersweet.texts.sources.report import Imported


class Filling:
    """Fills a folder item by item; of each text it holds only what manifest and report say."""

    def __init__(self, path: Path) -> None:
        """`path` is an empty folder."""
        self._path = path
        self._rows: list[Imported] = []
        self._entries: list[Entry] = []
        self._groups: dict[str, str] = {}
        self._labels: set[str] = set()
        self._table = (b"", "", "")  # whose rows are coming in: its bytes, their checksum, its file
        self._ids, self._duplicates = Ids(), Duplicates()

    def fill(self, items: Iterable[Item | Left], reader: Reader) -> list[Imported]:
        """The rows of the `import` table, after texts, originals, manifest and the table itself were written.

        Raises DataError when the reader asks for a column and no item is a table, or a named source lacks it.
        """
        for item in items:
            for found in reader.texts(item):
                if isinstance(found, Left):
                    self._rows.append(Imported(found.source, found.status, found.reason, group=found.group))
                else:
                    self._rows.append(self._taken(found))
        if (reader.group_by or reader.text_column) and not reader.tables:
            option = "--group-by" if reader.group_by else "--text-column"
            raise DataError(f"{option} names a column, and no source is a table (CSV, TSV, XLSX, JSON Lines, Parquet)")
        order = prefixes([entry.group for entry in self._entries])
        self._write(corpus_file.FILE, corpus_file.written(self._entries, order).encode())
        self._write(report.FILE, report.written(self._rows).encode("utf-8", "replace"))
        return self._rows

    def _write(self, name: str, content: bytes) -> None:
        path = self._path / name
        try:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise DataError(f"{name}: cannot be written ({error.strerror}); nothing was made") from None

    def _taken(self, found: Incoming) -> Imported:
        """The row of a text, after it was written; without words, or with those of another of its group, it is not."""
        # Half a surrogate pair and a NUL are no characters of a text; each becomes one sign, so that places stay.
        text = found.extract.content.encode("utf-8", "replace").decode("utf-8").replace("\x00", "\ufffd")
        content = text.encode()
        counted, gone = _parted(text, found.extract)
        row = Imported(
            found.source,
            group=found.group,
            format=found.extract.format,
            read=found.extract.read,
            encoding=found.extract.encoding,
            known=found.extract.known,
            lost=found.extract.lost,
            words=sum(any(map(str.isalnum, word)) for word in counted.split()),
            removed=gone.total(),
            why=", ".join(f"{reason} ({number})" for reason, number in gone.items()),
            sha256=self._checksum(found),
        )
        row.text = self._ids.new(found.group, found.name)
        row.reason = self._refused(row, content, counted)
        if row.reason:
            self._ids.free(row.text)
            row.status, row.text = LEFT_OUT, ""
        else:
            self._groups[row.text] = row.group
            row.language = str(guess(counted))
            self._keep(found, row, content)
        return row

    def _refused(self, row: Imported, content: bytes, counted: str) -> str:
        """Why a text is left out after all, or ""; the row is told which text it is like."""
        if not row.words:
            return "no words are left to count"
        if looks := kind_of(content):
            return f"its text begins like {looks}; write something before that"
        like = self._duplicates.like(row.text, counted, row.group)
        if like is None:
            return ""
        row.similarity = f"{like.similarity:.2f}"
        row.duplicate_of, row.near_duplicate_of = (like.text, "") if like.exact else ("", like.text)
        same = like.exact and self._groups[like.text] == row.group
        return f"the same words as {like.text}, in the same group" if same else ""

    def _keep(self, found: Incoming, row: Imported, content: bytes) -> None:
        """Write a text and its original, and note its entry of the manifest."""
        about = {"source": found.source, **found.extract.about}
        if row.language and not row.language.startswith("en"):
            about["guessed_language"] = row.language
        row.date_known = "said by the file" if about.get("date") else ""
        if not about.get("date") and (date := date_in(found.name)):
            about["date"], row.date_known = date, "in the name of the file"
        row.title, row.date = about.get("title", ""), about.get("date", "")
        row.file = f"texts/{row.text}{found.extract.suffix}"
        self._write(row.file, content)
        if found.table or found.original != content:
            row.original = self._original(found, row.text)
        label = row.title or PurePosixPath(found.name).stem.replace("_", " ")
        label = label if label not in self._labels else f"{label} ({row.text})"
        self._labels.add(label)
        kept = row.sha256 if row.original else ""
        gone = found.extract.removed
        entry = Entry(row.text, row.group, label, row.file, sha256(content), about, gone, row.original, kept)
        self._entries.append(entry)

    def _checksum(self, found: Incoming) -> str:
        """The checksum of an original; that of a table is taken once for all its rows."""
        if not found.table:
            return sha256(found.original)
        if self._table[0] is not found.original:
            self._table = (found.original, sha256(found.original), "")
        return self._table[1]

    def _original(self, found: Incoming, text: str) -> str:
        """The file of an original, after it was written; a table is written once for all its rows."""
        if found.table and self._table[2]:
            return self._table[2]
        name = PurePosixPath(found.table or found.name)
        stem = self._ids.new(found.group, name.stem) if found.table else text
        file = f"originals/{stem}.{slug(name.suffix) if name.suffix else 'bin'}"
        self._write(file, found.original)
        if found.table:
            self._table = (*self._table[:2], file)
        return file


def _parted(text: str, extract: Extract) -> tuple[str, Counter[str]]:
    """The lines of a text that are counted, and how many others have words, by the reason."""
    why = {number: each.reason for each in extract.removed for number in range(each.first, each.last + 1)}
    lines = list(enumerate(LINE_END.split(text), 1))
    counted = "\n".join(line for number, line in lines if number not in why)
    return counted, Counter(why[number] for number, line in lines if number in why and line.strip())
