"""Findings: what is expected of counts, in how many ways it holds, and a refusal of what is not declared rightly."""

import math
from collections import Counter
from types import SimpleNamespace

import pytest

from bittersweet import Study, findings
from bittersweet.counting import Choice, Tally
from bittersweet.files import DataError
from bittersweet.findings import EXPECTATIONS, Finding, Outcome

NEWS = "news"
MOSTLY = {"states-lead": (216, 144), "states-together": (108, 81)}


@pytest.fixture(scope="module")
def table(study):
    return findings.table(study)


def finding(*keys, text=""):
    return Finding("toy", "01-toy", "A toy holds", "actors", keys, "lead", text)


def tallies(news, article, of=(10, 10)):
    counts = (Counter(news), Counter(article))
    return dict(zip((NEWS, "article"), map(Tally, counts, of), strict=True))


AID = finding("aid", text=NEWS)
BOTH = finding("aid", "war", text=NEWS)
ANYWHERE = finding("aid")
# For each expectation: the finding, counts for which it holds, and counts for which it does not.
CASES = {
    "more": (AID, tallies({"aid": 2}, {"aid": 1}), tallies({"aid": 2}, {"aid": 2})),
    "more, by rate": (AID, tallies({"aid": 1}, {"aid": 1}, (10, 20)), tallies({"aid": 2}, {"aid": 1}, (20, 10))),
    "more, keys together": (
        BOTH,
        tallies({"aid": 1, "war": 2}, {"aid": 2}),
        tallies({"aid": 2}, {"aid": 1, "war": 1}),
    ),
    "only": (AID, tallies({"aid": 1}, {"war": 9}), tallies({"aid": 9}, {"aid": 1})),
    "only, each key": (BOTH, tallies({"aid": 1, "war": 1}, {}), tallies({"aid": 9}, {})),
    "lead": (AID, tallies({"aid": 2, "war": 1}, {"war": 9}), tallies({"aid": 2, "war": 2}, {})),
    "lead, each key": (
        BOTH,
        tallies({"aid": 2, "war": 2, "law": 1}, {}),
        tallies({"aid": 9, "war": 1, "law": 1}, {}),
    ),
    "lead, in every text": (
        ANYWHERE,
        tallies({"aid": 1}, {"aid": 2, "war": 1}),
        tallies({"aid": 9}, {"aid": 1, "war": 2}),
    ),
    "none": (ANYWHERE, tallies({"war": 1}, {}), tallies({}, {"aid": 1})),
    "absent": (AID, tallies({"war": 1}, {"aid": 9}), tallies({"aid": 1}, {})),
    "there": (BOTH, tallies({"aid": 1, "war": 1}, {}), tallies({"aid": 9}, {"war": 9})),
    "there, in every text": (ANYWHERE, tallies({"aid": 1}, {"aid": 1}), tallies({"aid": 9}, {"war": 9})),
}


@pytest.mark.parametrize(("name", "case"), CASES.items(), ids=CASES)
def test_an_expectation_holds_and_fails(name, case):
    about, holding, failing = case
    expected = EXPECTATIONS[name.split(",")[0]]
    assert expected(about, holding) is True
    assert expected(about, failing) is False


def test_every_expectation_has_a_case():
    assert {name.split(",")[0] for name in CASES} == set(EXPECTATIONS)


def test_an_empty_text_has_nothing_more():
    assert EXPECTATIONS["more"](AID, tallies({}, {}, (0, 0))) is False


def test_the_table_has_the_columns_of_the_contract_and_a_row_a_finding(study, table):
    assert list(table.columns)[:6] == ["id", "notebook", "claim", "holds", "specifications", "holding"]
    assert table["id"].tolist() == [finding.id for finding in study.findings]


def test_every_finding_holds_in_all_ways_but_two_that_mostly_do(table):
    mostly = table[table["holds"] == "mostly"].set_index("id")
    assert {name: (row["specifications"], row["holding"]) for name, row in mostly.iterrows()} == MOSTLY
    rest = table[table["holds"] != "mostly"]
    assert set(rest["holds"]) == {"all"}
    assert (rest["holding"] == rest["specifications"]).all()


