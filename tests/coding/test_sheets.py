"""Sheets of coded rows: what is read where something is wrong."""

from bittersweet.coding.sheets import rows
from bittersweet.files import Faults


def test_a_file_that_is_not_there_is_one_fault_and_has_no_rows(tmp_path):
    faults = Faults()
    assert rows(tmp_path / "codes.csv", "unit", ["A1", "A2"], {"tone": lambda _: ""}, faults) == []
    assert len(faults.found) == 1
    assert "codes.csv" in faults.found[0]
    assert "A1" not in faults.found[0]
