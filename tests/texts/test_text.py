"""Texts: their lines, and the one fate of each."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bittersweet.texts.text import Fate, Line, Removal, Section, Text, fates, split_lines

BODY = Section("body", ((2, 3),))
TITLE = Section("title", ((1, 1),), counted=False)


@settings(max_examples=40)
@given(st.text(alphabet="a \r\n\u2028\x0b\ufeff", max_size=12))
def test_lines_end_where_python_reads_a_line_end(raw):
    lines = list(split_lines(raw))
    assert [line.content for line in lines] == [line.removesuffix("\n") for line in io.StringIO(raw, newline=None)]
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert all(raw.startswith(line.content, line.start) for line in lines)


def test_a_line_has_its_number_its_start_and_its_content():
    assert list(split_lines("é\r\n\nb\rc")) == [Line(1, 0, "é"), Line(2, 3, ""), Line(3, 4, "b"), Line(4, 6, "c")]


def test_a_text_is_called_by_its_label_else_its_title_else_its_id():
    def label(**about):
        return Text("t", "g", "T", "t.txt", about, "", ()).label

    assert (label(label="A", title="B"), label(title="B"), label(), label(label="")) == ("A", "B", "t", "t")


def test_each_line_has_one_fate():
    text = Text("t", "g", "T", "t.txt", {}, "a\nb\n\nc\nd\n\n", (TITLE, BODY), (Removal((5, 5), "footer"),))
    counted = Fate("body", True, "")
    assert text.fates == (Fate("title"), counted, counted, Fate(), Fate(reason="footer"), Fate())
    assert [fate.kind for fate in text.fates] == ["kept", "counted", "counted", "blank", "removed", "blank"]


def test_a_fate_is_told_in_words():
    assert (Fate("body", True).said, Fate("title").said) == ("section body", "section title")
    assert Fate(reason="page 'one'").said == "removed as \"page 'one'\""


@pytest.mark.parametrize(
    ("sections", "removals", "said"),
    [
        ((Section("a", ((0, 1),)),), (), ["section a: lines 0–1 are out of range; a.txt has lines 1–4"]),
        ((Section("a", ((1, 5),)),), (), ["section a: lines 1–5 are out of range; a.txt has lines 1–4"]),
        ((Section("a", ((3, 2),)),), (), ["section a: lines 3–2 are out of range; a.txt has lines 1–4"]),
        ((Section("a", ((1, 10**15),)),), (), [f"section a: lines 1–{10**15} are out of range; a.txt has lines 1–4"]),
        ((Section("a", ((1, 2), (2, 3))),), (), ["line 2 is both section a and section a; keep one"]),
        ((TITLE, BODY), (Removal((3, 4), "x"),), ["line 3 is both section body and removed as 'x'; keep one"]),
        ((TITLE, BODY), (Removal((2, 3), "x"),), ["line 2 is both section body and removed as 'x'; keep one"]),
        (
            (),
            (Removal((1, 2), "x"), Removal((2, 2), "y")),
            ["line 2 is both removed as 'x' and removed as 'y'; keep one"],
        ),
        ((Section("a", ((1, 2), (9, 9), (2, 2))),), (Removal((1, 1), "x"),), 3),
    ],
    ids=["before", "after", "backward", "far", "itself", "both", "both twice", "twice", "several"],
)
def test_ranges_that_are_wrong_are_all_told(sections, removals, said):
    faults = fates(4, sections, removals, "a.txt")[1]
    assert faults == said if isinstance(said, list) else len(faults) == said


def test_the_last_line_may_be_the_end_of_a_range():
    assert fates(4, (Section("a", ((1, 4),)),), ()) == ([Fate("a", True)] * 4, [])
    assert fates(0, (), ()) == ([], [])
