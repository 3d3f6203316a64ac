"""The manifest: which texts a study folder holds, each read and verified; every fault is told at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from bittersweet.files import DataError, Faults, data_folder, decode, read_bytes, sha256, shown
from bittersweet.texts import prefixes
from bittersweet.texts.checksums import check_checksums, write_checksums
from bittersweet.texts.entries import Entry, entries
from bittersweet.texts.tables import MANIFEST
from bittersweet.texts.text import Removal, Section, Text, fates, split_lines

__all__ = ["MANIFEST", "check_checksums", "load", "write_checksums"]


def load(folder: str | Path | None = None) -> tuple[Text, ...]:
    """The texts of a study folder (default: the project's): those of [[text]] in their order, then those of [source].

    Raises DataError with every fault: of the manifest, of a file (missing, unreadable, not UTF-8, empty, another
    checksum), of sections (out of range, overlapping, or leaving a line unexplained), and of two texts with one name.
    """
    where = data_folder(folder)
    faults, texts = Faults(), []
    listed = entries(where, faults)
    given = prefixes.given([(entry.table.prefix, entry.table.id, entry.place) for entry in listed], faults)
    for entry, prefix in zip(listed, given, strict=True):
        with faults.caught():
            texts.append(_text(entry, prefix, where))
    faults.done()
    return tuple(texts)


def _text(entry: Entry, prefix: str, where: Path) -> Text:
    """The text of one entry, read and verified."""
    table, path = entry.table, entry.path
    content = read_bytes(path)
    if table.sha256 and (found := sha256(content)) != table.sha256:
        raise DataError(
            f"{shown(path)}: the checksum differs: found {found}, the manifest says {table.sha256}; "
            "restore the file, or if the change is meant, empty sha256 and run `bittersweet check --write`"
        )
    raw = decode(content, path)
    if not re.search(r"[^\W_]", raw):
        raise DataError(f"{shown(path)}: the text is empty; at least one word is needed")
    removals = tuple(Removal(removed.lines, removed.reason) for removed in table.removed)
    sections = tuple(Section(s.name, s.lines, s.counted, s.paragraphs) for s in table.section)
    text = Text(
        id=table.id,
        group=table.group or table.id,
        prefix=prefix,
        file=path.relative_to(where).as_posix(),
        about=table.about,
        raw=raw,
        sections=sections or _whole(sum(1 for _ in split_lines(raw)), removals),
        removals=removals,
        keep_hyphen=table.keep_hyphen,
    )
    faults = Faults()
    faults.add(*(f"{entry.place}{fault}" for fault in _faults(text, shown(path))))
    faults.done()
    return text


def _whole(total: int, removals: Iterable[Removal]) -> tuple[Section, ...]:
    """One counted section of all lines that are not removed; none when all are."""
    ranges, start = [], 1
    for first, last in sorted(removal.lines for removal in removals):
        if start < min(first, total + 1):
            ranges.append((start, min(first - 1, total)))
        start = max(start, last + 1)
    if start <= total:
        ranges.append((start, total))
    return (Section("body", tuple(ranges)),) if ranges else ()


def _faults(text: Text, file: str) -> Iterator[str]:
    """What is wrong with the parts of a text: each line that is not blank is in one section or removed."""
    if not any(section.counted for section in text.sections):
        yield ": no section is counted; at least one [[text.section]] is needed"
    yield from _names(text.sections)
    found, faults = fates(len(text.lines), text.sections, text.removals, file)
    yield from (f": {fault}" for fault in faults)
    if faults:  # what follows would tell them again
        return
    for section in text.sections:
        for first in section.paragraphs if isinstance(section.paragraphs, tuple) else ():
            if not 1 <= first <= len(found) or found[first - 1].section != section.name:
                yield f", section {section.name}: paragraph at line {first}, which is not in the section"
            elif not text.lines[first - 1].content.strip():
                yield f", section {section.name}: paragraph at line {first} of {file}, which is blank"
    for line, fate in zip(text.lines, found, strict=True):
        if fate.kind == "blank" and line.content.strip():
            yield (
                f": line {line.number} of {file} ({line.content[:40]!r}) is in no section and not removed; "
                "give it a section, or a [[text.removed]] with the reason"
            )


def _names(sections: tuple[Section, ...]) -> Iterator[str]:
    """What is wrong with the names of sections, by which the units of those that are not counted are called."""
    names = [section.name for section in sections]
    doubled = [name for name, times in Counter(names).items() if times > 1]
    yield from (f": two sections are called {name!r}; each needs its own name" for name in doubled)
    apart = {section.name: re.sub(r"-\d+$", "", section.name) for section in sections if not section.counted}
    for name, stem in apart.items():
        if stem != name and stem in apart:
            yield f": the sections {stem!r} and {name!r} would give two units one name; rename one"
