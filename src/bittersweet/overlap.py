"""Overlap: a baseline that proposes echoes by what two sentences share, held against the graded ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from bittersweet import sentences

if TYPE_CHECKING:
    from bittersweet.sentences import Sentence
    from bittersweet.study import Study


def candidates(study: Study) -> list[Sentence]:
    """The sentences that could echo a practice: the other text's, and the first section of the practices' own text."""
    home = study.practices[0].sentence
    opening = next(s.section for s in study.sentences if s.text == home.text)
    return [s for s in study.sentences if s.text != home.text or s.section == opening]


def ranked(study: Study) -> pd.DataFrame:
    """One row a practice and candidate sentence: number, rank, unit, score, actors, themes, lemmas, grade.

    The score is how many actors, themes and lemmas of content words the two share; ties keep reading order. `grade` is
    the graded echo, empty where there is none. Lemmas come from the statistical English pipeline; nothing else does.
    """
    pool = candidates(study)
    own = [p.sentence for p in study.practices]
    lemmas = _lemmas([*own, *pool])
    listed = ((study.mentions, "actor", study.actors.labels), (study.theme_hits, "theme", study.themes.labels))
    actors, themes = (
        {unit: {labels[name] for name in group} for unit, group in found.groupby("unit")[key]}
        for found, key, labels in listed
    )
    kinds = (actors, themes, lemmas)
    grades = {(e.number, e.unit): e.grade for e in study.echoes}
    rows = []
    for p in study.practices:
        scored = []
        for order, s in enumerate(pool):
            shared = [sorted(of.get(p.sentence.unit, set()) & of.get(s.unit, set())) for of in kinds]
            scored.append((-sum(map(len, shared)), order, s.unit, [", ".join(parts) for parts in shared]))
        for rank, (score, _, unit, shared) in enumerate(sorted(scored), start=1):
            rows.append((p.number, rank, unit, -score, *shared, grades.get((p.number, unit), "")))
    return pd.DataFrame(rows, columns=["number", "rank", "unit", "score", "actors", "themes", "lemmas", "grade"])


def precision(ranking: pd.DataFrame, at: tuple[int, ...] = (1, 3)) -> pd.DataFrame:
    """One row a practice and one for all: number, echoes, and how many of the first proposals are graded echoes.

    A contrary sentence is no echo. A practice without echoes cannot be served: its proposals all count as wrong.
    """
    good = ranking.assign(echo=~ranking["grade"].isin(["", "contrary"]))
    rows = []
    for number, own in good.groupby("number"):
        hits = (round(float(own[own["rank"] <= k]["echo"].mean()), 3) for k in at)
        rows.append((str(number), int(own["echo"].sum()), *hits))
    table = pd.DataFrame(rows, columns=["number", "echoes", *(f"precision at {k}" for k in at)])
    means = table.iloc[:, 2:].mean().round(3)
    table.loc[len(table)] = ["all", int(table["echoes"].sum()), *means]
    return table


def _lemmas(units: list[Sentence]) -> dict[str, set[str]]:
    """The lemmas of the content words of each sentence, by unit."""
    nlp = sentences.english()
    docs = nlp.pipe(s.sentence for s in units)
    return {
        s.unit: {token.lemma_.lower() for token in doc if token.is_alpha and not token.is_stop}
        for s, doc in zip(units, docs, strict=True)
    }
