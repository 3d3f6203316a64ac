"""Practices and echoes of made-up texts: read with every fault by row, and every table counted out by hand."""

import pandas as pd
import pytest

from bittersweet.case import echoes, practices, proposals
from bittersweet.files import DataError
from bittersweet.lists import hits
from bittersweet.lists.hits import Observation
from bittersweet.texts.text import Section, Text
from tests.made import sentence, sentences, word_list

ACTORS = word_list({"ann": ["Ann"], "bob": ["Bob"], "cat": ["pet:Cat"]}, name="actors", noun="actor", apart=["pet"])
OWN = [
    sentence("A fair is held.", unit="T01", text="t", section="start"),
    sentence("Ann gave Bob a pear and a plum.", unit="T02", text="t", section="list", paragraph=1),
    sentence("Bob hid from Cat, Ann says.", unit="T03", text="t", section="list", paragraph=2),
    sentence("Bob has a pear.", unit="T04", text="t", section="end"),
]
OTHER = sentences("Ann gives pears.", "A gift.", "Bob hides.", "Nobody gave.", text="u", prefix="U")
UNITS = {s.unit: s for s in [*OWN, *OTHER]}
QUOTED = {1: OWN[1], 2: OWN[2]}
DIRECTIONS = ("kind", "unkind")
HEAD = "number,initiator,recipient,target,domain,domain_words,direction,direction_words,plover,note\n"
ROWS = ["1,ann,bob,,fruit,pear; plum,kind,gave,AID,given\n", "2,bob,ann,cat,fear,hid,unkind,hid;from,HIDE AID,hidden\n"]
PLOVER = "code,class,meaning\nAID,material cooperation,gives\nHIDE,verbal conflict,hides\n"
ECHOES = [
    "1,U02,partial,x,a gift\n", "1,U01,strong,x,gives\n", "1,U04,contrary,,or not\n", "2,U03,weak,,hides\n",
    "1,T04,weak,,has\n", "2,U01,contrary,,nobody\n", "1,U03,weak,,perhaps\n",
]  # fmt: skip


@pytest.fixture
def read(tmp_path):
    """A function that writes rows of practices and the codes, and reads them."""

    def read(*rows, plover=PLOVER, quoted=QUOTED):
        (tmp_path / "codebook").mkdir(exist_ok=True)
        (tmp_path / "codebook" / "practices.csv").write_text(HEAD + "".join(rows), encoding="utf-8")
        (tmp_path / "codebook" / "plover.csv").write_text(plover, encoding="utf-8")
        return practices.read(tmp_path, quoted, ACTORS, DIRECTIONS)

    return read


@pytest.fixture
def told(tmp_path):
    """A function that writes rows of echoes and reads them."""

    def told(*rows, header="number,unit,grade,statement,note\n"):
        (tmp_path / "codebook").mkdir(exist_ok=True)
        (tmp_path / "codebook" / "echoes.csv").write_text(header + "".join(rows), encoding="utf-8")
        return echoes.read(tmp_path, QUOTED, {unit: s for unit, s in UNITS.items() if unit != "T02"})

    return told


def faults(function, *rows, **how):
    with pytest.raises(DataError) as error:
        function(*rows, **how)
    return [fault.split(".csv", 1)[1].lstrip(", :") for fault in error.value.faults]


def test_items_are_the_sentences_of_numbered_sections():
    numbered = Section("list", ((2, 3),), True, "numbered")
    text = Text("t", "t", "T", "t.txt", {}, "", (Section("start", ((1, 1),)), numbered))
    assert practices.items([text], [*OWN, *OTHER]) == QUOTED
    assert practices.items([], OWN) == {}


def test_practices_stand_in_the_order_of_the_list_whatever_that_of_the_rows(read):
    first, second = read(*reversed(ROWS))
    assert (first.number, first.sentence, first.initiator, first.target) == (1, OWN[1], "ann", "")
    assert (first.domain_words, first.direction_words, first.plover) == (("pear", "plum"), ("gave",), ("AID",))
    assert (second.direction, second.direction_words, second.plover, second.note) == (
        "unkind", ("hid", "from"), ("HIDE", "AID"), "hidden",
    )  # fmt: skip


