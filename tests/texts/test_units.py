"""Units: the written list, held against what cleaning gives, with all that differs."""

import pytest

from bittersweet.files import DataError
from bittersweet.texts import units
from bittersweet.texts.sentences import split
from bittersweet.texts.text import Section, Text

HEAD = "text,unit,section,paragraph,sentence\n"
LISTED = HEAD + 'a,A01,body,1,"One, two."\na,A02,body,2,Three.\nb,B01,body,1,“Four.”\n'


def made(id, raw):
    sections = (Section("title", ((1, 1),), False), Section("body", ((2, raw.count("\n")),)))
    return split(Text(id, "g", id.upper(), "", {}, raw, sections))


@pytest.fixture
def sentences():
    """Three sentences of two texts, and their titles."""
    return [*made("a", "A title\nOne, two.\n\nThree.\n"), *made("b", "Title\n“Four.”\n")]


@pytest.fixture
def listed(tmp_path):
    """A function that writes a list of units."""

    def listed(content):
        (tmp_path / "units.csv").write_text(content, encoding="utf-8")
        return tmp_path / "units.csv"

    return listed


def faults(sentences, path):
    with pytest.raises(DataError) as fault:
        units.check_units(sentences, path)
    return [said.removeprefix(str(path)) for said in fault.value.faults]


def test_the_counted_sentences_are_written_and_equal_themselves(sentences, tmp_path):
    path = units.write(tmp_path, iter(sentences))
    assert path == tmp_path / "annotation" / "units.csv"
    assert path.read_text(encoding="utf-8") == LISTED
    units.check_units(iter(sentences), path)


def test_a_sentence_of_any_length_and_with_any_mark_is_read_back(tmp_path):
    found = list(made("a", 'Title\n"One", ,\u2028=2 \x0b' + "long " * 40_000 + "\n"))
    units.check_units(found, units.write(tmp_path, found))


def test_the_comparison_counts_units_that_are_listed_and_those_that_are_equal(sentences, listed):
    table = units.compare_units(iter(sentences), listed(LISTED))
    assert list(table.columns) == ["text", "listed", "equal"]
    assert table.values.tolist() == [["a", 2, 2], ["b", 1, 1], ["all", 3, 3]]
    spoilt = LISTED.replace("Three", "3").replace("B01", "B1") + "c,C01,body,1,New.\n"
    assert units.compare_units(sentences, listed(spoilt)).values.tolist() == [
        ["a", 2, 1],
        ["b", 1, 0],
        ["c", 1, 0],
        ["all", 4, 1],
    ]
    assert units.compare_units(sentences, listed(HEAD)).values.tolist() == [["all", 0, 0]]


def test_all_cells_that_differ_are_told_by_row_and_column(sentences, listed):
    spoilt = LISTED.replace("Three.", "Three").replace("b,B01,body,1", "a,B01,head,2")
    equal = "; the two must be equal"
    assert faults(sentences, listed(spoilt)) == [
        f", row 3, column sentence: the list has 'Three', cleaning gives 'Three.'{equal}",
        f", row 4, column text: the list has 'a', cleaning gives 'b'{equal}",
        f", row 4, column section: the list has 'head', cleaning gives 'body'{equal}",
        f", row 4, column paragraph: the list has '2', cleaning gives '1'{equal}",
    ]


def test_units_that_one_side_alone_has_are_told_by_name(sentences, listed):
    assert faults(
        sentences, listed(HEAD + 'a,A01,body,1,"One, two."\na,A01,body,1,x\na,A-title,title,1,A title\n')
    ) == [
        ", row 3, column unit: 'A01' stands twice; mend or drop the row",
        ", row 4, column unit: 'A-title' is no unit that cleaning gives; mend or drop the row",
        ": the unit 'A02' is missing; `bittersweet check --write` lists it",
        ": the unit 'B01' is missing; `bittersweet check --write` lists it",
    ]
    assert len(faults(sentences, listed(HEAD))) == 3


def test_a_long_cell_is_cut_in_the_message(sentences, listed):
    [told] = faults(sentences, listed(LISTED.replace("Three.", "x" * 501)))
    assert told == (
        f", row 3, column sentence: the list has '{'x' * 500}' and 1 characters more, "
        "cleaning gives 'Three.'; the two must be equal"
    )
    assert f"'{'x' * 500}', cleaning" in faults(sentences, listed(LISTED.replace("Three.", "x" * 500)))[0]


def test_the_order_of_the_rows_is_free(sentences, listed):
    head, *rows = LISTED.splitlines(keepends=True)
    units.check_units(sentences, listed(head + "".join(reversed(rows))))
