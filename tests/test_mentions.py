"""Mentions: who is found where, what does not fool the finder, and a slow finder that it must agree with."""

import csv
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bittersweet import mentions, sentences
from bittersweet.codebook import Entry, variants
from bittersweet.mentions import Finder
from bittersweet.study import Study

ACTORS = "codebook/actors.csv"
NAMES = "codebook/other_names.csv"
WORDS = st.lists(st.sampled_from(["a", "b", "ab", "A"]), min_size=1, max_size=3).map(" ".join)
MARKED = st.text(alphabet="abA -’", min_size=1, max_size=4).filter(lambda s: s == s.strip() and re.search(r"\w", s))
SURFACES = WORDS | MARKED
CONTENTS = st.lists(st.sampled_from(["a", "b", "ab", "A", " ", " ", "-", "’", "'"]), max_size=16).map("".join)


@st.composite
def vocabularies(draw, stars):
    """Entries none of which claims a form of another; some are exact, some are exclusions, some end in a star."""
    entries, claimed = [], set()
    for row, surface in enumerate(draw(st.lists(SURFACES, max_size=6))):
        star = "*" if stars and surface[-1].isalnum() and draw(st.booleans()) else ""
        entry = Entry(str(row), surface + star, "name", draw(st.booleans()), draw(st.booleans()), "", row)
        if claimed.isdisjoint(variants(entry)):
            claimed.update(variants(entry))
            entries.append(entry)
    return entries


def slow(entries, content):
    """Every entry at every place, then the leftmost and longest; of two that are as long, the one with more letters."""
    places = []
    for entry in entries:
        ending = r"[^\W_]*" if entry.surface.endswith("*") else ""
        for form in variants(entry):
            bounded = re.compile(rf"(?<![^\W_]){re.escape(form)}{ending}(?![^\W_])")
            matches = (bounded.match(content, start) for start in range(len(content)))
            places += [(m.start(), -m.end(), -len(form), entry) for m in matches if m]
    taken, free = [], 0
    for start, end, _, entry in sorted(places, key=lambda place: place[:3]):
        if start >= free:
            taken.append((entry, start, -end))
            free = -end
    return [hit for hit in taken if hit[0].counts]


@given(vocabularies(stars=False), CONTENTS)
def test_the_finder_agrees_with_the_slow_one(entries, content):
    assert Finder(entries).find(content) == slow(entries, content)


@given(vocabularies(stars=True), CONTENTS)
def test_the_finder_agrees_with_the_slow_one_on_stars(entries, content):
    assert Finder(entries).find(content) == slow(entries, content)


@given(vocabularies(stars=True), CONTENTS)
def test_no_stretch_is_counted_twice(entries, content):
    hits = Finder(entries).find(content)
    assert all(before.end <= after.start for before, after in pairwise(hits))


def test_the_finder_agrees_with_the_slow_one_on_the_texts(study):
    finder = Finder(study.actors.entries)
    for sentence in study.all_sentences:
        assert finder.find(sentence.sentence) == slow(study.actors.entries, sentence.sentence)


def test_leftmost_comes_before_longest_and_longest_before_shorter():
    entries = [Entry("t", name, "name", True, True, "", 0) for name in ("a b c", "a b", "a", "b c d")]
    assert [(hit.start, hit.end) for hit in Finder(entries).find("a b cd")] == [(0, 3)]
    assert [(hit.start, hit.end) for hit in Finder(entries).find("a b c d")] == [(0, 5)]


def test_of_two_stars_the_longer_takes_the_word_wherever_it_stands():
    """An exclusion must hold back its words whatever else begins there and fails."""
    entries = [
        Entry("t", "terroris*", "count", False, True, "", 2),
        Entry("t", "terrorist*", "exclude", False, False, "", 3),
        Entry("t", "terrorists on", "count", False, True, "", 4),
    ]
    assert Finder(entries).find("terrorists left") == []
    assert Finder(entries).find("terrorists once") == []


@pytest.fixture(scope="module")
def found(study):
    """A function from a sentence to the actors found in it and their words."""
    finder = Finder(study.actors.entries)
    return lambda content: [(hit.entry.key, content[hit.start : hit.end]) for hit in finder.find(content)]


