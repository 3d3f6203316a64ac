from collections import Counter

import numpy as np
import pytest

from bittersweet.lists import hits
from bittersweet.many import columns
from bittersweet.many.reading import Read, paragraphs
from bittersweet.many.splitters import splitter
from bittersweet.many.state import read_lists
from bittersweet.texts.sentences import word_types, words
from tests.made import sentences as made
from tests.many.conftest import prose


@pytest.fixture(scope="module", params=["spacy", "sentencex"])
def stretch(request):
    texts = [Read(n, 0, f"t{n}", f"g{n % 2}", "", {}, paragraphs(prose(n), set())) for n in range(12)]
    return columns.stretch(texts, splitter(request.param).cut)


def test_words_and_types_are_those_of_sentences(stretch):
    group = np.arange(12) % 2
    found = columns.words(stretch, group)
    assert found.counts.tolist() == [len(words(content)) for content in stretch.contents.to_pylist()]
    expected = Counter()
    spelled = Counter()
    for text, content in zip(stretch.text.tolist(), stretch.contents.to_pylist(), strict=True):
        expected.update((text, word) for word in word_types(content))
        spelled.update((text % 2, word) for word in words(content))
    assert {
        (text, found.types[kind]): n
        for text, kind, n in zip(found.text.tolist(), found.type.tolist(), found.n.tolist(), strict=True)
    } == expected
    assert (
        dict(zip(zip(found.group.tolist(), found.spelled.to_pylist(), strict=True), found.times.tolist(), strict=True))
        == spelled
    )


def test_hits_are_those_of_the_finder_sentence_by_sentence(stretch, lists):
    for book in read_lists(lists).values():
        expected = [
            (hit.sentence.unit, hit.entry.row, hit.start, hit.end)
            for hit in hits.find(made(*stretch.contents.to_pylist()), book)
        ]
        found = columns.hits(stretch, book, columns.finders({"x": book})["x"])
        rows = [entry.row for entry in book.entries]
        assert len(expected) > 20
        assert [
            (f"T{sentence + 1:02d}", rows[entry], start, end)
            for entry, sentence, start, end in zip(
                found.entry.tolist(), found.sentence.tolist(), found.start.tolist(), found.end.tolist(), strict=True
            )
        ] == expected


def test_patterns_are_what_each_sentence_holds(stretch, lists):
    for book in read_lists(lists).values():
        found = columns.hits(stretch, book, columns.finders({"x": book})["x"])
        held, patterns = columns.patterns(found, book, len(stretch.contents))
        expected = [Counter() for _ in stretch.contents]
        for entry, sentence in zip(found.entry.tolist(), found.sentence.tolist(), strict=True):
            expected[sentence][book.entries[entry].key, book.entries[entry].form] += 1
        assert [patterns[place] for place in held.tolist()] == [
            tuple((*pair, n) for pair, n in sorted(own.items())) for own in expected
        ]


def test_places_lead_back_to_the_raw_text():
    raws = [prose(n) for n in range(12)]
    texts = [Read(n, 0, "", "", "", {}, paragraphs(raw, set())) for n, raw in enumerate(raws)]
    found = columns.stretch(texts, splitter("sentencex").cut)
    starts, lines = columns.located(found, found.place)
    for text, start, line, content in zip(
        found.text.tolist(), starts.tolist(), lines.tolist(), found.contents.to_pylist(), strict=True
    ):
        assert raws[text][start] == content[0]
        assert raws[text].count("\n", 0, start) + 1 == line


def test_no_text_gives_no_rows(lists):
    found = columns.stretch([], splitter("sentencex").cut)
    book = read_lists(lists)["fruits"]
    assert len(columns.words(found, np.zeros(0, dtype=np.int64)).counts) == 0
    own = columns.hits(found, book, columns.finders({"x": book})["x"])
    assert columns.patterns(own, book, 0)[1] == [()]


def test_sentences_are_searched_in_blocks_that_are_long_but_not_too_long(stretch):
    assert "\n".join(stretch.joined).split("\n") == stretch.contents.to_pylist()
    lengths = [len(block) for block in stretch.joined]
    assert len(lengths) > 2
    assert all(0.9 * columns.BLOCK < length < 2 * columns.BLOCK for length in lengths[:-1])
    full = "a" * columns.BLOCK
    read = Read(1, 0, "t", "g", "", {}, paragraphs(f"{full}\n\n{full[1:]}\n\nb", set()))
    assert columns.stretch([read], splitter("spacy").cut).joined == [full, f"{full[1:]}\nb"]
