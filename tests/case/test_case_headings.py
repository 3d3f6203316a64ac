"""Headings: one that claims is declared as a claim, holds, is apart where it compares, and nothing reverses it."""

import re

import pytest

from bittersweet import Study
from bittersweet.counting.wording import p_value
from bittersweet.publish import execution

PATHS = {path.stem: path for path in execution.paths()}
# What a heading may be without a claim: a question, or one of these topics.
TOPICS = (
    "What I would believe, and what I would not",
    "What does not tell them apart",
    "Two states, many forms",
    "Where the news piece doubts",
    "Every sentence",
    "Every sentence with its themes",
    "All that was removed",
    "Every claim, and what would overturn it",
    "Every act in its sentence",
    "The explorer",
    "Some questions, and a line for each",
)


def headings(path):
    """The second-level headings of a notebook, in order."""
    markdown = (cell.source for cell in execution.read(path).cells if cell.cell_type == "markdown")
    return [found for source in markdown for found in re.findall(r"^## +(.+?) *$", source, re.MULTILINE)]


def faults(headings, rows, topics=TOPICS):
    """What is wrong with the headings of one notebook, held against the rows of its own claims."""
    found, claims = [], {row["claim"]: row for row in rows}
    for heading in headings:
        if heading in claims:
            row = claims[heading]
            if row["distinct_holding"] < row["distinct"]:
                found.append(f"does not hold in every way of counting: {heading}")
            if row["result"] not in ("", "apart"):
                found.append(f"{row['result']}, not apart: {heading}")
            if "disagree" in row["other_measures"]:
                found.append(f"another measure disagrees: {heading}")
        elif not heading.endswith("?") and heading not in topics:
            found.append(f"no claim: {heading}")
    return found


def missing(headings, claims):
    """The claims that are declared to be headings and are none."""
    return [claim.claim for claim in claims if claim.heading and claim.claim not in headings]


def rows(study, notebook):
    return study.findings[study.findings["notebook"] == notebook].to_dict("records")


@pytest.mark.parametrize("notebook", PATHS)
def test_headings_claim_what_is_apart_or_read(study, notebook):
    assert faults(headings(PATHS[notebook]), rows(study, notebook)) == []


def test_a_card_tells_the_test_as_the_table_of_all_claims_does(study):
    tested = study.findings.dropna(subset="p")
    assert len(tested) > 10
    for row in tested.itertuples():
        said = study.claim(row.id).set_index("claim").iloc[:, 0]["exact test"]
        assert said == f"{row.result}: p {p_value(row.p)}, after Holm {p_value(row.p_adjusted)}"


def test_every_claim_that_is_a_heading_stands_in_its_notebook(study):
    assert {claim.notebook for claim in study.claims} <= set(PATHS)
    for notebook, path in PATHS.items():
        assert missing(headings(path), [c for c in study.claims if c.notebook == notebook]) == []


# The rule bites.
ROW = {"claim": "A", "result": "apart", "distinct": 3, "distinct_holding": 3, "other_measures": "agree: list"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, []),
        ({"result": ""}, []),
        ({"result": "leaning"}, ["leaning, not apart: A"]),
        ({"result": "undecided"}, ["undecided, not apart: A"]),
        ({"distinct_holding": 2}, ["does not hold in every way of counting: A"]),
        ({"other_measures": "agree: list; disagree: codes"}, ["another measure disagrees: A"]),
        ({"claim": "B"}, ["no claim: A"]),
    ],
)
def test_a_heading_that_says_too_much_is_found(change, said):
    assert faults(["A", "Why?", TOPICS[0]], [ROW | change]) == said


def test_a_claim_turned_round_is_found(data, spoil):
    spoil("findings.toml", 'keys = ["4", "5"]\nexpect = "absent"', 'keys = ["4", "5"]\nexpect = "there"')
    notebook = "06-five-practices"
    found = faults(headings(PATHS[notebook]), rows(Study.open(data), notebook))
    assert found == ["does not hold in every way of counting: Nothing in the news piece recalls practices 4 and 5"]


def test_data_that_no_longer_bear_a_heading_out_are_found(data, spoil):
    spoil("codebook/actors.csv", "taliban,Taliban,group,name,Afghan Taliban", "taliban,Taliban,group,name,safe havens")
    notebook = "02-who-is-named"
    found = faults(headings(PATHS[notebook]), rows(Study.open(data), notebook))
    assert "does not hold in every way of counting: “Militants” here, “Taliban” there" in found
