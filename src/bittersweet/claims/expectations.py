"""Expectations: what a claim can expect of the counts, and which numbers that looks at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Numbers(NamedTuple):
    """What one way of counting finds in one group: the claim's keys together, each, the most of any other, the size."""

    count: int  # type: ignore[assignment]  # a tuple counts too
    each: tuple[int, ...]
    other: int
    of: int


By = Mapping[str, Numbers]


@dataclass(frozen=True)
class Expectation:
    """Whether a claim holds of the numbers by group, and the numbers that it rests on (its `evidence`).

    `compares`: two groups are compared, so that a test can be asked for. `needs_group`: a claim must name its group.
    """

    holds: Callable[[str, By], bool]
    evidence: Callable[[str, By], tuple[object, ...]]
    compares: bool = False
    needs_group: bool = False


def _asked(group: str, numbers: By) -> list[Numbers]:
    return [numbers[group]] if group else list(numbers.values())


def _others(group: str, numbers: By) -> list[Numbers]:
    return [own for name, own in numbers.items() if name != group]


def _more(group: str, numbers: By) -> bool:
    """The keys together are more frequent in the claim's group than in any other; a tie is not more."""
    own = numbers[group]
    return all(own.count * other.of > other.count * own.of for other in _others(group, numbers))


def _only(group: str, numbers: By) -> bool:
    """Each key is there in the claim's group, and none in another."""
    return min(numbers[group].each) > 0 and not any(other.count for other in _others(group, numbers))


def _lead(group: str, numbers: By) -> bool:
    """Each of the keys is more frequent than any other key, in the claim's group or, where it names none, in all."""
    return all(min(own.each) > own.other for own in _asked(group, numbers))


def _none(_: str, numbers: By) -> bool:
    """The keys are nowhere."""
    return not any(own.count for own in numbers.values())


def _absent(group: str, numbers: By) -> bool:
    """None of the keys is in the claim's group."""
    return numbers[group].count == 0


def _there(group: str, numbers: By) -> bool:
    """Each of the keys is in the claim's group, or where it names none in every group."""
    return all(min(own.each) > 0 for own in _asked(group, numbers))


def _counts(_: str, numbers: By) -> tuple[object, ...]:
    return tuple(own.count for own in numbers.values())


EXPECTATIONS: dict[str, Expectation] = {
    "more": Expectation(
        _more,
        lambda _, numbers: tuple((own.count, own.of) for own in numbers.values()),
        compares=True,
        needs_group=True,
    ),
    "only": Expectation(
        _only,
        lambda group, numbers: (numbers[group].each, *(own.count for own in _others(group, numbers))),
        compares=True,
        needs_group=True,
    ),
    "lead": Expectation(_lead, lambda group, n: tuple((min(own.each), own.other) for own in _asked(group, n))),
    "none": Expectation(_none, _counts),
    "absent": Expectation(_absent, lambda group, numbers: (numbers[group].count,), needs_group=True),
    "there": Expectation(_there, lambda group, numbers: tuple(own.each for own in _asked(group, numbers))),
}
