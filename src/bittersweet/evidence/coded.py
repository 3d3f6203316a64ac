"""Coded sentences: those to which annotators gave a code, and who gave it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bittersweet.coding.variables import Variable
from bittersweet.evidence.index import Index
from bittersweet.files import DataError

if TYPE_CHECKING:
    import pandas as pd

BETWEEN = " / "  # between the codes of several annotators
PREFIX = "annotator_"


def coded(
    index: Index,
    codes: pd.DataFrame,
    variables: Mapping[str, Variable],
    variable: str,
    code: str | None = None,
    *,
    beside: str = "",
) -> pd.DataFrame:
    """One row a sentence that at least one annotator gives a code: text, unit, annotators, sentence.

    `codes` has one row an annotator, unit and variable. `annotators` names those who give the code ("1 and 2"). Without
    a `code` there is one row a coded sentence, and a column called as the variable has every annotator's code; with
    `beside` a further column has their codes of that other variable. Where texts stand in groups, the group comes
    first. Raises DataError with the legal names for an unknown variable or code.
    """
    import pandas as pd

    if variable not in variables or (code is not None and code not in variables[variable].codes):
        legal = variables[variable].codes if variable in variables else variables
        said = variable if code is None else f"{variable} = {code!r}"
        raise DataError(f"no {said}; one of {', '.join(legal)} would be right")
    if beside and beside not in variables:
        raise DataError(f"no variable is called {beside!r}; one of {', '.join(variables)} would be right")
    own = codes[codes["variable"] == variable]
    chosen = own if code is None else own[own["code"] == code]
    people: dict[str, list[str]] = {}
    for unit, annotator in zip(chosen["unit"], chosen["annotator"], strict=True):
        people.setdefault(unit, []).append(annotator.removeprefix(PREFIX))
    shown = {variable: _by_unit(own)} if code is None else {}
    if beside:
        shown[beside] = _by_unit(codes[codes["variable"] == beside])
    rows = [
        (
            s.group,
            s.text,
            s.unit,
            " and ".join(people[s.unit]),
            *(of.get(s.unit, "") for of in shown.values()),
            s.sentence,
        )
        for s in index.sentences
        if s.unit in people
    ]
    table = pd.DataFrame(rows, columns=["group", "text", "unit", "annotators", *shown, "sentence"])
    return table if index.grouped else table.drop(columns="group")


def _by_unit(codes: pd.DataFrame) -> dict[str, str]:
    """Every annotator's code of each unit, side by side."""
    found: dict[str, list[str]] = {}
    for unit, code in zip(codes["unit"], codes["code"], strict=True):
        found.setdefault(unit, []).append(code)
    return {unit: BETWEEN.join(own) for unit, own in found.items()}
