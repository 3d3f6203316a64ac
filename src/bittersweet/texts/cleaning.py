"""Cleaning: raw lines to running text, with a way back from every character to the raw file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from bittersweet.texts.text import Line, Section, Text

_ITEM = re.compile(r"(\d{1,9})[.)]\s+")
_HALF = re.compile(r"-\w[\w-]*")  # of a line read backward
_REST = re.compile(r"[\w-]*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of running text and its way back to the raw file.

    `clean[i]` and `raw[i]` are the offsets at which piece i starts in `content` and in the raw text; inside
    a piece the two run in step.
    """

    text: str
    section: str
    number: int
    content: str
    clean: tuple[int, ...]
    raw: tuple[int, ...]

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """The half-open raw span of ``content[start:end]``; it takes in whatever cleaning left out between.

        >>> paragraph = Paragraph("t", "body", 1, "a certain fact", (0, 5), (0, 7))  # raw: "a cer-⏎tain fact"
        >>> paragraph.locate(2, 9)
        (2, 11)
        """
        return self._locate(start), self._locate(end - 1) + 1

    def _locate(self, offset: int) -> int:
        piece = bisect_right(self.clean, offset) - 1
        return self.raw[piece] + offset - self.clean[piece]


class Removed(NamedTuple):
    """Something of the raw text that the running text leaves out."""

    text: str
    line: int
    reason: str
    content: str


class Join(NamedTuple):
    """A join at a line end: the line, the words around it as they stand, what they became, and the kind."""

    text: str
    line: int
    before: str
    after: str
    kind: str


def removed(text: Text) -> list[Removed]:
    """Every line that is left out, with the reason, and every list number that was taken off its item."""
    rows = [
        Removed(text.id, line.number, fate.reason, line.content.strip())
        for line, fate in zip(text.lines, text.fates, strict=True)
        if fate.reason and line.content.strip()
    ]
    for section in text.sections:
        for number, item in _items(text, section).items():
            rows.append(Removed(text.id, number, "list number", item.group().strip()))
    return sorted(rows, key=lambda row: row.line)


def paragraphs(text: Text) -> Iterator[Paragraph]:
    """The paragraphs of `text` as running text, section by section in the manifest's order."""
    return (paragraph for paragraph, _ in _run_on_all(text))


def joins(text: Text) -> list[Join]:
    """Every line-end join other than a plain space: hyphens, dashes, and words brought together across a page."""
    return [join for _, made in _run_on_all(text) for join in made]


def _lines(text: Text, section: Section) -> Iterator[Line]:
    """The lines of a section, surrounding blanks taken off and the offset moved to match."""
    for first, last in section.lines:
        for line in text.lines[first - 1 : last]:
            content = line.content.strip()
            yield Line(line.number, line.start + line.content.find(content), content)


def _items(text: Text, section: Section) -> dict[int, re.Match[str]]:
    """The lines at which an item of a numbered section begins, with the match of its number.

    The numbers rise, by less than ten at a time, so that a line that happens to begin "2003. After" is no item.
    """
    items: dict[int, re.Match[str]] = {}
    if section.paragraphs == "numbered":
        last = None
        for line in _lines(text, section):
            item = _ITEM.match(line.content)
            if item and (last is None or last < int(item[1]) < last + 10):
                items[line.number], last = item, int(item[1])
    return items


def _grouped(text: Text, section: Section) -> Iterator[tuple[int, list[Line]]]:
    """The lines of each paragraph of a section with the paragraph's number."""
    number, group, fresh = 1, list[Line](), False
    items = _items(text, section)
    firsts = frozenset(section.paragraphs if isinstance(section.paragraphs, tuple) else ())
    for line in _lines(text, section):
        item = items.get(line.number)
        blank_before = section.paragraphs == "blank" and fresh
        if group and line.content and (item or line.number in firsts or blank_before):
            yield number, group
            number, group = number + 1, []
        fresh = not line.content
        if item:
            number = int(item[1])
            line = Line(line.number, line.start + item.end(), line.content[item.end() :])
        if line.content:
            group.append(line)
    if group:
        yield number, group


def _run_on_all(text: Text) -> Iterator[tuple[Paragraph, list[Join]]]:
    """The paragraphs of `text`, each with the joins that it took."""
    keep = {word.lower() for word in text.keep_hyphen}
    # How many lines up to each hold something, by which a page break is seen without looking at its lines again.
    filled = list(accumulate((bool(line.content.strip()) for line in text.lines), initial=0))
    for section in text.sections:
        for number, lines in _grouped(text, section):
            yield _run_on(text, section, number, lines, keep, filled)


def _run_on(
    text: Text, section: Section, number: int, lines: list[Line], keep: set[str], filled: list[int]
) -> tuple[Paragraph, list[Join]]:
    """The lines as one paragraph, and the joins that this took."""
    parts, length, clean, raw, made = list[str](), 0, list[int](), list[int](), list[Join]()
    for line, follower in zip(lines, [*lines[1:], None], strict=True):
        piece = line.content
        glue, kind = _glue(piece, follower.content, keep) if follower else ("", "")
        if follower and not kind and filled[follower.number - 1] > filled[line.number]:
            kind = "page break"
        kept = piece[:-1] if kind == "hyphen" else piece
        clean.append(length)
        raw.append(line.start)
        if glue:
            clean.append(length + len(kept))
            raw.append(line.start + len(piece))
        parts += (kept, glue)
        length += len(kept) + len(glue)
        if kind and follower:
            last, first = piece.split()[-1], follower.content.split()[0]
            made.append(Join(text.id, line.number, f"{last}/{first}", kept.split()[-1] + glue + first, kind))
    return Paragraph(text.id, section.name, number, "".join(parts), tuple(clean), tuple(raw)), made


def _glue(piece: str, follower: str, keep: set[str]) -> tuple[str, str]:
    """What stands between a line and the next one, and the kind of join when it is not a plain one.

    A hyphen after a letter and before a small letter is the typesetter's and goes, unless the manifest keeps
    the word's hyphen; before anything else it is the word's own and stays. A dash stays; with a blank before it, it
    has one behind it too.
    """
    if piece[-1] == "-" and (half := _HALF.match(piece[::-1])):
        whole = half.group()[::-1] + _REST.match(follower).group()  # type: ignore[union-attr]
        soft = follower[0].islower() and whole.lower() not in keep
        return "", "hyphen" if soft else "hyphen kept"
    if piece[-1] in "–—" and len(piece) > 1 and not piece[-2].isspace():
        return "", "dash"
    return " ", ""
