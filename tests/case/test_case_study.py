"""The collection as a study: its words, its parts, and a check that finds a fault in any of its files."""

import pytest

from bittersweet import Study
from bittersweet.files import DataError


def test_the_projects_own_data_is_in_order(study):
    study.check()
    assert study.absent == ()


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
    assert "N-headline" in {hit.sentence.unit for hit in study.found("actor")}
    assert "N-headline" not in set(study.hits("actor")["unit"])


# One fault in each file that belongs to the collection: the check tells it by the file's name.
FAULTS = {
    "annotation/units.csv": ("He walked", "They walked"),
    "annotation/annotator_2.csv": ("N01,0", "N01,7"),
    "annotation/themes_annotator_1.csv": ("N01,0", "N01,7"),
    "annotation/acts.csv": ("N01.1,N01,visit,52,57", "N01.1,N01,visit,52,58"),
    "annotation/acts_annotator_2.csv": ("N01.1,kerry,pakistan", "N01.1,carry,pakistan"),
    "codebook/actors.csv": ("US,exact", "US,always"),
    "codebook/acts.csv": ("asserted", ""),
    "codebook/themes.csv": ("fought,count", "fought,always"),
    "codebook/speech.csv": ("said,any", "said,always"),
    "codebook/frames.csv": ("names a problem,frame function,1", "names a problem,frame function,"),
    "codebook/hedges.csv": ("might,count", "might,always"),
    "codebook/naming.csv": ("ally,count", "ally,always"),
    "codebook/boosters.csv": (",count,", ",always,"),
    "codebook/surnames.csv": ("Kux,count", "Kux,always"),
    "codebook/lexicon.csv": ("security,misread", "security,wrong"),
    "codebook/other_names.csv": ("Asia,a region", "Asia,a region,more"),
    "codebook/practices.csv": ("1,us,", "1,usa,"),
    "codebook/echoes.csv": ("1,A03,strong", "1,A03,loud"),
    "codebook/plover.csv": ("AGREE,verbal cooperation", "AGREE,"),
    "codebook/lists.toml": ("exclusive = true", "exclusive = 1"),
    "corpus.toml": ('paragraphs = "one"', 'paragraphs = "won"'),
    "charts.toml": ("[kinds]\ntitle", "[kinds]\ntilte"),
    "findings.toml": ('expect = "lead"', 'expect = "led"'),
}


@pytest.mark.parametrize(("file", "fault"), FAULTS.items(), ids=FAULTS)
def test_the_check_finds_a_fault_in_any_file(data, spoil, file, fault):
    spoil(file, *fault)
    with pytest.raises(DataError) as told:
        Study.open(data).check()
    assert any(said.startswith((data / file).as_posix()) for said in told.value.faults), told.value.faults


def test_every_file_has_its_fault_here(study):
    files = {p.relative_to(study.folder).as_posix() for p in study.folder.rglob("*") if p.suffix in (".csv", ".toml")}
    twins = {
        f"annotation/{name}_{n}.csv" for name in ("annotator", "themes_annotator", "acts_annotator") for n in (1, 2)
    }
    assert files - set(FAULTS) == twins - set(FAULTS)


def test_the_check_names_the_faults_of_several_files_at_once(data, spoil):
    spoil("codebook/hedges.csv", "might,count", "might,always")
    spoil("codebook/themes.csv", "fought,count", "fought,always")
    spoil("codebook/speech.csv", "said,any", "said,always")
    with pytest.raises(DataError) as told:
        Study.open(data).check()
    assert len(told.value.faults) == 3