def test_some_findings_only(study):
    assert findings.table(study, "echo-2", "taliban")["id"].tolist() == ["echo-2", "taliban"]


def test_intervals_lie_apart_for_six_comparisons(table):
    assert table[table["clear"] == "yes"]["id"].tolist() == [
        "persons",
        "diplomacy",
        "remedies",
        "past",
        "now-next",
        "voices",
    ]
    assert table[table["clear"] == "no"]["id"].tolist() == [
        "theory",
        "weapons-kashmir",
        "cooperation",
        "both",
        "evaluation",
        "hedges",
    ]


def study_with(*holds):
    """A study of one finding that compares nothing and holds so in its ways of counting."""
    outcomes = [Outcome(Choice(), (1, 1), (2, 2), held) for held in holds]
    return SimpleNamespace(findings=(AID,), finding=lambda _: AID, outcomes=lambda _: outcomes)


@pytest.mark.parametrize(
    ("holds", "word"),
    [
        ((True, True), "all"),
        ((True, True, False), "mostly"),
        ((True, False), "no"),
        ((False, False, True), "no"),
        ((False,), "no"),
    ],
)
def test_all_mostly_or_no(holds, word):
    [row] = findings.table(study_with(*holds)).to_dict("records")
    assert (row["holds"], row["specifications"], row["holding"]) == (word, len(holds), sum(holds))


def test_the_first_outcome_is_the_notebooks_own(study):
    first = study.outcomes("diplomacy")[0]
    assert (first.counts, first.of, first.holds) == ((9, 1), (18, 36), True)
    assert first.choice.words() == "per sentences"


def test_another_list_makes_a_finding_fail(data, spoil):
    spoil("codebook/actors.csv", "militants,militants,group,description,", "taliban,Taliban,group,name,")
    [row] = findings.table(Study.open(data), "taliban").to_dict("records")
    # It holds only where the new entry itself is left out: in 12 of 4 × 12 ways.
    assert (row["holds"], row["specifications"], row["holding"]) == ("no", 48, 12)


def test_other_codes_make_a_finding_fail(data, spoil):
    spoil("annotation/annotator_2.csv", "A01,0,0,0,0", "A01,0,0,0,1")
    [row] = findings.table(Study.open(data), "remedies").to_dict("records")
    # The second annotator finds a remedy in the abstract now: only without it does the claim hold by these codes.
    assert (row["holds"], row["specifications"], row["holding"]) == ("mostly", 12, 6 + 2)


def test_another_grade_makes_a_finding_fail(data, spoil):
    spoil("codebook/echoes.csv", "5,A06,strong", "5,N18,weak")
    [row] = findings.table(Study.open(data), "no-echo").to_dict("records")
    assert (row["holds"], row["specifications"], row["holding"]) == ("mostly", 3, 2)


def test_a_finding_that_fails_somewhere_shows_where(study):
    failing = findings.failing(study, "states-together")
    assert list(failing.columns) == ["counted", "news", "article"]
    assert len(failing) == 108 - 81
    assert failing.iloc[0].tolist() == ["per sentences, demonyms in, without “U.S.”", "0 of 18", "16 of 36"]
    assert findings.failing(study, "echo-2").empty


def test_outcomes_give_the_log_ratio_where_texts_are_compared(study):
    table = findings.outcomes(study)
    assert len(table) == sum(len(study.outcomes(finding.id)) for finding in study.findings)
    first = table.drop_duplicates("id").set_index("id")["log_ratio"]
    assert first["diplomacy"] == pytest.approx(math.log2((9 / 18) / (1 / 36)))
    assert first["past"] == pytest.approx(math.log2((3 / 18) / (26 / 36)))
    assert first[first.isna()].index.tolist() == [f.id for f in study.findings if f.expect not in ("more", "only")]


