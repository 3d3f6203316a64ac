"""Codes counted: a row a code, group and annotator, and the first annotator's row beside all counts."""

import pandas as pd
import pytest

from bittersweet.coding.variables import Variable, yes_or_no
from bittersweet.counting.coded import by_annotator, coded, given
from bittersweet.files import DataError
from tests.made import sentences

VARIABLES = {**yes_or_no({"ripe": "Ripe"}, "fruit"), "mood": Variable("Mood", "tone", {"glad": "Glad", "sad": "Sad"})}
OWN = [*sentences("One.", "Two.", text="a", prefix="A"), *sentences("Three.", text="b", prefix="B")]
UNITS = [s.unit for s in OWN]
GIVEN = {("p", "ripe"): "101", ("p", "mood"): ["glad", "glad", "sad"], ("q", "ripe"): "111", ("q", "mood"): ["sad"] * 3}
CODES = pd.DataFrame(
    [(who, unit, name, code) for (who, name), given in GIVEN.items() for unit, code in zip(UNITS, given, strict=True)],
    columns=["annotator", "unit", "variable", "code"],
)


def test_there_is_a_row_for_each_code_group_and_annotator():
    table = coded(CODES, VARIABLES, OWN, ["mood"])
    assert table[["annotator", "group", "key", "label", "count", "of", "order"]].values.tolist() == [
        ["p", "a", "glad", "Glad", 2, 2, 0],
        ["p", "a", "sad", "Sad", 0, 2, 1],
        ["p", "b", "glad", "Glad", 0, 1, 2],
        ["p", "b", "sad", "Sad", 1, 1, 3],
        ["q", "a", "glad", "Glad", 0, 2, 0],
        ["q", "a", "sad", "Sad", 2, 2, 1],
        ["q", "b", "glad", "Glad", 0, 1, 2],
        ["q", "b", "sad", "Sad", 1, 1, 3],
    ]
    assert table.index.tolist() == list(range(8))
    assert set(table["per"]) == {"sentences"}
    assert set(table["variable"]) == {"mood"}


def test_all_variables_are_counted_unless_some_are_named():
    assert list(dict.fromkeys(coded(CODES, VARIABLES, OWN)["variable"])) == ["ripe", "mood"]
    assert coded(CODES, VARIABLES, OWN, []).columns.tolist() == coded(CODES, VARIABLES, OWN).columns.tolist()
    assert len(by_annotator(coded(CODES, VARIABLES, OWN, []))) == 0
    assert "text" in coded(CODES, VARIABLES, OWN, level="text").columns


def test_no_is_named_by_what_it_denies():
    labels = coded(CODES, VARIABLES, OWN, ["ripe"]).set_index("key")["label"].to_dict()
    assert labels == {"0": "not: Ripe", "1": "Ripe"}


def test_the_first_annotators_numbers_stand_beside_everybodys_counts():
    table = by_annotator(coded(CODES, VARIABLES, OWN))
    assert table[["key", "group", "count", "counts"]].values.tolist() == [
        ["ripe=1", "a", 1, "1 / 2"],
        ["ripe=1", "b", 1, "1 / 1"],
        ["mood=glad", "a", 2, "2 / 0"],
        ["mood=sad", "a", 0, "0 / 2"],
        ["mood=glad", "b", 0, "0 / 0"],
        ["mood=sad", "b", 1, "1 / 1"],
    ]
    assert table.index.tolist() == list(range(6))
    assert not {"annotator", "order"} & set(table.columns)


def test_a_code_called_0_beside_others_is_kept():
    variables = {"n": Variable("N", "tone", {"0": "None", "2": "Two"})}
    codes = pd.DataFrame([("p", unit, "n", "0") for unit in UNITS], columns=["annotator", "unit", "variable", "code"])
    assert by_annotator(coded(codes, variables, OWN))["key"].tolist() == ["n=0", "n=2"] * 2


PAIRS = [(("A01", "war"), "annotator 1"), (("A02", "war"), "annotator 1"), (("A01", "war"), "annotator 2")]
PEOPLE = ["annotator 1", "annotator 2"]


@pytest.mark.parametrize("coder", ["2", "annotator 2", "annotator_2"])
def test_one_annotator_is_asked_for_by_number_or_name(coder):
    assert list(given(PAIRS, PEOPLE, coder)) == [(("A01", "war"), "annotator 2")]


def test_all_annotators_or_what_they_give_alike():
    assert list(given(PAIRS, PEOPLE, "")) == PAIRS
    assert list(given(PAIRS, PEOPLE, "all")) == [(("A01", "war"), "")]
    with pytest.raises(DataError, match="no annotator is called '3'"):
        list(given(PAIRS, PEOPLE, "3"))


def test_annotators_stand_in_the_order_in_which_they_come():
    reversed_ = CODES.sort_values("annotator", ascending=False, kind="stable")
    assert list(dict.fromkeys(coded(reversed_, VARIABLES, OWN)["annotator"])) == ["q", "p"]
