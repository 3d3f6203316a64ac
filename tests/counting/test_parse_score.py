"""The machine's score: which proposal is which listed act, how much of it is right, and how much is found."""

import pandas as pd
import pytest

from bittersweet.coding.acts import Act, Coded
from bittersweet.coding.variables import Variable
from bittersweet.counting import parse_score
from bittersweet.parsing.proposals import Proposal
from tests.made import sentence

STANDS_FOR = {"dum": ("dum",), "dee": ("dee",), "twins": ("dum", "dee"), "none": ("none",), "unnamed": ("unnamed",)}


CONTENT = "The twins fight, the crow scares both."
ONE, TWO = sentence(CONTENT, unit="T1", text="tale"), sentence(CONTENT, unit="S1", text="song")


def proposal(where, start, end, agents=(), targets=()):
    return Proposal(where, agents, targets, "active", "subject", start, end)


def coded(acts, *annotators):
    """Acts with (agent, target) of each act by each annotator."""
    variables = {"agent": Variable("", "", {}, "folk"), "target": Variable("", "", {}, "folk")}
    rows = [
        (f"annotator_{n}", act.name, name, code)
        for n, given in enumerate(annotators, start=1)
        for act, parties in zip(acts, given, strict=True)
        for name, code in zip(variables, parties, strict=True)
    ]
    codes = pd.DataFrame(rows, columns=["annotator", "act", "variable", "code"])
    return Coded(tuple(acts), variables, codes, codes, dict.fromkeys(variables, STANDS_FOR))


def score(proposals, found):
    pairs = parse_score.paired(proposals, found.acts)
    return parse_score.score(pairs, found)


def counts(table, what, against, text="tale"):
    own = table[(table["what"] == what) & (table["against"] == against) & (table["text"] == text)]
    return {measure: (count, of) for measure, count, of in own[["measure", "count", "of"]].itertuples(index=False)}


def test_a_proposal_and_an_act_that_share_words_are_one():
    pairs = parse_score.paired([proposal(ONE, 10, 15), proposal(ONE, 26, 32)], [Act("T1.1", ONE, 14, 20)])
    assert [(bool(p.proposal), bool(p.act)) for p in pairs] == [(True, True), (True, False)]


def test_words_that_only_touch_are_two():
    pairs = parse_score.paired([proposal(ONE, 10, 15)], [Act("T1.1", ONE, 15, 20)])
    assert [(bool(p.proposal), bool(p.act)) for p in pairs] == [(True, False), (False, True)]


def test_the_same_place_in_another_sentence_is_another():
    pairs = parse_score.paired([proposal(ONE, 10, 15)], [Act("S1.1", TWO, 10, 15)])
    assert len(pairs) == 2


def test_each_is_matched_once_and_the_most_shared_first():
    proposals = [proposal(ONE, 0, 4), proposal(ONE, 2, 12)]
    pairs = parse_score.paired(proposals, [Act("T1.1", ONE, 0, 12)])
    assert [(p.proposal, bool(p.act)) for p in pairs] == [(proposals[0], False), (proposals[1], True)]


ACTS = [Act("T1.1", ONE, 10, 15), Act("T1.2", ONE, 26, 32), Act("T1.3", ONE, 33, 37)]
FOUND = [
    proposal(ONE, 10, 15, ("twins",), ()),
    proposal(ONE, 26, 32, ("dum",), ("dee",)),
    proposal(ONE, 17, 20, ("dee",), ("dum",)),
]


def test_acts_have_precision_and_recall_with_wilsons_interval():
    table = score(FOUND, coded(ACTS, [("dum+dee", "none")] * 3))
    assert counts(table, "act", "list") == {"precision": (2, 3), "recall": (2, 3)}
    row = table[table["what"] == "act"].iloc[0]
    assert (row["value"], row["low"], row["high"]) == pytest.approx((2 / 3, 0.2076597, 0.9385083), abs=1e-6)


def test_a_pair_that_is_proposed_counts_as_its_members():
    table = score(FOUND[:1], coded(ACTS, [("dum+dee", "none")] * 3))
    assert counts(table, "agent", "annotator_1") == {"precision": (1, 1), "recall": (1, 1)}
    assert counts(table, "target", "annotator_1") == {"precision": (0, 0), "recall": (0, 0)}


def test_precision_is_of_what_is_said_and_recall_of_what_is_coded():
    proposals = [proposal(ONE, 10, 15, ("dum",)), proposal(ONE, 26, 32, (), ("dee",)), proposal(ONE, 33, 37, ("dee",))]
    table = score(proposals, coded(ACTS, [("dum", "dee"), ("dum", "dee"), ("dum", "unnamed")]))
    assert counts(table, "agent", "annotator_1") == {"precision": (1, 2), "recall": (1, 3)}
    assert counts(table, "target", "annotator_1") == {"precision": (1, 1), "recall": (1, 2)}


def test_the_whole_is_right_when_agent_and_target_are():
    table = score(FOUND, coded(ACTS, [("dee+dum", "none"), ("dum", "none"), ("dum", "dee")]))
    assert counts(table, "whole", "annotator_1") == {"precision": (1, 3), "recall": (1, 3)}


def test_two_annotators_are_each_a_standard_and_so_are_either_and_all():
    rest = [("dum", "dee")] * 2
    table = score(FOUND, coded(ACTS, [("dum+dee", "none"), *rest], [("none", "none"), *rest]))
    assert counts(table, "agent", "annotator_1") == {"precision": (2, 2), "recall": (2, 2)}
    assert counts(table, "agent", "annotator_2") == {"precision": (1, 2), "recall": (1, 1)}
    assert counts(table, "agent", "either") == {"precision": (2, 2), "recall": (2, 2)}
    assert counts(table, "agent", "all") == {"precision": (1, 2), "recall": (1, 2)}


def test_one_annotator_alone_needs_no_either():
    table = score(FOUND, coded(ACTS, [("dum", "dee")] * 3))
    assert set(table["against"]) == {"list", "annotator_1"}


def test_texts_stand_apart_and_together():
    acts = [ACTS[0], Act("S1.1", TWO, 10, 15)]
    table = score(FOUND[:1], coded(acts, [("dum+dee", "none")] * 2))
    assert list(dict.fromkeys(table["text"])) == ["tale", "song", "all texts"]
    assert [counts(table, "act", "list", text)["recall"] for text in ("tale", "song", "all texts")] == [
        (1, 1),
        (0, 1),
        (1, 2),
    ]
    nothing = table[(table["text"] == "song") & (table["measure"] == "precision")]
    assert nothing["value"].isna().all()


def test_what_was_found_missed_and_proposed_falsely_stands_in_one_table():
    found = coded(ACTS, [("dum+dee", "none"), ("dum", "dee"), ("none", "dee")])
    table = parse_score.compared(parse_score.paired(FOUND, ACTS), found)
    assert table[["act", "result", "words", "proposed", "agent", "annotator_1_agent", "target"]].values.tolist() == [
        ["T1.1", "found", "fight", "fight", "twins", "dum+dee", ""],
        ["", "false", "", "the", "dee", "", "dum"],
        ["T1.2", "found", "scares", "scares", "dum", "dum", "dee"],
        ["T1.3", "missed", "both", "", "", "none", ""],
    ]
