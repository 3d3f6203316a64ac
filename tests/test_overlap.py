"""Overlap: the baseline's first proposals, how many of them are graded echoes, and where its lemmas come from."""

import pandas as pd
import pytest

from bittersweet import overlap, sentences
from bittersweet.files import DataError


@pytest.fixture(scope="module")
def ranking(study):
    return overlap.ranked(study)


def test_the_candidates_are_the_news_and_the_abstract(study):
    units = [s.unit for s in overlap.candidates(study)]
    assert units == [f"N{n:02d}" for n in range(1, 19)] + [f"A{n:02d}" for n in range(1, 10)]


def test_every_practice_ranks_every_candidate(ranking):
    assert len(ranking) == 5 * 27
    assert ranking.groupby("number")["rank"].agg(list).tolist() == [list(range(1, 28))] * 5


def test_the_first_three_proposals(ranking):
    first = ranking[ranking["rank"] <= 3].groupby("number")["unit"].agg(" ".join)
    assert first.to_dict() == {
        1: "N05 A03 N17",
        2: "N09 A02 N15",
        3: "A02 A06 N09",
        4: "N01 N05 N17",
        5: "N01 N05 A06",
    }


def test_the_score_counts_what_is_shared(ranking):
    shared = ranking[["actors", "themes", "lemmas"]].map(lambda cell: len(cell.split(", ")) if cell else 0)
    assert ranking["score"].tolist() == shared.sum(axis=1).tolist()
    assert ranking.groupby("number")["score"].first().tolist() == [6, 10, 8, 3, 4]


def test_ties_keep_reading_order(ranking, study):
    order = [s.unit for s in overlap.candidates(study)]
    for _, own in ranking.groupby("number"):
        places = [(-score, order.index(unit)) for score, unit in zip(own["score"], own["unit"], strict=True)]
        assert places == sorted(places)


def test_lemmas_come_from_the_pipeline(ranking, study):
    best = ranking[(ranking["number"] == 2) & (ranking["rank"] == 1)].iloc[0]
    assert best["lemmas"] == "afghanistan, drone, pakistan, strike"
    for unit in ("A33", best["unit"]):  # both sentences have "strikes", neither "strike"
        assert "strikes" in sentences.word_types(study.unit(unit).sentence)
        assert "strike" not in sentences.word_types(study.unit(unit).sentence)


def test_without_the_pipeline_the_reader_is_told(study, monkeypatch):
    monkeypatch.setattr(sentences, "PIPELINES", ("no_such_pipeline",))
    monkeypatch.setattr(sentences, "english", sentences.english.__wrapped__)
    with pytest.raises(DataError, match="the English pipeline is missing: neither no_such_pipeline is installed"):
        overlap.ranked(study)


def test_grades_are_those_of_the_list(ranking, study):
    graded = {(number, unit): grade for number, unit, grade in ranking[["number", "unit", "grade"]].values if grade}
    assert graded == {(e.number, e.unit): e.grade for e in study.echoes}


def test_how_many_proposals_are_echoes(ranking):
    assert overlap.precision(ranking).values.tolist() == [
        ["1", 4, 1.0, 1.0],
        ["2", 6, 1.0, 1.0],
        ["3", 4, 1.0, 1.0],
        ["4", 0, 0.0, 0.0],
        ["5", 1, 0.0, 0.333],
        ["all", 15, 0.6, 0.667],
    ]


def test_a_contrary_sentence_is_no_echo():
    rows = [(1, 1, "contrary"), (1, 2, "weak"), (2, 1, "strong"), (2, 2, "")]
    table = overlap.precision(pd.DataFrame(rows, columns=["number", "rank", "grade"]), at=(1, 2))
    assert list(table.columns) == ["number", "echoes", "precision at 1", "precision at 2"]
    assert table.values.tolist() == [["1", 1, 0.0, 0.5], ["2", 1, 1.0, 0.5], ["all", 2, 0.5, 0.5]]
