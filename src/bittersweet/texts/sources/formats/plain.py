"""Plain text: the file as it is, its characters untouched."""

from __future__ import annotations

import re

from bittersweet.texts.sources import chrome
from bittersweet.texts.sources.encoding import decode
from bittersweet.texts.sources.item import Extract, Removed, ranges

LINE_END = re.compile(r"\r\n|\n|\r")


def read(content: bytes) -> Extract:
    """The text of a plain file. Every character stays; what is page and not text is named by its lines.

    Raises UnreadableError when it is no text.
    """
    text, encoding, known = decode(content)
    return Extract(text, "text", "the whole file", removed=removed(text), encoding=encoding, known=known)


def removed(text: str) -> tuple[Removed, ...]:
    """The lines of a plain text that are page and not text; a form feed begins a page."""
    lines = LINE_END.split(text)
    if "\f" not in text:
        return ranges([(number + 1, why) for number, why in sorted(chrome.in_lines(lines).items())])
    pages: list[list[str]] = [[]]
    starts = [0]
    for number, line in enumerate(lines):
        if line.startswith("\f") and number:
            pages.append([])
            starts.append(number)
        pages[-1].append(line)
    found = chrome.on_pages(pages)
    return ranges(sorted((starts[page] + line + 1, why) for (page, line), why in found.items()))
