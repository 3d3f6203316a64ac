"""Theme scores: sentences by theme, the list held against the annotators, every miss named, and what carries alone."""

import re

import pandas as pd
import pytest

from bittersweet import mentions, themes
from bittersweet.codebook import About, Codebook

F1 = {
    "Armed force": 0.929,
    "Militancy": 0.952,
    "Diplomacy": 1.0,
    "Aid and economy": 1.0,
    "Cooperation": 0.917,
    "Discord": 0.914,
    "Sovereignty": 0.909,
    "Afghanistan": 0.941,
    "Domestic politics": 0.933,
    "Weapons": 1.0,
    "Kashmir and India": 1.0,
    "Theory and method": 1.0,
}
MISSED = {
    "Armed force": "N11 N18",
    "Militancy": "N12",
    "Cooperation": "N14 N16 A11 A19",
    "Discord": "N11 N16 A34",
    "Sovereignty": "N15",
    "Afghanistan": "A19",
    "Domestic politics": "N15",
}
BOOK = Codebook("theme", (), {"aid": About("Aid"), "war": About("War")})


@pytest.fixture(scope="module")
def scores(study):
    return themes.scores(study.theme_hits, study.theme_codes, study.themes).set_index("label")


@pytest.fixture(scope="module")
def carriers(study):
    return themes.carriers(study.sentences, study.themes).set_index("label")["entries"]


def test_every_theme_reaches_the_aim(scores):
    assert scores["f1"].to_dict() == F1
    assert min(F1.values()) >= 0.9


def test_every_miss_is_named(scores):
    assert {label: units for label, units in scores["missed"].items() if units} == MISSED


def test_nothing_is_found_that_annotators_do_not_find(scores):
    assert set(scores["wrong"]) == {""}
    assert set(scores["precision"]) == {1.0}


def test_the_reference_is_what_annotators_agree_on(scores):
    assert scores.loc["Cooperation", ["alpha", "agreed", "positive"]].tolist() == [0.927, 52, 26]
    assert scores.loc["Cooperation", "recall"] == round(22 / 26, 3)


def codes(**columns):
    """The codes of two annotators who agree, unless a code has two digits: one for each."""
    rows = [
        (annotator, f"N{number:02d}", theme, code[min(place, len(code) - 1)])
        for theme, given in columns.items()
        for place, annotator in enumerate(("a", "b"))
        for number, code in enumerate(given.split(), start=1)
    ]
    return pd.DataFrame(rows, columns=["annotator", "unit", "variable", "code"])


def test_scores_on_a_toy():
    hits = pd.DataFrame({"theme": ["aid", "aid", "aid", "aid"], "unit": ["N01", "N01", "N03", "N05"]})
    table = themes.scores(hits, codes(aid="1 1 0 1 01 0", war="0 0 0 0 0 0"), BOOK)
    aid = table.iloc[0]
    # N01 is found, N02 and N04 are missed, N03 is wrong; the annotators differ on N05, so it tells nothing.
    assert (aid["agreed"], aid["positive"]) == (5, 3)
    assert (aid["precision"], aid["recall"], aid["f1"]) == (0.5, 0.333, 0.4)
    assert (aid["missed"], aid["wrong"]) == ("N02 N04", "N03")


def test_a_theme_that_nobody_finds_has_no_score():
    hits = pd.DataFrame({"theme": ["aid"], "unit": ["N01"]})
    war = themes.scores(hits, codes(aid="1 0", war="0 0"), BOOK).iloc[1]
    assert war[["alpha", "precision", "recall", "f1"]].isna().all()
    assert (war["agreed"], war["positive"], war["missed"], war["wrong"]) == (2, 0, "", "")


def test_a_table_counts_each_sentence_once_and_keeps_the_zeros():
    hits = pd.DataFrame({"text": "news", "theme": ["aid", "aid"], "unit": ["N01", "N01"]})
    table = themes.table(hits, {"news": 4, "article": 2}, BOOK)
    assert table.iloc[:, :6].values.tolist() == [
        ["news", "aid", "Aid", 1, 4, 0.25],
        ["news", "war", "War", 0, 4, 0.0],
        ["article", "aid", "Aid", 0, 2, 0.0],
        ["article", "war", "War", 0, 2, 0.0],
    ]


def test_sentences_with_each_theme_in_both_texts(study):
    table = themes.table(study.theme_hits, study.units, study.themes)
    wide = table.pivot(index="theme", columns="text", values="sentences")
    assert wide.loc["diplomacy", ["news", "article"]].tolist() == [9, 1]
    assert wide.loc["theory", ["news", "article"]].tolist() == [0, 10]
    assert wide.loc["weapons", ["news", "article"]].tolist() == [0, 3]
    assert len(table) == 24


def test_per_cent_is_a_hundred_times_the_share():
    table = pd.DataFrame({"label": ["Aid"], "share": [0.25], "low": [0.125], "high": [0.5]})
    assert themes.per_cent(table).values.tolist() == [["Aid", 25.0, 12.5, 50.0]]


def test_what_carries_a_theme_alone(carriers):
    assert carriers["Weapons"] == "weapon* (A32)"
    assert carriers["Aid and economy"] == "aid (A16 A21)"
    assert carriers["Kashmir and India"] == "Kashmir (A06 A22 A36); India (A16)"
    assert (
        carriers["Diplomacy"]
        == "visit* (N03 N06 N12); agreement* (N02 N15); dialogue* (N05); diplomat* (A36); meeting* (N04)"
    )


def test_without_its_carrier_a_sentence_loses_the_theme(study, carriers):
    labels = {label: theme for theme, label in study.themes.labels.items()}
    kept = []
    for label, entries in carriers.items():
        for surface, units in re.findall(r"(?:^|; )(.+?) \(([NA\d ]+)\)", entries):
            [row] = [e.row for e in study.themes.entries if (e.key, e.surface) == (labels[label], surface)]
            own = [study.unit(unit) for unit in units.split()]
            left = mentions.find(own, study.themes.without(row))
            kept += [(surface, m.sentence.unit) for m in left if m.entry.key == labels[label]]
    assert kept == []
