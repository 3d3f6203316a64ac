"""Sources of acts: what claims can say of them, an act counted as one thing, each annotator a way of counting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from bittersweet.claims import build
from bittersweet.claims.source import Source
from bittersweet.coding import act_tables, act_units
from bittersweet.coding.acts import Coded
from bittersweet.lists.hits import Observation
from bittersweet.lists.wordlist import WordList
from bittersweet.texts.sentences import Sentence

ACTS = "acts"


def sources(coded: Coded, book: WordList, sentences: Iterable[Sentence]) -> list[Source]:
    """What can be claimed of acts. "act_class", "act_agent", …: the codes of a variable, of all acts.

    Each of these also as "… told once", where an act told again in the same words counts once, and as "… in sentences",
    of the sentences that tell one. Then "act_agent alone", whoever acts without another, and "acts between", the
    classes of what is done between the members of a pair of `book`, the list of actors. Years are grouped by "decade".
    """
    acts, by_sentence, told = act_units.units(coded), act_tables.observations(coded), tuple(act_units.once(coded))
    owners = {key: about.get("state") or key for key, about in book.about.items()}
    made = []
    for name, observed in act_units.observations(coded).items():
        labels = _labels(coded, book, name, observed)
        source = _of_acts(f"act_{name}", labels, acts, observed)
        if coded.variables[name].takes == "year":
            decades = {year: f"{year[:3]}0s" for year in labels}
            source = replace(source, groupings={**source.groupings, "decade": decades})
        again = _of_acts(f"act_{name} told once", labels, told, observed)
        held = (o for o in by_sentence[f"act_{name}"] if o.key)
        made += [source, again, build.coded(f"act_{name} in sentences", labels, sentences, held, per=("sentences",))]
    agents = _labels(coded, book, "agent", ())
    made.append(_of_acts("act_agent alone", agents, acts, act_units.alone(coded)))
    if "class" in coded.variables:
        classes = coded.variables["class"].codes
        made.append(_of_acts("acts between", classes, acts, act_units.between(coded, owners)))
    return made


def _of_acts(name: str, labels: Mapping[str, str], acts: Iterable[Sentence], observed: Iterable[Observation]) -> Source:
    """The source of what annotators say of acts, of which there is no length."""
    return replace(build.coded(name, labels, acts, observed, per=("sentences",)), noun=ACTS)


def _labels(coded: Coded, book: WordList, name: str, observed: Iterable[Observation]) -> dict[str, str]:
    """The codes that a variable of acts can have, with their labels; of years those that are there."""
    variable = coded.variables[name]
    if variable.takes == "year":
        return {year: year for year in sorted(Counter(o.key for o in observed))}
    return {**(book.labels if name in coded.stands_for else {}), **variable.codes}
