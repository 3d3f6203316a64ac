"""Rules: who does what to whom in made-up sentences, one point of grammar each."""

import pytest

from bittersweet.parsing import words
from bittersweet.parsing.rules import Parsed

R, S, F, K, B = ("ruritania",), ("sylvania",), ("freedonia",), ("florestan",), ("rebels",)

# A sentence, and its acts: the words, who does it, to whom, the form, where the doer stands.
SENTENCES = {
    # Verbs
    "Ruritania bombed Sylvania.": [("bombed", R, S, "active", "subject")],
    "Sylvania was bombed by Ruritania.": [("bombed", R, S, "passive", "by phrase")],
    "Sylvania was bombed.": [("bombed", (), S, "passive", "none")],
    "Sylvania was attacked and occupied by Ruritania.": [
        ("attacked", R, S, "passive", "by phrase"),
        ("occupied", R, S, "passive", "by phrase"),
    ],
    "Ruritania gave Sylvania weapons.": [("gave", R, S, "active", "subject")],
    "Ruritania sold weapons to Sylvania.": [("sold", R, S, "active", "subject")],
    "Ruritania fought against Sylvania.": [("fought", R, S, "active", "subject")],
    "Ruritania did not attack Sylvania.": [("attack", R, S, "active", "subject")],
    "Ruritania could attack Sylvania.": [("attack", R, S, "active", "subject")],
    "Ruritania robbed and bombed Sylvania.": [
        ("robbed", R, S, "active", "subject"),
        ("bombed", R, S, "active", "subject"),
    ],
    "Ruritania cut off supplies to Sylvania.": [("cut off", R, S, "active", "subject")],
    "Sylvania helped both Ruritania and Freedonia.": [("helped", S, R + F, "active", "subject")],
    # Subjects that are not the verb's own
    "Ruritania wants to help Sylvania.": [("help", R, S, "nonfinite", "subject")],
    "Ruritania urged Sylvania to help Freedonia.": [
        ("urged", R, S, "active", "subject"),
        ("help", S, F, "nonfinite", "subject"),
    ],
    "Ruritania allowed Sylvania to transport goods to Freedonia.": [
        ("allowed", R, S, "active", "subject"),
        ("transport", S, F, "nonfinite", "subject"),
    ],
    "Ruritania left, robbing Sylvania.": [("robbing", R, S, "nonfinite", "subject")],
    "Ruritania thanked Sylvania for helping Freedonia.": [
        ("thanked", R, S, "active", "subject"),
        ("helping", S, F, "nonfinite", "subject"),
    ],
    "King Florestan said that Ruritania could attack Sylvania.": [("attack", R, S, "active", "subject")],
    "The Ruritanian raid that killed King Florestan shocked everyone.": [
        ("raid", R, (), "noun", "modifier"),
        ("killed", R, K, "active", "modifier"),
    ],
    "The rebels attacking Sylvania fled.": [("attacking", B, S, "nonfinite", "subject")],
    "The rebels who attacked Sylvania fled.": [("attacked", B, S, "active", "subject")],
    "Ruritania launched a raid to free Sylvania.": [
        ("raid", R, (), "noun", "subject"),
        ("free", R, S, "nonfinite", "subject"),
    ],
    "Ruritania won the war by attacking Sylvania.": [("attacking", R, S, "nonfinite", "subject")],
    "Ruritania was thanked for attacking Sylvania.": [
        ("thanked", (), R, "passive", "none"),
        ("attacking", R, S, "nonfinite", "subject"),
    ],
    "Ruritania thanked nobody for helping Sylvania.": [("helping", (), S, "nonfinite", "subject")],
    "The idea of attacking Sylvania was known.": [("attacking", (), S, "nonfinite", "none")],
    "Sylvania was forced to leave Freedonia.": [
        ("forced", (), S, "passive", "none"),
        ("leave", S, F, "nonfinite", "subject"),
    ],
    # Those who are named by what is theirs
    "Ruritania's tanks and Freedonia's troops attacked Sylvania.": [("attacked", R + F, S, "active", "subject")],
    "The army of Ruritania attacked Sylvanian troops.": [("attacked", R, S, "active", "subject")],
    "Ruritania violated Sylvania's borders.": [("violated", R, S, "active", "subject")],
    # Those who do it together
    "Ruritania met with Sylvania.": [("met", R + S, (), "active", "subject")],
    "Ruritania and Sylvania quarrelled.": [("quarrelled", R + S, (), "active", "subject")],
    "Relations between the two kingdoms began to sour.": [],
    # Nouns
    "Ruritanian air strikes in Sylvania went on.": [("air strikes", R, S, "noun", "modifier")],
    "Sylvania's support of the rebels grew.": [("support", S, B, "noun", "modifier")],
    "A raid by Ruritania was feared.": [("raid", R, (), "noun", "by phrase")],
    "An agreement between Ruritania and Sylvania was feared.": [("agreement", R + S, (), "noun", "by phrase")],
    "Ruritania's retreat from Sylvania was feared.": [("retreat", R, S, "noun", "modifier")],
    "War in Sylvania was feared by Ruritania.": [("War", (), S, "noun", "none")],
    # Verbs that leave the act to their noun
    "King Florestan paid a visit to Sylvania.": [("visit", K, S, "noun", "subject")],
    "Ruritania signed an agreement with Sylvania.": [("agreement", R + S, (), "noun", "subject")],
    "Ruritania held talks with Sylvania.": [("talks", R + S, (), "noun", "subject")],
    "Ruritania paid Sylvania's visit to Freedonia.": [("visit", S, F, "noun", "modifier")],
    "Ruritania imposed sanctions on Sylvania.": [("sanctions", R, S, "noun", "subject")],
    "Ruritania received aid from Sylvania.": [("aid", S, R, "noun", "by phrase")],
    "Ruritania needs Sylvanian aid.": [("aid", S, R, "noun", "modifier")],
    # An act on an act
    "Ruritania condemned Sylvania's raid on Freedonia.": [
        ("condemned", R, S, "active", "subject"),
        ("raid", S, F, "noun", "modifier"),
    ],
    "Ruritania blocked aid to Sylvania.": [("blocked", R, S, "active", "subject")],
    # No act
    "Ruritania is a kingdom.": [],
    "Ruritania knows Sylvania.": [],
    "Ruritania grew wheat.": [],
    "The king bombed the town.": [],
}


