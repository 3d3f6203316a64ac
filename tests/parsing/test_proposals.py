"""Proposals: only sentences that name somebody are parsed, as they come; the table shows each act with its place."""

from types import SimpleNamespace

import pytest

from bittersweet.lists.hits import Hit
from bittersweet.parsing import proposals
from bittersweet.parsing.words import ActWords
from tests.made import sentences


@pytest.fixture
def hits(finder):
    """A function from sentences to the hits in them, one at a time."""

    def hits(*contents):
        for sentence in sentences(*contents, text="tale", group="book"):
            for span in finder.find(sentence.sentence):
                yield Hit(sentence, *span)

    return hits


def test_an_act_is_proposed_with_its_sentence_and_words(hits):
    (act,) = proposals.propose(hits("Nobody came.", "Ruritania bombed Sylvania."))
    assert (act.sentence.unit, act.words, act.agents, act.targets) == ("T02", "bombed", ("ruritania",), ("sylvania",))


def test_acts_come_in_the_order_of_the_sentences(hits):
    contents = ["Ruritania bombed Sylvania and Freedonia helped Ruritania."] * 3
    assert [act.sentence.unit for act in proposals.propose(hits(*contents))] == [
        "T01",
        "T01",
        "T02",
        "T02",
        "T03",
        "T03",
    ]


def test_sentences_without_a_name_are_not_parsed(hits, monkeypatch):
    parsed, pipe = [], proposals.parser().pipe

    def seen(texts):
        for text in texts:
            parsed.append(text[0])
            yield text

    monkeypatch.setattr(
        proposals, "parser", lambda: SimpleNamespace(pipe=lambda texts, **how: pipe(seen(texts), **how))
    )
    contents = ["The king bombed the town.", "Ruritania bombed Sylvania.", "It rained."]
    assert len(list(proposals.propose(hits(*contents)))) == 1
    assert parsed == ["Ruritania bombed Sylvania."]


def test_a_long_corpus_is_not_read_before_the_first_act_is_given(hits):
    taken = 0

    def counted(found):
        nonlocal taken
        for hit in found:
            taken += 1
            yield hit

    acts = proposals.propose(counted(hits(*["Ruritania bombed Sylvania."] * 3000)))
    next(acts)
    assert taken < 1500


def test_what_is_longer_than_any_sentence_is_passed_over(hits):
    long = "Ruritania bombed Sylvania" + " and Freedonia" * 100 + "."
    assert len(long) > proposals.LONGEST
    assert [act.sentence.unit for act in proposals.propose(hits(long, "Ruritania bombed Sylvania."))] == ["T02"]


def test_the_pipeline_holds_what_a_parse_needs_and_no_more():
    assert proposals.parser().pipe_names == ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"]


def test_words_of_ones_own_take_the_place_of_the_general_ones(hits):
    none = ActWords({}, {"bomb": ""}, {}, {})
    assert list(proposals.propose(hits("Ruritania bombed Sylvania."), none)) == []


def test_one_row_a_proposed_act(hits):
    table = proposals.table(
        proposals.propose(hits("Ruritania helped both Sylvania and Freedonia.", "Sylvania was hit."))
    )
    assert list(table.columns) == list(proposals.COLUMNS)
    assert table.values.tolist() == [
        ["book", "tale", "T01", "ruritania", "helped", "sylvania+freedonia", "active", "subject", 10, 16, 10, 16],
        ["book", "tale", "T02", "", "hit", "sylvania", "passive", "none", 13, 16, 13, 16],
    ]


def test_no_hit_gives_an_empty_table():
    assert proposals.table(proposals.propose([])).columns.tolist() == list(proposals.COLUMNS)
