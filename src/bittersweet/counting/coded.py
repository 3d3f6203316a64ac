"""Codes counted: in how many sentences each annotator gives each code."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from bittersweet.coding import codes as coding
from bittersweet.coding.variables import YES_OR_NO, Variable
from bittersweet.counting import tally as tallies
from bittersweet.counting.measures import COLUMNS, Level, measure
from bittersweet.files import nearest
from bittersweet.texts.sentences import Sentence

if TYPE_CHECKING:
    import pandas as pd

ALL_CODERS = "all"  # asks for what all annotators give alike
Place = TypeVar("Place", bound=Hashable)


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
        return pd.DataFrame(columns=[*COLUMNS, "variable", "annotator", "order"])
    return pd.concat(found, ignore_index=True)


def _only(who: str) -> Callable[[str, str], str | None]:
    """The keys that one annotator gives."""
    return lambda key, form: key if form == who else None


def given(seen: Iterable[tuple[Place, str]], people: Collection[str], coder: str) -> Iterator[tuple[Place, str]]:
    """What one annotator gives of what annotators give, (place, annotator) pairs: of it all where `coder` is "".

    A place is whatever a code is given to, with the code; `people` are all annotators. With ``coder="all"`` only what
    all of them give alike stays, each place once. Raises DataError with the nearest names for an annotator that is not
    there; "1" stands for "annotator 1".

    >>> pairs = [(("A01", "war"), "annotator 1"), (("A02", "war"), "annotator 1"), (("A01", "war"), "annotator 2")]
    >>> people = ["annotator 1", "annotator 2"]
    >>> list(given(pairs, people, "all")), len(list(given(pairs, people, "1")))
    ([(('A01', 'war'), '')], 2)
    """
    if coder == ALL_CODERS:
        held: dict[Place, set[str]] = {}
        for place, who in seen:
            held.setdefault(place, set()).add(who)
        yield from ((place, "") for place, by in held.items() if len(by) == len(people))
        return
    known = {name: who for who in people for name in (who.rpartition(" ")[2], who.replace(" ", "_"), who)}
    wanted = known[nearest(coder, known, "annotator")] if coder else ""
    yield from ((place, who) for place, who in seen if wanted in ("", who))


def by_annotator(table: pd.DataFrame) -> pd.DataFrame:
    """`coded` with one row a variable, code and group: the first annotator's numbers, and everybody's as `counts`.

    `counts` is text such as "3 / 4", in the order of the annotators. Of a yes/no variable only yes is kept; the key is
    the variable with the code ("time=past").
    """
    places = ["variable", "key", "group"]
    yes_or_no = table.groupby("variable")["key"].transform(lambda keys: set(keys) == set(YES_OR_NO))
    table = table[~(yes_or_no & (table["key"] == "0"))]
    joined = table.astype({"count": str}).groupby(places)["count"].agg(" / ".join)
    first = table.drop_duplicates(places).drop(columns=["annotator", "order"])
    joined = first.join(joined.rename("counts"), on=places).reset_index(drop=True)
    return joined.assign(key=joined["variable"] + "=" + joined["key"])
