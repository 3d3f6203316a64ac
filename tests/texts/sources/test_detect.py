"""What a file is, its content says before its name does."""

import pytest

from bittersweet.texts.sources.detect import kind
from bittersweet.texts.sources.item import UnreadableError

from .made import docx, paragraph, pdf, xlsx, zipped

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100


@pytest.mark.parametrize(
    ("content", "name", "found"),
    [
        (b"Words.", "a.txt", "text"),
        (b"Words.", "a", "text"),
        (b"# Title\n", "a.MD", "markdown"),
        (b"<!doctype HTML><p>Words.", "page", "html"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<html>", "page", "html"),
        (b"<html> is a tag", "notes.txt", "text"),
        (b"a,b\n1,2\n", "a.csv", "csv"),
        (b"a\tb\n", "a.tsv", "tsv"),
        (b'{"text": "a"}\n', "a.jsonl", "jsonl"),
        (b"PAR1....", "a", "parquet"),
        (zipped({"mimetype": "text/plain", "a.txt": "Words."}), "a.zip", "zip"),
        (pdf([[]]), "report.txt", "pdf"),
        (docx(paragraph("Words.")), "a.zip", "docx"),
        (xlsx([["text"]]), "a.xlsx", "xlsx"),
        (zipped({"a.txt": "Words."}), "a.docx", "zip"),
        (OLD, "a.xls", "xlsx"),
    ],
)
def test_a_kind_is_told(content, name, found):
    assert kind(content, name) == found


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\r\n\t", "a.txt", "empty"),
        (b"{\\rtf1 words}", "a.rtf", "RTF; save it as DOCX"),
        (b"\x89PNG\r\n", "a.txt", "a picture"),
        (b"\x1f\x8b\x08", "a.gz", "unpack it"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "a.docx", "protected by a password"),
        (OLD + "WordDocument".encode("utf-16-le"), "a.doc", "an old Word file"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "a.odt", "OpenDocument"),
        (b"PK\x03\x04 and no more", "a.docx", "damaged"),
        (b'{"a": 1}', "a.json", "JSON Lines"),
    ],
)
def test_what_cannot_be_read_says_what_would_be_right(content, name, said):
    with pytest.raises(UnreadableError, match=said):
        kind(content, name)
