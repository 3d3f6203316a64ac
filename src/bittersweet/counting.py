"""Ways of counting: the choices that could reasonably have been made, and what each makes of a measure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from bittersweet import keyness, mentions
from bittersweet.codebook import KINDS, nearest
from bittersweet.files import DataError
from bittersweet.practices import GRADES
from bittersweet.sentences import words
from bittersweet.speakers import MARKED

if TYPE_CHECKING:
    from bittersweet.codebook import Codebook, Entry
    from bittersweet.findings import Finding
    from bittersweet.sentences import Sentence
    from bittersweet.study import Study


SURVIVES = "significant"


class Tally(NamedTuple):
    """What one way of counting finds in one text: a count for each key, and the denominator."""

    counts: Counter[str]
    of: int


@dataclass(frozen=True)
class Choice:
    """One way of counting; the defaults are the way the notebooks count.

    `headings` counts headline, title and keywords in; `demonyms` counts them as names; `denominator` is
    "words" or "sentences"; `left_out` is a section that is not counted; `dropped` is the row of a list entry
    that is not used; `annotator` names whose codes count; `grade` is the weakest echo that counts;
    `grouped` counts institutions to their state.
    """

    headings: bool = False
    demonyms: bool = False
    denominator: str = ""
    left_out: str = ""
    dropped: int = 0
    annotator: str = ""
    grade: str = ""
    grouped: bool = True

    def words(self, book: Codebook | None = None) -> str:
        """The choice in words, only what departs from the default.

        >>> Choice(headings=True, denominator="words").words()
        'per words, headings in'
        """
        entry = next((e.surface for e in book.entries if e.row == self.dropped), "") if book else ""
        parts = [
            f"per {self.denominator}" if self.denominator else "",
            "headings in" if self.headings else "",
            "demonyms in" if self.demonyms else "",
            f"{self.left_out} left out" if self.left_out else "",
            f"without “{entry or self.dropped}”" if self.dropped else "",
            self.annotator.replace("_", " "),
            f"{self.grade} echoes or better" if self.grade else "",
            "" if self.grouped else "institutions apart",
        ]
        return ", ".join(part for part in parts if part) or "as counted"


def pool(study: Study, choice: Choice) -> list[Sentence]:
    """The sentences that a choice counts."""
    source = study.all_sentences if choice.headings else study.sentences
    return [sentence for sentence in source if sentence.section != choice.left_out]


def _denominators(study: Study, sentences: list[Sentence], choice: Choice) -> dict[str, int]:
    by_words = choice.denominator == "words"
    return {text.id: sum(s.words if by_words else 1 for s in sentences if s.text == text.id) for text in study.texts}


def _listed(study: Study, book: Codebook, choice: Choice) -> list[mentions.Mention]:
    """The mentions that a choice counts, found afresh when an entry is dropped."""
    sentences = {s.unit for s in pool(study, choice)}
    found = study.found(book.noun, choice.dropped)
    return [
        mention
        for mention in found
        if mention.sentence.unit in sentences and (choice.demonyms or mention.entry.form != "demonym")
    ]


def _count(study: Study, found: list[tuple[str, str, str]], choice: Choice) -> dict[str, Tally]:
    """The tallies of (text, unit, key): every mention per words, every sentence with the key per sentence."""
    once = found if choice.denominator == "words" else list(dict.fromkeys(found))
    totals = _denominators(study, pool(study, choice), choice)
    return {text: Tally(Counter(key for t, _, key in once if t == text), of) for text, of in totals.items()}


def _actors(study: Study, finding: Finding, choice: Choice) -> dict[str, Tally]:
    """Mentions by actor, or by kind of actor."""
    about = study.actors.about
    by_kind = finding.by == "kind"
    found = [
        (m.sentence.text, m.sentence.unit, about[m.entry.key].kind if by_kind else m.entry.key)
        for m in _listed(study, study.actors, choice)
    ]
    return _count(study, found, choice)


def _pairs(study: Study, _: Finding, choice: Choice) -> dict[str, Tally]:
    """Sentences by the pairs of actors that share them; a key is two actors in the list's order, joined by "+"."""
    order = list(study.actors.about)
    named: dict[tuple[str, str], set[str]] = {}
    for m in _listed(study, study.actors, choice):
        named.setdefault((m.sentence.text, m.sentence.unit), set()).add(m.entry.key)
    found = []
    for (text, unit), actors in named.items():
        there = sorted(actors, key=order.index)
        found += [(text, unit, f"{a}+{b}") for i, a in enumerate(there) for b in there[i + 1 :]]
    return _count(study, found, choice)


