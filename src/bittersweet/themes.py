"""Themes: in how many sentences each is there, and how well the list of themes does against annotators."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import pandas as pd

from bittersweet import annotation, mentions, stats

if TYPE_CHECKING:
    from bittersweet.codebook import Codebook, Entry
    from bittersweet.sentences import Sentence


def defined(book: Codebook) -> pd.DataFrame:
    """One row a theme: label, definition, entries (how many count) and exclusions (how many hold a stretch back)."""
    rows = []
    for key, about in book.about.items():
        own = [entry.counts for entry in book.entries if entry.key == key]
        rows.append((about.label, about.definition, sum(own), len(own) - sum(own)))
    return pd.DataFrame(rows, columns=["label", "definition", "entries", "exclusions"])


def table(hits: pd.DataFrame, units: Mapping[str, int], book: Codebook) -> pd.DataFrame:
    """One row a text and theme, zeros among them: text, theme, label, sentences, of_sentences, share, low, high.

    `units` gives the number of sentences of each text. Shares lie between 0 and 1, with Wilson's interval.
    """
    found = hits.groupby(["text", "theme"])["unit"].nunique()
    rows = []
    for text, total in units.items():
        for theme, label in book.labels.items():
            count = int(found.get((text, theme), 0))
            rows.append((text, theme, label, count, total, *stats.share(count, total)))
    columns = ["text", "theme", "label", "sentences", "of_sentences", "share", "low", "high"]
    return pd.DataFrame(rows, columns=columns)


def per_cent(shares: pd.DataFrame) -> pd.DataFrame:
    """`shares` with share, low and high in per cent, as tables and charts show them."""
    columns = ["share", "low", "high"]
    return shares.assign(**{column: shares[column] * 100 for column in columns})


def scores(hits: pd.DataFrame, codes: pd.DataFrame, book: Codebook) -> pd.DataFrame:
    """One row a theme: label, alpha, agreed, positive, precision, recall, f1, missed, wrong.

    Alpha is the annotators' own agreement. The list is held against the sentences on which all annotators
    agree: `agreed` counts them, `positive` those with the theme; `missed` and `wrong` name the units in which the
    list fails.
    """
    alphas = annotation.agreement(codes).set_index("variable")["alpha"]
    reference = annotation.agreed(codes)
    nothing = float("nan")
    rows = []
    for theme, label in book.labels.items():
        own = reference[reference["variable"] == theme].set_index("unit")["code"]
        real = set(own.index[own == "1"])
        found = set(hits[hits["theme"] == theme]["unit"]) & set(own.index)
        right = len(found & real)
        precision = right / len(found) if found else nothing
        recall = right / len(real) if real else nothing
        f1 = 2 * right / (len(found) + len(real)) if found or real else nothing
        missed, wrong = (
            " ".join(unit for unit in own.index if unit in units) for units in (real - found, found - real)
        )
        figures = (round(value, 3) for value in (alphas.get(theme, nothing), precision, recall, f1))
        rows.append((label, next(figures), len(own), len(real), *figures, missed, wrong))
    columns = ["label", "alpha", "agreed", "positive", "precision", "recall", "f1", "missed", "wrong"]
    return pd.DataFrame(rows, columns=columns)


def carriers(sentences: Iterable[Sentence], book: Codebook) -> pd.DataFrame:
    """One row a theme: label, entries; the entries that alone carry it in some sentence, with these units.

    Without the entry the list would find nothing of the theme in these sentences.
    """
    alone: dict[tuple[str, str], list[str]] = {}
    for sentence in sentences:
        hits: dict[str, set[Entry]] = {}
        for mention in mentions.find([sentence], book):
            hits.setdefault(mention.entry.key, set()).add(mention.entry)
        for theme, entries in hits.items():
            if len(entries) == 1 and not _found_without(sentence, book, *entries):
                alone.setdefault((theme, *(entry.surface for entry in entries)), []).append(sentence.unit)
    rows = []
    for theme, label in book.labels.items():
        own = sorted(((-len(units), surface, units) for (key, surface), units in alone.items() if key == theme))
        if own:
            rows.append((label, "; ".join(f"{surface} ({' '.join(units)})" for _, surface, units in own)))
    return pd.DataFrame(rows, columns=["label", "entries"])


def _found_without(sentence: Sentence, book: Codebook, entry: Entry) -> bool:
    """Whether another entry of the theme takes over when one is dropped."""
    others = [other for other in book.entries if other.key == entry.key and other is not entry]
    return bool(mentions.Finder(others).find(sentence.sentence))
