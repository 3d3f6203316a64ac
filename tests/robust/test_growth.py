"""Work grows as the text does: counted in steps on inputs that are hard for one part or another."""

import pytest

from bittersweet.lists.finder import Finder
from bittersweet.lists.wordlist import Entry
from bittersweet.speech.quotations import quotations
from bittersweet.speech.speakers import quotes
from bittersweet.texts.cleaning import paragraphs
from bittersweet.texts.sentences import split
from bittersweet.texts.text import Section, Text
from tests.made import sentences, word_list
from tests.steps import growth

VERBS = {"said": "any"}
SHAPES = {
    "one quotation": lambda n: f"“{'We go there. ' * n}”",
    "one quotation with a speaker": lambda n: f"“{'we go there ' * n},” Anna said.",
    "many quotations": lambda n: "“We go.” " * n,
    "many speakers": lambda n: "Anna said, “We go.” " * n,
    "marks without partner": lambda n: "“ " * n,
    "closing marks alone": lambda n: "” " * n,
    "apostrophes": lambda n: "the cats’ dogs’ " * n,
    "nested marks": lambda n: "“‘" * n + "a" + "’”" * n,
    "one long word": lambda n: "a" * n,
    "brackets": lambda n: "(" * n,
    "stops": lambda n: "." * n,
    "stops and blanks": lambda n: ". " * n,
    "hyphens": lambda n: "a-" * n,
    "names": lambda n: "Anna Ben " * n,
}


def made(content):
    return Text("t", "t", "T", "t.txt", {}, content, (Section("body", ((1, content.count("\n") + 1),)),))


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_quotations_are_found_in_linear_time(shape):
    assert growth(lambda content: quotations(content), shape(400), shape(1600)) < 5


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_speakers_are_found_in_linear_time(shape):
    people = word_list({"anna": ["Anna"], "ben": ["Ben"]}, name="actors", exclusive=True, speakers={})
    assert growth(lambda content: list(quotes(sentences(content), people, VERBS)), shape(100), shape(400)) < 5


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_texts_are_cut_in_linear_time(shape):
    assert growth(lambda content: list(split(made(content))), shape(1000), shape(4000)) < 5


def test_many_short_lines_are_run_on_in_linear_time():
    assert growth(lambda n: list(paragraphs(made("a-\nb–\n\nc\n" * n))), 300, 1200) < 5


@pytest.mark.parametrize(
    "surfaces",
    [["a" * 40, "a" * 39 + "b"], ["a a a a a a", "a"], ["ab" * 20, "ab"], [f"{'x ' * n}y" for n in range(1, 20)]],
)
@pytest.mark.parametrize("exclusive", [True, False])
def test_names_in_one_another_are_found_in_linear_time(surfaces, exclusive):
    finder = Finder([Entry(f"k{n}", one, row=n + 2) for n, one in enumerate(surfaces)], exclusive=exclusive)
    word = max(surfaces, key=len)
    assert growth(lambda n: finder.find(f"{word} " * n + word[:-1] * n), 50, 200) < 5
