"""Speakers: who is quoted, who is reported and who is cited, with how many words and where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter

from bittersweet.lists.wordlist import WordList
from bittersweet.speech.attribution import Attribution, attribute, reported
from bittersweet.speech.quotations import quotations
from bittersweet.speech.quote import Piece, Quote
from bittersweet.speech.reading import Reader
from bittersweet.speech.reports import NOBODY, Reading, Source, within
from bittersweet.speech.verbs import reporting_verbs
from bittersweet.texts.sentences import Sentence, words

__all__ = ["NOBODY", "Piece", "Quote", "quotes", "reporting_verbs"]


def quotes(sentences: Iterable[Sentence], book: WordList, verbs: Mapping[str, str]) -> Iterator[Quote]:
    """Every quotation, report and citation in the `sentences`, paragraph by paragraph and in order.

    `book` is the list of those who speak, as `reading.Reader` takes it, `verbs` the reporting verbs. The modes:

    - direct: a quoted clause, set off by its own punctuation, with a reporting verb or alone in its sentence;
    - partial: quoted words inside a sentence of the writer's own;
    - citation: a listed source with a year in brackets, and quoted words that it stands for, whoever said them;
    - indirect: what a listed person or source reports in a sentence without quotation marks.

    The speaker is the subject of the nearest reporting verb in the sentence. For "he said", and for a quotation alone
    in its sentence, it is carried over from the report before it in the paragraph, or is the only person named before
    it there. Beyond that nobody is guessed: the speaker is "unattributed". A quotation over several sentences is one.
    """
    reader = Reader(book, verbs)
    for _, group in groupby(sentences, key=attrgetter("home")):
        yield from sorted(_in_paragraph(list(group), book, reader), key=attrgetter("raw_start", "raw_end"))


def _in_paragraph(group: list[Sentence], book: WordList, reader: Reader) -> Iterator[Quote]:
    """The quotes of one paragraph: each quotation, then the citations and the reports that quote nothing."""
    home, spans = group[0].home, quotations(group[0].home.content)
    reading = reader.read(group, spans)
    starts = [sentence.offset for sentence in group]
    ends = [sentence.offset + len(sentence.sentence) for sentence in group]
    used: set[Source] = set()
    quoting: set[int] = set()

    def around(start: int, end: int) -> list[Sentence]:
        return group[bisect_right(ends, start) : bisect_left(starts, end)]

    def quote(start: int, end: int, given: Attribution, count: int = 0) -> Quote:
        own, source = around(start, end), given.source
        about = book.about.get(source.speaker)
        first, last = own[0].offset, own[-1].offset
        reach = _reach(reading, start, end, own, given)
        return Quote(
            tuple(own),
            source.speaker,
            "none" if about is None else about.get("kind", ""),
            given.mode,
            count,
            home.content[start:end],
            *home.locate(start, end),
            start - first,
            end - last,
            source.attribution,
            given.cited,
            (reach[0] - first, reach[1] - last),
        )

    for start, end in spans:
        if own := around(start, end):  # none: its sentences were not asked for
            given = attribute(reading, (start, end), own)
            used.add(given.source)
            quoting.update(sentence.offset for sentence in own)
            yield quote(start, end, given, len(words(home.content[start:end])))
    for source in reading.citations:
        if source not in used:
            yield quote(source.start, source.end, Attribution("citation", source, ""))
    for sentence, start, end in zip(group, starts, ends, strict=True):
        said = within(reading.reports, start, end)
        silent = {NOBODY, *(source.speaker for source in within(reading.citations, start, end))}
        if start not in quoting and used.isdisjoint(said):
            for source in said:
                if source.form in ("any", "indirect") and source.speaker not in silent:
                    yield quote(*reported(reading, source, sentence), Attribution("indirect", source, ""))


def _reach(reading: Reading, start: int, end: int, own: list[Sentence], given: Attribution) -> tuple[int, int]:
    """All that is the speaker's around quoted words: the report that they stand in, where they are a part of it."""
    if given.mode != "partial" or given.source.attribution == "none" or len(own) > 1:
        return start, end
    first, last = reported(reading, given.source, own[0])
    return min(first, start), max(last, end)
