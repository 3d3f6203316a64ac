"""Speakers: who is quoted, who is reported and who is cited, with how many words and where."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bittersweet import stats
from bittersweet.codebook import Codebook, Entry
from bittersweet.files import DataError, one_of, read_rows, shown
from bittersweet.mentions import Finder, Hit
from bittersweet.quotations import quotations
from bittersweet.sentences import Sentence, words

if TYPE_CHECKING:
    import pandas as pd

VERB_COLUMNS = ("verb", "mode", "note")
VERB_MODES = ("any", "direct", "partial", "indirect")  # what a reporting verb can bring
SPEAKING = ("person", "source")  # the kinds of actor that speak
CITED = "source"  # the kind of actor that is cited
NOBODY = "unattributed"
MARKED = ("direct", "partial", "citation")  # the modes that stand in quotation marks
OWN = "the author’s own"

_WORD = re.compile(r"[^\W_]")
# Between a name and its verb stand at most adverbs, auxiliaries or an apposition (", an analyst,").
_BETWEEN = r"(?: (?:also|again|had|has|have|later|then|\w+ly)){0,2} "
_SUBJECT = re.compile(rf"(?:, [^,;:\n\0“”\"]{{1,120}},)?{_BETWEEN}")
_PRONOUN = re.compile(rf"\b(?:he|she){_BETWEEN}\Z", re.IGNORECASE)
# Between a verb and its name stands at most a title: "said Secretary of State X", but not "said an aide to X".
_INVERTED = re.compile("(?:\\A|\n|[”\"’',—–] ?)\\Z")
_TITLE = re.compile(r" (?:(?!(?:an?|and|at|by|for|from|on|that|to|with) )[\w.’'-]+ ){0,6}(?<! of )")
_OF_ANOTHER = re.compile(r"\b(?:about|at|by|for|from|of|to|with) (?:the )?\Z", re.IGNORECASE)
_BRACKETED = re.compile(r"(?:,?\s(?:and|&|et|al\.|[^\W\d_a-z][\w.’'-]*))*,?\s\d{4}[^()]*\)")
_RUNNING = re.compile(r"(?:[’']s?)?(?:\set\sal\.)?\s\(\d{4}[^()]*\)")


class Quote(NamedTuple):
    """Words of another: the sentences they stand in, whose they are, how they are given, and the place.

    `attribution` is "named" (beside the words), "carried" (from the paragraph) or "none". `words` counts
    what stands inside quotation marks: 0 for indirect speech and for a citation without a quotation, whose
    `quote` is the sentence or the citation. `start` is an offset in the first sentence, `end` in the last.
    """

    sentences: tuple[Sentence, ...]
    speaker: str
    kind: str
    mode: str
    words: int
    quote: str
    raw_start: int
    raw_end: int
    start: int
    end: int
    attribution: str

    @property
    def text(self) -> str:
        """The text that it stands in."""
        return self.sentences[0].text

    @property
    def units(self) -> tuple[str, ...]:
        """The names of its sentences."""
        return tuple(sentence.unit for sentence in self.sentences)


class _Source(NamedTuple):
    """A reporting verb with its subject, or a citation: its span, whose it is, and what it can bring."""

    start: int
    end: int
    speaker: str
    attribution: str
    form: str


class _Reading(NamedTuple):
    """The sentences of a paragraph, their text with the quotations blanked, and what the writer says there."""

    sentences: list[Sentence]
    shell: str
    voices: list[Hit]
    reports: list[_Source]
    citations: list[_Source]


def reporting_verbs(folder: Path) -> dict[str, str]:
    """The reporting verbs of ``codebook/speech.csv`` in a data folder: surface form to what it can bring.

    Raises DataError by row for an empty or doubled verb, an unknown mode and an empty note.
    """
    path = folder / "codebook" / "speech.csv"
    verbs: dict[str, str] = {}
    for row in read_rows(path, VERB_COLUMNS):
        place, verb = f"{shown(path)}, row {row.number}", " ".join(row.cells["verb"].lower().split())
        if not _WORD.search(verb) or not row.cells["note"]:
            raise DataError(f"{place}: verb is {verb!r}, note is {row.cells['note']!r}; each row needs both")
        if verb in verbs:
            raise DataError(f"{place}: verb {verb!r} stands twice; keep one row")
        verbs[verb] = one_of(row.cells["mode"], VERB_MODES, place, "mode")
    return verbs


def quotes(sentences: Iterable[Sentence], book: Codebook, verbs: Mapping[str, str]) -> Iterator[Quote]:
    """Every quotation, report and citation in the `sentences`, paragraph by paragraph and in order.

    `book` is the list of actors, `verbs` the reporting verbs. The modes:

    - direct: a quoted clause, set off by its own punctuation, with a reporting verb or alone in its sentence;
    - partial: quoted words inside a sentence of the writer's own;
    - citation: a listed source with a year in brackets, and the quotation that it covers;
    - indirect: a sentence without quotation marks in which a listed person or source reports.

    The speaker is the subject of the nearest reporting verb in the sentence. For "he said", and for a
    quotation alone in its sentence, it is carried over from the report before it in the paragraph, or is
    the only person named before it there. Beyond that nobody is guessed: the speaker is "unattributed".
    """
    names = Finder(book.entries)
    speech = Finder(Entry(mode, verb, "verb", False, True, "", 0) for verb, mode in verbs.items())
    for _, group in groupby(sentences, key=attrgetter("text", "section", "paragraph")):
        yield from sorted(_in_paragraph(list(group), book, names, speech), key=attrgetter("raw_start", "raw_end"))


def _in_paragraph(group: list[Sentence], book: Codebook, names: Finder, speech: Finder) -> Iterator[Quote]:
    """The quotes of one paragraph: each quotation, then the citations and the reports that quote nothing."""
    home, spans = group[0].home, quotations(group[0].home.content)
    reading = _read(group, spans, book, names, speech)
    starts = [sentence.offset for sentence in group]
    used: set[_Source] = set()
    quoting: set[int] = set()

    def around(start: int, end: int) -> list[Sentence]:
        near = group[max(bisect_right(starts, start) - 1, 0) : bisect_left(starts, end)]
        return [sentence for sentence in near if sentence.offset + len(sentence.sentence) > start]

    def quote(start: int, end: int, mode: str, source: _Source, count: int = 0) -> Quote:
        own, speaker = around(start, end), source.speaker
        kind = book.about[speaker].kind if speaker in book.about else "none"
        place = (*home.locate(start, end), start - own[0].offset, end - own[-1].offset)
        return Quote(tuple(own), speaker, kind, mode, count, home.content[start:end], *place, source.attribution)

    for start, end in spans:
        if own := around(start, end):  # none: its sentences were not asked for
            mode, source = _attribute(reading, start, end, own)
            used.add(source)
            quoting.update(sentence.offset for sentence in own)
            yield quote(start, end, mode, source, len(words(home.content[start:end])))
    for source in reading.citations:
        if source not in used:
            yield quote(source.start, source.end, "citation", source)
    for start, end in ((sentence.offset, sentence.offset + len(sentence.sentence)) for sentence in group):
        said = _within(reading.reports, start, end)
        heard = {NOBODY, *(source.speaker for source in _within(reading.citations, start, end))}
        if start not in quoting and used.isdisjoint(said):
            for source in said:
                if source.form in ("any", "indirect") and source.speaker not in heard:
                    heard.add(source.speaker)
                    yield quote(start, end, "indirect", source)


def _read(
    group: list[Sentence], spans: list[tuple[int, int]], book: Codebook, names: Finder, speech: Finder
) -> _Reading:
    """A paragraph read for what its writer says: the shell has a sentence a line and no quoted words."""
    cells = ["\n"] * (len(group[0].home.content) + 1)
    for sentence in group:
        cells[sentence.offset : sentence.offset + len(sentence.sentence)] = sentence.sentence
    for start, end in spans:
        cells[start:end] = "\0" * (end - start)
    shell = "".join(cells)
    voices = [hit for hit in names.find(shell) if book.about[hit.entry.key].kind in SPEAKING]
    reading = _Reading(group, shell, voices, [], [])
    for verb in speech.find(shell):
        reading.reports.append(_report(reading, verb))
    for name in voices:
        if book.about[name.entry.key].kind == CITED:
            opened = shell.rfind("(", 0, name.start)
            inside = opened > shell.rfind(")", 0, name.start) and _BRACKETED.match(shell, name.end)
            if found := inside or _RUNNING.match(shell, name.end):
                start, form = (opened, "bracketed") if inside else (name.start, "running")
                reading.citations.append(_Source(start, found.end(), name.entry.key, "named", form))
    return reading


def _report(reading: _Reading, verb: Hit) -> _Source:
    """The report of one verb, whose subject is a name before it, "he" or "she", or a name after it."""
    shell, voices, (entry, start, end) = reading.shell, reading.voices, verb
    place = bisect_left(voices, start, key=attrgetter("start"))
    for name in reversed(voices[max(place - 3, 0) : place]):
        of_another = _OF_ANOTHER.search(shell, max(name.start - 12, 0), name.start)
        if not of_another and _SUBJECT.fullmatch(shell, name.end, start):
            return _Source(name.start, end, name.entry.key, "named", entry.key)
    if _PRONOUN.search(shell, max(start - 80, 0), start):
        return _Source(start, end, *_carried(reading, start), entry.key)
    for name in voices[place : place + 1] if _INVERTED.search(shell, max(start - 2, 0), start) else ():
        if _TITLE.fullmatch(shell, end, name.start) and not shell.startswith(("’s", "'s"), name.end):
            return _Source(start, name.end, name.entry.key, "named", entry.key)
    return _Source(start, end, NOBODY, "none", entry.key)


def _carried(reading: _Reading, place: int) -> tuple[str, str]:
    """Who goes on speaking at a place: the last reporter, unless a later sentence named another; else the only one."""
    voices, before = reading.voices, bisect_right(reading.reports, place, key=attrgetter("end"))
    last = reading.reports[max(before - 1, 0) : before]
    since = reading.shell.index("\n", last[0].end) if last else 0
    first, end = (bisect_left(voices, offset, key=attrgetter("start")) for offset in (since, place))
    people = {v.entry.key for v in voices[first:end] if v.entry.form == "person"} | {s.speaker for s in last}
    speaker = people.pop() if len(people) == 1 else NOBODY
    return speaker, "none" if speaker == NOBODY else "carried"


def _within(sources: list[_Source], start: int, end: int) -> list[_Source]:
    """The sources that end in a stretch; they stand in order."""
    first, last = (bisect_right(sources, place, key=attrgetter("end")) for place in (start, end))
    return sources[first:last]


def _attribute(reading: _Reading, start: int, end: int, own: list[Sentence]) -> tuple[str, _Source]:
    """The mode of a quotation, and the citation or report that it belongs to."""
    shell, opening, closing = reading.shell, own[0].offset, own[-1].offset + len(own[-1].sentence)

    def after(sources: list[_Source]) -> list[_Source]:
        index = bisect_right(sources, end, key=attrgetter("end"))
        return sources[index : index + 1]

    def alone(place: int, other: int) -> bool:
        return not _WORD.search(shell, place, other)

    cited = [source for source in after(reading.citations) if source.form == "bracketed"]
    beside = [source for source in cited if alone(end, source.start)]
    running = [s for s in _within(reading.citations, opening, start) if s.form == "running"][-1:]
    for source in beside or running or [source for source in cited if source.end <= closing]:
        return "citation", source
    said = _within(reading.reports, opening, closing)
    if alone(opening, closing):
        for source in after(reading.reports):
            if alone(end, source.start):
                return "direct", source
        return "direct", _Source(start, end, *_carried(reading, start), "any")
    content, before = own[0].home.content, shell[opening : start - 1].rstrip(" ")
    lead, follow = opening + len(before.rstrip(",:—– ")), [s for s in said if s.start > end and alone(end, s.start)]
    capital = content[start].isupper() and (bool(follow) or before.endswith((",", ":", "—", "–")))
    begins = not before or capital or any(source.end == lead for source in said)
    ends = content[end - 1] in ",.;:?!…—–" or content[end + 1 : closing].lstrip()[:1] in ("", *",.;:?!—–")
    if said and begins and ends:
        source = min(said, key=lambda s: max(s.start - end, start - s.end))
        return "direct" if source.form in ("any", "direct") else "partial", source
    earlier = [source for source in said if source.end <= start][-1:]
    last = [source for source in said if source.start >= end and alone(source.end, closing)]
    return "partial", (follow or earlier or last or [_Source(start, end, NOBODY, "none", "any")])[0]


def table(quotes: Iterable[Quote]) -> pd.DataFrame:
    """One row a text, speaker and mode: the words inside quotation marks, the units, and the space given.

    `sentence_words` counts all words of those units, each unit once. It is the only measure of indirect
    speech, whose words carry no marks. Within a text most quoted words first, then in order of appearance.
    """
    import pandas as pd

    groups: dict[tuple[str, str, str, str], list[Quote]] = {}
    for quote in quotes:
        groups.setdefault((quote.text, quote.speaker, quote.kind, quote.mode), []).append(quote)
    rows = []
    for key, own in groups.items():
        units = {sentence.unit: sentence.words for quote in own for sentence in quote.sentences}
        rows.append((*key, sum(quote.words for quote in own), " ".join(units), len(own), sum(units.values())))
    texts = list(dict.fromkeys(row[0] for row in rows))
    rows.sort(key=lambda row: (texts.index(row[0]), -row[4]))
    columns = ["text", "speaker", "kind", "mode", "words_quoted", "units", "quotes", "sentence_words"]
    return pd.DataFrame(rows, columns=columns)


def space(quotes: Iterable[Quote], totals: Mapping[str, int], book: Codebook) -> pd.DataFrame:
    """One row a text and voice: text, label, words, share (in per cent); quoted words by the role of the speaker.

    `totals` gives the words of each text; what is not quoted is its author's own.
    """
    import pandas as pd

    quoted: dict[tuple[str, str], int] = {}
    for quote in quotes:
        if quote.words:
            about = book.about.get(quote.speaker)
            role = (about.role or about.kind) if about else quote.speaker
            quoted[quote.text, role] = quoted.get((quote.text, role), 0) + quote.words
    rows = []
    for text, total in totals.items():
        own = {role: count for (home, role), count in quoted.items() if home == text}
        voices = {OWN: total - sum(own.values()), **dict(sorted(own.items(), key=lambda voice: -voice[1]))}
        rows += [(text, label, count, round(100 * count / total, 1)) for label, count in voices.items()]
    return pd.DataFrame(rows, columns=["text", "label", "words", "share"])


def quoted_share(quotes: Iterable[Quote], sentences: Iterable[Sentence], text: str) -> stats.Estimate:
    """The share of a text's words that stand in quotation marks, with its range when sentences are redrawn.

    The words of a quotation over several sentences are shared out among them by their place.
    """
    sizes = {s.unit: s.words for s in sentences if s.text == text}
    hits = dict.fromkeys(sizes, 0)
    for quote in quotes:
        if quote.text == text and quote.words:
            for s in quote.sentences:
                start = quote.start if s is quote.sentences[0] else 0
                end = quote.end if s is quote.sentences[-1] else len(s.sentence)
                hits[s.unit] += len(words(s.sentence[start:end]))
    return stats.resample(list(hits.values()), list(sizes.values()))


def quoted_shares(quotes: Sequence[Quote], sentences: Sequence[Sentence]) -> pd.DataFrame:
    """One row a text: text, quoted, words, share, low, high (in per cent), as `quoted_share` has it."""
    import pandas as pd

    rows = []
    for text in dict.fromkeys(s.text for s in sentences):
        total = sum(s.words for s in sentences if s.text == text)
        share = quoted_share(quotes, sentences, text)
        quoted = sum(quote.words for quote in quotes if quote.text == text)
        rows.append((text, quoted, total, *(round(100 * value, 1) for value in share)))
    return pd.DataFrame(rows, columns=["text", "quoted", "words", "share", "low", "high"])


def listing(quotes: Iterable[Quote], book: Codebook) -> pd.DataFrame:
    """One row a quote: text, units, the speaker's label, mode, words, the quote, and its place in the raw file.

    After these the span in the sentences (`start` in the first, `end` in the last) and the attribution.
    """
    import pandas as pd

    rows = []
    for quote in quotes:
        label = book.about[quote.speaker].label if quote.speaker in book.about else quote.speaker
        rows.append((quote.text, " ".join(quote.units), label, *quote[3:]))
    return pd.DataFrame(rows, columns=["text", "units", "speaker", *Quote._fields[3:]])
