"""What a claim counts, as selections: its keys as the notebooks count them, and all that they are counted of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bittersweet.claims.claim import Basis
from bittersweet.claims.source import Source
from bittersweet.claims.ways import Way, first
from bittersweet.explore.layers import person
from bittersweet.publish.selecting import SIZE, Item, Range, Selection

if TYPE_CHECKING:
    from bittersweet.publish.reader import Reader

Numbers = tuple[Selection | None, Selection | None]
# What sources of claims are called, where a layer is not called so too.
AFTER = {" coded": "_coded", " told once": "", " in sentences": ""}
PARAGRAPH = re.compile(r"paragraph (\d+) of (.+)")  # what a way of counting leaves out


def numbers(reader: Reader, basis: Basis, group: str, way: Way | None = None) -> Numbers:
    """The selections of a claim's count and of its whole, in a group; None where no layer has it.

    `way` is the way of counting (default: the notebooks' own).
    """
    source = reader.study.sources[basis.measure]
    way = way or first(basis, source)[0]
    pages = _paragraphs(reader, basis, group, way)
    if pages is None or way.dropped or way.per == "length":
        return None, None
    sections = (basis.section,) if basis.section else ()
    counted = _counted(reader, basis, source, way)
    where = {"within": group, "sections": sections, "paragraphs": pages}
    every: Item = ("act",) if source.noun == "acts" else (SIZE, way.per)
    own = None
    if counted is not None:
        items, form, without = counted
        own = Selection(items, form=form, without=without, **where)  # type: ignore[arg-type]
    return own, Selection((every,), **where)  # type: ignore[arg-type]


def _counted(
    reader: Reader, basis: Basis, source: Source, way: Way
) -> tuple[tuple[Item, ...], str, tuple[str, ...]] | None:
    """Items, form and forms left out; None where the reader has no such layer."""
    address = _address(reader, basis.measure)
    if not address:
        return None
    own = reader.layers[address]
    if source.pairs:
        items: tuple[Item, ...] = tuple((address, key) for key in source.members(basis.keys[0]))
    else:
        grouping = source.groupings[basis.by] if basis.by else {key: key for key in own.labels}
        keys = [key for key, value in grouping.items() if value in basis.keys and key in own.by_key]
        if not keys:  # a layer without keys would be any of its marks
            return None
        items = ((address, *keys),)
    there = dict.fromkeys(mark.form for mark in own.marks)
    kept = source.forms[way.forms]
    if kept is None:
        # What a layer shows beside what the claim counts, such as citations without words.
        seen = {form for cell in source.tally.cells for _, form, _ in cell.pattern}
        return items, "", tuple(form for form in there if form not in seen)
    named = {person(form) if own.people else form for form in kept}
    if len(named) == 1:
        return items, next(iter(named)), ()
    return items, "", tuple(form for form in there if form not in named)


def _address(reader: Reader, measure: str) -> str:
    """The address of the layer that a claim's measure counts, "" where there is none."""
    lists = reader.study.lists
    name = "quotations" if measure == "quoted" else measure
    for end, instead in AFTER.items():
        if name.endswith(end) and name not in lists:
            name = name.removesuffix(end) + instead
    if name.endswith(" pairs"):
        name = next((book.name for book in lists.values() if f"{book.noun} pairs" == name), name)
    return next((address for address, own in reader.layers.items() if own.name == name), "")


def _paragraphs(reader: Reader, basis: Basis, group: str, way: Way) -> tuple[Range, ...] | None:
    """The paragraphs that count in a group, () for all; None where they cannot be said."""
    asked = ((basis.paragraphs[0], basis.paragraphs[1]),) if basis.paragraphs else ()
    if not way.left_out:
        return asked
    left = PARAGRAPH.fullmatch(way.left_out)
    if not left:
        return None
    if left[2] != group:
        return asked
    own = [s.paragraph for s in reader.units.values() if s.group == group]
    (first, last), without = asked[0] if asked else (min(own), max(own)), int(left[1])
    return tuple(pair for pair in ((first, without - 1), (without + 1, last)) if pair[0] <= pair[1])
