"""Sentiment: what a sentiment lexicon makes of the texts, shown so that nothing is concluded from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from bittersweet.files import Faults, one_of, read_rows
from bittersweet.texts.sentences import Sentence, word_types

COLUMNS = ("word", "kind", "note")
KINDS = {"misread": "misread words left out", "topic": "and topic words left out as well"}


class Note(NamedTuple):
    """What a word that the lexicon scores is here: `kind` is one of `KINDS`, `note` the reason."""

    kind: str
    note: str


def notes(folder: Path) -> dict[str, Note]:
    """The words of ``codebook/lexicon.csv`` that the lexicon scores and that carry no feeling in these texts.

    A folder without the file has none. Raises DataError with every fault by row: an empty cell, an unknown kind, a
    doubled word.
    """
    path = folder / "codebook" / "lexicon.csv"
    faults, found = Faults(), {}
    for row in read_rows(path, COLUMNS) if path.exists() else []:
        place, (word, kind, note) = row.place, (row.cells[column] for column in COLUMNS)
        if not word or not note or word in found:
            faults.add(f"{place}: {word!r} with note {note!r}; each word once, with its reason")
        with faults.caught():
            one_of(kind, KINDS, place, "kind")
        found[word] = Note(kind, note)
    faults.done()
    return found


def scored(sentences: Iterable[Sentence], notes: Mapping[str, Note]) -> pd.DataFrame:
    """One row a word that VADER's lexicon scores and a group: word, valence, group, count, kind, here.

    Valence runs from -4 to 4. `kind` and `here` say of words what they are in these texts; both are empty for the
    others. Source: Hutto and Gilbert 2014.
    """
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    lexicon = SentimentIntensityAnalyzer().lexicon
    counts: dict[str, Counter[str]] = {}
    for sentence in sentences:
        counts.setdefault(sentence.group, Counter()).update(word_types(sentence.sentence))
    nothing = Note("", "")
    rows = [
        (word, lexicon[word], group, found[word], *notes.get(word, nothing))
        for word in sorted({word for found in counts.values() for word in found if word in lexicon})
        for group, found in counts.items()
    ]
    return pd.DataFrame(rows, columns=["word", "valence", "group", "count", "kind", "here"])


def balance(scores: pd.DataFrame, words: Mapping[str, int]) -> pd.DataFrame:
    """One row a way of scoring and group: counting, group, value: the sum of valences per 100 words.

    All scored words; without those that the lexicon misreads; without words that name the topic as well.
    """
    ways, left = {"all scored words": scores}, scores
    for kind, label in KINDS.items():
        left = left[left["kind"] != kind]
        ways[label] = left
    rows = []
    for way, own in ways.items():
        sums = (own["valence"] * own["count"]).groupby(own["group"]).sum()
        rows += [(way, group, round(float(sums.get(group, 0.0)) * 100 / total, 2)) for group, total in words.items()]
    return pd.DataFrame(rows, columns=["counting", "group", "value"])
