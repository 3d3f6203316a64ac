"""The reviewed list of themes: what it finds, what does not fool it, and what each row owes a reader."""

import csv
from pathlib import Path

import pytest

from bittersweet import codebook, corpus, mentions, sentences

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="module")
def book():
    return codebook.themes(DATA)


@pytest.fixture(scope="module")
def found(book):
    """A function from a sentence to the words that each theme finds in it."""
    finders = {key: mentions.Finder(e for e in book.entries if e.key == key) for key in book.about}

    def found(content):
        hits = {key: [content[hit.start : hit.end] for hit in finders[key].find(content)] for key in finders}
        return {key: words for key, words in hits.items() if words}

    return found


def test_an_embrace_is_no_weapon(found):
    assert found("They stumbled into each other's arms.") == {}
    assert found("They stumbled into each other’s arms.") == {}
    assert found("They sold each other arms.") == {"weapons": ["arms"]}


def test_to_be_without_power_is_to_lack_electricity(book, found):
    assert found("It has left many without power.") == {}
    assert found("The electricity of the capital failed.") == {}
    power = codebook.Entry("domestic", "power", "count", False, True, "an entry that one may add", 0)
    finder = mentions.Finder([power, *(entry for entry in book.entries if entry.key == "domestic")])
    assert finder.find("It has left many without power.") == []


def test_to_sanction_privately_is_to_approve(found):
    assert found("It actually sanctions privately.") == {"domestic": ["privately"]}
    assert found("New sanctions hit the state.") == {"discord": ["sanctions"]}


def test_few_convergent_interests_are_no_cooperation(found):
    assert found("There are so few convergent interests.") == {}
    assert found("They have convergent interests.") == {"cooperation": ["convergent interests"]}


def test_to_aid_the_taliban_is_neither_development_aid_nor_cooperation(found):
    taliban = {"militancy": ["Taliban"], "afghanistan": ["Afghan"]}
    assert found("They aided the Afghan Taliban.") == taliban
    assert found("They aided the Taliban.") == {"militancy": ["Taliban"]}
    assert found("They aided farmers.") == {"aid_economy": ["aided"], "cooperation": ["aided"]}


def test_the_9_11_attacks_are_counted_by_a_row_of_their_own(book, found):
    assert found("After the 9/11 attacks much changed.") == {
        "force": ["9/11 attacks"],
        "militancy": ["9/11 attacks"],
    }
    rows = [entry for entry in book.entries if entry.surface == "9/11 attacks"]
    assert [(row.key, row.counts) for row in rows] == [("force", True), ("militancy", True)]
    assert all("a date more than an attack" in row.note for row in rows)


def test_the_cold_war_is_no_fighting(found):
    assert found("The Cold war began.") == found("The Cold War began.") == {}
    assert found("The war began.") == {"force": ["war"]}


def test_aid_that_ends_is_discord_and_no_cooperation(found):
    assert found("The US cut off military aid.") == {"aid_economy": ["aid"], "discord": ["cut off"]}
    assert found("It began cutting aid.") == {"aid_economy": ["aid"], "discord": ["cutting aid"]}


def test_a_word_inside_its_opposite_is_not_found(found):
    assert found("Disagreements led to disengagement.") == {"discord": ["Disagreements", "disengagement"]}
    assert found("Agreements led to engagement.") == {
        "diplomacy": ["Agreements"],
        "cooperation": ["Agreements", "engagement"],
    }


def test_a_word_that_only_looks_like_an_entry_is_not_found(found):
    assert found("Aides warn of sources, dividends, a diploma and a realistic view.") == {}


def test_one_stretch_may_speak_of_several_themes(found):
    assert found("The India–Pakistan war") == {"force": ["war"], "kashmir_india": ["India"]}
    assert found("economic aid") == {"aid_economy": ["economic", "aid"], "cooperation": ["aid"]}


def test_the_themes_are_those_that_the_annotators_coded_in_their_order(book):
    with (DATA / "annotation" / "themes_annotator_1.csv").open(encoding="utf-8", newline="") as lines:
        _, *coded = next(csv.reader(lines))
    assert list(book.about) == coded
    assert len(coded) == 12


def test_every_exclusion_says_why(book):
    assert [entry.surface for entry in book.entries if not entry.counts and not entry.note] == []


def test_every_counting_entry_is_found_in_the_texts_or_says_why_it_stays(book):
    units = [unit for text in corpus.load(DATA) for unit in sentences.split(text) if unit.counted]
    seen = {mention.entry.row for mention in mentions.find(units, book)}
    silent = [entry for entry in book.entries if entry.counts and entry.row not in seen]
    assert [entry.surface for entry in silent if "stays although" not in entry.note] == []
    assert [entry.surface for entry in silent] == ["convergent interest*", "sanction*", "arms"]
