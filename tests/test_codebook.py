"""The codebook: what a list says of actors and themes, and a refusal by row of every list that is wrong."""

import pytest

from bittersweet import codebook
from bittersweet.codebook import Entry, variants
from bittersweet.files import DataError

# Small lists that are in order; each fault below changes one place in one of them.
ACTORS = """\
actor,label,kind,form,surface,case,state,note
us,United States,state,name,US,exact,,why
us,United States,state,name,America,exact,,why
pakistan,Pakistan,state,name,Pakistan,exact,,why
military,the military,institution,institution,Pakistan’s military,exact,pakistan,why
"""
THEMES = """\
theme,label,definition,surface,use,note
force,Armed force,armed force or fighting,attack*,count,why
force,,,war,count,why
force,,,cold war,exclude,why
aid,Aid,"money, goods, help",aid,count,why
"""
NAMES = """\
surface,note
Kashmir,a region
Realism,a school
"""


@pytest.fixture
def refusal(tmp_path):
    """A function that gives the message with which a list is refused, after the list's name."""

    def refusal(read, content):
        path = tmp_path / "codebook" / f"{read.__name__}.csv"
        path.parent.mkdir()
        path.write_text(content, encoding="utf-8")
        with pytest.raises(DataError) as fault:
            read(tmp_path)
        name, said = str(fault.value).partition(".csv")[::2]
        assert f"{name}.csv" == str(path)
        return said

    return refusal


@pytest.mark.parametrize(
    ("read", "content", "size"), [(codebook.actors, ACTORS, 4), (codebook.themes, THEMES, 4)], ids=["actors", "themes"]
)
def test_the_small_lists_are_in_order(tmp_path, read, content, size):
    (tmp_path / "codebook").mkdir()
    (tmp_path / "codebook" / f"{read.__name__}.csv").write_text(content, encoding="utf-8")
    assert len(read(tmp_path).entries) == size


def entry(surface, *, exact=True):
    return Entry("key", surface, "name", exact, True, "", 0)


def test_the_actors_are_read_in_file_order(study):
    book = study.actors
    first = book.entries[0]
    assert (first.key, first.surface, first.form, first.exact, first.counts) == (
        "us",
        "United States (US)",
        "name",
        True,
        True,
    )
    assert [entry.row for entry in book.entries] == list(range(2, 2 + len(book.entries)))
    assert list(book.about)[:3] == ["us", "pakistan", "east_pakistan"]


def test_each_actor_has_a_label_a_kind_and_maybe_a_state(study):
    about = study.actors.about
    assert (about["us"].label, about["us"].kind, about["us"].state) == ("United States", "state", "")
    assert (about["pakistani_military"].kind, about["pakistani_military"].state) == ("institution", "pakistan")
    assert study.actors.labels["the_two_states"] == "the two states"


def test_every_entry_of_the_actors_says_why_it_is_there(study):
    assert all(entry.note for entry in study.actors.entries)


def test_sources_are_marked_as_such(study):
    sources = [key for key, about in study.actors.about.items() if about.kind == "source"]
    assert sources == ["kugelman", "wilson_center", "kux", "kronstadt", "haqqani"]


def test_each_theme_has_a_label_and_a_definition(study):
    force = study.themes.about["force"]
    assert force.label == "Armed force"
    assert force.definition.startswith("armed force or fighting")


def test_an_exclusion_does_not_count(study):
    counts = {entry.surface: entry.counts for entry in study.themes.entries if entry.key == "force"}
    assert (counts["cold war"], counts["war"]) == (False, True)


def test_a_theme_surface_with_a_capital_is_matched_as_it_stands(study):
    exact = {entry.surface: entry.exact for entry in study.themes.entries}
    assert (exact["Taliban"], exact["militan*"]) == (True, False)


def test_other_names_give_the_reason_for_each(study):
    assert codebook.other_names(study.folder)["South Asia"] == "a region"


def test_an_exact_surface_is_matched_in_its_own_case_alone():
    assert variants(entry("US")) == ["US"]


def test_any_other_surface_is_matched_in_the_cases_that_are_written():
    assert variants(entry("each state", exact=False)) == ["each state", "Each state", "Each State", "EACH STATE"]


