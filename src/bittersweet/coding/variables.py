"""Variables: what annotators code, and the codes that each variable may have."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from bittersweet.files import Faults, read_rows

COLUMNS = ("variable", "label", "group", "code", "code_label")
YES_OR_NO = {"0": "no", "1": "yes"}


class Variable(NamedTuple):
    """A variable of a codebook: its label, the group it belongs to, and its codes with their labels.

    `takes` names what it takes beside its codes: the keys of a list ("actors"), or a "year".
    """

    label: str
    group: str
    codes: dict[str, str]
    takes: str = ""

    @property
    def binary(self) -> bool:
        """Whether it asks for yes ("1") or no ("0")."""
        return set(self.codes) == set(YES_OR_NO) and not self.takes


def read(path: Path) -> dict[str, Variable]:
    """The variables of the list at `path` in file order; the list has one row a code.

    A code in square brackets stands for many: ``[actors]`` for each key of ``actors.csv``, ``[year]`` for a year.
    Raises DataError with every fault, by row: an empty cell, a doubled code, a variable with two labels or groups.
    """
    faults = Faults()
    found: dict[str, Variable] = {}
    for row in read_rows(path, COLUMNS):
        name, label, group, code, code_label = (row.cells[column] for column in COLUMNS)
        place = row.place
        if empty := [column for column in COLUMNS if not row.cells[column]]:
            faults.add(f"{place}: {', '.join(empty)} is empty; each row needs it")
            continue
        variable = found.setdefault(name, Variable(label, group, {}))
        if (variable.label, variable.group) != (label, group):
            faults.add(f"{place}: {name} has another label or group than before; one variable has one of each")
        if code in variable.codes or code == f"[{variable.takes}]":
            faults.add(f"{place}: code {code!r} of {name} stands twice; keep one row")
        elif code.startswith("[") and code.endswith("]"):
            if variable.takes:
                faults.add(f"{place}: {name} takes {code} and [{variable.takes}]; one of them would be right")
            found[name] = variable._replace(takes=code[1:-1])
        else:
            variable.codes[code] = code_label
    faults.done()
    return found


def yes_or_no(labels: Mapping[str, str], group: str) -> dict[str, Variable]:
    """A yes/no variable for each key of a list, under its label; so are themes coded, each beside the others.

    >>> yes_or_no({"trade": "Trade"}, "theme")["trade"].codes
    {'0': 'no', '1': 'yes'}
    """
    return {key: Variable(label, group, dict(YES_OR_NO)) for key, label in labels.items()}


def of_group(variables: Mapping[str, Variable], group: str) -> list[str]:
    """The names of the variables that belong to a group, such as "frame function"."""
    return [name for name, variable in variables.items() if variable.group == group]
