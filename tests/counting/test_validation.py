"""Validation: sentences drawn from both sides with what they stand for, and scores that know it."""

import math

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


@pytest.mark.parametrize(
    ("rows", "column"), [([("a", False, 1.0, False)], "recall"), ([("a", False, 1.0, False)], "f1")]
)
def test_what_cannot_be_computed_is_nan(rows, column):
    assert math.isnan(validation.scores(judged(*rows), draws=5).iloc[0][column])
