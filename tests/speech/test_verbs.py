"""The list of reporting verbs: what it may hold, and every fault by its row."""

import pytest

from bittersweet.files import DataError
from bittersweet.speech.verbs import reporting_verbs


def list_of(folder, *rows):
    path = folder / "speech.csv"
    path.write_text("\n".join(["verb,mode,note", *rows]) + "\n", encoding="utf-8")
    return path


def test_a_list_of_verbs_is_read(tmp_path):
    path = list_of(tmp_path, "said,any,plain", "According  to,indirect,before a name")
    assert reporting_verbs(path) == {"said": "any", "according to": "indirect"}


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (",any,plain", "row 3: verb is '', note is 'plain'; each row needs both"),
        ("…,any,plain", "row 3: verb is '…', note is 'plain'; each row needs both"),
        ("says,any,", "row 3: verb is 'says', note is ''; each row needs both"),
        ("Said,any,plain", "row 3: verb 'said' stands twice; keep one row"),
        ("says,quoted,plain", "row 3: mode is 'quoted'; one of any, direct, partial, indirect would be right"),
    ],
)
def test_a_fault_in_the_list_of_verbs_is_named_by_row(tmp_path, row, fault):
    with pytest.raises(DataError) as caught:
        reporting_verbs(list_of(tmp_path, "said,any,plain", row))
    assert str(caught.value).endswith(f"speech.csv, {fault}")


def test_all_faults_are_told_at_once(tmp_path):
    with pytest.raises(DataError) as caught:
        reporting_verbs(list_of(tmp_path, "said,any,", "says,quoted,plain"))
    assert [fault.split(", ", 1)[1][:5] for fault in caught.value.faults] == ["row 2", "row 3"]
