"""Judgements in a file: read row by row, every fault named, and no table where nothing is judged."""

import pytest

from bittersweet.counting import judged
from bittersweet.files import DataError
from tests.made import word_list

BOOK = word_list({"apple": ["apple"], "pear": ["pear"]})
HEAD = "unit,key,label,sentence,judgement,found,weight\n"


@pytest.fixture
def folder(tmp_path):
    """A function that writes a sample with these rows, each "key,judgement,found,weight", and gives the folder."""

    def folder(*rows):
        place = judged.path(tmp_path, BOOK)
        place.parent.mkdir(exist_ok=True)
        lines = [f"T{n:02d},{key},L,S.,{rest}\n" for n, (key, rest) in enumerate((r.split(",", 1) for r in rows), 1)]
        place.write_text(HEAD + "".join(lines), encoding="utf-8")
        return tmp_path

    return folder


def test_a_sample_stands_under_the_name_of_its_list(tmp_path):
    assert judged.path(tmp_path, BOOK) == tmp_path / "validation" / "fruits.csv"
    assert judged.read(tmp_path, BOOK).columns.tolist() == ["unit", "key", "found", "weight", "judgement"]
    assert len(judged.read(tmp_path, BOOK)) == 0


def test_each_judgement_is_a_row_and_what_is_not_judged_yet_is_none(folder):
    found = judged.read(folder("apple,Yes,yes,2", "apple,,no,3", "pear,n,no,1.5", "pear,1,yes,1"), BOOK)
    assert found.values.tolist() == [
        ["T01", "apple", True, 2.0, True],
        ["T03", "pear", False, 1.5, False],
        ["T04", "pear", True, 1.0, True],
    ]


def test_every_fault_is_named_by_row(folder):
    with pytest.raises(DataError) as error:
        judged.read(folder("apple,perhaps,yes,1", "aple,yes,yes,1", "pear,no,maybe,1", "pear,no,no,0"), BOOK)
    assert [fault.partition("fruits.csv, ")[2].split(";")[0] for fault in error.value.faults] == [
        "row 2: judgement is 'perhaps'",
        "row 3: key is 'aple'",
        "row 4: found is 'maybe'",
        "row 5: weight is '0'",
    ]


@pytest.mark.parametrize("weight", ["x", "", "-1", "inf", "nan", "0"])
def test_a_weight_is_a_number_above_0(folder, weight):
    with pytest.raises(DataError, match=r"row 2: weight is .*; the number that the sample was drawn with is needed"):
        judged.read(folder(f"pear,no,no,{weight}"), BOOK)


def test_the_table_of_all_lists_begins_with_the_list(folder):
    other = word_list({"oak": ["oak"]}, name="trees", noun="tree")
    table = judged.table(folder("apple,yes,yes,1", "apple,no,no,1"), {"fruits": BOOK, "trees": other})
    assert table[["list", "key", "judged", "precision"]].values.tolist() == [["fruits", "apple", 2, 1.0]]
    assert table.columns[0] == "list"
    twice = judged.table(folder("apple,yes,yes,1", "pear,no,no,1"), {"fruits": BOOK, "again": BOOK})
    assert twice["list"].tolist() == ["fruits", "fruits", "again", "again"]
    assert twice.index.tolist() == [0, 1, 2, 3]
    assert len(set(table.columns)) == len(table.columns) == 12


def test_a_sample_without_a_row_says_nothing(folder):
    assert len(judged.read(folder(), BOOK)) == 0


def test_nothing_judged_is_an_empty_table(folder):
    assert judged.table(folder("apple,,yes,1"), {"fruits": BOOK}).columns.tolist() == [
        "list", "key", "judged", "precision", "recall", "f1",
    ]  # fmt: skip
