"""Near: a word that no text has is answered with those that are most like it."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bittersweet import Study
from bittersweet.explore.model import Model
from bittersweet.explore.near import LONGEST, distances
from tests.made import study_folder

SAID = """The taliban met the Taliban’s friends. Talk of the TALIBAN went on, and talks of a treaty.

The U.N. met in Oslo; “Åse” of Oslo did not. Nobody’s treaties were read in the metropolitan town. A dog ate dogs."""


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return Model(Study.open(study_folder(tmp_path_factory.mktemp("near") / "s", [("t", "t", SAID)])))


def asked(model, word):
    answer = model.ask({"ask": "bars", "word": word})
    return answer["absent"], [tuple(own) for own in answer["near"]]


def plainly(one, other):
    """How far two words are apart, by the definition."""

    @cache
    def away(i, j):
        if not i or not j:
            return i + j
        tried = [away(i - 1, j) + 1, away(i, j - 1) + 1, away(i - 1, j - 1) + (one[i - 1] != other[j - 1])]
        if i > 1 and j > 1 and (one[i - 1], one[i - 2]) == (other[j - 2], other[j - 1]):
            tried.append(away(i - 2, j - 2) + 1)
        return min(tried)

    return away(len(one), len(other))


LETTERS = st.text("abcé\N{MATHEMATICAL BOLD SMALL A}", max_size=6)


@settings(max_examples=50, deadline=None)
@given(LETTERS.filter(bool), st.lists(LETTERS, max_size=6))
def test_all_words_are_compared_at_once_as_one_by_one(word, others):
    assert distances(word, others).tolist() == [plainly(word, other) for other in others]


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("talibn", [("taliban", 3)]),  # as often as its own bars say, whose is another type
        ("TALIBNA", [("taliban", 3)]),
        ("teraty", [("treaty", 1)]),  # two letters changed places, and not two were changed
        ("oslow", [("oslo", 2)]),
        ("ase", [("ate", 1), ("åse", 1)]),
        ("tralk", [("talk", 1), ("talks", 1)]),
        ("nobodys", [("nobody's", 1)]),
        ("U.M.", [("u.n.", 1)]),
        ("talibn*", [("taliban", 3)]),
        ("the talibn met", [("taliban", 3)]),  # of a phrase the word that is not there
        ("“olso” met", [("oslo", 2)]),
        ("met tral*", [("talk", 1)]),
    ],
)
def test_a_word_that_no_text_has_is_answered_with_the_nearest(model, word, near):
    assert asked(model, word) == (f"No text has “{word}”. Near:", near)


@pytest.mark.parametrize("word", ["xylophone", "qq", "tal*bnx", "the met", "a" * (LONGEST + 1)])
def test_what_is_like_no_word_is_only_said_not_to_be_there(model, word):
    assert asked(model, word) == (f"No text has “{word}”.", [])


@pytest.mark.parametrize("word", ["taliban", "TALIBAN", "tal*", "the taliban", "Nobody's"])
def test_of_a_word_that_is_there_nothing_is_said(model, word):
    assert asked(model, word) == ("", [])


def test_a_word_that_only_some_texts_have_is_there(small):
    assert asked(Model(small), "votes") == ("", [])


def test_what_is_offered_is_found_as_often_as_is_said(small):
    model = Model(small)
    for word in ("aple", "pear", "appel*", "nay", "bobb", "annn"):
        for own, n in asked(model, word)[1]:
            answer = model.ask({"ask": "bars", "word": own})
            assert sum(value["count"] for value in answer["rows"][0]["values"]) == n > 0


def test_the_nearest_come_first_then_what_begins_alike_then_the_most_frequent_and_not_too_many(tmp_path):
    words = "barn barn barn harm warm warm farm tarn bark darm charming charmed arms wharfs interesting"
    model = Model(Study.open(study_folder(tmp_path / "s", [("t", "t", words.title())])))
    # Each of these is one letter away.
    assert asked(model, "barm")[1] == [("barn", 3), ("bark", 1), ("warm", 2), ("darm", 1), ("farm", 1)]
    # The second letter says nothing.
    assert asked(model, "bxrn")[1] == [("barn", 3), ("bark", 1), ("tarn", 1)]
    # Two letters more than the nearest are too many, and four of a long word.
    assert asked(model, "charmin")[1] == [("charming", 1), ("charmed", 1)]
    assert asked(model, "interestingly")[1] == [("interesting", 1)]
    assert asked(model, "interestinglys")[1] == [("interesting", 1)]
    assert asked(model, "interestinglyss")[1] == []


def test_what_is_two_letters_further_than_the_nearest_is_not_offered(tmp_path):
    assert distances("interest", ["interests", "internist", "interior"]).tolist() == [1, 2, 3]
    model = Model(Study.open(study_folder(tmp_path / "s", [("t", "t", "Interests of an internist: the interior.")])))
    assert asked(model, "interest")[1] == [("interests", 1), ("internist", 1)]


def test_a_word_is_looked_for_up_to_sixty_letters(tmp_path):
    model = Model(Study.open(study_folder(tmp_path / "s", [("t", "t", "A " + "x" * 60 + "y.")])))
    assert asked(model, "x" * 60)[1] == [("x" * 60 + "y", 1)]
    assert asked(model, "x" * 61)[1] == []


def test_half_a_million_words_are_compared_soon():
    """In the time of forty times looking how long each is, however slow the machine: a fifth of a second at rest."""
    import time

    def taken(own):
        began = time.process_time()
        own()
        return time.process_time() - began

    words = [f"{n:x}{n % 7}{'aeiou'[n % 5]}" for n in range(500_000)]
    assert distances("12345a", words).min() == 0
    looked = min(taken(lambda: sum(map(len, words))) for _ in range(3))
    assert min(taken(lambda: distances("12345a", words)) for _ in range(2)) < 40 * looked
