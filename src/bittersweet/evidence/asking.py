"""Asking: what is asked for, from the keywords of a question to the stretches that answer it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from bittersweet.evidence.index import WORD, Index, Match
from bittersweet.files import DataError, nearest
from bittersweet.lists.wordlist import WordList, chosen
from bittersweet.texts.sentences import Sentence

Names = str | Collection[str]


class AllOf(tuple[str, ...]):
    """Names that are asked for together, as `all_of` gives them."""

    __slots__ = ()


def all_of(*names: str) -> AllOf:
    """Names of one list that a sentence must hold together: ``actors=all_of("ann", "bob")``.

    >>> all_of("ann", "bob")
    ('ann', 'bob')
    """
    return AllOf(names)


class Condition(NamedTuple):
    """What a sentence must hold: one of the `names`, or `every` one, of a list (`book`), or of words if it is None."""

    noun: str
    names: tuple[str, ...]
    every: bool
    book: WordList | None

    @property
    def label(self) -> str:
        """What is asked, in words."""
        labels = self.book.labels if self.book else {}
        called = [labels.get(name, name) for name in self.names] or [f"any {self.noun}"]
        return (" and " if self.every else " or ").join(called)


def conditions(lists: Mapping[str, WordList], asked: Mapping[str, Names | None]) -> list[Condition]:
    """The conditions that the keywords of a question stand for; those that are None are not asked.

    A keyword is "word", or a list by its file's name or by what it lists ("actors", "actor"). A name is a key of the
    list, its label or one of its surfaces, in any case; "" is any of the list. Several names mean one of them, or all
    where they come from `all_of`. Raises DataError with the nearest names for a list or a name that is not there.
    """
    found = []
    for keyword, value in asked.items():
        if value is None:
            continue
        names = (value,) if isinstance(value, str) else tuple(value)
        every = isinstance(value, AllOf)
        if not names:
            raise DataError(f"{keyword} asks for no name; at least one is needed")
        if keyword == WORD:
            found.append(Condition(WORD, names, every, None))
            continue
        book = chosen(lists, keyword)
        keys = () if "" in names else tuple(dict.fromkeys(map(book.key, names)))
        found.append(Condition(book.noun, keys, every, book))
    return found


def matches(index: Index, condition: Condition, *, case: bool = False) -> list[Match]:
    """Every stretch that a condition names, in reading order, before it is asked which sentences hold all names."""
    if condition.book is not None:
        return index.keys(condition.book, condition.names or condition.book.about)
    found = [index.word(word, case=case) for word in condition.names]
    return found[0] if len(found) == 1 else sorted(chain.from_iterable(found))


class Scope(NamedTuple):
    """The texts and groups that a question is put to; None is all of them."""

    texts: frozenset[str] | None = None
    groups: frozenset[str] | None = None

    def holds(self, sentence: Sentence) -> bool:
        """Whether a sentence belongs to them."""
        return (self.texts is None or sentence.text in self.texts) and (
            self.groups is None or sentence.group in self.groups
        )

    @property
    def whole(self) -> bool:
        """Whether every sentence belongs to them."""
        return self.texts is None and self.groups is None


def scope(index: Index, text: Names | None = None, group: Names | None = None) -> Scope:
    """The scope of the texts and groups named, by id or label, in any case.

    Raises DataError with the nearest names for one that is not there.
    """
    texts = {text.id: text.label for text in index.texts.values()}
    groups = {text.group: text.group for text in index.texts.values()}
    return Scope(
        None if text is None else _known(text, texts, "text"), None if group is None else _known(group, groups, "group")
    )


def _known(names: Names, labels: Mapping[str, str], noun: str) -> frozenset[str]:
    """The ids that the names stand for."""
    by_name = {name.casefold(): key for key, name in [*reversed([*labels.items()]), *((key, key) for key in labels)]}
    asked = (names,) if isinstance(names, str) else names
    return frozenset(
        name if name in labels else by_name.get(name.casefold()) or nearest(name, labels, noun) for name in asked
    )


def answering(index: Index, asked: Sequence[Condition], within: Scope, *, case: bool = False) -> dict[int, list[Match]]:
    """The places of the sentences that hold all that is asked, in reading order, each with the stretches that do."""
    if not asked:
        return {place: [] for place, s in enumerate(index.sentences) if within.holds(s)}
    found: dict[int, list[Match]] | None = None
    for condition in asked:
        own = _by_place(index, matches(index, condition, case=case), within)
        if condition.every:
            wanted = set(condition.names)
            own = {place: held for place, held in own.items() if wanted <= {match.key for match in held}}
        found = own if found is None else {place: held + own[place] for place, held in found.items() if place in own}
    return found or {}


def _by_place(index: Index, found: Iterable[Match], within: Scope) -> dict[int, list[Match]]:
    held: dict[int, list[Match]] = {}
    for match in found:
        held.setdefault(match.place, []).append(match)
    if within.whole:
        return held
    return {place: own for place, own in held.items() if within.holds(index.sentences[place])}
