"""DOCX: the words of a Word file in reading order, headings and notes told apart."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

from bittersweet.texts.sources.blocks import Block, block, lay_out
from bittersweet.texts.sources.item import Extract, UnreadableError, library
from bittersweet.texts.sources.limits import DAMAGE, check_packed

STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => h2:fresh"
BLOCKS = {"p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "ol", "ul", "dl", "dt", "dd"}
CORE = {
    "{http://purl.org/dc/elements/1.1/}title": "title",
    "{http://purl.org/dc/elements/1.1/}creator": "author",
    "{http://purl.org/dc/elements/1.1/}language": "language",
    "{http://purl.org/dc/terms/}created": "created",
}


def read(content: bytes) -> Extract:
    """The text of a Word file as mammoth reads it: inserted words are in, deleted ones are not.

    Headings and notes are named by their lines. Raises UnreadableError for a damaged file and one without words.
    """
    check_packed(content)
    mammoth = library("mammoth", "DOCX")

    try:
        page = mammoth.convert_to_html(
            io.BytesIO(content), style_map=STYLES, convert_image=mammoth.images.img_element(lambda _: {})
        ).value
    except Exception as error:  # whatever a broken file makes the library raise
        raise UnreadableError(f"a damaged Word file ({type(error).__name__}); open it and save it again") from None
    reader = _Blocks()
    reader.feed(page)
    reader.close()
    blocks = reader.blocks
    if not any(part.lines and not part.why for part in blocks):
        raise UnreadableError("a Word file without words; is the text a picture?")
    try:
        about, lost = _parts(content)
    except DAMAGE:
        raise UnreadableError("a damaged Word file; open it and save it again") from None
    first = next((" ".join(part.lines) for part in blocks if part.why == "heading"), "")
    about["title"] = about.get("title") or first
    text, removed = lay_out(blocks, first)
    return Extract(text, "DOCX", "the text in reading order", {k: v for k, v in about.items() if v}, removed, lost=lost)


class _Blocks(HTMLParser):
    """Collects the blocks of the page that mammoth writes."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self._words: list[str] = []
        self._note = self._mark = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, or pass over the mark of a note."""
        said = dict(attrs)
        if tag in BLOCKS:
            self._end("")
        if tag == "li":  # the notes of a file come last
            self._note = bool(re.match(r"(foot|end)note-", said.get("id") or ""))
        if tag == "br":
            self._words.append("\n")
        if re.match(r"#(foot|end)note-", said.get("href") or ""):
            self._mark = True

    def handle_endtag(self, tag: str) -> None:
        """End a block."""
        if tag in BLOCKS:
            self._end("footnote" if self._note else "heading" if tag[0] == "h" else "")
        self._mark = False

    def handle_data(self, data: str) -> None:
        """Take words, but for marks of notes."""
        if not self._mark:
            self._words.append(re.sub(r"\s", " ", data))

    def _end(self, why: str) -> None:
        self.blocks.append(block("".join(self._words), why))
        self._words = []


def _parts(content: bytes) -> tuple[dict[str, str], str]:
    """What the file says of itself, and what it holds besides the text."""
    about: dict[str, str] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        if "docProps/core.xml" in names:
            try:
                for node in ElementTree.fromstring(archive.read("docProps/core.xml")):
                    if key := CORE.get(str(node.tag)):
                        about[key] = (node.text or "").strip()
            except ElementTree.ParseError:
                about = {}
        document = archive.read("word/document.xml")
    about["created"] = about.get("created", "")[:10]
    lost = {
        "comments": "word/comments.xml" in names,
        "heads and feet of pages": any(re.match(r"word/(header|footer)\d*\.xml", name) for name in names),
        "pictures": any(name.startswith("word/media/") for name in names),
        "deleted words": b"<w:delText" in document,
    }
    return about, ", ".join(name for name, there in lost.items() if there)
