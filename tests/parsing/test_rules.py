"""Rules put to parses that are made by hand: each holds whatever a model makes of a sentence."""

import pytest

from bittersweet.parsing.rules import Parsed
from bittersweet.parsing.words import ActWords

from .made import doc

WORDS = ActWords(
    noun={"raid": "ASSAULT", "strike": "ASSAULT", "retreat": "RETREAT", "aid": "AID", "talk": "CONSULT"},
    never={"be": ""},
    light={"launch": "does", "receive": "has"},
    mutual={"meet": ""},
)
# A name is a capital letter. A parse, and its acts: the words, who does it, to whom, where the doer stands.
PARSES = {
    # Who is given something goes before the thing, a name before an owner, and the owner comes last.
    "A/NNP/nsubj/1 gave/VBD/ROOT/1 B/NNP/dative/1 C/NNP/dobj/1": ["gave A>B subject"],
    "A/NNP/nsubj/1 sold/VBD/ROOT/1 C/NNP/poss/3 arms/NNS/dobj/1 to/IN/prep/1 B/NNP/pobj/4": ["sold A>B subject"],
    "A/NNP/nsubj/1 sold/VBD/ROOT/1 C/NNP/poss/3 arms/NNS/dobj/1": ["sold A>C subject"],
    "A/NNP/nsubj/1 hit/VBD/ROOT/1 B/NNP/dobj/1 with/IN/prep/1 C/NNP/pobj/3": ["hit A>B subject"],
    # A particle is the act's too, right behind the verb or one word on.
    "A/NNP/nsubj/1 cut/VBD/ROOT/1 off/IN/prt/1 B/NNP/dobj/1": ["cut off A>B subject"],
    "A/NNP/nsubj/1 cut/VBD/ROOT/1 B/NNP/dobj/1 off/IN/prt/1": ["cut B off A>B subject"],
    "A/NNP/nsubj/1 cut/VBD/ROOT/1 old/NN/amod/3 B/NNP/dobj/1 off/IN/prt/1": ["cut A>B subject"],
    # "From" is where an act comes from, but for a retreat.
    "aid/NN/ROOT/0 from/IN/prep/0 A/NNP/pobj/1": ["aid A> by phrase"],
    "retreat/NN/ROOT/0 from/IN/prep/0 B/NNP/pobj/1": ["retreat >B none"],
    "retreat/NN/ROOT/0 by/IN/prep/0 A/NNP/pobj/1 from/IN/prep/0 B/NNP/pobj/3": ["retreat A>B by phrase"],
    # What "and" joins to an act has its doers and its receivers, unless it has its own.
    "A/NNP/poss/1 raids/NNS/ROOT/1/raid and/CC/cc/1 strikes/NNS/conj/1/strike on/IN/prep/3 B/NNP/pobj/4": [
        "raids A> modifier", "strikes A>B modifier",
    ],
    "A/NNP/poss/1 raid/NN/ROOT/1 on/IN/prep/1 B/NNP/pobj/2 and/CC/cc/1 C/NNP/poss/6 strike/NN/conj/1": [
        "raid A>B modifier", "strike C>B modifier",
    ],
    "raid/NN/ROOT/0 on/IN/prep/0 B/NNP/pobj/1 and/CC/cc/0 strike/NN/conj/0 on/IN/prep/4 C/NNP/pobj/5": [
        "raid >B none", "strike >C none",
    ],
    # What "and" joins to no act has only its own.
    "A/NNP/poss/1 tanks/NNS/ROOT/1 on/IN/prep/1 B/NNP/pobj/2 and/CC/cc/1 raid/NN/conj/1": [],
    "A/NNP/poss/1 tanks/NNS/ROOT/1 and/CC/cc/1 raid/NN/conj/1 on/IN/prep/3 B/NNP/pobj/4": ["raid >B none"],
    "A/NNP/nsubj/1 fears/VBZ/ROOT/1 raid/NN/dobj/1 on/IN/prep/2 B/NNP/pobj/3": ["fears A>B subject", "raid >B none"],
}  # fmt: skip


@pytest.mark.parametrize(("content", "acts"), PARSES.items())
def test_who_does_what_to_whom(content, acts):
    parse = doc(content)
    names = [(word.text, word.idx, word.idx + 1) for word in parse if len(word) == 1 and word.text.isupper()]
    found = Parsed(parse, names, WORDS).acts()
    assert [
        f"{parse.text[act.start : act.end]} {'+'.join(act.agents)}>{'+'.join(act.targets)} {act.agent_stated}"
        for act in found
    ] == acts
