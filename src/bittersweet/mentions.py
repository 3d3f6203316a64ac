"""Mentions: every listed actor or theme in running text, longest match first, no stretch counted twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from bittersweet.codebook import Codebook, Entry, variants

if TYPE_CHECKING:
    import pandas as pd

    from bittersweet.sentences import Sentence

_NAME = re.compile(r"[^\W\d_](?:\w|[.&’'-](?=\w))*")


class Hit(NamedTuple):
    """A listed surface form found in a string: the entry and the half-open span."""

    entry: Entry
    start: int
    end: int


class Mention(NamedTuple):
    """A hit in a sentence: the sentence, the entry, and the spans in the sentence and in the raw file."""

    sentence: Sentence
    entry: Entry
    start: int
    end: int
    raw_start: int
    raw_end: int

    @property
    def surface(self) -> str:
        """The words as they stand in the sentence."""
        return self.sentence.sentence[self.start : self.end]


class Finder:
    """Finds the entries of one list in running text with an Aho–Corasick automaton; it needs no parse.

    A match begins and ends at a word boundary. Where several fit, the leftmost and longest wins, and what
    it covers is not searched again. Entries that do not count (exclusions) take their stretch all the same.

    >>> book = Codebook("actor", (
    ...     Entry("pakistan", "Pakistan", "name", True, True, "", 2),
    ...     Entry("army", "Pakistani military", "institution", True, True, "", 3)), {})
    >>> hits = Finder(book.entries).find("The Pakistani military left Pakistan.")
    >>> [(hit.entry.key, hit.start, hit.end) for hit in hits]
    [('army', 4, 22), ('pakistan', 28, 36)]
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Builds the automaton; `entries` must not claim one surface twice."""
        import ahocorasick_rs as aho

        forms: dict[str, Entry] = {}
        for entry in entries:
            for form in variants(entry):
                forms.setdefault(form, entry)
        self._forms = [(entry, entry.surface.endswith("*")) for entry in forms.values()]
        # Where two end at one place the whole form comes before a stem, and the longer stem before the shorter.
        self._rank = [(star, -len(form)) for form, (_, star) in zip(forms, self._forms, strict=True)]
        self._longest = max(map(len, forms), default=0)
        self._stems = any(star for _, star in self._forms)
        self._first = aho.AhoCorasick(list(forms), matchkind=aho.MatchKind.LeftmostLongest)
        self._all = aho.AhoCorasick(list(forms), matchkind=aho.MatchKind.Standard)

    def find(self, content: str) -> list[Hit]:
        """The hits in `content`, in order. Source: Aho and Corasick 1975, leftmost-longest.

        The automaton knows nothing of word boundaries, so a match that fails there may hide a shorter or
        later one; only then is its stretch searched again, over all matches.
        """
        found = self._first.find_matches_as_indexes(content)
        if self._stems:
            return self._hits(self._resolve(content, found))
        # The blank: no match ends at the end, and before a match at offset 0 stands [-1], which is the blank too.
        forms, padded, hits = self._forms, content + " ", []
        for form, start, end in found:
            if padded[start - 1].isalnum() or padded[end].isalnum():
                return self._hits(self._resolve(content, found))
            entry = forms[form][0]
            if entry.counts:
                # Past the named tuple's own __new__, which would cost as much as the search itself.
                hits.append(tuple.__new__(Hit, (entry, start, end)))
        return hits

    def _hits(self, spans: list[tuple[int, int, int]]) -> list[Hit]:
        """The hits among `spans`: those of entries that count."""
        return [Hit(entry, start, end) for form, start, end in spans if (entry := self._forms[form][0]).counts]

    def _resolve(self, content: str, found: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
        """The leftmost and longest of the matches that keep to word boundaries."""
        taken, free = [], 0
        for match in found:
            whole = self._bounded(content, match)
            if whole and whole[1] >= free:
                taken.append(whole)
                free = whole[2]
                continue
            # Every other match that starts here starts inside this one: the automaton passed over no earlier start.
            start, stop = match[1], match[2]
            window = content[start : stop + self._longest]
            inside = (
                self._bounded(content, (form, start + a, start + b))
                for form, a, b in self._all.find_matches_as_indexes(window, overlapping=True)
            )
            for span in sorted(filter(None, inside), key=lambda span: (span[1], -span[2], self._rank[span[0]])):
                if free <= span[1] < stop:
                    taken.append(span)
                    free = span[2]
        return taken

    def _bounded(self, content: str, match: tuple[int, int, int]) -> tuple[int, int, int] | None:
        """`match` with the word ending that a star allows, or None when it is not bounded by words' ends."""
        form, start, end = match
        if start and content[start - 1].isalnum():
            return None
        if self._forms[form][1]:
            while end < len(content) and content[end].isalnum():
                end += 1
        elif end < len(content) and content[end].isalnum():
            return None
        return form, start, end