def _keys(study: Study, finding: Finding, choice: Choice) -> dict[str, Tally]:
    """Hits of a list of words by key per words, or sentences by key."""
    book = study.book(MEASURES[finding.measure].noun)
    return _count(
        study, [(m.sentence.text, m.sentence.unit, m.entry.key) for m in _listed(study, book, choice)], choice
    )


def _codes(study: Study, finding: Finding, choice: Choice) -> dict[str, Tally]:
    """Sentences by the code one annotator gives a variable, or the words in these sentences."""
    own = study.codes[(study.codes["annotator"] == choice.annotator) & (study.codes["variable"] == finding.variable)]
    code = dict(zip(own["unit"], own["code"], strict=True))
    sentences = [s for s in pool(study, choice) if finding.section in ("", s.section)]
    weight = {s.unit: s.words if choice.denominator == "words" else 1 for s in sentences}
    tallies = {text: Tally(Counter(), of) for text, of in _denominators(study, sentences, choice).items()}
    for s in sentences:
        tallies[s.text].counts[code[s.unit]] += weight[s.unit]
    return tallies


def _quoted(study: Study, _: Finding, choice: Choice) -> dict[str, Tally]:
    """Words inside quotation marks by the way they are given, or sentences with such words."""
    sentences = pool(study, choice)
    units = {s.unit for s in sentences}
    totals = _denominators(study, sentences, choice)
    tallies = {text: Tally(Counter(), of) for text, of in totals.items()}
    seen: set[str] = set()
    for quote in study.quotes:
        if quote.words and quote.sentences[0].unit in units:
            fresh = {s.unit for s in quote.sentences} - seen  # a sentence with two quotations is one sentence
            seen |= fresh
            amount = len(words(quote.quote)) if choice.denominator == "words" else len(fresh)
            tallies[quote.text].counts[quote.mode] += amount
    return tallies


def _keywords(study: Study, _: Finding, choice: Choice) -> dict[str, Tally]:
    """Word types that lean to a text and survive the correction, of all its types."""
    table = keyness.words(pool(study, choice))
    leans = {text.id: sign for text, sign in zip(study.texts, (1, -1), strict=True)}
    kept = table[table["p_adjusted"] < 0.05]
    return {
        text: Tally(Counter({SURVIVES: int((kept["log_likelihood"] * sign > 0).sum())}), int((table[text] > 0).sum()))
        for text, sign in leans.items()
    }


def _echoes(study: Study, _: Finding, choice: Choice) -> dict[str, Tally]:
    """For each practice, how many sentences of each text echo it at least as well as the grade."""
    grades = GRADES[: GRADES.index(choice.grade) + 1]
    found = [(study.unit(e.unit).text, e.unit, str(e.number)) for e in study.echoes if e.grade in grades]
    return _count(study, found, choice)


def _initiators(study: Study, _: Finding, choice: Choice) -> dict[str, Tally]:
    """Practices by who initiates them, institutions counted to their state or apart."""
    about = study.actors.about
    tallies = {text.id: Tally(Counter(), 0) for text in study.texts}
    for practice in study.practices:
        actor = practice.initiator
        key = (about[actor].state or actor) if choice.grouped else actor
        tally = tallies[practice.sentence.text]
        tally.counts[key] += 1
        tallies[practice.sentence.text] = Tally(tally.counts, tally.of + 1)
    return tallies


