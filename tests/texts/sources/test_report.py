"""The report of an import says what was read, what was not, and what a person should look at."""

import csv
from pathlib import Path

import pytest

from bittersweet.texts.sources.report import COLUMNS, Imported, Report, written


def text(name, group="Left", words=1, **more):
    return Imported(f"{name}.txt", text=name, group=group, words=words, **more)


def left(number):
    return Imported(f"{number}.bin", "left out", "is a picture")


def report(*rows, notes=()):
    return Report(Path("study"), list(rows), list(notes))


def test_groups_are_summed_in_their_order_and_notes_come_last():
    found = report(text("a", words=1000), text("b", "Right"), text("c", words=2), notes=["look at it"])
    assert found.summary() == ["Left: 2 texts, 1,002 words", "Right: 1 text, 1 word", "look at it"]
    assert (found.exit_code, found.left_out) == (0, [])


def test_what_is_passed_over_is_no_fault_and_what_is_left_out_is():
    assert report(text("a"), Imported(".git", "passed over")).exit_code == 0
    found = report(text("a"), left(1))
    assert ([row.source for row in found.read], found.exit_code) == (["a.txt"], 1)
    assert found.summary()[1:] == ["left out: 1.bin: is a picture"]


@pytest.mark.parametrize(("number", "more"), [(5, []), (6, ["left out: 1 more, see import.csv"])])
def test_five_are_named_and_the_others_counted(number, more):
    said = report(*map(left, range(number))).summary()
    assert said == [f"left out: {n}.bin: is a picture" for n in range(5)] + more


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "1 text seems to be French, and the rules for sentences and the lists are English: t0"),
        (2, "2 texts seem to be French, and the rules for sentences and the lists are English: t0, t1"),
        (6, "6 texts seem to be French, and the rules for sentences and the lists are English: "
            "t0, t1, t2, t3, t4 and 1 more"),
        (5, "5 texts seem to be French, and the rules for sentences and the lists are English: t0, t1, t2, t3, t4"),
    ],
)  # fmt: skip
def test_texts_that_are_not_english_are_told_by_language(number, said):
    rows = [text(f"t{n}", language="fr, also en") for n in range(number)]
    summary = report(text("a", language="en, also fr"), text("b"), *rows, text("c", language="xx")).summary()
    assert summary[1:] == [said, "1 text seems to be xx, and the rules for sentences and the lists are English: c"]


def test_texts_that_are_alike_are_told_as_pairs():
    found = report(text("a"), text("b", near_duplicate_of="a", similarity="0.75"), text("c", duplicate_of="a"))
    assert found.summary()[1:] == [
        "nearly the same words, counted both: b and a (0.75)", "the same words in two groups, counted both: c and a",
    ]  # fmt: skip


def test_the_table_has_a_row_for_each_and_no_formula():
    rows = [text("a", title="=1+1"), left(1), text("b", title="-")]
    header, *cells = csv.reader(written(rows).splitlines())
    assert tuple(header) == COLUMNS
    assert [row[COLUMNS.index("title")] for row in cells] == ["'=1+1", "", "-"]
    assert [(row[COLUMNS.index("words")], row[COLUMNS.index("removed")]) for row in cells] == [
        ("1", "0"), ("0", "0"), ("1", "0"),
    ]  # fmt: skip
    table = report(*rows).table()
    assert (tuple(table.columns), table["title"].tolist()) == (COLUMNS, ["=1+1", "", "-"])
    assert tuple(report().table().columns) == COLUMNS
