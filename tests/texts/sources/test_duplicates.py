"""Texts that say the same are found, word for word or nearly, in linear time."""

import random

import numpy as np
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


def test_what_is_like_what_never_changes():
    found = {}
    for seed in range(40):
        words, seen = text(seed, 60), Duplicates()
        seen.like("a", " ".join(words), "g")
        if like := seen.like("b", " ".join([*words[:42], *(f"other{n}" for n in range(18))]), "g"):
            found[seed] = like.similarity
    # 38 of 74 runs are common (0.51): some are near and some are not, and of those that are, the bands meet most.
    assert {seed: round(128 * similarity) for seed, similarity in found.items()} == {
        1: 68, 3: 67, 4: 65, 14: 64, 21: 64, 24: 65, 25: 76, 26: 67, 27: 66, 36: 65,
    }  # fmt: skip


def test_values_are_mixed_as_splitmix64_does():
    # What its authors' program gives for the seed 1234567.
    steps = np.arange(1, 4, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    assert duplicates._mixed(steps + np.uint64(1234567)).tolist() == [
        6457827717110365317, 3203168211198807973, 9817491932198370423,
    ]  # fmt: skip


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


def test_a_text_of_fewer_words_than_a_run_is_only_compared_whole():
    seen = Duplicates()
    assert seen.like("a", "one two", "g") is None
    assert seen.like("b", "one two three", "g") is None
    assert seen.like("c", "it rained all the day", "g") is None
    assert seen.like("d", "it snowed all the night", "g") is None
    assert seen.like("e", "it rained all the day more", "g") == Likeness("c", 69 / 128, False)
