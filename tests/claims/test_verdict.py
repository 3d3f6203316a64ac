"""Verdicts: tables, contrasts, cards and what fails, with exact values on seven made sentences."""

import math
from dataclasses import replace

import pytest

from bittersweet.claims import build
from bittersweet.claims import verdict as verdicts
from bittersweet.claims.claim import Claim, Other
from bittersweet.claims.expectations import Numbers
from bittersweet.claims.verdict import COLUMNS, card, contrasts, failing, table, verdict
from bittersweet.lists.hits import Observation
from tests.claims.made import FRUITS, PAIRS
from tests.made import sentences

SOURCES = {"fruits": FRUITS, "fruit pairs": PAIRS}
ALL = ["dropped", "forms", "per", "headings", "left_out"]


def claimed(**more):
    """The verdict on a claim of the fruits."""
    given = {
        "id": "x",
        "notebook": "n",
        "claim": "Apples",
        "measure": "fruits",
        "keys": ["apple"],
        "expect": "more",
        "text": "a",
    }
    return verdict(Claim(**{**given, **more}), SOURCES)


def test_a_claim_in_one_way_of_counting_is_one_outcome():
    found = claimed(settled=ALL)
    assert (len(found.outcomes), found.holds, len(found.distinct), found.others) == (1, "all", 1, "")
    # 3 of 13 words against 1 of 12: one apple fewer in a and one more in b, or two more in b.
    assert found.overturn == 2
    assert found.share == 2 / 4
    assert found.p == pytest.approx(0.624, abs=5e-3)


def test_more_than_half_is_mostly_and_half_is_not():
    way = claimed(settled=ALL).outcomes[0]
    fails = way._replace(holds=False)
    whole = claimed(settled=ALL)
    for outcomes, said in (([way], "all"), ([way, way, fails], "mostly"), ([way, fails], "no"), ([fails], "no")):
        assert verdicts.Verdict(whole.claim, tuple(outcomes), None, 1, 0.5, (), ()).holds == said


def test_other_measures_agree_or_disagree():
    other = [
        Other(name="by sentences", measure="fruits", keys=["apple"], per="sentences"),
        Other(name="pears", measure="fruits", keys=["pear"]),
    ]
    found = claimed(other=other, settled=ALL)
    assert (found.agree, found.disagree) == (("by sentences",), ("pears",))
    assert found.others == "agree: by sentences; disagree: pears"


def test_what_compares_nothing_has_no_p_and_no_result():
    found = claimed(expect="absent", keys=["plum"], settled=ALL)
    assert found.p is None
    [row] = table([found]).to_dict("records")
    assert list(row) == COLUMNS
    assert (row["holds"], row["clear"], row["result"], row["overturn"]) == ("all", "", "", 1)
    assert math.isnan(row["p"])
    assert math.isnan(row["p_adjusted"])


def test_what_has_one_group_alone_is_compared_with_nothing():
    alone = build.coded("fruits", {"apple": "Apple"}, sentences("Red."), [Observation("T01", "apple", "annotator_1")])
    claim = Claim(
        id="x", notebook="n", claim="Apples", measure="fruits", keys=["apple"], expect="only", text="t", settled=ALL
    )
    found = verdict(claim, {"fruits": alone})
    assert (found.holds, found.p, found.overturn) == ("all", None, 1)


def test_p_is_adjusted_over_the_claims_that_compare():
    made = [claimed(id="x", settled=ALL), claimed(id="y", expect="none", settled=ALL), claimed(id="z", settled=ALL)]
    rows = table(made).set_index("id")
    assert rows.loc["x", "p_adjusted"] == pytest.approx(min(1.0, 2 * made[0].p))
    assert rows["result"].to_dict() == {"x": "undecided", "y": "", "z": "undecided"}
    assert rows["clear"].to_dict() == {"x": "no", "y": "", "z": "no"}
    assert rows["specifications"].to_dict() == {"x": 1, "y": 1, "z": 1}
    assert rows["holding"].to_dict() == {"x": 1, "y": 0, "z": 1}


def test_what_is_no_longer_clear_among_several_is_leaning():
    ps = {"x": 0.001, "y": 0.03, "z": 0.04, "w": 0.5}
    rows = table([replace(claimed(id=name, settled=ALL), p=p) for name, p in ps.items()]).set_index("id")
    assert rows["result"].to_dict() == {"x": "apart", "y": "leaning", "z": "leaning", "w": "undecided"}
    assert rows["clear"].to_dict() == {"x": "yes", "y": "no", "z": "no", "w": "no"}


