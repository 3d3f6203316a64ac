"""Validation: sentences drawn from both sides with what they stand for, and scores that know it."""

import math

import numpy as np
import pandas as pd
import pytest

from bittersweet.counting import validation

UNITS = [f"U{n:02d}" for n in range(20)]
FOUND = {"a": set(UNITS[:4]), "b": set()}


def test_half_is_drawn_from_each_side_with_what_it_stands_for():
    drawn = validation.draw(UNITS, FOUND, ["a"], size=8, seed=1)
    with_it, without = ([d for d in drawn if d.found is side] for side in (True, False))
    assert {d.unit for d in with_it} == FOUND["a"]
    assert [d.weight for d in with_it] == [1.0] * 4
    assert len({d.unit for d in without}) == 4
    assert [d.weight for d in without] == [4.0] * 4


def test_the_same_seed_draws_the_same_and_another_does_not():
    draws = [validation.draw(UNITS, FOUND, ["a", "b"], size=6, seed=seed) for seed in (1, 1, 2)]
    assert draws[0] == draws[1] != draws[2]


def test_the_order_does_not_tell_what_the_list_found():
    drawn = validation.draw(UNITS, {"a": set(UNITS[:10])}, ["a"], size=20, seed=1)
    assert sorted(d.found for d in drawn) != [d.found for d in drawn] != sorted((d.found for d in drawn), reverse=True)


def test_the_smallest_sample_is_one_of_each_side():
    drawn = validation.draw(UNITS, {"a": set(UNITS[:8])}, ["a"], size=2, seed=1)
    assert sorted((d.found, d.weight) for d in drawn) == [(False, 12.0), (True, 8.0)]
    assert {d.key for d in drawn} == {"a"}


def test_each_key_has_draws_of_its_own():
    found = {"a": set(UNITS[:10]), "b": set(UNITS[:10])}
    drawn = validation.draw(UNITS, found, ["a", "b"], size=6, seed=1)
    assert [d.unit for d in drawn[:6]] != [d.unit for d in drawn[6:]]
    assert drawn[:6] == validation.draw(UNITS, found, ["a"], size=6, seed=1)


def test_a_key_that_is_nowhere_gives_only_sentences_without_it():
    assert {d.found for d in validation.draw(UNITS, FOUND, ["b"], size=6, seed=1)} == {False}


def judged(*rows):
    return pd.DataFrame(rows, columns=["key", "found", "weight", "judgement"])


def test_recall_weighs_what_a_judged_sentence_stands_for():
    """Two right, one missed that stands for two: recall 2 of 4, and not 2 of 3."""
    table = validation.scores(
        judged(("a", True, 1.0, True), ("a", True, 1.0, True), ("a", False, 2.0, True), ("a", False, 2.0, False)),
        draws=50,
    )
    row = table.iloc[0]
    assert (row["judged"], row["precision"], row["recall"], round(row["f1"], 4)) == (4, 1.0, 0.5, 0.6667)
    assert row["recall_low"] <= 0.5 <= row["recall_high"]


def test_precision_has_wilsons_interval():
    row = validation.scores(judged(("a", True, 1.0, True), ("a", True, 1.0, False)), draws=20).iloc[0]
    assert row["precision"] == 0.5
    assert (round(row["precision_low"], 4), round(row["precision_high"], 4)) == (0.0945, 0.9055)


def test_the_ends_are_those_of_each_sides_sentences_redrawn():
    rows = [("a", n % 3 > 0, 1.0 + n, n % 2 == 0) for n in range(12)]
    row = validation.scores(judged(("b", True, 1.0, True), *rows), draws=400, seed=5).iloc[1]
    weight, found, real = (np.array([r[place] for r in rows]) for place in (2, 1, 3))
    right, missed, wrong = 0, 0, 0
    for place, there in enumerate((False, True)):
        own = np.flatnonzero(found == there)
        picked = own[np.random.default_rng((5, 1, place)).integers(len(own), size=(400, len(own)))]
        right = right + (weight * (found & real))[picked].sum(axis=1)
        missed = missed + (weight * (~found & real))[picked].sum(axis=1)
        wrong = wrong + (weight * (found & ~real))[picked].sum(axis=1)
    recall, f1 = right / (right + missed), 2 * right / (2 * right + missed + wrong)
    ends = [np.nanquantile(figure, end) for figure in (recall, f1) for end in (0.025, 0.975)]
    assert row[["recall_low", "recall_high", "f1_low", "f1_high"]].tolist() == pytest.approx(ends)
    # Right are sentences 2, 4, 8 and 10, missed 0 and 6, wrong 1, 5, 7 and 11; each weighs one more than its number.
    assert row["recall"] == pytest.approx((3 + 5 + 9 + 11) / (3 + 5 + 9 + 11 + 1 + 7))
    assert row["f1"] == pytest.approx(2 * 28 / (2 * 28 + 8 + (2 + 6 + 8 + 12)))


def test_where_no_draw_has_a_value_there_are_no_ends():
    # One real sentence of forty, which the only draw misses.
    table = judged(*[("a", False, 1.0, n == 0) for n in range(40)])
    rows = [validation.scores(table, draws=1, seed=seed).iloc[0] for seed in range(9)]
    found = {tuple(row[["recall", "recall_low", "recall_high"]].fillna("none")) for row in rows}
    assert found == {(0, 0, 0), ("none", "none", "none")}


def test_keys_stand_as_they_come():
    assert validation.scores(judged(("b", True, 1.0, True), ("a", True, 1.0, True)), draws=2)["key"].tolist() == [
        "b",
        "a",
    ]


@pytest.mark.parametrize(
    ("rows", "column"), [([("a", False, 1.0, False)], "recall"), ([("a", False, 1.0, False)], "f1")]
)
def test_what_cannot_be_computed_is_nan(rows, column):
    assert math.isnan(validation.scores(judged(*rows), draws=5).iloc[0][column])
