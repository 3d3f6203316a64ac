"""The splitter: the sentences of spaCy's rules to the letter, at any length, in linear time."""

import os
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bittersweet.texts import splitter
from bittersweet.texts.splitter import boundaries
from tests.steps import growth

SPEECHES = Path(__file__).parents[3] / "shared" / "texts" / "speeches-2000-2020.zip"
EVERY = 1 if "BITTERSWEET_EXAMPLES" in os.environ else 5  # `make torture` asks for all of them
# What sentences and their ends are made of. Parts of emoticons are not among them: spaCy finds one across a blank too,
# and then forgets an abbreviation that it touches; a chunk is cut here without a look at its neighbours.
WORDS = [
    "He",
    "said",
    "left",
    "U.S.",
    "Dr.",
    "p.",
    "al.",
    "e.g.",
    "St.",
    "a.m.",
    "5p.m.",
    "3.5",
    "www.a.org",
    "“Go",
    "’s",
]
MARKS = [
    ".",
    "!",
    "?",
    "...",
    "…",
    "。",
    "”",
    "“",
    "’",
    '"',
    "'",
    ")",
    "(",
    "]",
    "–",
    "—",
    "-",
    "*",
    "$",
    "\u200b",
    "/",
]
BLANKS = [" ", "  ", "\t", "\u00a0", " \u2003", "\n"]
RUNNING = st.lists(st.sampled_from([*WORDS, *MARKS, *BLANKS, " ", " ", " ", " "]), max_size=24).map("".join)


@pytest.fixture(scope="module")
def spacy_rules():
    """A function to the sentences of a paragraph by spaCy's sentencizer, each without the blanks around it.

    A mark that opens the next sentence is given to it, when exactly one blank parts it from the one before.
    """
    import spacy
    from spacy.symbols import ORTH

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.max_length = 10**9
    for reference in splitter.REFERENCES:
        nlp.tokenizer.add_special_case(reference, [{ORTH: reference}])

    def spacy_rules(paragraph):
        doc = nlp(paragraph)
        starts = []
        for first in (sentence.start for sentence in doc.sents if len(doc)):
            opening = first
            while (
                not doc[first].is_space and opening and doc[opening - 1].is_punct and not doc[opening - 1].whitespace_
            ):
                opening -= 1
            opens = opening and doc[opening - 1].whitespace_
            starts.append(doc[opening if opens else first].idx)
        parts = [paragraph[start:end] for start, end in zip(starts, [*starts[1:], len(paragraph)], strict=bool(starts))]
        heads = [start + len(part) - len(part.lstrip()) for start, part in zip(starts, parts, strict=True)]
        return [(head, head + len(part.strip())) for head, part in zip(heads, parts, strict=True) if part.strip()]

    return spacy_rules


@given(RUNNING)
@example("")
@example(" \t")
@example("  He left. ")
@example("He left. ”She stayed")
@example("He left. “ She stayed.")
@example("x.”She")
@example("x.  “She")
@example(" .”She")
@example("a .”She")
@example("b x .”She")
@example("a\t.”She")
@example("! “She")
@example("He left . “She stayed.")
@example("He left 。 She stayed.")
@example(" !“She")
@example("。She. \t“Go!”\t– he")
@example("a.\u200b b. \u200bc")
def test_the_sentences_are_those_of_spacys_rules(spacy_rules, paragraph):
    assert boundaries(paragraph) == spacy_rules(paragraph)


@settings(max_examples=50)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=30), st.sampled_from([". ", "! ", ".", "? “", "。"]))
def test_any_characters_make_no_difference(spacy_rules, letters, end):
    paragraph = end.join(letters[at : at + 3] for at in range(0, len(letters), 3))
    assert boundaries(paragraph) == spacy_rules(paragraph)


def test_the_sentences_of_speeches_are_those_of_spacys_rules(spacy_rules):
    if not SPEECHES.exists():
        pytest.skip("the speeches (shared/texts/speeches-2000-2020.zip, beside the checkout) are not there")
    with zipfile.ZipFile(SPEECHES) as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(".txt"))
        texts = [archive.read(name).decode("utf-8-sig") for name in names[::EVERY]]
    paragraphs = [" ".join(part.split("\n")) for text in texts for part in re.split(r"\r?\n\s*\n", text)]
    assert len(names) == 125
    assert sum(len(paragraph.split()) for paragraph in paragraphs) > 450_000 / EVERY
    assert [p for p in paragraphs if boundaries(p) != spacy_rules(p)] == []


def test_marks_that_stand_before_a_tab_end_their_sentence():
    """spaCy has the white space begin a sentence, and the marks before it would be taken for its opening."""
    assert boundaries("He left .\tShe stayed.") == [(0, 9), (10, 21)]


