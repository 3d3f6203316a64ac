"""Originals: from a sentence of an output back to the text that it was read from, where that is still there."""

from __future__ import annotations

import json
import re
import zipfile
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from bittersweet.files import DataError, inside, shown
from bittersweet.many.looked_up import Found
from bittersweet.many.piece import content, pieces
from bittersweet.many.reading import Columns, Read, read, runs
from bittersweet.many.state import SOURCES
from bittersweet.texts.cleaning import Paragraph
from bittersweet.texts.sentences import Sentence
from bittersweet.texts.sources.item import UnreadableError
from bittersweet.texts.text import Removal, Section, Text, split_lines


def original(out: Path, source: str, label: str, found: Found) -> tuple[Text, Sentence]:
    """The text of a sentence with its raw lines, and the sentence where it stands in a paragraph of it.

    `source` is how the output knows it. Raises DataError where the source is gone or was changed since.
    """
    said = json.loads((out / SOURCES).read_bytes())
    columns = Columns(*said["columns"])
    for path, member in _places([Path(each) for each in said["sources"]], source):
        for own in _read(source, path, member, found, said["size"], columns):
            if sentence := _placed(own, found):
                return _text(own, label, found), sentence
    raise DataError(
        f"{source}: is not there any more, or has changed since it was counted; the raw lines of "
        f"{found.sentence.unit} cannot be shown, and the sentence is kept as it was counted"
    )


def _places(sources: list[Path], source: str) -> Iterator[tuple[Path, str]]:
    """The files that may be what a source is called, each with its name in an archive."""
    bare = re.sub(r", row \d+$", "", source)
    for root in sources:
        try:
            if root.is_dir() and bare.startswith(f"{root.name}/"):
                path = inside(root, bare.removeprefix(f"{root.name}/"))
                if path.is_file():
                    yield path, ""
            elif root.is_file() and bare == root.name:
                yield root, ""
            elif root.is_file() and bare.startswith(f"{root.name}: "):
                yield root, bare.removeprefix(f"{root.name}: ")
        except DataError:
            continue


def _read(source: str, path: Path, member: str, found: Found, goal: int, columns: Columns) -> Iterator[Read]:
    """The texts of the file that may be the one of the sentence."""
    bare = re.sub(r", row \d+$", "", source)
    try:
        if member:
            with zipfile.ZipFile(path) as archive:
                size = archive.getinfo(member).file_size
        else:
            size = path.stat().st_size
        for piece in pieces(bare, str(path), member, found.sentence.group, "", size, found.number, goal):
            if piece.cut == found.cut:
                for own in read(piece, content(piece), columns):
                    if isinstance(own, Read) and own.source == source:
                        yield own
    except (OSError, KeyError, ValueError, RuntimeError, zipfile.BadZipFile, UnreadableError):
        return


def _placed(own: Read, found: Found) -> Sentence | None:
    """The sentence in its paragraph; None where the text does not hold it there."""
    s = found.sentence
    start, _ = s.locate(0, len(s.sentence))
    if s.paragraph > len(own.paragraphs):
        return None
    paragraph = own.paragraphs[s.paragraph - 1]
    piece = bisect_right(paragraph.raw, start) - 1
    offset = paragraph.clean[piece] + start - paragraph.raw[piece]
    if piece < 0 or paragraph.content[offset : offset + len(s.sentence)] != s.sentence:
        return None
    home = Paragraph(s.text, "body", s.paragraph, paragraph.content, paragraph.clean, paragraph.raw)
    return Sentence(s.text, s.group, s.unit, "body", s.paragraph, s.sentence, s.words, True, home, offset)


def _text(own: Read, label: str, found: Found) -> Text:
    """What was read, as a text: its lines, those that are counted, and those that were taken out, with the reason."""
    lines = [line for line in split_lines(own.raw) if line.content.strip()]
    kept = [line.number for line in lines if line.number not in own.removed]
    gone = tuple(Removal((number, number), why) for number, why in own.removed.items())
    about = {"label": label, **own.about}
    sections = (Section("body", runs(kept)),)
    return Text(found.sentence.text, found.sentence.group, "", shown(Path(own.source)), about, own.raw, sections, gone)
