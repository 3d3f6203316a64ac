"""What a lexicon makes of made-up texts: every word it scores, and the sum in each way of leaving words out."""

import pytest

from bittersweet.case import sentiment
from bittersweet.case.sentiment import Note
from bittersweet.files import DataError
from tests.made import sentences

OWN = [
    *sentences("A happy war, a happy child.", "Good.", text="a", prefix="A"),
    *sentences("War and war.", text="b", prefix="B"),
]
NOTES = {"war": Note("topic", "is the subject"), "good": Note("misread", "is a ware here")}
HAPPY, WAR, GOOD = 2.7, -2.9, 1.9  # as the lexicon has them


@pytest.fixture
def notes(tmp_path):
    """A function that writes rows of the list of words and reads them."""

    def notes(*rows):
        (tmp_path / "codebook").mkdir()
        (tmp_path / "codebook" / "lexicon.csv").write_text("word,kind,note\n" + "".join(f"{row}\n" for row in rows))
        return sentiment.notes(tmp_path)

    return notes


def test_words_that_the_lexicon_reads_wrongly_are_read(notes, tmp_path):
    assert sentiment.notes(tmp_path) == {}
    assert notes("war,topic,is the subject", "good,misread,is a ware here") == NOTES


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("war,misread,again", "row 3: 'war' with note 'again'; each word once, with its reason"),
        ("good,misread,", "row 3: 'good' with note ''; each word once"),
        (",misread,n", "row 3: '' with note 'n'; each word once"),
        ("good,wrong,n", "row 3: kind is 'wrong'"),
    ],
)
def test_a_fault_is_told_by_row(notes, row, said):
    with pytest.raises(DataError) as error:
        notes("war,topic,is the subject", row, "bad,none,n")
    assert [said in fault for fault in error.value.faults] == [True, False]
    assert "row 4: kind is 'none'" in error.value.faults[1]


def test_every_scored_word_has_a_row_in_each_group():
    assert sentiment.scored(OWN, NOTES).values.tolist() == [
        ["good", GOOD, "a", 1, "misread", "is a ware here"], ["good", GOOD, "b", 0, "misread", "is a ware here"],
        ["happy", HAPPY, "a", 2, "", ""], ["happy", HAPPY, "b", 0, "", ""],
        ["war", WAR, "a", 1, "topic", "is the subject"], ["war", WAR, "b", 2, "topic", "is the subject"],
    ]  # fmt: skip


def test_words_are_left_out_kind_by_kind():
    table = sentiment.balance(sentiment.scored(OWN, NOTES), {"a": 7, "b": 3})
    assert table.values.tolist() == [
        ["all scored words", "a", round((GOOD + 2 * HAPPY + WAR) * 100 / 7, 2)],
        ["all scored words", "b", round(2 * WAR * 100 / 3, 2)],
        ["misread words left out", "a", round((2 * HAPPY + WAR) * 100 / 7, 2)],
        ["misread words left out", "b", round(2 * WAR * 100 / 3, 2)],
        ["and topic words left out as well", "a", round(2 * HAPPY * 100 / 7, 2)],
        ["and topic words left out as well", "b", 0.0],
    ]
