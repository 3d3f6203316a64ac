"""Shapes: what a table of a settings file may hold, checked by pydantic and told in one line a fault."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from bittersweet.files import Faults, printable

# What is neither a letter of a name nor seen: control characters, line and paragraph separators, halves of characters.
_UNSEEN = ("Cc", "Cs", "Zl", "Zp")


class Shape(BaseModel):
    """A table whose fields have the types they are declared with; blanks around a text are taken off."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, str_strip_whitespace=True)


def brief(value: Any) -> str:
    """`value` as it is told: on one line, and cut when it is long.

    >>> brief("word " * 100)
    "'word word word word word word word word word word word word word word word w…"
    """
    whole = repr(value)
    return printable(whole if len(whole) <= 78 else whole[:77] + "…")


def _one_line(value: str) -> str:
    if any(unicodedata.category(c) in _UNSEEN for c in value):
        raise ValueError(f"is {brief(value)}; a name has no line ends or control characters")
    return value


def _not_empty(value: str) -> str:
    if not value:
        raise ValueError("is empty; a name is needed")
    return value


def _unbroken(value: str) -> str:
    return _one_line(" ".join(value.split()))


# A text on one line; one that is not blank; and one whose line ends are blanks.
OneLine = Annotated[str, AfterValidator(_one_line)]
Heading = Annotated[str, AfterValidator(_unbroken)]
Name = Annotated[OneLine, AfterValidator(_not_empty)]
Shaped = TypeVar("Shaped", bound=Shape)


def shaped(shape: type[Shaped], table: Any, place: str, faults: Faults) -> Shaped | None:
    """`table` as `shape`, or None after its faults were added to `faults`, each with its `place` and the field.

    >>> class Size(Shape):
    ...     width: int
    >>> faults = Faults()
    >>> shaped(Size, {"width": "5", "with": 4}, "sizes.toml", faults)
    >>> faults.found
    ["sizes.toml: width is '5'; a whole number would be right", 'sizes.toml: with is no field; the nearest: width']
    """
    try:
        return shape.model_validate(table)
    except ValidationError as error:
        faults.add(*(f"{place}{_said(shape, fault)}" for fault in error.errors()))
    return None


def _said(shape: type[BaseModel], fault: Mapping[str, Any]) -> str:
    """One fault in words: the place inside the table, what was found and what would be right."""
    kind, at, found = fault["type"], fault["loc"], brief(fault["input"])
    where = "".join(f", {printable(p)}" if isinstance(p, str) else f" number {p + 1}" for p in at[:-1])
    field = at[-1] if at else "the table"
    field = f"number {field + 1}" if isinstance(field, int) else printable(str(field))
    if kind == "missing":
        return f"{where}: {field} is missing"
    inner = _inner(shape, at)
    legal = list(inner.model_fields)
    open_to_others = inner.model_config.get("extra") == "allow"
    if kind == "extra_forbidden" or (open_to_others and isinstance(at[-1], str) and at[-1] not in legal):
        close = difflib.get_close_matches(str(at[-1]).casefold(), legal, n=1, cutoff=0.5)
        known = f"the nearest: {close[0]}" if close else f"known: {', '.join(legal)}"
        own = "" if kind == "extra_forbidden" else f", and a field of your own holds text, not {found}"
        return f"{where}: {field} is no field{own}; {known}"
    if kind == "value_error":
        return f"{where}: {field} {printable(str(fault['ctx']['error']))}"
    right = _RIGHT.get(kind) or str(fault["msg"])
    if kind == "literal_error":
        right = f"one of {fault['ctx']['expected']} would be right"
    return f"{where}: {field} is {found}; {right}"


_RIGHT = {
    "string_type": "text in quotation marks would be right",
    "bool_type": "true or false would be right",
    "int_type": "a whole number would be right",
    "float_type": "a number would be right",
    "list_type": "a list in square brackets would be right",
    "tuple_type": "a list in square brackets would be right",
    "dict_type": "a table would be right",
    "model_type": "a table would be right",
    "model_attributes_type": "a table would be right",
}


def _inner(shape: type[BaseModel], at: tuple[Any, ...]) -> type[BaseModel]:
    """The shape of the table in which the fault stands."""
    for step in at[:-1]:
        if step in shape.model_fields:
            shape = next(iter(_models(shape.model_fields[step].annotation)), shape)
    return shape


def _models(annotation: Any) -> Iterable[type[BaseModel]]:
    """The shapes inside an annotation such as ``tuple[Part, ...]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models(inner)
