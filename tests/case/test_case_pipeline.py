"""The English pipeline: the weights that the lock means, under either name, and the same sentences as the rules."""

from pathlib import Path

import pytest
import spacy

from bittersweet.files import DataError, sha256
from bittersweet.study import Study
from bittersweet.texts import cleaning, models, sentences

# Of release 3.8.0; equal file by file to those of an independent copy of the original release.
WEIGHTS = {
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
}


@pytest.fixture(scope="module")
def english():
    return models.english()


def test_one_of_the_two_names_is_installed_and_gives_the_release_that_is_meant(english):
    installed = [name for name in models.PIPELINES if spacy.util.is_package(name)]
    assert installed
    assert english.path.is_relative_to(spacy.util.get_package_path(installed[0]))
    assert english.meta["version"] == "3.8.0"
    assert english.lang == "en"


@pytest.mark.parametrize("weights", WEIGHTS)
def test_the_weights_are_those_of_the_original_release(weights, english):
    assert sha256((Path(english.path) / weights).read_bytes()) == WEIGHTS[weights]


def test_it_gives_lemmas(english):
    assert [token.lemma_ for token in english("Both states were making promises.")][2:5] == ["be", "make", "promise"]


def test_a_missing_pipeline_is_named_with_what_to_install(monkeypatch):
    monkeypatch.setattr(models, "PIPELINES", ("en_core_web_none",))
    with pytest.raises(DataError, match=r"en_core_web_none.*requirements\.txt"):
        models.english.__wrapped__()


def test_its_sentences_are_those_of_the_rules(english):
    """The published units come from rules; a trained model, which saw neither the rules nor the texts, cuts alike."""
    whole = spacy.load(english.path)  # with its parser, which finds sentences; the package itself needs lemmas only
    study, agreed = Study.open(), []
    for text in study.texts:
        counted = {section.name for section in text.sections if section.counted}
        for paragraph in cleaning.paragraphs(text):
            if paragraph.section in counted:
                by_model = [
                    (found.start_char, found.start_char + len(found.text.rstrip()))
                    for found in whole(paragraph.content).sents
                ]
                assert by_model == sentences.boundaries(paragraph.content)
                agreed += by_model
    assert len(agreed) == len(study.sentences)
