"""Sources from what is counted: a list, its pairs, what annotators coded, and anything else seen in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bittersweet.claims.source import Forms, Source
from bittersweet.counting import tally as tallies
from bittersweet.counting.measures import Per
from bittersweet.counting.tally import Tally
from bittersweet.lists import hits
from bittersweet.lists.hits import Hit, Observation
from bittersweet.lists.wordlist import WordList
from bittersweet.texts.sentences import Sentence

ONE = "any"  # the grouping that takes all keys together


def seen(
    name: str,
    labels: Mapping[str, str],
    sentences: Iterable[Sentence],
    observed: Iterable[Observation],
    *,
    per: Sequence[Per] = ("sentences",),
    forms: Mapping[str, Forms] | None = None,
    groupings: Mapping[str, Mapping[str, str]] | None = None,
) -> Source:
    """The source of what was observed in the sentences; `forms` and `groupings` as `Source` has them."""
    tally = tallies.of(sentences, {name: observed}, paragraphs=True)
    together = {ONE: dict.fromkeys(labels, ONE)}
    return Source(name, labels, tally, tuple(per), forms or {"": None}, {**(groupings or {}), **together})


def coded(
    name: str,
    labels: Mapping[str, str],
    sentences: Iterable[Sentence],
    observed: Iterable[Observation],
    per: Sequence[Per] = ("sentences", "length"),
) -> Source:
    """The source of a variable that annotators coded: the form of an observation is its annotator, one at a time."""
    observed = list(observed)
    people = dict.fromkeys(o.form for o in observed)
    forms: dict[str, Forms] = {who.replace("_", " "): frozenset([who]) for who in people}
    return seen(name, labels, sentences, observed, per=per, forms=forms)


def listed(book: WordList, sentences: Sequence[Sentence], found: Sequence[Hit]) -> Source:
    """The source of a list: its entries can be dropped, and forms that are counted apart can be counted in."""
    there = Counter(hit.entry.row for hit in found)
    every = frozenset(entry.form for entry in book.entries)
    forms: dict[str, Forms] = {"": every - book.apart if book.apart else None}
    for form in sorted(book.apart & every):
        forms[f"{form}s in"] = (every - book.apart) | {form}
    columns = [column for column in next(iter(book.about.values()), {}) if column not in ("label", "definition")]
    groupings = {column: {key: value for key, value in book.attribute(column).items() if value} for column in columns}
    whole = seen(
        book.name,
        book.labels,
        sentences,
        hits.observations(found),
        per=("sentences", "words") if book.settings.per == "sentences" else ("words", "sentences"),
        forms=forms,
        groupings=groupings,
    )
    rows = {e.row: (e.key, e.surface) for e in book.entries if e.counts and there[e.row]}
    return replace(whole, entries=rows, without=_Without(book, sentences, found, whole.tally))


class _Without:
    """The tally of a list without one entry: only the sentences that hold it are looked at again."""

    def __init__(self, book: WordList, sentences: Sequence[Sentence], found: Sequence[Hit], tally: Tally) -> None:
        self._book, self._tally = book, tally
        self._by_unit = {s.unit: s for s in sentences}
        self._hits: dict[str, list[Hit]] = {}
        self._units: dict[int, dict[str, None]] = {}
        for hit in found:
            self._hits.setdefault(hit.sentence.unit, []).append(hit)
            self._units.setdefault(hit.entry.row, {})[hit.sentence.unit] = None
        self._made: dict[int, Tally] = {}

    def __call__(self, row: int) -> Tally:
        if row not in self._made:
            units = self._units.get(row, {})
            own = [self._by_unit[unit] for unit in units]
            before = hits.observations(hit for unit in units for hit in self._hits[unit])
            after = hits.observations(hits.find(own, self._book.without(row)))
            old, new = (tallies.of(own, {self._book.name: o}, paragraphs=True) for o in (before, after))
            self._made[row] = self._tally - old + new
        return self._made[row]


def paired(source: Source, name: str) -> Source:
    """The source of pairs of keys that share a sentence, every form counted in first."""
    forms = dict(reversed(list(source.forms.items())))
    if len(forms) > 1:
        first, *others = forms
        forms = {"": forms[first], **{f"{first.removesuffix(' in')} out": forms[other] for other in others}}
    return replace(source, name=name, per=("sentences",), forms=forms, groupings={}, pairs=True)
