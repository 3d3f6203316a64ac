"""A text: its raw content, its lines, and what becomes of each line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple


class Line(NamedTuple):
    """One line of a raw text: its number from 1, where it starts, and its content without the line end."""

    number: int
    start: int
    content: str


@dataclass(frozen=True)
class Section:
    """A named part of a text: its line ranges (first and last, both kept) in reading order.

    `counted` says whether its words stand in the counts. `paragraphs` says where a paragraph begins: "one"
    (the section is one), "blank" (after a blank line), "numbered" (at "1.", "2.", …), or the first lines.
    """

    name: str
    lines: tuple[tuple[int, int], ...]
    counted: bool = True
    paragraphs: str | tuple[int, ...] = "blank"


@dataclass(frozen=True)
class Removal:
    """A line range that is left out, and why."""

    lines: tuple[int, int]
    reason: str


class Fate(NamedTuple):
    """What becomes of a line: kept in a `section` that is `counted` or not, or removed for a `reason`; else neither.

    >>> Fate(section="body", counted=True).kind, Fate(section="title").kind, Fate(reason="footer").kind, Fate().kind
    ('counted', 'kept', 'removed', 'blank')
    """

    section: str = ""
    counted: bool = False
    reason: str = ""

    @property
    def kind(self) -> str:
        """One of "counted", "kept" (and not counted), "removed" and "blank" (a blank line between the parts)."""
        if self.section:
            return "counted" if self.counted else "kept"
        return "removed" if self.reason else "blank"

    @property
    def said(self) -> str:
        """The fate in words: "section body", "removed as 'footer'"."""
        return f"section {self.section}" if self.section else f"removed as {self.reason!r}"


@dataclass(frozen=True)
class Text:
    """One text: its raw content, what the manifest says of it, and its parts.

    `raw` is the file's decoded content without a byte order mark; offsets count its code points.
    """

    id: str
    group: str
    prefix: str
    file: str
    about: dict[str, str]
    raw: str
    sections: tuple[Section, ...]
    removals: tuple[Removal, ...] = ()
    keep_hyphen: frozenset[str] = field(default_factory=frozenset)

    @property
    def label(self) -> str:
        """What the text is called in tables and charts: its label, else its title, else its id."""
        return self.about.get("label") or self.about.get("title") or self.id

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines of the raw text in order; only LF, CR LF and CR end a line."""
        return tuple(split_lines(self.raw))

    @cached_property
    def fates(self) -> tuple[Fate, ...]:
        """What becomes of each line, in the order of `lines`."""
        return tuple(fates(len(self.lines), self.sections, self.removals)[0])


def split_lines(raw: str) -> Iterator[Line]:
    r"""The lines of `raw`, numbered from 1, with the offset of each in code points.

    >>> [tuple(line) for line in split_lines("one\ntwo\r\n")]
    [(1, 0, 'one'), (2, 4, 'two')]
    """
    start = 0
    for number, match in enumerate(re.finditer(r"\r\n|\n|\r|\Z", raw), start=1):
        if match.start() > start or match.group():
            yield Line(number, start, raw[start : match.start()])
        start = match.end()


def fates(
    total: int, sections: tuple[Section, ...], removals: tuple[Removal, ...], file: str = "the file"
) -> tuple[list[Fate], list[str]]:
    """What becomes of each of the `total` lines of a `file`, and the faults: a range that is none, a line in two.

    >>> fates(2, (Section("body", ((1, 2),)),), (Removal((2, 3), "footer"),))[1]
    ["removed as 'footer': lines 2–3 are out of range; the file has lines 1–2"]
    """
    found, faults = [Fate()] * total, []
    ranges = [(Fate(s.name, s.counted), lines) for s in sections for lines in s.lines]
    ranges += [(Fate(reason=r.reason), r.lines) for r in removals]
    for fate, (first, last) in ranges:
        if not 1 <= first <= last <= total:
            faults.append(f"{fate.said}: lines {first}–{last} are out of range; {file} has lines 1–{total}")
            continue
        for line in range(first, last + 1):
            if found[line - 1] != Fate():
                faults.append(f"line {line} is both {found[line - 1].said} and {fate.said}; keep one")
                break  # one fault a range is enough, and keeps this linear
            found[line - 1] = fate
    return found, faults
