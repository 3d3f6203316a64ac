"""Annotation: how far two annotators agree, a refusal of every cell that is wrong, and a third who takes part."""

import csv
import math
import shutil
from collections import Counter

import pandas as pd
import pytest

from bittersweet import Study, annotation, counting, frames, practices, themes
from bittersweet.files import DataError

FIRST = "annotation/annotator_1.csv"
CARRIES, TENTATIVE, NONE = "carries conclusions", "tentative conclusions", "no conclusions"
FRAMING = {
    "problem": (0.956768, CARRIES),
    "cause": (1.0, CARRIES),
    "evaluation": (0.948434, CARRIES),
    "remedy": (1.0, CARRIES),
    "conflict": (0.796346, TENTATIVE),
    "human_interest": (1.0, CARRIES),
    "economic": (1.0, CARRIES),
    "morality": (1.0, CARRIES),
    "responsibility": (0.399551, NONE),
    "relation": (0.974493, CARRIES),
    "direction": (0.975797, CARRIES),
    "time": (0.940257, CARRIES),
    "voice": (0.934716, CARRIES),
}
THEMES = {"force": 0.955174, "diplomacy": 0.886892, "cooperation": 0.926612, "sovereignty": 0.913360}


def column(study, annotator, variable):
    """One annotator's codes as they stand in the file."""
    with (study.folder / "annotation" / f"{annotator}.csv").open(encoding="utf-8", newline="") as file:
        return [row[variable] for row in csv.DictReader(file)]


def alpha_of_two(a, b):
    """Krippendorff's alpha of two complete columns, from the coincidences (Krippendorff 2011, section A)."""
    counts = Counter(a) + Counter(b)
    n, disagreements = counts.total(), sum(x != y for x, y in zip(a, b, strict=True))
    return 1 - (n - 1) * 2 * disagreements / (n * n - sum(c * c for c in counts.values()))


def test_every_framing_variable_has_its_alpha_and_verdict(study):
    table = annotation.agreement(study.codes)
    assert list(table.columns) == ["variable", "alpha", "verdict"]
    found = {variable: (round(alpha, 6), verdict) for variable, alpha, verdict in table.itertuples(index=False)}
    assert found == FRAMING


def test_themes_on_which_annotators_do_not_always_agree(study):
    table = annotation.agreement(study.theme_codes)
    found = dict(zip(table["variable"], table["alpha"].round(6), strict=True))
    assert {theme: alpha for theme, alpha in found.items() if alpha < 1} == THEMES
    assert list(found) == list(study.themes.about)


@pytest.mark.parametrize("variable", [name for name, (alpha, _) in FRAMING.items() if alpha < 1])
def test_alpha_is_what_the_coincidences_give(study, variable):
    a, b = (column(study, annotator, variable) for annotator in ("annotator_1", "annotator_2"))
    assert round(alpha_of_two(a, b), 6) == FRAMING[variable][0]


@pytest.mark.parametrize(
    ("alpha", "verdict"),
    [(1, CARRIES), (0.8, CARRIES), (0.7999, TENTATIVE), (0.667, TENTATIVE), (0.6669, NONE), (-0.2, NONE)],
)
def test_the_verdict_changes_at_its_limits(alpha, verdict):
    assert annotation.verdict(alpha) == verdict


def test_an_alpha_that_cannot_be_told_carries_nothing():
    assert annotation.verdict(math.nan) == NONE


def test_codes_have_a_row_an_annotator_unit_and_variable_as_in_the_file(study):
    codes = study.codes
    assert list(codes.columns) == ["annotator", "unit", "variable", "code"]
    assert len(codes) == 2 * 54 * 13
    own = codes[(codes["annotator"] == "annotator_2") & (codes["variable"] == "time")]
    assert own["code"].tolist() == column(study, "annotator_2", "time")


def test_agreed_are_the_units_on_which_all_give_one_code():
    rows = [("a", "N01", "0"), ("a", "N02", "1"), ("b", "N01", "0"), ("b", "N02", "0")]
    codes = pd.DataFrame([(who, unit, "v", code) for who, unit, code in rows])
    codes.columns = ["annotator", "unit", "variable", "code"]
    assert annotation.agreed(codes).values.tolist() == [["N01", "v", "0"]]


def test_variables_are_read_with_label_group_and_codes(study):
    assert list(study.variables) == list(FRAMING)
    label, group, codes = study.variables["voice"]
    assert (label, group) == ("whose claim", "voice")
    assert list(codes) == ["author", "us_official", "pakistani_official", "analyst", "scholar"]
    assert study.group("frame function") == ["problem", "cause", "evaluation", "remedy"]


# Each fault: what is replaced by what in the first annotator's file, and what is said after the file's name.
FAULTS = {
    "unit doubled": (
        "N04,",
        "N03,",
        ", row 5, column unit: 'N03' stands twice (first in row 4); each of N01–A36 once would be right",
    ),
    "unit unknown": (
        "N04,",
        "N99,",
        ", row 5, column unit: 'N99' is not in the unit list; each of N01–A36 once would be right",
    ),
    "illegal code": (
        "cooperation,mutual,present",
        "harmony,mutual,present",
        ", row 2, column relation: 'harmony' is no code; one of cooperation, both, coercion, neither would be right",
    ),
    "no code": ("N01,0", "N01,", ", row 2, column problem: '' is no code; one of 0, 1 would be right"),
    "column missing": ("unit,problem,", "unit,trouble,", ", row 1: column problem missing; found unit, trouble, cause"),
    "cell missing": (",present,author\n", ",present\n", ", row 2: 13 cells; 14 would be right, as in the header"),
}


