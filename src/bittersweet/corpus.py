"""The corpus: the manifest and the texts that it names, verified."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from bittersweet.files import DataError, data_folder, decode, read_bytes, read_toml, sha256, shown

MANIFEST = "corpus.toml"
DESCRIPTIONS = ("label", "kind", "title", "author", "publisher", "date", "language", "source", "rights")
SECTION_KEYS = ("name", "lines", "counted", "paragraphs")
PARAGRAPHS = ("one", "blank", "numbered")
LANGUAGES = ("en",)


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
    counted: bool
    paragraphs: str | tuple[int, ...]


@dataclass(frozen=True)
class Removal:
    """A line range that is left out, and why."""

    lines: tuple[int, int]
    reason: str


@dataclass(frozen=True)
class Text:
    """One text: its raw content as it came, what the manifest says of it, and its parts."""

    id: str
    prefix: str
    file: str
    about: dict[str, str]
    raw: str
    sections: tuple[Section, ...]
    removals: tuple[Removal, ...]
    keep_hyphen: frozenset[str]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines of the raw text in order; only LF, CR LF and CR end a line."""
        return tuple(split_lines(self.raw))


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


def load(folder: str | Path | None = None) -> tuple[Text, ...]:
    """The texts of a data folder (default: the project's), in the order of the manifest.

    Raises DataError for a missing or unreadable file, a checksum that differs, bytes that are not UTF-8, an
    empty text, and sections that are out of range, overlap or leave a line unexplained.
    """
    where = data_folder(folder)
    path = where / MANIFEST
    tables = read_toml(path).get("text")
    if not _are_tables(tables) or not tables:
        raise DataError(f"{shown(path)}: no [[text]] table; one for each text is needed")
    texts = tuple(_text(table, where, f"{shown(path)}, [[text]] number {n}") for n, table in enumerate(tables, 1))
    for key in ("id", "prefix"):
        values = [getattr(text, key) for text in texts]
        for value in values:
            if values.count(value) > 1:
                raise DataError(f"{shown(path)}: two texts have the {key} {value!r}; each needs its own")
    return texts


def _text(table: dict[str, Any], where: Path, place: str) -> Text:
    """The text that one manifest table describes, read and verified."""
    asked = ("id", "prefix", "file", "sha256", *DESCRIPTIONS)
    missing = [key for key in asked if not isinstance(table.get(key), str) or not table[key].strip()]
    unknown = sorted(set(table) - {*asked, "section", "removed", "keep_hyphen"})
    if missing or unknown:
        fault = f"{', '.join(missing)} missing or empty" if missing else f"{', '.join(unknown)} unknown"
        raise DataError(f"{place}: {fault}; a text has {', '.join(asked)}, [[text.section]] and [[text.removed]]")
    hyphens = table.get("keep_hyphen", [])
    if not isinstance(hyphens, list) or not all(isinstance(word, str) for word in hyphens):
        raise DataError(f"{place}: keep_hyphen is {hyphens!r}; a list of words would be right")
    for name in ("section", "removed"):
        if not _are_tables(table.get(name, [])):
            raise DataError(f"{place}: {name} is {table[name]!r}; [[text.{name}]] tables would be right")
    if table["language"] not in LANGUAGES:
        raise DataError(f"{place}: language is {table['language']!r}; only 'en' (English) can be read")
    path = where / table["file"]
    content = read_bytes(path)
    if (found := sha256(content)) != table["sha256"]:
        raise DataError(
            f"{shown(path)}: the checksum differs: found {found}, the manifest says {table['sha256']}; "
            "restore the file, or put the new checksum in corpus.toml if the change is meant"
        )
    raw = decode(content, path)
    if not raw.strip():
        raise DataError(f"{shown(path)}: the text is empty; at least one word is needed")
    text = Text(
        id=table["id"],
        prefix=table["prefix"],
        file=table["file"],
        about={key: table[key] for key in DESCRIPTIONS},
        raw=raw,
        sections=tuple(_section(entry, place) for entry in table.get("section", [])),
        removals=tuple(_removal(entry, place) for entry in table.get("removed", [])),
        keep_hyphen=frozenset(hyphens),
    )
    _check_ranges(text, place, shown(path))
    return text


