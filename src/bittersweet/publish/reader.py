"""The reader: the texts of a study with every layer of what stands in them, and how often a selection does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from bittersweet.counting import sizes
from bittersweet.evidence.index import Match
from bittersweet.explore.layers import ACTS, CODES, Layer, Mark, layer, names
from bittersweet.publish.further import further
from bittersweet.publish.selecting import RESERVED, SIZE, TYPE, WORD, Item, Selection
from bittersweet.texts.sentences import word_types, words

if TYPE_CHECKING:
    from bittersweet.study import Study
    from bittersweet.texts.sentences import Sentence

MOST_WORDS = 50_000  # a study of more words has no reader: the page would be too heavy

Span = tuple[int, int, str]  # the key stands in it where marks of several keys have one stretch
Held = dict[str, list[Span]]


class Counted(NamedTuple):
    """How many places answer a selection, in how many sentences they stand, and how many words they have."""

    places: int
    sentences: int
    words: int = 0


@dataclass(frozen=True)
class Reader:
    """The texts of a study with their layers; answers how often a selection stands in them."""

    study: Study

    @cached_property
    def layers(self) -> dict[str, Layer]:
        """The layers by address, in the order in which they are offered; without those in which nothing stands."""
        found: dict[str, Layer] = {}
        for name in names(self.study):
            own = layer(self.study, name)
            if own.marks:
                short = _address(own, set(self.study.variables))
                found[short if short not in found and short not in RESERVED else f"lists.{name}"] = own
        for address, own, _ in further(self.study):
            if own.marks:
                found.setdefault(address, own)
        return found

    @cached_property
    def offered(self) -> set[str]:
        """The addresses of the layers that the page's panel offers."""
        further_ones = {address for address, _, there in further(self.study) if not there}
        return {address for address in self.layers if address not in further_ones and not address.startswith("uses.")}

    @cached_property
    def units(self) -> dict[str, Sentence]:
        """Every sentence by its unit."""
        return {sentence.unit: sentence for sentence in self.study.all_sentences}

    @cached_property
    def attrition(self) -> dict[str, dict[str, int]]:
        """Where the words of each raw file went, by text."""
        rows = sizes.attrition(self.study.texts, self.study.all_sentences).to_dict("records")
        return {row.pop("text"): row for row in rows}

    def counts(self, asked: Selection) -> Counted:
        """How many places, sentences and words answer a selection; headings count where their section is asked for.

        A place is a stretch of a sentence, of codes of sentences the sentence. Words are those of the places.
        """
        if asked.items and asked.items[0][0] == SIZE:
            return self._size(asked)
        held = self._held(asked)
        places = sum(len(set(spans)) for spans in held.values())
        inside = sum(
            len(words(self.units[unit].sentence[start:end]))
            for unit, spans in held.items()
            for start, end, _ in dict.fromkeys(spans)
        )
        return Counted(places, len(held), inside)

    def _size(self, asked: Selection) -> Counted:
        what = asked.items[0][1]
        if what in ("removed", "raw"):
            texts = [t for t in self.study.texts if asked.within in ("", t.id, t.group)]
            n = sum(self.attrition[text.id][what] for text in texts)
            return Counted(n, 0, n)
        own = [s for s in self.units.values() if self._inside(s, asked)]
        if what == "paragraphs":
            return Counted(len({(s.text, s.section, s.paragraph) for s in own}), len(own))
        n = sum(s.words for s in own)
        return Counted(n if what == "words" else len(own), len(own), n)

    def _held(self, asked: Selection) -> Held:
        """The units that hold all that is asked, with the stretches that do."""
        acts = [item for item in asked.items if item[0] in self.layers and self.layers[item[0]].kind == ACTS]
        found = [self._of_acts(acts, asked)] if acts else []
        found += [self._stretches(item, asked) for item in asked.items if item not in acts]
        there = set(found[0]).intersection(*found[1:]) if found else set()
        units = (unit for unit in there if self._inside(self.units[unit], asked))
        return {unit: [span for own in found for span in own[unit]] for unit in units}

    def _of_acts(self, items: Iterable[Item], asked: Selection) -> Held:
        """The acts that have every item at once: by one annotator, or with `agreed` by each."""
        people = {who for address, *_ in items for who in self.layers[address].people} or {""}
        kept: dict[tuple[str, Span], set[str]] | None = None
        for address, *keys in items:
            own, by = self.layers[address], dict[tuple[str, Span], set[str]]()
            for mark in _marks(own, keys, asked):
                # An act by its name is nobody's code: it goes together with anybody's.
                who = by.setdefault((mark.unit, (mark.start, mark.end, "")), set())
                who |= {mark.form} if own.people else people
            kept = by if kept is None else {act: kept[act] & who for act, who in by.items() if act in kept}
        found: Held = {}
        for (unit, span), who in (kept or {}).items():
            if people <= who if asked.agreed else who:
                found.setdefault(unit, []).append(span)
        return found

    def _stretches(self, item: Item, asked: Selection) -> Held:
        address, *keys = item
        found: Held = {}
        if address == WORD:
            for key in keys:
                for match in self._words(key):
                    unit = self.study.index.sentences[match.place].unit
                    found.setdefault(unit, []).append((match.start, match.end, ""))
            return found
        if address == TYPE:
            for s in self.study.sentences:
                for word in re.finditer(r"\S+", s.sentence):
                    if word_types(word[0]) and word_types(word[0])[0] in keys:
                        found.setdefault(s.unit, []).append((*word.span(), ""))
            return found
        own = self.layers[address]
        by: dict[tuple[str, str], set[str]] = {}
        for mark in _marks(own, keys, asked):
            letters = self.units[mark.unit].sentence[mark.start : mark.end]
            if asked.surface in ("", letters):
                key = mark.key if own.whole else ""
                found.setdefault(mark.unit, []).append((mark.start, mark.end, key))
            by.setdefault((mark.unit, mark.key), set()).add(mark.form)
        if asked.agreed and own.people:
            agreed = {unit for (unit, _), who in by.items() if who >= set(own.people)}
            found = {unit: spans for unit, spans in found.items() if unit in agreed}
        return found

    def _inside(self, s: Sentence, asked: Selection) -> bool:
        return (
            (s.counted or s.section in asked.sections)
            and (not asked.within or asked.within in (s.group, s.text))
            and (not asked.sections or s.section in asked.sections)
            and (not asked.paragraphs or any(a <= s.paragraph <= b for a, b in asked.paragraphs))
            and (not asked.at or s.unit in asked.at)
        )

    @cached_property
    def _looked_up(self) -> dict[str, list[Match]]:
        return {}

    def _words(self, word: str) -> list[Match]:
        """Where a word stands, looked up once; nowhere when it has no letter."""
        if word not in self._looked_up:
            there = any(map(str.isalnum, word))
            self._looked_up[word] = self.study.index.word(word) if there else []
        return self._looked_up[word]


def _address(own: Layer, variables: set[str]) -> str:
    """What a layer is called in an address: a list by what it lists, codes by where they stand and what they are of."""
    if own.kind == ACTS:
        return f"acts.{own.name.removeprefix('act_')}"
    if own.kind == CODES:
        return f"frames.{own.name}" if own.name in variables else f"{own.name.removesuffix('_coded')}.coded"
    return own.noun


def _marks(own: Layer, keys: Iterable[str], asked: Selection) -> Iterator[Mark]:
    """The marks of a layer that have one of the keys (none: any) in a form that is asked for."""
    for key in [*keys] or own.labels:
        for marks in own.by_key.get(key, {}).values():
            for mark in marks:
                formed = not asked.form or mark.form == asked.form or (own.kind == ACTS and not own.people)
                if formed and mark.form not in asked.without:
                    yield mark


def reader(study: Study) -> Reader | None:
    """The reader of a study, or None where its texts are longer than `MOST_WORDS` together."""
    return Reader(study) if sum(study.words.values()) <= MOST_WORDS else None
