"""Reports: who is the subject of a reporting verb, and who goes on speaking."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from bittersweet.lists.finder import Span
from bittersweet.texts.sentences import Sentence

NOBODY = "unattributed"

# Between a name and its verb stand at most adverbs, auxiliaries or an apposition (", an analyst,").
_BETWEEN = r"(?: (?:also|again|had|has|have|later|then|\w+ly)){0,2} "
_SUBJECT = re.compile(rf"(?:, [^,;:\n\0“”\"]{{1,120}},)?{_BETWEEN}")
_PRONOUN = re.compile(rf"\b(?:he|she){_BETWEEN}\Z", re.IGNORECASE)
# Between a verb and its name stands at most a title: "said Secretary of State X", but not "said an aide to X".
_INVERTED = re.compile("(?:\\A|\n|[”\"’',—–] ?)\\Z")
_TITLE = re.compile(r" (?:(?!(?:an?|and|at|by|for|from|on|that|to|with) )[\w.’'-]+ ){0,6}(?<! of )")
_OF_ANOTHER = re.compile(r"\b(?:about|at|by|for|from|of|to|with) (?:the )?\Z", re.IGNORECASE)
_POSSESSIVE = ("’s", "'s")


class Source(NamedTuple):
    """A reporting verb with its subject, or a citation: its span, whose it is, and what it can bring.

    `attribution` is "named" (beside the words), "carried" (from the paragraph) or "none". `form` is the mode of the
    verb, or "bracketed" or "running" for a citation.
    """

    start: int
    end: int
    speaker: str
    attribution: str
    form: str


class Reading(NamedTuple):
    r"""The sentences of a paragraph, their text with the quotations blanked, and what the writer says there.

    The `shell` has a sentence a line and "\0" for each quoted character; offsets in it are those of the paragraph.
    """

    sentences: Sequence[Sentence]
    shell: str
    voices: list[Span]
    reports: list[Source]
    citations: list[Source]


def within(sources: list[Source], start: int, end: int) -> list[Source]:
    """The sources that end in a stretch; they stand in order."""
    first, last = (bisect_right(sources, place, key=attrgetter("end")) for place in (start, end))
    return sources[first:last]


def carried(reading: Reading, place: int) -> tuple[str, str]:
    """Who goes on speaking at a place: the last reporter, unless a later sentence named another; else the only one.

    Gives the speaker and the attribution. A name is another only where it can be a subject: "Ann at the Institute is
    clear" names Ann.
    """
    shell, voices = reading.shell, reading.voices
    before = bisect_right(reading.reports, place, key=attrgetter("end"))
    last = reading.reports[max(before - 1, 0) : before]
    since = shell.index("\n", last[0].end) if last else 0
    first, end = (bisect_left(voices, offset, key=attrgetter("start")) for offset in (since, place))
    people = {source.speaker for source in last}
    for voice in voices[first:end]:
        if _acts(shell, voice):
            people.add(voice.entry.key)
        if len(people) > 1:
            break
    speaker = people.pop() if len(people) == 1 else NOBODY
    return speaker, "none" if speaker == NOBODY else "carried"


def report(reading: Reading, verb: Span) -> Source:
    """The report of one verb, whose subject is a name before it, "he" or "she", or a name after it."""
    shell, voices, (entry, start, end) = reading.shell, reading.voices, verb
    place = bisect_left(voices, start, key=attrgetter("start"))
    for name in reversed(voices[max(place - 3, 0) : place]):
        if not _of_another(shell, name) and _SUBJECT.fullmatch(shell, name.end, start):
            return Source(name.start, end, name.entry.key, "named", entry.key)
    if pronoun := _PRONOUN.search(shell, max(start - 80, 0), start):
        return Source(pronoun.start(), end, *carried(reading, pronoun.start()), entry.key)
    for name in voices[place : place + 1] if _INVERTED.search(shell, max(start - 2, 0), start) else ():
        if _TITLE.fullmatch(shell, end, name.start) and not shell.startswith(_POSSESSIVE, name.end):
            return Source(start, name.end, name.entry.key, "named", entry.key)
    return Source(start, end, NOBODY, "none", entry.key)


def _of_another(shell: str, name: Span) -> bool:
    """Whether a name belongs to another: "an aide to Ann"."""
    return bool(_OF_ANOTHER.search(shell, max(name.start - 12, 0), name.start))


def _acts(shell: str, name: Span) -> bool:
    """Whether a name can be the subject of its sentence."""
    return not _of_another(shell, name) and not shell.startswith(_POSSESSIVE, name.end)
