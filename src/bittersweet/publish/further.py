"""Further layers: what claims and tables count that the explorer does not list, such as acts with all their parties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from bittersweet.case.echoes import CONTRARY
from bittersweet.case.practices import initiators
from bittersweet.coding import act_units
from bittersweet.coding.acts import Coded
from bittersweet.explore.layers import ACTS, CODES, Layer, Mark, person
from bittersweet.lists.hits import Observation
from bittersweet.parsing import uses as parsed

if TYPE_CHECKING:
    from bittersweet.study import Study

AGAIN = "told again"


def further(study: Study) -> Iterator[tuple[str, Layer, bool]]:
    """Each further layer with its address, and whether the reader's panel offers it."""
    if study.acts is not None:
        yield from _acts(study, study.acts)
    if study.practices:
        order = {unit: place for place, unit in enumerate(study.by_unit)}
        first = [Mark(o.unit, o.key, o.form, 0, 0) for o in initiators(study.practices)]
        own = study.list("actors").labels
        yield "practices.initiator", _whole("initiators", "practices: who initiates", own, first), False
        echoes = sorted(_echoes(study), key=lambda mark: order[mark.unit])
        numbers = {str(p.number): f"practice {p.number}" for p in study.practices}
        apart = frozenset((CONTRARY, f"{CONTRARY}, {AGAIN}", *(f"{e.grade}, {AGAIN}" for e in study.echoes)))
        yield "practices.echo", _whole("echoes", "echoes of the practices", numbers, echoes, apart), True


def uses(study: Study, name: str) -> Layer:
    """How the names of a list are used, as `parsing.uses` reads them; the form is the use."""
    book = study.list(name)
    read = parsed.read(hit for hit in study.found(name) if hit.sentence.counted)
    marks = tuple(Mark(hit.sentence.unit, hit.entry.key, use, hit.start, hit.end) for hit, use, _ in read)
    return Layer(f"uses of {name}", book.noun, f"how {name} are used", "Uses", book.labels, marks)


def _whole(
    name: str, title: str, labels: Mapping[str, str], marks: Iterable[Mark], apart: frozenset[str] = frozenset()
) -> Layer:
    return Layer(name, name, title, CODES, labels, tuple(marks), apart=apart, whole=True)


def _echoes(study: Study) -> Iterator[Mark]:
    """Each echo; of sentences that are one statement those after the first are told again."""
    seen = set()
    for echo in study.echoes:
        place = (echo.number, echo.statement, echo.grade == CONTRARY)
        form = f"{echo.grade}, {AGAIN}" if place in seen else echo.grade
        seen.add(place)
        yield Mark(echo.sentence.unit, str(echo.number), form, 0, 0)


def _acts(study: Study, coded: Coded) -> Iterator[tuple[str, Layer, bool]]:
    """Every act by its name, its years, its parties as they act together, alone, and between the members of a pair."""
    places = {act.name: (act.sentence.unit, act.start, act.end) for act in coded.acts}

    def made(name: str, title: str, labels: Mapping[str, str], seen: Iterable[Observation]) -> Layer:
        marks = []
        for act, key, form, _ in seen:
            unit, start, end = places[act]
            marks.append(Mark(unit, key, person(form), start, end))
        people = tuple(sorted({mark.form for mark in marks if mark.form}))
        return Layer(name, noun=name, title=title, kind=ACTS, labels=labels, marks=tuple(marks), people=people)

    yield "act", made("act", "acts", {a.name: a.words for a in coded.acts}, (Observation(n, n) for n in places)), True
    agent, parties = coded.variables["agent"], study.list(coded.variables["agent"].takes)
    for name, variable in coded.variables.items():
        own = coded.merged[coded.merged["variable"] == name][["act", "code", "annotator"]]
        seen = [Observation(*row) for row in own.itertuples(index=False, name=None) if row[1]]
        legal = {**parties.labels, **variable.codes}
        labels = {o.key: " + ".join(legal.get(part, part) for part in o.key.split("+")) for o in seen}
        if name in coded.stands_for:
            yield f"acts.{name}.whole", made(f"act_{name} whole", f"acts: {variable.label}", labels, seen), False
        elif variable.takes == "year":
            yield f"acts.{name}", made(f"act_{name}", f"acts: {variable.label}", labels, seen), False
    alone = made("act_agent alone", "acts: who acts alone", {**parties.labels, **agent.codes}, act_units.alone(coded))
    yield "acts.agent.alone", alone, False
    owners = {key: about.get("state") or key for key, about in parties.about.items()}
    between = act_units.between(coded, owners)
    yield "acts.dealings", made("acts between", "acts between the two", coded.variables["class"].codes, between), False
