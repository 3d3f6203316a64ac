"""The desk of many texts: every question is looked up, and of what it finds only a page is read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from bittersweet.counting.measures import Level, Per
from bittersweet.explore.asked import ALL, Held, Pick, Row, Stretch
from bittersweet.explore.layers import LISTS, Layer, Name
from bittersweet.explore.near import in_lower_case
from bittersweet.files import nearest
from bittersweet.lists.wordlist import chosen
from bittersweet.many import looked_up, pages, questions
from bittersweet.many.questions import Scope

if TYPE_CHECKING:
    import pandas as pd

    from bittersweet.many.output import Array
    from bittersweet.many.store import ManyStudy
    from bittersweet.texts.sentences import Sentence
    from bittersweet.texts.text import Text


MOST = 10_000  # sentences that are given at once


class ManyDesk:
    """An output of many texts on which questions are asked; its layers are its lists."""

    most = MOST
    coded: Collection[str] = ()
    labelled = "study.text_labels"

    def __init__(self, study: ManyStudy) -> None:
        """Takes the study; nothing is searched for yet."""
        self.study, self.lists, self.labels = study, study.lists, study.labels
        self.texts = int(study.sizes["texts"].sum())

    @property
    def text_labels(self) -> Mapping[str, str]:
        """What each text is called."""
        return self.study.text_labels

    def names(self) -> dict[str, Name]:
        """The lists."""
        return {name: Name(name, LISTS) for name in self.lists}

    def layer(self, name: str) -> Layer:
        """A list as a layer without its marks, by its own name or by what it lists."""
        nouns = {book.noun: book.name for book in self.lists.values()}
        book = self.lists[nearest(name if name in self.lists else nouns.get(name, name), self.lists, "layer")]
        return Layer(book.name, book.noun, book.name, LISTS, book.labels, (), book.settings.per, book.apart)

    def key(self, name: str, key: str) -> str:
        """The key of a list that `key` stands for, in any case."""
        own = self.layer(name)
        return ALL if key == ALL and ALL not in own.labels else self.study.list(own.name).key(key)

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
        coder: str = "",  # noqa: ARG002 (nobody codes many texts)
        key: str = "",
    ) -> pd.DataFrame:
        """One row a group and key of a list, or of a word; only of one `key` where it is named."""
        if word:
            return self.study.long(self._word(word, per or "words")[:, None], {word: word}, per or "words", level)
        own = self.layer(name)
        per, keys = per or own.per, (key,) if key else ()
        if together:
            return self.study.long(self._together(own, per, apart)[:, None], {ALL: f"any {own.noun}"}, per, level)
        return self.study.measure(own.name, per=per, by=by, level=level, apart=apart, keys=keys)

    def _word(self, word: str, per: Per) -> Array:
        """How often each text has a word, or how many of its sentences, or how many words these have."""
        ask = partial(questions.with_word, self.study, word)
        places = pages.remembered(self.study, ("matches", (word,), Scope(), False, ()), ask)
        places = places if per == "words" else np.unique(places)
        return self._per_text(places, per)

    def _together(self, own: Layer, per: Per, apart: bool) -> Array:
        """The same of any key of a list; mentions are counted each."""
        without = own.apart if apart else ()
        if per == "words":
            return self.study.mentions(own.name, without)
        return self._per_text(questions.with_keys(self.study, own.name, (), without=without), per)

    def _per_text(self, places: Array, per: Per) -> Array:
        weights = questions.sizes(self.study, places) if per == "length" else None
        n = np.bincount(self.study.homes.of(places), weights=weights, minlength=len(self.study.sized.number))
        return n.astype(np.int64)

    def types(self, shortest: int, longest: int) -> Mapping[str, int]:
        """The word types of so many letters, in lower case, and how often they stand there."""
        found = self.study.columns(
            f"SELECT type, sum(n)::BIGINT AS n FROM {self.study.merged('types')} "
            "WHERE length(type) BETWEEN $shortest AND $longest GROUP BY type",
            shortest=shortest,
            longest=longest,
        )
        return in_lower_case(zip(found["type"].tolist(), found["n"].tolist(), strict=True))

    def often(self, words: Sequence[str]) -> list[int]:
        """How often each of the words stands there, by the words as they are spelled: these are read once for all."""
        found = self.study.columns(
            f"SELECT word, sum(n)::BIGINT AS n FROM {self.study.table('words')} "
            f"WHERE {questions.holds('word', 'wanted', case=False)} GROUP BY word",
            wanted="|".join(questions.wanted(word)[0] for word in words),
        )
        spelled, times = found["word"].tolist(), found["n"].tolist()
        return [sum(times[at] for at, _, _ in questions.matched(spelled, word, case=False)) for word in words]

    def held(
        self,
        picks: Iterable[Pick],
        *,
        group: str = "",
        text: str = "",
        apart: bool,
        coder: str = "",  # noqa: ARG002 (nobody codes many texts)
    ) -> Held:
        """The sentences that hold every pick, in reading order: lists first, and words only in what these leave."""
        picks = [*picks]
        scope = self.study.scope(text or None, group or None)
        asked = [(pick, *self._asked(pick, apart)) for pick in picks if not pick.word]
        question = ("held", tuple(picks), scope, apart)
        places = pages.remembered(self.study, question, lambda: self._places(picks, asked, scope))
        return Held(len(places), partial(self._page, places, picks, asked))

    def _asked(self, pick: Pick, apart: bool) -> tuple[Layer, list[str], Collection[str]]:
        """The list of a pick, its keys, and the forms that do not count."""
        own = self.layer(pick.name)
        keys = [pick.key]
        if pick.column:
            keys = [
                key for key, said in chosen(self.lists, own.name).attribute(pick.column).items() if said == pick.key
            ]
        elif pick.key == ALL and ALL not in own.labels:
            keys = [*own.labels]
        else:
            nearest(pick.key, own.labels, own.noun)
        return own, keys, own.apart if apart else frozenset()

    def _places(self, picks: list[Pick], asked: list[tuple[Any, ...]], scope: Scope) -> Array:
        found: Array | None = None
        for _, own, keys, without in asked:
            held = questions.with_keys(self.study, own.name, keys, scope=scope, without=without) if keys else _NONE
            found = held if found is None else found[np.isin(found, held)]
        for word in sorted((pick.word for pick in picks if pick.word), key=lambda word: -len(word)):
            found = np.unique(questions.with_word(self.study, word, scope=scope, among=found))
        return _NONE if found is None else found

    def _page(
        self, places: Array, picks: list[Pick], asked: list[tuple[Any, ...]], offset: int, limit: int
    ) -> list[Row]:
        """Some of the sentences at these places, with the stretches that were picked."""
        own = places[offset : offset + limit].tolist()
        found = pages.sentences_at(self.study, own)
        marks: dict[int, list[Stretch]] = {at: [] for at in own}
        for _, layer, keys, without in asked:
            for at, start, end, key in questions.marks(self.study, layer.name, keys, own, without):
                marks[at].append((start, end, layer.labels[key]))
        index = looked_up.index(found.values())
        for word in (pick.word for pick in picks if pick.word):
            for match in index.word(word):
                marks[own[match.place]].append((match.start, match.end, word))
        labels = self.text_labels
        return [Row(each.sentence, labels[each.sentence.text], sorted(marks[at])) for at, each in found.items()]

    def original(self, unit: str) -> tuple[Text, Sentence]:
        """The text of a unit as its source has it, and the unit in it."""
        return self.study.original(unit)


_NONE: Array = np.zeros(0, dtype=np.int64)
