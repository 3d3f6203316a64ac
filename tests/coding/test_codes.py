"""Codes: any number of annotators, every wrong cell said at once, and a way to the tally."""

import os
import sys

import pandas as pd
import pytest

from bittersweet.coding import codes
from bittersweet.coding.variables import Variable, yes_or_no
from bittersweet.files import DataError, shown
from bittersweet.lists.hits import Observation

VARIABLES = {
    "ripe": Variable("is ripe", "fruit", {"0": "no", "1": "yes"}),
    "mood": Variable("mood", "tone", {"glad": "glad", "sad": "sad"}),
}
UNITS = ["T1", "T2", "T3"]
FIRST = "unit,ripe,mood\nT1,0,glad\nT2,1,sad\nT3,1,glad\n"
SECOND = "unit,mood,ripe\nT3,glad,1\nT1,glad,0\nT2,glad,1\n"
PATTERN = "annotator_*.csv"


@pytest.fixture
def folder(tmp_path):
    """A folder with two annotators' files."""
    (tmp_path / "annotator_1.csv").write_text(FIRST, encoding="utf-8")
    (tmp_path / "annotator_2.csv").write_text(SECOND, encoding="utf-8")
    return tmp_path


def read(folder, **how):
    return codes.read(folder, PATTERN, VARIABLES, UNITS, **how)


def faults(folder, **how):
    """What is said of a folder, each fault without the folder's name."""
    with pytest.raises(DataError) as error:
        read(folder, **how)
    return [fault.removeprefix(f"{shown(folder)}/") for fault in error.value.faults]


def test_one_row_an_annotator_unit_and_variable_in_the_order_of_units_and_variables(folder):
    table = read(folder)
    assert list(table.columns) == ["annotator", "unit", "variable", "code"]
    assert table.values.tolist()[:3] == [
        ["annotator_1", "T1", "ripe", "0"],
        ["annotator_1", "T1", "mood", "glad"],
        ["annotator_1", "T2", "ripe", "1"],
    ]
    own = table[table["annotator"] == "annotator_2"]
    assert own[own["variable"] == "mood"]["code"].tolist() == ["glad", "glad", "glad"]
    assert own["unit"].drop_duplicates().tolist() == UNITS


def test_another_file_takes_part_by_being_there_and_numbers_are_in_order(folder):
    for number in (10, 3):
        (folder / f"annotator_{number}.csv").write_text(SECOND, encoding="utf-8")
    assert list(dict.fromkeys(read(folder)["annotator"])) == [f"annotator_{n}" for n in (1, 2, 3, 10)]


def test_other_files_take_no_part(folder):
    for name in ("themes_annotator_3.csv", "annotator_3.csv.bak", "notes.csv"):
        (folder / name).write_text("nothing", encoding="utf-8")
    assert set(read(folder)["annotator"]) == {"annotator_1", "annotator_2"}


def test_capital_letters_in_a_files_name_make_no_difference(folder):
    (folder / "annotator_2.csv").rename(folder / "Annotator_2.CSV")
    assert list(dict.fromkeys(read(folder)["annotator"])) == ["annotator_1", "annotator_2"]


def test_two_files_of_one_annotator_are_said(folder):
    (folder / "Annotator_2.csv").write_text(SECOND, encoding="utf-8")
    (fault,) = faults(folder)
    assert fault.endswith("the same annotator as Annotator_2.csv; give each a name of its own")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such name")
