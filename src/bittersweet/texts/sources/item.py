"""Items: what a source holds, one text each, and what was read from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, NamedTuple

READ, LEFT_OUT, PASSED_OVER = "read", "left out", "passed over"


class UnreadableError(Exception):
    """An item that cannot be read as a text: the message says why and what would be right."""


class Removed(NamedTuple):
    """Lines of a text that are not counted: the first and the last, from 1, and why."""

    first: int
    last: int
    reason: str


@dataclass(frozen=True, slots=True)
class Item:
    """One file of a source: how it is shown, its own name, its group ("" where none), and how its bytes are read.

    `content` may raise UnreadableError. `place` is the same for the same file, however it was reached.
    """

    source: str
    name: str
    group: str
    content: Callable[[], bytes]
    place: object = None


@dataclass(frozen=True, slots=True)
class Left:
    """Something of a source that is no text of the study, and why."""

    source: str
    reason: str
    group: str = ""
    status: str = LEFT_OUT


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of an item, and how it came out.

    `content` is what is counted, but for the `removed` lines. `about` is what the item says of itself. `read` says what
    of the item this is, `lost` what it holds besides. `suffix` is the counted file's; `original` is the name under
    which the untouched bytes are kept, "" where the counted file is the original itself.
    """

    content: str
    format: str
    read: str
    about: dict[str, str] = field(default_factory=dict)
    removed: tuple[Removed, ...] = ()
    encoding: str = ""
    known: str = ""
    lost: str = ""
    suffix: str = ".txt"


def library(name: str, what: str, extra: str = "formats") -> Any:
    """The library that reads a format. Raises UnreadableError with the extra to install when it is missing."""
    try:
        return import_module(name)
    except ImportError:
        raise UnreadableError(f"{what} needs a library that is missing; install bittersweet[{extra}]") from None


def plural(number: int, noun: str) -> str:
    """`number` with its noun.

    >>> plural(1, "page"), plural(1200, "page")
    ('1 page', '1,200 pages')
    """
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def ranges(lines: list[tuple[int, str]]) -> tuple[Removed, ...]:
    """Line numbers with reasons, rising, as ranges: neighbours of one reason are one.

    >>> ranges([(1, "head"), (2, "head"), (4, "head")])
    (Removed(first=1, last=2, reason='head'), Removed(first=4, last=4, reason='head'))
    """
    found: list[Removed] = []
    for line, reason in lines:
        if found and found[-1].last == line - 1 and found[-1].reason == reason:
            found[-1] = found[-1]._replace(last=line)
        else:
            found.append(Removed(first=line, last=line, reason=reason))
    return tuple(found)
