"""Persons: full names that introduce a shorter one, "Lena Stone" before "Stone"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from bittersweet.lists.name_words import PLACES
from bittersweet.lists.sightings import Seen


def endings(seen: Mapping[str, Seen], small: Mapping[str, int]) -> Iterator[tuple[str, list[str]]]:
    """Each form with the full names that end with it and introduce it, the commonest first.

    `small` says how often a word stands in small letters: a name of which an ordinary word is part is no person's.
    """
    full: dict[str, list[str]] = defaultdict(list)
    for surface in seen:
        if _is_person(surface, small):
            words = surface.split()
            for first in range(1, len(words)):
                full[" ".join(words[first:])].append(surface)
    for last, persons in full.items():
        if last in seen and (named := [person for person in persons if _introduces(seen[person], seen[last])]):
            yield last, sorted(named, key=lambda surface: (-seen[surface].count, surface))


def _is_person(surface: str, small: Mapping[str, int]) -> bool:
    """Whether a name may be a person's: two to four words, none of them an ordinary one."""
    words = surface.split()
    if not 2 <= len(words) <= 4 or "of" in words or words[0].lower() in PLACES or "(" in surface:
        return False
    letters = all(word[-1:].isalpha() or word.endswith(".") for word in words)
    return letters and not any(small.get(word.lower()) for word in (words[0], words[-1]))


def _introduces(long: Seen, short: Seen) -> bool:
    """Whether a full name comes before its end, in most texts that have both, and both often go together."""
    both = long.texts.keys() & short.texts.keys()
    first = sum(long.texts[text] < short.texts[text] for text in both)
    if 2 * first < len(both) or not (both or short.titled):
        return False
    return short.titled or long.titled or (3 * len(both) >= len(short.texts) and short.count <= 5 * long.count)
