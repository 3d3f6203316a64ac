"""Sizes: every word of a raw file has gone somewhere, each line has its fate, and each section its length."""

import pytest

from bittersweet.counting import sizes
from bittersweet.texts import manifest
from bittersweet.texts.cleaning import Join
from bittersweet.texts.sentences import split
from tests.made import sentence, sentences

RAW = "A Heading\nPage 1\n\nOne more grape-\nfruit fell. It was a well-\nknown one.\n1. Two left.\n2. None left.\n"
MANIFEST = """
[[text]]
id = "toy"
group = "g"
label = "Toy"
prefix = "T"
file = "toy.txt"
keep_hyphen = ["well-known"]
section = [
    {name = "heading", lines = [[1, 1]], counted = false},
    {name = "body", lines = [[4, 6]]},
    {name = "items", lines = [[7, 8]], paragraphs = "numbered"},
]
removed = [{lines = [2, 2], reason = "page number"}]
"""


@pytest.fixture(scope="module")
def toy(tmp_path_factory):
    folder = tmp_path_factory.mktemp("toy")
    (folder / "toy.txt").write_text(RAW, encoding="utf-8")
    (folder / "corpus.toml").write_text(MANIFEST, encoding="utf-8")
    return manifest.load(folder)[0]


def test_every_word_of_the_raw_file_has_gone_somewhere(toy):
    (row,) = sizes.attrition([toy], split(toy)).to_dict("records")
    # Removed: "Page", "1" and the numbers of two items; joined: one word at each of two line ends.
    assert row == {"text": "toy", "raw": 21, "removed": 4, "joined": 2, "headings": 2, "counted": 13}
    assert row["raw"] == sum(row[name] for name in ("removed", "joined", "headings", "counted"))


def test_each_line_has_its_fate_and_blank_ones_none(toy):
    assert sizes.lines([toy]).values.tolist() == [
        ["toy", "g", "Toy", 1, 9, "heading", "kept"],
        ["toy", "g", "Toy", 2, 6, "page number", "removed"],
        ["toy", "g", "Toy", 4, 15, "body", "counted"],
        ["toy", "g", "Toy", 5, 26, "body", "counted"],
        ["toy", "g", "Toy", 6, 10, "body", "counted"],
        ["toy", "g", "Toy", 7, 12, "items", "counted"],
        ["toy", "g", "Toy", 8, 13, "items", "counted"],
    ]


def test_what_is_left_out_and_joined_stands_in_tables_of_all_texts(toy):
    assert sizes.removed([toy, toy])["line"].tolist() == [2, 7, 8] * 2
    assert sizes.joins([toy])[["line", "before", "after"]].values.tolist() == [
        [4, "grape-/fruit", "grapefruit"],
        [5, "well-/known", "well-known"],
    ]


def test_sections_have_paragraphs_sentences_and_words():
    own = [sentence(content, paragraph=n) for content, n in (("One two.", 1), ("Three.", 1), ("Four five six.", 2))]
    found = sizes.sections([sentence("Head", section="head", counted=False), *own])
    assert found.values.tolist() == [["t", "head", False, 1, 1, 1], ["t", "body", True, 2, 3, 6]]


def test_lengths_of_sentences_by_text():
    own = [*sentences("One two.", "Three.", "Four five six.", "A b c d."), *sentences("One.", text="b", prefix="U")]
    own += sentences("One.", "Two three.", "Four five.", text="c", prefix="V")
    assert sizes.lengths(own).values.tolist() == [
        ["t", 4, 10, 2.5, 2.5, 1, 4],
        ["b", 1, 1, 1.0, 1.0, 1, 1],
        ["c", 3, 5, 1.7, 2.0, 1, 2],
    ]


@pytest.mark.parametrize(
    ("before", "after", "halves"),
    [
        ("grape-/fruit", "grapefruit", ("grape-", "fruit")),
        ("a/b-/c", "a/bc", ("a/b-", "c")),
        ("a/b-/c", "a/b-c", ("a/b-", "c")),
        ("one –/two", "one – two", ("one –", "two")),
        ("on/one –/two", "on/one – two", ("on/one –", "two")),
    ],
)
def test_the_halves_of_a_join(before, after, halves):
    assert sizes.halves(Join("t", 1, before, after, "")) == halves


def test_halves_that_make_something_else_are_refused():
    with pytest.raises(ValueError, match="no two halves in 'a-/b' make 'ac'"):
        sizes.halves(Join("t", 1, "a-/b", "ac", ""))
