"""Bodies: a text as HTML, whole, each sentence with its address, and what was removed hidden in its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from bittersweet.notebook import cell
from bittersweet.texts import cleaning

if TYPE_CHECKING:
    from bittersweet.texts.sentences import Sentence
    from bittersweet.texts.text import Text


def body(text: Text, sentences: list[Sentence]) -> Iterator[str]:
    """The text as HTML, section by section; what was removed stands hidden in its place."""
    gone = _removed(text)
    starts = [line.start for line in text.lines]
    section = ""
    for _, group in groupby(sentences, key=lambda s: (s.section, s.paragraph)):
        own = list(group)
        home = own[0].home
        if own[0].section != section:
            section = own[0].section
            yield f'<h3 class="section">{cell(section)}</h3>'
        first, last = (bisect_right(starts, piece) for piece in (home.raw[0], home.raw[-1]))
        before = []
        while gone and gone[0].line < first:
            before.append(gone.pop(0))
        yield f"<p>{_struck(before)}</p>" if before else ""
        inside = []
        while gone and gone[0].line <= last:
            inside.append(gone.pop(0))
        yield _paragraph(own, inside)
    yield f"<p>{_struck(gone)}</p>" if gone else ""


class _Gone(NamedTuple):
    start: int
    line: int
    reason: str
    content: str


def _struck(gone: list[_Gone]) -> str:
    """Removed lines one below the other; the reason stands behind those that share it."""
    parts = []
    for reason, own in groupby(gone, key=lambda one: one.reason):
        lines = "<br>".join(cell(one.content) for one in own)
        parts.append(f'<del class="removed">{lines}<i> removed: {cell(reason)}</i></del>')
    return "".join(parts)


def _removed(text: Text) -> list[_Gone]:
    starts = {line.number: line.start for line in text.lines}
    rows = [_Gone(starts[row.line], row.line, row.reason, row.content) for row in cleaning.removed(text)]
    return sorted(rows)


def _paragraph(sentences: list[Sentence], gone: list[_Gone]) -> str:
    """A paragraph with its units; each removed thing before the letter that follows it in the raw file."""
    home = sentences[0].home
    places = [(home.clean[bisect_right(home.raw, one.start)], one) for one in gone]
    parts = []
    for s in sentences:
        end = s.offset + len(s.sentence)
        before = _struck([one for at, one in places if at <= s.offset])
        within = [(at - s.offset, one) for at, one in places if s.offset < at < end]
        places = [(at, one) for at, one in places if at >= end]
        content, done = "", 0
        for at, own in groupby(within, key=lambda place: place[0]):
            content += cell_text(s.sentence[done:at]) + _struck([one for _, one in own])
            done = at
        content += cell_text(s.sentence[done:])
        name, heading = escape(s.unit), "" if s.counted else " data-heading"
        link = f'<a class="name" href="#{quote(s.unit, safe="")}">{name}</a>'
        parts.append(f'{before}<span class="unit" id="{name}"{heading}>{link} <span class="s">{content}</span></span> ')
    after = _struck([one for _, one in places])
    return f"<p{' class=heading' if not sentences[0].counted else ''}>{''.join(parts)}{after}</p>"


def cell_text(content: str) -> str:
    """A piece of a sentence as HTML, letter for letter, so that the marks stay in their places."""
    return "".join(escape(" " if not letter.isprintable() and letter not in KEPT else letter) for letter in content)


# Letters without a shape of their own that may stay: joiners, soft hyphens. Marks that turn a line become blanks.
KEPT = "\u00a0\u200c\u200d\u00ad\u2028\n"
