"""Coded sentences: those to which annotators gave a code, and who gave it."""

import pandas as pd
import pytest

from bittersweet.coding.variables import Variable
from bittersweet.evidence.coded import coded
from bittersweet.files import DataError
from tests.steps import growth

VARIABLES = {
    "praise": Variable("praises", "tone", {"0": "no", "1": "yes"}),
    "time": Variable("time", "time", {"past": "past", "now": "now"}),
}
ROWS = [
    ("annotator_1", "B01", "praise", "0"),
    ("annotator_1", "A01", "praise", "1"),
    ("annotator_2", "A01", "praise", "1"),
    ("annotator_2", "B01", "praise", "1"),
    ("annotator_1", "B01", "time", "past"),
    ("annotator_1", "A01", "time", "past"),
    ("annotator_2", "A01", "time", "now"),
]
CODES = pd.DataFrame(ROWS, columns=["annotator", "unit", "variable", "code"])


def test_the_sentences_of_a_code_stand_in_reading_order_with_who_gave_it(index):
    table = coded(index, CODES, VARIABLES, "praise", "1")
    assert list(table) == ["group", "text", "unit", "annotators", "sentence"]
    assert table.drop(columns="sentence").values.tolist() == [
        ["north", "a", "A01", "1 and 2"],
        ["south", "b", "B01", "2"],
    ]


def test_the_codes_of_another_variable_may_stand_beside(index):
    table = coded(index, CODES, VARIABLES, "praise", "1", beside="time")
    assert table["time"].tolist() == ["past / now", "past"]


def test_a_whole_variable_is_shown_with_every_code(index):
    table = coded(index, CODES, VARIABLES, "praise")
    assert table[["unit", "annotators", "praise"]].values.tolist() == [
        ["A01", "1 and 2", "1 / 1"],
        ["B01", "1 and 2", "0 / 1"],
    ]


def test_a_code_that_nobody_gives_has_no_rows(index):
    assert coded(index, CODES.iloc[:1], VARIABLES, "praise", "1").empty


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("praise", "2"), "no praise = '2'; one of 0, 1 would be right"),
        (("prase", "1"), "no prase = '1'; one of praise, time would be right"),
        (("prase",), "no prase; one of praise, time would be right"),
    ],
)
def test_an_unknown_variable_or_code_is_refused_with_the_legal_ones(index, asked, said):
    with pytest.raises(DataError) as fault:
        coded(index, CODES, VARIABLES, *asked)
    assert str(fault.value) == said


def test_an_unknown_variable_beside_is_refused(index):
    with pytest.raises(DataError, match="no variable is called 'times'; one of praise, time would be right"):
        coded(index, CODES, VARIABLES, "praise", "1", beside="times")


def test_twice_the_text_takes_twice_the_steps(made_up):
    def ask(index):
        rows = [("annotator_1", s.unit, "praise", "1") for s in index.sentences]
        return coded(index, pd.DataFrame(rows, columns=CODES.columns), VARIABLES, "praise", "1", beside="praise")

    assert 1.8 < growth(ask, made_up(200), made_up(400)) <= 2.2