class Measure(NamedTuple):
    """Something that can be counted: how, along which dimensions it may be counted otherwise, and its list."""

    tally: Callable[[Study, Finding, Choice], dict[str, Tally]]
    dimensions: tuple[str, ...]
    denominators: tuple[str, ...] = ()
    noun: str = ""
    demonyms: bool = False


LISTED = ("denominator", "headings", "left_out", "dropped")
MEASURES = {
    "actors": Measure(_actors, (*LISTED, "demonyms"), ("words", "sentences"), "actor"),
    "pairs": Measure(_pairs, (*LISTED, "demonyms"), ("sentences",), "actor", demonyms=True),
    "themes": Measure(_keys, LISTED, ("sentences", "words"), "theme"),
    "hedges": Measure(_keys, LISTED, ("words", "sentences"), "hedge"),
    "codes": Measure(_codes, ("denominator", "left_out", "annotator"), ("sentences", "words")),
    "quoted": Measure(_quoted, ("denominator", "left_out"), ("words", "sentences")),
    "keywords": Measure(_keywords, ("headings", "left_out")),
    "echoes": Measure(_echoes, ("grade",)),
    "initiators": Measure(_initiators, ("grouped",)),
}


def choices(study: Study, finding: Finding) -> Iterator[Choice]:
    """Every reasonable way of counting what a finding rests on; the first is the notebooks' own.

    A section is left out only where its text has others, and only entries of what the finding is about are
    dropped.
    """
    measure = MEASURES[finding.measure]
    legal = [list(_legal(study, finding, dimension)) for dimension in measure.dimensions]
    for values in product(*legal):
        yield Choice(**dict(zip(measure.dimensions, values, strict=True)))


def _legal(study: Study, finding: Finding, dimension: str) -> Iterator[object]:
    """The values that a dimension of a measure may take, the notebooks' own first."""
    measure = MEASURES[finding.measure]
    match dimension:
        case "denominator":
            yield from measure.denominators
        case "headings":
            yield from (False, True)
        case "left_out":
            yield ""
            for text in study.texts:
                parts = [section.name for section in text.sections if section.counted]
                yield from (part for part in parts if len(parts) > 1 and part in finding.leave_out)
        case "dropped":
            yield 0
            yield from (entry.row for entry in _own_entries(study, finding))
        case "demonyms":
            yield measure.demonyms
            if any(entry.form == "demonym" for entry in _own_entries(study, finding)):
                yield not measure.demonyms
        case "annotator":
            yield from dict.fromkeys(study.codes["annotator"])
        case "grade":
            yield from reversed(GRADES)
        case "grouped":
            yield from (True, False)
        case _:
            raise DataError(f"no way of counting is called {dimension!r}")


def _own_entries(study: Study, finding: Finding) -> Iterator[Entry]:
    """The entries of what a finding is about that count and are found at all; without another nothing changes."""
    noun = MEASURES[finding.measure].noun
    book, there = study.book(noun), {mention.entry.row for mention in study.found(noun)}
    keys = {part for key in finding.keys for part in key.split("+")}
    for entry in book.entries:
        if (
            entry.counts
            and entry.row in there
            and (book.about[entry.key].kind if finding.by == "kind" else entry.key) in keys
        ):
            yield entry


def known_keys(study: Study, finding: Finding) -> list[str]:
    """The keys that the measure of a finding can have; for pairs, those that a pair is made of."""
    match finding.measure:
        case "actors" if finding.by == "kind":
            return list(KINDS)
        case "actors" | "pairs" | "initiators":
            return list(study.actors.about)
        case "themes" | "hedges":
            return list(study.book(MEASURES[finding.measure].noun).about)
        case "codes":
            return list(study.variables[nearest(finding.variable, study.variables, "variable")].codes)
        case "quoted":
            return list(MARKED)
        case "echoes":
            return [str(practice.number) for practice in study.practices]
        case _:
            return [SURVIVES]


def tally(study: Study, finding: Finding, choice: Choice) -> dict[str, Tally]:
    """What `choice` makes of the measure of a finding: for each text a count of every key, and the denominator."""
    return MEASURES[finding.measure].tally(study, finding, choice)
