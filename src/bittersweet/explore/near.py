"""Near: which words of the texts are most like one that no text has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from bittersweet.evidence.searching import folded
from bittersweet.texts.sentences import word_types, words

if TYPE_CHECKING:
    from bittersweet.explore.asked import Desk

    Array = np.ndarray[Any, np.dtype[Any]]

MOST = 5  # words that are offered
LONGEST = 60  # letters of a word for which others are looked for
FURTHEST = 3  # letters by which a long word may differ


def near(desk: Desk, asked: str) -> list[tuple[str, int]]:
    """The words nearest to the first one asked for that no text has, each with how often it stands in the texts.

    Nearest is what the fewest letters added, left out, changed or swapped with the next make, of these what begins
    alike, and then the most frequent. There is none for a word with a star in its middle.
    """
    there = words(asked)
    absent = [own for own, n in zip(there, desk.often(there), strict=True) if not n]
    word = folded(word_types(absent[0])[0]) if absent else ""  # without what stands around it
    if not word or "*" in word or len(word) > LONGEST:
        return []
    reach = min(FURTHEST, 1 + len(word) // 4)
    known = [*desk.types(len(word) - reach, len(word) + reach).items()]
    away = distances(word, [other for other, _ in known]).tolist()
    # A first letter is rarely the one that is wrong.
    found = sorted(
        (far, other[0] != word[0], -n, other) for far, (other, n) in zip(away, known, strict=True) if far <= reach
    )
    best = [other for far, *_, other in found[:MOST] if far <= found[0][0] + 1]
    # How often it stands there is what its bars will say: a word asked for is also found in a longer one ("anna's").
    return list(zip(best, desk.often(best), strict=True))


def distances(word: str, others: Sequence[str]) -> Array:
    """How many letters must be added, left out, changed or swapped with the next one to make `word` of each other.

    All others at once, which for half a million takes a tenth of a second (the optimal string alignment of Damerau and
    Levenshtein).

    >>> distances("talibn", ["taliban", "tailbn", "the"]).tolist()
    [1, 1, 5]
    """
    width = max(map(len, (word, *others)))
    letters = np.array(others, dtype=f"U{width}").view(np.uint32).reshape(len(others), width).T.copy()
    own = list(map(ord, word))
    before: list[Array] = []
    last = [np.zeros(len(others), dtype=np.int16)]
    for _ in letters:
        last.append(last[-1] + 1)
    for i, letter in enumerate(own):
        now = [np.full(len(others), i + 1, dtype=np.int16)]
        for j in range(len(letters)):
            ways = [last[j] + (letters[j] != letter), last[j + 1] + 1, now[j] + 1]
            if i and j:
                swapped = (letters[j - 1] == letter) & (letters[j] == own[i - 1])
                ways.append(np.where(swapped, before[j - 1] + 1, ways[0]))
            now.append(np.minimum.reduce(ways))
        before, last = last, now
    lengths = np.array([len(other) for other in others], dtype=np.int64)
    return np.stack(last)[lengths, np.arange(len(others))]


def in_lower_case(types: Iterable[tuple[str, int]]) -> dict[str, int]:
    """How often each word stands there, without regard to case, from words and how often they do."""
    given = list(types)
    found: dict[str, int] = {}
    for word, (_, n) in zip(folded("".join(f"{own}\n" for own, _ in given)).splitlines(), given, strict=True):
        found[word] = found.get(word, 0) + n
    return found
