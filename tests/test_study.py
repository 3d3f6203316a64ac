"""A study: each step is taken once, every list is checked, and the names that lead into it are told apart."""

import dataclasses

import pytest

from bittersweet import Study
from bittersweet.files import DataError

STEPS = [
    "all_sentences",
    "sentences",
    "actors",
    "mentions",
    "themes",
    "theme_hits",
    "theme_codes",
    "quotes",
    "codes",
    "hedge_hits",
    "naming",
    "findings",
    "practices",
    "echoes",
]


@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_taken_once(study, step):
    assert getattr(study, step) is getattr(study, step)


def test_a_finding_is_evaluated_once(study):
    assert study.outcomes("echo-2") is study.outcomes("echo-2")


def test_a_study_cannot_be_changed(study):
    with pytest.raises(dataclasses.FrozenInstanceError):
        study.folder = "elsewhere"


def test_the_projects_own_data_is_in_order(study):
    study.check()


def test_words_and_sentences_that_count(study):
    assert (study.words, study.units) == ({"news": 371, "article": 644}, {"news": 18, "article": 36})
    assert study.by_words == {"news": "News piece (371 words)", "article": "Article (644 words)"}
    assert study.by_sentences == {"news": "News piece (18 sentences)", "article": "Article (36 sentences)"}


def test_headings_are_sentences_that_do_not_count(study):
    heads = [s.unit for s in study.all_sentences if not s.counted]
    assert heads == ["N-headline", "A-title", "A-keywords"]
    assert len(study.all_sentences) == len(study.sentences) + 3
    assert study.unit("N-headline").sentence == "Kerry Leaves Pakistan Hopeful, Despite Divides"


def test_what_is_found_stands_in_headings_too(study):
    units = {mention.sentence.unit for mention in study.found("actor")}
    assert "N-headline" in units
    assert "N-headline" not in {mention.sentence.unit for mention in study.found_counted("actor")}


def test_what_is_found_without_an_entry_lacks_it_and_is_kept_apart(study):
    [row] = [entry.row for entry in study.actors.entries if entry.surface == "Kerry"]
    kerry = [m.surface for m in study.found("actor") if m.entry.key == "kerry"]
    without = [m.surface for m in study.found("actor", row) if m.entry.key == "kerry"]
    assert kerry.count("Kerry") > 0
    assert without == [surface for surface in kerry if surface != "Kerry"]
    assert study.found("actor", row) is study.found("actor", row)
    assert study.found("actor") is not study.found("actor", row)


def test_each_list_is_called_by_its_noun(study):
    assert [study.book(noun).noun for noun in ("actor", "theme", "hedge", "thing")] == [
        "actor",
        "theme",
        "hedge",
        "thing",
    ]


@pytest.mark.parametrize(("ask", "name"), [("book", "verb"), ("finding", "no such"), ("outcomes", "no")])
def test_what_is_not_there_is_a_key_error(study, ask, name):
    with pytest.raises(KeyError, match=name):
        getattr(study, ask)(name)


def test_an_unknown_unit_is_refused_with_the_nearest(study):
    with pytest.raises(DataError, match="no unit is called 'N99'; the nearest: N"):
        study.unit("N99")


# One fault in each file that belongs to a study: the check tells it by the file's name.
FAULTS = {
    "annotation/units.csv": ("He walked", "They walked"),
    "annotation/annotator_2.csv": ("N01,0", "N01,7"),
    "annotation/themes_annotator_1.csv": ("N01,0", "N01,7"),
    "codebook/actors.csv": ("US,exact", "US,always"),
    "codebook/other_names.csv": ("Asia,a region", "Asia,"),
    "codebook/themes.csv": ("fought,count", "fought,always"),
    "codebook/speech.csv": ("said,any", "said,always"),
    "codebook/frames.csv": ("names a problem,frame function,1", "names a problem,frame function,"),
    "codebook/hedges.csv": ("might,count", "might,always"),
    "codebook/naming.csv": ("ally,count", "ally,always"),
    "codebook/lexicon.csv": ("security,names a topic", "security,"),
    "codebook/practices.csv": ("1,us,", "1,usa,"),
    "codebook/echoes.csv": ("1,A03,strong", "1,A03,loud"),
    "findings.toml": ('expect = "lead"', 'expect = "led"'),
}


@pytest.mark.parametrize(("file", "fault"), FAULTS.items(), ids=FAULTS)
def test_the_check_finds_a_fault_in_any_file(data, spoil, file, fault):
    spoil(file, *fault)
    with pytest.raises(DataError) as told:
        Study.open(data).check()
    assert str(told.value).startswith((data / file).as_posix())


def test_every_list_has_its_fault_here(study):
    lists = {f"codebook/{path.name}" for path in (study.folder / "codebook").glob("*.csv")}
    assert lists - set(FAULTS) == {"codebook/plover.csv"}  # read with the practices: its fault is one of theirs
