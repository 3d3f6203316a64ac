"""Sentences: those that hold all that is asked, marked, and how many there are."""

import pytest

from bittersweet.evidence.asking import all_of
from bittersweet.evidence.marking import bracketed, marked, merged
from bittersweet.evidence.sentences import counts, sentences, units
from bittersweet.files import DataError
from bittersweet.lists import hits
from bittersweet.speech import speakers
from tests.steps import growth


@pytest.fixture(scope="module")
def quotes(index, lists):
    return list(speakers.quotes(index.sentences, lists["actors"], {"said": "any"}))


def asked(index, lists, **question):
    return sentences(index, lists, **question)["unit"].tolist()


def test_a_sentence_is_shown_in_full_with_what_was_asked_in_brackets(index, lists):
    table = sentences(index, lists, actor="Ann", theme="trade", word="m*")
    assert list(table) == ["group", "text", "unit", "actor", "theme", "sentence"]
    assert table.values.tolist() == [
        ["north", "a", "A01", "Ann Miller", "Trade", "[Ann] [met] Bob in the harbour of [trade]."],
        ["north", "a", "A02", "Ann Miller", "Trade", "[Ann]’s [trade] [may] grow."],
    ]
    assert table.attrs["total"] == 2


def test_several_keywords_mean_and(index, lists):
    assert asked(index, lists, actors="ann") == ["A01", "A02", "B02"]
    assert asked(index, lists, actors="ann", hedges="modal") == ["A02", "B02"]
    assert asked(index, lists, actors="ann", hedges="modal", word="war") == ["B02"]
    assert asked(index, lists, actors="ann", hedges="modal", word="town") == []


def test_several_names_in_one_keyword_mean_or(index, lists):
    assert asked(index, lists, actors=["ann", "Robert"]) == ["A01", "A02", "A03", "B02", "B03"]
    assert asked(index, lists, word=("war", "town")) == ["B01", "B02", "C01"]


def test_all_of_means_all_of_them(index, lists):
    assert asked(index, lists, actors=all_of("ann", "bob")) == ["A01"]
    assert asked(index, lists, word=all_of("may", "war")) == ["B02"]
    assert asked(index, lists, actors=all_of("ann", "ann miller")) == ["A01", "A02", "B02"]
    assert asked(index, lists, actors="ann", actor="bob") == ["A01"]


def test_the_empty_name_means_any_of_the_list(index, lists):
    assert asked(index, lists, theme="") == ["A01", "A02", "A03", "B01", "B02", "B03"]


def test_nothing_asked_gives_every_sentence(index, lists):
    assert asked(index, lists) == [s.unit for s in index.sentences]
    assert asked(index, lists, text="c") == ["C01"]
    assert asked(index, lists, group="south", word="may") == ["B02", "B04"]


def test_every_answer_is_what_the_finder_and_a_plain_search_say(index, lists):
    held = {}
    for book in lists.values():
        for hit in hits.find(index.sentences, book):
            held.setdefault((book.name, hit.entry.key), set()).add(hit.sentence.unit)
    for (first, a), one in held.items():
        for (second, b), other in held.items():
            question = {first: a, second: b} if first != second else {first: all_of(a, b)}
            assert asked(index, lists, **question) == [s.unit for s in index.sentences if s.unit in one & other]


def test_sentences_with_quoted_words(index, lists, quotes):
    table = sentences(index, lists, quoted=True, quotes=quotes)
    assert table[["unit", "sentence"]].values.tolist() == [["A03", "“[Trade may stop,]” said Bob."]]
    assert asked(index, lists, word="may", quoted=True, quotes=quotes) == ["A03"]
    assert asked(index, lists, word="may", quoted=False, quotes=quotes) == ["A02", "B02", "B04"]
    assert sentences(index, lists, word="may", quoted=True, quotes=quotes)["sentence"].tolist() == [
        "“Trade [may] stop,” said Bob."
    ]


def test_pages_together_are_the_whole(index, lists):
    whole = sentences(index, lists, word="may")
    pages = [sentences(index, lists, word="may", offset=at, limit=3) for at in (0, 3)]
    assert [row for page in pages for row in page.values.tolist()] == whole.values.tolist()
    assert [page.attrs["total"] for page in pages] == [4, 4]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ({"actor": "anne"}, "no actor is called 'anne'; the nearest: ann, "),
        ({"theme": ["war", "wars"]}, "no theme is called 'wars'; the nearest: war, "),
        ({"hedge": all_of("modals", "modal")}, "no hedge is called 'modals'; the nearest: modal"),
        ({"hegde": ""}, "no list is called 'hegde'; the nearest: hedge"),
        ({"group": "nort"}, "no group is called 'nort'; the nearest: north"),
        ({"actor": ()}, "actor asks for no name; at least one is needed"),
    ],
)
def test_an_unknown_name_lists_the_nearest(index, lists, question, said):
    with pytest.raises(DataError) as fault:
        sentences(index, lists, **question)
    assert said in str(fault.value)


