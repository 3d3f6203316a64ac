"""Layers: all that stands somewhere in the sentences, lists, speech, acts and codes, each brought into one form."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from bittersweet.counting.coded import given
from bittersweet.counting.measures import Per
from bittersweet.files import nearest
from bittersweet.lists.hits import Observation
from bittersweet.speech import voices
from bittersweet.speech.quote import Quote

if TYPE_CHECKING:
    from bittersweet.coding.acts import Coded
    from bittersweet.study import Study

LISTS, SPEECH, ACTS, CODES = "Lists", "Speech", "Acts", "Annotators’ codes"


class Mark(NamedTuple):
    """Something in a sentence: what it is, in which form, and its half-open span; (0, 0) where it is of the whole."""

    unit: str
    key: str
    form: str
    start: int
    end: int


class Name(NamedTuple):
    """What a layer is called where it is chosen, and what kind it is."""

    title: str
    kind: str


@dataclass(frozen=True)
class Layer:
    """One kind of thing in the sentences, headings among them: its keys with their labels, and every mark in order.

    `noun` is what one of its keys is. `apart` are the forms that are shown and left out of a key's own number. `whole`:
    its marks are of whole sentences. `people` are the annotators, where its forms are these.
    """

    name: str
    noun: str
    title: str
    kind: str
    labels: Mapping[str, str]
    marks: tuple[Mark, ...]
    per: Per = "sentences"
    apart: frozenset[str] = frozenset()
    whole: bool = False
    people: tuple[str, ...] = ()

    @property
    def observations(self) -> Iterator[Observation]:
        """Each mark as a tally takes it."""
        return (Observation(mark.unit, mark.key, mark.form) for mark in self.marks)

    def by(self, coder: str) -> Layer:
        """The layer as one annotator has it, or with "all" what all have alike; itself for "" and where nobody codes.

        Raises DataError with the nearest names for an annotator that is not there.
        """
        if not coder or not self.people:
            return self
        pairs = ((mark._replace(form=""), mark.form) for mark in self.marks)
        kept = tuple(mark._replace(form=who) for mark, who in given(pairs, self.people, coder))
        return replace(self, marks=kept)

    @cached_property
    def by_key(self) -> dict[str, dict[str, list[Mark]]]:
        """For each key the units that hold it, in order, with their marks."""
        found: dict[str, dict[str, list[Mark]]] = {}
        for mark in self.marks:
            found.setdefault(mark.key, {}).setdefault(mark.unit, []).append(mark)
        return found


def names(study: Study) -> dict[str, Name]:
    """The layers that a study has, by name, with title and kind; nothing is searched for yet."""
    found = {name: Name(name, LISTS) for name in study.lists}
    if study.verbs and "actors" in study.lists:
        found.setdefault("quotations", Name("who is quoted or reported", SPEECH))
    if study.acts is not None:
        for name, variable in study.acts.variables.items():
            if variable.takes != "year":
                found.setdefault(f"act_{name}", Name(f"acts: {variable.label}", ACTS))
    coded = set(study.codes["variable"]) if study.variables else set()
    for name, variable in study.variables.items():
        if name in coded:
            found.setdefault(name, Name(variable.label, CODES))
    for name in study.lists:
        if len(study.list_codes(name)):
            found.setdefault(f"{name}_coded", Name(f"{name}, as coded", CODES))
    return found


def layer(study: Study, name: str) -> Layer:
    """The layer called `name`. Raises DataError with the nearest names when there is none."""
    known = names(study)
    title, kind = known[nearest(name, known, "layer")]
    if kind == LISTS:
        return _listed(study, name)
    make: dict[str, Callable[[Study, str], tuple[Mapping[str, str], Collection[Mark]]]] = {
        SPEECH: _speech,
        ACTS: _acts,
        CODES: _codes,
    }
    labels, marks = make[kind](study, name)
    order = {unit: place for place, unit in enumerate(study.by_unit)}
    there = tuple(sorted(marks, key=lambda mark: (order[mark.unit], mark.start)))
    noun = "speaker" if kind == SPEECH and not _taken(study, "speaker") else name
    people = tuple(sorted(map(person, _people(study, name, kind))))
    return Layer(name, noun, title, kind, labels, there, whole=kind == CODES, people=people)


def _people(study: Study, name: str, kind: str) -> set[str]:
    """The annotators of a layer, those among them who give nothing of it."""
    if kind == ACTS:
        return set(_coded_acts(study).merged["annotator"])
    if kind != CODES:
        return set()
    codes = study.codes if name in study.variables else study.list_codes(name.removesuffix("_coded"))
    return set(codes["annotator"])


def _taken(study: Study, noun: str) -> bool:
    return any(book.noun == noun for book in study.lists.values())


def _listed(study: Study, name: str) -> Layer:
    book = study.list(name)
    marks = tuple(
        Mark(hit.sentence.unit, hit.entry.key, hit.entry.form, hit.start, hit.end) for hit in study.found(name)
    )
    return Layer(book.name, book.noun, book.name, LISTS, book.labels, marks, book.settings.per, book.apart)


def _speech(study: Study, _: str) -> tuple[Mapping[str, str], Collection[Mark]]:
    labels = {**study.list("actors").labels, **voices.LABELS}
    marks = [
        Mark(piece.sentence.unit, voices.speaker(quote), _mode(quote), piece.start, piece.end)
        for quote in study.quotes
        for piece in quote.pieces
    ]
    return labels, marks


def _mode(quote: Quote) -> str:
    """How somebody is quoted; a work that is only named is no quotation."""
    return quote.mode if quote.words or quote.mode == "indirect" else f"{quote.mode} without words"


def _coded_acts(study: Study) -> Coded:
    assert study.acts is not None, "a layer of acts is only named where there are acts"
    return study.acts


def _acts(study: Study, name: str) -> tuple[Mapping[str, str], Collection[Mark]]:
    coded = _coded_acts(study)
    variable = coded.variables[name.removeprefix("act_")]
    labels = dict(variable.codes)
    if variable.takes in study.lists:
        labels = {**study.list(variable.takes).labels, **labels}
    places = {act.name: (act.sentence.unit, act.start, act.end) for act in coded.acts}
    marks = []
    for who, act, own, code in coded.merged.itertuples(index=False, name=None):
        if f"act_{own}" == name and code:
            unit, start, end = places[act]
            parts = (code,) if not variable.takes else code.split("+")
            marks += [Mark(unit, part, person(who), start, end) for part in parts]
    return {**labels, **{mark.key: mark.key for mark in marks if mark.key not in labels}}, marks


def _codes(study: Study, name: str) -> tuple[Mapping[str, str], Collection[Mark]]:
    if name in study.variables:
        rows = study.codes[study.codes["variable"] == name]
        labels: Mapping[str, str] = study.variables[name].codes
        pairs = zip(rows["unit"], rows["code"], rows["annotator"], strict=True)
    else:
        book = name.removesuffix("_coded")
        rows = study.list_codes(book).query("code == '1'")
        labels = study.list(book).labels
        pairs = zip(rows["unit"], rows["variable"], rows["annotator"], strict=True)
    return labels, [Mark(unit, key, person(who), 0, 0) for unit, key, who in pairs]


def person(annotator: str) -> str:
    """An annotator as a layer's form: "annotator_1" as "annotator 1"."""
    return annotator.replace("_", " ")
