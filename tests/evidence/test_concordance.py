"""The concordance: every place of what is asked for, in its sentence and its line."""

from dataclasses import replace

import pytest

from bittersweet.evidence.concordance import COLUMNS, concordance, cut
from bittersweet.evidence.index import Index
from bittersweet.files import DataError
from bittersweet.lists import hits
from bittersweet.texts.sentences import split
from tests.steps import growth, steps


def test_a_mention_is_shown_in_its_sentence_with_its_line(index, lists):
    assert concordance(index, lists, actor="bob", group="south").to_dict("records") == [
        {
            "group": "south",
            "text": "b",
            "unit": "B03",
            "left": "",
            "match": "Bob",
            "right": "trades.",
            "line": 1,
            "raw_start": 29,
            "raw_end": 32,
        }
    ]


def test_every_count_of_a_list_opens_to_as_many_rows(index, lists):
    for book in lists.values():
        found = hits.find(index.sentences, book)
        assert len(concordance(index, lists, **{book.name: ""})) == len(found)
        for key in book.about:
            assert len(concordance(index, lists, **{book.noun: key})) == sum(h.entry.key == key for h in found)


def test_left_match_and_right_are_the_sentence(index, lists):
    for row in concordance(index, lists, word="*a*").itertuples():
        whole = index.sentence(row.unit).sentence
        assert whole.startswith(row.left)
        assert whole.endswith(row.right)
        assert whole[len(row.left) : len(whole) - len(row.right)].strip() == row.match


def test_the_raw_span_and_the_line_lead_to_the_match(index, lists):
    for row in concordance(index, lists, actors="").itertuples():
        there = index.texts[row.text].raw[row.raw_start : row.raw_end]
        assert there.replace("-\nPage 2\n", "") == row.match
        assert index.texts[row.text].raw.count("\n", 0, row.raw_start) + 1 == row.line


@pytest.mark.parametrize("name", ["ann", "Ann Miller", "ANN MILLER", "Ann"])
@pytest.mark.parametrize("noun", ["actor", "actors"])
def test_a_name_is_a_key_a_label_or_a_surface(index, lists, noun, name):
    assert concordance(index, lists, **{noun: name})["unit"].tolist() == ["A01", "A02", "B02"]


def test_several_names_are_one_of_them_in_reading_order(index, lists):
    table = concordance(index, lists, actors=["bob", "ann"])
    assert list(zip(table["unit"], table["match"], strict=True)) == [
        ("A01", "Ann"), ("A01", "Bob"), ("A02", "Ann"), ("A03", "Bob"), ("B02", "Ann"), ("B03", "Bob"),
    ]  # fmt: skip
    words = concordance(index, lists, word=["bob", "ann"])
    assert words["match"].tolist() == table["match"].tolist()


def test_the_longest_surface_of_a_theme_has_the_stretch(index, lists):
    assert concordance(index, lists, theme="growth")["match"].tolist() == ["trade may grow"]
    assert concordance(index, lists, theme="trade")["match"].tolist() == ["trade", "trade", "Trade", "stop", "trades"]


def test_a_word_may_mind_its_case(index, lists):
    assert concordance(index, lists, word="trade")["match"].tolist() == ["trade", "trade", "Trade"]
    assert concordance(index, lists, word="trade", case=True)["match"].tolist() == ["trade", "trade"]


@pytest.mark.parametrize("text", ["a", "First", "FIRST", ["a"]])
def test_texts_may_be_kept(index, lists, text):
    table = concordance(index, lists, word="may", text=text)
    assert table["unit"].tolist() == ["A02", "A03"]


def test_groups_may_be_kept(index, lists):
    assert concordance(index, lists, word="may", group="South")["unit"].tolist() == ["B02", "B04"]
    assert len(concordance(index, lists, word="may", group=["north", "south"])) == 4


def test_pages_together_are_the_whole(index, lists):
    whole = concordance(index, lists, word="*a*")
    pages = [concordance(index, lists, word="*a*", offset=at, limit=3) for at in range(0, len(whole), 3)]
    assert [row for page in pages for row in page.values.tolist()] == whole.values.tolist()
    assert {page.attrs["total"] for page in pages} == {whole.attrs["total"]} == {len(whole)}
    assert concordance(index, lists, word="*a*", offset=100, limit=3).empty


def test_the_context_may_be_cut_at_whole_words(index, lists):
    (row,) = concordance(index, lists, actor="harbour", width=len(" the of")).itertuples()
    assert (row.left, row.match, row.right) == ("…in the", "harbour", "of…")
    (row,) = concordance(index, lists, actor="harbour", width=len("Ann met Bob in the ")).itertuples()
    assert (row.left, row.right) == ("Ann met Bob in the", "of trade.")


@pytest.mark.parametrize(
    ("width", "shown"), [(1, "…"), (2, "ab…"), (3, "ab…"), (4, "ab c…"), (5, "ab c…"), (6, "ab c d"), (7, "ab c d")]
)
def test_what_is_cut_ends_with_the_last_word_that_fits(width, shown):
    assert cut("ab c d", width) == shown


def test_a_key_that_is_listed_and_not_named_has_no_rows(index, lists):
    table = concordance(index, lists, actor="town")
    assert list(table) == ["group", *COLUMNS]
    assert table.empty


def test_the_group_is_not_shown_where_each_text_is_its_own(texts, lists):
    alone = [replace(text, group=text.id) for text in texts]
    index = Index([sentence for text in alone for sentence in split(text)], alone)
    assert list(concordance(index, lists, word="may")) == list(COLUMNS)


@pytest.mark.parametrize("name", ["actor", "word"])
def test_twice_the_text_takes_twice_the_steps(made_up, lists, name):
    found = growth(lambda index: concordance(index, lists, **{name: "Ann"}), made_up(200), made_up(400))
    assert 1.8 < found <= 2.2


def test_a_page_takes_no_more_steps_than_it_has_rows(made_up, lists):
    indices = [made_up(n) for n in (200, 400)]
    for index in indices:
        concordance(index, lists, word="ann", limit=5)
    found = [steps(lambda i=i: i.word("ann")) for i in indices]
    pages = [steps(lambda i=i: concordance(i, lists, word="ann", limit=5)) for i in indices]
    assert pages[0] - found[0] == pages[1] - found[1]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"actor": "anne"}, "no actor is called 'anne'; the nearest: ann, "),
        ({"theme": "wars"}, "no theme is called 'wars'; the nearest: war, "),
        ({"actress": "ann"}, "no list is called 'actress'; the nearest: actors, actor"),
        ({}, "a concordance is of one word, actor, theme, hedge, nothing; found none; name exactly one"),
        ({"actor": "ann", "word": "aid"}, "found actor='ann', word='aid'; name exactly one"),
        ({"word": " *"}, "the word asked for is ' *'; at least one letter or digit is needed"),
        ({"word": "aid", "text": "aa"}, "no text is called 'aa'; the nearest: a"),
        ({"word": "aid", "group": "nord"}, "no group is called 'nord'; the nearest: north"),
        ({"actors": []}, "actors asks for no name; at least one is needed"),
    ],
    ids=["actor", "theme", "list", "no question", "two questions", "star alone", "text", "group", "no name"],
)
def test_a_question_that_cannot_be_answered_is_refused(index, lists, asked, said):
    with pytest.raises(DataError) as fault:
        concordance(index, lists, **asked)
    assert said in str(fault.value)
