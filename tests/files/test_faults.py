"""Faults: one error holds many, each on its line, and a name that is unknown tells the nearest."""

import pickle

import pytest

from bittersweet.files import DataError, Faults, nearest, one_of


def test_an_error_is_its_faults_one_a_line():
    error = DataError("a.csv: no row", "b.csv: no such file")
    assert (str(error), error.faults) == (
        "a.csv: no row\nb.csv: no such file",
        ("a.csv: no row", "b.csv: no such file"),
    )


def test_an_error_comes_whole_out_of_another_process():
    assert pickle.loads(pickle.dumps(DataError("a", "b"))).faults == ("a", "b")


def test_faults_are_gathered_and_told_at_once_each_once():
    faults = Faults()
    faults.add("first", "second")
    with faults.caught():
        raise DataError("third", "first")
    assert faults.found == ["first", "second", "third", "first"]
    with pytest.raises(DataError) as told:
        faults.done()
    assert told.value.faults == ("first", "second", "third")


def test_without_faults_nothing_is_raised():
    faults = Faults()
    with faults.caught():
        pass
    faults.done()
    assert faults.found == []


def test_another_error_is_not_caught():
    with pytest.raises(KeyError), Faults().caught():
        raise KeyError("a bug, not a fault in the data")


def test_a_value_out_of_its_list_is_told_with_the_list():
    assert one_of("red", ["red", "blue"], "a.csv, row 2", "colour") == "red"
    with pytest.raises(DataError, match=r"^a\.csv, row 2: colour is 'rad'; one of red, blue would be right$"):
        one_of("rad", ["red", "blue"], "a.csv, row 2", "colour")


@pytest.mark.parametrize(
    ("name", "nearest_one"),
    [("APPLE", "apple"), ("pare", "Pear"), ("PEARS", "Pear"), ("plumb", "plum"), ("xyz", "apple")],
)
def test_an_unknown_name_tells_the_nearest_in_any_case(name, nearest_one):
    with pytest.raises(DataError) as fault:
        nearest(name, ["apple", "Pear", "plum", "quince"], "fruit")
    assert str(fault.value).startswith(f"no fruit is called {name!r}; the nearest: {nearest_one}")


def test_at_most_three_are_told():
    with pytest.raises(DataError, match=r"; the nearest: a1, a2, a3$"):
        nearest("b", ["a1", "a2", "a3", "a4"], "name")
    with pytest.raises(DataError) as fault:
        nearest("a", ["a1", "a2", "a3", "a4"], "name")
    assert str(fault.value).count(", ") == 2


def test_names_that_differ_in_case_alone_are_both_told():
    with pytest.raises(DataError, match=r"the nearest: Us, US$"):
        nearest("us", ["Us", "US"], "name")
    with pytest.raises(DataError, match=r"the nearest: ABc, AbC, aBC$"):
        nearest("abc", ["ABc", "AbC", "aBC", "ABC"], "name")


def test_a_known_name_is_given_back_and_of_none_there_is_none():
    assert nearest("plum", iter(["apple", "plum"]), "fruit") == "plum"
    with pytest.raises(DataError, match=r"^no fruit is called 'plum'; there is none$"):
        nearest("plum", [], "fruit")