def find(sentences: Iterable[Sentence], book: Codebook) -> Iterator[Mention]:
    """The mentions of the entries of `book`, sentence by sentence.

    For a list of actors no stretch counts twice; in other lists none counts twice within a key, because a
    stretch may speak of several themes.
    """
    if book.noun == "actor":
        finders = [Finder(book.entries)]
    else:
        finders = [Finder(entry for entry in book.entries if entry.key == theme) for theme in book.about]
    for sentence in sentences:
        for finder in finders:
            for entry, start, end in finder.find(sentence.sentence):
                yield Mention(sentence, entry, start, end, *sentence.locate(start, end))


def actor_table(mentions: Iterable[Mention], book: Codebook) -> pd.DataFrame:
    """One row a mention of an actor: text, unit, actor, kind, form, surface, span in sentence and raw file."""
    import pandas as pd

    columns = ["text", "unit", "actor", "kind", "form", "surface", "start", "end", "raw_start", "raw_end"]
    rows = [
        (
            m.sentence.text,
            m.sentence.unit,
            m.entry.key,
            book.about[m.entry.key].kind,
            m.entry.form,
            m.surface,
            *m[2:],
        )
        for m in mentions
    ]
    return pd.DataFrame(rows, columns=columns)


def list_table(mentions: Iterable[Mention], noun: str) -> pd.DataFrame:
    """One row a hit of a list: text, unit, its key (as column `noun`), surface, span in sentence and raw file."""
    import pandas as pd

    columns = ["text", "unit", noun, "surface", "start", "end", "raw_start", "raw_end"]
    rows = [(m.sentence.text, m.sentence.unit, m.entry.key, m.surface, *m[2:]) for m in mentions]
    return pd.DataFrame(rows, columns=columns)


def unlisted(sentences: Iterable[Sentence], book: Codebook, explained: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The capitalised names that neither the list nor the `explained` ones match, as (unit, name).

    A capitalised word at the head of a sentence or quotation is a name unless it is one of English's
    function words (spaCy's stop list, no model) or stands in lower case elsewhere in the sentences given.
    """
    from spacy.lang.en.stop_words import STOP_WORDS

    sentences = list(sentences)
    small = {word for s in sentences for word in _NAME.findall(s.sentence) if word[0].islower()} | STOP_WORDS
    known = [Entry(name, name, "name", True, True, "", 0) for name in explained]
    finder = Finder((*(entry for entry in book.entries), *known))
    for sentence in sentences:
        covered = [(hit.start, hit.end) for hit in finder.find(sentence.sentence)]
        head = True
        for match in _NAME.finditer(sentence.sentence):
            first, head = head, False
            before = sentence.sentence[: match.start()].rstrip("“”\"‘'( ")
            first = first or (before.endswith((",", ":", ".")) and sentence.sentence[match.start() - 1] in '“"‘')
            word = match.group()
            if not word[0].isupper() or any(start <= match.start() < end for start, end in covered):
                continue
            if not (first and re.split("['’]", word.lower())[0] in small):
                yield sentence.unit, word
