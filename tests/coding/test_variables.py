"""Variables: read with labels, groups and codes, and every fault of the list said at once, by row."""

import pytest

from bittersweet.coding import variables
from bittersweet.coding.variables import Variable
from bittersweet.files import DataError, shown

HEADER = "variable,label,group,code,code_label\n"
GOOD = HEADER + "ripe,is ripe,fruit,0,no\nripe,is ripe,fruit,1,yes\nmood,mood,tone,glad,glad\n"


@pytest.fixture
def written(tmp_path):
    """A function that writes a list of variables and gives its path."""

    def written(content):
        path = tmp_path / "frames.csv"
        path.write_text(content, encoding="utf-8")
        return path

    return written


def test_variables_have_label_group_and_codes_in_the_order_of_the_file(written):
    assert variables.read(written(GOOD)) == {
        "ripe": Variable("is ripe", "fruit", {"0": "no", "1": "yes"}),
        "mood": Variable("mood", "tone", {"glad": "glad"}),
    }


def test_a_code_in_brackets_says_what_else_a_variable_takes(written):
    found = variables.read(written(GOOD + "who,who,party,[fruits],a fruit\nwho,who,party,none,no one\n"))
    assert found["who"] == Variable("who", "party", {"none": "no one"}, "fruits")


@pytest.mark.parametrize("code", ["[glad", "glad]"])
def test_one_bracket_alone_is_part_of_a_code(written, code):
    found = variables.read(written(HEADER + f"mood,mood,tone,{code},glad\n"))
    assert found == {"mood": Variable("mood", "tone", {code: "glad"})}


@pytest.mark.parametrize(
    ("codes", "takes", "binary"),
    [("01", "", True), ("10", "", True), ("0", "", False), ("012", "", False), ("01", "year", False)],
)
def test_yes_or_no_is_what_has_the_codes_0_and_1_alone(codes, takes, binary):
    assert Variable("", "", dict.fromkeys(codes, ""), takes).binary is binary


def test_the_variables_of_a_group(written):
    found = variables.read(written(GOOD))
    assert variables.of_group(found, "fruit") == ["ripe"]
    assert variables.of_group(found, "nowhere") == []


def test_a_list_is_coded_by_a_yes_or_no_for_each_key():
    found = variables.yes_or_no({"pear": "Pear", "fig": "Fig"}, "fruit")
    assert list(found) == ["pear", "fig"]
    assert found["fig"] == Variable("Fig", "fruit", {"0": "no", "1": "yes"})
    assert found["pear"].codes is not found["fig"].codes


# What is added to the good list, and what is said after the file's name.
FAULTS = {
    "empty label": ("mood,,tone,sad,sad\n", "row 5: label is empty; each row needs it"),
    "two empty": (",,tone,sad,sad\n", "row 5: variable, label is empty; each row needs it"),
    "another label": (
        "mood,spirit,tone,sad,sad\n",
        "row 5: mood has another label or group than before; one variable has one of each",
    ),
    "another group": (
        "mood,mood,air,sad,sad\n",
        "row 5: mood has another label or group than before; one variable has one of each",
    ),
    "doubled code": ("mood,mood,tone,glad,glad\n", "row 5: code 'glad' of mood stands twice; keep one row"),
    "two brackets": (
        "mood,mood,tone,[year],y\nmood,mood,tone,[fruits],f\n",
        "row 6: mood takes [fruits] and [year]; one of them would be right",
    ),
    "doubled bracket": (
        "mood,mood,tone,[year],y\nmood,mood,tone,[year],y\n",
        "row 6: code '[year]' of mood stands twice; keep one row",
    ),
}


@pytest.mark.parametrize(("rows", "said"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_said_by_row(written, rows, said):
    path = written(GOOD + rows)
    with pytest.raises(DataError) as error:
        variables.read(path)
    assert error.value.faults == (f"{shown(path)}, {said}",)


def test_all_faults_are_said_at_once(written):
    path = written(GOOD + "mood,,tone,sad,sad\nripe,is ripe,fruit,1,yes\nmood,temper,tone,wild,wild\n")
    with pytest.raises(DataError) as error:
        variables.read(path)
    assert [fault.split(", ")[-1].split(":")[0] for fault in error.value.faults] == ["row 5", "row 6", "row 7"]