def test_no_file_is_no_practice_and_no_echo(tmp_path):
    assert practices.read(tmp_path, QUOTED, ACTORS, DIRECTIONS) == ()
    assert echoes.read(tmp_path, QUOTED, UNITS) == ()


def test_without_a_numbered_list_there_is_nothing_to_quote(read):
    assert faults(read, *ROWS, quoted={}) == ["no section of corpus.toml is numbered; the practices are read from one"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("3,ann,bob,,fruit,pear,kind,gave,AID,n", ["row 2: number is '3'; one of 1, 2 would be right"]),
        ("1,,bob,,fruit,pear,kind,gave,AID,n", ["row 2: initiator is ''"]),
        ("1,ann,,,fruit,pear,kind,gave,AID,n", ["row 2: recipient is ''"]),
        ("1,eve,bob,eva,fruit,pear,kind,gave,AID,n", ["row 2: initiator is 'eve'", "row 2: target is 'eva'"]),
        ("1,ann,bob,,,pear,kind,gave,AID,n", ["row 2: domain is empty"]),
        ("1,ann,bob,,fruit,pear,kin,gave,AID,n", ["row 2: direction is 'kin'"]),
        ("1,ann,bob,,fruit,pear,kind,gave,,n", ["row 2: plover is ''"]),
        ("1,ann,bob,,fruit,pear,kind,gave,AID AIDE,n", ["row 2: plover is 'AIDE'"]),
        ("1,ann,bob,,fruit,apple; pear,kind,gave,AID,n", ["row 2, column domain_words: 'apple' does not stand in"]),
        ("1,ann,bob,,fruit,pear,kind,,AID,n", ["row 2, column direction_words: '' does not stand in"]),
    ],
)
def test_a_fault_in_a_row_is_told_and_so_are_those_of_others(read, row, said):
    found = faults(read, f"{row}\n", "2,bob,ann,dog,fear,hid,unkind,hid,AID,n\n")
    assert len(found) == len(said) + 1
    assert all(fault.startswith(start) for fault, start in zip(found, said, strict=False))
    assert found[-1].startswith("row 3: target is 'dog'")


def test_a_practice_stands_once_and_none_is_missing(read):
    assert faults(read, ROWS[0], ROWS[0], ROWS[1]) == [
        "row 3: number 1 stands twice; one row for each practice would be right"
    ]
    assert faults(read, ROWS[1]) == ["practice 1 is missing; one row for each of the 2 is needed"]


def test_codes_of_events_have_each_cell_and_stand_once(read):
    twice = f"{PLOVER}AID,x,y\n,material conflict,\n"
    assert faults(read, *ROWS, plover=twice) == [
        "row 4: AID stands twice; keep one row",
        "row 5: code, meaning is empty; each row needs it",
    ]


def test_who_initiates_is_observed_in_the_practices_sentence(read):
    assert list(practices.initiators(read(*ROWS))) == [Observation("T02", "ann"), Observation("T03", "bob")]


def test_every_code_rests_on_words_and_forms_apart_act_on_nobody(read):
    table = practices.evidence(read(*ROWS), hits.table(hits.find(OWN, ACTORS), ACTORS), ACTORS)
    assert table.values.tolist() == [
        [1, "initiator", "Ann", "Ann", 0, 3], [1, "recipient", "Bob", "Bob", 9, 12],
        [1, "domain", "fruit", "pear", 15, 19], [1, "domain", "fruit", "plum", 26, 30],
        [1, "direction", "kind", "gave", 4, 8],
        [2, "initiator", "Bob", "Bob", 0, 3], [2, "recipient", "Ann", "Ann", 18, 21],
        [2, "domain", "fear", "hid", 4, 7], [2, "direction", "unkind", "hid", 4, 7],
        [2, "direction", "unkind", "from", 8, 12],
    ]  # fmt: skip


