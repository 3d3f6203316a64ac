"""The language of a text is guessed; where it cannot be told, nothing is said."""

from bittersweet.texts.sources.language import FEWEST, guess, name

ENGLISH = "The river rose in the night, and the people of the town went to the hall to wait for the morning. "
FRENCH = (
    "La rivière est montée dans la nuit, et les habitants de la ville sont allés à la mairie pour attendre le matin. "
)


def test_languages_are_told():
    assert str(guess(ENGLISH * 3)) == "en"
    assert str(guess(FRENCH * 3)) == "fr"
    assert name("fr") == "French"


def test_few_words_tell_nothing():
    assert str(guess("The river rose.")) == ""
    assert str(guess("1 2 3 4 5 6 7 8 9")) == ""
    assert str(guess(" ".join(FRENCH.split()[:FEWEST]))) == "fr"
    assert str(guess(" ".join(FRENCH.split()[: FEWEST - 1]))) == ""


def test_a_part_in_another_language_is_said():
    assert str(guess(ENGLISH * 60 + FRENCH * 20)) == "en, also fr"
