"""Claims: each declared once as data, with what it rests on and what is expected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, StrictBool, StrictInt, StrictStr, ValidationError

from bittersweet.claims.expectations import EXPECTATIONS
from bittersweet.claims.source import Source
from bittersweet.files import DataError, Faults, nearest, one_of, read_toml, shown


def _line(value: str) -> str:
    if not value.strip() or any(ord(letter) < 32 for letter in value):
        raise ValueError("one line of text is needed")
    return value


Line = Annotated[StrictStr, AfterValidator(_line)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Basis(_Strict):
    """What is counted: a `measure` (a list, a variable that annotators coded, …) and its `keys`, taken together.

    `by` groups the keys by a column of the list ("kind") or takes all together ("any"); `section` is the only section
    that counts, `paragraphs` the first and the last paragraph; `per` is how it is counted first ("words", "sentences"),
    if not as the measure has it. `settled` are choices that its words leave no room for: "forms" where a demonym is no
    name.
    """

    measure: Line
    keys: list[Line]
    by: StrictStr = ""
    section: StrictStr = ""
    paragraphs: list[StrictInt] = []
    per: Literal["", "words", "sentences"] = ""
    settled: list[Literal["dropped", "forms", "per", "headings", "left_out"]] = []


class Other(Basis):
    """Another measure of the same notion, by `name`."""

    name: Line


class Claim(Basis):
    """One claim: the notebook whose heading it is, what it rests on and what is expected.

    `expect` is one of `EXPECTATIONS`; `text` is the group it speaks of. `short` labels the claim in the picture that
    sums the contrasts up; without it the claim is not in it. `follows` names the claim of which this one is a direct
    consequence. `other` are further measures of the same notion.
    """

    id: Line
    notebook: Line
    claim: Line
    expect: Line
    text: StrictStr = ""
    short: StrictStr = ""
    follows: StrictStr = ""
    heading: StrictBool = True
    other: list[Other] = []


def declared(path: Path) -> tuple[Claim, ...]:
    """The claims of the file at `path`, as [[finding]] tables; none when there is no such file.

    Raises DataError with every fault: a field that is unknown, missing or of another type, an unknown expectation,
    two claims of one id.
    """
    if not path.exists():
        return ()
    faults, found = Faults(), []
    content = read_toml(path)
    for name in content:
        with faults.caught():
            nearest(name, ("finding",), f"table of {shown(path)}")
    tables = content.get("finding", [])
    if not isinstance(tables, list):
        raise DataError(f"{shown(path)}: finding is {str(tables)[:60]!r}; [[finding]] tables would be right")
    for number, table in enumerate(tables, start=1):
        place = f"{shown(path)}, [[finding]] number {number}"
        try:
            claim = Claim.model_validate(table)
            found.append(claim)
            with faults.caught():
                one_of(claim.expect, EXPECTATIONS, place, "expect")
        except ValidationError as error:
            for fault in error.errors():
                faults.add(f"{place}, {_place(fault)}: {_said(fault)}")
    ids = [claim.id for claim in found]
    for doubled in sorted({name for name in ids if ids.count(name) > 1}):
        faults.add(f"{shown(path)}: two findings have the id {doubled!r}; each needs its own")
    for claim in found:
        if claim.follows and (claim.follows not in ids or claim.follows == claim.id):
            faults.add(f"{shown(path)}, finding {claim.id}: follows {claim.follows!r}, which is no other finding")
    faults.done()
    return tuple(found)


def _place(fault: Any) -> str:
    return ".".join(map(str, fault["loc"])) or "the table"


def _said(fault: Any) -> str:
    if fault["type"] == "extra_forbidden":
        return f"unknown; a finding has {', '.join(Claim.model_fields)}"
    if fault["type"] == "missing":
        return "missing; a finding needs it"
    message = fault["msg"].removeprefix("Value error, ")
    return f"{message[:1].lower()}{message[1:]}; found {str(fault['input'])[:60]!r}"


def check(claims: Sequence[Claim], sources: Mapping[str, Source], groups: Sequence[str], place: str) -> None:
    """Raise DataError for each name that does not exist. A misspelt one would let "absent" hold for ever.

    `place` is the file that declares the claims.
    """
    faults = Faults()
    for claim in claims:
        for basis, own in ((claim, ""), *((other, f", other {other.name}") for other in claim.other)):
            where = f"{place}, finding {claim.id}{own}"
            for fault in _faults(basis, sources):
                faults.add(f"{where}: {fault}")
        where = f"{place}, finding {claim.id}"
        if EXPECTATIONS[claim.expect].needs_group and not claim.text:
            faults.add(f"{where}: text is missing; expect = {claim.expect!r} needs it")
        if claim.text and claim.text not in groups:
            faults.add(f"{where}: text is {claim.text!r}; one of {', '.join(groups)} would be right")
    faults.done()


def _faults(basis: Basis, sources: Mapping[str, Source]) -> list[str]:
    """What is wrong with the names of a basis."""
    try:
        source = sources[nearest(basis.measure, sources, "measure")]
        if basis.by:
            nearest(basis.by, source.groupings, f"grouping of {basis.measure}")
        if not basis.keys:
            raise DataError("keys is empty; name what is counted")
        known = source.keys(basis.by)
        for key in basis.keys:
            nearest(key, known, "key")
        if basis.section:
            nearest(basis.section, source.sections, "section")
        if basis.paragraphs and (
            len(basis.paragraphs) != 2 or not 0 < basis.paragraphs[0] <= basis.paragraphs[1] < 10**6
        ):
            raise DataError(
                f"paragraphs is {basis.paragraphs}; the first and the last one, like [3, 5], would be right"
            )
        if basis.per and basis.per not in source.per:
            raise DataError(f"per is {basis.per!r}; one of {', '.join(source.per)} would be right")
    except DataError as error:
        return list(error.faults)
    return []