def test_contrasts_are_in_order_of_their_values_and_not_of_the_ends_of_their_intervals():
    made = []
    for name, (a, b), of in (("many", (50, 55), 100), ("none", (0, 0), 4), ("few", (1, 1), 2)):
        found = claimed(id=name, short=name, settled=ALL)
        numbers = {"a": Numbers(a, (a,), 0, of), "b": Numbers(b, (b,), 0, of)}
        made.append(replace(found, outcomes=(found.outcomes[0]._replace(numbers=numbers),)))
    assert contrasts(made)["key"].tolist() == ["none", "none", "few", "few", "many", "many"]


def test_contrasts_are_claims_with_a_short_label_in_order_of_their_difference():
    made = [
        claimed(id="pears", keys=["pear"], text="b", short="pears", per="sentences", settled=ALL),
        claimed(id="apples", short="apples", per="sentences", settled=ALL),
        claimed(id="silent", settled=ALL),
        claimed(id="child", short="child", follows="apples", settled=ALL),
    ]
    rows = contrasts(made)
    assert rows[["key", "label", "group", "count", "of"]].to_numpy().tolist() == [
        ["apples", "apples", "a", 2, 3],
        ["apples", "apples", "b", 1, 4],
        ["pears", "pears", "a", 1, 3],
        ["pears", "pears", "b", 2, 4],
    ]
    assert rows["value"].tolist() == [2 / 3, 1 / 4, 1 / 3, 2 / 4]
    assert set(rows["result"]) == {"undecided"}
    assert all((rows["low"] < rows["value"]) & (rows["value"] < rows["high"]))


def lines(found, **more):
    """A card as a mapping of what it says."""
    return dict(card(found, found.p, {"a": "Group A"}, **more).itertuples(index=False, name=None))


def test_a_card_tells_numbers_test_change_and_ways():
    told = lines(claimed(settled=ALL))
    assert list(told) == ["Group A", "b", "exact test", "overturned by", "ways of counting that differ"]
    assert (told["Group A"], told["b"]) == ("3 of 13 words", "1 of 12 words")
    assert told["exact test"].startswith("undecided: p ")
    assert told["overturned by"] == "2 mentions more or fewer (50% of those looked at)"
    assert told["ways of counting that differ"] == "holds in 1 of 1"


def test_a_card_of_sentences_speaks_of_what_is_counted():
    found = claimed(per="sentences", settled=ALL)
    assert lines(found)["Group A"] == "2 of 3 sentences"
    assert lines(found, noun="acts")["Group A"] == "2 of 3 acts"
    assert lines(found, noun="acts")["overturned by"] == "2 acts coded otherwise (29% of those looked at)"
    pears = claimed(keys=["pear"], text="b", per="sentences", settled=ALL)
    assert lines(pears)["overturned by"] == "1 sentence coded otherwise (14% of those looked at)"
    other = claimed(settled=ALL, other=[Other(name="o", measure="fruits", keys=["apple"])])
    assert lines(other)["other measures"] == "agree: o"


def test_a_card_of_an_absence_has_no_test_and_of_nothing_no_change():
    told = lines(claimed(expect="absent", keys=["plum"], settled=ALL))
    assert "exact test" not in told
    assert told["overturned by"] == "1 mention more or fewer"
    there = lines(claimed(expect="there", keys=["pear"], settled=ALL))
    assert there["overturned by"] == "1 mention more or fewer (100% of those looked at)"
    never = claimed(settled=ALL)
    never = verdicts.Verdict(never.claim, never.outcomes, never.p, None, math.nan, (), ())
    assert lines(never)["overturned by"] == "nothing of this kind"


def test_what_fails_is_told_by_way_and_group():
    found = claimed(settled=["forms", "per", "headings", "left_out"], expect="there", keys=["apple"], text="b")
    rows = failing(found, FRUITS)
    assert rows.to_numpy().tolist() == [["without “apple”", "a", 1, 13], ["without “apple”", "b", 0, 12]]


def test_a_way_that_fails_is_told_by_what_it_does_otherwise():
    found = claimed(settled=["dropped", "forms", "headings", "left_out"], expect="absent")
    assert failing(found, FRUITS).to_numpy().tolist() == [
        ["as counted", "a", 3, 13],
        ["as counted", "b", 1, 12],
        ["per sentences", "a", 2, 3],
        ["per sentences", "b", 1, 4],
    ]
