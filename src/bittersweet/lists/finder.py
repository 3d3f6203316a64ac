"""The finder: the entries of a list in running text, longest first, no stretch counted twice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bittersweet.lists.wordlist import Entry, WordList, variants

MANY = 50_000  # patterns above which an automaton that is smaller and slower is built


class Span(NamedTuple):
    """An entry found in a string, and the half-open span."""

    entry: Entry
    start: int
    end: int


class Finder:
    """Finds the entries of one list in running text with an Aho–Corasick automaton; it needs no parse.

    A match begins and ends at a word boundary. Where several fit, the leftmost and longest wins, and what it covers is
    not searched again: in the whole list where it is `exclusive`, else in one key. Entries that do not count
    (exclusions) take their stretch all the same. A finder can be sent to another process, which builds its own
    automaton. Source: Aho and Corasick 1975.

    >>> finder = Finder([Entry("apple", "apple"), Entry("pie", "apple pie")], exclusive=True)
    >>> [(found.entry.key, found.start, found.end) for found in finder.find("An apple pie, an apple.")]
    [('pie', 3, 12), ('apple', 17, 22)]
    """

    def __init__(self, entries: Iterable[Entry], *, exclusive: bool) -> None:
        """Builds the automaton over every variant of every surface."""
        import ahocorasick_rs as aho

        self._entries, self._exclusive = tuple(entries), exclusive
        forms: dict[str, dict[str, Entry]] = {}
        for entry in self._entries:
            for form in variants(entry):
                forms.setdefault(form, {}).setdefault("" if exclusive else entry.key, entry)
        self._forms = [tuple(owners.values()) for owners in forms.values()]
        self._lengths = list(map(len, forms))
        self._simple = exclusive and not any(entry.surface.endswith("*") for entry in self._entries)
        small = aho.Implementation.NoncontiguousNFA if len(forms) > MANY else None
        self._all = aho.AhoCorasick(list(forms), matchkind=aho.MatchKind.Standard, implementation=small)
        self._first = (
            aho.AhoCorasick(list(forms), matchkind=aho.MatchKind.LeftmostLongest, implementation=small)
            if self._simple
            else None
        )

    def __reduce__(self) -> tuple[object, tuple[tuple[Entry, ...], bool]]:
        """What another process needs to build the same finder."""
        return _built, (self._entries, self._exclusive)

    def find(self, content: str) -> list[Span]:
        """The entries in `content`, by where they start, longer ones first."""
        if self._first is None:
            return self._resolved(content)
        # The blank: no match ends at the end, and before a match at offset 0 stands [-1], which is the blank too.
        padded, found = content + " ", []
        for form, start, end in self._first.find_matches_as_indexes(content):
            if padded[start - 1].isalnum() or padded[end].isalnum():
                return self._resolved(content)  # it may hide a shorter or a later one
            entry = self._forms[form][0]
            if entry.counts:
                # Past the named tuple's own __new__, which would cost as much as the search itself.
                found.append(tuple.__new__(Span, (entry, start, end)))
        return found

    def _resolved(self, content: str) -> list[Span]:
        """The same from all matches, those within others too: one pass, then leftmost and longest in each scope."""
        padded = content + " "
        ends: dict[int, int] = {}
        inside: list[tuple[int, int, bool, int, int, Entry]] = []
        for form, start, end in self._all.find_matches_as_indexes(content, overlapping=True):
            if padded[start - 1].isalnum():
                continue
            stem_end = end
            if padded[end].isalnum():
                if end not in ends:
                    stop = end
                    while padded[stop].isalnum():
                        stop += 1
                    ends[end] = stop
                stem_end = ends[end]
            for entry in self._forms[form]:
                star = entry.surface.endswith("*")
                if star or stem_end == end:
                    # Where two end at one place the whole form comes before a stem, a longer stem before a shorter.
                    inside.append((start, -stem_end, star, -self._lengths[form], len(inside), entry))
        inside.sort()
        free: dict[str, int] = {}
        found = []
        for start, minus_end, *_, entry in inside:
            scope = "" if self._exclusive else entry.key
            if free.get(scope, 0) <= start:
                free[scope] = -minus_end
                if entry.counts:
                    found.append(Span(entry, start, -minus_end))
        return found


def _built(entries: tuple[Entry, ...], exclusive: bool) -> Finder:
    return Finder(entries, exclusive=exclusive)


def finder(book: WordList) -> Finder:
    """The finder of a list."""
    return Finder(book.entries, exclusive=book.exclusive)
