"""Sentences: those that hold what is asked, in full, with the stretches that do in brackets, and how many there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from bittersweet.counting import stats
from bittersweet.evidence.asking import Condition, Names, Scope, answering, conditions, scope
from bittersweet.evidence.index import Index, Match
from bittersweet.evidence.marking import bracketed, marked
from bittersweet.lists.wordlist import WordList
from bittersweet.speech.quote import Quote

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["counts", "marked", "sentences", "units"]

COLUMNS = ("text", "unit", "sentence")
QUOTED = "quoted"


def sentences(
    index: Index,
    lists: Mapping[str, WordList],
    *,
    word: Names | None = None,
    text: Names | None = None,
    group: Names | None = None,
    quoted: bool | None = None,
    quotes: Iterable[Quote] = (),
    case: bool = False,
    offset: int = 0,
    limit: int | None = None,
    **asked: Names | None,
) -> pd.DataFrame:
    """One row a sentence that holds all that is asked: text, unit, a column a list asked for, sentence.

    Several keywords mean *and*: ``actor="Ann", theme="trade", word="may"``. Several names in one mean *or*:
    ``actor=["Ann", "Bob"]``; `all_of` means all of them: ``actor=all_of("Ann", "Bob")``. Keywords, names, `case`,
    `text`, `group`, `offset` and `limit` are those of `concordance`. With `quoted` the sentence holds quoted words, as
    `quotes` says, or holds none (False). The column of a list, called by what it lists, says which of its keys are
    there; in the sentence the words that were asked for stand in [brackets]. ``table.attrs["total"]`` says how many
    sentences there are without a limit. Raises DataError with the nearest names for one that is not there.
    """
    import pandas as pd

    questions = conditions(lists, {"word": word, **asked})
    found = _answering(index, questions, scope(index, text, group), case, quoted, quotes)
    books = {question.noun: question.book for question in questions if question.book is not None}
    end = None if limit is None else offset + limit
    rows = []
    for place in list(found)[offset:end]:
        s, own = index.sentences[place], found[place]
        held = [_labels(book, (match.key for match in own if match.noun == noun)) for noun, book in books.items()]
        rows.append((s.group, s.text, s.unit, *held, bracketed(s.sentence, ((m.start, m.end) for m in own))))
    table = pd.DataFrame(rows, columns=["group", *COLUMNS[:2], *books, COLUMNS[2]])
    if not index.grouped:
        table = table.drop(columns="group")
    table.attrs["total"] = len(found)
    return table


def counts(
    index: Index,
    lists: Mapping[str, WordList],
    *,
    level: Literal["group", "text"] = "group",
    word: Names | None = None,
    text: Names | None = None,
    group: Names | None = None,
    quoted: bool | None = None,
    quotes: Iterable[Quote] = (),
    case: bool = False,
    **asked: Names | None,
) -> pd.DataFrame:
    """One row a group, or a text: in how many of its sentences stands what is asked, in the columns of a measure.

    These are group, key, label, count, of, value, low, high, per; at the `level` "text" with text after group. `value`
    is the share of sentences, 0 to 1, with Wilson's interval; `label` is the question in words. What can be asked is
    what `sentences` can be asked.
    """
    import pandas as pd

    questions, within = conditions(lists, {"word": word, **asked}), scope(index, text, group)
    totals: dict[tuple[str, ...], int] = {}
    for s in index.sentences:
        if within.holds(s):
            home = (s.group,) if level == "group" else (s.group, s.text)
            totals[home] = totals.get(home, 0) + 1
    held = dict.fromkeys(totals, 0)
    for place in _answering(index, questions, within, case, quoted, quotes):
        s = index.sentences[place]
        held[(s.group,) if level == "group" else (s.group, s.text)] += 1
    label = _said(questions, quoted)
    rows = [(*home, label, label, held[home], of) for home, of in totals.items()]
    places = ["group"] if level == "group" else ["group", "text"]
    table = pd.DataFrame(rows, columns=[*places, "key", "label", "count", "of"])
    table["value"], table["low"], table["high"] = stats.shares(table["count"].to_numpy(), table["of"].to_numpy())
    return table.assign(per="sentences")


def units(index: Index, names: Iterable[str]) -> pd.DataFrame:
    """One row a unit named, each once and in the order given: text, unit, sentence in full.

    Raises DataError with the nearest names for a unit that is not there.
    """
    import pandas as pd

    found = [index.sentence(name) for name in dict.fromkeys(names)]
    return pd.DataFrame([(s.text, s.unit, s.sentence) for s in found], columns=list(COLUMNS))


def _answering(
    index: Index,
    questions: Sequence[Condition],
    within: Scope,
    case: bool,
    quoted: bool | None,
    quotes: Iterable[Quote],
) -> dict[int, list[Match]]:
    """The sentences that hold what is asked, quoted words among it; these are marked where nothing else is asked."""
    found = answering(index, questions, within, case=case)
    if quoted is None:
        return found
    spans: dict[str, list[tuple[int, int]]] = {}
    for quote in quotes:
        for s, start, end in quote.pieces if quote.words else ():
            spans.setdefault(s.unit, []).append((start, end))
    kept = {}
    for place, own in found.items():
        inside = spans.get(index.sentences[place].unit, [])
        if bool(inside) == quoted:
            kept[place] = own or [Match(place, start, end, QUOTED, QUOTED) for start, end in inside]
    return kept


def _labels(book: WordList, keys: Iterable[str]) -> str:
    return ", ".join(book.labels[key] for key in dict.fromkeys(keys))


def _said(questions: Sequence[Condition], quoted: bool | None) -> str:
    """The question in words."""
    said = [question.label for question in questions]
    if quoted is not None:
        said.append("quoted words" if quoted else "no quoted words")
    return "; ".join(said) or "every sentence"
