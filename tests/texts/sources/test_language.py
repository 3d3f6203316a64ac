"""The language of a text is guessed; where it cannot be told, nothing is said."""

from bittersweet.texts.sources.language import PART, guess, name

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
    assert str(guess(" ".join(FRENCH.split()[:20]))) == "fr"
    assert str(guess(" ".join(FRENCH.split()[:19]))) == ""


def part(words, parts=1):
    return (words * 100)[: parts * PART]


def test_a_part_in_another_language_is_said():
    assert str(guess(ENGLISH * 60 + FRENCH * 20)) == "en, also fr"
    assert str(guess(part(ENGLISH, 3) + part(FRENCH) + part(ENGLISH, 3))) == "en, also fr"
    assert str(guess(part(FRENCH) + part(ENGLISH, 3))) == "en, also fr"


def test_a_text_of_two_parts_is_judged_by_the_first():
    assert str(guess(part(ENGLISH) + part(FRENCH))) == "en"
    assert str(guess(part(ENGLISH) + part(FRENCH) + ".")) == "fr, also en"


def test_a_part_of_few_words_is_not_judged():
    letters = part(FRENCH.replace(" ", "-"))
    for words, said in ((9, "en"), (10, "en, also fr")):
        few = " ".join(letters[start : start + 100] for start in range(0, 100 * (words - 1), 100))
        few += " " + letters[: PART - len(few) - 1]
        assert str(guess(part(ENGLISH, 3) + few)) == said
