"""Cleaning: what is removed, what is joined, and the way back from every character to the raw file."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bittersweet.texts import cleaning
from bittersweet.texts.text import Removal, Section, Text, split_lines
from tests.steps import growth

ENDS = st.sampled_from(["\n", "\r\n", "\r"])
PIECES = st.sampled_from(
    ["ab", "Cd", "ef-", "al-Qaida", "12-", "–", "x—", "North–", "Q’s", "-", "1.", "2)", " ", "\t", "\ufeff"]
)
LINES = st.tuples(st.lists(PIECES, max_size=4).map(" ".join), st.booleans(), ENDS)
PARAGRAPHS = ("one", "blank", "numbered")


@st.composite
def drafts(draw):
    """A text of one section, in which any line may be blank or removed."""
    lines = [("First words", False, "\n"), *draw(st.lists(LINES, max_size=7))]
    raw = "".join(content + end for content, _, end in lines)
    return of_one_section(raw, [number for number, (_, gone, _) in enumerate(lines, start=1) if gone])


def of_one_section(raw, removed):
    lines = [(line.number, line.number) for line in split_lines(raw)]
    kept = tuple(line for line in lines if line[0] not in removed)
    removals = tuple(Removal(line, "gone") for line in lines if line[0] in removed)
    return Text("t", "g", "T", "t.txt", {}, raw, (Section("body", kept, True, "one"),), removals)


@st.composite
def arranged(draw):
    """Any text with any sections: each line in one of three sections, removed or in neither, in any reading order."""
    raw = draw(st.text(alphabet=st.sampled_from("ab-–1. \t\u00a0\r\n\x0bA\ufeff"), max_size=60))
    total = sum(1 for _ in split_lines(raw))
    order = draw(st.permutations(range(1, total + 1)))
    owners = draw(st.lists(st.integers(0, 4), min_size=total, max_size=total))
    sections = []
    for owner in range(3):
        own = tuple((line, line) for line in order if owners[line - 1] == owner)
        if own:
            firsts = draw(st.lists(st.sampled_from([line for line, _ in own]), min_size=1, max_size=3))
            sections.append(Section(f"s{owner}", own, owner > 0, draw(st.sampled_from([*PARAGRAPHS, tuple(firsts)]))))
    removals = tuple(Removal((line, line), "gone") for line in order if owners[line - 1] == 3)
    return Text(
        "t", "g", "T", "t.txt", {}, raw, tuple(sections), removals, frozenset(draw(st.sampled_from([(), ("a-b",)])))
    )


def way_back(paragraph):
    """The raw offset of each character of a paragraph, one by one."""
    spans = [paragraph.locate(i, i + 1) for i in range(len(paragraph.content))]
    assert all(end == start + 1 for start, end in spans)
    return [start for start, _ in spans]


def same(raw, offset, character):
    """Whether the character stands there in the raw text, or is a blank that stands for a line's end or the file's."""
    return raw[offset : offset + 1] == character or (character == " " and not raw[offset : offset + 1].strip())


def joined(text):
    return [join[2:] for join in cleaning.joins(text)]


def content(text):
    return [paragraph.content for paragraph in cleaning.paragraphs(text)]


@pytest.mark.parametrize("before", ["of ", "of (", "of “", "of ‘non"], ids=["blank", "bracket", "quote", "other word"])
def test_a_hyphen_is_kept_in_its_word_whatever_mark_stands_before(load_text, before):
    text = load_text(f"{before}Counter-\ninsurgency", keep_hyphen=["counter-insurgency"])
    hyphen = "" if before.endswith("non") else "-"
    assert content(text) == [f"{before}Counter{hyphen}insurgency"]


@pytest.mark.parametrize(
    ("raw", "whole", "join"),
    [
        ("a cer-\ntain fact", "a certain fact", ("cer-/tain", "certain", "hyphen")),
        ("a cer-  \r\n  tain fact", "a certain fact", ("cer-/tain", "certain", "hyphen")),
        ("well-be-\ning of", "well-being of", ("well-be-/ing", "well-being", "hyphen")),
        ("a non-\nNATO ally", "a non-NATO ally", ("non-/NATO", "non-NATO", "hyphen kept")),
        ("the al-\nQaida chief", "the al-Qaida chief", ("al-/Qaida", "al-Qaida", "hyphen kept")),
        ("from 1999-\n2008 on", "from 1999-2008 on", ("1999-/2008", "1999-2008", "hyphen kept")),
        ("the North–\nSouth war", "the North–South war", ("North–/South", "North–South", "dash")),
        ("a–\nb", "a–b", ("a–/b", "a–b", "dash")),
        ("the North—\nsouth war", "the North—south war", ("North—/south", "North—south", "dash")),
    ],
)
def test_two_halves_are_joined(load_text, raw, whole, join):
    text = load_text(raw)
    assert content(text) == [whole]
    assert cleaning.joins(text) == [("toy", 1, *join)]


@pytest.mark.parametrize("raw", ["two\nwords", "two\r\nwords", "two\rwords", "two \n words", "\ufefftwo\nwords"])
def test_a_plain_line_end_is_a_blank_and_no_join(load_text, raw):
    assert content(load_text(raw)) == ["two words"]
    assert cleaning.joins(load_text(raw)) == []


def test_the_way_back_is_one_piece_a_line_and_one_a_blank(load_text):
    [paragraph] = cleaning.paragraphs(load_text("two \n  words-\nmith\nend"))
    assert paragraph.content == "two wordsmith end"
    assert (paragraph.clean, paragraph.raw) == ((0, 3, 4, 9, 13, 14), (0, 3, 7, 14, 18, 19))


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_dash_between_blanks_or_alone_keeps_its_blanks(load_text, dash):
    assert content(load_text(f"cooperation {dash}\nand coercion")) == [f"cooperation {dash} and coercion"]
    assert content(load_text(f"{dash}\nand coercion")) == [f"{dash} and coercion"]


def test_a_blank_line_is_no_page_break(load_text):
    assert cleaning.joins(load_text("on the\n  \nstage")) == []
    assert joined(load_text("on the\nfooter\nstage", removed=[2])) == [("the/stage", "the stage", "page break")]
    assert cleaning.joins(load_text("on the\nstage\n1\nof", removed=[3]))[0].line == 2


def test_a_section_that_goes_back_in_the_file_has_no_page_break_there():
    text = Text(
        "t", "g", "T", "", {}, "second\nother\nfirst\n", (Section("a", ((3, 3), (1, 1))), Section("b", ((2, 2),)))
    )
    assert (content(text), cleaning.joins(text)) == (["first second", "other"], [])


def test_a_word_is_joined_across_a_page_break(load_text):
    text = load_text("stum-\nfooter\nbled on", removed=[2])
    assert content(text) == ["stumbled on"]
    assert joined(text) == [("stum-/bled", "stumbled", "hyphen")]


def test_paragraphs_begin_where_the_section_says(load_text):
    raw = "1. One\nmore.\n\n2) Two."
    assert content(load_text(raw, paragraphs="one")) == ["1. One more. 2) Two."]
    assert content(load_text(raw, paragraphs="blank")) == ["1. One more.", "2) Two."]
    assert content(load_text(raw, paragraphs="numbered")) == ["One more.", "Two."]
    text = Text("t", "g", "T", "", {}, raw, (Section("a", ((1, 4),), True, (1, 2, 4)),))
    assert content(text) == ["1. One", "more.", "2) Two."]


def test_paragraphs_are_counted_from_one(load_text):
    found = cleaning.paragraphs(load_text("\nOne\n\n\nTwo\n \nThree", paragraphs="blank"))
    assert [(paragraph.number, paragraph.content) for paragraph in found] == [(1, "One"), (2, "Two"), (3, "Three")]


def test_numbered_paragraphs_bear_their_number(load_text):
    items = list(cleaning.paragraphs(load_text("3. Three.\n4. Four.\n13. On", paragraphs="numbered")))
    assert [(item.number, item.content) for item in items] == [(3, "Three."), (4, "Four."), (13, "On")]
    assert [item.locate(0, len(item.content)) for item in items] == [(3, 9), (13, 18), (23, 25)]


@pytest.mark.parametrize(
    "line", ["2003. After that", "1. After that", "4. After that", "14. After that", f"{'9' * 5000}. After that"]
)
def test_a_line_that_begins_with_a_number_out_of_order_is_no_item(load_text, line):
    items = cleaning.paragraphs(load_text(f"4. It ended in\n{line}\n5. nothing.", paragraphs="numbered"))
    assert [(item.number, item.content) for item in items] == [(4, f"It ended in {line}"), (5, "nothing.")]


def test_a_removed_line_is_listed_without_outer_blanks_and_a_blank_one_not_at_all(load_text):
    text = load_text("one\n  a footer \n \ntwo", removed=[2, 3])
    assert cleaning.removed(text) == [("toy", 2, "made up", "a footer")]


def test_list_numbers_are_removed_in_the_order_of_the_lines(load_text):
    text = load_text("1. One\nfooter\n2) Two", removed=[2], paragraphs="numbered")
    assert [row[1:] for row in cleaning.removed(text)] == [
        (1, "list number", "1."),
        (2, "made up", "footer"),
        (3, "list number", "2)"),
    ]


@settings(max_examples=40)
@given(arranged())
def test_every_character_of_any_text_with_any_sections_leads_back(text):
    """Pieces run in step with the raw file, none is taken twice, and a blank may stand for what ends a line."""
    seen = []
    for paragraph in cleaning.paragraphs(text):
        back = way_back(paragraph)
        assert all(same(text.raw, at, c) for at, c in zip(back, paragraph.content, strict=True))
        assert paragraph.content == paragraph.content.strip() != ""
        seen += back
    assert len(set(seen)) == len(seen)


@settings(max_examples=40)
@given(drafts(), st.sampled_from(PARAGRAPHS))
def test_every_character_of_a_section_in_order_leads_back_in_order(text, breaks):
    [section] = text.sections
    for paragraph in cleaning.paragraphs(replace(text, sections=(replace(section, paragraphs=breaks),))):
        back = way_back(paragraph)
        assert back == sorted(set(back))
        assert all(same(text.raw, at, c) for at, c in zip(back, paragraph.content, strict=True))


@settings(max_examples=40)
@given(drafts())
def test_cleaning_takes_out_removed_lines_line_end_hyphens_and_blanks_alone(text):
    taken = {at for paragraph in cleaning.paragraphs(text) for at in way_back(paragraph)}
    kept = [line for line, fate in zip(text.lines, text.fates, strict=True) if not fate.reason]
    left = [(line, i) for line in kept for i in range(len(line.content)) if line.start + i not in taken]
    lost = [line.content[i:].strip() for line, i in left if not line.content[i].isspace()]
    assert lost == ["-"] * sum(join.kind == "hyphen" for join in cleaning.joins(text))


@settings(max_examples=40)
@given(drafts(), st.data())
def test_a_span_reaches_from_its_first_to_its_last_character(text, data):
    [paragraph] = cleaning.paragraphs(text)
    start = data.draw(st.integers(0, len(paragraph.content) - 1))
    end = data.draw(st.integers(start + 1, len(paragraph.content)))
    back = way_back(paragraph)
    assert paragraph.locate(start, end) == (back[start], back[end - 1] + 1)


@settings(max_examples=40)
@given(drafts())
def test_line_ends_make_no_difference(text):
    assert content(text) == content(replace(text, raw=re.sub("\r\n|\r", "\n", text.raw)))


@pytest.mark.parametrize(
    "made",
    [
        lambda n: ("a line of it\n" * n, ((1, n),)),
        lambda n: ("1. a\n\n" * n, ((1, 2 * n),)),
        lambda n: ("a\n" + "\n" * n + "b\n", ((1, n + 2),)),
        lambda n: ("a\n" * 2 + "\n" * 2 * n, tuple((m, m) for k in range(n) for m in (k + 1, 2 * n + 2 - k))),
        lambda n: ("a" * n + "-\nb" + "-" * n, ((1, 2),)),
        lambda n: ("a- \n" * n, ((1, n),)),
    ],
    ids=["lines", "items", "blank lines", "ranges from both ends", "long words", "hyphens"],
)
@pytest.mark.parametrize("breaks", ["one", "numbered", (1,)])
def test_twice_the_length_takes_twice_the_steps(made, breaks):
    def clean(n):
        raw, ranges = made(n)
        text = Text("t", "g", "T", "", {}, raw, (Section("body", ranges, True, breaks),), (), frozenset({"a-b"}))
        return [*cleaning.paragraphs(text), *cleaning.joins(text), *cleaning.removed(text)]

    assert growth(clean, 150, 300) <= 2.2