@pytest.mark.parametrize(
    "parts",
    [
        ["He was clear.", '"We ask," he said.'],
        ["He was clear.", "“We ask,” he said."],
        ["Norway became a member (Lie, 2001, p. 1).", "It stayed one (pp. 3–4)."],
        ["The U.S. left.", "They stayed!", "Why?", "Nobody knows."],
        ["He left.", '"‘Never,’ he said," she said.'],
        ["He left.", '("We ask," he said.)', "She ran."],
        ["One sentence without an end"],
    ],
    ids=["straight quote", "curly quote", "references", "abbreviation", "two quotes", "bracket and quote", "no end"],
)
def test_a_paragraph_is_cut_into_its_sentences(parts):
    paragraph = " ".join(parts)
    assert [paragraph[start:end] for start, end in boundaries(paragraph)] == parts


@settings(max_examples=50)
@given(RUNNING)
def test_sentences_hold_all_words_and_begin_and_end_with_no_blank(paragraph):
    spans = boundaries(paragraph)
    parts = [paragraph[start:end] for start, end in spans]
    assert all(part and part == part.strip() for part in parts)
    assert spans == sorted(spans)
    assert "".join("".join(parts).split()) == "".join(paragraph.split())


def test_a_paragraph_may_be_longer_than_spacy_takes():
    paragraph = ("It is " + "so " * 5_000 + "it is. ") * 80
    spans = boundaries(paragraph)
    assert (len(paragraph), len(spans), spans[-1]) == (1_201_040, 80, (1_186_027, 1_201_039))


@pytest.mark.parametrize("chunk", ["(", "!", "a.", "。a"])
def test_a_chunk_without_blanks_is_taken_in_pieces(monkeypatch, chunk):
    """The tokenizer takes the square of a chunk's length, so it never sees more than a piece of a long one."""
    lengths = []
    rules = splitter._rules()
    seen = rules._replace(tokenizer=lambda content: lengths.append(len(content)) or rules.tokenizer(content))
    seen.tokenizer.vocab = rules.tokenizer.vocab
    monkeypatch.setattr(splitter, "_rules", lambda: seen)
    paragraph = chunk * 4_000 + "! So it is."
    spans = boundaries(paragraph)
    assert max(lengths) <= splitter.LONG
    assert sum(lengths) < len(paragraph) + 2 * splitter.LONG
    assert spans[-1][1] == len(paragraph)


@pytest.mark.parametrize("before", [splitter.LONG - 4, splitter.LONG + 100, 3 * splitter.PIECE + 7])
def test_a_sentence_may_start_anywhere_in_a_long_chunk(before):
    paragraph = "x" * before + ".Yes"
    assert boundaries(paragraph) == [(0, before + 1), (before + 1, before + 4)]


def test_what_a_chunk_does_is_kept_unless_it_is_long():
    splitter._steps.cache_clear()
    for length in (splitter.LONG, splitter.LONG + 1):
        assert boundaries("x" * (length - 1) + ".") == [(0, length)]
    assert splitter._steps.cache_info().currsize == 1


@pytest.mark.parametrize("mark", ["abcd\tJan.", "abcdefDr.", "abcde\tleft."])
def test_a_long_stretch_without_plain_blanks_is_cut_in_no_word(spacy_rules, mark):
    """In pieces that are counted from the last plain blank, the first mark would be cut off its word."""
    paragraph = "abcdef\t" * 106 + f"{mark}\tLee left."
    assert boundaries(paragraph) == spacy_rules(paragraph)


def test_the_vocabulary_does_not_grow_without_bound(monkeypatch):
    splitter._rules.cache_clear()
    empty = len(splitter._rules().tokenizer.vocab)
    monkeypatch.setattr(splitter, "FULL", empty + 20)
    paragraph = " ".join(f"It is w{n}." for n in range(30_000, 30_030))
    assert len(boundaries(paragraph)) == 30
    assert len(splitter._rules().tokenizer.vocab) <= empty + 30


@pytest.mark.parametrize(
    "made",
    [
        lambda n: "It is. " * n,
        lambda n: "It\tis.\t" * n,
        lambda n: "a" * 5 * n,
        lambda n: ". ( " * n,
        lambda n: " ".join(f"It is w{i}." for i in range(n)),
        lambda n: "x!" * n,
        lambda n: "。 " * n,
        lambda n: "It is\u00a0" * n + "so.",
    ],
    ids=["sentences", "tabs", "one word", "brackets", "new words", "no blank", "other marks", "other blanks"],
)
def test_twice_the_length_takes_twice_the_steps(made):
    boundaries("A first time, for spaCy.")
    assert growth(lambda n: boundaries(made(n)), 1000, 2000) <= 2.2
