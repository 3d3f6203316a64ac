"""Settings of lists: what ``codebook/lists.toml`` says of a list beyond its rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, StrictBool, StrictStr, ValidationError

from bittersweet.files import Faults, read_toml, shown

Words = dict[StrictStr, list[StrictStr]]


class Settings(BaseModel):
    """What is said of a whole list.

    `per`: what it is counted per, mentions per 1,000 words or sentences that hold a key. `exclusive`: a stretch of text
    counts once in the list, for the longest surface of any key; otherwise once a key.
    `apart`: forms that are shown beside a key's own number. `values`: for a column its legal values with their labels.
    `speakers` and `cited`: by a column, the values of those who can be quoted, and of those who are cited.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    per: Literal["words", "sentences"] = "words"
    exclusive: StrictBool = False
    apart: list[StrictStr] = []
    values: dict[StrictStr, dict[StrictStr, StrictStr]] = {}
    speakers: Words = {}
    cited: Words = {}


def read_settings(path: Path) -> dict[str, Settings]:
    """The settings of each list that the file at `path` names; none when there is no such file.

    Raises DataError with every fault: an unknown setting, a value of another type.
    """
    if not path.exists():
        return {}
    faults, found = Faults(), {}
    for name, table in read_toml(path).items():
        try:
            found[name] = Settings.model_validate(table)
        except ValidationError as error:
            for fault in error.errors():
                faults.add(f"{shown(path)}, [{name}]: {_said(fault)}")
    faults.done()
    return found


def _said(fault: Any) -> str:
    place = ".".join(map(str, fault["loc"])) or "the table"
    if fault["type"] == "extra_forbidden":
        return f"{place} is unknown; a list may have {', '.join(Settings.model_fields)}"
    return f"{place}: {fault['msg'][:1].lower()}{fault['msg'][1:]}; found {str(fault['input'])[:60]!r}"
