"""Made-up acts of made-up people in two texts, coded by two annotators."""

from bittersweet.coding import acts
from bittersweet.lists.wordlist import WordList
from tests.made import sentence

ABOUT = {
    "dum": {"label": "Dum", "state": ""},
    "dee": {"label": "Dee", "state": ""},
    "hat": {"label": "Dee's hatter", "state": "dee"},
    "crow": {"label": "the crow", "state": ""},
    "twins": {"label": "the twins", "state": "", "members": "dum+dee"},
}
BOOK = WordList("folk", "person", (), ABOUT)
SENTENCES = [
    sentence("The twins fight.", unit="T01", text="tale"),
    sentence("A crow's visit soon scared Dee.", unit="T02", text="tale"),
    sentence("The twins fight.", unit="T03", text="tale"),
    sentence("Dum helps and robs the hatter.", unit="S01", text="song"),
]
VARIABLES = """variable,label,group,code,code_label
agent,who acts,parties,[folk],one of the list
agent,who acts,parties,none,no one
target,on whom,parties,[folk],one of the list
target,on whom,parties,none,no one
class,kind,deed,material cooperation,helping
class,kind,deed,material conflict,harming
class,kind,deed,neither,neither
factuality,told as,standing,asserted,done
factuality,told as,standing,possible,possible
from,first year,years,[year],a year
to,last year,years,[year],a year
"""
LISTED = """act,unit,words,start,end
T01.1,T01,fight,10,15
T02.1,T02,visit,9,14
T03.1,T03,fight,10,15
S01.1,S01,helps,4,9
S01.2,S01,robs,14,18
"""
FIRST = """act,agent,target,class,factuality,from,to
T01.1,twins,none,material conflict,asserted,1865,1865
T02.1,crow,dee,neither,asserted,,
T03.1,twins,none,material conflict,asserted,1865,1865
S01.1,dum,hat,material cooperation,possible,1871,1874
S01.2,dum,hat,material conflict,asserted,1871,1871
"""
SECOND = FIRST.replace("crow,dee,neither", "crow,dee,material conflict")


def coded(folder):
    """The acts, read from a study folder that is written into `folder`."""
    for name, content in {
        "codebook/acts.csv": VARIABLES,
        "annotation/acts.csv": LISTED,
        "annotation/acts_annotator_1.csv": FIRST,
        "annotation/acts_annotator_2.csv": SECOND,
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return acts.read(folder, SENTENCES, {"folk": BOOK})
