"""Names of one actor are brought together; every bringing says why."""

from dataclasses import replace

import pytest

from bittersweet.lists.clusters import FEW, SOME, actors
from bittersweet.texts.sources.item import plural

from .test_names import sentence


def drafted(*texts, most=100):
    sentences = [sentence(content, text=f"t{n}") for n, contents in enumerate(texts) for content in contents]
    return {actor.label: actor for actor in actors(sentences, most)[0]}


def forms(actor):
    return [form.surface for form in actor.forms]


def test_a_surname_goes_to_the_full_name_before_it():
    found = drafted(
        [
            "The mayor met Lena Stone in the hall.",
            "Later Stone said that the wall would hold.",
            "The town knew Stone well.",
        ]
    )
    stone = found["Lena Stone"]
    assert (stone.key, stone.kind, stone.count) == ("lena_stone", "person", 3)
    assert [(form.surface, form.form, form.note) for form in stone.forms] == [
        ("Lena Stone", "person", "1 time in 1 text"), ("Stone", "person", "2 times in 1 text; the end of Lena Stone"),
    ]  # fmt: skip
    assert stone.example == "The mayor met Lena Stone in the hall."


def test_a_name_that_comes_before_the_longer_one_stays_apart():
    found = drafted(
        [
            "They left Ruritania by night.",
            "They went to New Ruritania and to Latin Ruritania.",
            "So Ruritania lost them.",
        ]
    )
    assert set(found) == {"Ruritania", "New Ruritania", "Latin Ruritania"}


def test_two_persons_of_one_name_are_left_to_the_reader():
    found = drafted(["They met Lena Stone and Paul Stone there.", "Then Stone said that it rained."])
    assert set(found) == {"Lena Stone", "Paul Stone", "Stone"}
    assert found["Stone"].forms[0].note == "1 time in 1 text; could be Lena Stone or Paul Stone"


def test_of_many_persons_of_one_name_four_are_told():
    firsts = ("Ann", "Bea", "Eve", "Ida", "Joy")
    found = drafted([f"They met {first} Stone there." for first in firsts] + ["Then Stone said that it rained."])
    assert found["Stone"].forms[0].note == "1 time in 1 text; could be Ann Stone or Bea Stone or Eve Stone or Ida Stone"


@pytest.mark.parametrize(("rival", "brought"), [(1, True), (2, False)])
def test_a_surname_goes_to_the_person_who_is_named_three_times_as_often(rival, brought):
    found = drafted(
        ["They met Lena Stone there."] * (rival + 2)
        + ["They met Paul Stone there."] * rival
        + ["Then Stone said that it rained."]
    )
    assert set(found) == {"Lena Stone", "Paul Stone", "Stone"} - ({"Stone"} if brought else set())


def test_a_title_makes_a_person_and_is_no_part_of_the_name():
    found = drafted(["They met President Stone there, and the President spoke.", "General Motors sent nobody."])
    assert set(found) == {"Stone", "General Motors"}
    assert (found["Stone"].kind, found["General Motors"].kind) == ("person", "")


def test_spellings_are_one():
    found = drafted(
        ["They fought al-Marah there.", "They fought al-Marah and Al Marah.", "The O’Brien house, the O'Brien house."]
    )
    assert forms(found["al-Marah"]) == ["al-Marah", "Al Marah"]
    assert found["al-Marah"].forms[1].note == "1 time in 1 text; another spelling of al-Marah"
    assert len(forms(next(actor for actor in found.values() if actor.key == "obrien"))) == 1


def test_an_abbreviation_in_brackets():
    found = drafted(
        [
            "They met the Ember Trading Company (ETC) there.",
            "Then the ETC left them.",
            "They sued Ember Trading Company.",
        ],
        ["They left the Ember Trading Company (ETC) again."],
    )
    company = found["Ember Trading Company"]
    assert forms(company) == ["Ember Trading Company", "Ember Trading Company (ETC)", "ETC"]
    assert company.forms[1].note == "2 times in 2 texts; the name with its abbreviation in brackets is one mention"
    assert company.count == 4


@pytest.mark.parametrize(
    "contents",
    [
        ["They met the Ember Trading Company and ETC there."],
        ["They met the Ember Trading Company (ETC of old) there."],
        ["They met the Ember Trading Company, ETC) there."],
        ["They met the Ember Trading Company (one).", f"{'it rained, and':36}ETC fell."],
    ],
)
def test_what_stands_in_no_brackets_behind_a_name_is_another_mention(contents):
    company = drafted(contents)["Ember Trading Company"]
    assert [(form.surface, form.note) for form in company.forms] == [
        ("Ember Trading Company", "1 time in 1 text"),
        ("ETC", "1 time in 1 text; perhaps the abbreviation of Ember Trading Company"),
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("They met the Ember Trading Company (Arden) there.", {"Ember Trading Company", "Arden"}),
        ("They met President Lena Stone (PLS) there.", {"Lena Stone", "PLS"}),
        ("They met the Ember Trading Company (ETC) there, etc.", {"Ember Trading Company"}),
    ],
    ids=["no initials", "a title", "an ordinary word"],
)
def test_what_stands_in_brackets_is_brought_to_a_name_as_its_abbreviation_alone(content, expected):
    assert set(drafted([content])) == expected


