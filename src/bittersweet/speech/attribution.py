"""Attribution: which report or citation a quotation belongs to, and which words a report gives."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from bittersweet.speech.reports import NOBODY, Reading, Source, carried, within
from bittersweet.texts.sentences import Sentence

_WORD = re.compile(r"[^\W_]")
_HELD = re.compile(r"[^\W_]|\0")  # a word of the writer's or of a quotation
_PREPOSITION = r"(?:about|after|at|before|by|during|for|from|in|of|on|since|through|to|under|via|with)"
_TIME = r"(?:again|earlier|last|late|later|this|today|tonight|yesterday|\w+day)"
# What may stand between a verb and the words that it brings: "said in an interview that …".
_THAT = re.compile(rf"[,:]? (?:{_PREPOSITION} [^,;:\n]{{1,120}}? )?that ")
# What stands before and behind a report that closes its sentence: "…, Ann said in a talk", "…, said Ann, who left".
_BEFORE = re.compile("(?<=[,”\"’'—–])|(?<=[,”\"’'—–] )")
_TAIL = re.compile(rf"\W*|,? ?(?:{_PREPOSITION}|{_TIME}|as|wh\w+|\w+ing)\b(?!.* that ).*", re.DOTALL)
# Where a report ends before its sentence does, as what follows is the writer's again or another's.
_BREAK = re.compile(r";|, (?:although|but|though|whereas|while|yet)\b")
_JOINT = re.compile(r"(?:;|, and\b|, or\b|, (?:although|but|though|whereas|while|yet)\b)")


class Attribution(NamedTuple):
    """How words are given, whose they are, and the source whose citation stands behind them in brackets, or ""."""

    mode: str
    source: Source
    cited: str


def attribute(reading: Reading, quoted: tuple[int, int], own: Sequence[Sentence]) -> Attribution:
    """The attribution of a quotation: `quoted` is its span in the paragraph, `own` are the sentences that it stands in.

    A bracket says where the words are to be found, not who says them: they are the speaker's whom the sentence names,
    else nobody's, and the source is cited for them. Only a name that stands in the sentence itself, with the year
    behind it, speaks: "Kim (2001) calls it ‘so’".
    """
    (start, end), opening, closing = quoted, own[0].offset, _end(own[-1])
    cited = [source for source in _after(reading.citations, end) if source.form == "bracketed"]
    beside = [source for source in cited if _alone(reading.shell, end, source.start)]
    running = [s for s in within(reading.citations, opening, start) if s.form == "running"][-1:]
    if running and not beside:
        return Attribution("citation", running[0], "")
    mode, source = _reported(reading, quoted, own)
    if bracket := beside or [source for source in cited if source.end <= closing]:
        speaks = source.attribution == "named" and source.speaker not in {s.speaker for s in running}
        given = (mode, source) if speaks else ("citation", Source(*quoted, NOBODY, "none", "any"))
        return Attribution(*given, bracket[0].speaker)
    return Attribution(mode, source, "")


def _reported(reading: Reading, quoted: tuple[int, int], own: Sequence[Sentence]) -> tuple[str, Source]:
    """The mode of a quotation and the report that it belongs to."""
    (start, end), shell = quoted, reading.shell
    opening, closing = own[0].offset, _end(own[-1])
    behind = _after(reading.reports, end)
    if _alone(shell, opening, closing):
        for source in behind:
            if _alone(shell, end, source.start):
                return "direct", source
        return "direct", Source(*quoted, *carried(reading, start), "any")
    said, earlier = within(reading.reports, opening, closing), within(reading.reports, opening, start)[-1:]
    later = [source for source in behind if source.end <= closing]
    follow = [source for source in later if _alone(shell, end, source.start)]
    content, before = own[0].home.content, shell[opening : start - 1].rstrip(" ")
    lead = opening + len(before.rstrip(",:—– "))
    capital = content[start].isupper() and (bool(follow) or before.endswith((",", ":", "—", "–")))
    begins = not before or capital or any(source.end == lead for source in earlier)
    ends = content[end - 1] in ",.;:?!…—–" or content[end + 1 : closing].lstrip()[:1] in ("", *",.;:?!—–")
    if said and begins and ends:
        source = min((*earlier, *later), key=lambda s: max(s.start - end, start - s.end))
        return "direct" if source.form in ("any", "direct") else "partial", source
    for source in follow or earlier:
        return "partial", source
    if said and _alone(shell, said[-1].end, closing):
        return "partial", said[-1]
    return "partial", Source(*quoted, NOBODY, "none", "any")


def reported(reading: Reading, source: Source, sentence: Sentence) -> tuple[int, int]:
    """The half-open span of the paragraph that a report gives as its speaker's words.

    What the writer says in the same sentence is not in it: not the subject and its verb, not what stands before them
    ("It may please some, but Ann says *it may fail*"), nor what begins with a semicolon, "but" or "while" after them. A
    report that closes its sentence gives all before it ("*It may fail*, Ann said"), one in the middle both sides.
    """
    shell, opening, closing = reading.shell, sentence.offset, _end(sentence)
    before = within(reading.reports, opening, source.start)
    breaks = _JOINT.finditer(shell, before[-1].end, source.start) if before else ()
    first = max((stop.end() for stop in breaks), default=opening)
    limit = min(closing, reading.joints[bisect_left(reading.joints, source.end)])
    if _HELD.search(shell, first, source.start) and _BEFORE.match(shell, source.start):
        if _TAIL.fullmatch(shell, source.end, limit):
            return _trimmed(shell, first, source.start)
        if shell.startswith(",", source.end):
            return _trimmed(shell, first, limit)
    that = _THAT.match(shell, source.end, limit)
    start = that.end() if that else source.end
    stop = _BREAK.search(shell, start, limit)
    end = stop.start() if stop else limit
    return _trimmed(shell, start, end) if _HELD.search(shell, start, end) else (source.start, source.end)


def _trimmed(shell: str, start: int, end: int) -> tuple[int, int]:
    """The span without the blanks and commas around it, and the colon before it."""
    inner = shell[start:end]
    return start + len(inner) - len(inner.lstrip(" ,:")), end - len(inner) + len(inner.rstrip(" ,"))


def _end(sentence: Sentence) -> int:
    return sentence.offset + len(sentence.sentence)


def _alone(shell: str, start: int, end: int) -> bool:
    """Whether the writer has no word of his own in a stretch."""
    return not _WORD.search(shell, start, end)


def _after(sources: list[Source], place: int) -> list[Source]:
    """The first of the sources that ends after a place."""
    index = bisect_right(sources, place, key=attrgetter("end"))
    return sources[index : index + 1]
