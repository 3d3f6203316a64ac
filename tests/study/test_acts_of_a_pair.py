"""Acts of two who act as a pair, alone and with others: sides, dealings, years, and what is not apart."""

import pytest

from bittersweet import Study
from tests.made import study_folder

TEXTS = [
    ("tale", "tale", "The twins fight. A crow scared Dee. The twins fight Dum."),
    ("song", "song", "Dum helps Dee. Dum robs the hatter."),
]
ACTORS = """actor,label,state,members,form,surface
dum,Dum,,,,Dum
dee,Dee,,,,Dee
hat,Dee's hatter,dee,,,hatter
crow,the crow,,,,crow
twins,the twins,,dum+dee,,twins
"""
VARIABLES = """variable,label,group,code,code_label
agent,who acts,parties,[actors],an actor
target,on whom,parties,[actors],an actor
target,on whom,parties,none,no one
class,class,deed,material cooperation,helping
class,class,deed,material conflict,harming
form,form,form,active,active
agent_stated,the doer,form,subject,subject
factuality,told as,standing,asserted,done
from,first year,years,[year],a year
to,last year,years,[year],a year
"""
ACTS = """act,unit,words,start,end
tale01.1,tale01,fight,10,15
tale02.1,tale02,scared,7,13
tale03.1,tale03,fight,10,15
song01.1,song01,helps,4,9
song02.1,song02,robs,4,8
"""
CODES = """act,agent,target,class,form,agent_stated,factuality,from,to
tale01.1,twins,none,material conflict,active,subject,asserted,1865,1866
tale02.1,crow,dee,material conflict,active,subject,asserted,,
tale03.1,twins,dum,material conflict,active,subject,asserted,1865,1865
song01.1,dum,dee,material cooperation,active,subject,asserted,1871,1871
song02.1,dum,hat,material conflict,active,subject,asserted,1872,1872
"""


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    folder = study_folder(tmp_path_factory.mktemp("pair"), TEXTS, {"actors": ACTORS, "acts": VARIABLES})
    (folder / "annotation").mkdir()
    (folder / "annotation" / "acts.csv").write_text(ACTS, encoding="utf-8")
    for number in (1, 2):
        (folder / "annotation" / f"acts_annotator_{number}.csv").write_text(CODES, encoding="utf-8")
    return Study.open(folder)


def test_sides_are_those_of_the_pair(study):
    table = study.sides[study.sides["count"] > 0]
    assert table[["group", "label", "count", "of", "counts", "per"]].values.tolist() == [
        ["tale", "both", 2, 3, "2 / 2", "acts"],
        ["tale", "others", 1, 3, "1 / 1", "acts"],
        ["song", "Dum", 2, 2, "2 / 2", "acts"],
    ]


def test_dealings_are_acts_between_the_two_and_who_belongs_to_them(study):
    assert study.dealings[["label", "tale", "song"]].values.tolist() == [
        ["helping", "0 / 0 of 3", "1 / 1 of 2"],
        ["harming", "2 / 2 of 3", "1 / 1 of 2"],
    ]


def test_what_is_undecided_stands_under_the_name_of_its_table(study):
    table = study.acts_not_apart
    assert list(dict.fromkeys(table["facet"])) == ["class", "form", "the doer", "side that acts"]
    sides = table[table["facet"] == "side that acts"]
    assert list(dict.fromkeys(sides["label"])) == ["Dum", "both", "others"]  # nobody of Dee acts


def test_acts_have_their_years(study):
    table = study.act_years
    assert table["act"].tolist() == ["tale01.1", "tale02.1", "tale03.1", "song01.1", "song02.1"]
