"""Meaning: what the row and the column of a table say, as the selections that a number in it may stand for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product
from typing import TYPE_CHECKING, NamedTuple

from bittersweet.explore.layers import ACTS, LISTS, SPEECH, Layer, person
from bittersweet.publish.selecting import SIZE, TYPE, WORD, Item, Selection

if TYPE_CHECKING:
    from bittersweet.publish.reader import Reader

# Columns that hold counts under these headers; a group, a text, an annotator or a key may be the header too.
COUNTS = {
    *("count", "counts", "mentions", "sentences", "hits", "units", "n", "times", "quotes", "acts", "together"),
    *("both", "words", "positive", "positives", "practices"),
}
# Columns that hold what is counted of, or how long something is, with what that is.
WHOLES = {
    "of": ("words", "sentences"),
    "words": ("words",),
    "counted": ("words",),
    "headings": ("words",),
    "sentences": ("sentences",),
    "listed": ("sentences",),
    "equal": ("sentences",),
    "paragraphs": ("paragraphs",),
    "removed": ("removed",),
    "raw": ("raw",),
}
# A column may also count what another column of its row names: the group that is the target, or the reference.
SIDES = {"count_target": "target", "count_reference": "reference"}
SPOKEN = ("word", "surface", "form as it stands")  # columns of words as they stand in the texts
ASIDE = ("group", "text", "unit", "units", "which", "section")  # columns that say where something is
FORMS = ("form", "mode", "annotator", "grade", "use")
# What a column's header says that it counts; a number of another column may count places or the sentences with them.
UNITS = {"mentions": "places", "hits": "places", "times": "places", "sentences": "sentences", "units": "sentences"}
MOST = 6  # names that are tried in one row
TRIED = 12  # things that one name may stand for
SELECTIONS = 1_000  # that one number may stand for: several names in a row multiply


class Meant(NamedTuple):
    """What a number may stand for: a selection, and the unit in which it counts, a field of `Counted`.

    `exact` is what it has in common with the numbers beside it that say the same of other names, groups and forms: the
    layers, the conditions, the unit; `kind` has the layers' kinds in their stead.
    """

    asked: Selection
    unit: str
    exact: tuple[object, ...]
    kind: tuple[object, ...]


class Names:
    """What names in tables stand for: groups and texts, keys of layers, forms, sections."""

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

    def layer(self, item: Item) -> Layer | None:
        """The layer of an item; None for a word and for sizes."""
        return self.reader.layers.get(item[0])

    def people(self, asked: Selection) -> list[str]:
        """The annotators of what is asked for, in order."""
        own = [layer.people for item in asked.items if (layer := self.layer(item))]
        coded = sorted(map(person, set(self.reader.study.codes["annotator"]))) if self.reader.study.variables else []
        return next((list(people) for people in own if people), coded)

    def meaning(self, headers: list[str], texts: list[str], source: str) -> Meaning:
        """What a row of a table says."""
        return Meaning(self, headers, texts, source)


@dataclass
class Meaning:
    """One row of a table under its headers, made by the code `source`."""

    names: Names
    headers: list[str]
    texts: list[str]
    source: str

    def counts(self, header: str) -> bool:
        """Whether a column holds counts."""
        column = folded(header)
        known = column in COUNTS or column in WHOLES or column in SIDES or column in self.names.places
        called = self.names.form(header) or self._split(header) or self._keyed(header) or self._layer(header)
        return known or bool(called)

    def _keyed(self, header: str) -> list[Item]:
        """The keys that a column is called by, of a layer that the code names."""
        return [item for item in self.names.keys.get(folded(header), []) if item[0] in self._hinted]

    def _layer(self, header: str) -> str:
        """The layer that a column is called by, whatever is in it: "act", "echoes"."""
        column = folded(header)
        return next((a for a, called in self.names.called.items() if column in called and "." not in a), "") or next(
            (a for a, called in self.names.called.items() if column in called and a in self._hinted), ""
        )

    def _split(self, header: str) -> tuple[str, str] | None:
        """The group and the form that a header of both says ("news, annotator_1")."""
        one, comma, other = header.partition(", ")
        place, form = self.names.places.get(folded(one), ""), self.names.form(other)
        return (place, form) if comma and place and form else None

    @cached_property
    def _strings(self) -> list[str]:
        """What the code names in quotation marks."""
        try:
            tree = ast.parse(self.source)
        except (SyntaxError, ValueError):
            return []
        said = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
        return list(dict.fromkeys([*said, *re.findall(r"'([^']+)'", " ".join(said))]))

    @cached_property
    def _hinted(self) -> set[str]:
        """The layers that the code names, in quotation marks or in the name of what it calls."""
        said = {folded(one) for one in self._strings}
        calls = "_".join(re.findall(r"\.([a-z_]+)", self.source))
        return {
            address
            for address, called in self.names.called.items()
            if called & said
            or any(len(name) > 3 and name.removesuffix("es").removesuffix("s") in calls for name in called)
        }

    @cached_property
    def _where(self) -> list[Item]:
        """Conditions that the code puts on acts, such as ``class_="…"``."""
        try:
            tree = ast.parse(self.source)
        except (SyntaxError, ValueError):
            return []
        return [
            (f"acts.{name}", str(node.value.value))
            for node in ast.walk(tree)
            if isinstance(node, ast.keyword) and isinstance(node.value, ast.Constant)
            if f"acts.{(name := (node.arg or '').rstrip('_'))}" in self.names.reader.layers
            if node.value.value in self.names.reader.layers[f"acts.{name}"].labels
        ]

    def _row(self) -> Iterator[tuple[str, str]]:
        return zip(self.headers, self.texts, strict=False)

    @cached_property
    def _at(self) -> list[str]:
        """The group or text that the row names."""
        rows = ((folded(header), folded(text)) for header, text in self._row())
        return [self.names.places[t] for h, t in rows if h in ("group", "text", "unit") and t in self.names.places]

    @cached_property
    def _units(self) -> tuple[str, ...]:
        """The units that the row names."""
        found: list[str] = []
        for header, text in self._row():
            if folded(header) in ("unit", "units"):
                found += [name for name in re.split(r"[\s,]+", text) if name in self.names.reader.units]
        return tuple(found)

    def _places(self, header: str) -> list[str]:
        """The groups or texts that a number of a column may be of, the plainest first."""
        column = folded(header)
        if split := self._split(header):
            return [split[0]]
        if column in self.names.places:
            return [self.names.places[column]]
        if column in SIDES:
            said = {folded(h): text for h, text in self._row()}.get(SIDES[column], "")
            parts = map(folded, said.split(" + "))
            known = [self.names.places[part] for part in parts if part in self.names.places]
            return known or list(dict.fromkeys(self.names.places.values()))
        if any(folded(h) in ("group", "text") and folded(text).split()[:1] == ["all"] for h, text in self._row()):
            return [""]
        # A number that is of no named group is of all of them, or of whichever has as many.
        return self._at or ["", *self.names.reader.study.labels]

    def _forms(self, header: str) -> list[str]:
        split = self._split(header)
        found = [split[1]] if split else [form] if (form := self.names.form(header)) else []
        return found + [person(text) for h, text in self._row() if folded(h) in FORMS and self.names.form(text)]

    @cached_property
    def _words(self) -> list[str]:
        return [text for header, text in self._row() if folded(header) in SPOKEN and text and not text[0].isdigit()]

    def _named(self, header: str) -> list[list[Item]]:
        """What each name in the row may stand for."""
        named: list[list[Item]] = []
        for column, text in list(self._row())[: 2 * MOST]:
            cell, about = folded(text), folded(column)
            if about in ("group", "text", "unit", "units", "which", "section", *FORMS, *SPOKEN) or about == folded(
                header
            ):
                continue
            digits = text.replace(",", "").isdecimal()
            own = self.names.keys.get(cell, [])
            # A column that is called as a layer says which of several is meant; so does the code.
            meant = [item for item in own if about in self.names.called[item[0]]]
            if digits and about == "number":
                meant = [item for item in own if item[0] in self._hinted]
            if digits and not meant:
                continue
            both = self._pair(cell)
            # "one+another" may be what acts are coded as; where the code names a list that has both, it is two names.
            if both and not any(item[0] in self._hinted for item in own) and self._both_hinted(both):
                own = meant = []
            if own := meant or sorted(own, key=lambda item: item[0] not in self._hinted):
                _add(named, own)
            else:
                for half in both:
                    _add(named, half)
        return named

    def _both_hinted(self, both: list[list[Item]]) -> bool:
        return all(any(item[0] in self._hinted for item in half) for half in both)

    def _pair(self, text: str) -> list[list[Item]]:
        """What the two halves of "one and another" stand for; labels may have an "and" of their own."""
        for joint in re.finditer(r" and | ?\+ ?", text):
            both = [self.names.keys.get(part, []) for part in (text[: joint.start()], text[joint.end() :])]
            if all(both):
                return [sorted(own, key=lambda item: item[0] not in self._hinted) for own in both]
        return []

    def family(self, header: str) -> str:
        """What a column has in common with those beside it that count the same of other groups, forms or keys."""
        column = folded(header)
        if column in COUNTS or column in WHOLES or column in SIDES:
            return column
        if column in self.names.places or self._split(header):
            return " group"
        return " form" if self.names.form(header) else " key" if self._keyed(header) else column

    def meant(self, header: str) -> Iterator[Meant]:
        """What a count of a column may count, the plainest first."""
        for asked in islice(self.selections(header), SELECTIONS):
            yield from self._meant(asked, header)

    def meant_of(self, header: str) -> Iterator[Meant]:
        """What a number of a column may be counted of."""
        for asked in self.wholes(header):
            yield from self._meant(asked, header)

    def _meant(self, asked: Selection, header: str) -> Iterator[Meant]:
        layers = [self.names.layer(item) for item in asked.items]
        kinds = [own.kind if own else item[0] for own, item in zip(layers, asked.items, strict=True)]
        places = self._places(header)
        unformed = any(folded(column) in FORMS and not text for column, text in self._row())
        form = "its own" if asked.form in self._forms(header) or (unformed and not asked.form) else asked.form
        where = "its own" if len(places) == 1 or asked.within in self._at else asked.within
        rest = (where, form, asked.without, asked.agreed, bool(asked.at), bool(asked.surface), bool(asked.sections))
        for unit in self._units_of(asked, header):
            exact = tuple(item[0] for item in asked.items)
            yield Meant(asked, unit, (*exact, *rest, unit), ("of a kind", *kinds, *rest, unit))

    def _units_of(self, asked: Selection, header: str) -> list[str]:
        """The units in which a selection may be counted in a column, the likeliest first."""
        layers = [self.names.layer(item) for item in asked.items]
        kinds = {own.kind for own in layers if own}
        if asked.items[0][0] == SIZE or (kinds == {ACTS} and all(layers)):
            return ["places"]
        if len(asked.items) > 1:
            return ["sentences"]
        if kinds == {SPEECH} and folded(header) == "words":
            return ["words"]
        if said := UNITS.get(folded(header)):
            return [said]
        if layers[0] is None:
            return ["places"]
        both = ["sentences", "places"] if kinds == {LISTS} and layers[0].per == "sentences" else ["places", "sentences"]
        return [*both, "words"] if kinds == {SPEECH} else both

    def selections(self, header: str) -> Iterator[Selection]:
        """What a count of a column may count, the plainest first."""
        places, forms = self._places(header), self._forms(header)
        named = self._named(header)
        if keyed := self._keyed(header):
            named = [keyed, *named]
        at = self._units
        if folded(header) == "of" or (folded(header) in WHOLES and not named):
            yield from self.wholes(header)
            return
        unlisted = [] if named or folded(header) in WHOLES else [
            text for column, text in self._row() if folded(column) in ("key", "label") and not text[:1].isdigit()
        ]  # fmt: skip
        # What stands as a surface is one of what its row names, not any place of these letters.
        letters = [] if named and "surface" in map(folded, self.headers) else self._words
        for word in [*letters, *dict.fromkeys(unlisted)]:
            for place in places:
                yield Selection(((WORD, word),), place)
                yield Selection(((TYPE, word),), place)
        if named and len(named) <= MOST:
            for items in product(*(own[:TRIED] for own in named)):
                own = tuple(dict.fromkeys(items))
                acts = all(layer and layer.kind == ACTS for layer in map(self.names.layer, own))
                for extra in [tuple(self._where), ()] if acts and self._where else [()]:
                    for place in places:
                        yield from self._variants(own + extra, place, forms, at)
            if len(named) > 1:
                for own_items in named:
                    for item in own_items[:TRIED]:
                        for place in places:
                            yield from self._variants((item,), place, forms, at)
        if at and forms:
            for address in (a for a, known in self.names.forms.items() if forms[0] in known):
                yield Selection(((address,),), form=forms[0], at=at)
        if not named and (address := self._layer(header)):
            for place in places:
                yield from self._variants(((address,),), place, forms, at)

    def _variants(
        self, items: tuple[Item, ...], place: str, forms: Sequence[str], at: tuple[str, ...]
    ) -> Iterator[Selection]:
        own = self.names.layer(items[0])
        if own is None:
            return
        known = self.names.forms[items[0][0]]
        apart = tuple(sorted(own.apart & known))
        for surface in self._words:
            yield Selection(items, place, surface=surface)
        if self._words and "surface" in map(folded, self.headers):
            return
        for form in forms:
            # An act by its name is nobody's code, and goes together with anybody's.
            if form in known or (own.kind == ACTS and not own.people):
                yield Selection(items, place, form, at=at)
        # What the row says of the form of a count is not left out of it.
        if any(form in known for form in forms) or (forms and own.kind != ACTS):
            return
        if apart:
            yield Selection(items, place, without=apart, at=at)
        yield Selection(items, place, at=at)
        if own.people and "positive" in map(folded, self.headers):
            yield Selection(items, place, agreed=True, at=at)
        for form in apart:
            yield Selection(items, place, without=(form,), at=at)
        for form in own.people if not forms else ():
            yield Selection(items, place, form, at=at)

    def wholes(self, header: str) -> Iterator[Selection]:
        """What a number of a column may be counted of, or measure."""
        column = folded(header)
        names = [text for h, text in self._row() if folded(h) == "section" and text in self.names.sections]
        sections = tuple(names)
        units = self.names.reader.units.values()
        for place in self._places(header):
            if self._where:
                yield Selection(tuple(self._where), place)
            if "act" in self.names.reader.layers and column not in WHOLES:
                yield Selection((("act",),), place)
            own = sections
            if column == "headings":
                own = tuple(dict.fromkeys(s.section for s in units if not s.counted and place in (s.text, s.group)))
            for size in WHOLES.get(column, ("sentences", "words")):
                yield Selection(((SIZE, size),), place, sections=own)


def _add(named: list[list[Item]], own: list[Item]) -> None:
    """Add what a cell may stand for; a key beside its own label is one thing, not two."""
    for place, before in enumerate(named):
        if both := [item for item in before if item in own]:
            named[place] = both
            return
    named.append(own)


def folded(name: str) -> str:
    """A name as it is compared: in one case, with single blanks."""
    return " ".join(name.split()).casefold()
