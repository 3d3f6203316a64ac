"""Frames: both annotators' counts as a plain count has them, shares with intervals, and the two texts side by side."""

import pandas as pd
import pytest

from bittersweet import frames
from bittersweet.annotation import Variable

VARIABLES = {
    "remedy": Variable("proposes a remedy", "frame function", {"0": "no", "1": "yes"}),
    "time": Variable("time", "time", {"past": "past", "future": "to come"}),
}


@pytest.fixture(scope="module")
def table(study):
    return frames.table(study.codes, study.variables, study.sentences)


def count(table, variable, code, text):
    row = table[(table["variable"] == variable) & (table["code"] == code) & (table["text"] == text)]
    return row[["annotator_1", "annotator_2", "of_sentences"]].values.tolist()


def test_a_row_a_variable_code_and_text(study, table):
    assert list(table.columns) == ["variable", "code", "text", "annotator_1", "annotator_2", "of_sentences"]
    assert len(table) == 2 * sum(len(variable.codes) for variable in study.variables.values()) == 72


@pytest.mark.parametrize("annotator", ["annotator_1", "annotator_2"])
def test_counts_are_those_of_a_plain_count(study, table, annotator):
    raw = pd.read_csv(study.folder / "annotation" / f"{annotator}.csv", dtype=str)
    text = raw["unit"].str[0].map({"N": "news", "A": "article"})
    for row in table.to_dict("records"):
        assert row[annotator] == ((raw[row["variable"]] == row["code"]) & (text == row["text"])).sum(), row


def test_every_sentence_has_one_code_of_each_variable(table):
    sums = table.groupby(["variable", "text"])[["annotator_1", "annotator_2"]].sum()
    assert set(sums.xs("news", level="text").to_numpy().ravel()) == {18}
    assert set(sums.xs("article", level="text").to_numpy().ravel()) == {36}


def test_both_annotators_counts_stand_side_by_side(table):
    assert count(table, "remedy", "1", "news") == [[8, 8, 18]]
    assert count(table, "responsibility", "1", "news") == [[6, 1, 18]]
    assert count(table, "relation", "both", "article") == [[9, 9, 36]]


def test_a_code_that_nobody_gives_stands_with_zeros(table):
    assert count(table, "time", "future", "article") == [[0, 0, 36]]


def test_agreement_has_label_and_group(study):
    table = frames.agreement(study.codes, study.variables)
    assert list(table.columns) == ["variable", "alpha", "verdict", "label", "group"]
    assert table.loc[9, ["variable", "label", "group"]].tolist() == [
        "relation",
        "relation between the states",
        "relation",
    ]


TOY = pd.DataFrame(
    [
        ("remedy", "0", "news", 3, 4, 4),
        ("remedy", "0", "article", 5, 5, 5),
        ("remedy", "1", "news", 1, 0, 4),
        ("remedy", "1", "article", 0, 0, 5),
        ("time", "past", "news", 2, 2, 4),
        ("time", "past", "article", 5, 4, 5),
        ("time", "future", "news", 2, 2, 4),
        ("time", "future", "article", 0, 1, 5),
    ],
    columns=["variable", "code", "text", "first", "second", "of_sentences"],
)


def test_a_yes_or_no_variable_gives_its_yes_and_any_other_all_its_codes():
    shares = frames.shares(TOY, VARIABLES, ["remedy", "time"])
    assert shares.iloc[:, :7].values.tolist() == [
        ["news", "proposes a remedy", "remedy", 1, "0", 4, 25.0],
        ["article", "proposes a remedy", "remedy", 0, "0", 5, 0.0],
        ["news", "past", "time", 2, "2", 4, 50.0],
        ["article", "past", "time", 5, "4", 5, 100.0],
        ["news", "to come", "time", 2, "2", 4, 50.0],
        ["article", "to come", "time", 0, "1", 5, 0.0],
    ]


def test_shares_have_wilsons_interval_in_per_cent():
    table = pd.DataFrame([("remedy", "1", "news", 81, 263)], columns=["variable", "code", "text", "a", "of_sentences"])
    [row] = frames.shares(table, VARIABLES, ["remedy"]).to_dict("records")
    assert (row["low"], row["high"]) == (pytest.approx(25.52885, abs=1e-5), pytest.approx(36.62096, abs=1e-5))
    assert row["others"] == ""


def test_two_texts_side_by_side_with_every_annotators_count():
    both = frames.side_by_side(frames.shares(TOY, VARIABLES, ["time"]))
    assert list(both.columns) == ["label", "news", "news share", "article", "article share"]
    assert both.values.tolist() == [
        ["past", "2 / 2 of 4", "50% (15–85)", "5 / 4 of 5", "100% (57–100)"],
        ["to come", "2 / 2 of 4", "50% (15–85)", "0 / 1 of 5", "0% (0–43)"],
    ]


def test_one_annotator_alone_has_one_count():
    both = frames.side_by_side(frames.shares(TOY.drop(columns="second"), VARIABLES, ["remedy"]))
    assert both[["news", "article"]].values.tolist() == [["1 of 4", "0 of 5"]]