def test_a_target_has_an_arrow_of_its_own(read):
    assert practices.arrows(read(*ROWS), ACTORS).values.tolist() == [
        ["1", "Ann", "Bob", "kind", 1], ["2", "Bob", "Ann", "cooperation", 1], ["2", "Bob", "Cat", "unkind", 1],
    ]  # fmt: skip


def test_echoes_are_read_with_the_statement_they_belong_to(told):
    found = told(*ECHOES)
    assert [(e.number, e.sentence.unit, e.grade, e.statement, e.note) for e in found] == [
        (1, "U02", "partial", "x", "a gift"), (1, "U01", "strong", "x", "gives"),
        (1, "U04", "contrary", "U04", "or not"),
        (2, "U03", "weak", "U03", "hides"), (1, "T04", "weak", "T04", "has"), (2, "U01", "contrary", "U01", "nobody"),
        (1, "U03", "weak", "U03", "perhaps"),
    ]  # fmt: skip
    assert told("1,U01,weak,n\n", header="number,unit,grade,note\n")[0].statement == "U01"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("3,U01,weak,,n", ["row 2: number is '3'"]),
        ("1,U01,weaker,,n", ["row 2: grade is 'weaker'"]),
        ("1,U01,weak,,", ["row 2: the note is empty; each echo needs its reason"]),
        ("1,U11,weak,,n", ["row 2: no unit is called 'U11'"]),
        (
            "0,T02,none,,",
            ["row 2: number is '0'", "row 2: grade is 'none'", "row 2: the note is empty", "row 2: no unit"],
        ),
        ("2,U02,weak,,n", []),
    ],
)
def test_a_fault_in_an_echo_is_told_and_so_are_those_of_others(told, row, said):
    found = faults(told, f"{row}\n", "2,U01,weak,,n\n", "2,U01,strong,,m\n")
    assert len(found) == len(said) + 1
    assert all(fault.startswith(start) for fault, start in zip(found, said, strict=False))
    assert found[-1] == "row 4: practice 2 with U01 stands twice; each pair once"


def test_a_statement_is_observed_once_and_a_contrary_one_not(told):
    assert list(echoes.observations(told(*ECHOES))) == [
        Observation("U02", "1", "partial"), Observation("U03", "2", "weak"), Observation("T04", "1", "weak"),
        Observation("U03", "1", "weak"),
    ]  # fmt: skip


def test_the_best_echo_stands_beside_each_practice(read, told):
    table = echoes.table(read(*ROWS), told(*ECHOES))
    assert table.loc[0].tolist() == [
        1, OWN[1].sentence, 0, 31, "ann", "bob", "", "fruit", "kind", "AID", "strong", "U01 U02 U03", "weak", "T04",
        "U04", "given",
    ]  # fmt: skip
    heard = ["target", "plover", "echo", "echo_units", "own_echo", "own_echo_units", "contrary_units"]
    assert table.loc[1, heard].tolist() == ["cat", "HIDE AID", "weak", "U03", "none", "", "U01"]


def test_the_overview_says_it_in_words(read, told):
    classes = {"AID": "material cooperation", "HIDE": "verbal conflict"}
    table = echoes.overview(read(*ROWS), told(*ECHOES), ACTORS, classes)
    assert table.values.tolist() == [
        [1, OWN[1].sentence, "Ann → Bob", "fruit", "kind", "AID (material cooperation)",
         "strong: U01; partial: U02; weak: U03; contrary: U04"],
        [2, OWN[2].sentence, "Bob → Ann, against the Cat", "fear", "unkind",
         "HIDE (verbal conflict), AID (material cooperation)", "weak: U03; contrary: U01"],
    ]  # fmt: skip
    assert echoes.overview(read(*ROWS), [], ACTORS, classes)["echo in the news"].tolist() == ["none", "none"]


