"""Questions: what the explorer can ask, checked before it is answered."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

LONGEST = 500  # letters that a question may have in one place


class Bars(BaseModel):
    """What bars are asked for; `key` is the one key of which texts are compared, "" all together."""

    model_config = ConfigDict(extra="ignore")

    list: str = Field("", max_length=LONGEST)
    word: str = Field("", max_length=LONGEST)
    per: Literal["words", "sentences", "count"] = "words"
    level: Literal["group", "text"] = "group"
    by: str = Field("", max_length=LONGEST)
    apart: bool = True
    coder: str = Field("", max_length=LONGEST)
    sort: Literal["value", "label", "list", "apart"] = "value"
    find: str = Field("", max_length=LONGEST)
    key: str = Field("", max_length=LONGEST)
    offset: int = Field(0, ge=0)


class Picked(BaseModel):
    """One thing picked: a key of a list (a value of a column where `by` names one), or a word."""

    model_config = ConfigDict(extra="ignore")

    list: str = Field("", max_length=LONGEST)
    key: str = Field("", max_length=LONGEST)
    by: str | None = Field(None, max_length=LONGEST)
    word: str | None = Field(None, max_length=LONGEST)
    label: str = ""


class Place(BaseModel):
    """A group or text in which is looked, and what it is called."""

    kind: Literal["group", "text"]
    name: str
    label: str = ""


class Found(BaseModel):
    """What sentences are asked for."""

    model_config = ConfigDict(extra="ignore")

    picked: list[Picked] = Field(min_length=1, max_length=20)
    place: Place | None = None
    apart: bool = True
    coder: str = Field("", max_length=LONGEST)
    view: Literal["sentences", "concordance"] = "sentences"
    offset: int = Field(0, ge=0)
