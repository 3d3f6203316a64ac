"""Codes counted: in how many sentences each annotator gives each code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from bittersweet.coding import codes as coding
from bittersweet.coding.variables import YES_OR_NO, Variable
from bittersweet.counting import tally as tallies
from bittersweet.counting.measures import Level, measure
from bittersweet.texts.sentences import Sentence

if TYPE_CHECKING:
    import pandas as pd


def coded(
    codes: pd.DataFrame,
    variables: Mapping[str, Variable],
    sentences: Sequence[Sentence],
    names: Iterable[str] | None = None,
    *,
    level: Level = "group",
) -> pd.DataFrame:
    """One row a variable, code, group and annotator: variable, code, then as `measure` has it, per sentence, annotator.

    `names` are the variables asked for (default: all). A code that nobody gives has zeros. `key` is the code, and
    `label` the code's label, or of a yes/no variable its own ("1" only matters there, "0" stands for the rest).
    Nothing is adjudicated: every annotator's count stands.
    """
    import pandas as pd

    observed = coding.observations(codes)
    people = list(dict.fromkeys(codes["annotator"]))
    found = []
    for name in variables if names is None else names:
        variable = variables[name]
        tally = tallies.of(sentences, {name: observed.get(name, [])})
        labels = {"0": f"not: {variable.label}", "1": variable.label} if variable.binary else variable.codes
        for who in people:
            own = tally.mapped(_only(who))
            table = measure(own, {code: labels[code] for code in variable.codes}, per="sentences", level=level)
            found.append(table.assign(variable=name, annotator=who, order=range(len(table))))
    if not found:
        return pd.DataFrame(columns=["group", "key", "label", "count", "of", "value", "low", "high", "per", "variable"])
    return pd.concat(found, ignore_index=True)


def _only(who: str) -> Callable[[str, str], str | None]:
    """The keys that one annotator gives."""
    return lambda key, form: key if form == who else None


def by_annotator(table: pd.DataFrame) -> pd.DataFrame:
    """`coded` with one row a variable, code and group: the first annotator's numbers, and everybody's as `counts`.

    `counts` is text such as "3 / 4", in the order of the annotators. Of a yes/no variable only yes is kept; the key is
    the variable with the code ("time=past").
    """
    places = ["variable", "key", "group"]
    yes_or_no = table.groupby("variable")["key"].transform(lambda keys: set(keys) == set(YES_OR_NO))
    table = table[~(yes_or_no & (table["key"] == "0"))]
    joined = table.astype({"count": str}).groupby(places, sort=False)["count"].agg(" / ".join)
    first = table.drop_duplicates(places).drop(columns=["annotator", "order"])
    joined = first.join(joined.rename("counts"), on=places).reset_index(drop=True)
    return joined.assign(key=joined["variable"] + "=" + joined["key"])