def test_an_abbreviation_without_brackets_is_proposed():
    found = drafted(["They met the United Towns there.", "They left the U.T. again, and the United Towns wept."])
    assert forms(found["United Towns"]) == ["United Towns", "U.T."]


@pytest.mark.parametrize(
    ("name", "letters", "brought"),
    [
        ("Ember Trading", "ET", True),
        ("Ember Trading Company Of Arden", "ETCOA", True),
        ("Ember Trading Company Of Arden City", "ETCOAC", False),
        ("Ember Trading", "Et", False),
    ],
)
def test_an_abbreviation_has_two_to_five_letters_all_of_them_capitals(name, letters, brought):
    assert (letters not in drafted([f"They met the {name} there.", f"They met the {letters} there."])) == brought


@pytest.mark.parametrize(
    ("long", "rival", "short", "brought"),
    [(1, 0, 5, True), (1, 0, 6, False), (2, 0, 6, True), (3, 1, 1, True), (2, 1, 1, False), (1, 1, 1, False)],
)
def test_an_abbreviation_goes_to_a_name_that_is_common_enough_beside_it_and_its_rivals(long, rival, short, brought):
    found = drafted(
        ["They met the Ember Trading Company there."] * long
        + ["They met the Elder Town Council there."] * rival
        + ["They met the ETC there."] * short
    )
    assert ("ETC" not in found) == brought
    if brought:
        note = f"{plural(short, 'time')} in 1 text; perhaps the abbreviation of Ember Trading Company"
        assert found["Ember Trading Company"].forms[1].note == note


def test_a_place_and_its_people():
    found = drafted(["They left Ruritania with ten Ruritanians.", "The Ruritanian wall, in Ruritania, held."])
    assert [(form.surface, form.form) for form in found["Ruritania"].forms] == [
        ("Ruritania", "name"), ("Ruritanian", "demonym"), ("Ruritanians", "demonym"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "content",
    ["They met Mr. Ember and ten Emberans.", "They saw Ember, an Emberan, an Emberan again, and an emberan."],
    ids=["a person", "a word that stands small too"],
)
def test_what_is_called_like_a_people_and_belongs_to_no_place_stays_apart(content):
    assert [len(actor.forms) for actor in drafted([content]).values()] == [1, 1]


def test_names_that_stand_in_each_others_brackets_alone_have_no_mention_of_their_own():
    company = drafted(["They met the Ember Trading Company (ETC) there."])["Ember Trading Company"]
    assert [(form.surface, form.note) for form in company.forms] == [
        ("Ember Trading Company", "only with its abbreviation"),
        ("Ember Trading Company (ETC)", "1 time in 1 text; the name with its abbreviation in brackets is one mention"),
        ("ETC", "only with its abbreviation; the abbreviation of Ember Trading Company"),
    ]
    assert company.count == 1


def test_a_mention_in_brackets_leaves_its_text_too():
    found = drafted(["They met the Ember Trading Company (ETC) there."], ["The Ember Trading Company left."])
    company = found["Ember Trading Company"]
    assert company.forms[0].note == "1 time in 1 text"
    assert company.forms[1].note.startswith("1 time in 1 text; ")


@pytest.mark.parametrize(("total", "least"), [(FEW - 1, 1), (FEW, 2), (SOME - 1, 2), (SOME, 3)])
def test_the_longer_the_texts_the_oftener_a_name_has_to_occur(total, least):
    contents = ["They saw Ember and Arden and Oldenvale.", "They saw Arden and Oldenvale.", "They saw Oldenvale."]
    first, *others = (replace(sentence(content), words=0) for content in contents)
    kept, rest = actors([replace(first, words=total), *others], 10)
    assert [actor.label for actor in kept] == ["Oldenvale", "Arden", "Ember"][: 4 - least]
    assert rest == least - 1


def test_ordinary_words_and_titles_of_texts_are_no_names():
    assert (
        drafted(["They saw the Nation, and the nation wept.", "The Wall That Held Against The Flood Of Years", "Year"])
        == {}
    )


def test_the_most_frequent_come_first_and_the_rest_is_counted():
    sentences = [sentence("They saw Ember and Ember and Arden and Oldenvale.")]
    kept, rest = actors(sentences, 2)
    assert [actor.label for actor in kept] == ["Ember", "Arden"]
    assert rest == 1


def test_keys_are_unique_and_never_empty():
    found = drafted(["They saw Éa there and Ea and 演说 and Ωα."])
    assert len({actor.key for actor in found.values()}) == len(found)
    assert all(actor.key for actor in found.values())
