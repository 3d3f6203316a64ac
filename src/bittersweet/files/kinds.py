"""Kinds of files: what is often taken for plain text and is none, told by its bytes."""

from __future__ import annotations

# How files begin that are often taken for plain text, and what they are.
KINDS = (
    (b"%PDF-", "a PDF document (.pdf)"),
    (b"\x89PNG\r\n\x1a\n", "a picture (.png)"),
    (b"\xff\xd8\xff", "a picture (.jpg)"),
    (b"GIF87a", "a picture (.gif)"),
    (b"GIF89a", "a picture (.gif)"),
    (b"{\\rtf", "a document in Rich Text Format (.rtf)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an older office program (.doc or .xls)"),
    (b"\x1f\x8b", "a packed file (.gz)"),
    (b"PAR1\x15", "a Parquet table (.parquet)"),
    (b"\xff\xfe\x00\x00", "text in UTF-32"),
    (b"\x00\x00\xfe\xff", "text in UTF-32"),
    (b"\xff\xfe", "text in UTF-16"),
    (b"\xfe\xff", "text in UTF-16"),
)
PACKED = (
    (b"word/document.xml", "a Word document (.docx)"),
    (b"xl/workbook.", "an Excel workbook (.xlsx)"),
    (b"ppt/presentation.xml", "a presentation (.pptx)"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file (.odt or .ods)"),
    (b"application/epub+zip", "an electronic book (.epub)"),
)


def kind_of(content: bytes) -> str:
    """What `content` is by its bytes when it is one of the formats that are taken for text, else "".

    >>> kind_of(b"%PDF-1.7"), kind_of("Wörter".encode("utf-16")), kind_of(b"id,label")
    ('a PDF document (.pdf)', 'text in UTF-16', '')
    """
    for mark, kind in KINDS:
        if content.startswith(mark):
            return kind
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((kind for mark, kind in PACKED if mark in content), "a packed folder (.zip)")
    sample = content[:4096]
    # Without a mark, UTF-16 betrays itself: every other byte of Latin letters is zero.
    if max(sample[::2].count(0), sample[1::2].count(0)) > len(sample) / 4 > 1:
        return "text in UTF-16"
    return ""
