"""Agreement: a row a variable, with interval, AC1 and positives; verdicts at their limits; any number of annotators."""

import math

import pandas as pd
import pytest

from bittersweet.coding.variables import Variable, yes_or_no
from bittersweet.counting import agreement

CARRIES, TENTATIVE, NONE = "carries conclusions", "tentative conclusions", "no conclusions"
NOTHING = "carries nothing either way"
VARIABLES = {
    **yes_or_no({"ripe": "Ripe"}, "fruit"),
    "mood": Variable("mood", "tone", {"glad": "glad", "sad": "sad", "cross": "cross"}),
}


def long(**columns):
    """A long table of codes, from a variable's columns, one string of one-letter codes an annotator."""
    rows = [
        (f"annotator_{who}", f"T{unit:02d}", variable, code)
        for variable, given in columns.items()
        for who, codes in enumerate(given, start=1)
        for unit, code in enumerate(codes)
    ]
    return pd.DataFrame(rows, columns=["annotator", "unit", "variable", "code"])


def row(*given, **how):
    """The one row of the yes/no variable with these columns."""
    (found,) = agreement.table(long(ripe=given), VARIABLES, **how).to_dict("records")
    return found


@pytest.mark.parametrize(
    ("alpha", "most", "verdict"),
    [
        (1, None, CARRIES),
        (0.8, 5, CARRIES),
        (0.7999, None, TENTATIVE),
        (0.667, 9, TENTATIVE),
        (0.6669, None, NONE),
        (-0.2, 5, NONE),
        (math.nan, None, NONE),
        (1, 4, NOTHING),
        (0.1, 4, NOTHING),
        (math.nan, 0, NOTHING),
    ],
)
def test_the_verdict_changes_at_its_limits(alpha, most, verdict):
    assert agreement.verdict(alpha, most) == verdict


def test_the_limits_are_said_highest_first():
    assert agreement.limits().values.tolist() == [[0.8, CARRIES], [0.667, TENTATIVE], [-1.0, NONE]]


def test_one_row_a_variable_in_the_order_of_the_codes():
    codes = long(mood=["gsc", "gsc"], ripe=["110", "100"])
    table = agreement.table(codes.replace({"code": {"g": "glad", "s": "sad", "c": "cross"}}), VARIABLES)
    assert list(table.columns) == list(agreement.COLUMNS)
    assert table[["variable", "label", "group", "positives", "units"]].values.tolist() == [
        ["mood", "mood", "tone", "", 3],
        ["ripe", "Ripe", "fruit", "2 / 1", 3],
    ]


def test_positives_stand_as_variables_and_annotators_come():
    codes = pd.DataFrame(
        [(who, f"T{n}", name, code) for name in ("sour", "ripe") for who in ("q", "p") for n, code in enumerate("101")],
        columns=["annotator", "unit", "variable", "code"],
    )
    found = agreement.positives(codes, yes_or_no({"ripe": "Ripe", "sour": "Sour"}, "fruit"))
    assert found.values.tolist() == [[name, name.title(), who, 2, 3] for name in ("sour", "ripe") for who in ("q", "p")]
    assert agreement.positives(codes, dict.fromkeys(("ripe", "sour"), VARIABLES["mood"])).empty


def test_alpha_is_what_the_coincidences_give():
    # 10 units, one disagreement: 2 unlike pairs of codes among 11 ones and 9 noes (Krippendorff 2011, section A).
    assert row("1111110000", "1111100000")["alpha"] == pytest.approx(1 - 19 * 2 / (20 * 20 - 11 * 11 - 9 * 9))


def test_the_interval_holds_alpha_and_is_the_same_each_time():
    found = row("1111110000" * 4, "1111100000" * 4)
    assert found["low"] < found["alpha"] < found["high"] <= 1
    assert found == row("1111110000" * 4, "1111100000" * 4)
    assert found["low"] != row("1111110000" * 4, "1111100000" * 4, seed=2)["low"]


def test_ac1_does_not_fall_when_nearly_all_say_no():
    # Two annotators, 20 units, 2 disagreements, 1 yes of each: alpha is below 0, AC1 .889 (Gwet 2008).
    found = row("1" + "0" * 19, "01" + "0" * 18)
    share = 2 / 40
    chance = 2 * share * (1 - share)
    assert found["ac1"] == pytest.approx((18 / 20 - chance) / (1 - chance))
    assert found["alpha"] < 0
    assert found["verdict"] == NOTHING


def test_full_agreement_on_too_few_carries_nothing():
    few, enough = row("1111" + "0" * 16, "1111" + "0" * 16), row("11111" + "0" * 15, "11111" + "0" * 15)
    assert (few["alpha"], few["positives"], few["verdict"]) == (1, "4 / 4", NOTHING)
    assert (enough["alpha"], enough["positives"], enough["verdict"]) == (1, "5 / 5", CARRIES)


def test_one_annotator_who_gives_enough_is_enough_to_disagree_on():
    assert row("1111100000", "1000000000")["verdict"] == NONE


def test_a_third_annotator_takes_part():
    found = row("1100000000" * 5, "1000000000" * 5, "1000000000" * 5)
    # Five units are disputed, each a 1 against two 0s: 10 unlike pairs of codes among 20 ones and 130 noes.
    assert found["alpha"] == pytest.approx(1 - 10 / (2 * 20 * 130 / 149))
    assert found["positives"] == "10 / 5 / 5"


def test_one_annotator_alone_has_no_agreement():
    found = row("1111100000")
    assert all(math.isnan(found[name]) for name in ("alpha", "low", "high", "ac1"))
    assert (found["verdict"], found["positives"]) == (NONE, "5")


def test_a_unit_that_one_did_not_code_is_left_out():
    codes = long(ripe=["1111110000", "1111100000"])
    gap = codes[~((codes["annotator"] == "annotator_2") & (codes["unit"] == "T05"))]
    (found,) = agreement.table(gap, VARIABLES).to_dict("records")
    assert found["alpha"] == 1


def test_other_things_than_sentences_can_be_coded():
    codes = long(ripe=["1111110000", "1111100000"])
    acts = agreement.table(codes.rename(columns={"unit": "act"}), VARIABLES, column="act")
    pd.testing.assert_frame_equal(acts, agreement.table(codes, VARIABLES))


def test_positives_have_a_row_a_yes_or_no_variable_and_annotator():
    codes = long(mood=["gg", "gg"], ripe=["11", "10"])
    assert agreement.positives(codes, VARIABLES).values.tolist() == [
        ["ripe", "Ripe", "annotator_1", 2, 2],
        ["ripe", "Ripe", "annotator_2", 1, 2],
    ]
