"""Splitters: what cuts a paragraph into sentences, by name, so that every output can say which it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import version
from typing import Any, NamedTuple

from bittersweet.files import DataError
from bittersweet.texts import sentences

Cut = Callable[[str], tuple[list[int], list[str]]]
SPACY, SENTENCEX = "spacy", "sentencex"


class Splitter(NamedTuple):
    """A way of cutting a paragraph into sentences, without the blanks between them, and its version.

    `cut` gives where each sentence starts, and each sentence.
    """

    name: str
    version: str
    cut: Cut


def splitter(name: str) -> Splitter:
    """The splitter called `name`: "spacy" (the rules of studies in memory) or "sentencex".

    Raises DataError for another name, or when its library is missing.
    """
    if name == SPACY:
        return Splitter(name, version("spacy"), _by_rules)
    if name != SENTENCEX:
        raise DataError(f"no splitter is called {name!r}; {SPACY} or {SENTENCEX} would be right")
    try:
        import sentencex
    except ImportError:
        raise DataError(
            "the splitter sentencex is not installed; install bittersweet[many], or name --splitter spacy"
        ) from None
    segment = sentencex.segment

    def cut(paragraph: str) -> tuple[list[int], list[str]]:
        starts, contents, at = [], [], 0
        for content in segment("en", paragraph):
            if bare := content.strip():
                starts.append(at + len(content) - len(content.lstrip()))
                contents.append(bare)
            at += len(content)
        if at != len(paragraph):  # its pieces are the paragraph, or it says itself where they are
            return _by_offsets(paragraph, sentencex.get_sentence_boundaries("en", paragraph))
        return starts, contents

    return Splitter(name, version("sentencex"), cut)


def _by_rules(paragraph: str) -> tuple[list[int], list[str]]:
    spans = sentences.boundaries(paragraph)
    return [start for start, _ in spans], [paragraph[start:end] for start, end in spans]


def _by_offsets(paragraph: str, found: Iterable[Mapping[str, Any]]) -> tuple[list[int], list[str]]:
    starts, contents = [], []
    for each in found:
        start = each["start_index"]
        content = paragraph[start : each["end_index"]]
        if bare := content.strip():
            starts.append(start + len(content) - len(content.lstrip()))
            contents.append(bare)
    return starts, contents
