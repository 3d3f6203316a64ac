"""Asking: the tables behind the explorer, for any layer or word, as plain functions of a study."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from bittersweet.counting import measures
from bittersweet.counting import tally as tallies
from bittersweet.counting.measures import Level, Per
from bittersweet.evidence.marking import bracketed
from bittersweet.explore.layers import LISTS, Layer, Mark, layer, names
from bittersweet.files import DataError, nearest
from bittersweet.lists.hits import Observation

if TYPE_CHECKING:
    import pandas as pd

    from bittersweet.study import Study

Stretch = tuple[int, int, str]  # start, end, what it is
ALL = "all"  # the key that takes all keys of a layer together


class Pick(NamedTuple):
    """One thing that a sentence must hold: a key of a layer, any key that has `value` in `column`, or a word."""

    name: str = ""
    key: str = ""
    column: str = ""
    word: str = ""


def measure(
    study: Study,
    name: str = "",
    *,
    word: str = "",
    per: Per | None = None,
    by: str = "",
    level: Level = "group",
    apart: bool = True,
    together: bool = False,
) -> pd.DataFrame:
    """One row a group and key of a layer, or of a word, in the columns of `counting.measures.measure`.

    A layer is a list, who is quoted, what acts are coded as, or a variable that annotators coded; for a list it is what
    ``study.measure`` gives. A `word` may have a star for any letters ("vot*"). `together` takes all keys as one.
    Raises DataError with the nearest names for a layer that is not there.
    """
    return Desk(study).measure(name, word=word, per=per, by=by, level=level, apart=apart, together=together)


def sentences(
    study: Study,
    *,
    word: str | Collection[str] = (),
    group: str = "",
    text: str = "",
    apart: bool = True,
    **asked: str | Collection[str] | Mapping[str, str],
) -> pd.DataFrame:
    """One row a counted sentence that holds all that is asked: group, text, unit, sentence, the words in [brackets].

    ``sentences(study, actors="ann", themes=["trade", "war"], word="may")``: several names of one layer mean all of
    them; ``actors={"kind": "person"}`` means any whose column says so. With `apart` a form that is counted apart, such
    as a demonym, is no mention. Raises DataError with the nearest names.
    """
    import pandas as pd

    desk = Desk(study)
    picks = [Pick(word=one) for one in _several(word)]
    for name, keys in asked.items():
        if isinstance(keys, Mapping):
            picks += [Pick(name, value, column) for column, value in keys.items()]
        else:
            picks += [Pick(name, desk.key(name, key)) for key in _several(keys)]
    if not picks:
        raise DataError("nothing is asked; name a layer with a key, like actors='…', or a word")
    rows = []
    for unit, marks in desk.found(picks, group=group, text=text, apart=apart).items():
        s = study.by_unit[unit]
        spans = ((start, end) for start, end, _ in marks if start < end)
        rows.append((s.group, s.text, unit, bracketed(s.sentence, spans)))
    return pd.DataFrame(rows, columns=["group", "text", "unit", "sentence"])


def _several(names: str | Collection[str]) -> Collection[str]:
    return (names,) if isinstance(names, str) else names


class Desk:
    """A study on which questions are asked one after the other; each layer is looked for once."""

    def __init__(self, study: Study) -> None:
        """Takes the study; nothing is searched for yet."""
        self.study = study
        self._layers: dict[str, Layer] = {}
        self._tallies: dict[str, tallies.Tally] = {}

    def layer(self, name: str) -> Layer:
        """The layer called `name`, by its own name or that of a list ("actors", "actor")."""
        name = name if name in self._layers else _named(self.study, name)
        if name not in self._layers:
            self._layers[name] = layer(self.study, name)
        return self._layers[name]

    def key(self, name: str, key: str) -> str:
        """The key of a layer that `key` stands for: a key or a label, of a list in any case."""
        own = self.layer(name)
        if own.name in self.study.lists:
            return self.study.list(own.name).key(key)
        by_label = {label: known for known, label in own.labels.items()}
        return by_label[key] if key in by_label and key not in own.labels else nearest(key, own.labels, own.noun)

    def measure(
        self,
        name: str = "",
        *,
        word: str = "",
        per: Per | None = None,
        by: str = "",
        level: Level = "group",
        apart: bool = True,
        together: bool = False,
    ) -> pd.DataFrame:
        """One row a group and key, as the function of that name gives them."""
        study = self.study
        if word:
            seen = [Observation(unit, word) for unit, _, _ in self.words(word)]
            tally = tallies.of(study.sentences, {"word": seen})
            return measures.measure(tally, {word: word}, per=per or "words", level=level)
        if name in study.lists and not together:
            return study.measure(name, per=per, by=by, level=level, apart=apart)
        own = self.layer(name)
        labels = {ALL: f"any {own.noun}"} if together else own.labels
        grouping = dict.fromkeys(own.labels, ALL) if together else None
        without = own.apart if apart else ()
        return measures.measure(self._tally(own), labels, per=per or own.per, by=grouping, apart=without, level=level)

    def _tally(self, own: Layer) -> tallies.Tally:
        if own.name in self.study.lists:
            return self.study.tally(own.name)
        if own.name not in self._tallies:
            self._tallies[own.name] = tallies.of(self.study.sentences, {own.name: own.observations})
        return self._tallies[own.name]

    def words(self, word: str) -> list[tuple[str, int, int]]:
        """Where a word stands in the counted sentences: unit, start, end; DataError when no letter is asked for."""
        units = self.study.index.sentences
        return [(units[match.place].unit, match.start, match.end) for match in self.study.index.word(word)]

    def found(
        self, picks: Iterable[Pick], *, group: str = "", text: str = "", apart: bool = True
    ) -> dict[str, list[Stretch]]:
        """The counted units that hold every pick, in reading order, each with the stretches that do."""
        kept: dict[str, list[Stretch]] | None = None
        for pick in picks:
            own = self._stretches(pick, apart)
            kept = own if kept is None else {unit: held + own[unit] for unit, held in kept.items() if unit in own}
        by_unit, order = self.study.by_unit, self._order
        there = [
            unit
            for unit in kept or {}
            if unit in order
            and (not group or by_unit[unit].group == group)
            and (not text or by_unit[unit].text == text)
        ]
        return {unit: sorted((kept or {})[unit]) for unit in sorted(there, key=order.__getitem__)}

    @cached_property
    def _order(self) -> dict[str, int]:
        return {s.unit: place for place, s in enumerate(self.study.sentences)}

    def _stretches(self, pick: Pick, apart: bool) -> dict[str, list[Stretch]]:
        held: dict[str, list[Stretch]] = {}
        if pick.word:
            for unit, start, end in self.words(pick.word):
                held.setdefault(unit, []).append((start, end, pick.word))
            return held
        own = self.layer(pick.name)
        keys = [pick.key]
        if pick.column:
            said = self.study.list(own.name).attribute(pick.column)
            keys = [key for key, value in said.items() if value == pick.key]
        elif pick.key == ALL and ALL not in own.labels:
            keys = list(own.labels)
        else:
            nearest(pick.key, own.labels, own.noun)
        without = own.apart if apart else frozenset()
        for key in keys:
            for unit, marks in own.by_key.get(key, {}).items():
                if kept := [(m.start, m.end, _said(own, m)) for m in marks if m.form not in without]:
                    held.setdefault(unit, []).extend(kept)
        return held


def _named(study: Study, name: str) -> str:
    by_noun = {book.noun: book.name for book in study.lists.values()}
    return by_noun.get(name, name) if name not in names(study) else name


def _said(own: Layer, mark: Mark) -> str:
    label = own.labels[mark.key]
    return f"{label} ({mark.form})" if own.kind != LISTS and mark.form else label
