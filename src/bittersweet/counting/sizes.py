"""Sizes: how long texts, sections and sentences are, and where the words of the raw files went."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import pandas as pd

from bittersweet.texts import cleaning
from bittersweet.texts.sentences import Sentence, words
from bittersweet.texts.text import Text


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
    kept: Counter[tuple[str, bool]] = Counter()
    for s in sentences:
        kept[s.text, s.counted] += s.words
    rows = []
    for text in texts:
        removed = sum(len(words(row.content)) for row in cleaning.removed(text))
        joined = sum(len(words(" ".join(halves(j)))) - len(words(j.after)) for j in cleaning.joins(text))
        headings, counted = kept[text.id, False], kept[text.id, True]
        rows.append((text.id, len(words(text.raw)), removed, joined, headings, counted))
    return pd.DataFrame(rows, columns=["text", "raw", "removed", "joined", "headings", "counted"])


def lines(texts: Iterable[Text]) -> pd.DataFrame:
    """One row a line of a raw file: text, group, label, line, length (characters), fate, kind.

    `kind` is counted, kept (and not counted) or removed; `fate` is the section, or why the line is removed. Blank lines
    have no fate and no row.
    """
    rows = [
        (text.id, text.group, text.label, line.number, len(line.content), fate.section or fate.reason, fate.kind)
        for text in texts
        for line, fate in zip(text.lines, text.fates, strict=True)
        if fate.kind != "blank"
    ]
    return pd.DataFrame(rows, columns=["text", "group", "label", "line", "length", "fate", "kind"])


def removed(texts: Iterable[Text]) -> pd.DataFrame:
    """One row a line, or number of a list item, that is left out: text, line, reason, content."""
    rows = [row for text in texts for row in cleaning.removed(text)]
    return pd.DataFrame(rows, columns=list(cleaning.Removed._fields))


def joins(texts: Iterable[Text]) -> pd.DataFrame:
    """One row a join at a line end, other than a plain blank: text, line, before, after, kind."""
    rows = [row for text in texts for row in cleaning.joins(text)]
    return pd.DataFrame(rows, columns=list(cleaning.Join._fields))


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