def test_both_apostrophes_match_each_other():
    assert variants(entry("Pakistan’s military")) == ["Pakistan’s military", "Pakistan's military"]
    assert variants(entry("Pakistan's military")) == ["Pakistan's military", "Pakistan’s military"]


def test_the_list_without_a_row_lacks_that_entry_alone(study):
    less = study.actors.without(2)
    assert study.actors.entries[0].surface == "United States (US)"
    assert less.entries == study.actors.entries[1:]
    assert less.about == study.actors.about


def test_a_known_key_is_given_back(study):
    assert study.actors.known("taliban") == "taliban"


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [("kery", "kerry, kugelman, kronstadt"), ("talibans", "taliban, "), ("§§§", "us, pakistan, east_pakistan")],
)
def test_an_unknown_actor_is_told_with_the_nearest(study, asked, nearest):
    with pytest.raises(DataError, match=f"^no actor is called '{asked}'; the nearest: {nearest}"):
        study.actors.known(asked)


def test_an_unknown_theme_is_told_with_the_nearest(study):
    with pytest.raises(DataError, match=r"^no theme is called 'aid'; the nearest: aid_economy, "):
        study.themes.known("aid")


US = "us,United States,state,name,US,exact,,why"
ACTOR_FAULTS = {
    "column missing": (
        "surface,case",
        "surfaces,case",
        ", row 1: column surface missing; found actor, label, kind, form, surfaces, case, state, note; "
        "needed actor, label, kind, form, surface, case, note, separated by commas",
    ),
    "column doubled": ("case,state", "case,case", ", row 1: column case doubled; found actor, label, kind, "),
    "row too long": (US, f"{US},", ", row 2: 9 cells; 8 would be right, as in the header"),
    "row too short": (US, US.removesuffix(",why"), ", row 2: 7 cells; 8 would be right, as in the header"),
    "actor empty": (US, US.removeprefix("us"), ", row 2: actor is empty; each row needs it"),
    "label empty": (US, US.replace("United States", ""), ", row 2: label is empty; each row needs it"),
    "note empty": (US, US.removesuffix("why"), ", row 2: note is empty; each row needs it"),
    "kind": (
        US,
        US.replace(",state,", ",nation,"),
        ", row 2: kind is 'nation'; one of state, pair, institution, group, person, source would be right",
    ),
    "form": (
        US,
        US.replace(",name,", ",names,"),
        ", row 2: form is 'names'; one of name, demonym, institution, person, description would be right",
    ),
    "case": (US, US.replace(",exact,", ",Exact,"), ", row 2: case is 'Exact'; one of exact, any would be right"),
    "surface empty": (US, US.replace(",US,", ",,"), ", row 2: surface is ''; words as they stand in the texts are"),
    "surface of marks": (US, US.replace(",US,", ",…,"), ", row 2: surface is '…'; words as they stand in the texts"),
    "star alone": (US, US.replace(",US,", ",*,"), ", row 2: surface is '*'; words as they stand in the texts are"),
    "surface twice": (
        "name,America",
        "name,US",
        ", row 3: surface 'US' stands twice, for us (row 2); one stretch of text counts once, so keep one row",
    ),
    "surface of two actors": (
        "name,Pakistan",
        "name,US",
        ", row 4: surface 'US' stands twice, for us (row 2) and pakistan; one stretch of text counts once, so",
    ),
    "surface of two actors in another case": (
        "name,Pakistan,exact",
        "name,america,any",
        ", row 4: surface 'america' stands twice, for us (row 3) and pakistan; one stretch of text counts once, so",
    ),
    "surface of two actors with another apostrophe": (
        "name,America",
        "name,Pakistan's military",
        ", row 5: surface 'Pakistan’s military' stands twice, for us (row 3) and military; one stretch of text",
    ),
    "two labels": (
        "us,United States,state,name,America",
        "us,America,state,name,America",
        ", row 3: us has another label, kind, state or role than before; found America, state, no state, no role; one",
    ),
    "two kinds": (
        "us,United States,state,name,America",
        "us,United States,group,name,America",
        ", row 3: us has another label, kind, state or role than before; found United States, group, no state, no role",
    ),
    "two states": (
        "America,exact,,",
        "America,exact,pakistan,",
        ", row 3: us has another label, kind, state or role than before; found United States, state, pakistan, no role",
    ),
    "unknown state": (
        "exact,pakistan",
        "exact,pakistani",
        ", row 5: state is 'pakistani', which is no actor of the list",
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), ACTOR_FAULTS.values(), ids=ACTOR_FAULTS)
def test_a_faulty_list_of_actors_is_refused_by_row(refusal, old, new, said):
    assert refusal(codebook.actors, ACTORS.replace(old, new, 1)).startswith(said)


