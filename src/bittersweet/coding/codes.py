"""Codes: what each annotator coded for each sentence, any number of annotators beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bittersweet.coding.sheets import Across, Legal, annotators, header, one_of_codes, rows
from bittersweet.files import Faults, shown
from bittersweet.lists.hits import Observation

if TYPE_CHECKING:
    import pandas as pd

    from bittersweet.coding.variables import Variable


def read(
    folder: Path,
    pattern: str,
    variables: Mapping[str, Variable],
    units: Sequence[str],
    *,
    column: str = "unit",
    legal: Mapping[str, Legal] | None = None,
    across: Across | None = None,
    partly: bool = False,
) -> pd.DataFrame:
    """One row an annotator, unit and variable, with the code: annotator, unit, variable, code.

    Every file of `folder` that fits `pattern` (such as "annotator_*.csv", in any case) is one annotator, so that
    another file takes part by being there. `units` are the coded units in their order and `column` their column in the
    files and in the result. `legal` checks variables that take more than their codes, `across` a whole row. `partly`:
    variables that no file has a column for are left out, as are new themes that nobody has coded yet. Raises DataError
    with every fault of every file, by row and column: a missing, doubled or unknown unit, an illegal code, a variable
    that one file lacks, a column that is no variable.
    """
    import pandas as pd

    faults = Faults()
    files = annotators(folder, pattern, faults)
    if not files:
        faults.add(f"{shown(folder / pattern)}: no annotator's file; at least one is needed")
    headers = {who: header(path, column, variables, faults) for who, path in files.items()}
    coded = {name for own in headers.values() for name in own}
    wanted = [name for name in variables if not partly or name in coded]
    checks = {name: (legal or {}).get(name) or one_of_codes(variables[name].codes) for name in wanted}
    table = []
    for who, path in files.items():
        own = dict.fromkeys(headers[who])
        if own and (missing := [name for name in wanted if name not in own]):
            faults.add(f"{shown(path)}, row 1: column {', '.join(missing)} missing; found {', '.join(own)}")
        there = {name: checks[name] for name in wanted if name in own}
        for row in rows(path, column, units, there, faults, across) if own else ():
            table += [(who, row.cells[column], name, row.cells[name]) for name in there]
    faults.done()
    return pd.DataFrame(table, columns=["annotator", column, "variable", "code"])


def agreed(codes: pd.DataFrame, column: str = "unit") -> pd.DataFrame:
    """One row a unit and variable on which all annotators give one code: unit, variable, code."""
    grouped = codes.groupby([column, "variable"], sort=False)["code"]
    table = grouped.agg(codes="nunique", code="first").reset_index()
    return table[table["codes"] == 1][[column, "variable", "code"]].reset_index(drop=True)


def observations(codes: pd.DataFrame) -> dict[str, list[Observation]]:
    """For each variable its codes as a tally takes them: the code is the key, the annotator the form.

    So `tally.of(sentences, observations(codes))` counts them like any list, one annotator or all.
    """
    found: dict[str, list[Observation]] = {}
    for who, unit, variable, code in codes.itertuples(index=False, name=None):
        found.setdefault(variable, []).append(Observation(unit, code, who))
    return found