@pytest.mark.parametrize(("content", "acts"), SENTENCES.items(), ids=SENTENCES)
def test_who_does_what_to_whom(content, acts, parser, finder):
    names = [(found.entry.key, found.start, found.end) for found in finder.find(content)]
    found = Parsed(parser(content), names, words.read()).acts()
    assert [(content[a.start : a.end], a.agents, a.targets, a.form, a.agent_stated) for a in found] == acts


def test_a_word_that_holds_two_names_stands_for_both(parser):
    content = "The Sylvania_Ruritania talks began."
    names = [("sylvania", 4, 12), ("ruritania", 13, 22)]
    (act,) = Parsed(parser(content), names, words.read()).acts()
    assert (act.agents, content[act.start : act.end]) == (S + R, "talks")


@pytest.mark.parametrize("content", ["", "Ruritania", "!", "Ruritania Ruritania Ruritania and and bombed and was"])
def test_what_is_no_sentence_breaks_nothing(content, parser, finder):
    names = [(found.entry.key, found.start, found.end) for found in finder.find(content)]
    assert isinstance(list(Parsed(parser(content), names, words.read()).acts()), list)


def test_rules_that_lean_on_each_other_end(parser, finder):
    # Each verb may take the object of the next, and the next the subject of the one before.
    content = "Sylvania was bombed, " + "attacked, burnt and occupied, " * 20 + "and fled."
    names = [(found.entry.key, found.start, found.end) for found in finder.find(content)]
    parsed = Parsed(parser(content), names, words.read())
    acts = list(parsed.acts())
    assert acts[0].targets == ("sylvania",)
    assert len(parsed.known) <= 8 * len(parsed.doc)
