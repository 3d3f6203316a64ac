"""The acts of a study: counted, drawn, read, and as a machine proposes them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from bittersweet.coding import act_tables
from bittersweet.coding.acts import Coded
from bittersweet.counting import act_lists, agreement, parse_score
from bittersweet.counting import acts as counted
from bittersweet.evidence import acts as evidence
from bittersweet.files import DataError, shown
from bittersweet.parsing import proposals
from bittersweet.study.spoken import Spoken

if TYPE_CHECKING:
    import pandas as pd


class Acted(Spoken):
    """A study folder with its counts, its words and its acts."""

    @property
    def _coded(self) -> Coded:
        """The coded acts. Raises DataError where there is no list of them."""
        if self.acts is None:
            path = self.folder / "annotation" / "acts.csv"
            raise DataError(
                f"{shown(path)}: no such file; a list of acts is needed, and each annotator's codes of them"
            )
        return self.acts

    @property
    def act_codes(self) -> pd.DataFrame:
        """One row an annotator and act, with the code of each variable; a pair stands as its members."""
        return act_tables.by_annotator(self._coded)

    def coded_acts(self, *names: str) -> pd.DataFrame:
        """One row a code of the variables of acts and group: the first annotator's share, and everybody's counts."""
        return counted.shares(counted.measured(self._coded, *names))

    def compared_acts(self, *names: str, **where: str) -> pd.DataFrame:
        """One row a code of the variables of acts, two groups compared by each annotator's codes: `counting.acts`.

        Keywords keep only acts of a code: ``form="noun"``, and with an underscore ``class_="verbal conflict"``.
        """
        wanted = {name.rstrip("_"): code for name, code in where.items()}
        return counted.compared(counted.measured(self._coded, *names, where=wanted), self.labels)

    @property
    def sides(self) -> pd.DataFrame:
        """One row a side of the pair and group: the first annotator's share of the acts, and everybody's counts."""
        return counted.shares(counted.sides(self._coded, self._owners, self.list("actors").labels))

    @property
    def acts_not_apart(self) -> pd.DataFrame:
        """The shares of kinds, forms and sides of acts that are undecided, as `counting.acts.not_apart` gives them."""
        coded = self._coded
        tables = {
            coded.variables[name].label: counted.measured(coded, name) for name in ("class", "form", "agent_stated")
        }
        tables["side that acts"] = counted.sides(coded, self._owners, self.list("actors").labels)
        return counted.not_apart(tables, self.labels)

    @property
    def dealings(self) -> pd.DataFrame:
        """One row a class of act: acts between the members of the pair, two groups compared by everybody's codes."""
        return counted.compared(counted.dealings(self._coded, self._owners), self.labels)

    @property
    def _owners(self) -> dict[str, str]:
        """To which state an actor belongs, itself where to none."""
        return {key: about.get("state") or key for key, about in self.list("actors").about.items()}

    @property
    def who_to_whom(self) -> pd.DataFrame:
        """One row a group, agents, targets and class of act, with the acts: `counting.act_lists.who_to_whom`."""
        return act_lists.who_to_whom(self._coded, self.list("actors").labels)

    def acts_with(self, *show: str, **asked: Any) -> pd.DataFrame:
        """Every act that an annotator codes as asked, in its sentence, with the codes to `show`: `evidence.acts.acts`.

        A variable whose name is a word of Python's own is asked for with an underscore: ``class_="verbal conflict"``.
        """
        wanted = {name.rstrip("_"): codes for name, codes in asked.items()}
        return evidence.acts(self._coded, self.list("actors").labels, show=show, **wanted)

    @property
    def arrows(self) -> pd.DataFrame:
        """Who acts on whom, as the first annotator codes it, for the picture: `counting.act_lists.arrows`."""
        return act_lists.arrows(self._coded, self.list("actors").labels)

    @property
    def act_years(self) -> pd.DataFrame:
        """One row an act with its years, as the first annotator codes it: `counting.act_lists.years`."""
        return act_lists.years(self._coded)

    @cached_property
    def act_agreement(self) -> pd.DataFrame:
        """One row a variable of the acts, as `counting.agreement.table` gives them; a pair counts as its members."""
        return agreement.table(self._coded.merged, self._coded.variables, column="act")

    @cached_property
    def proposals(self) -> tuple[proposals.Proposal, ...]:
        """The acts that the machine proposes in the sentences that name an actor; nothing rests on them."""
        return tuple(proposals.propose(hit for hit in self.found("actors") if hit.sentence.counted))

    @property
    def proposed_acts(self) -> pd.DataFrame:
        """One row a proposed act, as `parsing.proposals.table` gives them."""
        return proposals.table(self.proposals)

    @cached_property
    def act_score(self) -> pd.DataFrame:
        """The machine's precision and recall, as `counting.parse_score.score` gives them."""
        return parse_score.score(parse_score.paired(self.proposals, self._coded.acts), self._coded)

    @cached_property
    def act_misses(self) -> pd.DataFrame:
        """One row an act that is proposed, listed, or both, as `counting.parse_score.compared` gives them."""
        return parse_score.compared(parse_score.paired(self.proposals, self._coded.acts), self._coded)
