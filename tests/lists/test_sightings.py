"""What is seen of names in sentences, before any is brought to another."""

import pytest

from bittersweet.lists.sightings import sightings

from .test_names import sentence


def seen(*contents):
    return sightings([sentence(content, text=f"t{number}") for number, content in enumerate(contents)]).seen


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        # "General" is a title where its last word ends a name without it.
        (["They met Lena Stone there.", "They met General Stone there."], {"Lena Stone", "Stone"}),
        (["They met General Lena Stone.", "They met General Stone there."], {"General Lena Stone", "Stone"}),
        (["They met General Motors there.", "They left General Motors."], {"General Motors"}),
        (["They met the President there."], set()),
    ],
)
def test_titles_are_taken_off_where_the_rest_is_a_name(contents, expected):
    assert set(seen(*contents)) == expected


def test_the_place_in_each_text_is_the_first_and_a_title_anywhere_makes_a_person():
    stone = seen("They met Stone and Mr. Stone.", "They saw Arden and Stone.")["Stone"]
    assert (stone.count, stone.texts, stone.titled) == (3, {"t0": 0, "t1": 3}, True)


@pytest.mark.parametrize(
    ("lengths", "shown"), [((20, 59), 0), ((59, 60), 1), ((60, 61), 0), ((59, 60, 61), 1), ((59, 30, 60), 2)]
)
def test_the_example_is_the_first_sentence_that_is_long_enough_else_the_first(lengths, shown):
    contents = ["They met Stone " + "x" * (length - 16) + "." for length in lengths]
    assert seen(*contents)["Stone"].example == contents[shown]


def test_a_word_that_stands_small_as_often_is_no_name():
    assert seen("They saw the Nation.", "The nation wept.") == {}
    assert set(seen("They saw the Nation.", "A Nation is the nation.")) == {"Nation"}
