"""Counts: mentions as counts and rates with their intervals, text beside text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

import pandas as pd

from bittersweet import cleaning, stats
from bittersweet.codebook import FORMS, KINDS, Codebook
from bittersweet.files import DataError
from bittersweet.sentences import words as words_of

if TYPE_CHECKING:
    from bittersweet.corpus import Text
    from bittersweet.mentions import Mention
    from bittersweet.sentences import Sentence

TOO_FEW = "too few to tell"


def sections(sentences: Iterable[Sentence]) -> pd.DataFrame:
    """One row a section: text, section, counted, paragraphs, sentences, words."""
    rows = pd.DataFrame(
        [(s.text, s.section, s.counted, s.paragraph, s.words) for s in sentences],
        columns=["text", "section", "counted", "paragraph", "words"],
    )
    grouped = rows.groupby(["text", "section", "counted"], sort=False)
    table = grouped.agg(paragraphs=("paragraph", "nunique"), sentences=("words", "size"), words=("words", "sum"))
    return table.reset_index()


def attrition(texts: Iterable[Text], sentences: Iterable[Sentence]) -> pd.DataFrame:
    """One row a text: text, raw, removed, joined, headings, counted: where the words of the raw file went.

    `joined` is what two halves lose when a line-end hyphen or dash brings them together; `headings` are the
    words of sections that are kept and not counted. The last four add up to `raw`.
    """
    sentences = list(sentences)
    rows = []
    for text in texts:
        removed = sum(len(words_of(row.content)) for row in cleaning.removed(text))
        joined = sum(len(words_of(" ".join(halves(j)))) - len(words_of(j.after)) for j in cleaning.joins(text))
        counted, headings = (
            sum(s.words for s in sentences if s.text == text.id and s.counted is which) for which in (True, False)
        )
        rows.append((text.id, len(words_of(text.raw)), removed, joined, headings, counted))
    return pd.DataFrame(rows, columns=["text", "raw", "removed", "joined", "headings", "counted"])


def halves(join: cleaning.Join) -> tuple[str, str]:
    """The two halves that a join brings together, as they stand in the raw file.

    >>> halves(cleaning.Join("t", 1, "9/11-/attacks", "9/11-attacks", "hyphen kept"))
    ('9/11-', 'attacks')
    """
    for slash in re.finditer("/", join.before):
        left, right = join.before[: slash.start()], join.before[slash.end() :]
        if join.after in (left[:-1] + right, left + right, f"{left} {right}"):
            return left, right
    raise ValueError(f"no two halves in {join.before!r} make {join.after!r}")


def lengths(sentences: Iterable[Sentence]) -> pd.DataFrame:
    """One row a text: text, sentences, words, mean, median, shortest, longest (words a sentence)."""
    rows = pd.DataFrame([(s.text, s.words) for s in sentences], columns=["text", "length"])
    grouped = rows.groupby("text", sort=False)["length"]
    table = grouped.agg(sentences="size", words="sum", mean="mean", median="median", shortest="min", longest="max")
    return table.round(1).reset_index()


def actors(mentions: pd.DataFrame, words: Mapping[str, int], book: Codebook) -> pd.DataFrame:
    """One row a text and actor, zeros among them: text, actor, label, kind, mentions, words, per_1000, low, high.

    A state's mentions are its names; its demonyms stand apart in the last column. Rates are per 1,000
    words with Garwood's exact interval. Rows keep the order of the texts, then fall by mentions.
    """
    plain = mentions[mentions["form"] != "demonym"].groupby(["text", "actor"]).size()
    demonyms = mentions[mentions["form"] == "demonym"].groupby(["text", "actor"]).size()
    rows = []
    for text, total in words.items():
        for actor, about in book.about.items():
            count = int(plain.get((text, actor), 0))
            rate = stats.rate(count, total)
            apart = int(demonyms.get((text, actor), 0))
            rows.append((text, actor, about.label, about.kind, count, total, *rate, apart))
    columns = ["text", "actor", "label", "kind", "mentions", "words", "per_1000", "low", "high", "demonyms"]
    return pd.DataFrame(rows, columns=columns)


def total(found: pd.DataFrame, words: Mapping[str, int]) -> pd.DataFrame:
    """One row a text: text, mentions, words, per_1000 with its exact interval as text; `found` has one row a hit."""
    rows = []
    for text, of in words.items():
        count = int((found["text"] == text).sum())
        rows.append((text, count, of, interval(*stats.rate(count, of))))
    return pd.DataFrame(rows, columns=["text", "mentions", "words", "per 1,000"])


def kinds(mentions: pd.DataFrame, words: Mapping[str, int]) -> pd.DataFrame:
    """One row a text and kind of actor: text, kind, label, mentions, words, per_1000, low, high (demonyms apart)."""
    plain = mentions[mentions["form"] != "demonym"].groupby(["text", "kind"]).size()
    rows = [
        (text, kind, label, count := int(plain.get((text, kind), 0)), total, *stats.rate(count, total))
        for text, total in words.items()
        for kind, label in KINDS.items()
    ]
    columns = ["text", "kind", "label", "mentions", "words", "per_1000", "low", "high"]
    return pd.DataFrame(rows, columns=columns)


def forms(mentions: pd.DataFrame, book: Codebook, *states: str) -> pd.DataFrame:
    """One row a state and form in which it is there: state, form, a count a text, as it stands.

    A state is there by its names, its demonyms, its institutions and its persons. Raises DataError when the list
    has no such state.
    """
    texts = list(dict.fromkeys(mentions["text"]))
    owner = mentions["actor"].map(lambda actor: book.about[actor].state or actor)
    rows = []
    for state in map(book.known, states):
        for form in FORMS:
            own = mentions[(owner == state) & (mentions["form"] == form)]
            if len(own):
                counts = ((own["text"] == text).sum() for text in texts)
                rows.append((book.labels[state], form, *counts, ", ".join(sorted(set(own["surface"])))))
    return pd.DataFrame(rows, columns=["state", "form", *texts, "as it stands"])


def side_by_side(table: pd.DataFrame, *, by: str, count: str, value: str, unit: str, at_least: int = 1) -> pd.DataFrame:
    """One row a `by`: each of two texts' count and rate with its interval, and what may be said of the two.

    `table` has one row a text and `by` with label, `count`, `value`, low and high. Where the two intervals
    overlap the verdict is "too few to tell". What the two texts together have fewer than `at_least` times is
    left out; rows fall by the sum of the counts, ties by label.
    """
    texts = list(dict.fromkeys(table["text"]))
    if len(texts) != 2:
        raise DataError(f"{len(texts)} texts cannot stand side by side; two can, keep those with table['text'].isin(…)")
    first, second = texts
    rows = []
    for _, group in table.groupby(by, sort=False):
        a, b = (group[group["text"] == text].iloc[0] for text in (first, second))
        if a[count] + b[count] < at_least:
            continue
        verdict = TOO_FEW
        if a["low"] > b["high"] or b["low"] > a["high"]:
            verdict = f"more in the {first if a[value] > b[value] else second}"
        shown = (interval(*row[[value, "low", "high"]]) for row in (a, b))
        rows.append((a["label"], a[count], next(shown), b[count], next(shown), verdict))
    rows.sort(key=lambda row: (-row[1] - row[3], row[0]))
    return pd.DataFrame(rows, columns=["label", first, f"{first} {unit}", second, f"{second} {unit}", "verdict"])


def interval(value: float, low: float, high: float) -> str:
    """A value with its interval, one decimal each.

    >>> interval(21.5633, 9.3095, 42.4882)
    '21.6 (9.3–42.5)'
    """
    return f"{value:.1f} ({low:.1f}–{high:.1f})"


def named(mentions: Iterable[Mention], book: Codebook, texts: Iterable[str]) -> pd.DataFrame:
    """One row a surface form that is there: thing, name, a count a text; in the order of the list.

    Shows what each text calls the same thing.
    """
    texts = list(texts)
    found = [(m.entry.row, m.sentence.text) for m in mentions]
    rows = [
        (book.labels[entry.key], entry.surface, *(found.count((entry.row, text)) for text in texts))
        for entry in book.entries
    ]
    table = pd.DataFrame(rows, columns=["thing", "name", *texts])
    return table[table[texts].sum(axis=1) > 0].reset_index(drop=True)


def most(labels: Iterable[str], number: int) -> list[str]:
    """The `number` labels that stand most often, ties by label.

    >>> most(["us", "pakistan", "us", "india"], 2)
    ['us', 'india']
    """
    return [label for label, _ in sorted(Counter(labels).items(), key=lambda item: (-item[1], item[0]))][:number]


def crossed(
    first: pd.DataFrame, key: str, second: pd.DataFrame, other: str, rows: Sequence[str], columns: Sequence[str]
) -> dict[str, pd.DataFrame]:
    """For each text a table: in how many sentences a label of `rows` and one of `columns` stand together.

    `first` and `second` have one row a mention or hit, with the labels in their columns `key` and `other`.
    """
    both = first[["text", "unit", key]].merge(second[["text", "unit", other]], on=["text", "unit"]).drop_duplicates()
    tables = {}
    for text in dict.fromkeys(first["text"]):
        own = both[both["text"] == text]
        table = pd.crosstab(own[key], own[other]).reindex(index=list(rows), columns=list(columns), fill_value=0)
        tables[text] = table.rename_axis(index=None, columns=None)
    return tables


def beside(tables: Mapping[str, pd.DataFrame], name: str) -> pd.DataFrame:
    """The tables of several texts as one, cell beside cell in the order of the texts ("3 / 12"); labels as `name`."""
    first, *others = (table.astype(str) for table in tables.values())
    for other in others:
        first = first + " / " + other
    return first.rename_axis(name).reset_index()


def positions(found: pd.DataFrame, sentences: Iterable[Sentence]) -> pd.DataFrame:
    """`found` (mentions or theme hits) with two columns more: the word at which each stands, and its share of the text.

    `word` counts from 0 over the sentences given; `share` is 0 at the first word and below 1 at the last.
    """
    starts: dict[str, tuple[int, str]] = {}
    totals: dict[str, int] = {}
    for s in sentences:
        starts[s.unit] = (totals.get(s.text, 0), s.sentence)
        totals[s.text] = totals.get(s.text, 0) + s.words
    word = []
    for unit, start in zip(found["unit"], found["start"], strict=True):
        before, sentence = starts[unit]
        head = sentence[: sentence.rfind(" ", 0, start) + 1]  # a mention inside a word stands at that word
        word.append(before + len(words_of(head)))
    table = found.assign(word=word)
    return table.assign(share=table["word"] / table["text"].map(totals))


def places(table: pd.DataFrame, order: Iterable[str]) -> pd.DataFrame:
    """One row a label of `order`, one column a text: the words at which the label stands, in order.

    `table` is what `positions` gives, with a column label.
    """
    texts = dict.fromkeys(table["text"])
    rows = []
    for label in order:
        own = table[table["label"] == label]
        rows.append((label, *(", ".join(map(str, own[own["text"] == text]["word"])) for text in texts)))
    return pd.DataFrame(rows, columns=["label", *texts])


def shared(found: pd.DataFrame, key: str, label: Mapping[str, str], order: Sequence[str]) -> dict[str, pd.DataFrame]:
    """For each text a square table: in how many sentences two labels of `order` stand together.

    The diagonal holds the sentences with the label itself.
    """
    tables = {}
    for text, own in found.groupby("text", sort=False):
        there = pd.crosstab(own["unit"], own[key].map(label)).clip(upper=1).reindex(columns=list(order), fill_value=0)
        tables[text] = (there.T @ there).rename_axis(index=None, columns=None)
    return tables


def together(found: pd.DataFrame, key: str, label: Mapping[str, str]) -> pd.DataFrame:
    """One row a text and pair of `key` that share a sentence: text, first, second, sentences, units.

    `found` has one row a mention or hit; `label` names the keys. Rows fall by sentences, ties by label.
    """
    rows: dict[tuple[str, str, str], list[str]] = {}
    for (text, unit), group in found.groupby(["text", "unit"], sort=False):
        names = sorted(dict.fromkeys(label[k] for k in group[key]))
        for pair in combinations(names, 2):
            rows.setdefault((text, *pair), []).append(unit)
    table = [(*pair, len(units), " ".join(units)) for pair, units in rows.items()]
    table.sort(key=lambda row: (list(dict.fromkeys(found["text"])).index(row[0]), -row[3], row[1:3]))
    return pd.DataFrame(table, columns=["text", "first", "second", "sentences", "units"])
