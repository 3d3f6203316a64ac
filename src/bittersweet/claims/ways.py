"""Ways of counting: the choices that could reasonably have been made, and what each makes of a claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import product
from typing import Any, Literal, NamedTuple

from bittersweet.claims.claim import Basis, Claim
from bittersweet.claims.expectations import EXPECTATIONS, By, Numbers
from bittersweet.claims.source import Source
from bittersweet.counting.measures import AMOUNTS, Per
from bittersweet.counting.tally import Cell, Tally


class Part(NamedTuple):
    """Something that could be left out of a group's counts: its name, the group, and whether a cell is in it."""

    name: str
    group: str
    holds: Callable[[Cell], bool]


class Way(NamedTuple):
    """One way of counting; the first of a source is the notebooks' own.

    `forms` names one of the source's sets of forms, `dropped` the row of a list entry that is not used.
    """

    per: Per
    forms: str
    headings: bool
    left_out: str
    dropped: int


class Outcome(NamedTuple):
    """A claim in one way of counting: the numbers by group, and whether it holds."""

    way: Way
    numbers: By
    holds: bool


def said(way: Way, usual: Way, source: Source) -> str:
    """A way of counting in words, only what departs from the `usual` one."""
    parts = [
        f"per {way.per}" if way.per != usual.per else "",
        way.forms if way.forms != usual.forms else "",
        "headings in" if way.headings else "",
        f"{way.left_out} left out" if way.left_out else "",
        f"without “{source.entries[way.dropped][1]}”" if way.dropped else "",
    ]
    return ", ".join(part for part in parts if part) or "as counted"


def parts(tally: Tally) -> list[Part]:
    """What could be left out, one at a time: of a group of several texts a text, of a text in sections a section.

    A text that is one section varies by paragraph. Nothing is left out of a group that has only one part.
    """
    found = []
    for group in tally.groups:
        own = [cell for cell in tally.cells if cell.group == group and cell.counted]
        for level in ("text", "section", "paragraph"):
            place = Cell._fields.index(level)
            values = list(dict.fromkeys(cell[place] for cell in own))
            if len(values) > 1:
                found += [Part(_named(group, level, value), group, _inside(group, place, value)) for value in values]
                break
    return found


def _named(group: str, level: str, value: object) -> str:
    return f"paragraph {value} of {group}" if level == "paragraph" else f"{value}"


def _inside(group: str, place: int, value: object) -> Callable[[Cell], bool]:
    return lambda cell: cell.group == group and cell[place] == value


class Atom(NamedTuple):
    """What one place (a paragraph, a heading) adds to a count: the claim's keys together, every key, and the size."""

    place: Cell
    count: int  # type: ignore[assignment]  # a tuple counts too
    single: Counter[str]
    of: int


def atoms(tally: Tally, keys: Collection[str], per: Per) -> list[Atom]:
    """What each place of a tally adds; per sentence a sentence with several of the keys is one."""
    amount, asked = AMOUNTS[per], set(keys)
    made: dict[Cell, Atom] = {}
    for cell, size in tally.cells.items():
        place = cell._replace(pattern=())
        single = amount(cell, size)
        own = [single[key] for key in asked & single.keys()]
        count = sum(own) if per == "words" else max(own, default=0)
        before = made.get(place, Atom(place, 0, Counter(), 0))
        of = size.sentences if per == "sentences" else size.words
        before.single.update(single)
        made[place] = Atom(place, before.count + count, before.single, before.of + of)
    return list(made.values())


