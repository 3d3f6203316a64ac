"""Acts: read with their codes, a pair put as its members, and every fault said at once by file, row and column."""

import pytest

from bittersweet.coding import act_tables, acts
from bittersweet.files import DataError, Faults, shown
from bittersweet.lists.hits import Observation
from bittersweet.lists.wordlist import WordList
from tests.made import sentences

ABOUT = {
    "dum": {"label": "Dum"},
    "dee": {"label": "Dee"},
    "crow": {"label": "the crow"},
    "twins": {"label": "the twins", "members": "dum+dee"},
}
LISTS = {"folk": WordList("folk", "person", (), ABOUT)}
VARIABLES = """variable,label,group,code,code_label
agent,who acts,parties,[folk],one of the list
agent,who acts,parties,unnamed,somebody
agent,who acts,parties,none,no one
target,on whom,parties,[folk],one of the list
target,on whom,parties,none,no one
class,kind,deed,kind,kind
class,kind,deed,unkind,unkind
from,first year,years,[year],a year
to,last year,years,[year],a year
"""
LISTED = """act,unit,words,start,end
T01.1,T01,fight,10,15
T02.1,T02,visit,9,14
T02.2,T02,scared,20,26
"""
FIRST = """act,agent,target,class,from,to
T01.1,twins,none,unkind,1865,1865
T02.1,crow,twins,unkind,1865,1871
T02.2,crow+unnamed,dee,unkind,,
"""
SECOND = FIRST.replace("twins,none", "dee+dum,none").replace("T02.2,crow+unnamed,dee,unkind", "T02.2,none,dee,kind")


SENTENCES = sentences("The twins fight.", "A crow's visit soon scared Dee.", text="tale", group="book")


