"""Sentiment: what a sentiment lexicon makes of these texts, shown so that nothing is concluded from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import pandas as pd

from bittersweet.sentences import word_types

if TYPE_CHECKING:
    from bittersweet.sentences import Sentence


def scored(sentences: Iterable[Sentence], notes: Mapping[str, str]) -> pd.DataFrame:
    """One row a word that VADER's lexicon scores: word, valence, a count a text, here.

    Valence runs from -4 to 4. `notes` says of words what they are in these texts where the score is wrong; `here` is
    empty for the others. Rows fall by what a wrong score weighs, then by word. Source: Hutto and Gilbert 2014.
    """
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    lexicon = SentimentIntensityAnalyzer().lexicon
    counts: dict[str, Counter[str]] = {}
    for sentence in sentences:
        counts.setdefault(sentence.text, Counter()).update(word_types(sentence.sentence))
    words = sorted({word for found in counts.values() for word in found if word in lexicon})
    rows = [(word, lexicon[word], *(found[word] for found in counts.values()), notes.get(word, "")) for word in words]
    table = pd.DataFrame(rows, columns=["word", "valence", *counts, "here"])
    weight = table["valence"].abs() * table[list(counts)].sum(axis=1) * (table["here"] != "")
    order = table.assign(weight=-weight, size=-table["valence"].abs()).sort_values(["weight", "size", "word"])
    return order.drop(columns=["weight", "size"]).reset_index(drop=True)


def balance(scores: pd.DataFrame, words: Mapping[str, int]) -> pd.DataFrame:
    """One row a way of scoring: counting, and a column a text: the sum of valences per 100 words.

    All scored words, without those whose score is wrong here, and only these.
    """
    right = scores["here"] == ""
    ways = {"all scored words": scores, "wrongly scored ones left out": scores[right], "only these": scores[~right]}
    rows = [
        (way, *(round(float((own["valence"] * own[text]).sum()) * 100 / total, 2) for text, total in words.items()))
        for way, own in ways.items()
    ]
    return pd.DataFrame(rows, columns=["counting", *words])
