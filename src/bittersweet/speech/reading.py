"""Reading: what the writer of a paragraph says of who speaks in it: names, reporting verbs, citations."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from operator import attrgetter

from bittersweet.lists.finder import Finder, Span
from bittersweet.lists.wordlist import Entry, WordList
from bittersweet.speech.reports import Reading, Source, acts, report, within
from bittersweet.texts.sentences import Sentence

BRACKET = 500  # so many characters before a name at most its bracket opens
# What joins a report on to the one before it.
_JOINED = re.compile(r"(?:,? (?:and|but|or|while|yet)|[,;]) ?\Z")
_BRACKETED = re.compile(r"(?:,?\s(?:and|&|et|al\.|[^\W\d_a-z][\w.’'-]*))*,?\s\d{4}[^()]*\)")
_RUNNING = re.compile(r"(?:[’']s?)?(?:\set\sal\.)?\s\(\d{4}[^()]*\)")


class Reader:
    """Reads paragraphs for who speaks in them.

    `book` is a list of those who speak: its settings `speakers` and `cited` say who can be quoted and who is cited, by
    a column and its values. Without such settings everybody on the list can be quoted and nobody is cited.
    """

    def __init__(self, book: WordList, verbs: Mapping[str, str]) -> None:
        """Builds the finders of names and of reporting verbs; `verbs` are as `reporting_verbs` gives them."""
        self._speaking = members(book, book.settings.speakers, everyone=True)
        self._cited = members(book, book.settings.cited, everyone=False)
        self._names = Finder(book.entries, exclusive=True)
        entries = (Entry(mode, verb, exact=False) for verb, mode in verbs.items())
        self._speech = Finder(entries, exclusive=True)

    def read(self, sentences: Sequence[Sentence], quoted: Sequence[tuple[int, int]]) -> Reading:
        """The reading of the `sentences` of one paragraph, of which the spans `quoted` stand in quotation marks."""
        cells = ["\n"] * len(sentences[0].home.content)
        for sentence in sentences:
            cells[sentence.offset : sentence.offset + len(sentence.sentence)] = sentence.sentence
        for start, end in quoted:
            cells[start:end] = "\0" * (end - start)
        shell = "".join(cells) + "\n"
        voices = [hit for hit in self._names.find(shell) if hit.entry.key in self._speaking]
        subjects = [name for name in voices if acts(shell, name)]
        turns = [n for n, (_, turn) in enumerate(groupby(subjects, key=attrgetter("entry.key"))) for _ in turn]
        reading = Reading(shell, voices, subjects, turns, [], [], self._citations(shell, voices))
        reports = reading.reports
        for verb in self._speech.find(shell):
            if not within(reports, verb.start, len(shell)):  # else it belongs to a title: "said Claims Minister Ann"
                told = report(reading, verb)
                del reports[bisect_left(reports, told.start, key=attrgetter("start")) :]  # those in its apposition
                reports.append(told)
        joints = (_JOINED.search(shell, before.end, told.start) for before, told in pairwise(reports))
        reading.joints.extend([*(joint.start() for joint in joints if joint), len(shell)])
        return reading

    def _citations(self, shell: str, voices: Sequence[Span]) -> list[Source]:
        """The citations: a cited name with a year, in brackets or before them."""
        found = []
        for name in voices:
            if name.entry.key in self._cited:
                near = max(name.start - BRACKET, 0)
                opened = shell.rfind("(", near, name.start)
                inside = opened > shell.rfind(")", near, name.start) and _BRACKETED.match(shell, name.end)
                if match := inside or _RUNNING.match(shell, name.end):
                    start, form = (opened, "bracketed") if inside else (name.start, "running")
                    found.append(Source(start, match.end(), name.entry.key, "named", form))
        return found


def members(book: WordList, setting: Mapping[str, Sequence[str]], *, everyone: bool) -> frozenset[str]:
    """The keys of a list for which a column of a setting has one of its values; without a setting all or none.

    >>> book = WordList("people", "person", about={"ann": {"label": "Ann", "kind": "guest"}, "bob": {"label": "Bob"}})
    >>> sorted(members(book, {"kind": ["guest"]}, everyone=False))
    ['ann']
    """
    if not setting:
        return frozenset(book.about if everyone else ())
    return frozenset(
        key
        for key, about in book.about.items()
        if any(about.get(column) in values for column, values in setting.items())
    )
