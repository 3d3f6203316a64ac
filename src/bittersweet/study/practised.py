"""The practices of a study: quoted, coded, drawn, and what echoes them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bittersweet.case import echoes, practices
from bittersweet.case import proposals as baseline
from bittersweet.study.acted import Acted

if TYPE_CHECKING:
    import pandas as pd


class Practised(Acted):
    """A study folder with its counts, its words, its acts and its practices."""

    @property
    def practice_overview(self) -> pd.DataFrame:
        """One row a practice, as a reader wants it: `case.echoes.overview`."""
        return echoes.overview(self.practices, self.echoes, self.list("actors"), self.plover)

    @property
    def practice_words(self) -> pd.DataFrame:
        """One row a coded cell of a practice and the words it rests on: `case.practices.evidence`."""
        return practices.evidence(self.practices, self.hits("actors"), self.list("actors"))

    @property
    def practice_arrows(self) -> pd.DataFrame:
        """Who practises towards whom, for the picture: `case.practices.arrows`."""
        return practices.arrows(self.practices, self.list("actors"))

    @property
    def practice_relations(self) -> pd.DataFrame:
        """One row a practice: our direction beside the relation that each annotator codes for its sentence."""
        return practices.relations(self.practices, self.codes)

    @property
    def echo_counts(self) -> pd.DataFrame:
        """One row a practice: how many statements of other texts echo it, by grade: `case.echoes.counts`."""
        return echoes.counts(self.practices, self.echoes)

    def echoed(self, number: int) -> pd.DataFrame:
        """The sentences that echo a practice or say the contrary, best grades first: `case.echoes.echoed`."""
        return echoes.echoed(self.echoes, number)

    @cached_property
    def echo_ranking(self) -> pd.DataFrame:
        """The sentences that a baseline proposes as echoes of each practice, by rank: `case.proposals.ranked`."""
        hits = {name: self.hits(name) for name in ("actors", "themes")}
        pool = baseline.candidates(self.practices, self.sentences)
        return baseline.ranked(self.practices, self.echoes, pool, hits)

    @property
    def echo_precision(self) -> pd.DataFrame:
        """How many of the baseline's first proposals are graded echoes: `case.proposals.precision`."""
        return baseline.precision(self.echo_ranking)