@pytest.mark.parametrize(("old", "new", "said"), FAULTS.values(), ids=FAULTS)
def test_a_wrong_cell_is_refused_by_file_row_column_and_what_is_legal(data, spoil, old, new, said):
    spoil(FIRST, old, new)
    with pytest.raises(DataError) as fault:
        _ = Study.open(data).codes
    assert str(fault.value).startswith(f"{(data / FIRST).as_posix()}{said}")


def test_a_missing_unit_is_refused_by_name(data):
    path = data / FIRST
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("A07,")), encoding="utf-8")
    with pytest.raises(DataError, match=r"annotator_1\.csv: unit A07 is missing; one row for each of the 54 units is"):
        _ = Study.open(data).codes


def test_a_wrong_theme_code_is_refused_in_the_same_way(data, spoil):
    spoil("annotation/themes_annotator_2.csv", "N01,0,0,1", "N01,0,0,2")
    said = r"themes_annotator_2\.csv, row 2, column diplomacy: '2' is no code; one of 0, 1 would be right"
    with pytest.raises(DataError, match=said):
        _ = Study.open(data).theme_codes


def test_no_annotator_at_all_is_refused(data):
    for path in (data / "annotation").glob("annotator_*.csv"):
        path.unlink()
    with pytest.raises(DataError, match=r"annotation/annotator_\*\.csv: no annotator's file; at least one is needed"):
        _ = Study.open(data).codes


# Each fault of the list of variables: what is replaced by what, and what is said after its name.
VARIABLE_FAULTS = {
    "empty label": ("cause,names a cause,", "cause,,", ", row 4: label is empty; each row needs it"),
    "another label": (
        "cause,names a cause,frame function,1",
        "cause,names a reason,frame function,1",
        ", row 5: cause has another label or group than before; one variable has one of each",
    ),
    "doubled code": (
        "cause,names a cause,frame function,1",
        "cause,names a cause,frame function,0",
        ", row 5: code '0' of cause stands twice; keep one row",
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), VARIABLE_FAULTS.values(), ids=VARIABLE_FAULTS)
def test_a_fault_in_the_list_of_variables_is_refused_by_row(data, spoil, old, new, said):
    spoil("codebook/frames.csv", old, new)
    with pytest.raises(DataError) as fault:
        annotation.variables(data)
    assert str(fault.value) == f"{(data / 'codebook/frames.csv').as_posix()}{said}"


@pytest.fixture
def third(data):
    """A study into whose folder a third annotator's files were dropped; both agree with the second."""
    folder = data / "annotation"
    for prefix in ("", "themes_"):
        shutil.copy(folder / f"{prefix}annotator_2.csv", folder / f"{prefix}annotator_3.csv")
    return Study.open(data)


def test_a_third_annotator_takes_part_in_the_agreement(third):
    table = annotation.agreement(third.codes).set_index("variable")
    # Five units are disputed, each a 1 against two 0s: 10 unlike pairs of codes among 11 ones and 151 zeros.
    assert table["alpha"]["responsibility"] == pytest.approx(1 - 10 / (2 * 11 * 151 / 161))
    assert table["alpha"]["remedy"] == 1


def test_a_third_annotator_has_a_column_in_the_frames(third):
    table = frames.table(third.codes, third.variables, third.sentences)
    assert list(table.columns)[3:] == ["annotator_1", "annotator_2", "annotator_3", "of_sentences"]
    assert table["annotator_3"].tolist() == table["annotator_2"].tolist()
    shares = frames.shares(table, third.variables, ["responsibility"])
    assert frames.side_by_side(shares)["news"].tolist() == ["6 / 1 / 1 of 18"]


def test_a_third_annotator_is_a_way_of_counting(third):
    choices = list(counting.choices(third, third.finding("remedies")))
    assert len(choices) == 18
    assert {choice.annotator for choice in choices} == {"annotator_1", "annotator_2", "annotator_3"}


def test_a_third_annotator_codes_the_practices_too(third):
    assert list(practices.relations(third).columns)[3:] == ["annotator_1", "annotator_2", "annotator_3"]


def test_a_third_annotator_of_themes_narrows_the_reference(third, spoil):
    spoil("annotation/themes_annotator_3.csv", "N01,0", "N01,1")
    scores = themes.scores(third.theme_hits, third.theme_codes, third.themes).set_index("label")
    assert scores["agreed"]["Armed force"] == 52  # the first two agree on 53; all three not on N01


def test_a_new_theme_needs_no_codes(data):
    with (data / "codebook" / "themes.csv").open("a", encoding="utf-8") as file:
        file.write("borders,Borders,lines between states,border*,count,new\n")
    study = Study.open(data)
    assert "borders" not in set(study.theme_codes["variable"])
    assert study.theme_hits[study.theme_hits["theme"] == "borders"]["unit"].tolist() == ["N05"]
    last = themes.scores(study.theme_hits, study.theme_codes, study.themes).iloc[-1]
    assert (last["label"], last["agreed"], last["positive"], last["missed"]) == ("Borders", 0, 0, "")
    assert math.isnan(last["f1"])
