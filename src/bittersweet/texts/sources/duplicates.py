"""Duplicates: texts that say the same, word for word or nearly."""

from __future__ import annotations

import hashlib
import re
import zlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np

RUN = 5  # words in a row that two texts are compared by
HASHES = 128  # functions of which a text keeps the smallest value each: they estimate the overlap to within .04
BANDS = 32  # of HASHES / BANDS hashes each; two texts meet where one band is equal
AT_ONCE = 2_000  # runs that are hashed at once, which bounds the memory
NEAR = 0.5  # share of equal runs of words from which two texts are said to be near

_WORD = re.compile(r"\w+")


class Likeness(NamedTuple):
    """The earlier text that a text is like: its id, and the share of runs of words that both have (1 = all)."""

    text: str
    similarity: float
    exact: bool


class Duplicates:
    """Remembers the texts it is shown and tells of each whether an earlier one says the same.

    Of each text the smallest hash under each of many functions is kept (MinHash; Broder 1997) and looked up by bands,
    so that a text is compared with a few others and not with all: the time is linear, and the result the same each
    run.

    >>> seen = Duplicates()
    >>> seen.like("a", "It rained on the town all day.", "one")
    >>> seen.like("b", "it rained  on the town, all day", "one")
    Likeness(text='a', similarity=1.0, exact=True)
    """

    def __init__(self) -> None:
        self._same: dict[bytes, str] = {}
        self._sketches: dict[str, np.ndarray] = {}
        self._bands: list[dict[bytes, str]] = [{} for _ in range(BANDS)]

    def like(self, text: str, content: str, group: str) -> Likeness | None:
        """The earlier text that `content` is like, the same words first, else the nearest; `text` is then remembered.

        A text with the words of one of its own `group` is not remembered itself: it says nothing new.
        """
        words = _WORD.findall(content.casefold())
        digest = hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).digest()
        own = self._same.get(digest + group.encode())
        other = self._same.get(digest)
        if own or other:
            self._same.setdefault(digest + group.encode(), text)
            return Likeness(own or other or "", 1.0, True)
        self._same[digest] = self._same[digest + group.encode()] = text
        if len(words) < RUN:
            return None
        sketch = _sketch(words)
        found: dict[str, float] = {}
        size = HASHES // BANDS
        for number, band in enumerate(self._bands):
            met = band.setdefault(sketch[number * size : (number + 1) * size].tobytes(), text)
            if met != text and met not in found:
                found[met] = float((self._sketches[met] == sketch).mean())
        self._sketches[text] = sketch
        best = max(found, key=found.__getitem__, default="")
        return Likeness(best, found[best], False) if best and found[best] >= NEAR else None


def _sketch(words: list[str]) -> np.ndarray:
    """The smallest hash of the text's runs of words under each of `HASHES` functions."""
    import numpy as np

    known = {word: zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in set(words)}
    codes = np.fromiter(map(known.__getitem__, words), dtype=np.uint64, count=len(words))
    count = len(words) - RUN + 1
    runs = np.zeros(count, dtype=np.uint64)
    for place in range(RUN):
        runs = _mixed(runs + codes[place : place + count])
    seeds = _mixed(np.arange(1, HASHES + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15))[:, None]
    parts = (runs[start : start + AT_ONCE] for start in range(0, count, AT_ONCE))
    return np.min([_mixed(part ^ seeds).min(axis=1) for part in parts], axis=0)


def _mixed(values: np.ndarray) -> np.ndarray:
    """`values` as if drawn by lot: the finaliser of SplitMix64 (Steele, Lea and Flood 2014); it wraps around."""
    import numpy as np

    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