def _section(entry: dict[str, Any], place: str) -> Section:
    """The section that one [[text.section]] table describes."""
    name = str(entry.get("name", "")).strip()
    if not name:
        raise DataError(f"{place}: a [[text.section]] without a name; name each section")
    ranges = entry.get("lines")
    if not isinstance(ranges, list) or not ranges or not all(map(_is_range, ranges)):
        raise DataError(f"{place}, section {name}: lines is {ranges!r}; like [[16, 28]] would be right")
    if unknown := sorted(set(entry) - set(SECTION_KEYS)):
        raise DataError(f"{place}, section {name}: {', '.join(unknown)} unknown; it may have {', '.join(SECTION_KEYS)}")
    if not isinstance(entry.get("counted", True), bool):
        raise DataError(f"{place}, section {name}: counted is {entry['counted']!r}; true or false would be right")
    breaks = entry.get("paragraphs", "blank")
    if isinstance(breaks, list) and breaks and all(isinstance(line, int) for line in breaks):
        breaks = tuple(breaks)
        inside = {line for first, last in ranges for line in range(first, last + 1)}
        if stray := sorted(set(breaks) - inside):
            raise DataError(f"{place}, section {name}: paragraph at line {stray[0]}, which is not in the section")
    elif breaks not in PARAGRAPHS:
        raise DataError(
            f"{place}, section {name}: paragraphs is {breaks!r}; a list of first lines or one of "
            f"{', '.join(PARAGRAPHS)} would be right"
        )
    return Section(name, tuple((a, b) for a, b in ranges), entry.get("counted", True), breaks)


def _removal(entry: dict[str, Any], place: str) -> Removal:
    """The removal that one [[text.removed]] table describes."""
    if unknown := sorted(set(entry) - {"lines", "reason"}):
        raise DataError(f"{place}: [[text.removed]] has {', '.join(unknown)}; it may have lines and reason")
    lines, reason = entry.get("lines"), str(entry.get("reason", "")).strip()
    if not _is_range(lines) or not reason:
        raise DataError(f"{place}: [[text.removed]] has lines {lines!r} and reason {reason!r}; both are needed")
    return Removal((lines[0], lines[1]), reason)


def _are_tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(entry, dict) for entry in value)


def _is_range(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(type(line) is int for line in value)


def _check_ranges(text: Text, place: str, file: str) -> None:
    """Nothing, when each line that is not blank is either in one section or removed once with a reason."""
    if not any(section.counted for section in text.sections):
        raise DataError(f"{place}: no section is counted; at least one [[text.section]] is needed")
    if len({section.name for section in text.sections}) < len(text.sections):
        raise DataError(f"{place}: two sections have one name; each needs its own")
    for section in text.sections:
        for line in section.paragraphs if isinstance(section.paragraphs, tuple) else ():
            if line <= len(text.lines) and not text.lines[line - 1].content.strip():
                raise DataError(f"{place}, section {section.name}: paragraph at line {line} of {file}, which is blank")
    owners: dict[int, str] = {}
    ranges = [(f"section {s.name}", r) for s in text.sections for r in s.lines]
    ranges += [(f"removed as {r.reason!r}", r.lines) for r in text.removals]
    for owner, (first, last) in ranges:
        if not 1 <= first <= last <= len(text.lines):
            raise DataError(
                f"{place}, {owner}: lines {first}–{last} are out of range; {file} has lines 1–{len(text.lines)}"
            )
        for line in range(first, last + 1):
            if line in owners:
                raise DataError(f"{place}: line {line} is both {owners[line]} and {owner}; keep one")
            owners[line] = owner
    for line in text.lines:
        if line.content.strip() and line.number not in owners:
            raise DataError(
                f"{place}: line {line.number} of {file} ({line.content[:40]!r}) is in no section and not removed; "
                "give it a section, or a [[text.removed]] with the reason"
            )
