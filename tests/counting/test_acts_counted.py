"""Acts counted: shares of acts, both annotators' tests, sides, and the tables of the pictures."""

from dataclasses import replace

import pytest

from bittersweet.coding.act_units import between
from bittersweet.counting import act_lists, acts
from bittersweet.files import DataError
from tests.made_acts import ABOUT, BOOK, coded

NAMES = {"tale": "Tale", "song": "Song"}
OWNERS = {key: about["state"] or key for key, about in ABOUT.items()}


def test_shares_are_of_acts_with_everybodys_counts(tmp_path):
    table = acts.shares(acts.measured(coded(tmp_path), "class")).set_index(["group", "key"])
    row = table.loc[("tale", "class=material conflict")]
    assert (row["count"], row["of"], row["counts"], row["per"]) == (2, 3, "2 / 3", "acts")


def test_only_acts_of_a_code_are_counted_and_annotators_may_differ_in_how_many_these_are(tmp_path):
    table = acts.measured(coded(tmp_path), "factuality", where={"class": "material conflict"})
    assert table[table["key"] == "asserted"].set_index(["annotator", "group"])["of"].to_dict() == {
        ("annotator_1", "tale"): 2,
        ("annotator_1", "song"): 1,
        ("annotator_2", "tale"): 3,
        ("annotator_2", "song"): 1,
    }


def test_rows_are_numbered_and_all_variables_without_parties_are_counted_unless_some_are_named(tmp_path):
    table = acts.measured(coded(tmp_path))
    assert table.index.tolist() == list(range(len(table)))
    assert list(dict.fromkeys(table["variable"])) == ["class", "factuality"]
    assert list(dict.fromkeys(table["annotator"])) == ["annotator_1", "annotator_2"]
    assert act_lists.years(coded(tmp_path)).index.tolist() == [0, 1, 2, 3, 4]
    shown = act_lists.who_to_whom(coded(tmp_path), BOOK.labels)
    assert shown.index.tolist() == list(range(len(shown)))
    assert list(dict.fromkeys(shown["group"])) == ["tale", "song"]


def test_annotators_stand_in_the_order_in_which_they_are_read(tmp_path):
    found = coded(tmp_path)
    turned = replace(found, merged=found.merged.sort_values("annotator", ascending=False, kind="stable"))
    assert list(dict.fromkeys(acts.measured(turned)["annotator"])) == ["annotator_2", "annotator_1"]
    counts = acts.shares(acts.measured(turned, "class")).set_index(["group", "key"])["counts"]
    assert counts["tale", "class=material conflict"] == "3 / 2"


def test_both_annotators_stand_in_a_comparison_and_the_weaker_result_counts(tmp_path):
    found = coded(tmp_path)
    row = acts.compared(acts.measured(found, "class"), NAMES).set_index("key").loc["class=material conflict"]
    assert row.tolist() == ["harming", "2 / 3 of 3", "1 / 1 of 2", "1 / .400", "1", "undecided"]
    narrow = acts.compared(acts.measured(found, "factuality", where={"class": "material conflict"}), NAMES)
    assert narrow.loc[0, "Tale"] == "2 / 3 of 2 / 3"


def test_one_annotator_stands_alone_in_a_comparison(tmp_path):
    measures = acts.measured(coded(tmp_path), "class")
    alone = acts.compared(measures[measures["annotator"] == "annotator_2"], NAMES).set_index("key")
    assert alone.loc["class=material conflict"].tolist() == ["harming", "3 of 3", "1 of 2", ".400", "1", "undecided"]


def test_sides_are_those_of_the_pair_with_what_belongs_to_them(tmp_path):
    table = acts.sides(coded(tmp_path), OWNERS, BOOK.labels).query("annotator == 'annotator_1' and count > 0")
    assert table[["group", "label", "count"]].values.tolist() == [
        ["tale", "both", 2],
        ["tale", "others", 1],
        ["song", "Dum", 2],
    ]


def test_without_a_pair_there_are_no_sides_and_no_dealings(tmp_path):
    alone = replace(coded(tmp_path), stands_for={})
    with pytest.raises(DataError, match="no actor of the list stands for two others"):
        acts.sides(alone, OWNERS, BOOK.labels)
    assert acts.measured(alone, "class")["count"].sum() > 0
    assert between(alone, OWNERS) == []


def test_undecided_shares_stand_under_the_name_of_their_table(tmp_path):
    table = acts.not_apart({"kinds": acts.measured(coded(tmp_path), "class")}, NAMES)
    assert set(table["facet"]) == {"kinds"}
    assert len(table) == 3 * 2
    both = acts.not_apart(dict.fromkeys(("kinds", "again"), acts.measured(coded(tmp_path), "class")), NAMES)
    assert both.index.tolist() == list(range(12))
    assert both["facet"].tolist() == ["kinds"] * 6 + ["again"] * 6


def test_dealings_are_counted_of_all_acts(tmp_path):
    table = acts.dealings(coded(tmp_path), OWNERS).set_index(["annotator", "group", "key"])
    assert table.loc[("annotator_1", "tale", "material conflict"), ["count", "of"]].tolist() == [2, 3]


def test_a_mutual_act_has_one_arrow_and_not_two(tmp_path):
    rows = act_lists.arrows(coded(tmp_path), BOOK.labels).values.tolist()
    assert rows == [
        ["tale", "Dum", "Dee", "conflict", True, 2],
        ["tale", "the crow", "Dee", "neither", False, 1],
        ["song", "Dum", "Dee's hatter", "cooperation", False, 1],
        ["song", "Dum", "Dee's hatter", "conflict", False, 1],
    ]


def test_one_act_that_one_annotator_codes_is_enough_for_a_picture(tmp_path):
    found = coded(tmp_path)
    merged = found.merged.query("annotator == 'annotator_1' and act == 'S01.2'")
    alone = replace(found, merged=merged, acts=[act for act in found.acts if act.name == "S01.2"])
    arrows = act_lists.arrows(alone, BOOK.labels)
    assert arrows.values.tolist() == [["song", "Dum", "Dee's hatter", "conflict", False, 1]]
    assert act_lists.years(alone)["act"].tolist() == ["S01.2"]


def test_who_to_whom_names_the_acts(tmp_path):
    table = act_lists.who_to_whom(coded(tmp_path), BOOK.labels)
    assert table.iloc[0].tolist() == ["tale", "Dum + Dee", "no one", "material conflict", "2 / 2", "T01.1 T03.1"]
    assert table.iloc[1].tolist() == ["tale", "the crow", "Dee", "neither", "1 / 0", "T02.1"]


def test_years_are_numbers_and_missing_where_there_are_none(tmp_path):
    table = act_lists.years(coded(tmp_path))
    assert table["from"].dropna().tolist() == [1865, 1865, 1871, 1871]
    assert table["from"].isna().tolist() == [False, True, False, False, False]
    assert table["kind"].tolist() == ["conflict", "neither", "conflict", "cooperation", "conflict"]


def test_years_need_acts_that_are_coded_by_them(tmp_path):
    found = coded(tmp_path)
    kept = {name: one for name, one in found.variables.items() if name != "factuality"}
    with pytest.raises(DataError, match=r"a timeline needs .*; acts\.csv lacks factuality$"):
        act_lists.years(replace(found, variables=kept))
