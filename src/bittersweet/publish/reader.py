"""The reader: the texts side by side, whole, with every layer of what stands in them, as one page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from bittersweet.evidence.index import WORD, Match
from bittersweet.explore.layers import Layer, layer, names
from bittersweet.publish.bodies import body

if TYPE_CHECKING:
    from bittersweet.study import Study
    from bittersweet.texts.sentences import Sentence

MOST_WORDS = 50_000  # a study of more words has no reader: the page would be too heavy
PAGE = "reader.html"


class Selection(NamedTuple):
    """What the reader is asked to show: keys of layers, or words, together; where, in which form, and without which.

    A word stands under the noun "word".
    """

    items: tuple[tuple[str, str], ...]
    within: str = ""
    form: str = ""
    without: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """Where the reader shows it."""
        parts = [*self.items, *((("in", self.within),) if self.within else ())]
        parts += [("form", self.form)] if self.form else []
        parts += [("without", form) for form in self.without]
        return f"{PAGE}#" + "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in parts)


@dataclass(frozen=True)
class Reader:
    """The texts of a study with their layers; answers how often a selection stands in them."""

    study: Study

    @cached_property
    def layers(self) -> dict[str, Layer]:
        """The layers by noun, in the order in which they are offered; those in which nothing stands are left out."""
        made = (layer(self.study, name) for name in names(self.study))
        return {own.noun: own for own in made if own.marks}

    @cached_property
    def units(self) -> dict[str, Sentence]:
        """Every sentence by its unit."""
        return {sentence.unit: sentence for sentence in self.study.all_sentences}

    def counts(self, asked: Selection) -> tuple[int, int]:
        """How many mentions and how many sentences answer a selection; headings are not counted."""
        held: list[dict[str, int]] = []
        for noun, key in asked.items:
            own: dict[str, int] = {}
            if noun == WORD:
                for match in self._words(key):
                    s = self.study.index.sentences[match.place]
                    if not asked.within or asked.within in (s.group, s.text):
                        own[s.unit] = own.get(s.unit, 0) + 1
                held.append(own)
                continue
            for unit, marks in self.layers[noun].by_key.get(key, {}).items():
                s = self.units[unit]
                if s.counted and (not asked.within or asked.within in (s.group, s.text)):
                    n = sum((not asked.form or m.form == asked.form) and m.form not in asked.without for m in marks)
                    if n:
                        own[unit] = n
            held.append(own)
        units = set(held[0]).intersection(*held[1:]) if held else set()
        return sum(own[unit] for own in held for unit in units), len(units)

    @cached_property
    def _looked_up(self) -> dict[str, list[Match]]:
        return {}

    def _words(self, word: str) -> list[Match]:
        """Where a word stands, looked up once; nowhere when it has no letter."""
        if word not in self._looked_up:
            there = any(map(str.isalnum, word))
            self._looked_up[word] = self.study.index.word(word) if there else []
        return self._looked_up[word]

    def data(self) -> dict[str, Any]:
        """What the page's script needs: layers with their marks, and what texts and groups are called."""
        layers = []
        for noun, own in self.layers.items():
            keys = {key: place for place, key in enumerate(own.labels)}
            forms = {form: place for place, form in enumerate(dict.fromkeys(mark.form for mark in own.marks))}
            marks: dict[str, list[tuple[int, int, int, int]]] = {}
            for mark in own.marks:
                marks.setdefault(mark.unit, []).append((mark.start, mark.end, keys[mark.key], forms[mark.form]))
            layers.append(
                {
                    "name": own.name,
                    "noun": noun,
                    "title": own.title,
                    "kind": own.kind,
                    "whole": own.whole,
                    "keys": list(own.labels.items()),
                    "forms": list(forms),
                    "marks": marks,
                }
            )
        texts = {text.id: text.label for text in self.study.texts}
        return {"layers": layers, "names": {**self.study.labels, **texts}, "groups": dict(self.study.labels)}

    def articles(self) -> list[dict[str, str]]:
        """Each text as its id, group, label, what is said of it, and its body as HTML."""
        by_text = {text: list(own) for text, own in groupby(self.study.all_sentences, key=lambda s: s.text)}
        return [
            {
                "id": text.id,
                "group": text.group,
                "label": text.label,
                "about": "; ".join(v for k in ("author", "title", "publisher", "date") if (v := text.about.get(k))),
                "body": "".join(body(text, by_text.get(text.id, []))),
            }
            for text in self.study.texts
        ]


def reader(study: Study) -> Reader | None:
    """The reader of a study, or None where its texts are longer than `MOST_WORDS` together."""
    return Reader(study) if sum(study.words.values()) <= MOST_WORDS else None
