"""Proposals: the acts that a machine finds in the sentences that name somebody; nobody has read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from bittersweet.lists.hits import Hit
from bittersweet.parsing import words
from bittersweet.parsing.rules import Parsed
from bittersweet.parsing.words import ActWords
from bittersweet.texts.models import pipeline
from bittersweet.texts.sentences import Sentence

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

COLUMNS = (
    "group", "text", "unit", "agent", "act", "target", "form", "agent_stated", "start", "end", "raw_start", "raw_end",
)  # fmt: skip
LONGEST = 1200  # characters; what is longer is a list or an unsplit page, and no sentence to parse


class Proposal(NamedTuple):
    """An act that the machine proposes: who does it, to whom, and where its words stand in the sentence.

    `agents` and `targets` are keys of the list of actors, () where the machine sees nobody of the list.
    """

    sentence: Sentence
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    form: str
    agent_stated: str
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words that name the act."""
        return self.sentence.sentence[self.start : self.end]


def propose(hits: Iterable[Hit], act_words: ActWords | None = None) -> Iterator[Proposal]:
    """The acts in the sentences of `hits` (of one list of actors), in their order.

    Hits come sentence by sentence, as `lists.hits.find` gives them, and are read as they come: only sentences that name
    somebody are parsed, and only some of them are held at a time. A sentence of more than 1,200 characters is passed
    over. `act_words` are those of general English unless given. Raises DataError when the English pipeline is missing.
    """
    listed = act_words or words.read()
    named = ((own[0].sentence, own) for own in (list(hits) for _, hits in groupby(hits, key=_unit)))
    short = ((sentence.sentence, (sentence, own)) for sentence, own in named if len(sentence.sentence) <= LONGEST)
    for doc, (sentence, own) in parser().pipe(short, as_tuples=True, batch_size=256):
        names = ((hit.entry.key, hit.start, hit.end) for hit in own)
        for found in Parsed(doc, names, listed).acts():
            yield Proposal(sentence, *found)


def _unit(hit: Hit) -> str:
    return hit.sentence.unit


@cache
def parser() -> Language:
    """The English pipeline with what a dependency parse and lemmas need. Raises DataError when it is missing."""
    import spacy

    return spacy.load(pipeline(), exclude=["ner", "senter"])


def table(proposals: Iterable[Proposal]) -> pd.DataFrame:
    """One row a proposed act: `COLUMNS`; several agents or targets are joined by ``+``, "" is nobody of the list."""
    import pandas as pd

    rows = [
        (
            s.group, s.text, s.unit, "+".join(p.agents), p.words, "+".join(p.targets), p.form, p.agent_stated,
            p.start, p.end, *s.locate(p.start, p.end),
        )
        for p, s in ((proposal, proposal.sentence) for proposal in proposals)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))
