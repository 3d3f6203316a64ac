"""Acts in their sentences: what is asked for, in brackets, with everybody's codes."""

from dataclasses import replace

import pytest

from bittersweet.evidence.acts import acts
from bittersweet.files import DataError
from tests.made_acts import BOOK, coded


def test_an_act_that_one_annotator_codes_as_asked_is_there_with_both_codes(tmp_path):
    table = acts(coded(tmp_path), BOOK.labels, show=["agent", "class"], text="tale", **{"class": "material conflict"})
    assert table.columns.tolist() == ["text", "act", "agent", "class", "sentence"]
    assert table["act"].tolist() == ["T01.1", "T02.1", "T03.1"]
    assert table.loc[1].tolist() == [
        "tale",
        "T02.1",
        "the crow",
        "neither / harming",
        "A crow's [visit] soon scared Dee.",
    ]


def test_a_party_is_found_among_several_and_questions_add_up(tmp_path):
    found = coded(tmp_path)
    assert acts(found, BOOK.labels, agent="dum")["act"].tolist() == ["T01.1", "T03.1", "S01.1", "S01.2"]
    assert acts(found, BOOK.labels, agent="dum", factuality=["possible"])["act"].tolist() == ["S01.1"]


def test_a_variable_of_two_words_is_a_header_of_two_words(tmp_path):
    found = coded(tmp_path)
    stated = found.merged.replace({"variable": {"factuality": "told_as"}})
    renamed = {"told_as" if name == "factuality" else name: own for name, own in found.variables.items()}
    table = acts(replace(found, merged=stated, variables=renamed), BOOK.labels, show=["told_as"], text="song")
    assert table.columns.tolist() == ["text", "act", "told as", "sentence"]
    assert table["told as"].tolist() == ["possible", "done"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"agent": "rook"}, "no agent is 'rook'; one of dum, dee, hat, crow, twins, none would be right"),
        ({"klass": "x"}, "no variable of acts is called 'klass'; the nearest: class"),
        ({"text": "tail"}, "no text is called 'tail'; the nearest: tale"),
    ],
)
def test_an_unknown_name_is_said(tmp_path, asked, said):
    with pytest.raises(DataError) as caught:
        acts(coded(tmp_path), BOOK.labels, **asked)
    assert said in str(caught.value)
