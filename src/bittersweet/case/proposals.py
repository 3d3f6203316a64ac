"""A baseline that proposes echoes by what two sentences share, held against the graded ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from bittersweet.case.echoes import CONTRARY, Echo
from bittersweet.case.practices import Practice
from bittersweet.texts.models import english
from bittersweet.texts.sentences import Sentence


def candidates(practices: Sequence[Practice], sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that could echo a practice: other texts', and the first section of the practices' own text."""
    home = practices[0].sentence
    opening = next(s.section for s in sentences if s.text == home.text)
    return [s for s in sentences if s.text != home.text or s.section == opening]


def ranked(
    practices: Sequence[Practice],
    echoes: Iterable[Echo],
    pool: Sequence[Sentence],
    hits: Mapping[str, pd.DataFrame],
) -> pd.DataFrame:
    """One row a practice and candidate sentence of `pool`: number, rank, unit, score, a column a kind, grade.

    The score is how many labels of each list in `hits` and lemmas of content words the two share; ties keep reading
    order. `grade` is the graded echo, empty where there is none. Lemmas come from the statistical English pipeline;
    nothing else does.
    """
    own = [p.sentence for p in practices]
    kinds = {name: {unit: set(group["label"]) for unit, group in found.groupby("unit")} for name, found in hits.items()}
    kinds["lemmas"] = _lemmas([*own, *pool])
    grades = {(e.number, e.sentence.unit): e.grade for e in echoes}
    rows = []
    for p in practices:
        scored = []
        for order, s in enumerate(pool):
            both = [sorted(of.get(p.sentence.unit, set()) & of.get(s.unit, set())) for of in kinds.values()]
            scored.append((-sum(map(len, both)), order, s.unit, [", ".join(parts) for parts in both]))
        for rank, (score, _, unit, shared) in enumerate(sorted(scored), start=1):
            rows.append((p.number, rank, unit, -score, *shared, grades.get((p.number, unit), "")))
    return pd.DataFrame(rows, columns=["number", "rank", "unit", "score", *kinds, "grade"])


def precision(ranking: pd.DataFrame, at: tuple[int, ...] = (1, 3)) -> pd.DataFrame:
    """One row a practice and one for all: number, echoes, and how many of the first proposals are graded echoes.

    A contrary sentence is no echo. A practice without echoes cannot be served: its proposals all count as wrong.
    """
    good = ranking.assign(echo=~ranking["grade"].isin(["", CONTRARY]))
    rows = []
    for number, own in good.groupby("number"):
        hits = (round(float(own[own["rank"] <= k]["echo"].mean()), 3) for k in at)
        rows.append((str(number), int(own["echo"].sum()), *hits))
    table = pd.DataFrame(rows, columns=["number", "echoes", *(f"precision at {k}" for k in at)])
    means = table.iloc[:, 2:].mean().round(3)
    table.loc[len(table)] = ["all", int(table["echoes"].sum()), *means]
    return table


def _lemmas(units: Sequence[Sentence]) -> dict[str, set[str]]:
    """The lemmas of the content words of each sentence, by unit."""
    docs = english().pipe(s.sentence for s in units)
    return {
        s.unit: {token.lemma_.lower() for token in doc if token.is_alpha and not token.is_stop}
        for s, doc in zip(units, docs, strict=True)
    }
