"""Acts counted: how many have each code, group against group, for every annotator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from bittersweet.coding.act_units import between, units
from bittersweet.coding.acts import Coded
from bittersweet.coding.variables import Variable
from bittersweet.counting import coded as counted
from bittersweet.counting import wording
from bittersweet.counting.compare import compare
from bittersweet.files import DataError

if TYPE_CHECKING:
    import pandas as pd

BETWEEN = " / "  # between the annotators' numbers
RESULTS = ("undecided", "leaning", "apart")


def measured(coded: Coded, *names: str, where: Mapping[str, str] | None = None) -> pd.DataFrame:
    """One row a variable, code, group and annotator, as `counting.coded.coded` gives them, of acts.

    `names` are the variables asked for (default: all that take nothing beside their codes). With `where` only the acts
    that an annotator codes so are counted, so that annotators may differ in how many these are.
    """
    import pandas as pd

    asked = names or [name for name, variable in coded.variables.items() if not variable.takes]
    codes = coded.merged.rename(columns={"act": "unit"})
    every = units(coded)
    tables = []
    for _, own in codes.groupby("annotator", sort=False):
        kept = {unit.unit for unit in every}
        for name, code in (where or {}).items():
            kept &= set(own.loc[(own["variable"] == name) & (own["code"] == code), "unit"])
        inside = [unit for unit in every if unit.unit in kept]
        tables.append(counted.coded(own[own["unit"].isin(kept)], coded.variables, inside, asked))
    return pd.concat(tables, ignore_index=True)


def compared(measures: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """One row a code of two groups: key, label, a column a group ("16 / 15 of 35"), p, p adjusted, result.

    `measures` is what `measured` gives, `names` the groups' labels; the key is the variable with the code. Numbers are
    those of each annotator in order; p is of Fisher's exact test, adjusted by Holm over all rows of an annotator. The
    result is the weakest that any annotator's codes give, so that no difference rests on one of them.
    """
    import pandas as pd

    keyed = measures.assign(key=measures["variable"] + "=" + measures["key"])
    tables = [compare(own) for _, own in keyed.groupby("annotator", sort=False)]
    rows = []
    for key in dict.fromkeys(keyed["key"]):
        own = [table[table["key"] == key].iloc[0] for table in tables]
        row = {"key": key, "label": own[0]["label"]}
        for side in ("target", "reference"):
            counts = BETWEEN.join(str(found[f"count_{side}"]) for found in own)
            row[names[own[0][side]]] = f"{counts} of {_each(found[f'of_{side}'] for found in own)}"
        row["p"] = _each(wording.p_value(found["p"]) for found in own)
        row["p adjusted"] = _each(wording.p_value(found["p_adjusted"]) for found in own)
        row["result"] = min((found["result"] for found in own), key=RESULTS.index)
        rows.append(row)
    return pd.DataFrame(rows)


def shares(measures: pd.DataFrame) -> pd.DataFrame:
    """One row a variable, code and group: the first annotator's share of the acts, and everybody's counts ("3 / 4")."""
    return counted.by_annotator(measures).assign(per="acts")


def not_apart(tables: Mapping[str, pd.DataFrame], names: Mapping[str, str]) -> pd.DataFrame:
    """The `shares` of what is undecided by somebody's codes, with the name of its table as `facet`.

    Each of `tables` is a measure of one variable, within which p is adjusted; a code that nobody has is left out.
    """
    import pandas as pd

    kept = []
    for facet, own in tables.items():
        results = compared(own, names).set_index("key")["result"]
        table = shares(own)
        there = table.groupby("key")["count"].transform("sum") > 0
        kept.append(table[there & (table["key"].map(results) == "undecided")].assign(facet=facet))
    return pd.concat(kept, ignore_index=True)


def _each(said: Iterable[object]) -> str:
    """What is said of each annotator, once where all are the same."""
    return BETWEEN.join(dict.fromkeys(map(str, said)))


def sides(coded: Coded, owners: Mapping[str, str], labels: Mapping[str, str]) -> pd.DataFrame:
    """One row a side, group and annotator: how many acts a member of a pair does alone, both do, and others do.

    What belongs to a member by `owners` (its institutions, its persons) acts for it, together with others or not.
    Columns are those of `measured`. Raises DataError where no actor is a pair.
    """
    pairs = [members for members in coded.stands_for.get("agent", {}).values() if len(members) > 1]
    if not pairs:
        raise DataError("no actor of the list stands for two others; the sides of a pair need one (column members)")
    pair = pairs[0]
    said = {pair[0]: labels[pair[0]], pair[1]: labels[pair[1]], "both": "both", "others": "others"}
    agents = coded.merged[coded.merged["variable"] == "agent"]

    def side(code: str) -> str:
        found = {owners.get(one, one) for one in code.split("+")} & set(pair)
        return "both" if len(found) > 1 else found.pop() if found else "others"

    codes = agents.assign(variable="side", code=agents["code"].map(side)).rename(columns={"act": "unit"})
    return counted.coded(codes, {"side": Variable("who acts", "parties", said)}, units(coded))


def dealings(coded: Coded, owners: Mapping[str, str]) -> pd.DataFrame:
    """One row a class of act, group and annotator: how many acts between the members of a pair are of the class.

    They are counted of all acts. `owners` as in `sides`; columns are those of `measured`.
    """
    import pandas as pd

    seen = [(form, unit, "between", key) for unit, key, form, _ in between(coded, owners)]
    codes = pd.DataFrame(seen, columns=["annotator", "unit", "variable", "code"])
    return counted.coded(codes, {"between": coded.variables["class"]}, units(coded))
