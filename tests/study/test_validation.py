"""Sampling and validation of a study's lists, from the first draw to the scores."""

import csv

import pytest

from bittersweet import Study
from bittersweet.files import DataError
from bittersweet.study import validation
from tests.made import study_folder

FRUITS = "fruit,label,surface\napple,Apple,apple\npear,Pear,pear\n"


@pytest.fixture
def study(tmp_path):
    content = "An apple. No fruit. An apple again. Nothing at all. A pear."
    return Study.open(study_folder(tmp_path / "s", [("one", "a", content)], {"fruits": FRUITS}))


def fill(study, judge):
    """Writes a judgement into each row of the sample."""
    path = study.folder / "validation" / "fruits.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        row["judgement"] = judge(row)
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def test_a_sample_is_drawn_filled_in_and_scored(study):
    said = validation.draw(study, "fruit", ["Apple"], size=4)
    assert said[0].endswith("validation/fruits.csv: 4 sentences for 1 of the fruits")
    fill(study, lambda row: "yes" if "apple" in row["sentence"] else "no")
    assert list(validation.told(study)) == [
        "fruits, Apple: precision 1.00 (0.34–1.00), recall 1.00 (1.00–1.00), f1 1.00 (1.00–1.00); 4 sentences judged"
    ]


def test_a_sample_without_a_row_holds_no_judgement(study):
    validation.draw(study, "fruits", size=4)
    path = study.folder / "validation" / "fruits.csv"
    path.write_text(path.read_text(encoding="utf-8").partition("\n")[0] + "\n", encoding="utf-8")
    assert len(validation.draw(study, "fruits", size=4)) == 3


def test_judgements_are_not_drawn_over(study):
    validation.draw(study, "fruits", size=4)
    validation.draw(study, "fruits", size=2)
    fill(study, lambda row: "no")
    with pytest.raises(DataError, match="holds judgements; move it away"):
        validation.draw(study, "fruits", size=4)


def test_nothing_judged_is_said(study):
    with pytest.raises(DataError, match="nothing is judged; draw sentences with bittersweet sample"):
        list(validation.told(study))
    assert len(study.sampled) == 0


def test_a_judgement_that_is_none_is_told_by_row(study):
    validation.draw(study, "fruits", ["apple"], size=2)
    fill(study, lambda row: "maybe")
    with pytest.raises(DataError) as told:
        list(validation.told(study))
    assert len(told.value.faults) == 2
    assert "row 2: judgement is 'maybe'; one of yes, 1, y, no, 0, n would be right" in str(told.value)


@pytest.mark.parametrize(
    ("name", "keys", "size", "said"),
    [
        ("veg", [], 4, "no list is called 'veg'"),
        ("fruits", ["plum"], 4, "no fruit is called 'plum'"),
        ("fruits", [], 1, "a sample of 1 sentences a key is too small"),
    ],
)
def test_a_call_that_is_off_is_refused(study, name, keys, size, said):
    with pytest.raises(DataError, match=said):
        validation.draw(study, name, keys, size=size)
