"""Counting: the ways that methods name, each of them really another count, and the first one the notebooks' own."""

from collections import Counter
from dataclasses import replace

import pytest

from bittersweet import Study, counting, counts, frames, themes
from bittersweet.counting import Choice, Tally

# Ways of counting of each finding: denominators × headings × sections left out × entries dropped (those found at all)
# × demonyms, or for codes: denominators × sections left out × annotators.
WAYS = {
    "states-lead": 2 * 2 * 3 * (1 + 8) * 2,
    "persons": 2 * 2 * 3 * (1 + 7),
    "taliban": 2 * 2 * 3 * (1 + 2),
    "states-together": 1 * 2 * 3 * (1 + 8) * 2,
    "diplomacy": 2 * 2 * 3 * (1 + 6),
    "theory": 2 * 2 * 3 * (1 + 13),
    "weapons-kashmir": 2 * 2 * 3 * (1 + 6),
    "cooperation-discord": 2 * 2 * 3 * (1 + 33),
    "no-keywords": 2 * 3,
    "cooperation": 2 * 3 * 2,
    "both": 2 * 3 * 2,
    "remedies": 2 * 3 * 2,
    "evaluation": 2 * 3 * 2,
    "past": 2 * 3 * 2,
    "now-next": 2 * 3 * 2,
    "voices": 2 * 3,
    "hedges": 2 * 2 * 3 * (1 + 9),
    "initiators": 2,
    "practices-both": 2 * 1 * 2,
    "echo-2": 3,
    "no-echo": 3,
}


@pytest.fixture(scope="module")
def tally(study):
    """A function from a finding's id and the choices that depart from the notebooks' own to the tallies."""

    def tally(name, **other):
        finding = study.finding(name)
        own = next(counting.choices(study, finding))
        return counting.tally(study, finding, Choice(**{**vars(own), **other}))

    return tally


def row(study, surface, noun="actor"):
    """The row of an entry in its list."""
    return next(entry.row for entry in study.book(noun).entries if entry.surface == surface)


def values(study, name, dimension):
    """The values of one dimension over all ways of counting, in order."""
    return list(dict.fromkeys(getattr(c, dimension) for c in counting.choices(study, study.finding(name))))


@pytest.mark.parametrize("name", WAYS)
def test_the_number_of_ways(study, name):
    ways = list(counting.choices(study, study.finding(name)))
    assert len(ways) == len(set(ways)) == WAYS[name]


def test_every_finding_has_its_ways_here(study):
    assert [finding.id for finding in study.findings] == list(WAYS)


def test_all_ways_that_methods_name_are_there(study):
    assert values(study, "states-lead", "headings") == [False, True]
    assert values(study, "states-lead", "demonyms") == [False, True]
    assert values(study, "states-lead", "denominator") == ["words", "sentences"]
    assert values(study, "states-lead", "left_out") == ["", "abstract", "practices"]


def test_each_of_the_findings_own_entries_is_dropped_in_turn_and_no_other(study):
    dropped = values(study, "taliban", "dropped")
    assert dropped == [0, row(study, "Taliban"), row(study, "Afghan Taliban")]
    persons = {entry.row for entry in study.actors.entries if study.actors.about[entry.key].kind == "person"}
    assert set(values(study, "persons", "dropped")) == {0} | persons


def test_exclusions_are_never_dropped(study):
    excluded = {entry.row for entry in study.themes.entries if not entry.counts}
    assert excluded
    assert excluded.isdisjoint(values(study, "cooperation-discord", "dropped"))


def test_an_entry_that_is_found_nowhere_is_not_dropped(study):
    dropped = values(study, "hedges", "dropped")
    assert row(study, "may", "hedge") in dropped
    assert row(study, "doubtful", "hedge") not in dropped


def test_demonyms_are_a_choice_only_where_there_are_any(study):
    assert values(study, "persons", "demonyms") == [False]
    assert values(study, "states-together", "demonyms") == [True, False]  # the notebook counts pairs with demonyms


def test_the_only_section_of_a_text_is_never_left_out(study):
    asked = replace(study.finding("no-keywords"), leave_out=("body", "introduction"))
    assert [choice.left_out for choice in counting.choices(study, asked)] == ["", "introduction"] * 2


def test_other_measures_have_their_own_ways(study):
    assert values(study, "remedies", "annotator") == ["annotator_1", "annotator_2"]
    assert values(study, "echo-2", "grade") == ["weak", "partial", "strong"]
    assert values(study, "initiators", "grouped") == [True, False]


def test_the_first_way_counts_actors_as_the_notebook_does(study, tally):
    found = tally("states-lead")
    assert (found["news"].counts["us"], found["news"].of) == (8, 371)
    assert (found["article"].counts["pakistan"], found["article"].of) == (23, 644)
    for row in counts.actors(study.mentions, study.words, study.actors).to_dict("records"):
        assert found[row["text"]].counts[row["actor"]] == row["mentions"], row


def test_the_first_way_counts_themes_as_the_notebook_does(study, tally):
    found = tally("diplomacy")
    for row in themes.table(study.theme_hits, study.units, study.themes).to_dict("records"):
        assert found[row["text"]].counts[row["theme"]] == row["sentences"], row
        assert found[row["text"]].of == row["of_sentences"]


