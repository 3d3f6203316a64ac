"""Words of acts: the list of general English is sound, and a list of one's own is checked."""

import pytest

from bittersweet.files import DataError
from bittersweet.parsing import words

CLASSES = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


def test_the_nouns_of_the_general_list_are_of_plovers_classes_each_with_some():
    assert set(words.read().noun.values()) == CLASSES


def test_a_light_verb_does_or_has_it_done():
    assert set(words.read().light.values()) == {"does", "is done to"}


def test_a_verb_that_never_names_an_act_has_its_reason():
    assert set(words.read().never.values()) == {"auxiliary", "state", "report"}


def test_all_words_are_lemmas_of_the_pipeline(parser):
    found = words.read()
    listed = [f"the {word}" for word in found.noun] + [f"to {word}" for use in found[1:] for word in use]
    lemmas = [doc[-1].lemma_ for doc in parser.pipe(listed)]
    assert [one for one, lemma in zip(listed, lemmas, strict=True) if one.split()[-1] != lemma] == []


def test_a_list_of_ones_own_is_checked_and_all_is_said_at_once(tmp_path):
    path = tmp_path / "words.csv"
    path.write_text(
        "word,use,class\nduel,noun,ASSAULT\nduel,noun,ASSAULT\n,never,state\nsigh,verb,\n", encoding="utf-8"
    )
    with pytest.raises(DataError) as error:
        words.read(path)
    assert [fault.split("words.csv, ")[1] for fault in error.value.faults] == [
        "row 3: 'duel' stands twice as noun; keep one row",
        "row 4: word is empty; each row needs it",
        "row 5: use is 'verb'; one of noun, never, light, mutual would be right",
    ]


def test_a_list_of_ones_own_is_read(tmp_path):
    path = tmp_path / "words.csv"
    path.write_text("word,use,class\nduel,noun,ASSAULT\nfight,light,does\n", encoding="utf-8")
    assert words.read(path) == words.ActWords({"duel": "ASSAULT"}, {}, {"fight": "does"}, {})
