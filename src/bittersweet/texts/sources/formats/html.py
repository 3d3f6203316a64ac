"""HTML: the main text of a page, what the page says of itself, and what stands around the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bittersweet.texts.sources.blocks import Block, block, lay_out
from bittersweet.texts.sources.encoding import decode
from bittersweet.texts.sources.item import Extract, UnreadableError, library

SAID = {"title": "title", "author": "author", "date": "date", "sitename": "site"}
UNSEEN = {
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "head",
    "iframe",
    "object",
    "math",
    "audio",
    "video",
    "select",
}
BREAKS = {
    "address", "article", "aside", "blockquote", "body", "button", "caption", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
    "ol", "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul", "br",
}  # fmt: skip
PARTS = {"head", "p", "item", "cell", "quote", "list", "table", "row", "code"}  # blocks of the extracted tree
HEAD = 4096  # bytes or characters in which a page tells its encoding and its language
SHINGLE = 8  # words in a row by which a paragraph is known again

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]+)|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]+)", re.I
)
_LATIN = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}


def read(content: bytes) -> Extract:
    """The main text of a page as trafilatura finds it, without a look at the net.

    Title, author, date and site are the page's own words about itself. Headings are named by their lines; all that
    stands around the main text follows it as lines that are not counted. Raises UnreadableError where there is no
    text, or where trafilatura is missing.
    """
    trafilatura = library("trafilatura", "HTML")
    declared = _DECLARED.search(content[:HEAD])
    name = (declared[1] or declared[2]).decode("ascii").lower() if declared else ""
    # Browsers read the page that says Latin-1 as Windows-1252, and so do those who write it.
    text, encoding, known = decode(content, _LATIN.get(name) or name)
    page = trafilatura.bare_extraction(
        _without_declaration(text),
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    body = getattr(page, "body", None)
    blocks = list(_main(body)) if body is not None else []
    if not any(part.lines and not part.why for part in blocks):
        raise UnreadableError("a page without running text; save the text itself")
    about = {key: " ".join(str(said).split()) for name, key in SAID.items() if (said := getattr(page, name, None))}
    if language := re.search(r"<html[^>]{0,300}?\blang\s*=\s*[\"']?([A-Za-z-]{2,12})", text[:HEAD], re.I):
        about["language"] = language[1].lower().split("-")[0]
    heading = next((" ".join(part.lines) for part in blocks if part.why == "heading"), "")
    if heading and re.match(rf"{re.escape(heading)}\s*[|–—·:-]", about.get("title", "")):
        about["title"] = heading  # without the name of the site behind it
    around = Block(tuple(_around(text, blocks)), "page chrome")
    content_, removed = lay_out([*blocks, around], about.get("title", ""))
    lost = "pictures and links" if re.search(r"<(img|a)\b", text, re.I) else ""
    return Extract(content_, "HTML", "the main text of the page", about, removed, encoding, known, lost)


def _without_declaration(text: str) -> str:
    """`text` without an XML declaration, which lxml refuses in text that is decoded already."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text)


def _main(body: Any) -> Iterator[Block]:
    """The blocks of the extracted tree, in order; a heading says that it is one."""
    words: list[str] = []
    # Not by recursion: a page may be nested deeper than Python's stack.
    stack: list[tuple[Any, bool]] = [(body, False)]
    while stack:
        node, leaving = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        if leaving:
            if tag in PARTS:
                yield block("".join(words), "heading" if tag == "head" else "")
                words = []
            words.append(node.tail or "")
            continue
        if tag in PARTS:
            yield block("".join(words))
            words = []
        # A line end in the source is a blank; only <lb/> ends a line.
        words.append("\n" if tag == "lb" else re.sub(r"\s+", " ", node.text or ""))
        stack.append((node, True))
        stack += [(child, False) for child in reversed(node)]
    yield block("".join(words))


def _around(text: str, blocks: list[Block]) -> list[str]:
    """The lines that a reader sees on the page and that are not in the main text."""
    main = {line for part in blocks for line in part.lines}
    starts = set()
    for line in main:
        words = line.split()
        starts |= {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
    return [
        line
        for line in _seen(text)
        if line not in main and tuple(line.split()[:SHINGLE]) not in starts and any(map(str.isalnum, line))
    ]


def _seen(text: str) -> Iterator[str]:
    """The lines of the page as a browser breaks them, without scripts and styles."""
    from lxml import html

    words: list[str] = []
    stack: list[tuple[Any, bool]] = [(html.document_fromstring(_without_declaration(text)), False)]
    while stack:
        node, leaving = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        if not leaving and tag and tag not in UNSEEN:
            if tag in BREAKS:
                words.append("\n")
            words.append(re.sub(r"\s+", " ", node.text or ""))
            stack.append((node, True))
            stack += [(child, False) for child in reversed(node)]
        else:
            if tag in BREAKS:
                words.append("\n")
            words.append(re.sub(r"\s+", " ", node.tail or ""))
    for line in "".join(words).split("\n"):
        if line.split():
            yield " ".join(line.split())
