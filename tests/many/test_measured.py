"""What is counted in an output: what cannot be seen by holding it against a study in memory."""

import pytest

from bittersweet.files import DataError
from bittersweet.many.store import ManyStudy


@pytest.fixture(scope="module")
def study(whole):
    return ManyStudy.open(whole)


def test_a_tally_is_read_once(study):
    assert study.tally("fruit") is study.tally("fruits")


@pytest.mark.parametrize("without", [(), ("plural",), ("name", "plural")])
def test_each_text_mentions_any_key_in_a_form_that_counts(study, without):
    table = study.hits("fruits", limit=None)
    expected = table[~table["form"].isin(without)]["text"].value_counts()
    found = study.mentions("fruits", without)
    assert dict(zip(study.ids.values(), found.tolist(), strict=True)) == {
        text: expected.get(text, 0) for text in study.ids.values()
    }
    if not without:
        assert study.mentions("fruits").tolist() == found.tolist()


@pytest.mark.parametrize(("by", "length"), [("year", 4), ("month", 7), ("day", 10)])
@pytest.mark.parametrize("per", ["words", "sentences"])
def test_a_series_by_any_period_adds_up_to_the_measure(study, by, length, per):
    found = study.series("fruits", by=by, per=per)
    assert set(found["period"]) == {text.partition("/")[2][:length] for text in study.ids.values()}
    sizes = found.drop_duplicates(["period", "group"])[["period", "group"]].values.tolist()
    assert sizes == sorted(sizes)
    whole = study.measure("fruits", per=per).set_index(["group", "key"])
    sums = found.groupby(["group", "key"], sort=False)[["count", "of"]].sum()
    for column in ("count", "of"):
        assert sums[column].to_dict() == whole[column].to_dict()
    assert set(found["per"]) == {per}
    assert (found["high"] > found["value"]).all()
    assert found["high"].max() <= 1 or per == "words"


def test_a_series_is_not_per_length(study):
    with pytest.raises(DataError, match="per words or per sentences"):
        study.series("fruits", per="length")


def test_words_are_counted_that_all_groups_together_have_often_enough(study):
    whole = study.word_counts()
    total = sum(whole.values(), start=type(whole["group0"])())
    least = sorted(total.values())[len(total) // 2]
    few = {word for word, n in total.items() if n < least}
    assert few
    assert study.word_counts(least=least) == {
        group: {word: n for word, n in own.items() if word not in few} for group, own in whole.items()
    }
    assert set(study.keyness("group1", least=least)["word"]) == set(total) - few
    assert set(study.keyness("group1", "GROUP0")["word"]) == {*whole["group0"], *whole["group1"]}
    assert list(whole) == list(study.labels)
