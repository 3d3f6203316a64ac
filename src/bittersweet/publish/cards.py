"""Cards: the numbers of a claim's card, and of the ways of counting that fail it, as links to what they count."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bittersweet.explore.layers import ACTS, SPEECH
from bittersweet.publish.anchors import Link
from bittersweet.publish.claimed import Numbers, numbers
from bittersweet.publish.figures import figures, number
from bittersweet.publish.names import Names
from bittersweet.publish.selecting import SIZE, Selection

FAILING = re.compile(r"\.failing\(\s*[\"']([^\"']+)")


class Cards:
    """Finds what the numbers of claims lead to."""

    def __init__(self, names: Names) -> None:
        """Takes the names, with the reader that counts."""
        self.names = names
        self.reader = names.reader

    def card(self, title: str, group: str, text: str) -> list[Link]:
        """The links of a cell of a claim's card, such as "9 of 371 words"."""
        study, found = self.reader.study, figures(text)
        claim = next((one for one in study.claims if one.claim == title), None)
        key = next((key for key, label in study.labels.items() if label == group), "")
        if claim is None or not key or not found.of:
            return []
        return self.checked(text, numbers(self.reader, claim, key), found.per)

    def failing(self, code: str) -> list[Numbers]:
        """The selections of each row of ``study.failing(…)``."""
        study, named = self.reader.study, FAILING.search(code)
        return [
            numbers(self.reader, claim, group, outcome.way)
            for claim in study.claims
            if named and claim.id == named[1]
            for outcome in study.verdict(claim.id).distinct
            if not outcome.holds
            for group in outcome.numbers
        ]

    def checked(self, text: str, asked: Iterable[Selection | None], per: str = "") -> list[Link]:
        """The numbers of a text, in order, each a link where its selection has as many of the unit `per` ("": any)."""
        said = [match for own in figures(text)[:2] for match in own]
        pairs = zip(said, asked, strict=False)
        return [
            Link(*m.span(), one.address) for m, one in pairs if one and number(m) and self.fits(one, number(m), per)
        ]

    def fits(self, asked: Selection, n: int, per: str = "") -> bool:
        """Whether a selection has so many places, sentences, or words of quotations."""
        found = self.reader.counts(asked)
        kinds = {own.kind for own in self.names.layers(asked)}
        if asked.items[0][0] == SIZE:
            return n == found.places
        if per == "sentences":
            return n == found.sentences
        single = len(asked.items) == 1 or kinds == {ACTS}
        return bool(
            (single and n == found.places)
            or (kinds == {SPEECH} and n == found.words)
            or (not per and n == found.sentences)
        )
