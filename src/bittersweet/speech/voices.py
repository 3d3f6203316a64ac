"""Voices: whose words a stretch of a sentence is, the writer's own or those of somebody quoted or reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from bittersweet.lists.hits import Observation
from bittersweet.lists.wordlist import WordList
from bittersweet.speech.quote import Quote
from bittersweet.speech.reports import NOBODY

if TYPE_CHECKING:
    import pandas as pd

OWN, CITED = "own", "cited"
LABELS = {OWN: "the writer’s own", NOBODY: "unattributed", CITED: "out of a cited work"}


class _Reach(NamedTuple):
    start: int
    end: int
    quote: Quote


class Voices:
    """Tells for any stretch of a sentence in whose quotation or report it stands.

    Built once from quotes, in time linear in them.
    """

    def __init__(self, quotes: Iterable[Quote]) -> None:
        """Lays the reach of each quote on its sentences; citations give nobody a voice of their own."""
        self._by_unit: dict[str, list[_Reach]] = {}
        for quote in quotes:
            if quote.words or quote.mode == "indirect":
                for sentence, start, end in quote.reaches:
                    self._by_unit.setdefault(sentence.unit, []).append(_Reach(start, end, quote))

    def of(self, unit: str, start: int, end: int) -> Quote | None:
        """The innermost quote that a stretch of a unit stands in; None where it is the writer's own."""
        around = [reach for reach in self._by_unit.get(unit, ()) if reach.start <= start and end <= reach.end]
        return min(around, key=lambda reach: reach.end - reach.start).quote if around else None


def speaker(quote: Quote | None) -> str:
    """Whose words a quote gives: a key of the list, "unattributed", "cited" (out of a cited work), or "own" for None.

    >>> speaker(None)
    'own'
    """
    if quote is None:
        return OWN
    return CITED if quote.speaker == NOBODY and quote.cited else quote.speaker


def whose(hits: pd.DataFrame, quotes: Iterable[Quote], book: WordList) -> pd.DataFrame:
    """`hits` with three columns more: speaker, voice (what the speaker is called) and mode ("" for the writer's own).

    `hits` has one row a stretch, with unit, start and end: hedges, boosters, actors, any list. A stretch stands with
    the speaker in whose quotation or report it stands; with the writer ("own") where it does not.
    """
    voices, labels = Voices(quotes), {**book.labels, **LABELS}
    found = [voices.of(*place) for place in zip(hits["unit"], hits["start"], hits["end"], strict=True)]
    who = [speaker(quote) for quote in found]
    return hits.assign(
        speaker=who, voice=[labels[key] for key in who], mode=[quote.mode if quote else "" for quote in found]
    )


def sides(book: WordList, column: str) -> dict[str, str]:
    """What each speaker stands for by a column of the list, such as "side", where the column says something."""
    return {key: value for key, value in book.attribute(column).items() if value}


def side_labels(book: WordList, column: str) -> dict[str, str]:
    """What the values of a column are called: as ``lists.toml`` says, else by the label of the key that a value is."""
    return {
        value: book.labels.get(value, value) if label == value else label
        for value, label in book.values(column).items()
    }


def observations(
    quotes: Iterable[Quote], *, key: Literal["speaker", "mode"] = "speaker", by: Mapping[str, str] | None = None
) -> Iterator[Observation]:
    """The quoted words of each sentence as a tally takes them: `n` words, the mode (or else the speaker) as form.

    `by` says what each speaker counts as, such as a side. Words reported without marks, and citations, are not quoted.
    """
    for quote in quotes:
        who = speaker(quote)
        who = (by or {}).get(who, who)
        for piece in quote.pieces if quote.words else ():
            names = (who, quote.mode) if key == "speaker" else (quote.mode, who)
            yield Observation(piece.sentence.unit, *names, piece.words)


def quotations(quotes: Iterable[Quote]) -> Iterator[Observation]:
    """Each quotation as one observation, in the sentence in which it begins, however many sentences it runs over."""
    for quote in quotes:
        if quote.words:
            yield Observation(quote.units[0], speaker(quote), quote.mode)