@pytest.fixture
def folder(tmp_path):
    """A study folder with acts and two annotators."""
    for name, content in {
        "codebook/acts.csv": VARIABLES,
        "annotation/acts.csv": LISTED,
        "annotation/acts_annotator_1.csv": FIRST,
        "annotation/acts_annotator_2.csv": SECOND,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def read(folder):
    return acts.read(folder, SENTENCES, LISTS)


def test_an_act_has_its_words_in_its_sentence(folder):
    found = read(folder).acts
    assert [(act.name, act.sentence.unit, act.words) for act in found] == [
        ("T01.1", "T01", "fight"),
        ("T02.1", "T02", "visit"),
        ("T02.2", "T02", "scared"),
    ]


def test_codes_stand_as_coded_and_with_a_pair_put_as_its_members(folder):
    coded = read(folder)
    assert list(coded.codes.columns) == ["annotator", "act", "variable", "code"]
    assert len(coded.codes) == 2 * 3 * 5
    agents = [table[table["variable"] == "agent"]["code"].tolist() for table in (coded.codes, coded.merged)]
    assert agents[0] == ["twins", "crow", "crow+unnamed", "dee+dum", "crow", "none"]
    assert agents[1] == ["dum+dee", "crow", "crow+unnamed", "dum+dee", "crow", "none"]
    assert coded.merged[coded.merged["variable"] == "to"]["code"].tolist() == ["1865", "1871", ""] * 2


def test_one_row_an_act_with_its_place_and_each_annotators_codes(folder):
    table = act_tables.table(read(folder))
    names = [f"annotator_{n}_{name}" for n in (1, 2) for name in ("agent", "target", "class", "from", "to")]
    assert list(table.columns) == [*act_tables.PLACE, *names]
    last = table.iloc[2]
    assert last[list(act_tables.PLACE)].tolist() == ["book", "tale", "T02", "T02.2", "scared", 20, 26, 20, 26]
    assert last[["annotator_1_agent", "annotator_2_agent", "annotator_1_from"]].tolist() == ["crow+unnamed", "none", ""]
    assert table["annotator_1_agent"].tolist() == ["twins", "crow", "crow+unnamed"]


def test_one_row_an_annotator_and_act(folder):
    table = act_tables.by_annotator(read(folder))
    order = [[f"annotator_{n}", act] for n in (1, 2) for act in ("T01.1", "T02.1", "T02.2")]
    assert table[["annotator", "act"]].values.tolist() == order
    assert table["agent"].tolist()[:2] == ["dum+dee", "crow"]
    assert table["words"].tolist()[3:] == ["fight", "visit", "scared"]


def test_pairs_are_each_agent_on_each_target_and_both_ways_for_a_mutual_act(folder):
    table = act_tables.pairs(read(folder))
    own = table[table["annotator"] == "annotator_1"]
    assert own[["act", "agent", "target", "mutual"]].values.tolist() == [
        ["T01.1", "dum", "dee", True],
        ["T01.1", "dee", "dum", True],
        ["T02.1", "crow", "dum", False],
        ["T02.1", "crow", "dee", False],
        ["T02.2", "crow", "dee", False],
        ["T02.2", "unnamed", "dee", False],
    ]
    assert table.iloc[-1][["annotator", "agent", "target", "mutual"]].tolist() == ["annotator_2", "none", "dee", False]


def test_an_act_of_one_on_nobody_is_a_pair_with_none(folder):
    path = folder / "annotation" / "acts_annotator_1.csv"
    path.write_text(FIRST.replace("crow,twins", "crow,none"), encoding="utf-8")
    rows = act_tables.pairs(read(folder)).query("act == 'T02.1'")
    assert rows[["agent", "target", "mutual"]].values.tolist() == [
        ["crow", "none", False],
        ["crow", "dum", False],
        ["crow", "dee", False],
    ]


def test_acts_are_observed_in_their_sentences_each_party_alone(folder):
    found = act_tables.observations(read(folder))
    assert list(found) == ["act_agent", "act_target", "act_class", "act_from", "act_to"]
    first = [seen for seen in found["act_agent"] if seen.form == "annotator_1"]
    seen = [("T01", "dum"), ("T01", "dee"), ("T02", "crow"), ("T02", "crow"), ("T02", "unnamed")]
    assert first == [Observation(unit, key, "annotator_1") for unit, key in seen]
    assert [seen.key for seen in found["act_class"]] == ["unkind", "unkind", "unkind", "unkind", "unkind", "kind"]


# Each fault: the file, what is replaced by what, and what is said after the file's name.
ONCE = "each of T01.1–T02.2 once would be right"
FOLK = "keys of folk, {} or none, joined by +, would be right"
FAULTS = {
    "span": (
        "acts.csv",
        "visit,9,14",
        "visit,8,13",
        [", row 3, column start: 8 and 13 hold ' visi', the words are 'visit'; 9 and 14 would be right"],
    ),
    "words": (
        "acts.csv",
        "T02,visit,",
        "T02,call,",
        [", row 3, column start: 9 and 14 hold 'visit', the words are 'call'; words of the sentence would be right"],
    ),
    "words at the head": (
        "acts.csv",
        "T01,fight,10,15",
        "T01,The,10,15",
        [", row 2, column start: 10 and 15 hold 'fight', the words are 'The'; 0 and 3 would be right"],
    ),
    "no words": (
        "acts.csv",
        "T02,visit,",
        "T02,,",
        [", row 3, column words: '' is empty; the words that name the act are needed"],
    ),
    "offset": (
        "acts.csv",
        "visit,9,14",
        "visit,-9,14",
        [", row 3, column start: '-9' is no offset; a whole number, counted from 0, would be right"],
    ),
    "unit": (
        "acts.csv",
        "T02.2,T02",
        "T02.2,T09",
        [", row 4, column unit: 'T09' is no unit of the texts; one of units.csv would be right"],
    ),
    "name": (
        "acts.csv",
        "T02.2,T02",
        "T01.2,T02",
        [", row 4, column act: 'T01.2' is no name; T02. and a number would be right"],
    ),
    "doubled in the list": (
        "acts.csv",
        "T02.2,T02",
        "T02.1,T02",
        [", row 4, column act: 'T02.1' stands twice (first in row 3); keep one row"],
    ),
    "unknown act": (
        "acts_annotator_1.csv",
        "T02.2,",
        "T02.3,",
        [
            f", row 4, column act: 'T02.3' is not in the act list; {ONCE}",
            ": act T02.2 is missing; one row for each of the 3 acts is needed",
        ],
    ),
    "doubled act": (
        "acts_annotator_1.csv",
        "T02.2,",
        "T02.1,",
        [
            f", row 4, column act: 'T02.1' stands twice (first in row 3); {ONCE}",
            ": act T02.2 is missing; one row for each of the 3 acts is needed",
        ],
    ),
    "agent": (
        "acts_annotator_1.csv",
        "T02.1,crow",
        "T02.1,cow",
        [f", row 3, column agent: 'cow' is no person; {FOLK.format('unnamed')}"],
    ),
    "joined target": (
        "acts_annotator_1.csv",
        "crow,twins",
        "crow,twins+none",
        [f", row 3, column target: 'twins+none' joins none with others; {FOLK.replace('{} or ', '')}"],
    ),
    "class": (
        "acts_annotator_1.csv",
        "twins,unkind",
        "twins,rude",
        [", row 3, column class: 'rude' is no code; one of kind, unkind would be right"],
    ),
    "year": (
        "acts_annotator_1.csv",
        "1865,1871",
        "65,1871",
        [", row 3, column from: '65' is no year; four digits, or nothing, would be right"],
    ),
    "years": (
        "acts_annotator_1.csv",
        "1865,1871",
        "1872,1871",
        [
            ", row 3, columns from and to: 1872 and 1871; "
            "a first year and one that is not before it, or neither, would be right"
        ],
    ),
    "one year": (
        "acts_annotator_1.csv",
        "1865,1871",
        ",1871",
        [
            ", row 3, columns from and to: nothing and 1871; "
            "a first year and one that is not before it, or neither, would be right"
        ],
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "said"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_said_by_file_row_column_and_what_is_legal(folder, file, old, new, said):
    path = folder / "annotation" / file
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError) as error:
        read(folder)
    assert list(error.value.faults) == [f"{shown(path)}{fault}" for fault in said]


def test_faults_of_the_list_and_of_its_variables_are_said_at_once(folder):
    (folder / "codebook" / "acts.csv").write_text(VARIABLES.replace("[folk]", "[birds]"), encoding="utf-8")
    (folder / "annotation" / "acts.csv").write_text(LISTED.replace("visit,9", "visit,8"), encoding="utf-8")
    with pytest.raises(DataError) as error:
        read(folder)
    assert [fault.split(": ", 1)[1] for fault in error.value.faults] == [
        "8 and 14 hold ' visit', the words are 'visit'; 9 and 14 would be right",
        "agent takes [birds]; year or one of folk would be right",
        "target takes [birds]; year or one of folk would be right",
    ]


WANTED = "acts are coded by agent, target and class"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("class,kind,deed", "kind,kind,deed", [f"the variable class is missing; {WANTED}"]),
        ("target,", "receiver,", [f"the variable target is missing; {WANTED}"]),
        ("[folk],one of the list\nagent", "dum,Dum\nagent", ["agent takes no list; a row with a code such as"]),
        ("[folk],one of the list\ntarget", "[year],x\ntarget", ["target takes no list; a row with a code such as"]),
        ("agent,who acts,parties,[", "agent,,parties,[", [", row 2: label is empty; each row needs it"]),
    ],
)
def test_acts_are_coded_by_those_who_act_and_are_acted_on_and_by_a_class(folder, old, new, said):
    (folder / "codebook" / "acts.csv").write_text(VARIABLES.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError) as error:
        read(folder)
    place = shown(folder / "codebook" / "acts.csv")
    own = [fault.removeprefix(place).removeprefix(": ") for fault in error.value.faults]
    assert [fault[: len(part)] for fault, part in zip(own, said, strict=True)] == said


def test_a_list_is_read_alone(folder):
    faults = Faults()
    assert len(acts.listed(folder / "annotation" / "acts.csv", SENTENCES, faults)) == 3
    faults.done()
