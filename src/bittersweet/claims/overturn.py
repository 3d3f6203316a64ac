"""Overturn: the smallest number of changes after which a claim no longer holds."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from bittersweet.claims.expectations import EXPECTATIONS, By, Numbers
from bittersweet.files import nearest

Kind = Literal["sentences", "mentions"]


class Overturn(NamedTuple):
    """The fewest `changes` that overturn a claim, and what `share` that is of all that could change.

    0: it does not hold as it is. None: it cannot fail, as there is nothing to count or nothing to compare with. The
    share is of the sentences, or the mentions, that the claim looks at; nan where it looks at none, as a claim of
    absence does by mentions.
    """

    changes: int | None
    share: float


def overturn(expect: str, group: str, numbers: By, *, kind: Kind) -> Overturn:
    """The smallest number of changes after which a claim no longer holds of the numbers by group.

    `expect` is one of `EXPECTATIONS`, `group` the one that the claim speaks of. A change of `kind` "sentences" is one
    sentence coded otherwise, from whatever codes to whatever others; of "mentions" it is one mention more or fewer.
    Sizes stay. The cheapest mixture over all groups counts, and a tie overturns a "more" and a "lead".
    Raises DataError for an unknown expectation.

    >>> fair = {"a": Numbers(8, (8,), 0, 18), "b": Numbers(0, (0,), 0, 36)}
    >>> overturn("more", "a", fair, kind="sentences")
    Overturn(changes=8, share=0.14814814814814814)
    """
    holds = EXPECTATIONS[nearest(expect, EXPECTATIONS, "expectation")].holds(group, numbers)
    changes = min(WAYS[expect](group, numbers, kind), default=None) if holds else 0
    involved = _asked(group, numbers) if expect in ("lead", "there", "absent") else list(numbers.values())
    whole = sum(own.of if kind == "sentences" else _mentions(expect, own) for own in involved)
    return Overturn(changes, math.nan if changes is None or not whole else changes / whole)


def tied(count: int, of: int, other: int, other_of: int) -> int:
    """The fewest changes by one after which `count` is no larger a part of `of` than `other` is of `other_of`.

    The one count can fall to 0 and the other rise to its size, so that the longer of the two steps is always enough.

    >>> tied(9, 18, 1, 36), tied(1, 18, 1, 18)
    (9, 0)
    """
    # One fewer here closes the lead by other_of, one more there by of.
    lead, step = count * other_of - other * of, max(of, other_of)
    return -(-lead // step) if lead > 0 else 0


def _mentions(expect: str, own: Numbers) -> int:
    """The mentions that a claim looks at in a group: for a lead those of its rival too."""
    return sum(own.each) + own.other if expect == "lead" else own.count


def _asked(group: str, numbers: By) -> list[Numbers]:
    return [numbers[group]] if group else list(numbers.values())


def _others(group: str, numbers: By) -> list[Numbers]:
    return [own for name, own in numbers.items() if name != group]


# For each expectation, when it holds, what each way to overturn it would take.


def _more(group: str, numbers: By, _: Kind) -> Iterator[int]:
    """The group's part down to that of any other."""
    own = numbers[group]
    yield from (tied(own.count, own.of, other.count, other.of) for other in _others(group, numbers))


def _only(group: str, numbers: By, _: Kind) -> Iterator[int]:
    """One of the keys gone from the group, or a single one elsewhere."""
    yield min(numbers[group].each)
    yield from (1 for other in _others(group, numbers) if other.of)


def _lead(group: str, numbers: By, kind: Kind) -> Iterator[int]:
    """The least of the keys level with its rival.

    A sentence coded otherwise can leave the one for the other: at least as many have the key without the rival as the
    key is ahead, so that each closes the gap by two. A mention more or fewer closes it by one.
    """
    for own in _asked(group, numbers):
        ahead = min(own.each) - own.other
        yield -(-ahead // 2) if kind == "sentences" else ahead


def _there(group: str, numbers: By, _: Kind) -> Iterator[int]:
    """One of the keys gone."""
    yield from (min(own.each) for own in _asked(group, numbers))


def _none(_: str, numbers: By, __: Kind) -> Iterator[int]:
    """A single one anywhere."""
    yield from (1 for own in numbers.values() if own.of)


def _absent(group: str, numbers: By, _: Kind) -> Iterator[int]:
    """A single one in the group."""
    yield from (1 for own in _asked(group, numbers) if own.of)


WAYS: dict[str, Callable[[str, By, Kind], Iterator[int]]] = {
    "more": _more,
    "only": _only,
    "lead": _lead,
    "there": _there,
    "none": _none,
    "absent": _absent,
}
