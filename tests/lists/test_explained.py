"""Explained names: one reason a surface, and every fault by row."""

import pytest

from bittersweet.files import DataError
from bittersweet.lists.explained import explained


def test_each_surface_has_its_reason_and_faults_are_told_at_once(tmp_path):
    path = tmp_path / "other_names.csv"
    path.write_text("surface,note\nOslo  Times,a paper\n", encoding="utf-8")
    assert explained(path) == {"Oslo Times": "a paper"}
    path.write_text("surface,note\nOslo,\n--,marks\nOslo,again\n", encoding="utf-8")
    with pytest.raises(DataError) as told:
        explained(path)
    assert [fault.split(": ", 1)[1].split(";")[0] for fault in told.value.faults] == [
        "note is empty",
        "surface is '--'",
        "'Oslo' stands twice",
    ]