def test_a_question_is_counted_by_group_and_by_text(index, lists):
    table = counts(index, lists, word="may", actor=["ann", "bob"])
    assert list(table) == ["group", "key", "label", "count", "of", "value", "low", "high", "per"]
    assert table[["group", "label", "count", "of", "value"]].values.tolist() == [
        ["north", "may; Ann Miller or Robert", 2, 4, 0.5],
        ["south", "may; Ann Miller or Robert", 1, 5, 0.2],
    ]
    by_text = counts(index, lists, level="text", word="may")
    assert by_text[["group", "text", "count", "of"]].values.tolist() == [
        ["north", "a", 2, 4], ["south", "b", 2, 4], ["south", "c", 0, 1],
    ]  # fmt: skip


def test_the_counts_are_those_of_the_sentences(index, lists, quotes):
    for question in ({"word": "may"}, {"theme": ""}, {"actor": all_of("ann", "bob")}, {"quoted": True}, {}):
        shown = sentences(index, lists, quotes=quotes, **question)
        table = counts(index, lists, level="text", quotes=quotes, **question).set_index("text")["count"]
        assert {text: n for text, n in table.items() if n} == shown["text"].value_counts().to_dict()


def test_a_scope_gives_only_its_own_counts(index, lists):
    assert counts(index, lists, word="may", group="south")[["group", "count", "of"]].values.tolist() == [
        ["south", 2, 5]
    ]
    assert counts(index, lists, word="may", text="b")[["group", "count", "of"]].values.tolist() == [["south", 2, 4]]


def test_units_are_shown_in_full_and_once_in_the_order_given(index):
    assert units(index, ["B01", "A02", "B01"]).values.tolist() == [
        ["b", "B01", "War came."],
        ["a", "A02", "Ann’s trade may grow."],
    ]
    with pytest.raises(DataError, match="no unit is called 'A9'"):
        units(index, ["A9"])


def test_every_sentence_is_marked_with_what_a_list_matched(index, lists):
    table = marked(index.sentences, hits.table(hits.find(index.sentences, lists["themes"]), lists["themes"]))
    assert list(table) == ["text", "unit", "themes", "sentence"]
    by_unit = table.set_index("unit")
    assert by_unit.loc["A02"].tolist() == ["a", "Growth, Trade", "Ann’s [trade may grow]."]
    assert by_unit.loc["A03"].tolist() == ["a", "Trade", "“[Trade] may [stop],” said Bob."]
    assert by_unit.loc["C01"].tolist() == ["c", "–", "It is a town."]
    plain = table["sentence"].str.replace("[", "").str.replace("]", "")
    assert plain.tolist() == [s.sentence for s in index.sentences]


def test_several_lists_are_marked_at_once(index, lists):
    import pandas as pd

    books = [lists["actors"], lists["hedges"]]
    table = marked(index.sentences, pd.concat(hits.table(hits.find(index.sentences, b), b) for b in books))
    assert list(table) == ["text", "unit", "actors", "hedges", "sentence"]
    assert table.set_index("unit").loc["B02"].tolist() == ["b", "Ann Miller", "modal verbs", "[Ann] [may] go to war."]


def test_marks_that_overlap_are_one_and_those_that_touch_are_two():
    assert merged([(4, 9), (0, 3), (2, 4), (9, 10)]) == [(0, 4), (4, 9), (9, 10)]
    assert bracketed("abcdefghij", [(4, 9), (0, 3), (2, 4), (9, 10)]) == "[abcd][efghi][j]"


@pytest.mark.parametrize(
    "ask",
    [
        lambda index, lists: sentences(index, lists, actor="ann", theme="war", word="trade"),
        lambda index, lists: counts(index, lists, theme="", level="text"),
        lambda index, _: units(index, [s.unit for s in index.sentences]),
        lambda index, lists: marked(
            index.sentences, hits.table(hits.find(index.sentences, lists["themes"]), lists["themes"])
        ),
    ],
    ids=["sentences", "counts", "units", "marked"],
)
def test_twice_the_text_takes_twice_the_steps(made_up, lists, ask):
    assert 1.8 < growth(lambda index: ask(index, lists), made_up(200), made_up(400)) <= 2.2
