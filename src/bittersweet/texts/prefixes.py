"""Prefixes: with what the units of each text begin, so that no two units of a study share a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bittersweet.files import Faults

LONGEST = 24  # letters of an id that a derived prefix takes


def given(asked: Sequence[tuple[str, str, str]], faults: Faults) -> list[str]:
    """The prefix of each text from (prefix or "", id, place): its own, or one derived from its id.

    Two prefixes may not be alike in small letters, and none may be another and a hyphen ("A" and "A-b"), for the
    units of a heading are called so.

    >>> given([("N", "news", "1"), ("", "The news", "2"), ("", "2004", "3")], Faults())
    ['N', 'Thenews', 'T2004']
    """
    taken: dict[str, str] = {}
    stems: dict[str, str] = {}
    for prefix, _, place in asked:
        if prefix:
            if other := _clash(prefix, taken, stems):
                faults.add(
                    f"{place}: the prefixes {prefix!r} and {other!r} would give two units one name; "
                    "each text needs a prefix of its own, which is not another's with a hyphen"
                )
            _take(prefix, taken, stems)
    tries = Counter[str]()
    return [prefix or _derived(id, taken, stems, tries) for prefix, id, _ in asked]


def _derived(id: str, taken: dict[str, str], stems: dict[str, str], tries: Counter[str]) -> str:
    """A prefix from the letters and digits of an id that clashes with none before."""
    base = re.sub(r"[\W_]", "", id)[:LONGEST]
    if not base[:1].isalpha():
        base = f"T{base}"
    prefix = base
    while _clash(prefix, taken, stems):
        tries[base.casefold()] += 1
        prefix = f"{base}x{tries[base.casefold()] + 1}"
    _take(prefix, taken, stems)
    return prefix


def _take(prefix: str, taken: dict[str, str], stems: dict[str, str]) -> None:
    folded = prefix.casefold()
    taken.setdefault(folded, prefix)
    for stem in _stems(folded):
        stems.setdefault(stem, prefix)


def _clash(prefix: str, taken: dict[str, str], stems: dict[str, str]) -> str:
    """The prefix that would share names of units with `prefix`, or ""."""
    folded = prefix.casefold()
    return taken.get(folded) or stems.get(folded) or next((taken[s] for s in _stems(folded) if s in taken), "")


def _stems(folded: str) -> list[str]:
    """What stands before each hyphen of a prefix."""
    return [folded[: hyphen.start()] for hyphen in re.finditer("-", folded)]
