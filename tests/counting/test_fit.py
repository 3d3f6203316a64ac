"""How well a list fits codes: the figures by hand, where it fails, and the words that carry a key alone."""

import math

import pandas as pd
import pytest

from bittersweet.counting import fit
from bittersweet.lists import hits
from tests.made import sentences, word_list

BOOK = word_list({"apple": ["apple", "red fruit", "red", "!apple tree"], "pear": ["pear"], "plum": ["plum"]})
OWN = sentences("An apple.", "A red fruit.", "A pear, an apple.", "A red pear.", "An apple tree.", "Nothing.")
HITS = hits.find(OWN, BOOK)


def codes(*annotators):
    """Codes in the long form; each annotator gives a variable one letter a unit."""
    rows = [
        (f"annotator_{n}", f"T{unit:02d}", variable, code)
        for n, given in enumerate(annotators, start=1)
        for variable, column in given.items()
        for unit, code in enumerate(column, start=1)
    ]
    return pd.DataFrame(rows, columns=["annotator", "unit", "variable", "code"])


def test_the_list_is_held_against_what_all_annotators_agree_on():
    given = codes({"apple": "110010", "pear": "000100"}, {"apple": "110010", "pear": "001100"})
    table = fit.fit(hits.table(HITS, BOOK), given, BOOK).set_index("key")
    assert table.loc["apple"].tolist() == ["Apple", 1.0, 6, 3, 0.5, 0.667, 0.571, "T05", "T03 T04"]
    # On T03 the two differ, so that it stands in no figure: eleven codes of 0 or 1 for each, one pair unlike.
    assert table.loc["pear"].tolist() == ["Pear", round(1 - 11 * 2 / (2 * 3 * 9), 3), 5, 1, 1.0, 1.0, 1.0, "", ""]
    plum = table.loc["plum"].tolist()
    assert plum[0:1] + plum[2:4] + plum[7:] == ["Plum", 0, 0, "", ""]
    assert all(math.isnan(figure) for figure in (plum[1], *plum[4:7]))


def test_a_list_that_finds_what_nobody_coded_has_a_precision_of_0_and_no_recall():
    table = fit.fit(hits.table(HITS, BOOK), codes({"pear": "000000"}, {"pear": "000000"}), BOOK).set_index("key")
    row = table.loc["pear"]
    assert (row["precision"], row["f1"], row["wrong"]) == (0, 0, "T03 T04")
    assert math.isnan(row["recall"])


def test_what_the_list_never_finds_has_a_recall_of_0_and_no_precision():
    table = fit.fit(hits.table(HITS, BOOK), codes({"plum": "100000"}, {"plum": "100000"}), BOOK).set_index("key")
    row = table.loc["plum"]
    assert (row["recall"], row["f1"], row["missed"]) == (0, 0, "T01")
    assert math.isnan(row["precision"])


def test_one_annotator_alone_has_no_alpha():
    table = fit.fit(hits.table(HITS, BOOK), codes({"pear": "001100"}), BOOK).set_index("key")
    assert math.isnan(table.loc["pear", "alpha"])
    assert table.loc["pear", ["agreed", "f1"]].tolist() == [6, 1.0]


def test_an_entry_carries_a_key_alone_where_no_other_would_find_it():
    # "red fruit" is found by "red" when it goes, and so it carries nothing alone.
    table = fit.carriers(HITS, BOOK)
    assert table.values.tolist() == [
        ["apple", "Apple", "apple (T01 T03); red (T04)"],
        ["pear", "Pear", "pear (T03 T04)"],
    ]


def test_two_entries_in_one_sentence_carry_it_together():
    both = hits.find(sentences("An apple, a red fruit."), BOOK)
    assert len(fit.carriers(both, BOOK)) == 0


def test_entries_that_carry_as_much_stand_by_name():
    found = hits.find(sentences("Red.", "An apple."), word_list({"apple": ["red", "apple"]}))
    assert fit.carriers(found, word_list({"apple": ["red", "apple"]}))["entries"].tolist() == ["apple (T02); red (T01)"]


def test_a_key_is_defined_by_its_entries_and_exclusions():
    book = word_list({"apple": ["apple", "red", "!apple tree"], "pear": ["pear"]})
    book.about["apple"]["definition"] = "what grows on apple trees"
    assert fit.defined(book).values.tolist() == [["Apple", "what grows on apple trees", 2, 1], ["Pear", "", 1, 0]]


@pytest.mark.parametrize("number", [1, 3])
def test_a_text_may_be_coded_by_any_number(number):
    table = fit.fit(hits.table(HITS, BOOK), codes(*[{"pear": "001100"}] * number), BOOK).set_index("key")
    assert table.loc["pear", "f1"] == 1
