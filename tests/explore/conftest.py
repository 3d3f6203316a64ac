"""A small made-up study with every kind of layer: two lists, speech, acts, codes."""

import pytest

from bittersweet import Study
from tests.made import study_folder

WEEKLY = "Ann votes for apples. “Apple pie may win,” said Bob.\n\nAnnish pears lose, and Ann may vote again."
DAILY = "Pears are rare. Bob may not like apples or pears. The apples cost $5 and <b>$6</b>."
ACTORS = """actor,label,kind,form,surface
bob,Bob,person,name,Bob
ann,Ann,person,name,Ann
ann,,,demonym,Annish
"""
FRUITS = """fruit,label,surface
apple,Apple,apple
apple,,apples
pear,Pear,pear*
"""
LISTS = """
[actors]
exclusive = true
apart = ["demonym"]
speakers = { kind = ["person"] }
[fruits]
per = "sentences"
"""
FRAMES = """variable,label,group,code,code_label
mood,mood of the sentence,tone,glad,glad
mood,mood of the sentence,tone,sad,sad
"""
SPEECH = "verb,mode,note\nsaid,any,a plain verb\n"
ACTS = """variable,label,group,code,code_label
agent,who acts,parties,[actors],an actor
agent,who acts,parties,none,no one
target,on whom,parties,[actors],an actor
target,on whom,parties,none,no one
class,kind of act,deed,speaking,speaking
class,kind of act,deed,voting,voting
"""


def made(folder):
    """The study folder, at `folder`."""
    lists = {"actors": ACTORS, "fruits": FRUITS, "frames": FRAMES, "acts": ACTS, "speech": SPEECH}
    study_folder(folder, [("W", "W", WEEKLY), ("D", "D", DAILY)], lists)
    (folder / "codebook" / "lists.toml").write_text(LISTS, encoding="utf-8")
    units = [s.unit for s in Study.open(folder).sentences]
    notes = folder / "annotation"
    notes.mkdir()
    for who, moods in (("1", "glad glad sad sad sad sad"), ("2", "glad sad sad sad sad glad")):
        rows = "\n".join(f"{unit},{mood}" for unit, mood in zip(units, moods.split(), strict=True))
        (notes / f"annotator_{who}.csv").write_text(f"unit,mood\n{rows}\n", encoding="utf-8")
        acts = f"act,agent,target,class\n{units[0]}.1,ann,none,voting\n{units[1]}.1,bob,none,speaking\n"
        (notes / f"acts_annotator_{who}.csv").write_text(acts, encoding="utf-8")
    spans = f"act,unit,words,start,end\n{units[0]}.1,{units[0]},votes,4,9\n{units[1]}.1,{units[1]},said,21,25\n"
    (notes / "acts.csv").write_text(spans, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """The folder of the made-up study."""
    return made(tmp_path_factory.mktemp("explored") / "study")


@pytest.fixture(scope="session")
def small(folder):
    """The made-up study, opened once."""
    return Study.open(folder)