def test_the_first_way_counts_codes_as_the_notebook_does(study, tally):
    found = tally("both")
    table = frames.table(study.codes, study.variables, study.sentences)
    for row in table[table["variable"] == "relation"].to_dict("records"):
        assert found[row["text"]].counts[row["code"]] == row["annotator_1"], row


@pytest.mark.parametrize(
    ("name", "news", "article"),
    [
        ("persons", (9, 371), (1, 644)),
        ("states-together", (6, 18), (16, 36)),
        ("voices", (123, 371), (18, 644)),
        ("hedges", (7, 371), (4, 644)),
        ("no-keywords", (0, 214), (0, 320)),
        ("practices-both", (0, 0), (3, 5)),
        ("initiators", (0, 0), (4, 5)),
        ("echo-2", (5, 18), (1, 36)),
    ],
)
def test_the_first_way_of_other_measures(study, tally, name, news, article):
    found = tally(name)
    keys = study.finding(name).keys
    own = {text: (sum(found[text].counts[key] for key in keys), found[text].of) for text in found}
    assert own == {"news": news, "article": article}


def test_headings_bring_their_words_and_mentions(tally):
    found = tally("persons", headings=True)
    assert (found["news"].counts["person"], found["news"].of) == (10, 371 + 6)  # "Kerry Leaves Pakistan …"
    assert found["article"].of == 644 + 12 + 7


@pytest.mark.parametrize(("left_out", "words"), [("abstract", 644 - 148), ("practices", 644 - 78)])
def test_a_section_left_out_takes_its_words_along(tally, left_out, words):
    found = tally("states-lead", left_out=left_out)
    assert (found["news"].of, found["article"].of) == (371, words)


def test_the_practices_left_out_take_their_mentions_along(study, tally):
    there = study.mentions[(study.mentions["unit"] >= "A32") & (study.mentions["form"] != "demonym")]
    named = Counter(there[there["unit"] < "B"]["actor"])
    all_of, rest = tally("states-lead")["article"].counts, tally("states-lead", left_out="practices")["article"].counts
    assert all_of - rest == named
    assert named["us"] == 4


def test_demonyms_in_are_the_demonyms_that_the_lists_have(study, tally):
    more = tally("states-lead", demonyms=True)["article"].counts - tally("states-lead")["article"].counts
    demonyms = study.mentions[(study.mentions["form"] == "demonym") & (study.mentions["text"] == "article")]
    assert more == Counter(demonyms["actor"])
    assert more["pakistan"] == 3


def test_per_sentence_a_sentence_counts_once(study, tally):
    found = tally("states-lead", denominator="sentences")["article"]
    own = study.mentions[(study.mentions["text"] == "article") & (study.mentions["form"] != "demonym")]
    assert (found.counts["pakistan"], found.of) == (own[own["actor"] == "pakistan"]["unit"].nunique(), 36)


def test_codes_per_words_weigh_a_sentence_by_its_words(study, tally):
    found = tally("remedies", denominator="words")["news"]
    own = study.codes.query("annotator == 'annotator_1' and variable == 'remedy' and code == '1'")
    assert found.counts["1"] == sum(study.unit(unit).words for unit in own["unit"])
    assert found.of == 371


def test_the_other_annotator_gives_other_counts(tally):
    assert [tally("cooperation", annotator=f"annotator_{n}")["news"].counts["cooperation"] for n in (1, 2)] == [9, 8]


def test_stricter_grades_keep_fewer_echoes(tally):
    news = [tally("echo-2", grade=grade)["news"].counts for grade in ("weak", "partial", "strong")]
    assert news == [{"1": 2, "2": 5, "3": 2}, {"2": 3, "3": 1}, {"2": 2}]


def test_institutions_apart_are_no_longer_the_state(tally):
    assert tally("initiators", grouped=False)["article"] == Tally({"us": 1, "pakistan": 3, "pakistani_military": 1}, 5)


def test_a_dropped_entry_is_really_dropped(study, tally):
    found = tally("states-lead", dropped=row(study, "U.S."))
    assert (found["news"].counts["us"], found["article"].counts["us"]) == (1, 16)


def test_a_shorter_entry_takes_what_a_dropped_one_leaves(study, tally):
    # "United States (US)" is one mention; without its own entry it is "United States" and "US", twice.
    found = tally("states-lead", dropped=row(study, "United States (US)"))
    assert found["article"].counts["us"] == 16 + 2


def test_another_list_gives_another_count(data, spoil):
    spoil("codebook/actors.csv", "militants,militants,group,description,", "taliban,Taliban,group,name,")
    study = Study.open(data)
    finding = study.finding("taliban")
    first = counting.tally(study, finding, next(counting.choices(study, finding)))
    assert (first["news"].counts["taliban"], first["news"].counts["militants"]) == (2, 0)


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        (Choice(), "as counted"),
        (Choice(denominator="sentences", demonyms=True), "per sentences, demonyms in"),
        (Choice(left_out="abstract", annotator="annotator_2"), "abstract left out, annotator 2"),
        (Choice(grade="partial"), "partial echoes or better"),
        (Choice(grouped=False), "institutions apart"),
        (Choice(dropped=7), "without “7”"),
    ],
)
def test_a_choice_in_words(choice, words):
    assert choice.words() == words


def test_a_choice_in_words_names_the_dropped_entry(study):
    assert Choice(headings=True, dropped=row(study, "U.S.")).words(study.actors) == "headings in, without “U.S.”"