class Total(NamedTuple):
    """What places of one group add up to."""

    count: int  # type: ignore[assignment]  # a tuple counts too
    single: dict[str, int]
    of: int

    def and_also(self, added: Iterable[Atom], sign: Literal[1, -1] = 1) -> Total:
        """The total with these places too, or with the sign -1 without them."""
        count, of, single = self.count, self.of, self.single.copy()
        for atom in added:
            count += sign * atom.count
            of += sign * atom.of
            # Thousands of ways are counted: a counter's own update would take three times as long.
            for key, n in atom.single.items():
                single[key] = single.get(key, 0) + sign * n
        return Total(count, single, of)

    def numbers(self, keys: Sequence[str], asked: Collection[str]) -> Numbers:
        """The keys together and each, the most of any key that is not asked for, and the size."""
        other = max((n for key, n in self.single.items() if key not in asked), default=0)
        return Numbers(self.count, tuple(self.single.get(key, 0) for key in keys), other, self.of)


NOTHING = Total(0, {}, 0)


def numbers(added: Iterable[Atom], keys: Sequence[str], left: Iterable[Part]) -> Iterator[tuple[Part, By]]:
    """Each part with what the places have by group without it: only its own group's sums are made again.

    A group of which a part is left out has another.
    """
    asked = set(keys)
    own: dict[str, list[Atom]] = {}
    for atom in added:
        own.setdefault(atom.place.group, []).append(atom)
    whole = {group: NOTHING.and_also(atoms) for group, atoms in own.items()}
    found = {group: total.numbers(keys, asked) for group, total in whole.items()}
    for part in left:
        away = [atom for atom in own.get(part.group, ()) if part.holds(atom.place)]
        rest = {part.group: whole[part.group].and_also(away, -1).numbers(keys, asked)} if away else {}
        yield part, {**found, **rest}


def outcomes(claim: Claim, source: Source) -> list[Outcome]:
    """The claim in every way of counting, the notebooks' own first."""
    expected = EXPECTATIONS[claim.expect]
    return [Outcome(way, found, expected.holds(claim.text, found)) for way, found in counts(claim, source)]


def first(basis: Basis, source: Source) -> tuple[Way, By]:
    """The notebooks' own way of counting, and what it finds."""
    return next(counts(basis, source))


def counts(basis: Basis, source: Source) -> Iterator[tuple[Way, By]]:
    """Each way of counting with what it finds by group, the notebooks' own first.

    Only list entries of the keys asked for are dropped: without another nothing changes. A choice that the basis has
    settled stays as the notebooks have it.
    """
    keys = [source.key(key) for key in basis.keys]
    pers = sorted(source.per, key=lambda per: per != (basis.per or source.per[0]))
    inside = source.tally.where(lambda cell: _counts(basis, cell))
    left = [Part("", "", lambda _: False), *parts(inside)]
    headings = [False, True] if any(not cell.counted for cell in inside.cells) else [False]
    choices: list[tuple[str, list[Any]]] = [
        ("dropped", [0, *_droppable(basis, source, keys)]),
        ("forms", list(source.forms)),
        ("per", pers),
        ("headings", headings),
        ("left_out", left),
    ]
    dropped, forms, per, heading, out = (options[:1] if name in basis.settled else options for name, options in choices)
    for row, name, by in product(dropped, forms, per):
        whole = source.without(row) if row else source.tally
        formed = source.counted(whole.where(lambda cell: _counts(basis, cell)), source.forms[name], basis.by)
        added = atoms(formed, keys, by)
        for with_headings in heading:
            kept = (atom for atom in added if with_headings or atom.place.counted)
            for part, by_group in numbers(kept, keys, out):
                yield Way(by, name, with_headings, part.name, row), by_group


def _droppable(basis: Basis, source: Source, keys: Collection[str]) -> list[int]:
    """The rows of the entries of the keys asked for."""
    grouping = source.groupings[basis.by] if basis.by else {}
    wanted = {part for key in keys for part in ([key] if basis.by else source.members(key))}
    return [row for row, (key, _) in source.entries.items() if grouping.get(key, key) in wanted]


def _counts(basis: Basis, cell: Cell) -> bool:
    """Whether a cell is in the section and the paragraphs that a basis asks for."""
    first, last = basis.paragraphs or (cell.paragraph, cell.paragraph)
    return basis.section in ("", cell.section) and first <= cell.paragraph <= last