@pytest.fixture(scope="module")
def by_name(study):
    """A function from an actor to its mentions in the news and in the article, demonyms apart."""
    table = study.mentions[study.mentions["form"] != "demonym"]
    return lambda actor: tuple(int(((table.actor == actor) & (table.text == text.id)).sum()) for text in study.texts)


@pytest.mark.parametrize(
    ("actor", "news", "article"),
    [
        ("us", 8, 16),
        ("pakistan", 7, 23),
        ("taliban", 0, 4),
        ("militants", 2, 0),
        ("terrorist_groups", 0, 1),
        ("al_qaida", 1, 0),
        ("east_pakistan", 0, 1),
        ("afghanistan", 2, 6),
        ("india", 0, 1),
        ("pakistani_military", 2, 1),
        ("the_two_states", 1, 7),
        ("musharraf", 0, 1),
        ("kerry", 5, 0),
        ("kugelman", 4, 0),
    ],
)
def test_each_actor_is_named_so_often_in_the_two_texts(by_name, actor, news, article):
    assert by_name(actor) == (news, article)


def test_demonyms_are_a_form_of_their_own(study):
    demonyms = study.mentions[study.mentions["form"] == "demonym"]
    assert list(zip(demonyms["unit"], demonyms["surface"], strict=True)) == [
        ("N10", "Pakistani"),
        ("A18", "Soviet"),
        ("A20", "Soviets"),
        ("A22", "Pakistani"),
        ("A31", "Pakistani"),
        ("A31", "American"),
        ("A33", "Pakistani"),
    ]


def test_us_is_a_pronoun_and_no_state(found):
    assert found("the many issues between us") == []
    assert found("between the US and us") == [("us", "US")]


def test_the_news_means_the_pronoun(study):
    assert "issues between us," in study.unit("N05").sentence
    assert study.mentions[study.mentions["unit"] == "N05"]["surface"].tolist() == ["U.S.", "Pakistan", "Kerry"]


def test_a_secretary_of_state_is_no_state(found):
    assert found("U.S. Secretary of State John Kerry") == [("us", "U.S."), ("kerry", "John Kerry")]


def test_only_the_general_is_musharraf_the_person(found):
    assert found("after the Musharraf coup, in the Musharraf era") == []
    assert found("General Musharraf’s rule") == [("musharraf", "General Musharraf")]


def test_a_non_nato_ally_is_no_mention_of_nato(found, study):
    assert found("a ‘major non-NATO ally’") == []
    assert "non-NATO" not in study.unlisted["name"].tolist()


@pytest.mark.parametrize(
    "pair", ["each state", "the two states", "These two states", "these states", "The two countries"]
)
def test_a_phrase_for_both_states_is_the_pair(found, pair):
    assert found(f"{pair} met") == [("the_two_states", pair)]


@pytest.mark.parametrize("name", ["Pakistani military", "Pakistan’s military", "Pakistan's military"])
def test_the_military_is_not_also_pakistan(found, name):
    assert found(f"the {name} left Pakistan") == [("pakistani_military", name), ("pakistan", "Pakistan")]


def test_the_government_is_not_also_pakistan(found):
    assert found("the Pakistani government's position") == [("pakistani_government", "Pakistani government")]


def test_east_pakistan_is_not_pakistan(found):
    assert found("the 1971 crisis in East Pakistan") == [("east_pakistan", "East Pakistan")]


def test_the_afghan_taliban_is_one_mention_and_none_of_afghanistan(found):
    assert found("aided the Afghan Taliban") == [("taliban", "Afghan Taliban")]


@pytest.mark.parametrize(
    "name",
    ["United States (US)", "Southeast Asia Treaty Organization (SEATO)", "Central Treaty Organization (CENTO)"],
)
def test_a_name_with_its_abbreviation_is_one_mention(found, name):
    assert [words for _, words in found(f"The {name} met.")] == [name]


def test_a_name_is_found_beside_a_dash_and_not_inside_a_word(found):
    assert found("US–Pakistan relations") == [("us", "US"), ("pakistan", "Pakistan")]
    assert found("USA, Pakistanis, Kerrys") == []


def test_an_empty_list_finds_nothing():
    assert Finder([]).find("Pakistan") == []


