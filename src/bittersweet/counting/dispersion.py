"""Dispersion: how evenly something is spread over the parts of a text, or over the texts of a group."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from bittersweet.counting.stats import checks

if TYPE_CHECKING:
    import pandas as pd

    from bittersweet.texts.sentences import Sentence

COLUMNS = ("group", "text", "key", "label", "hits", "parts", "of_parts", "dp", "dp_normalised")
Place = tuple[str, str]  # group and text; the text is empty for a whole group
Part = tuple[object, ...]


class Dispersion(NamedTuple):
    """Gries' deviation of proportions, plain and normalised: 0 is spread evenly, 1 is all in one place."""

    dp: float
    normalised: float


def dispersion(counts: Sequence[int], sizes: Sequence[int]) -> Dispersion:
    """How unevenly a word is spread over the parts of a text: Gries' DP, plain and normalised to reach 1.

    `counts` are its occurrences in each part, `sizes` the words in each part, in the same order. DP is half
    the sum of the distances between each part's share of the occurrences and its share of the words.
    A text in one part gives 0 and 0, as there is nowhere else to be. No occurrence, or no part, gives nan.
    ValueError: unequal lengths, a part without words, not whole numbers with 0 <= count <= size.
    Source: Gries 2008, International Journal of Corpus Linguistics 13(4), 403–437; the normalised form in
    Lijffijt and Gries 2012, the same 17(1), 147–149.

    >>> [round(number, 7) for number in dispersion([1, 2, 3, 4, 5], [9, 10, 10, 10, 11])]
    [0.18, 0.2195122]
    """
    if len(counts) != len(sizes):
        raise ValueError(f"each part needs a count and a size, found {len(counts)} counts, {len(sizes)} sizes")
    parts = [checks.counted(count, size, "count", "size") for count, size in zip(counts, sizes, strict=True)]
    if not all(size for _, size in parts):
        raise ValueError(f"each part needs at least one word, found sizes {list(sizes)}")
    filled = [(count, size) for count, size in parts if count]
    return _spread(filled, sum(size for _, size in parts), min((size for _, size in parts), default=0))


def table(
    hits: pd.DataFrame,
    labels: Mapping[str, str],
    sentences: Iterable[Sentence],
    *,
    over: Literal["paragraphs", "texts"] = "paragraphs",
) -> pd.DataFrame:
    """One row a text and key, zeros among them: group, text, key, label, hits, parts, of_parts, dp, dp_normalised.

    `hits` has one row a hit with unit and key; those in other sentences than `sentences` are passed over. Over
    "paragraphs" each text is its own; over "texts" there is one row a group and key (text is empty), and the parts are
    its texts. `parts` of `of_parts` have a hit; `dp` is as in `dispersion`.
    """
    import pandas as pd

    homes: dict[str, tuple[Place, Part]] = {}
    sizes: dict[Place, Counter[Part]] = {}
    for s in sentences:
        place: Place = (s.group, "" if over == "texts" else s.text)
        part: Part = (s.text,) if over == "texts" else (s.section, s.paragraph)
        homes[s.unit] = (place, part)
        sizes.setdefault(place, Counter())[part] += s.words
    found: dict[tuple[Place, str], Counter[Part]] = {}
    for unit, key in zip(hits["unit"], hits["key"], strict=True):
        if unit in homes:
            place, part = homes[unit]
            found.setdefault((place, key), Counter())[part] += 1
    rows = []
    for place, own in sizes.items():
        whole, smallest, none = own.total(), min(own.values()), Counter[Part]()
        for key, label in labels.items():
            filled = found.get((place, key), none)
            spread = _spread([(count, own[part]) for part, count in filled.items()], whole, smallest)
            rows.append((*place, key, label, filled.total(), len(filled), len(own), *spread))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _spread(filled: Sequence[tuple[int, int]], whole: int, smallest: int) -> Dispersion:
    """The dispersion from the parts that have a count, as (count, size); `whole` and `smallest` are sizes of all parts.

    A part without a count is off by its share of the words, so that these need not be gone through.
    """
    count = sum(found for found, _ in filled)
    if count == 0:
        return Dispersion(dp=math.nan, normalised=math.nan)
    if whole == smallest:
        return Dispersion(dp=0.0, normalised=0.0)
    # Over the common denominator all is in whole numbers, so that an even spread is exactly 0.
    distance = sum(abs(found * whole - size * count) for found, size in filled)
    distance += count * (whole - sum(size for _, size in filled))
    return Dispersion(distance / (2 * count * whole), distance / (2 * count * (whole - smallest)))
