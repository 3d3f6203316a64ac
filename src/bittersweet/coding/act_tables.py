"""Tables of acts: one row an act, one row an annotator's act, one row a pair of those who act and are acted on."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from bittersweet.coding.acts import Coded
from bittersweet.coding.parties import NONE
from bittersweet.lists.hits import Observation

if TYPE_CHECKING:
    import pandas as pd

PLACE = ("group", "text", "unit", "act", "words", "start", "end", "raw_start", "raw_end")


def places(coded: Coded) -> pd.DataFrame:
    """One row an act: `PLACE`; spans are half-open, in the sentence and in the raw file."""
    import pandas as pd

    rows = [
        (s.group, s.text, s.unit, a.name, a.words, a.start, a.end, *s.locate(a.start, a.end))
        for a, s in ((act, act.sentence) for act in coded.acts)
    ]
    return pd.DataFrame(rows, columns=list(PLACE))


def table(coded: Coded) -> pd.DataFrame:
    """One row an act: `PLACE`, then each annotator's code of each variable as coded ("annotator_1_agent", …)."""
    wide = coded.codes.pivot(index="act", columns=["annotator", "variable"], values="code")
    names = [(who, name) for who in dict.fromkeys(coded.codes["annotator"]) for name in coded.variables]
    wide = wide[names].set_axis([f"{who}_{name}" for who, name in names], axis="columns")
    return places(coded).merge(wide, left_on="act", right_index=True, how="left", validate="one_to_one")


def by_annotator(coded: Coded) -> pd.DataFrame:
    """One row an annotator and act: annotator, `PLACE`, and a column a variable, a pair put as its members."""
    wide = coded.merged.pivot(index=["annotator", "act"], columns="variable", values="code")[list(coded.variables)]
    order = [(who, act.name) for who in dict.fromkeys(coded.merged["annotator"]) for act in coded.acts]
    rows = wide.reindex(order).reset_index().rename_axis(columns=None)
    rows = rows.merge(places(coded), on="act", how="left", validate="many_to_one")
    return rows[["annotator", *PLACE, *coded.variables]]


def pairs(coded: Coded, agent: str = "agent", target: str = "target") -> pd.DataFrame:
    """One row an annotator, act, agent and target: those of `by_annotator`, each party alone, and whether it is mutual.

    An act of several with no target is mutual: each of them is paired with each other one, in both directions. An act
    of one with no target keeps "none". So an act may have several rows, and acts are counted by their names.
    """
    import pandas as pd

    rows = []
    for row in by_annotator(coded).to_dict("records"):
        agents, targets = row[agent].split("+"), row[target].split("+")
        mutual = targets == [NONE] and len(agents) > 1
        both = ((a, b) for a, b in product(agents, agents if mutual else targets) if not mutual or a != b)
        rows += [{**row, agent: a, target: b, "mutual": mutual} for a, b in both]
    return pd.DataFrame(rows, columns=["annotator", *PLACE, *coded.variables, "mutual"])


def observations(coded: Coded) -> dict[str, list[Observation]]:
    """For each variable ("act_class", …) its codes as a tally takes them: each party is a key, the annotator the form.

    A sentence with two acts of one code has two.
    """
    units = {act.name: act.sentence.unit for act in coded.acts}
    found: dict[str, list[Observation]] = {f"act_{name}": [] for name in coded.variables}
    for who, act, name, code in coded.merged.itertuples(index=False, name=None):
        for part in code.split("+") if coded.variables[name].takes not in ("", "year") else (code,):
            found[f"act_{name}"].append(Observation(units[act], part, who))
    return found
