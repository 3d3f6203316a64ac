"""The claims of a study: what they can be about, and what is known of each."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bittersweet.case import echoes, practices
from bittersweet.case.echoes import GRADES
from bittersweet.claims import acts as claimed_acts
from bittersweet.claims import build
from bittersweet.claims import claim as claims
from bittersweet.claims import verdict as verdicts
from bittersweet.claims.source import Source
from bittersweet.claims.verdict import Verdict
from bittersweet.claims.ways import first
from bittersweet.coding import codes
from bittersweet.files import DataError, nearest
from bittersweet.lists.hits import Observation
from bittersweet.speech import voices
from bittersweet.study.practised import Practised

if TYPE_CHECKING:
    import pandas as pd


class Claimed(Practised):
    """A study folder with its counts, its words, its acts, its practices and its claims."""

    @cached_property
    def sources(self) -> dict[str, Source]:
        """All that a claim can be about, by the name of its measure.

        Each list, its pairs ("actor pairs") and the annotators' codes of its keys ("themes coded"); each variable; who
        is quoted; what is done in acts (`claims.acts`); the practices' initiators, and the echoes.
        """
        made = []
        for name, book in self.lists.items():
            source = build.listed(book, self.all_sentences, self.found(name))
            made += [source, build.paired(source, f"{book.noun} pairs")]
            yes = self.list_codes(name).query("code == '1'")[["unit", "variable", "annotator"]]
            if len(yes):
                rows = [Observation(*row) for row in yes.itertuples(index=False)]
                made.append(build.coded(f"{name} coded", book.labels, self.sentences, rows))
        for variable, seen in codes.observations(self.codes).items():
            made.append(build.coded(variable, self.variables[variable].codes, self.sentences, seen))
        made += self._speech_sources() + self._act_sources() + self._case_sources()
        found: dict[str, Source] = {}
        for source in made:
            if found.setdefault(source.name, source) is not source:
                raise DataError(f"two things that can be counted are called {source.name!r}; rename the list")
        return found

    def _speech_sources(self) -> list[Source]:
        """Who is quoted, by words; the form is the way of quoting."""
        book = self.lists.get("actors")
        if book is None or not self.verbs:
            return []
        labels = {**book.labels, **voices.LABELS}
        has_sides = any("side" in about for about in book.about.values())
        sides = {"side": {**voices.sides(book, "side"), **{key: key for key in voices.LABELS}}} if has_sides else {}
        seen = voices.observations(self.quotes)
        return [build.seen("quoted", labels, self.sentences, seen, per=("sentences", "words"), groupings=sides)]

    def _act_sources(self) -> list[Source]:
        """What annotators say of the acts."""
        if self.acts is None or not {"agent", "target"} <= set(self.acts.variables):
            return []
        return claimed_acts.sources(self.acts, self.list(self.acts.variables["agent"].takes), self.sentences)

    def _case_sources(self) -> list[Source]:
        """Who initiates the practices, and what echoes them, a statement once."""
        if not self.practices:
            return []
        actors = self.list("actors")
        numbers = {str(p.number): str(p.number) for p in self.practices}
        made = [
            build.seen(
                "initiators",
                actors.labels,
                self.sentences,
                practices.initiators(self.practices),
                groupings={"state": self._owners},
            )
        ]
        if self.echoes:
            grades = {"": GRADES, "partial echoes or better": GRADES[:2], "strong echoes only": GRADES[:1]}
            forms = {name: frozenset(kept) for name, kept in grades.items()}
            made.append(build.seen("echoes", numbers, self.sentences, echoes.observations(self.echoes), forms=forms))
        return made

    @property
    def claims_file(self) -> Path:
        """Where the claims are declared: ``claims.toml``, or ``findings.toml`` where that is there."""
        path = self.folder / "findings.toml"
        return path if path.exists() else self.folder / "claims.toml"

    @cached_property
    def claims(self) -> tuple[claims.Claim, ...]:
        """The declared claims."""
        return claims.declared(self.claims_file)

    @cached_property
    def verdicts(self) -> dict[str, Verdict]:
        """Each claim by its id, in every reasonable way of counting, with what would overturn it."""
        return {claim.id: self.verdict(claim.id) for claim in self.claims}

    def verdict(self, name: str) -> Verdict:
        """What is known of the claim `name`, made when it is first asked for."""
        by_id = {claim.id: claim for claim in self.claims}
        claim = by_id[nearest(name, by_id, "claim")]
        if name not in self._verdicts:
            self._verdicts[name] = verdicts.verdict(claim, self.sources)
        return self._verdicts[name]

    @cached_property
    def _verdicts(self) -> dict[str, Verdict]:
        """Those that were asked for."""
        return {}

    @cached_property
    def _adjusted(self) -> dict[str, float | None]:
        """The p of each claim, adjusted over all that compare."""
        ps = (verdicts.p(claim, *first(claim, self.sources[claim.measure])) for claim in self.claims)
        return dict(zip((claim.id for claim in self.claims), verdicts.adjusted(ps), strict=True))

    @cached_property
    def findings(self) -> pd.DataFrame:
        """One row a claim, as `claims.verdict.table` gives them; p is adjusted over all claims that compare."""
        return verdicts.table(list(self.verdicts.values()))

    @cached_property
    def contrasts(self) -> pd.DataFrame:
        """One row a contrast and group, for the picture that sums up, as `claims.verdict.contrasts` gives them."""
        return verdicts.contrasts(list(self.verdicts.values()))

    def claim(self, name: str) -> pd.DataFrame:
        """What is known of the claim `name`: the numbers, the test, what would overturn it, what agrees."""
        found = self.verdict(name)
        return verdicts.card(found, self._adjusted[name], self.labels, noun=self.sources[found.claim.measure].noun)

    def failing(self, name: str) -> pd.DataFrame:
        """The distinct ways of counting in which the claim `name` does not hold."""
        found = self.verdict(name)
        return verdicts.failing(found, self.sources[found.claim.measure])
