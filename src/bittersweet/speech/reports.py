"""Reports: who is the subject of a reporting verb, and who goes on speaking."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import NamedTuple

from bittersweet.lists.finder import Span

NOBODY = "unattributed"
BACK = 200  # so many characters before a verb at most its subject ends

# Between a name and its verb stand at most adverbs, auxiliaries or an apposition (", an analyst,").
_BETWEEN = r"(?: (?:also|again|had|has|have|later|then|\w+ly)){0,2} "
_SUBJECT = re.compile(rf"(?:, [^,;:\n\0“”\"]{{1,120}},)?{_BETWEEN}")
_PRONOUN = re.compile(rf"\b(?:he|she){_BETWEEN}\Z", re.IGNORECASE)
# Between a verb and its name stands at most a title: "said Secretary of State X", but not "said an aide to X".
_INVERTED = re.compile("(?<![^\n])|(?<=[”\"’',—–])|(?<=[”\"’',—–] )")
_TITLE = re.compile(r" (?:(?!(?:an?|and|at|by|for|from|on|that|to|with) )[\w.’'-]+ ){0,6}(?<! of )")
_OF_ANOTHER = re.compile(
    "|".join(
        rf"(?<=\b{word} )|(?<=\b{word} the )" for word in ("about", "at", "by", "for", "from", "of", "to", "with")
    ),
    re.IGNORECASE,
)
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
    r"""The text of a paragraph with the quotations blanked, and what its writer says of who speaks there.

    The `shell` has a sentence a line and "\0" for each quoted character; offsets in it are those of the paragraph. The
    `subjects` are those of the names that can be the subject of a sentence, each with the number of its turn: a turn
    lasts as long as the same person is named. The `joints` are where a report is joined on to the one before it, and
    the end of the paragraph.
    """

    shell: str
    voices: list[Span]
    subjects: list[Span]
    turns: list[int]
    reports: list[Source]
    joints: list[int]
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
    subjects, turns = reading.subjects, reading.turns
    people, since = set(), 0
    if before := bisect_right(reading.reports, place, key=attrgetter("end")):
        last = reading.reports[before - 1]
        people, since = {last.speaker}, reading.shell.index("\n", last.end)
    first, end = (bisect_left(subjects, offset, key=attrgetter("start")) for offset in (since, place))
    if first < end:
        one = turns[first] == turns[end - 1]
        people.add(subjects[first].entry.key if one else NOBODY)
    speaker = people.pop() if len(people) == 1 else NOBODY
    return speaker, "none" if speaker == NOBODY else "carried"


def report(reading: Reading, verb: Span) -> Source:
    """The report of one verb, whose subject is a name before it, "he" or "she", or a name after it."""
    shell, voices, (entry, start, end) = reading.shell, reading.voices, verb
    place = bisect_left(voices, start, key=attrgetter("start"))
    for name in reversed(voices[bisect_left(voices, start - BACK, key=attrgetter("end")) : place]):
        if _SUBJECT.fullmatch(shell, name.end, start) and not _OF_ANOTHER.match(shell, name.start):
            return Source(name.start, end, name.entry.key, "named", entry.key)
    if pronoun := _PRONOUN.search(shell, start - BACK, start):
        return Source(pronoun.start(), end, *carried(reading, pronoun.start()), entry.key)
    if place < len(voices) and _INVERTED.match(shell, start):
        name = voices[place]
        if _TITLE.fullmatch(shell, end, name.start) and not shell.startswith(_POSSESSIVE, name.end):
            return Source(start, name.end, name.entry.key, "named", entry.key)
    return Source(start, end, NOBODY, "none", entry.key)


def acts(shell: str, name: Span) -> bool:
    """Whether a name can be the subject of its sentence, which is not "an aide to Ann" nor "Ann’s aide"."""
    return not _OF_ANOTHER.match(shell, name.start) and not shell.startswith(_POSSESSIVE, name.end)
