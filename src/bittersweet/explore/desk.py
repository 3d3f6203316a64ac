"""The desk of a study in memory: every layer found once, and every question answered from what was found."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from bittersweet.counting import measures
from bittersweet.counting import tally as tallies
from bittersweet.counting.measures import Level, Per
from bittersweet.explore.asked import ALL, Held, Pick, Row, Stretch
from bittersweet.explore.layers import LISTS, Layer, Mark, Name, layer, names
from bittersweet.explore.near import in_lower_case
from bittersweet.files import nearest
from bittersweet.lists.hits import Observation
from bittersweet.texts.sentences import word_types

if TYPE_CHECKING:
    import pandas as pd

    from bittersweet.study import Study
    from bittersweet.texts.sentences import Sentence
    from bittersweet.texts.text import Text


class MemoryDesk:
    """A study in memory on which questions are asked one after the other; each layer is looked for once."""

    def __init__(self, study: Study) -> None:
        """Takes the study; nothing is searched for yet."""
        self.study = study
        self._layers: dict[tuple[str, str], Layer] = {}
        self._tallies: dict[tuple[str, str], tallies.Tally] = {}
        self.lists, self.labels, self.texts = study.lists, study.labels, len(study.texts)
        self.text_labels = {text.id: text.label for text in study.texts}
        self.labelled = "{text.id: text.label for text in study.texts}"
        self.coded, self.most = study.variables, sys.maxsize

    def names(self) -> dict[str, Name]:
        """The layers that the study has, by name."""
        return names(self.study)

    def layer(self, name: str, coder: str = "") -> Layer:
        """The layer called `name`, by its own name or that of a list ("actors", "actor"), as a `coder` has it."""
        name = name if (name, "") in self._layers else _named(self.study, name)
        if (name, "") not in self._layers:
            self._layers[name, ""] = layer(self.study, name)
        if (name, coder) not in self._layers:
            self._layers[name, coder] = self._layers[name, ""].by(coder)
        return self._layers[name, coder]

    def key(self, name: str, key: str) -> str:
        """The key of a layer that `key` stands for: a key or a label, of a list in any case."""
        own = self.layer(name)
        if key == ALL and ALL not in own.labels:
            return ALL
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
        coder: str = "",
        key: str = "",
    ) -> pd.DataFrame:
        """One row a group and key, as the function of that name gives them; only of one `key` where it is named."""
        table = self._measured(name, word, per, by, level, apart, together, coder)
        return table[table["key"] == key] if key else table

    def _measured(
        self, name: str, word: str, per: Per | None, by: str, level: Level, apart: bool, together: bool, coder: str
    ) -> pd.DataFrame:
        study = self.study
        if word:
            seen = [Observation(unit, word) for unit, _, _ in self.words(word)]
            tally = tallies.of(study.sentences, {"word": seen})
            return measures.measure(tally, {word: word}, per=per or "words", level=level)
        if name in study.lists and not together:
            return study.measure(name, per=per, by=by, level=level, apart=apart)
        own = self.layer(name, coder)
        labels = {ALL: f"any {own.noun}"} if together else own.labels
        grouping = dict.fromkeys(own.labels, ALL) if together else None
        without = own.apart if apart else ()
        return measures.measure(
            self._tally(own, coder), labels, per=per or own.per, by=grouping, apart=without, level=level
        )

    def _tally(self, own: Layer, coder: str) -> tallies.Tally:
        if own.name in self.study.lists:
            return self.study.tally(own.name)
        if (own.name, coder) not in self._tallies:
            self._tallies[own.name, coder] = tallies.of(self.study.sentences, {own.name: own.observations})
        return self._tallies[own.name, coder]

    def words(self, word: str) -> list[tuple[str, int, int]]:
        """Where a word stands in the counted sentences: unit, start, end; DataError when no letter is asked for."""
        units = self.study.index.sentences
        return [(units[match.place].unit, match.start, match.end) for match in self.study.index.word(word)]

    def types(self, shortest: int, longest: int) -> Mapping[str, int]:
        """The word types of so many letters, in lower case, and how often they stand there."""
        return {word: n for word, n in self._types.items() if shortest <= len(word) <= longest}

    @cached_property
    def _types(self) -> dict[str, int]:
        # Each word is made a type once, however often it is there.
        spelled = Counter("\n".join(s.sentence for s in self.study.sentences).split())
        return in_lower_case((own, n) for word, n in spelled.items() for own in word_types(word))

    def often(self, words: Sequence[str]) -> list[int]:
        """How often each of the words stands there."""
        return [len(self.study.index.word(word)) for word in words]

    def held(self, picks: Iterable[Pick], *, group: str = "", text: str = "", apart: bool, coder: str = "") -> Held:
        """The counted sentences that hold every pick, in reading order."""
        found = self.found(picks, group=group, text=text, apart=apart, coder=coder)
        units, by_unit, texts = [*found], self.study.by_unit, self.text_labels

        def page(offset: int, limit: int) -> list[Row]:
            there = ((by_unit[unit], found[unit]) for unit in units[offset : offset + limit])
            return [Row(s, texts[s.text], marks) for s, marks in there]

        return Held(len(units), page)

    def original(self, unit: str) -> tuple[Text, Sentence]:
        """The text of a unit, and the unit. Raises DataError with the nearest names when there is no such unit."""
        sentence = self.study.unit(unit)
        return next(text for text in self.study.texts if text.id == sentence.text), sentence

    def found(
        self, picks: Iterable[Pick], *, group: str, text: str, apart: bool, coder: str
    ) -> dict[str, list[Stretch]]:
        """The counted units that hold every pick, in reading order, each with the stretches that do."""
        kept: dict[str, list[Stretch]] | None = None
        for pick in picks:
            own = self._stretches(pick, apart, coder)
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

    def _stretches(self, pick: Pick, apart: bool, coder: str) -> dict[str, list[Stretch]]:
        held: dict[str, list[Stretch]] = {}
        if pick.word:
            for unit, start, end in self.words(pick.word):
                held.setdefault(unit, []).append((start, end, pick.word))
            return held
        own = self.layer(pick.name, coder)
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
