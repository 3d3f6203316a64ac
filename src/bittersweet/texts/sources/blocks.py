"""Blocks: paragraphs and headings of a formatted document, laid out as the lines of a text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bittersweet.texts.sources.item import Removed, ranges


class Block(NamedTuple):
    """A paragraph of a document: its lines, and why it is not counted ("heading", "footnote", …), or ""."""

    lines: tuple[str, ...]
    why: str = ""


def block(text: str, why: str = "") -> Block:
    """`text` as a block: its lines without surrounding and doubled blanks; empty ones go.

    >>> block(" It  rained.\\n\\n It\\tsnowed. ")
    Block(lines=('It rained.', 'It snowed.'), why='')
    """
    return Block(tuple(" ".join(line.split()) for line in text.split("\n") if line.split()), why)


def lay_out(blocks: Iterable[Block], title: str = "") -> tuple[str, tuple[Removed, ...]]:
    """The text of the blocks, a blank line between two, and the lines of it that are not counted.

    The first heading that is the `title` is named so.
    """
    lines: list[str] = []
    why: list[tuple[int, str]] = []
    titled = False
    for part in blocks:
        if not part.lines:
            continue
        lines += ["", *part.lines] if lines else part.lines
        reason = part.why
        if reason == "heading" and not titled and " ".join(part.lines) == title:
            reason, titled = "title", True
        if reason:
            why += [(number, reason) for number in range(len(lines) - len(part.lines) + 1, len(lines) + 1)]
    return "\n".join(lines) + "\n", ranges(why)
