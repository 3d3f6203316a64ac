"""From a number of a study back to its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bittersweet.evidence import sentences as evidence
from bittersweet.evidence.coded import coded
from bittersweet.evidence.concordance import concordance
from bittersweet.evidence.context import context
from bittersweet.evidence.index import Index
from bittersweet.evidence.marking import marked
from bittersweet.evidence.raw import raw_lines
from bittersweet.speech.speakers import Quote
from bittersweet.study.counts import Counts

if TYPE_CHECKING:
    import pandas as pd


class Words(Counts):
    """A study folder with its counts, and the way back to the sentences."""

    @cached_property
    def index(self) -> Index:
        """The counted sentences, ready to be searched."""
        return Index(self.sentences, self.texts)

    def concordance(self, **asked: Any) -> pd.DataFrame:
        """Every match of a key of a list, or of a word, in its sentence, as `evidence.concordance` gives them.

        ``study.concordance(actor="…")``, ``study.concordance(word="…*")``.
        """
        return concordance(self.index, self.lists, **asked)

    def sentences_with(self, **asked: Any) -> pd.DataFrame:
        """The sentences that hold all that is asked, marked, as `evidence.sentences` gives them."""
        return evidence.sentences(self.index, self.lists, quotes=self._quotes_for(asked), **asked)

    def counts_of(self, **asked: Any) -> pd.DataFrame:
        """In how many sentences of each group stands what is asked, as `evidence.sentences.counts` gives them."""
        return evidence.counts(self.index, self.lists, quotes=self._quotes_for(asked), **asked)

    def _quotes_for(self, asked: Mapping[str, Any]) -> Iterable[Quote]:
        """The quotations where quoted words are asked for; else none, since reading them takes a while."""
        return () if asked.get("quoted") is None else self.quotes

    def read(self, *units: str) -> pd.DataFrame:
        """The units named, in full."""
        return evidence.units(self.index, units)

    def marked(self, name: str) -> pd.DataFrame:
        """Every counted sentence, what a list matched in it in brackets."""
        return marked(self.sentences, self.hits(name))

    def coded_as(self, variable: str, code: str | None = None, beside: str = "") -> pd.DataFrame:
        """The sentences that at least one annotator gives a code, as `evidence.coded.coded` gives them."""
        return coded(self.index, self.codes, self.variables, variable, code, beside=beside)

    def raw_lines(self, unit: str) -> pd.DataFrame:
        """The lines of the raw file from the first to the last word of a unit, each with its fate."""
        sentence = self.unit(unit)
        return raw_lines(next(text for text in self.texts if text.id == sentence.text), sentence)

    def context(self, **asked: Any) -> pd.DataFrame:
        """What stands around two keys of a list, compared, as `evidence.context.context` gives it."""
        return context(self.index, self.lists, **asked)
