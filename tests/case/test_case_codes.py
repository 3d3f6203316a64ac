"""The collection's sentence and theme codes: how far two annotators agree, and what a third one changes."""

import csv
import shutil
from collections import Counter

import pytest

from bittersweet import Study
from bittersweet.coding.variables import of_group, yes_or_no
from bittersweet.counting import agreement

CARRIES, TENTATIVE, NONE = "carries conclusions", "tentative conclusions", "no conclusions"
NOTHING = "carries nothing either way"
FRAMING = {
    "problem": (0.956768, CARRIES),
    "cause": (1.0, CARRIES),
    "evaluation": (0.948434, CARRIES),
    "remedy": (1.0, CARRIES),
    "conflict": (0.796346, TENTATIVE),
    "human_interest": (1.0, NOTHING),
    "economic": (1.0, CARRIES),
    "morality": (1.0, NOTHING),
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
    table = agreement.table(study.codes, study.variables)
    rows = table[["variable", "alpha", "verdict"]].itertuples(index=False)
    assert {variable: (round(alpha, 6), verdict) for variable, alpha, verdict in rows} == FRAMING


@pytest.mark.parametrize("variable", [name for name, (alpha, _) in FRAMING.items() if alpha < 1])
def test_alpha_is_what_the_coincidences_give(study, variable):
    a, b = (column(study, annotator, variable) for annotator in ("annotator_1", "annotator_2"))
    assert round(alpha_of_two(a, b), 6) == FRAMING[variable][0]


def test_themes_on_which_annotators_do_not_always_agree(study):
    themes = study.list("themes")
    table = agreement.table(study.list_codes("themes"), yes_or_no(themes.labels, "theme")).set_index("variable")
    assert table["alpha"][table["alpha"] < 1].round(6).to_dict() == THEMES
    assert set(table.index) == set(themes.labels)
    assert table.index[table["verdict"] == NOTHING].tolist() == ["weapons", "kashmir_india"]


def test_codes_are_those_of_the_files(study):
    assert len(study.codes) == 2 * 54 * 13
    own = study.codes[(study.codes["annotator"] == "annotator_2") & (study.codes["variable"] == "time")]
    assert own["code"].tolist() == column(study, "annotator_2", "time")


def test_variables_are_read_with_label_group_and_codes(study):
    voice = study.variables["voice"]
    assert (voice.label, voice.group) == ("whose claim", "voice")
    assert list(voice.codes) == ["author", "us_official", "pakistani_official", "analyst", "scholar"]
    assert of_group(study.variables, "frame function") == ["problem", "cause", "evaluation", "remedy"]


def test_a_third_annotator_takes_part_by_being_there(data):
    folder = data / "annotation"
    shutil.copy(folder / "annotator_2.csv", folder / "annotator_3.csv")
    third = Study.open(data)
    table = agreement.table(third.codes, third.variables).set_index("variable")
    # Five units are disputed, each a 1 against two 0s: 10 unlike pairs of codes among 11 ones and 151 zeros.
    assert table["alpha"]["responsibility"] == pytest.approx(1 - 10 / (2 * 11 * 151 / 161))
    assert table["positives"]["responsibility"] == "7 / 2 / 2"
