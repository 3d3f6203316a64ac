"""Pages: put together they are the whole, and a question that was asked lately is not looked for again."""

import shutil
from collections import Counter

import pandas as pd
import pytest

from bittersweet.files import DataError
from bittersweet.many import pages, questions
from bittersweet.many.questions import Scope
from bittersweet.many.run import count
from bittersweet.many.state import folder_of
from bittersweet.many.store import ManyStudy


@pytest.fixture
def study(whole):
    return ManyStudy.open(whole)


@pytest.mark.parametrize(
    "asked",
    [
        {"word": "pear*"},
        {"word": ["sun", "the"], "case": True},
        {"word": "pear tree"},
        {"word": "rain", "text": "group1/2001-01-02-text01"},
        {"word": "rain", "group": "group2"},
        {"fruit": "apple"},
    ],
)
def test_pages_put_together_are_the_whole(study, asked):
    whole = study.concordance(limit=1000, **asked)
    total, step = len(whole), max(len(whole) // 6, 1)
    assert whole.attrs == {"total": total, "of_all": total}
    own = [study.concordance(offset=offset, limit=step, **asked) for offset in range(0, total, step)]
    assert {page.attrs["total"] for page in own} == {total}
    pd.testing.assert_frame_equal(pd.concat(own, ignore_index=True), whole)
    assert len(study.concordance(offset=total, limit=step, **asked)) == 0
    assert total > 2 or "text" in asked


def test_by_default_a_page_is_the_first_and_in_any_case(study):
    whole = study.concordance(word="SUN", limit=1000)
    pd.testing.assert_frame_equal(study.concordance(word="sun"), whole[:20], check_index_type=False)
    pd.testing.assert_frame_equal(study.hits("fruits"), study.hits("fruits", limit=1000))
    whole = study.sentences_with(word="SUN", limit=1000)
    pd.testing.assert_frame_equal(study.sentences_with(word="sun"), whole[:20], check_index_type=False)
    assert study.counts_of(word="SUN")["count"].sum() == len(whole)
    assert study.counts_of(word="SUN")["label"].unique().tolist() == ["SUN"]
    assert study.counts_of()["count"].sum() == sum(study.units.values())
    assert study.counts_of()["label"].unique().tolist() == ["every sentence"]


def test_a_page_reads_only_the_parts_that_have_its_places(study, tmp_path):
    places = questions.with_word(study, "rain")
    in_part = Counter(questions.part_of(place) for place in places.tolist())
    (_, before), (second, n), (third, after), *_ = in_part.items()
    whole = study.concordance(word="rain", limit=1000)
    shutil.copytree(study.folder, out := tmp_path / "one's own")
    for part in study.parts:
        if part not in (second, third):
            (folder_of(out, part) / "sentences.parquet").unlink()
    some = ManyStudy.open(out)
    page = some.concordance(word="rain", offset=before, limit=n + after)
    same = whole[before : before + n + after]
    pd.testing.assert_frame_equal(page, same.reset_index(drop=True))
    assert len(page) == n + after


def test_a_page_of_hits_has_a_thousand_unless_a_limit_is_named(lists, tmp_path):
    (tmp_path / "a.txt").write_text("apple " * 1001, "utf-8")
    count([tmp_path / "a.txt"], lists, tmp_path / "out", shown=False)
    page = ManyStudy.open(tmp_path / "out").hits("fruits")
    assert (len(page), page.attrs["total"]) == (1000, 1001)


def test_who_is_quoted_is_not_known(study):
    with pytest.raises(DataError, match="leave out quoted"):
        study.sentences_with(quoted="anyone")


def test_the_latest_answers_are_remembered_and_the_oldest_is_forgotten(study):
    made = []

    def ask(question):
        return pages.remembered(study, question, lambda: made.append(question) or [question])

    for question in (*range(8), 0, 8):
        assert ask(question) == [question]
    assert made == [*range(9)]
    assert ask(0) == [0]
    assert made == [*range(9)]
    ask(1)
    assert made[-1] == 1


def test_capitals_count_only_where_they_are_asked_for(study):
    _, one = pages.asked_for(study, {"word": "Sun"}, Scope())
    _, other = pages.asked_for(study, {"word": "Sun"}, Scope(), case=True)
    assert len(one) > len(other) > 0
    assert pages.asked_for(study, {"word": "SUN"}, Scope())[1].tolist() == one.tolist()
