"""How well a list fits annotators' codes, and which of its words carry a key alone."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from bittersweet.coding.codes import agreed
from bittersweet.counting import stats
from bittersweet.lists import hits as finding
from bittersweet.lists.hits import Hit
from bittersweet.lists.wordlist import WordList
from bittersweet.texts.sentences import Sentence


def fit(hits: pd.DataFrame, codes: pd.DataFrame, book: WordList) -> pd.DataFrame:
    """One row a key: key, label, alpha, agreed, positive, precision, recall, f1, missed, wrong.

    Alpha is the annotators' own agreement. The list is held against the sentences on which all annotators agree:
    `agreed` counts them, `positive` those with the key; `missed` and `wrong` name the units in which the list fails. A
    list that was written with these codes at hand is fitted to them, so its precision on them validates nothing.
    """
    reference = agreed(codes)
    people = list(dict.fromkeys(codes["annotator"]))
    coded = dict(iter(codes.groupby("variable")))
    found = {key: set(own["unit"]) for key, own in hits.groupby("key")}
    nothing, rows = float("nan"), []
    for key, label in book.labels.items():
        own = reference[reference["variable"] == key].set_index("unit")["code"]
        real, ours = set(own.index[own == "1"]), found.get(key, set()) & set(own.index)
        right = len(ours & real)
        precision = right / len(ours) if ours else nothing
        recall = right / len(real) if real else nothing
        f1 = 2 * right / (len(ours) + len(real)) if ours or real else nothing
        alpha = nothing
        if key in coded and len(people) > 1:
            wide = coded[key].pivot(index="unit", columns="annotator", values="code")
            alpha = stats.alpha([wide[who].tolist() for who in wide])
        missed, wrong = (" ".join(u for u in own.index if u in units) for units in (real - ours, ours - real))
        figures = [round(value, 3) for value in (alpha, precision, recall, f1)]
        rows.append((key, label, figures[0], len(own), len(real), *figures[1:], missed, wrong))
    columns = ["key", "label", "alpha", "agreed", "positive", "precision", "recall", "f1", "missed", "wrong"]
    return pd.DataFrame(rows, columns=columns)


def carriers(found: Iterable[Hit], book: WordList) -> pd.DataFrame:
    """One row a key: key, label, entries; the entries that alone carry it in some sentence, with these units.

    Without the entry the list would find nothing of the key in these sentences.
    """
    held: dict[tuple[str, str], list[Hit]] = {}
    for hit in found:
        held.setdefault((hit.sentence.unit, hit.entry.key), []).append(hit)
    alone: dict[str, dict[str, list[str]]] = {}
    for (unit, key), own in held.items():
        rows = {hit.entry.row for hit in own}
        if len(rows) == 1 and not _found_without(own[0].sentence, book, key, *rows):
            alone.setdefault(key, {}).setdefault(own[0].entry.surface, []).append(unit)
    table = []
    for key, label in book.labels.items():
        found_by = sorted(alone.get(key, {}).items(), key=lambda item: (-len(item[1]), item[0]))
        if found_by:
            table.append((key, label, "; ".join(f"{surface} ({' '.join(units)})" for surface, units in found_by)))
    return pd.DataFrame(table, columns=["key", "label", "entries"])


def _found_without(sentence: Sentence, book: WordList, key: str, row: int) -> bool:
    """Whether another entry of the key takes over when one is dropped."""
    return any(hit.entry.key == key for hit in finding.find([sentence], book.without(row)))


def defined(book: WordList) -> pd.DataFrame:
    """One row a key: label, definition, entries (how many count) and exclusions (how many hold a stretch back)."""
    rows = []
    for key, about in book.about.items():
        own = [entry.counts for entry in book.entries if entry.key == key]
        rows.append((about["label"], about.get("definition", ""), sum(own), len(own) - sum(own)))
    return pd.DataFrame(rows, columns=["label", "definition", "entries", "exclusions"])
