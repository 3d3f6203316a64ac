"""Sentences and words: units with names of their own, sizes, and the way back to the raw file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bittersweet.texts import sentences
from bittersweet.texts.sentences import split
from bittersweet.texts.text import Section, Text
from tests.steps import growth

PARTS = st.sampled_from(
    ['"Yes,"', "he", "said.", "The", "U.S.", "left.", "(p. 1).", "No!", "Stop?”", "“Go", "…", "–", "a-"]
)
ENDS = st.sampled_from([" ", "\n", "\r\n", "\n\n", "\t", "\u00a0", "  "])


def text(raw, *sections, prefix="T", group="g"):
    lines = Text("t", group, prefix, "t.txt", {}, raw, ()).lines
    return Text("t", group, prefix, "t.txt", {}, raw, sections or (Section("body", ((1, len(lines)),)),))


def test_units_are_numbered_through_the_text():
    found = [(s.unit, s.section, s.paragraph, s.sentence, s.words) for s in split(text("One. Two – 3.\n\nFour.\n"))]
    assert found == [("T01", "body", 1, "One.", 1), ("T02", "body", 1, "Two – 3.", 2), ("T03", "body", 2, "Four.", 1)]


def test_each_sentence_says_its_text_and_group_and_whether_it_counts():
    title, body = Section("title", ((1, 1),), counted=False), Section("body", ((2, 2),))
    found = [
        (s.text, s.group, s.section, s.counted) for s in split(text("A title\nOne.\n", title, body, group="north"))
    ]
    assert found == [("t", "north", "title", False), ("t", "north", "body", True)]


def test_a_prefix_that_ends_in_a_digit_has_a_dot_behind_it():
    assert [s.unit for s in split(text("One. Two.", prefix="T1"))] == ["T1.01", "T1.02"]
    assert [s.unit for s in split(text("One.", Section("title", ((1, 1),), False), prefix="T1"))] == ["T1-title"]


def test_a_number_has_two_digits_at_least():
    units = [s.unit for s in split(text("It is. " * 101))]
    assert (units[0], units[8], units[9], units[98], units[100]) == ("T01", "T09", "T10", "T99", "T101")


def test_headings_take_no_number_and_have_names_of_their_own():
    title = Section("title", ((1, 3),), counted=False)
    keys = Section("key words", ((5, 5),), counted=False)
    body = Section("body", ((4, 4), (6, 6)))
    found = [s.unit for s in split(text("A. title\n\nMore\nOne.\nKeys\nTwo.\n", title, body, keys))]
    assert found == ["T-title", "T-title-2", "T01", "T02", "T-key words"]


@pytest.mark.parametrize("prefix", ["A", "A1"])
def test_no_name_is_given_to_two_units_of_texts_with_like_prefixes(prefix):
    """With A and A1 as they stood, A101 would be sentence 101 of the one and sentence 1 of the other."""
    raw = "It is so. " * 120
    units = [s.unit for p in (prefix, f"{prefix}1") for s in split(text(raw, prefix=p))]
    assert len(set(units)) == len(units) == 240


@settings(max_examples=40)
@given(st.lists(st.tuples(PARTS, ENDS), min_size=1, max_size=12))
def test_every_character_of_every_sentence_leads_back(parts):
    made = text("It\n" + "".join(part + end for part, end in parts))
    for s in split(made):
        back = [s.locate(i, i + 1) for i in range(len(s.sentence))]
        assert all(end == start + 1 for start, end in back)
        assert all(
            made.raw[at] == c or (c == " " and made.raw[at] in "\r\n")
            for (at, _), c in zip(back, s.sentence, strict=True)
        )
        assert s.sentence == s.sentence.strip() != ""
        assert s.locate(0, len(s.sentence)) == (back[0][0], back[-1][1])
        assert s.home.content[s.offset :].startswith(s.sentence)


@settings(max_examples=40)
@given(st.lists(st.tuples(PARTS, ENDS), min_size=1, max_size=12))
def test_the_sentences_hold_all_words_of_the_text(parts):
    made = text("It\n" + "".join(part.strip("-") + end for part, end in parts))
    found = list(split(made))
    assert [word for s in found for word in s.sentence.split()] == made.raw.split()
    assert [s.words for s in found] == [len(sentences.words(s.sentence)) for s in found]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Cold war – 9/11 (p. 1).", ["Cold", "war", "9/11", "(p.", "1)."]),
        ("non-NATO North–South", ["non-NATO", "North–South"]),
        ("a\u00a0b\tc  d", ["a", "b", "c", "d"]),
        ("… – ‘ ’ _ -", []),
        ("_a_ ½ 演 ²", ["_a_", "½", "演", "²"]),
        ("", []),
    ],
)
def test_a_word_has_a_letter_or_a_digit(content, expected):
    assert sentences.words(content) == expected


@settings(max_examples=40)
@given(st.text(max_size=20))
def test_words_are_what_python_takes_for_letters_and_digits(content):
    assert sentences.words(content) == [token for token in content.split() if any(map(str.isalnum, token))]


@pytest.mark.parametrize(
    ("content", "types"),
    [
        ("“Anna’s” ‘Anna's’ non-NATO (Anna,", ["anna's", "anna's", "non-nato", "anna"]),
        ("the IT, (IT) U.N.; it It a A", ["the", "IT", "IT", "U.N.", "it", "it", "a", "a"]),
        ("(U.N.’s) U.K.-led a.U.N. xU.N. U.", ["U.N.", "U.K.", "U.N.", "xu.n", "u"]),
        ("__a__ --a--b-- A-B 12", ["__a__", "a--b", "A-B", "12"]),
        ("-½- «Été»", ["½", "été"]),
    ],
)
def test_word_types_are_small_without_outer_marks_but_for_abbreviations(content, types):
    assert sentences.word_types(content) == types


@settings(max_examples=40)
@given(st.text(alphabet="aA.’'-_1é½ ", max_size=12))
def test_there_is_a_type_for_each_word(content):
    assert len(sentences.word_types(content)) == len(sentences.words(content))


def test_twice_the_text_takes_twice_the_steps():
    """In paragraphs, in one paragraph, and in one word."""
    list(split(text("A first time, for spaCy.")))
    for raw in ("It is so.\n\n", "It is so. ", "It-is_so"):
        assert growth(lambda n, raw=raw: list(split(text(raw * n))), 500, 1000) <= 2.2
