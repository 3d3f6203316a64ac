"""The index: words and keys found in one string, led back to sentences and lines."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bittersweet.evidence.index import Index
from bittersweet.evidence.searching import folded
from bittersweet.files import DataError
from bittersweet.lists import hits
from bittersweet.lists.finder import Finder
from bittersweet.texts.cleaning import Paragraph
from bittersweet.texts.sentences import Sentence, split


def of(*contents):
    """An index of sentences of one text each."""
    homes = [Paragraph("t", "body", n, content, (0,), (0,)) for n, content in enumerate(contents)]
    return Index([Sentence("t", "t", f"T{p.number}", "body", 1, p.content, 1, True, p, 0) for p in homes], ())


def found(index, word, **how):
    return [(m.place, index.sentences[m.place].sentence[m.start : m.end]) for m in index.word(word, **how)]


def test_a_unit_leads_to_its_sentence(index):
    assert index.sentence("A02").sentence == "Ann’s trade may grow."
    with pytest.raises(DataError, match="no unit is called 'A2'; the nearest: A02, "):
        index.sentence("A2")


def test_an_offset_leads_to_its_line(index, texts):
    for text in texts:
        for offset in range(len(text.raw)):
            assert index.line(text.id, offset) == text.raw.count("\n", 0, offset) + 1


@pytest.mark.parametrize(
    ("word", "case", "expected"),
    [
        ("us", False, [(0, "us"), (0, "US"), (1, "Us")]),
        ("us", True, [(0, "us")]),
        (" US ", True, [(0, "US")]),
        ("bus*", False, [(2, "bus"), (2, "busy")]),
        ("*us", False, [(0, "us"), (0, "US"), (1, "Us"), (2, "bus"), (2, "_virus")]),
        ("b*s", False, [(2, "bus")]),
        ("a bus", False, [(2, "a  bus")]),
        ("U.S.", False, [(1, "U.S.")]),
        ("Ann's", False, [(0, "Ann’s"), (1, "Ann's")]),
        ("ann’s", False, [(0, "Ann’s"), (1, "Ann's")]),
        ("us Us", False, []),
        ("nowhere", False, []),
    ],
)
def test_a_word_is_found_whole(word, case, expected):
    index = of("Ann’s with us, US.", "Us and Ann's U.S.", "a  bus, busy _virus")
    assert found(index, word, case=case) == expected


@settings(derandomize=True, deadline=None, max_examples=300)
@given(
    contents=st.lists(st.text("abA B.’'_İ\n", min_size=1), max_size=5),
    word=st.text("abA’.", min_size=1, max_size=4),
    star=st.booleans(),
    case=st.booleans(),
)
def test_a_word_is_found_as_a_search_of_each_sentence_finds_it(contents, word, star, case):
    if not any(map(str.isalnum, word)):
        return
    stem = word.replace("’", "'")
    pattern = re.compile(rf"(?<!\w){re.escape(stem if case else folded(stem))}" + (r"\w*" if star else "") + r"(?!\w)")
    expected = [
        (place, *match.span())
        for place, content in enumerate(contents)
        for match in pattern.finditer(content.replace("’", "'") if case else folded(content))
    ]
    assert [m[:3] for m in of(*contents).word(word + "*" * star, case=case)] == expected


@pytest.mark.parametrize("word", ["", " * ", "…", "**"])
def test_a_word_has_a_letter_or_a_digit(index, word):
    with pytest.raises(DataError, match="at least one letter or digit is needed"):
        index.word(word)


def test_the_keys_of_a_list_are_those_of_its_finder(index, lists):
    for book in lists.values():
        everything = [(h.sentence.unit, h.start, h.end, h.entry.key) for h in hits.find(index.sentences, book)]
        for keys in [[], *([key] for key in book.about), list(book.about)]:
            got = [(index.sentences[m.place].unit, m.start, m.end, m.key) for m in index.keys(book, keys)]
            assert got == [hit for hit in everything if hit[3] in keys]


def test_only_sentences_that_hold_a_surface_are_read(texts, lists, monkeypatch):
    index, read, find = Index([s for text in texts for s in split(text)], texts), [], Finder.find
    monkeypatch.setattr(Finder, "find", lambda self, content: read.append(content) or find(self, content))
    index.keys(lists["themes"], ["war"])
    assert read == ["War came.", "Ann may go to war."]


def test_an_index_of_nothing_finds_nothing(lists):
    index = Index([], ())
    assert index.word("a") == []
    assert index.keys(lists["actors"], ["ann"]) == index.keys(lists["actors"], lists["actors"].about) == []
