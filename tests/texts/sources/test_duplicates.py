"""Texts that say the same are found, word for word or nearly, in linear time."""

import random

import pytest

from bittersweet.texts.sources import duplicates
from bittersweet.texts.sources.duplicates import Duplicates, Likeness

WORDS = [f"word{number}" for number in range(5000)]


def text(seed, size=600):
    return random.Random(seed).choices(WORDS, k=size)


def test_the_same_words_are_the_same_text():
    seen = Duplicates()
    assert seen.like("a", "It rained, all day.", "left") is None
    assert seen.like("b", "IT RAINED\nall day", "right") == Likeness("a", 1.0, True)
    assert seen.like("c", "it rained all day!", "right") == Likeness("b", 1.0, True)
    assert seen.like("d", "It snowed all day.", "left") is None


@pytest.mark.parametrize("share", [0.01, 0.03, 0.05])
def test_the_share_of_common_runs_is_estimated(share):
    words = text(1)
    changed = [f"other{n}" if n % round(1 / share) == 0 else word for n, word in enumerate(words)]
    runs = [{tuple(each[i : i + 5]) for i in range(len(each) - 4)} for each in (words, changed)]
    exact = len(runs[0] & runs[1]) / len(runs[0] | runs[1])
    seen = Duplicates()
    seen.like("a", " ".join(words), "g")
    found = seen.like("b", " ".join(changed), "g")
    assert (found.text, found.exact) == ("a", False)
    assert found.similarity == pytest.approx(exact, abs=0.12)


def test_other_texts_are_not_near():
    seen = Duplicates()
    assert [seen.like(str(seed), " ".join(text(seed)), "g") for seed in range(50)] == [None] * 50


def test_a_text_is_compared_with_few_others(monkeypatch):
    compared = []
    seen = Duplicates()
    monkeypatch.setattr(seen, "_sketches", Counted(compared))
    same = text(1)
    for number in range(200):
        seen.like(str(number), " ".join([*same, f"end{number}"]), "g")
    assert len(compared) <= 200 * duplicates.BANDS


class Counted(dict):
    """A dict that notes what is looked up."""

    def __init__(self, looked_up):
        self.looked_up = looked_up

    def __getitem__(self, key):
        self.looked_up.append(key)
        return super().__getitem__(key)


def test_a_text_of_few_words_is_only_compared_whole():
    seen = Duplicates()
    assert seen.like("a", "one two", "g") is None
    assert seen.like("b", "one two three", "g") is None
