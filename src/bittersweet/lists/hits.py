"""Hits: every place at which a list's words stand in the sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from bittersweet.lists.finder import Finder, finder
from bittersweet.lists.wordlist import Entry, WordList
from bittersweet.texts.sentences import Sentence

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "list", "key", "label", "form", "entry", "group", "text", "unit", "surface", "start", "end", "raw_start", "raw_end",
)  # fmt: skip


class Hit(NamedTuple):
    """An entry found in a sentence, and the half-open span in it."""

    sentence: Sentence
    entry: Entry
    start: int
    end: int

    @property
    def surface(self) -> str:
        """The words as they stand in the sentence."""
        return self.sentence.sentence[self.start : self.end]


class Observation(NamedTuple):
    """Something that a sentence has `n` times: a key of a list, in a form. What a tally is made of."""

    unit: str
    key: str
    form: str = ""
    n: int = 1


def find(sentences: Iterable[Sentence], book: WordList, built: Finder | None = None) -> list[Hit]:
    """The hits of a list, sentence by sentence, in order; `built` is its finder where there is one already."""
    search = (built or finder(book)).find
    return [Hit(sentence, *span) for sentence in sentences for span in search(sentence.sentence)]


def observations(hits: Iterable[Hit]) -> Iterator[Observation]:
    """Each hit as an observation of its key in its form."""
    return (Observation(hit.sentence.unit, hit.entry.key, hit.entry.form) for hit in hits)


def table(hits: Iterable[Hit], book: WordList) -> pd.DataFrame:
    """One row a hit: `COLUMNS`; `entry` is the row of the list, spans are half-open, in sentence and raw file."""
    import pandas as pd

    labels = book.labels
    rows = [
        (
            book.name, h.entry.key, labels[h.entry.key], h.entry.form, h.entry.row, h.sentence.group, h.sentence.text,
            h.sentence.unit, h.surface, h.start, h.end, *h.sentence.locate(h.start, h.end),
        )
        for h in hits
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))
