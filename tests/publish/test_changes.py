"""What differs between the tables of two studies, in lines for a person."""

from bittersweet.publish.changes import changes


def test_rows_that_went_and_came_are_shown_by_table():
    before = {"a": "x,y\n1,2\n", "b": "z\n1\n"}
    assert list(changes(before, {"a": "x,y\n1,3\n", "b": "z\n1\n"})) == ["a: 1 row went, 1 came", "  - 1,2", "  + 1,3"]


def test_no_difference_is_said():
    assert list(changes({"a": "x\n1\n"}, {"a": "x\n1\n"})) == ["no table differs from the collection's own"]


def test_a_row_that_stands_twice_and_then_once_has_gone_once():
    assert list(changes({"a": "x\n1\n1\n"}, {"a": "x\n1\n"})) == ["a: 1 row went, 0 came", "  - 1"]


def test_only_the_first_rows_are_shown_and_all_are_counted():
    rows = "x\n" + "".join(f"{n}\n" for n in range(9))
    lines = list(changes({"a": "x\n"}, {"a": rows}))
    assert lines[0] == "a: 0 rows went, 9 came"
    assert len(lines) == 1 + 3
