"""Annotation: what annotators coded for each unit, checked cell by cell, and how well they agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bittersweet import stats
from bittersweet.files import DataError, read_rows, shown

if TYPE_CHECKING:
    import pandas as pd

VARIABLE_COLUMNS = ("variable", "label", "group", "code", "code_label")
CONCLUSIONS, TENTATIVE = 0.8, 0.667


class Variable(NamedTuple):
    """A variable of a sentence codebook: its label, the group it belongs to, and its codes with their labels."""

    label: str
    group: str
    codes: dict[str, str]


def variables(folder: Path) -> dict[str, Variable]:
    """The framing variables of ``codebook/frames.csv``, one row a code, in file order.

    Raises DataError by row for an empty cell, a doubled code, and a variable with two labels or groups.
    """
    path = folder / "codebook" / "frames.csv"
    found: dict[str, Variable] = {}
    for row in read_rows(path, VARIABLE_COLUMNS):
        name, label, group, code, code_label = (row.cells[column] for column in VARIABLE_COLUMNS)
        place = f"{shown(path)}, row {row.number}"
        if empty := [column for column in VARIABLE_COLUMNS if not row.cells[column]]:
            raise DataError(f"{place}: {', '.join(empty)} is empty; each row needs it")
        variable = found.setdefault(name, Variable(label, group, {}))
        if (variable.label, variable.group) != (label, group):
            raise DataError(f"{place}: {name} has another label or group than before; one variable has one of each")
        if code in variable.codes:
            raise DataError(f"{place}: code {code!r} of {name} stands twice; keep one row")
        variable.codes[code] = code_label
    return found


def read(folder: Path, pattern: str, legal: Mapping[str, Iterable[str]], units: Sequence[str]) -> pd.DataFrame:
    """One row an annotator, unit and variable, with the code: annotator, unit, variable, code.

    Every file of ``annotation/`` that fits `pattern` (such as "annotator_*.csv") is one annotator, so that
    another file takes part by being there. `legal` gives the codes of each variable, `units` the units in
    their order. Raises DataError by file, row and column for a missing, doubled or unknown unit and for an
    illegal code.
    """
    import pandas as pd

    paths = sorted((folder / "annotation").glob(pattern))
    if not paths:
        raise DataError(f"{shown(folder / 'annotation' / pattern)}: no annotator's file; at least one is needed")
    rows = [
        row for path in paths for row in _annotator(path, {name: list(codes) for name, codes in legal.items()}, units)
    ]
    return pd.DataFrame(rows, columns=["annotator", "unit", "variable", "code"])


def coded(folder: Path, pattern: str) -> set[str]:
    """The variables that every annotator's file has a column for."""
    headers = [set(read_rows(path, ("unit",))[0].cells) for path in (folder / "annotation").glob(pattern)]
    return set.intersection(*headers) - {"unit"} if headers else set()


def _annotator(path: Path, legal: Mapping[str, list[str]], units: Sequence[str]) -> list[tuple[str, str, str, str]]:
    """The rows of one annotator's file."""
    seen: dict[str, int] = {}
    rows = []
    for row in read_rows(path, ("unit", *legal)):
        unit, place = row.cells["unit"], f"{shown(path)}, row {row.number}"
        if unit in seen or unit not in units:
            fault = f"stands twice (first in row {seen[unit]})" if unit in seen else "is not in the unit list"
            raise DataError(
                f"{place}, column unit: {unit!r} {fault}; each of {units[0]}–{units[-1]} once would be right"
            )
        seen[unit] = row.number
        for variable, codes in legal.items():
            if row.cells[variable] not in codes:
                raise DataError(
                    f"{place}, column {variable}: {row.cells[variable]!r} is no code; one of {', '.join(codes)} "
                    "would be right"
                )
            rows.append((path.stem, unit, variable, row.cells[variable]))
    if missing := [unit for unit in units if unit not in seen]:
        raise DataError(
            f"{shown(path)}: unit {missing[0]} is missing; one row for each of the {len(units)} units is needed"
        )
    return rows


def agreement(codes: pd.DataFrame) -> pd.DataFrame:
    """One row a variable: variable, alpha, verdict; Krippendorff's alpha for nominal codes over all annotators.

    Alpha of .800 or more carries conclusions, from .667 tentative ones, below that none (Krippendorff 2004).
    """
    import pandas as pd

    rows = []
    for variable, own in codes.groupby("variable", sort=False):
        columns = own.pivot(index="unit", columns="annotator", values="code")
        alpha = stats.agreement([columns[annotator].tolist() for annotator in columns])
        rows.append((variable, alpha, verdict(alpha)))
    return pd.DataFrame(rows, columns=["variable", "alpha", "verdict"])


def verdict(alpha: float) -> str:
    """What an alpha allows.

    >>> verdict(0.81), verdict(0.7), verdict(float("nan"))
    ('carries conclusions', 'tentative conclusions', 'no conclusions')
    """
    if alpha >= CONCLUSIONS:
        return "carries conclusions"
    return "tentative conclusions" if alpha >= TENTATIVE else "no conclusions"


def limits() -> pd.DataFrame:
    """What each range of alpha allows: from, verdict, highest first. Source: Krippendorff 2004.

    >>> limits()["from"].tolist()
    [0.8, 0.667, -1.0]
    """
    import pandas as pd

    ranges = [(low, verdict(low)) for low in (CONCLUSIONS, TENTATIVE, -1.0)]
    return pd.DataFrame(ranges, columns=["from", "verdict"])


def agreed(codes: pd.DataFrame) -> pd.DataFrame:
    """One row a unit and variable on which all annotators give one code: unit, variable, code."""
    grouped = codes.groupby(["unit", "variable"], sort=False)["code"]
    table = grouped.agg(codes="nunique", code="first").reset_index()
    return table[table["codes"] == 1][["unit", "variable", "code"]].reset_index(drop=True)
