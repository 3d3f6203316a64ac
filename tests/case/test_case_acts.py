"""The collection's acts: what is listed and coded, how far the annotators agree, and how far the machine carries."""

import re

import pytest

from bittersweet.coding import act_tables
from bittersweet.counting import agreement, parse_score
from bittersweet.parsing import proposals

ALPHAS = {
    "agent": 0.952831,
    "target": 0.949863,
    "class": 0.879717,
    "form": 0.980029,
    "agent_stated": 0.916451,
    "factuality": 1.0,
    "from": 0.968978,
    "to": 0.968648,
    "voice": 1.0,
}
# Right, and of how many: precision, then recall.
SCORES = {
    ("news", "act", "list"): ((13, 19), (13, 35)),
    ("article", "act", "list"): ((24, 28), (24, 42)),
    ("all texts", "act", "list"): ((37, 47), (37, 77)),
    ("all texts", "agent", "annotator_1"): ((29, 32), (29, 37)),
    ("all texts", "agent", "annotator_2"): ((28, 32), (28, 36)),
    ("all texts", "target", "annotator_1"): ((22, 26), (22, 29)),
    ("all texts", "target", "annotator_2"): ((23, 26), (23, 29)),
    ("all texts", "whole", "either"): ((24, 47), (24, 77)),
    ("all texts", "whole", "all"): ((23, 47), (23, 77)),
}


@pytest.fixture(scope="module")
def pairs(study):
    """The machine's proposals, each with the listed act that it is."""
    hits = (hit for hit in study.found("actors") if hit.sentence.counted)
    return parse_score.paired(proposals.propose(hits), study.acts.acts)


def test_acts_are_listed_in_both_texts(study):
    texts = [act.sentence.text for act in study.acts.acts]
    assert (texts.count("news"), texts.count("article")) == (35, 42)


def test_both_annotators_code_all_acts_in_all_variables(study):
    assert len(study.acts.codes) == 2 * 77 * 9
    assert not study.acts.codes["code"].isna().any()


def test_the_two_states_are_both_states(study):
    codes = study.acts.codes
    assert set(codes["code"]) >= {"the_two_states", "us+pakistan"}
    assert not study.acts.merged["code"].str.contains("the_two_states").any()
    assert set(act_tables.pairs(study.acts)["agent"]).isdisjoint({"the_two_states", "us+pakistan"})


def test_agreement_of_every_variable(study):
    table = agreement.table(study.acts.merged, study.acts.variables, column="act")
    assert dict(zip(table["variable"], table["alpha"].round(6), strict=True)) == ALPHAS
    assert (table["low"] <= table["alpha"]).all()
    assert set(table["verdict"]) == {"carries conclusions"}


def test_the_pair_under_two_names_would_pass_for_more_agreement(study):
    # Both annotators name the pair alike in every act, so that two names for it only lower what chance gives.
    table = agreement.table(study.acts.codes, study.acts.variables, column="act").set_index("variable")
    assert table["alpha"].round(6)["agent"] == 0.954676
    assert table["alpha"].drop("agent").round(6).to_dict() == {k: v for k, v in ALPHAS.items() if k != "agent"}


def test_the_legal_codes_are_those_of_the_instructions(study):
    said = (study.folder / "annotation" / "acts-codebook.md").read_text(encoding="utf-8")
    for name in ("class", "form", "agent_stated", "factuality", "voice"):
        (entry,) = re.findall(rf"^- `{name}`(.*?)(?=^- |^\n)", said, re.DOTALL | re.MULTILINE)
        assert set(study.acts.variables[name].codes) == set(re.findall(r"`([^`]+)`", entry)), name


def test_a_share_of_the_verdicts_changes_with_the_positives(study):
    table = agreement.table(study.codes, study.variables).set_index("variable")
    assert table.index[table["verdict"] == "carries nothing either way"].tolist() == ["human_interest", "morality"]
    assert table["positives"][["human_interest", "morality", "responsibility"]].tolist() == ["2 / 2", "1 / 1", "7 / 2"]


@pytest.mark.parametrize("place", SCORES)
def test_how_far_the_machine_carries(study, pairs, place):
    table = parse_score.score(pairs, study.acts).set_index(["text", "what", "against", "measure"])
    found = [tuple(table.loc[(*place, measure), ["count", "of"]]) for measure in ("precision", "recall")]
    assert tuple(found) == SCORES[place]


def test_what_the_machine_finds_is_found_with_its_doer(study, pairs):
    table = parse_score.compared(pairs, study.acts).set_index("act")
    assert table.loc["N09.1", ["result", "proposed", "agent"]].tolist() == ["found", "drone strikes", "us"]
    assert table.loc["A16.1", ["proposed", "agent", "target"]].tolist() == ["cut off", "us", "pakistan"]


def test_what_stands_behind_a_pronoun_is_missed(study, pairs):
    table = parse_score.compared(pairs, study.acts).set_index("act")
    assert table.loc[["N11.1", "N11.2", "N14.2", "N15.2"], "result"].tolist() == ["missed"] * 4


def test_no_count_of_the_collection_rests_on_the_machine(study):
    assert not {"proposed_acts", "proposals"} & set(study.sources)
