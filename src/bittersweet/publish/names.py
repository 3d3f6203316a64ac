"""Names: what the names in tables and in the code above them stand for in the reader."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bittersweet.explore.layers import Layer, person
from bittersweet.publish.selecting import Item, Selection

if TYPE_CHECKING:
    from bittersweet.publish.reader import Reader


class Names:
    """What names stand for: groups and texts, keys of layers, forms, sections."""

    def __init__(self, reader: Reader) -> None:
        """Takes the reader whose names are known."""
        self.reader = reader

    @cached_property
    def places(self) -> dict[str, str]:
        """Groups and texts by id and label, and by the beginning of their units' names."""
        texts = self.reader.study.texts
        named = [(text.prefix, text.id) for text in texts] + [(text.label, text.id) for text in texts]
        named += [(label, group) for group, label in self.reader.study.labels.items()]
        named += [(text.id, text.id) for text in texts] + [(g, g) for g in self.reader.study.labels]
        return {folded(name): place for name, place in named}

    @cached_property
    def keys(self) -> dict[str, list[Item]]:
        """What each label and key stands for in the layers; a yes/no variable's name for its yes."""
        found: dict[str, list[Item]] = {}
        for address, own in self.reader.layers.items():
            for key, label in own.labels.items():
                for name in dict.fromkeys((folded(label), folded(key))):
                    found.setdefault(name, []).append((address, key))
            if set(own.labels) == {"0", "1"}:
                for name in dict.fromkeys((folded(own.title), folded(own.name))):
                    found.setdefault(name, []).append((address, "1"))
        return found

    @cached_property
    def called(self) -> dict[str, set[str]]:
        """What each layer may be called by a column or in code."""
        return {
            address: {folded(name) for name in (address, own.name, own.noun, own.title, *address.split("."))}
            for address, own in self.reader.layers.items()
        }

    @cached_property
    def forms(self) -> dict[str, set[str]]:
        """The forms of each layer."""
        return {address: {m.form for m in own.marks if m.form} for address, own in self.reader.layers.items()}

    def form(self, name: str) -> str:
        """The form of some layer that a name stands for, "" for none."""
        known = person(name)
        return known if any(known in forms for forms in self.forms.values()) else ""

    @cached_property
    def sections(self) -> set[str]:
        """The sections of the texts."""
        return {s.section for s in self.reader.units.values()}

    def layers(self, asked: Selection) -> list[Layer]:
        """The layers of what is asked for; none of a word and of sizes."""
        return [self.reader.layers[item[0]] for item in asked.items if item[0] in self.reader.layers]

    @cached_property
    def annotators(self) -> list[str]:
        """The annotators of the study's codes, in order; none without codes."""
        study = self.reader.study
        return sorted(map(person, set(study.codes["annotator"]))) if study.variables else []

    def people(self, asked: Selection) -> list[str]:
        """The annotators of what is asked for, in order."""
        return next((list(own.people) for own in self.layers(asked) if own.people), self.annotators)


def folded(name: str) -> str:
    """A name as it is compared: in one case, with single blanks."""
    return " ".join(name.split()).casefold()