def test_contrasts_run_from_the_news_to_the_article(study):
    table = findings.contrasts(study)
    assert list(table.columns) == ["label", "news", "article", "counts", "clear", "holds"]
    assert table["label"].tolist() == [
        "speak of now or next",
        "talk of diplomacy",
        "look for a remedy",
        "stand in quotation marks (words)",
        "show cooperation",
        "judge",
        "show cooperation and coercion at once",
        "talk of theory",
        "look back",
    ]
    assert table.iloc[1].tolist() == ["talk of diplomacy", 50.0, 2.8, "9 of 18, 1 of 36", "yes", "84 of 84"]
    assert table.iloc[-1].tolist() == ["look back", 16.7, 72.2, "3 of 18, 26 of 36", "yes", "12 of 12"]
    assert (table["news"] - table["article"]).is_monotonic_decreasing


FILE = "findings.toml"
# Each fault: what is replaced by what, and what is said after the file's name.
FAULTS = {
    "claim missing": (
        'claim = "Only the article talks of theory"\n',
        "",
        ", [[finding]] number {number}: claim missing; a finding has by, claim, expect, id, keys,",
    ),
    "unknown field": (
        'claim = "Only the article talks of theory"',
        'claim = "Theory"\nclaims = "Theory"',
        ", [[finding]] number {number}: claims unknown; a finding has by, claim,",
    ),
    "unknown measure": (
        'measure = "quoted"',
        'measure = "quotes"',
        ", [[finding]] number {number}: measure is 'quotes'; one of actors, pairs, themes, hedges, codes, quoted,",
    ),
    "unknown expectation": (
        'expect = "none"',
        'expect = "nothing"',
        ", [[finding]] number {number}: expect is 'nothing'; one of more, only, lead, none, absent, there",
    ),
    "doubled id": ('id = "no-echo"', 'id = "echo-2"', ": two findings have one id; each needs its own"),
    "no TOML": ('id = "theory"', "id = theory", ": not valid TOML: Invalid value"),
}


@pytest.mark.parametrize(("old", "new", "said"), FAULTS.values(), ids=FAULTS)
def test_a_finding_that_is_not_declared_rightly_is_refused(data, spoil, old, new, said):
    content = (data / FILE).read_text(encoding="utf-8")
    number = content[: content.index(old)].count("[[finding]]")
    spoil(FILE, old, new)
    with pytest.raises(DataError) as fault:
        findings.declared(data)
    assert str(fault.value).startswith(f"{(data / FILE).as_posix()}{said.format(number=number)}")


# A misspelt key, text, section or variable would let "absent" and "none" hold for ever.
MISSPELT = {
    "actor": ('keys = ["taliban"]', 'keys = ["talibans"]', "talibans"),
    "pair": ('keys = ["us+pakistan"]', 'keys = ["us+pakistani"]', "pakistani"),
    "kind": ('keys = ["person"]', 'keys = ["persons"]', "persons"),
    "theme": ('keys = ["diplomacy"]', 'keys = ["diplomat"]', "diplomat"),
    "code": ('keys = ["past"]', 'keys = ["passed"]', "passed"),
    "variable": ('variable = "remedy"', 'variable = "remedies"', "remedies"),
    "practice": ('keys = ["4", "5"]', 'keys = ["4", "6"]', "6"),
    "text": ('short = "judge"\ntext = "news"', 'short = "judge"\ntext = "piece"', "piece"),
    "section": ('section = "practices"', 'section = "practises"', "practises"),
}


@pytest.mark.parametrize(("old", "new", "word"), MISSPELT.values(), ids=MISSPELT)
def test_a_misspelt_name_is_refused_by_the_check(data, spoil, old, new, word):
    spoil(FILE, old, new)
    with pytest.raises(DataError, match=rf"findings\.toml.*'{word}'"):
        Study.open(data).check()


def test_the_declared_findings_stand_as_they_are_written(study):
    about = study.finding("practices-both")
    assert (about.notebook, about.measure, about.variable) == ("05-five-practices", "codes", "relation")
    assert (about.section, about.leave_out, about.keys) == ("practices", (), ("cooperation", "coercion"))
    assert study.finding("theory").leave_out == ("abstract", "practices")
