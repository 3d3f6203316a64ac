"""Cells of any type are shown as text, and every column has a name."""

import datetime

import pytest

from bittersweet.texts.sources.record import named, shown

MIDNIGHT = datetime.datetime(2020, 1, 31)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (float("nan"), ""), (3.5, "3.5"), (-3.0, "-3"), (1e15, "1000000000000000.0"), (7, "7"), (True, "True"),
        (MIDNIGHT, "2020-01-31"), (MIDNIGHT.replace(hour=10), "2020-01-31T10:00:00"),
        (MIDNIGHT.replace(tzinfo=datetime.UTC), "2020-01-31T00:00:00+00:00"),
        (datetime.date(2020, 1, 31), "2020-01-31"), (datetime.time(10), "10:00:00"),
        ("Zoë".encode(), "Zoë"), (b"Zo\xeb", "Zo\ufffd"), ({"ë": MIDNIGHT}, '{"ë": "2020-01-31 00:00:00"}'),
    ],
)  # fmt: skip
def test_a_cell_is_shown_as_a_person_would_write_it(cell, text):
    assert shown(cell) == text


def test_a_column_without_a_name_is_called_by_its_place():
    assert named(["id", " ", "what\n was  said", ""]) == ["id", "column 2", "what was said", "column 4"]
