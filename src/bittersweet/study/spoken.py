"""Who speaks in a study, and what annotators coded: tables for notebooks, each a line."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bittersweet.case import sentiment
from bittersweet.coding.variables import of_group
from bittersweet.counting import agreement
from bittersweet.counting import compare as comparing
from bittersweet.counting import voices as counted
from bittersweet.speech import tables, voices
from bittersweet.study.words import Words

if TYPE_CHECKING:
    import pandas as pd


class Spoken(Words):
    """A study folder with its counts and words, and with who speaks and what was coded."""

    def voices(self, by: str = "speaker") -> pd.DataFrame:
        """One row a group and voice: the share of its words, by speaker, mode or a column of the actors."""
        return counted.shares(self.quotes, self.sentences, self.speakers, by=by)

    @cached_property
    def quotations(self) -> pd.DataFrame:
        """One row a quotation, report or citation, as `speech.tables.listing` gives them."""
        return tables.listing(self.quotes, self.speakers)

    def whose(self, name: str) -> pd.DataFrame:
        """One row a hit of a list: text, unit, surface, voice, sentence: in whose words it stands."""
        table = voices.whose(self.hits(name), self.quotes, self.speakers)
        sentences = table["unit"].map(lambda unit: self.by_unit[unit].sentence)
        return table.assign(sentence=sentences)[["text", "unit", "surface", "voice", "sentence"]]

    @cached_property
    def agreement(self) -> pd.DataFrame:
        """One row a variable: how far the annotators agree, as `counting.agreement.table` gives it."""
        return agreement.table(self.codes, self.variables)

    def compare_codes(self, *names: str) -> pd.DataFrame:
        """One row a code of the variables `names`: groups compared by the first annotator's codes."""
        return comparing.compare(self.coded(*names))

    def not_apart(self, *groups: str) -> pd.DataFrame:
        """The codes of groups of variables ("generic frame") that no test tells apart, with their group as `facet`."""
        own = {name: group for group in groups for name in of_group(self.variables, group)}
        table, compared = self.coded(*own), self.compare_codes(*own)
        apart = set(compared[compared["result"] == "apart"]["key"])
        return table[~table["key"].isin(list(apart))].assign(facet=lambda t: t["variable"].map(own))

    @cached_property
    def sentiment(self) -> pd.DataFrame:
        """One row a way of scoring and group: what a sentiment lexicon makes of the texts, per 100 words."""
        scores = sentiment.scored(self.sentences, self.lexicon_notes)
        table = sentiment.balance(scores, self.words)
        return table.assign(key=table["counting"], label=table["counting"])
