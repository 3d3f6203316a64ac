"""Tables of acts: one row an act, one row an annotator's act, one row a pair of those who act and are acted on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import TYPE_CHECKING

from bittersweet.coding.acts import Act, Coded
from bittersweet.coding.parties import NONE
from bittersweet.lists.hits import Observation

if TYPE_CHECKING:
    import pandas as pd

MERGED = ("annotator", "act", "variable", "code")
PLACE = ("group", "text", "unit", "act", "words", "start", "end", "raw_start", "raw_end")


def places(coded: Coded) -> pd.DataFrame:
    """One row an act: `PLACE`; spans are half-open, in the sentence and in the raw file."""
    import pandas as pd

    return pd.DataFrame(map(_place, coded.acts), columns=list(PLACE))


def _place(act: Act) -> tuple[str | int, ...]:
    s = act.sentence
    return s.group, s.text, s.unit, act.name, act.words, act.start, act.end, *s.locate(act.start, act.end)


def each(coded: Coded) -> list[tuple[str, Act, Mapping[str, str]]]:
    """Each annotator's acts, in order: the annotator, the act, and by variable its code, a pair put as its members."""
    said: dict[tuple[str, str], dict[str, str]] = {}
    for who, act, name, code in zip(*(coded.merged[column].tolist() for column in MERGED), strict=True):
        said.setdefault((who, act), {})[name] = code
    return [(who, act, said[who, act.name]) for who in dict.fromkeys(who for who, _ in said) for act in coded.acts]


def each_pair(
    coded: Coded, agent: str = "agent", target: str = "target"
) -> Iterator[tuple[str, Act, Mapping[str, str], bool]]:
    """`each` for one agent and one target, which its codes have, and whether they are mutual, as `pairs` says."""
    for who, act, said in each(coded):
        agents, targets = said[agent].split("+"), said[target].split("+")
        mutual = targets == [NONE] and len(agents) > 1
        for a, b in product(agents, agents if mutual else targets):
            if not mutual or a != b:
                yield who, act, {**said, agent: a, target: b}, mutual


def table(coded: Coded) -> pd.DataFrame:
    """One row an act: `PLACE`, then each annotator's code of each variable as coded ("annotator_1_agent", …)."""
    wide = coded.codes.pivot(index="act", columns=["annotator", "variable"], values="code")
    names = [(who, name) for who in dict.fromkeys(coded.codes["annotator"]) for name in coded.variables]
    wide = wide[names].set_axis([f"{who}_{name}" for who, name in names], axis="columns")
    return places(coded).merge(wide, left_on="act", right_index=True, how="left", validate="one_to_one")


def by_annotator(coded: Coded) -> pd.DataFrame:
    """One row an annotator and act: annotator, `PLACE`, and a column a variable, a pair put as its members."""
    import pandas as pd

    rows = [(who, *_place(act), *(said[name] for name in coded.variables)) for who, act, said in each(coded)]
    return pd.DataFrame(rows, columns=["annotator", *PLACE, *coded.variables])


def pairs(coded: Coded, agent: str = "agent", target: str = "target") -> pd.DataFrame:
    """One row an annotator, act, agent and target: those of `by_annotator`, each party alone, and whether it is mutual.

    An act of several with no target is mutual: each of them is paired with each other one, in both directions. An act
    of one with no target keeps "none". So an act may have several rows, and acts are counted by their names.
    """
    import pandas as pd

    rows = [
        (who, *_place(act), *(said[name] for name in coded.variables), mutual)
        for who, act, said, mutual in each_pair(coded, agent, target)
    ]
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
