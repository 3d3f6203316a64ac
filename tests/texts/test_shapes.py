"""Shapes: each fault of a table is one line that says where, what was found and what would be right."""

from typing import Annotated, Literal

import pytest
from pydantic import AfterValidator, ConfigDict, Field

from bittersweet.files import Faults
from bittersweet.texts.shapes import Heading, Name, OneLine, Shape, brief, shaped


def even(value):
    if value % 2:
        raise ValueError(f"is {value}; an even number would be right")
    return value


class Part(Shape):
    """A table inside a table."""

    name: Name
    size: Annotated[int, AfterValidator(even)] = 0


class Whole(Shape):
    """A table."""

    name: Name = "x"
    line: OneLine = ""
    heading: Heading = ""
    on: bool = False
    rate: float = 0.5
    kind: Literal["red", "blue"] = "red"
    many: list[str] = Field(default_factory=list)
    part: list[Part] = Field(default_factory=list)
    one: dict[str, str] = Field(default_factory=dict)
    single: Part | None = None


class Open(Shape):
    """A table that takes fields of its user, which hold text."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str]

    label: str = ""


def told(**table):
    faults = Faults()
    assert shaped(Whole, table, "a.toml", faults) is None
    return faults.found


def test_a_table_that_is_right_is_given():
    faults = Faults()
    whole = shaped(Whole, {"name": " a b ", "heading": "a\n b", "part": [{"name": "c", "size": 2}]}, "a.toml", faults)
    assert (whole.name, whole.heading, whole.part[0].size, faults.found) == ("a b", "a b", 2, [])


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"name": 5}, ": name is 5; text in quotation marks would be right"),
        ({"name": " "}, ": name is empty; a name is needed"),
        ({"name": "a\nb"}, ": name is 'a\\nb'; a name has no line ends or control characters"),
        ({"line": "a\x1bb"}, ": line is 'a\\x1bb'; a name has no line ends or control characters"),
        ({"line": "a\u2028b"}, ": line is 'a\\u2028b'; a name has no line ends or control characters"),
        ({"heading": "a\0"}, ": heading is 'a\\x00'; a name has no line ends or control characters"),
        ({"on": 1}, ": on is 1; true or false would be right"),
        ({"rate": "x"}, ": rate is 'x'; a number would be right"),
        ({"kind": "green"}, ": kind is 'green'; one of 'red' or 'blue' would be right"),
        ({"many": "x"}, ": many is 'x'; a list in square brackets would be right"),
        ({"many": ["a", 5]}, ", many: number 2 is 5; text in quotation marks would be right"),
        ({"one": "x"}, ": one is 'x'; a table would be right"),
        ({"part": [5]}, ", part: number 1 is 5; a table would be right"),
        ({"part": [{"name": "a"}, {}]}, ", part number 2: name is missing"),
        ({"part": [{"name": "a", "size": 3}]}, ", part number 1: size is 3; an even number would be right"),
        ({"part": [{"name": "a", "size": True}]}, ", part number 1: size is True; a whole number would be right"),
        ({"part": [{"name": "a", "siez": 3}]}, ", part number 1: siez is no field; the nearest: size"),
        ({"single": {"name": "a", "siez": 3}}, ", single: siez is no field; the nearest: size"),
        ({"parts": []}, ": parts is no field; the nearest: part"),
        ({"\n": 1}, ": \\n is no field; known: name, line, heading, on, rate, kind, many, part, one, single"),
        ({"one": {"a\nb": 5}}, ", one: a\\nb is 5; text in quotation marks would be right"),
    ],
)
def test_a_fault_is_told_with_its_place(table, said):
    assert told(**table) == [f"a.toml{said}"]


def test_a_field_of_the_users_own_holds_text():
    faults = Faults()
    assert shaped(Open, {"place": "Oslo"}, "a.toml", faults).model_extra == {"place": "Oslo"}
    assert shaped(Open, {"lable": 5, "x": 5}, "a.toml", faults) is None
    assert faults.found == [
        "a.toml: lable is no field, and a field of your own holds text, not 5; the nearest: label",
        "a.toml: x is no field, and a field of your own holds text, not 5; known: label",
    ]


def test_all_faults_are_told():
    assert len(told(name=5, on="x", part=[{"size": 1}])) == 4


@pytest.mark.parametrize("table", [5, "x", [1], None])
def test_what_is_no_table_is_told(table):
    faults = Faults()
    assert shaped(Whole, table, "a.toml", faults) is None
    assert faults.found == [f"a.toml: the table is {table!r}; a table would be right"]


def test_a_long_value_is_cut_and_stands_on_one_line():
    assert brief(["a"] * 1000) == brief(["a"] * 100)
    assert [len(brief("a" * n)) for n in (76, 77, 5000)] == [78, 78, 78]
    assert (brief("a" * 76)[-2:], brief("a" * 77)[-2:]) == ("a'", "a…")
    assert brief("\ufeffa") == "'\\ufeffa'"
