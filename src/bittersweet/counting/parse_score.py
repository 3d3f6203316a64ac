"""The machine's score: proposed acts held against the acts that readers listed and coded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from bittersweet.coding.act_tables import by_annotator
from bittersweet.coding.acts import Act, Coded
from bittersweet.coding.parties import NONE, UNNAMED
from bittersweet.counting import stats
from bittersweet.parsing.proposals import Proposal
from bittersweet.texts.sentences import Sentence

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("group", "text", "what", "against", "measure", "count", "of", "value", "low", "high")
EITHER, ALL = "either", "all"  # right by at least one annotator, right by every annotator
TOGETHER = "all texts"
SIDES = ("agent", "target")
Said = dict[str, dict[str, list[frozenset[str]]]]  # annotator, act, then the agents and the targets


class Pair(NamedTuple):
    """A proposed act and the listed act that it is; one of them is None where the other stands alone."""

    proposal: Proposal | None
    act: Act | None

    @property
    def sentence(self) -> Sentence:
        """The sentence of the two."""
        one = self.proposal or self.act
        if one is None:
            raise ValueError("a pair needs a proposal or an act")
        return one.sentence


def paired(proposals: Iterable[Proposal], acts: Iterable[Act]) -> list[Pair]:
    """The proposals and listed acts, each once, in reading order; two that share words are one, most shared first."""
    groups: dict[str, tuple[list[Proposal], list[Act]]] = {}
    for act in acts:
        groups.setdefault(act.sentence.unit, ([], []))[1].append(act)
    for proposal in proposals:
        groups.setdefault(proposal.sentence.unit, ([], []))[0].append(proposal)
    found = []
    for proposed, listed in groups.values():
        shared = sorted(
            (min(p.end, a.end) - max(p.start, a.start), -i, -j)
            for (i, p), (j, a) in product(enumerate(proposed), enumerate(listed))
        )
        mine: dict[int, int] = {}
        taken: set[int] = set()
        for length, i, j in reversed(shared):
            if length > 0 and -i not in mine and -j not in taken:
                mine[-i] = -j
                taken.add(-j)
        pairs = [Pair(p, listed[mine[i]] if i in mine else None) for i, p in enumerate(proposed)]
        found += sorted([*pairs, *(Pair(None, act) for j, act in enumerate(listed) if j not in taken)], key=_place)
    return found


def _place(pair: Pair) -> tuple[int, int]:
    one = pair.act or pair.proposal
    return (one.start, one.end) if one else (0, 0)


def score(pairs: Iterable[Pair], coded: Coded) -> pd.DataFrame:
    """One row a text, part of an act, standard and measure: `COLUMNS`.

    `what` is the act (it shares words with a listed one), the agent or the target of the acts found, or the whole (act,
    agent and target). `against`: the list of acts, one annotator, "either" of them, or "all" of them. Precision is the
    share of what the machine says that is right, recall the share of what is listed or coded that it says; an agent or
    target is right when the same actors stand in both (a pair as its members), and one that is unnamed or no one is no
    part of either. `low` and `high` are Wilson's interval. The rows of all texts together have "all texts" for a text.
    """
    import pandas as pd

    said = _coded(coded)
    places: dict[tuple[str, str], list[Pair]] = {}
    for pair in pairs:
        places.setdefault((pair.sentence.group, pair.sentence.text), []).append(pair)
    if len(places) > 1:
        places[TOGETHER, TOGETHER] = [pair for own in places.values() for pair in own]
    rows = []
    for place, own in places.items():
        for what, against, right, proposed, wanted in _counts(own, said, coded.stands_for):
            for measure, of in (("precision", proposed), ("recall", wanted)):
                rows.append((*place, what, against, measure, right, of, *stats.share(right, of)))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _counts(
    pairs: Sequence[Pair], said: Said, stands_for: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> Iterator[tuple[str, str, int, int, int]]:
    """What is scored, against what, how much is right, how much is proposed, and how much is to be found."""
    proposals, listed = sum(p.proposal is not None for p in pairs), sum(p.act is not None for p in pairs)
    judged = []
    for proposal, act in pairs:
        if proposal and act:
            sides = zip(SIDES, (proposal.agents, proposal.targets), strict=True)
            machine = [frozenset(one for key in keys for one in stands_for[side][key]) for side, keys in sides]
            judged.append((machine, {who: acts[act.name] for who, acts in said.items()}))
    yield "act", "list", len(judged), proposals, listed
    standards = [(who, [who], any) for who in said]
    if len(said) > 1:
        standards += [(EITHER, [*said], any), (ALL, [*said], all)]
    for against, whom, holds in standards:
        for side, what in enumerate(SIDES):
            named = [(machine[side], [codes[who][side] for who in whom]) for machine, codes in judged]
            right = sum(bool(one) and holds(one == other for other in others) for one, others in named)
            yield what, against, right, sum(bool(one) for one, _ in named), sum(any(others) for _, others in named)
        right = sum(holds(machine == codes[who] for who in whom) for machine, codes in judged)
        yield "whole", against, right, proposals, listed


def _coded(coded: Coded) -> Said:
    """For each annotator and act the actors who are its agents and its targets, those without a name left out."""
    found: Said = {}
    for who, act, *sides in by_annotator(coded)[["annotator", "act", *SIDES]].itertuples(index=False, name=None):
        found.setdefault(who, {})[act] = [frozenset(side.split("+")) - {NONE, UNNAMED} for side in sides]
    return found


def compared(pairs: Iterable[Pair], coded: Coded) -> pd.DataFrame:
    """One row a proposal, a listed act, or both where they are one: what was found, missed, and proposed falsely.

    Columns: group, text, unit, act, result ("found", "missed", "false"), words (as listed), proposed (as proposed),
    agent and target as proposed, and each annotator's as coded ("annotator_1_agent", …); "" where there is none.
    """
    import pandas as pd

    codes = by_annotator(coded).set_index(["annotator", "act"])[list(SIDES)]
    whos = dict.fromkeys(coded.codes["annotator"])
    rows = []
    for pair in pairs:
        proposal, act, sentence = pair.proposal, pair.act, pair.sentence
        row = {"group": sentence.group, "text": sentence.text, "unit": sentence.unit, "act": act.name if act else ""}
        row["result"] = "missed" if not proposal else "found" if act else "false"
        row |= {"words": act.words if act else "", "proposed": proposal.words if proposal else ""}
        for side, keys in zip(SIDES, (proposal.agents, proposal.targets) if proposal else ((), ()), strict=True):
            row[side] = "+".join(keys)
            row |= {f"{who}_{side}": codes[side][who, act.name] if act else "" for who in whos}
        rows.append(row)
    return pd.DataFrame(rows)