def test_a_name_that_is_not_utf_8_is_said_and_not_met_later(folder):
    with open(os.fsencode(folder) + b"/annotator_\xff.csv", "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(FIRST.replace("glad", "of another mood"))  # of which nothing is said: it is not read
    (fault,) = faults(folder)
    assert fault == "annotator_�.csv: the file's name is not UTF-8; rename it, such as annotator_3.csv"
    fault.encode()


def test_a_prefix_of_the_pattern_is_no_part_of_the_annotators_name(folder):
    (folder / "fruit_annotator_1.csv").write_text(FIRST, encoding="utf-8")
    table = codes.read(folder, "fruit_annotator_*.csv", VARIABLES, UNITS)
    assert set(table["annotator"]) == {"annotator_1"}


def test_a_note_may_stand_beside_the_codes(folder):
    noted = "unit,ripe,mood,note\nT1,0,glad,\nT2,1,sad,hm\nT3,1,glad,\n"
    (folder / "annotator_1.csv").write_text(noted, encoding="utf-8")
    assert set(read(folder)["variable"]) == {"ripe", "mood"}


# Each fault: what is replaced by what in the first annotator's file, and what is said after the file's name.
FAULTS = {
    "unit doubled": (
        "T2,1,sad",
        "T1,1,sad",
        [
            ", row 3, column unit: 'T1' stands twice (first in row 2); each of T1–T3 once would be right",
            ": unit T2 is missing; one row for each of the 3 units is needed",
        ],
    ),
    "unit unknown": (
        "T2,1,sad",
        "T9,1,sad",
        [
            ", row 3, column unit: 'T9' is not in the unit list; each of T1–T3 once would be right",
            ": unit T2 is missing; one row for each of the 3 units is needed",
        ],
    ),
    "units missing": (
        "T1,0,glad\nT2,1,sad\n",
        "",
        [": units T1, T2 are missing; one row for each of the 3 units is needed"],
    ),
    "illegal code": (
        "T2,1,sad",
        "T2,1,odd",
        [", row 3, column mood: 'odd' is no code; one of glad, sad would be right"],
    ),
    "no code": ("T2,1,sad", "T2,,sad", [", row 3, column ripe: '' is no code; one of 0, 1 would be right"]),
    "two wrong cells": (
        "T2,1,sad",
        "T2,2,odd",
        [
            ", row 3, column ripe: '2' is no code; one of 0, 1 would be right",
            ", row 3, column mood: 'odd' is no code; one of glad, sad would be right",
        ],
    ),
    "column missing": (
        "unit,ripe,mood\nT1,0,glad\nT2,1,sad\nT3,1,glad",
        "unit,mood\nT1,glad\nT2,sad\nT3,glad",
        [", row 1: column ripe missing; found unit, mood"],
    ),
    "column misspelt": (
        "unit,ripe,mood",
        "unit,rripe,mood",
        [
            ", row 1, column rripe: no variable is called 'rripe'; the nearest: ripe",
            ", row 1: column ripe missing; found unit, rripe, mood",
        ],
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_said_by_file_row_column_and_what_is_legal(folder, old, new, said):
    path = folder / "annotator_1.csv"
    path.write_text(FIRST.replace(old, new, 1), encoding="utf-8")
    assert faults(folder) == [f"annotator_1.csv{fault}" for fault in said]


@pytest.mark.parametrize(("missing", "others"), [(10, ""), (11, " and others"), (12, " and others")])
def test_ten_missing_units_are_named_and_of_more_it_is_said_that_there_are_others(tmp_path, missing, others):
    (tmp_path / "annotator_1.csv").write_text("unit,ripe,mood\nT0,0,glad\n", encoding="utf-8")
    with pytest.raises(DataError) as error:
        codes.read(tmp_path, PATTERN, VARIABLES, [f"T{n}" for n in range(missing + 1)])
    ten = ", ".join(f"T{n}" for n in range(1, 11))
    assert f"csv: units {ten}{others} are missing; one row for each of the {missing + 1} units" in str(error.value)


def test_all_faults_of_all_files_are_said_at_once(folder):
    (folder / "annotator_1.csv").write_text(FIRST.replace("T1,0", "T1,7").replace("T3,1", "T3,8"), encoding="utf-8")
    (folder / "annotator_2.csv").write_text(SECOND.replace("T1,glad", "T1,mad"), encoding="utf-8")
    assert [fault.split(":")[0] for fault in faults(folder)] == [
        "annotator_1.csv, row 2, column ripe",
        "annotator_1.csv, row 4, column ripe",
        "annotator_2.csv, row 3, column mood",
    ]


def test_no_annotator_at_all_is_said(tmp_path):
    assert faults(tmp_path) == ["annotator_*.csv: no annotator's file; at least one is needed"]
    assert faults(tmp_path / "nowhere") == ["annotator_*.csv: no annotator's file; at least one is needed"]


THEMES = yes_or_no({"ripe": "Ripe", "sweet": "Sweet"}, "theme")


def themes(folder):
    return codes.read(folder, "themes_annotator_*.csv", THEMES, UNITS, partly=True)


def test_a_new_variable_that_nobody_has_coded_is_left_out_where_that_is_allowed(folder):
    for number in (1, 2):
        (folder / f"themes_annotator_{number}.csv").write_text("unit,ripe\nT1,0\nT2,1\nT3,1\n", encoding="utf-8")
    assert set(themes(folder)["variable"]) == {"ripe"}
    with pytest.raises(DataError, match="column sweet missing; found unit, ripe"):
        codes.read(folder, "themes_annotator_*.csv", THEMES, UNITS)


@pytest.mark.parametrize("name", ["sweeet", "sweet"])
def test_a_variable_that_one_file_lacks_or_misspells_is_said_and_not_passed_over(folder, name):
    (folder / "themes_annotator_1.csv").write_text("unit,ripe,sweet\nT1,0,0\nT2,1,0\nT3,1,0\n", encoding="utf-8")
    second = "unit,ripe\nT1,0\nT2,1\nT3,1\n" if name == "sweet" else f"unit,ripe,{name}\nT1,0,0\nT2,1,0\nT3,1,0\n"
    (folder / "themes_annotator_2.csv").write_text(second, encoding="utf-8")
    with pytest.raises(DataError) as error:
        themes(folder)
    said = [fault.removeprefix(f"{shown(folder)}/themes_annotator_2.csv, row 1") for fault in error.value.faults]
    assert [fault for fault in said if fault.startswith(": column sweet missing; found unit, ripe")] == said[-1:]
    assert len(said) == (1 if name == "sweet" else 2)


def test_agreed_are_the_units_on_which_all_give_one_code(folder):
    assert codes.agreed(read(folder)).values.tolist() == [
        ["T1", "ripe", "0"],
        ["T1", "mood", "glad"],
        ["T2", "ripe", "1"],
        ["T3", "ripe", "1"],
        ["T3", "mood", "glad"],
    ]


def test_codes_are_observed_as_keys_with_the_annotator_as_form(folder):
    found = codes.observations(read(folder))
    assert list(found) == ["ripe", "mood"]
    assert found["mood"] == [
        Observation(unit, code, f"annotator_{n}")
        for n, given in ((1, ["glad", "sad", "glad"]), (2, ["glad", "glad", "glad"]))
        for unit, code in zip(UNITS, given, strict=True)
    ]


def test_many_units_and_annotators_are_looked_up_and_not_searched(tmp_path):
    class Counted(str):
        """A name that counts how often it is compared."""

        compared = 0
        __hash__ = str.__hash__

        def __eq__(self, other):
            Counted.compared += 1
            return str.__eq__(self, other)

    units = [Counted(f"T{n}") for n in range(2000)]
    (tmp_path / "annotator_1.csv").write_text("unit,ripe\n" + "".join(f"{u},0\n" for u in units), encoding="utf-8")
    table = codes.read(tmp_path, PATTERN, {"ripe": VARIABLES["ripe"]}, units)
    assert isinstance(table, pd.DataFrame)
    assert len(table) == 2000
    assert Counted.compared < 10 * 2000
