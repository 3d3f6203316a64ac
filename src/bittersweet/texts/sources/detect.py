"""Kinds: what a file is, told by its content first and by its name where the content leaves it open."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path, PurePath
from typing import IO

from bittersweet.texts.sources.item import UnreadableError
from bittersweet.texts.sources.limits import DAMAGE

TEXTS = ("text", "markdown", "html", "docx", "pdf")
TABLES = ("csv", "tsv", "xlsx", "jsonl", "parquet")
BY_NAME = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".htm": "html", ".html": "html",
    ".xhtml": "html", ".csv": "csv", ".tsv": "tsv", ".tab": "tsv", ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
# What begins like this is no text that can be read here: what it is, and what would be right.
OTHERS = (
    (b"{\\rtf", "RTF; save it as DOCX"),
    (b"\x1f\x8b", "a gzip file; unpack it"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it, or pack it as ZIP"),
    (b"Rar!", "a RAR archive; unpack it, or pack it as ZIP"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"%!PS", "PostScript; save it as PDF"),
    (b"SQLite format 3", "a database; write its table as CSV"),
)
PDF, HTML, MIMETYPE = 1024, 2000, 100  # bytes in which a file says that it is one
SAVED = (".json", ".xml", ".odt", ".epub", ".pages", ".ipynb")


def kind(content: bytes, name: str) -> str:
    """What a file is: one of `TEXTS` or `TABLES`, or "zip".

    Raises UnreadableError for an empty file and for anything else, with what would be right.

    >>> kind(b"%PDF-1.7 ...", "report.txt"), kind(b"a,b\\n1,2\\n", "report.csv"), kind(b"Plain words.", "notes")
    ('pdf', 'csv', 'text')
    """
    if not content.strip(b" \t\r\n\x00"):
        raise UnreadableError("empty; at least one word is needed")
    if b"%PDF-" in content[:PDF]:
        return "pdf"
    if content.startswith(b"PAR1"):
        return "parquet"
    if content.startswith(b"PK\x03\x04") or content.startswith(b"PK\x05\x06"):
        return packed(io.BytesIO(content))
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(content)
    for mark, what in OTHERS:
        if content.startswith(mark):
            raise UnreadableError(f"is {what}")
    suffix = PurePath(name).suffix.lower()
    if suffix in SAVED:
        raise UnreadableError(
            f"{suffix} is not read; save it as text, HTML, DOCX or PDF, or as a table (CSV, JSON Lines)"
        )
    if suffix not in BY_NAME and re.match(
        rb"(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?<(!doctype html|html)\b", content[:HTML], re.I
    ):
        return "html"
    return BY_NAME.get(suffix, "text")


def packed(file: Path | IO[bytes]) -> str:
    """What a ZIP container is, by the parts in it: "docx", "xlsx" or "zip". Raises UnreadableError for any other."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            mimetype = archive.open("mimetype").read(MIMETYPE).decode("latin-1") if "mimetype" in names else ""
    except DAMAGE:
        raise UnreadableError("is a damaged ZIP archive or Office file; save or pack it again") from None
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "opendocument" in mimetype or "epub" in mimetype:
        raise UnreadableError("is an OpenDocument or EPUB file; save it as DOCX, HTML or text")
    if "[Content_Types].xml" in names:
        raise UnreadableError("is an Office file without a text or table; save it as DOCX, XLSX or PDF")
    return "zip"


def _compound(content: bytes) -> str:
    """What an old Office container is: a table can be read; a text, and what a password locks, cannot."""
    for stream, what in (("EncryptedPackage", "protected by a password; save it without one"),
                         ("WordDocument", "an old Word file (.doc); save it as DOCX"),
                         ("PowerPoint Document", "a presentation; save it as PDF")):  # fmt: skip
        if stream.encode("utf-16-le") in content:
            raise UnreadableError(f"is {what}")
    return "xlsx"
