"""Captions: read from a file with every fault named, chosen by id."""

import pytest

from bittersweet.charts import Caption
from bittersweet.charts.captions import chosen, heading, read
from bittersweet.files import DataError

FILE = """
[drinks]
title = "Tea is drunk more"
subtitle = "Cups a
 day"

[foods]
title = "Bread"
subtitle = "Slices"
seen = "Bread lies to the right."
"""


@pytest.fixture
def path(tmp_path):
    """A file of captions that a test writes."""
    return tmp_path / "charts.toml"


def test_a_file_of_captions(path):
    path.write_text(FILE.replace("Cups a\n day", "Cups a day"), encoding="utf-8")
    found = read(path)
    assert found == {
        "drinks": Caption("Tea is drunk more", "Cups a day"),
        "foods": Caption("Bread", "Slices", "Bread lies to the right."),
    }


def test_a_text_over_several_lines_is_one_line(path):
    path.write_text('[a]\ntitle = """Tea\n  wins"""\nsubtitle = "s"', encoding="utf-8")
    assert read(path)["a"].title == "Tea wins"


def test_every_fault_is_named_at_once(path):
    path.write_text(
        'loose = 3\n[a]\ntitle = " "\nsubtitle = "s"\n[b]\ntitle = "t"\nheight = 4\n[c]\ntitle = 1\nsubtitle = "s"',
        encoding="utf-8",
    )
    with pytest.raises(DataError) as caught:
        read(path)
    lines = [line.partition("charts.toml, ")[2] for line in str(caught.value).splitlines()]
    assert lines == [
        "[loose]: 3 is no table; [loose] with title and subtitle would be right",
        "[a]: title is empty; write it, or leave the line out",
        "[b]: height is no field of a caption; title, subtitle, seen are",
        "[b]: subtitle is missing",
        "[c]: title is 1; a text in quotation marks would be right",
    ]


def test_a_file_that_is_not_there_or_no_toml(path):
    with pytest.raises(DataError, match="no such file"):
        read(path)
    path.write_text("[a", encoding="utf-8")
    with pytest.raises(DataError, match="not valid TOML"):
        read(path)


def test_an_unknown_caption_lists_the_nearest():
    with pytest.raises(DataError, match=r"'drink'.*drinks"):
        chosen({"drinks": Caption("Tea")}, "drink")
    assert chosen({"drinks": Caption("Tea")}, "drinks").title == "Tea"


def test_names_go_with_a_caption_and_what_is_said_at_the_call_before_it():
    caption = Caption("Tea", "cups", "See.").named({"a": "A"})
    assert heading(caption) == caption
    assert heading(caption, title="Milk", names={"b": "B"}) == Caption("Milk", "cups", "See.", {"b": "B"})
    assert heading() == Caption()
