"""Captions: the words around a chart, kept as data in one TOML file of a study."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bittersweet.files import DataError, nearest, read_toml, shown

FIELDS = {"title": True, "subtitle": True, "seen": False}  # and whether a caption needs it


@dataclass(frozen=True)
class Caption:
    """The words of a chart: its title, its subtitle, and what to see in it (one sentence under the picture).

    `names` gives the label of each group, in the order that decides the groups' hues. A caption goes to any chart:

    >>> Caption("Tea wins", "cups a day").named({"tea": "Tea", "milk": "Milk"}).names["tea"]
    'Tea'
    """

    title: str = ""
    subtitle: str = ""
    seen: str = ""
    names: Mapping[str, str] = field(default_factory=dict)

    def named(self, names: Mapping[str, str]) -> Caption:
        """This caption with the labels of the groups."""
        return replace(self, names=dict(names))


def read(path: Path) -> dict[str, Caption]:
    """The captions of a TOML file by id: one table a chart, with title, subtitle and, where there is one, seen.

    ```toml
    [drinks]
    title = "Tea is drunk more than milk"
    subtitle = "Cups a day"
    seen = "Tea's dot lies further right."
    ```

    Raises DataError with every fault: what is no table, a field that is missing, empty, unknown or no text.
    """
    faults: list[str] = []
    found = {}
    for name, given in read_toml(path).items():
        place = f"{shown(path)}, [{name}]"
        if not isinstance(given, dict):
            faults.append(f"{place}: {given!r} is no table; [{name}] with title and subtitle would be right")
            continue
        own = [fault for column, value in given.items() if (fault := _fault(place, column, value))]
        own += [f"{place}: {column} is missing" for column, need in FIELDS.items() if need and column not in given]
        faults += own
        if not own:
            title, subtitle, seen = (" ".join(given.get(column, "").split()) for column in FIELDS)
            found[name] = Caption(title, subtitle, seen)
    if faults:
        raise DataError(*faults)
    return found


def _fault(place: str, column: str, value: Any) -> str:
    """What is wrong with one field of a caption, or nothing."""
    if column not in FIELDS:
        return f"{place}: {column} is no field of a caption; {', '.join(FIELDS)} are"
    if not isinstance(value, str):
        return f"{place}: {column} is {value!r}; a text in quotation marks would be right"
    return "" if value.strip() else f"{place}: {column} is empty; write it, or leave the line out"


def chosen(captions: Mapping[str, Caption], name: str) -> Caption:
    """The caption called `name`. Raises DataError with the nearest names when there is none."""
    return captions[nearest(name, captions, "caption")]


def heading(
    caption: Caption | None = None, title: str = "", subtitle: str = "", names: Mapping[str, str] | None = None
) -> Caption:
    """The caption that a chart is drawn under: what is said at the call goes before what the caption says."""
    base = caption or Caption()
    return Caption(title or base.title, subtitle or base.subtitle, base.seen, dict(names or base.names))