def test_what_echoes_a_practice_stands_by_grade(told):
    table = echoes.echoed(told(*ECHOES), 1)
    assert table[["grade", "text", "unit", "why"]].values.tolist() == [
        ["strong", "u", "U01", "gives"], ["partial", "u", "U02", "a gift"], ["weak", "t", "T04", "has"],
        ["weak", "u", "U03", "perhaps"], ["contrary", "u", "U04", "or not"],
    ]  # fmt: skip
    assert table["sentence"][0] == "Ann gives pears."


def test_statements_of_other_texts_are_counted_once_with_their_best_grade(read, told):
    assert echoes.counts(read(*ROWS), told(*ECHOES)).values.tolist() == [[1, 1, 0, 1, 2, 1], [2, 0, 0, 1, 1, 1]]


def test_a_baseline_proposes_sentences_of_other_texts_and_of_the_opening(read):
    own = read(*ROWS)
    pool = proposals.candidates(own, [*OWN, *OTHER])
    assert [s.unit for s in pool] == ["T01", "U01", "U02", "U03", "U04"]


@pytest.fixture
def ranking(read, told):
    own = read(*ROWS)
    table = hits.table(hits.find([*OWN, *OTHER], ACTORS), ACTORS)
    pool = proposals.candidates(own, [*OWN, *OTHER])
    return proposals.ranked(own, told(*ECHOES), pool, {"actors": table})


def test_what_shares_most_comes_first_and_ties_keep_their_order(ranking):
    assert ranking.columns.tolist() == ["number", "rank", "unit", "score", "actors", "lemmas", "grade"]
    assert ranking.values.tolist() == [
        [1, 1, "U01", 4, "Ann", "ann, give, pear", "strong"], [1, 2, "U03", 2, "Bob", "bob", "weak"],
        [1, 3, "U04", 1, "", "give", "contrary"], [1, 4, "T01", 0, "", "", ""], [1, 5, "U02", 0, "", "", "partial"],
        [2, 1, "U03", 3, "Bob", "bob, hide", "weak"], [2, 2, "U01", 2, "Ann", "ann", "contrary"],
        [2, 3, "T01", 0, "", "", ""], [2, 4, "U02", 0, "", "", ""], [2, 5, "U04", 0, "", "", ""],
    ]  # fmt: skip


def test_precision_is_of_the_first_proposals_and_a_contrary_sentence_is_no_echo(ranking):
    table = proposals.precision(ranking)
    assert table.columns.tolist() == ["number", "echoes", "precision at 1", "precision at 3"]
    assert table.values.tolist() == [["1", 3, 1.0, 0.667], ["2", 1, 1.0, 0.333], ["all", 4, 1.0, 0.5]]
    assert proposals.precision(ranking, (2,)).columns.tolist()[2:] == ["precision at 2"]


def test_precision_has_three_decimals():
    rows = [(number, 1, "strong" if number == 1 else "") for number in (1, 2, 3)] + [(1, 2, ""), (1, 3, "")]
    table = proposals.precision(pd.DataFrame(rows, columns=["number", "rank", "grade"]))
    assert table.values.tolist() == [["1", 1, 1.0, 0.333], ["2", 0, 0, 0], ["3", 0, 0, 0], ["all", 1, 0.333, 0.111]]


def test_what_annotators_say_stands_beside_our_direction(read):
    rows = [
        ("p", "T03", "relation", "kind"), ("p", "T02", "relation", "unkind"), ("p", "T02", "tone", "warm"),
        ("q", "T03", "relation", "unkind"), ("q", "T02", "relation", "kind"),
    ]  # fmt: skip
    codes = pd.DataFrame(rows, columns=["annotator", "unit", "variable", "code"])
    table = practices.relations(read(*ROWS), codes)
    assert table.columns.tolist() == ["number", "unit", "direction", "p", "q"]
    assert table.values.tolist() == [[1, "T02", "kind", "unkind", "kind"], [2, "T03", "unkind", "kind", "unkind"]]
