"""PDF: the lines of the pages in reading order, with page numbers, running heads and notes told apart."""

from __future__ import annotations

import re
from statistics import mode
from typing import Any

from bittersweet.texts.sources.formats.pdf_layout import Line, laid_out, title
from bittersweet.texts.sources.item import Extract, UnreadableError, library, plural

LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_FAULTY = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]|\\(cid:\\d+\\)")


def read(content: bytes) -> Extract:
    """The text of a PDF as PDFium finds it, line by line; a word that is cut at a line end keeps its hyphen.

    A blank line stands where a paragraph begins: after a larger gap, before an indented line, after a short line that
    ends a sentence. Raises UnreadableError for a damaged file, a password, and pages that are pictures.
    """
    pypdfium2 = library("pypdfium2", "PDF")

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableError("protected by a password; save it without one") from None
        raise UnreadableError("a damaged PDF; open it and save it again") from None
    try:
        pages = [_lines(document[number]) for number in range(len(document))]
        said = document.get_metadata_dict()
    except pypdfium2.PdfiumError:
        raise UnreadableError("a damaged PDF; open it and save it again") from None
    finally:
        document.close()
    words = "".join(line.words for page in pages for line in page)
    if sum(map(str.isalnum, words)) < 3 * len(pages):
        raise UnreadableError("a PDF without text (scanned pages?); let a program recognise its letters (OCR) first")
    if len(_FAULTY.findall(words)) > len(words) / 20:
        raise UnreadableError("a PDF whose letters cannot be told (its fonts do not say which they are); try OCR")
    text, removed = laid_out(pages)
    about = _about(said)
    if not about.get("title") and (found := title(pages)):
        about["title"] = found
    empty = sum(not page for page in pages)
    lost = "pictures, and the order of tables" + (f", {plural(empty, 'page')} without text" if empty else "")
    return Extract(text, "PDF", plural(len(pages), "page"), about, removed, lost=lost)


def _about(said: dict[str, str]) -> dict[str, str]:
    """What the file says of itself; a title that is a file's name says nothing."""
    name = said.get("Title", "").strip()
    if re.search(r"\.(docx?|tex|indd|qxd|pdf|dvi)$|^(microsoft word - |untitled)", name, re.I):
        name = ""
    date = re.match(r"D:(\d{4})(\d\d)(\d\d)", said.get("CreationDate", ""))
    about = {
        "title": name,
        "author": said.get("Author", "").strip(),
        "created": "-".join(date.groups()) if date else "",
    }
    return {key: value for key, value in about.items() if value}


def _lines(page: Any) -> list[Line]:
    """The lines of a page that hold words."""
    text = page.get_textpage()
    content = text.get_text_range()
    lines: list[Line] = []
    start = 0
    # PDFium writes one sign for a hyphen at a line end and the line end itself.
    for part in re.split("(\r\n|\ufffe|\x02)", content):
        if part in ("\ufffe", "\x02"):
            lines[-1:] = [line._replace(words=line.words + "-") for line in lines[-1:]]
        elif part.strip() and part != "\r\n":
            signs = [start + at for at, sign in enumerate(part) if sign.isalnum()] or [start]
            # Five letters of the line tell its size: the first may be a list's mark or a word in another type.
            boxes = [text.get_charbox(at, loose=True) for at in signs[:: max(1, len(signs) // 5)]]
            size = mode(round(top - bottom, 1) for _, bottom, _, top in boxes)
            words = " ".join(part.translate(LIGATURES).split())
            lines.append(Line(words, boxes[0][0], min(bottom for _, bottom, _, _ in boxes), size))
        start += len(part)
    return lines
