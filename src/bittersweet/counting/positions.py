"""Positions: at which word of its text each hit stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import pandas as pd

from bittersweet.files import DataError, nearest
from bittersweet.texts.sentences import Sentence, words


def positions(hits: pd.DataFrame, sentences: Iterable[Sentence]) -> pd.DataFrame:
    """`hits` with two columns more: the word at which each stands, and its share of the text.

    `word` counts from 0 over the sentences given; `share` is 0 at the first word and below 1 at the last.
    """
    starts: dict[str, tuple[int, str]] = {}
    totals: Counter[str] = Counter()
    for s in sentences:
        starts[s.unit] = (totals[s.text], s.sentence)
        totals[s.text] += s.words
    place = []
    for unit, start in zip(hits["unit"], hits["start"], strict=True):
        before, sentence = starts[unit]
        head, _, _ = sentence[:start].rpartition(" ")  # a hit inside a word stands at that word
        place.append(before + len(words(head)))
    table = hits.assign(word=place)
    return table.assign(share=table["word"] / table["text"].map(totals))


def stretches(sentences: Iterable[Sentence], units: Mapping[str, str]) -> pd.DataFrame:
    """One row a stretch of a text, from the unit that is a key of `units` to its value: text, start, end, label.

    `start` and `end` are shares of the text's words. Raises DataError for a unit that is not there, and for two of
    different texts.
    """
    ends: dict[str, tuple[str, int, int]] = {}
    totals: Counter[str] = Counter()
    for s in sentences:
        ends[s.unit] = (s.text, totals[s.text], totals[s.text] + s.words)
        totals[s.text] += s.words
    rows = []
    for first, last in units.items():
        (text, start, _), (other, _, end) = (ends[nearest(unit, ends, "unit")] for unit in (first, last))
        if text != other:
            raise DataError(f"{first} and {last} are of different texts; a stretch lies in one")
        label = first if first == last else f"{first}–{last}"
        rows.append((text, start / totals[text], end / totals[text], label))
    return pd.DataFrame(rows, columns=["text", "start", "end", "label"])
