"""The collection's acts: what its notebook says of them, in exact numbers, and what would not hold."""

import pytest

from bittersweet.counting.compare import compared_counts

DECADES = ["1940s", "1950s", "1960s", "1970s", "1980s", "1990s", "2000s"]
# Claim: its numbers (news of, article of), p rounded, overturn, distinct ways and those in which it holds.
COMPARED = {
    "not-yet": (((13, 35), (3, 42)), 0.001661, 11, (13, 13)),
    "doer-first": (((12, 35), (30, 42)), 0.001404, 13, (22, 22)),
    "meeting": (((16, 35), (6, 42)), 0.004667, 11, (25, 25)),
    "act-voices": (((13, 35), (2, 42)), 0.000417, 12, (14, 14)),
}
ABSENT = {"deeds-between": 8, "act-years": 38, "pakistan-alone": 8}  # what the article has of 42


@pytest.mark.parametrize("name", COMPARED)
def test_claims_that_compare(study, name):
    known = study.verdicts[name]
    numbers = tuple((own.count, own.of) for own in known.outcomes[0].numbers.values())
    holding = sum(outcome.holds for outcome in known.distinct)
    assert (numbers, round(known.p, 6), known.overturn, (len(known.distinct), holding)) == COMPARED[name]
    assert not known.disagree


@pytest.mark.parametrize("name", COMPARED)
def test_a_claim_that_is_a_heading_is_apart(study, name):
    assert study.findings.set_index("id")["result"][name] == "apart"


@pytest.mark.parametrize("name", ABSENT)
def test_claims_of_absence_hold_for_both_annotators(study, name):
    known = study.verdicts[name]
    numbers = known.outcomes[0].numbers
    assert (numbers["news"].count, numbers["news"].of) == (0, 35)
    assert (numbers["article"].count, numbers["article"].of) == (ABSENT[name], 42)
    assert {outcome.way.forms for outcome in known.outcomes} == {"annotator 1", "annotator 2"}
    assert known.holds == "all"


def test_the_second_annotator_tells_the_texts_apart_in_the_same_rows(study):
    factuality, voice = (study.compared_acts(name).set_index("key") for name in ("factuality", "voice"))
    assert factuality.loc["factuality=intended", "News piece"] == "9 / 9 of 35"
    assert voice.loc["voice=author", ["News piece", "Article"]].tolist() == ["22 / 22 of 35", "40 / 40 of 42"]
    assert study.compared_acts("agent_stated").loc[0, ["p", "result"]].tolist() == [".001 / .003", "apart"]
    assert study.compared_acts("class").loc[0, ["News piece", "Article", "result"]].tolist() == [
        "16 / 16 of 35",
        "6 / 3 of 42",
        "apart",
    ]


def test_meeting_is_no_more_than_leaning_when_a_visit_told_five_times_counts_once(study):
    source = study.sources["act_class told once"]
    sizes = {}
    for cell, size in source.tally.cells.items():
        of, count = sizes.get(cell.group, (0, 0))
        held = ("verbal cooperation", "annotator_1", 1) in cell.pattern
        sizes[cell.group] = (of + size.sentences, count + size.sentences * held)
    assert sizes == {"news": (29, 11), "article": (40, 6)}
    assert round(compared_counts(11, 29, 6, 40, per="sentences").p, 3) == 0.046


def test_by_sentences_the_doer_is_subject_in_half_of_either_text_for_the_second_annotator(study):
    stated = study.act_codes.query("annotator == 'annotator_2' and agent_stated == 'subject'")
    assert stated.groupby("group")["unit"].nunique().to_dict() == {"news": 9, "article": 18}


def test_whether_force_hides_its_doer_turns_on_one_code(study):
    force = study.compared_acts("agent_stated", "form", class_="material conflict").set_index("key")
    subject = force.loc["agent_stated=subject"]
    assert subject.tolist() == ["subject", "0 / 1 of 7", "9 / 9 of 13 / 14", ".005 / .063", ".042 / .571", "undecided"]
    # By the form of words it is the other way round.
    assert force.loc["form=noun", ["News piece", "Article"]].tolist() == ["3 / 3 of 7", "9 / 9 of 13 / 14"]
    told = study.acts_with("agent_stated", class_="material conflict").set_index("act")["agent stated"]
    assert told["N09.2"] == "by phrase / subject"


def test_between_the_two_states_the_news_piece_has_words_only(study):
    table = study.dealings.set_index("label")
    assert table.loc["material conflict", ["News piece", "Article"]].tolist() == ["0 / 0 of 35", "8 / 9 of 42"]
    assert table.loc["verbal conflict", "News piece"] == "2 / 2 of 35"
    against = study.acts_with("agent", "target", text="news", class_="verbal conflict")
    assert against["act"].tolist() == ["N11.1", "N14.1"]
    assert set(against["agent"]) == {"Pakistani government"}


def test_drone_strikes_are_done_to_others_in_one_text_and_to_the_state_in_the_other(study):
    strikes = study.acts_with("target").query("sentence.str.contains(r'\\[drone strikes\\]')", engine="python")
    assert strikes.set_index("act")["target"].to_dict() == {
        "N09.1": "militants",
        "N15.3": "militants",
        "A33.3": "Pakistan",
    }


def test_years_of_either_text(study):
    years = study.act_years.groupby("group")["from"].agg(["min", "max", "count"])
    assert years.loc["news"].tolist() == [2011, 2014, 24]
    assert years.loc["article"].tolist() == [1947, 2004, 38]


def test_a_machine_proposes_acts_for_the_table_alone(study):
    table = study.proposed_acts
    assert len(table) == 47
    assert table[table["unit"] == "N09"].iloc[0][["agent", "act", "form"]].tolist() == ["us", "drone strikes", "noun"]
