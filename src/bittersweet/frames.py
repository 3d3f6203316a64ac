"""Frames: how often each text is coded for what, by every annotator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import pandas as pd

from bittersweet import annotation, stats

if TYPE_CHECKING:
    from bittersweet.annotation import Variable
    from bittersweet.sentences import Sentence


def table(codes: pd.DataFrame, variables: Mapping[str, Variable], sentences: Iterable[Sentence]) -> pd.DataFrame:
    """One row a variable, code and text: variable, code, text, a column of sentences an annotator, of_sentences.

    Nothing is adjudicated: every annotator's count stands. Codes that nobody gives stand with zeros.
    """
    homes = {s.unit: s.text for s in sentences}
    totals = pd.Series(homes).value_counts()
    placed = codes.assign(text=codes["unit"].map(homes))
    counts = placed.groupby(["variable", "code", "text", "annotator"]).size()
    annotators = list(dict.fromkeys(codes["annotator"]))
    rows = [
        (name, code, text, *(int(counts.get((name, code, text, who), 0)) for who in annotators), int(totals[text]))
        for name, variable in variables.items()
        for code in variable.codes
        for text in dict.fromkeys(homes.values())
    ]
    return pd.DataFrame(rows, columns=["variable", "code", "text", *annotators, "of_sentences"])


def agreement(codes: pd.DataFrame, variables: Mapping[str, Variable]) -> pd.DataFrame:
    """One row a variable: variable, alpha, verdict, label, group."""
    found = annotation.agreement(codes)
    labels = [(variables[name].label, variables[name].group) for name in found["variable"]]
    return found.assign(label=[label for label, _ in labels], group=[group for _, group in labels])


def shares(frames: pd.DataFrame, variables: Mapping[str, Variable], names: Iterable[str]) -> pd.DataFrame:
    """One row a text and code of the variables in `names`: text, label, variable, counts, share, low, high.

    A yes/no variable gives one row, its "1". Sentences are the first annotator's, shares in per cent with
    Wilson's interval; `others` shows what the further annotators count.
    """
    first, *others = [column for column in frames.columns if column not in ("variable", "code", "text", "of_sentences")]
    rows = []
    for name in names:
        variable = variables[name]
        binary = set(variable.codes) == {"0", "1"}
        own = frames[(frames["variable"] == name) & ((frames["code"] == "1") | (not binary))]
        for _, row in own.iterrows():
            label = variable.label if binary else variable.codes[row["code"]]
            share = stats.share(row[first], row["of_sentences"])
            further = " / ".join(str(row[other]) for other in others)
            values = (value * 100 for value in share)
            rows.append((row["text"], label, name, row[first], further, row["of_sentences"], *values))
    columns = ["text", "label", "variable", "sentences", "others", "of_sentences", "share", "low", "high"]
    return pd.DataFrame(rows, columns=columns)


def side_by_side(shares: pd.DataFrame) -> pd.DataFrame:
    """One row a label: each text's sentences by every annotator, and its share with interval by the first one."""
    first, second = dict.fromkeys(shares["text"])
    rows = []
    for label, group in shares.groupby("label", sort=False):
        cells = []
        for text in (first, second):
            own = group[group["text"] == text].iloc[0]
            by_all = " / ".join([str(own["sentences"]), *filter(None, [own["others"]])])
            cells += [f"{by_all} of {own['of_sentences']}", f"{own['share']:.0f}% ({own['low']:.0f}–{own['high']:.0f})"]
        rows.append((label, *cells))
    return pd.DataFrame(rows, columns=["label", first, f"{first} share", second, f"{second} share"])
