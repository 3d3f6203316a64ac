"""Names are found by rules: several words as one, with the small words that belong to them."""

import pytest

from bittersweet.lists.finder import Finder
from bittersweet.lists.names import is_title, names, unlisted
from bittersweet.lists.wordlist import Entry
from bittersweet.texts.cleaning import Paragraph
from bittersweet.texts.sentences import Sentence


def sentence(content, text="t", number=1):
    home = Paragraph(text, "body", 1, content, (0,), (0,))
    return Sentence(text, "g", f"T{number:02}", "body", 1, content, len(content.split()), True, home, 0)


def found(*contents):
    return [name.surface for name in names(map(sentence, contents))]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("They met Lena Amalia Stone today.", ["Lena Amalia Stone"]),
        (
            "They met Omar bin Salem, Anna von Hohenau and Jean de la Tour.",
            ["Omar bin Salem", "Anna von Hohenau", "Jean de la Tour"],
        ),
        ("They fought al-Marah and al Marah and bin Salem went on.", ["al-Marah", "al Marah", "bin Salem"]),
        ("Of the non-NATO states and the pro-Ruritanian party.", ["NATO", "Ruritanian"]),
        ("A Ruritania-led force met the West-based one.", ["Ruritania", "West"]),
        ("The U.S. and the U.N. met Paul W. Arden and Dr. Prince.", ["U.S.", "U.N.", "Paul W. Arden", "Dr. Prince"]),
        ("Ruritania’s army saw Stone's men and O’Brien.", ["Ruritania", "Stone", "O’Brien"]),
        ("He sold iPhones in St. Paul for Marks & Spencer.", ["iPhones", "St. Paul", "Marks & Spencer"]),
        ("Ember, Arden and Oldenvale met.", ["Ember", "Arden", "Oldenvale"]),
        ("On Monday in March they saw it, and in May it rained.", []),
        ("They saw Vera May and April Ryan on 4 May.", ["Vera May", "Ryan"]),
        ("They saw Vera May 4th.", ["Vera"]),
        ("I’m sure that I don’t know what they’d do.", []),
        ("They told Stone I left.", ["Stone"]),
        ("They told us that the US and the WHO agreed.", ["US", "WHO"]),
        ("They saw THE MAYOR and the mayor.", []),
        ("They saw the WALL and the wall.", ["WALL"]),
        ("They saw Will and they met The mayor.", ["Will"]),
        # In a text in capitals alone a function word is no name; from 21 letters on it is one.
        ("WE AND THEN AND US TO", []),
        ("WE OR THEN AND US TO", ["US"]),
        ("WE AND THEY NOR I US wonder here", ["US"]),  # 15 of 25 letters
        ("WE AND THEY NOR I US WE wonder here", []),
        ("He saw Bo Ki-rin and Ko Jun-al.", ["Bo Ki-rin", "Ko Jun-al"]),
        ("Secretary of State Paul Arden met Stone.", ["Secretary of State", "Paul Arden", "Stone"]),
        ("They met X and Yu.", ["Yu"]),
        ("", []),
        ("42 and 7.", []),
    ],
)
def test_names_in_a_sentence(content, expected):
    assert found(content) == expected


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        (["Critics left and critics stayed."], []),
        (["A Critic left and a critic stayed."], ["Critic"]),
        (["Critics left."], ["Critics"]),
        (["Critics left.", "All were critics."], []),
        (["He said, “Critics agree.” All are critics."], []),
        (["He said “Stone agrees” and: The end."], ["Stone"]),
        (["Don’t go. It’s late. You’ll see."], []),
        (["Ma’am, they said, and the ma’am left."], []),
        # What stands eight blanks behind a word begins anew, as in a table.
        (["They saw" + " " * 7 + "Critics and critics."], ["Critics"]),
        (["They saw" + " " * 8 + "Critics and critics."], []),
        (["Later Stone left."], ["Stone"]),
        (["Former mayor Lena Stone left.", "The former one stayed."], ["Lena Stone"]),
    ],
)
def test_a_word_at_a_head_is_a_name_unless_it_is_an_ordinary_word(contents, expected):
    assert found(*contents) == expected


def test_of_joins_what_stands_together_in_most_places():
    together = [
        "The House of Lords met the Bank of England.",
        "Then the House of Lords left.",
        "Lords of the House of Lords.",
    ]
    assert found(*together)[:2] == ["House of Lords", "Bank of England"]
    assert found("They met Lena Stone of Ember at the National Institutes of Health.") == [
        "Lena Stone",
        "Ember",
        "National Institutes of Health",
    ]
    assert found("They saw the Tower of Arden.") == ["Tower of Arden"]
    once = ["They saw the Tower of Arden."]
    assert found(*once, "They saw the Tower.", *["They saw Arden."] * 2) == [
        "Tower of Arden",
        "Tower",
        "Arden",
        "Arden",
    ]
    assert found(*once, "They saw Arden.", *["They saw the Tower."] * 2) == [
        "Tower of Arden",
        "Arden",
        "Tower",
        "Tower",
    ]
    apart = ["The President of Ruritania left.", "The President saw Ruritania.", "A President and Ruritania."]
    assert found(*apart) == ["President", "Ruritania"] * 3


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        (["Lena Stone of Ember left."] * 2, ["Lena Stone of Ember"] * 2),
        (["Lena Stone of Ember left.", "Lena Stone of Arden left."], ["Lena Stone", "Ember", "Lena Stone", "Arden"]),
        (["Lena Stone of Ember left.", "Paul Stone of Ember left."], ["Lena Stone", "Ember", "Paul Stone", "Ember"]),
        (["Lena Stone of Ember left."] * 2 + ["Lena Stone saw Ember."] * 3, ["Lena Stone", "Ember"] * 5),
        (
            ["Lena Stone of Ember left."] * 2 + ["Lena Stone saw Ember."] * 2,
            [*["Lena Stone of Ember"] * 2, *["Lena Stone", "Ember"] * 2],
        ),
    ],
)
def test_a_person_of_a_place_is_one_name_where_that_is_a_habit_of_both(contents, expected):
    assert found(*contents) == expected


def test_the_span_of_a_name_is_its_words():
    name = names([sentence("The non-NATO states of al-Mar’s coast.")])
    assert [(n.start, n.end, n.surface) for n in name] == [(8, 12, "NATO"), (23, 29, "al-Mar")]


LISTED = [Finder([Entry("ruritania", "Ruritania"), Entry("stone", "Stone")], exclusive=True)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("They saw Arcadia and the U.A. win in Ruritania.", ["Arcadia", "U.A."]),
        ("The Ruritanians left.", ["Ruritanians"]),
        ("President Lena Stone spoke.", ["President Lena"]),
        ("President Stone and the Prime Minister of Ruritania spoke.", []),
        ("South Ruritania Bank closed.", ["South", "Bank"]),
        ("Stone left Ruritania.", []),
    ],
)
def test_what_no_list_has(content, expected):
    assert [name.surface for name in unlisted([sentence(content)], LISTED)] == expected


def test_several_finders_explain_names():
    other = Finder([Entry("", "Arcadia")], exclusive=True)
    assert unlisted([sentence("Stone saw Arcadia.")], [*LISTED, other]) == []


def test_titles():
    assert is_title("Vice President")
    assert not is_title("Vice President Stone")


@pytest.mark.parametrize(
    "content",
    ["A" * 20_000, "Aa " * 20_000, "a-" * 20_000 + "B", "(" * 20_000 + "B", "Aa of the " * 2_000, "’" * 20_000],
)
def test_a_long_sentence_takes_no_time(content):
    names([sentence(content)])
