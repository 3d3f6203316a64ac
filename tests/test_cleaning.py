"""Cleaning: what is removed, what is joined, and the way back from every character to the raw file."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bittersweet import cleaning
from bittersweet.study import Study

ENDS = st.sampled_from(["\n", "\r\n", "\r"])
PIECES = st.sampled_from(["ab", "Cd", "ef-", "al-Qaida", "12-", "–", "x—", "India–", "Q’s", "-", "1.", " ", "\t"])
LINES = st.tuples(st.lists(PIECES, max_size=4).map(" ".join), st.booleans(), ENDS)


@st.composite
def drafts(draw):
    """A raw text, in which any line may be blank or removed, and the numbers of its removed lines."""
    lines = [("First words", False, "\n"), *draw(st.lists(LINES, max_size=7))]
    raw = "".join(content + end for content, _, end in lines)
    return raw, [number for number, (_, gone, _) in enumerate(lines, start=1) if gone]


def way_back(paragraph):
    """The raw offset of each character of a paragraph, one by one."""
    spans = [paragraph.locate(i, i + 1) for i in range(len(paragraph.content))]
    assert all(end == start + 1 for start, end in spans)
    return [start for start, _ in spans]


def same(raw, offset, character):
    """Whether the character stands there in the raw text, or is a blank that stands for a line end."""
    return raw[offset] == character or (character == " " and raw[offset] in "\r\n")


def joined(text):
    return [join[2:] for join in cleaning.joins(text)]


def content(text):
    return [paragraph.content for paragraph in cleaning.paragraphs(text)]


def test_the_joins_of_the_article_are_these(study):
    assert cleaning.joins(study.texts[1]) == [
        ("article", 21, "cer-/tain", "certain", "hyphen"),
        ("article", 22, "con-/cepts", "concepts", "hyphen"),
        ("article", 27, "situ-/ational", "situational", "hyphen"),
        ("article", 32, "dis-/engagement", "disengagement", "hyphen"),
        ("article", 33, "stum-/bled", "stumbled", "hyphen"),
        ("article", 34, "international/stage", "international stage", "page break"),
        ("article", 53, "begin-/ning", "beginning", "hyphen"),
        ("article", 59, "India–/Pakistan", "India–Pakistan", "dash"),
        ("article", 60, "coordina-/tion", "coordination", "hyphen"),
        ("article", 76, "rela-/tionship", "relationship", "hyphen"),
    ]


def test_the_news_needs_no_join(study):
    assert cleaning.joins(study.texts[0]) == []


@pytest.mark.parametrize(
    ("unit", "word"),
    [("N02", "al-Qaida"), ("A23", "non-NATO"), ("A32", "counter-insurgency"), ("A36", "Kashmir-oriented")],
)
def test_a_genuine_hyphen_stays(study, unit, word):
    assert word in study.unit(unit).sentence


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("A25", "Haqqani’s (2005, p. 85) observes"),
        ("A28", "much ink has been split"),
        ("A13", "Cold war tensions"),
    ],
)
def test_what_the_authors_wrote_stays_as_it_is(study, unit, words):
    assert words in study.unit(unit).sentence


def test_the_page_break_is_out_of_its_sentence(study):
    assert study.unit("A12").sentence == (
        "Pakistan’s emergence on the international stage was not deemed of any particular significance by the US."
    )


def test_the_manifest_can_keep_a_hyphen(data, spoil):
    spoil("corpus.toml", 'prefix = "A"', 'prefix = "A"\nkeep_hyphen = ["Situ-ational"]')
    text = Study.open(data).texts[1]
    assert ("article", 27, "situ-/ational", "situ-ational", "hyphen kept") in cleaning.joins(text)
    assert sum(join.kind == "hyphen" for join in cleaning.joins(text)) == 7


@pytest.mark.parametrize("before", ["of ", "of (", "of “", "of ‘non"], ids=["blank", "bracket", "quote", "other word"])
def test_a_hyphen_is_kept_in_its_word_whatever_mark_stands_before(load_text, before):
    text = load_text(f"{before}Counter-\ninsurgency", keep_hyphen=["counter-insurgency"])
    hyphen = "" if before.endswith("non") else "-"
    assert content(text) == [f"{before}Counter{hyphen}insurgency"]


@pytest.mark.parametrize(
    ("raw", "whole", "kind"),
    [
        ("a cer-\ntain fact", "a certain fact", "hyphen"),
        ("a cer-  \r\n  tain fact", "a certain fact", "hyphen"),
        ("a non-\nNATO ally", "a non-NATO ally", "hyphen kept"),
        ("the al-\nQaida chief", "the al-Qaida chief", "hyphen kept"),
        ("from 1999-\n2008 on", "from 1999-2008 on", "hyphen kept"),
        ("the India–\nPakistan war", "the India–Pakistan war", "dash"),
    ],
)
def test_two_halves_are_joined(load_text, raw, whole, kind):
    text = load_text(raw)
    assert content(text) == [whole]
    assert [join.kind for join in cleaning.joins(text)] == [kind]


@pytest.mark.parametrize("raw", ["two\nwords", "two\r\nwords", "two\rwords", "two \n words"])
def test_a_plain_line_end_is_a_blank_and_no_join(load_text, raw):
    assert content(load_text(raw)) == ["two words"]
    assert cleaning.joins(load_text(raw)) == []


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_dash_between_blanks_keeps_its_blanks(load_text, dash):
    assert content(load_text(f"cooperation {dash}\nand coercion")) == [f"cooperation {dash} and coercion"]


def test_a_blank_line_is_no_page_break(load_text):
    assert cleaning.joins(load_text("on the\n  \nstage")) == []
    assert joined(load_text("on the\nfooter\nstage", removed=[2])) == [("the/stage", "the stage", "page break")]


def test_a_word_is_joined_across_a_page_break(load_text):
    text = load_text("stum-\nfooter\nbled on", removed=[2])
    assert content(text) == ["stumbled on"]
    assert joined(text) == [("stum-/bled", "stumbled", "hyphen")]


def test_paragraphs_begin_where_the_section_says(load_text):
    raw = "1. One\nmore.\n\n2) Two."
    assert content(load_text(raw, paragraphs="one")) == ["1. One more. 2) Two."]
    assert content(load_text(raw, paragraphs="blank")) == ["1. One more.", "2) Two."]
    assert content(load_text(raw, paragraphs="numbered")) == ["One more.", "Two."]


def test_paragraphs_are_counted_from_one(load_text):
    found = cleaning.paragraphs(load_text("\nOne\n\n\nTwo\n \nThree", paragraphs="blank"))
    assert [(paragraph.number, paragraph.content) for paragraph in found] == [(1, "One"), (2, "Two"), (3, "Three")]


def test_numbered_paragraphs_bear_their_number(load_text):
    items = cleaning.paragraphs(load_text("3. Three.\n4. Four.", paragraphs="numbered"))
    assert [(item.number, item.content) for item in items] == [(3, "Three."), (4, "Four.")]


def test_a_line_that_begins_with_a_year_is_no_item(load_text):
    items = cleaning.paragraphs(load_text("1. It ended in\n2003. After that\n2. nothing.", paragraphs="numbered"))
    assert [(item.number, item.content) for item in items] == [(1, "It ended in 2003. After that"), (2, "nothing.")]


def test_what_is_removed_is_listed_with_its_reason(study):
    news, article = (cleaning.removed(text) for text in study.texts)
    assert [(row.line, row.reason) for row in news] == [
        (1, "page chrome"),
        (3, "page chrome"),
        (7, "headline repeated"),
        (8, "video player"),
        (10, "video player"),
        (12, "video player"),
        (14, "video credit"),
    ]
    assert news[0].content == "Accessibility links"
    assert len(article) == 37


def test_a_removed_line_is_listed_without_outer_blanks_and_a_blank_one_not_at_all(load_text):
    text = load_text("one\n  a footer \n \ntwo", removed=[2, 3])
    assert cleaning.removed(text) == [("toy", 2, "made up", "a footer")]


def test_the_numbers_of_the_practices_are_removed_with_a_reason(study):
    rows = [row for row in cleaning.removed(study.texts[1]) if row.reason == "list number"]
    assert [(row.line, row.content) for row in rows] == [(85, "1."), (87, "2."), (90, "3."), (92, "4."), (94, "5.")]


def test_the_page_break_is_removed_line_by_line(study):
    rows = [row.line for row in cleaning.removed(study.texts[1]) if row.reason.startswith("page break")]
    assert rows == list(range(35, 53))


def test_every_character_of_the_texts_leads_back_to_the_raw_file(study):
    for text in study.texts:
        for paragraph in cleaning.paragraphs(text):
            back = way_back(paragraph)
            assert back == sorted(set(back))
            assert all(same(text.raw, at, ch) for at, ch in zip(back, paragraph.content, strict=True))


@given(drafts(), st.sampled_from(["one", "blank", "numbered"]))
def test_every_character_of_any_text_leads_back(load_text, draft, paragraphs):
    text = load_text(draft[0], removed=draft[1], paragraphs=paragraphs)
    for paragraph in cleaning.paragraphs(text):
        back = way_back(paragraph)
        assert back == sorted(set(back))
        assert all(same(text.raw, at, ch) for at, ch in zip(back, paragraph.content, strict=True))


@given(drafts())
def test_cleaning_takes_out_removed_lines_line_end_hyphens_and_blanks_alone(load_text, draft):
    text = load_text(draft[0], removed=draft[1])
    taken = {at for paragraph in cleaning.paragraphs(text) for at in way_back(paragraph)}
    kept = [line for line in text.lines if line.number not in draft[1]]
    left = [(line, i) for line in kept for i in range(len(line.content)) if line.start + i not in taken]
    lost = [line.content[i:].strip() for line, i in left if not line.content[i].isspace()]
    assert lost == ["-"] * sum(join.kind == "hyphen" for join in cleaning.joins(text))


@given(drafts(), st.data())
def test_a_span_reaches_from_its_first_to_its_last_character(load_text, draft, data):
    [paragraph] = cleaning.paragraphs(load_text(draft[0], removed=draft[1]))
    start = data.draw(st.integers(0, len(paragraph.content) - 1))
    end = data.draw(st.integers(start + 1, len(paragraph.content)))
    back = way_back(paragraph)
    assert paragraph.locate(start, end) == (back[start], back[end - 1] + 1)


@given(drafts())
def test_line_ends_make_no_difference(load_text, draft):
    plain = re.sub("\r\n|\r", "\n", draft[0])
    assert content(load_text(draft[0], removed=draft[1])) == content(load_text(plain, removed=draft[1]))
