"""The manifest of imported texts, as ``corpus.toml`` has it."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from bittersweet.texts.sources.item import Removed
from bittersweet.texts.sources.names import clean
from bittersweet.texts.tables import DESCRIPTIONS, TextTable

FILE = "corpus.toml"
HEAD = """\
# What the texts are, as `bittersweet new` found them. Mend what is wrong: label, title, author, date, group.
# A line of a text is counted unless a [[text.removed]] table names it; delete the table, and its lines count again.
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the manifest says of one text."""

    id: str
    group: str
    label: str
    file: str
    sha256: str
    about: Mapping[str, str]
    removed: tuple[Removed, ...]
    original: str = ""
    original_sha256: str = ""


def written(entries: Iterable[Entry], prefixes: Iterable[str]) -> str:
    """The manifest of `entries`, each with the prefix of its sentences."""
    return HEAD + "".join(_table(entry, prefix) for entry, prefix in zip(entries, prefixes, strict=True))


def _table(entry: Entry, prefix: str) -> str:
    said = {
        "id": entry.id,
        "group": entry.group,
        "prefix": prefix,
        "label": entry.label,
        "file": entry.file,
        "sha256": entry.sha256,
        "original": entry.original,
        "original_sha256": entry.original_sha256,
        **{_key(key): value for key, value in entry.about.items()},
    }
    lines = ["", "[[text]]", *(f"{_bare(key)} = {quoted(clean(value))}" for key, value in said.items() if clean(value))]
    for removed in entry.removed:
        lines += [
            "",
            "[[text.removed]]",
            f"lines = [{removed.first}, {removed.last}]",
            f"reason = {quoted(removed.reason)}",
        ]
    return "\n".join(lines) + "\n"


@cache
def _key(key: str) -> str:
    """The field for what is said of a text: another name where the manifest would take it for one of its own.

    >>> [_key(key) for key in ("party", "author", "file", "authors", "label", "original")]
    ['party', 'author', 'column_file', 'column_authors', 'column_label', 'column_original']
    """
    near = difflib.get_close_matches(key.casefold(), TextTable.model_fields, cutoff=0.8)
    taken = key in ("label", "language", "original", "original_sha256") or (near and key not in DESCRIPTIONS)
    return f"column_{key}" if taken else key


def _bare(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else quoted(key)


def quoted(value: str) -> str:
    """`value` as a string of TOML.

    >>> print(quoted('a "b"\\x7f'))
    "a \\"b\\"\\u007f"
    """
    whole = value.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")
