"""Settings of lists: what ``codebook/lists.toml`` says of a list beyond its rows."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from bittersweet.files import Faults, read_toml, shown
from bittersweet.texts.shapes import Shape, shaped

Words = dict[str, list[str]]


class Settings(Shape):
    """What is said of a whole list.

    `per`: what it is counted per, mentions per 1,000 words or sentences that hold a key. `exclusive`: a stretch of text
    counts once in the list, for the longest surface of any key; otherwise once a key.
    `apart`: forms that are shown beside a key's own number. `values`: for a column its legal values with their labels.
    `speakers` and `cited`: by a column, the values of those who can be quoted, and of those who are cited.
    """

    per: Literal["words", "sentences"] = "words"
    exclusive: bool = False
    apart: list[str] = Field(default_factory=list)
    values: dict[str, dict[str, str]] = Field(default_factory=dict)
    speakers: Words = Field(default_factory=dict)
    cited: Words = Field(default_factory=dict)


def read_settings(path: Path) -> dict[str, Settings]:
    """The settings of each list that the file at `path` names; none when there is no such file.

    Raises DataError with every fault: an unknown setting, a value of another type.
    """
    if not path.exists():
        return {}
    faults, found = Faults(), {}
    for name, table in read_toml(path).items():
        if settings := shaped(Settings, table, f"{shown(path)}, [{name}]", faults):
            found[name] = settings
    faults.done()
    return found
