"""Tables: what the manifest may hold, field by field."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ConfigDict, PlainValidator

from bittersweet.texts.shapes import Heading, Name, OneLine, Shape, brief

MANIFEST = "corpus.toml"
PARAGRAPHS = ("one", "blank", "numbered")
# What is said of a text; any further field that holds text is kept beside these.
DESCRIPTIONS = ("label", "kind", "title", "author", "publisher", "date", "language", "source", "rights")


def _is_range(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(type(line) is int for line in value)


def _ranges(value: Any) -> tuple[tuple[int, int], ...]:
    if not isinstance(value, list) or not value or not all(map(_is_range, value)):
        raise ValueError(f"is {brief(value)}; like [[16, 28]] would be right")
    return tuple((first, last) for first, last in value)


def _range(value: Any) -> tuple[int, int]:
    if not _is_range(value):
        raise ValueError(f"is {brief(value)}; like [16, 28] would be right")
    return value[0], value[1]


def _paragraphs(value: Any) -> str | tuple[int, ...]:
    if isinstance(value, str) and value in PARAGRAPHS:
        return value
    if isinstance(value, list) and value and all(type(line) is int for line in value):
        return tuple(value)
    raise ValueError(f"is {brief(value)}; a list of first lines or one of {', '.join(PARAGRAPHS)} would be right")


def _words(value: Any) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise ValueError(f"is {brief(value)}; a list of words would be right")
    return frozenset(value)


def _tables(value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise ValueError(f"is {brief(value)}; tables, each under its own heading in double brackets, would be right")
    return tuple(value)


def _checksum(value: str) -> str:
    if value and not re.fullmatch(r"[0-9a-fA-F]{64}", value):
        raise ValueError(f"is {brief(value)}; 64 hexadecimal digits would be right, or nothing")
    return value.lower()


def _prefix(value: str) -> str:
    if len(value) > 40:
        raise ValueError(f"is {brief(value)}; 40 characters at most would be right")
    if value and not re.fullmatch(r"[^\W\d_](?:-?[^\W_])*-?", value):
        raise ValueError(f"is {brief(value)}; a letter, then letters and digits with single hyphens would be right")
    return value


def _language(value: str) -> str:
    if value not in ("", "en"):
        raise ValueError(f"is {brief(value)}; only 'en' (English) can be read")
    return "en"


class SectionTable(Shape):
    """A [[text.section]]: a named part of the text."""

    name: Name
    lines: Annotated[tuple[tuple[int, int], ...], PlainValidator(_ranges)]
    counted: bool = True
    paragraphs: Annotated[str | tuple[int, ...], PlainValidator(_paragraphs)] = "blank"


class RemovedTable(Shape):
    """A [[text.removed]]: lines that are left out, and why."""

    lines: Annotated[tuple[int, int], PlainValidator(_range)]
    reason: Name


class Described(Shape):
    """What may be said of a text: the known descriptions, and any further field that holds text."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str]

    label: Heading = ""
    kind: str = ""
    title: Heading = ""
    author: str = ""
    publisher: str = ""
    date: str = ""
    language: Annotated[str, AfterValidator(_language)] = "en"
    source: str = ""
    rights: str = ""

    @property
    def about(self) -> dict[str, str]:
        """What is said of the text, in the order of the table, without empty fields; the language always."""
        said = {name: getattr(self, name) for name in (*DESCRIPTIONS, *(self.model_extra or {}))}
        return {name: value for name, value in said.items() if value}


class TextTable(Described):
    """A [[text]] of the manifest, or a row of a table of texts."""

    id: Name
    file: Name
    group: OneLine = ""
    prefix: Annotated[str, AfterValidator(_prefix)] = ""
    sha256: Annotated[str, AfterValidator(_checksum)] = ""
    keep_hyphen: Annotated[frozenset[str], PlainValidator(_words)] = frozenset()
    section: Annotated[tuple[SectionTable, ...], BeforeValidator(_tables)] = ()
    removed: Annotated[tuple[RemovedTable, ...], BeforeValidator(_tables)] = ()


class SourceTable(Described):
    """The [source] of a manifest: a folder of many texts, and what is said of all of them."""

    folder: Name = "texts"
    pattern: Name = "**/*.txt"
    group: Name = "folder"
    table: OneLine = ""


class ManifestTable(Shape):
    """The whole manifest."""

    title: Heading = ""
    text: Annotated[tuple[dict[str, Any], ...], BeforeValidator(_tables)] = ()
    source: dict[str, Any] | None = None
