"""Acts as units: each act as a sentence of its own, so that whatever counts sentences counts acts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from bittersweet.coding.act_tables import each, each_pair
from bittersweet.coding.acts import PARTIES, Coded
from bittersweet.lists.hits import Observation
from bittersweet.texts.sentences import Sentence, words


def units(coded: Coded) -> tuple[Sentence, ...]:
    """Each act as a sentence: called by the act, with its words, in its place."""
    return tuple(
        replace(
            act.sentence,
            unit=act.name,
            sentence=act.words,
            words=len(words(act.words)),
            offset=act.sentence.offset + act.start,
        )
        for act in coded.acts
    )


def observations(coded: Coded) -> dict[str, list[Observation]]:
    """For each variable its codes as a tally of `units` takes them: each party is a key, the annotator the form."""
    found: dict[str, list[Observation]] = {name: [] for name in coded.variables}
    for who, act, name, code in coded.merged.itertuples(index=False, name=None):
        for part in code.split("+") if name in coded.stands_for else [code] if code else []:
            found[name].append(Observation(act, part, who))
    return found


def alone(coded: Coded, side: str = "agent") -> list[Observation]:
    """The acts on one `side` of which somebody stands alone, and who: nothing of those of several."""
    own = coded.merged[(coded.merged["variable"] == side) & ~coded.merged["code"].str.contains("+", regex=False)]
    return [Observation(act, code, who) for who, act, _, code in own.itertuples(index=False, name=None)]


def between(coded: Coded, owners: Mapping[str, str], code: str = "class") -> list[Observation]:
    """The acts between the members of a pair, under their codes of the variable `code`.

    Pairs are the parties that stand for several; `owners` says to which member an institution or a person belongs. An
    act of one member's towards the other counts, and one of both together.
    """
    both = {frozenset(members) for members in coded.stands_for.get("agent", {}).values() if len(members) > 1}
    found = {}
    for who, act, said, _ in each_pair(coded):
        if frozenset(owners.get(said[side], said[side]) for side in PARTIES) in both:
            found[who, act.name] = said[code]
    return [Observation(name, own, who) for (who, name), own in found.items()]


def once(coded: Coded) -> Iterator[Sentence]:
    """The `units` of acts that no act of the text before them has told: the same words, agents and targets for all."""
    told = set()
    said: dict[str, list[str]] = defaultdict(list)
    for _, act, own in each(coded):
        said[act.name] += [own[side] for side in PARTIES]
    for unit in units(coded):
        this = (unit.text, unit.sentence, *said[unit.unit])
        if this not in told:
            told.add(this)
            yield unit