def test_every_mention_and_theme_hit_stands_where_it_says(study):
    for table in (study.mentions, study.theme_hits):
        for row in table.itertuples():
            sentence = study.unit(row.unit)
            assert sentence.sentence[row.start : row.end] == row.surface
            assert sentence.locate(row.start, row.end) == (row.raw_start, row.raw_end)
    assert (len(study.mentions), study.mentions["unit"].nunique()) == (118, 46)


def test_every_character_of_every_mention_leads_back_to_the_raw_file(study):
    raw = {text.id: text.raw for text in study.texts}
    for table in (study.mentions, study.theme_hits):
        for row in table.itertuples():
            spans = [study.unit(row.unit).locate(i, i + 1) for i in range(row.start, row.end)]
            assert "".join(raw[row.text][a:b] for a, b in spans).replace("\n", " ") == row.surface
            assert (spans[0][0], spans[-1][1]) == (row.raw_start, row.raw_end)


def test_the_raw_slice_without_line_ends_is_the_surface(study):
    """By hand: a hyphen at a line end goes, any other line end is a blank; no mention spans removed lines."""
    raw = {text.id: text.raw for text in study.texts}
    for table in (study.mentions, study.theme_hits):
        for row in table.itertuples():
            there = raw[row.text][row.raw_start : row.raw_end]
            assert re.sub(r"(?<=[a-z])-\n", "", there).replace("\n", " ") == row.surface


@pytest.mark.parametrize(
    ("unit", "surface", "there"),
    [
        ("A15", "Southeast Asia Treaty Organization (SEATO)", "Southeast Asia Treaty Organization\n(SEATO)"),
        ("A20", "the two states", "the two\nstates"),
        ("A22", "the two countries", "the two\ncountries"),
    ],
)
def test_a_mention_leads_back_across_a_line_end(study, unit, surface, there):
    [row] = [row for row in study.mentions.itertuples() if (row.unit, row.surface) == (unit, surface)]
    assert study.texts[1].raw[row.raw_start : row.raw_end] == there


def test_a_theme_hit_leads_back_across_a_joined_hyphen(study):
    [row] = [row for row in study.theme_hits.itertuples() if (row.unit, row.surface) == ("A17", "coordination")]
    assert study.texts[1].raw[row.raw_start : row.raw_end] == "coordina-\ntion"


@given(st.lists(st.sampled_from(["Pakistani", "military", "US", "the", "two", "states", "us", "–"]), min_size=1))
def test_every_mention_in_any_text_leads_back(load_text, study, words):
    text = load_text("\r\n".join(words))
    for mention in mentions.find(Study(study.folder, (text,)).sentences, study.actors):
        there = text.raw[mention.raw_start : mention.raw_end]
        assert there.replace("\r\n", " ") == mention.surface


def test_no_name_is_unlisted(study):
    assert study.unlisted.values.tolist() == []


@pytest.mark.parametrize(
    ("content", "missed"),
    [
        ("Brazil won.", ["Brazil"]),
        ("They saw Brazil and the U.A. win.", ["Brazil", "U.A"]),
        ("The Pakistanis left.", ["Pakistanis"]),
        ("Critics left and critics stayed.", []),
        ("Critics left.", ["Critics"]),
        ("He said, “Critics agree.” All are critics.", []),
        ("It was Realism or REALISM.", ["REALISM"]),
    ],
)
def test_a_capitalised_name_is_unlisted_unless_a_word_at_a_head_explains_it(load_text, study, content, missed):
    units = sentences.split(load_text(content))
    assert [name for _, name in mentions.unlisted(units, study.actors, ["Realism"])] == missed


@pytest.mark.parametrize(
    ("file", "surface", "missed"),
    [
        (NAMES, "South Asia", ["A13", "South"]),
        (NAMES, "Clearly", ["A28", "Clearly"]),
        (ACTORS, "India", ["A16", "India"]),
        (ACTORS, "Kux", ["A13", "Kux"]),
    ],
)
def test_a_name_that_a_list_lacks_turns_up(data, file, surface, missed):
    with (data / file).open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.reader(lines) if surface not in row]
    with (data / file).open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows(rows)
    assert Study.open(data).unlisted.values.tolist() == [missed]