THEME_FAULTS = {
    "column missing": ("use,note", "note", ", row 1: column use missing; found theme, label, definition, surface, "),
    "column doubled": ("use,note", "use,use,note", ", row 1: column use doubled; found theme, label, definition, "),
    "row too long": ("war,count,why", "war,count,why,why", ", row 3: 7 cells; 6 would be right, as in the header"),
    "theme empty": ("force,,,war", ",,,war", ", row 3: theme is empty; each row needs it"),
    "no definition": ("armed force or fighting", "", ", row 2: definition is empty; each row needs it"),
    "no label": ("Armed force,", ",", ", row 2: label is empty; each row needs it"),
    "two labels": (
        "force,,,war",
        "force,Fighting,,war",
        ", row 3: force has another label or definition than before; leave both cells empty",
    ),
    "two definitions": (
        "force,,,war",
        "force,,fighting,war",
        ", row 3: force has another label or definition than before; leave both cells empty",
    ),
    "use": ("war,count", "war,yes", ", row 3: use is 'yes'; one of count, exclude would be right"),
    "surface empty": ("war,count", ",count", ", row 3: surface is ''; words as they stand in the texts are needed"),
    "star alone": ("war,count", "*,count", ", row 3: surface is '*'; words as they stand in the texts are needed"),
    "star after two letters": (
        "war,count",
        "wa*,count",
        ", row 3: surface is 'wa*'; a star stands once, at the end of at least three letters",
    ),
    "star inside": (
        "cold war",
        "col* war",
        ", row 4: surface is 'col* war'; a star stands once, at the end of at least three letters",
    ),
    "surface twice": (
        "war,count",
        "attack,count",
        ", row 3: surface 'attack' stands twice, for force (row 2); one stretch of text counts once, so keep one row",
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), THEME_FAULTS.values(), ids=THEME_FAULTS)
def test_a_faulty_list_of_themes_is_refused_by_row(refusal, old, new, said):
    assert refusal(codebook.themes, THEMES.replace(old, new, 1)).startswith(said)


NAME_FAULTS = {
    "column missing": ("surface,note", "name,note", ", row 1: column surface missing; found name, note; needed"),
    "row too long": ("a region", "a region, disputed", ", row 2: 3 cells; 2 would be right, as in the header"),
    "name twice": ("Realism", "Kashmir", ", row 3: 'Kashmir' stands twice; keep one row"),
    "no reason": ("a school", "", ", row 3: note is empty; each row needs it"),
    "surface empty": ("Realism", "", ", row 3: surface is ''; words as they stand in the texts are needed"),
}


@pytest.mark.parametrize(("old", "new", "said"), NAME_FAULTS.values(), ids=NAME_FAULTS)
def test_a_faulty_list_of_other_names_is_refused_by_row(refusal, old, new, said):
    assert refusal(codebook.other_names, NAMES.replace(old, new, 1)).startswith(said)


@pytest.mark.parametrize("read", [codebook.actors, codebook.themes, codebook.other_names])
def test_a_missing_list_is_named(tmp_path, read):
    with pytest.raises(DataError) as fault:
        read(tmp_path)
    assert str(fault.value).startswith(f"{tmp_path / 'codebook' / read.__name__}.csv: no such file; put it there")


def test_two_themes_may_share_a_surface(study):
    owners = [entry.key for entry in study.themes.entries if entry.surface == "aid"]
    assert owners == ["aid_economy", "cooperation"]
