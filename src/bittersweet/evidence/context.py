"""The context of two names: which words and which keys of a list stand in the sentences of the one and of the other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from bittersweet.counting.compare import compare
from bittersweet.counting.contexts import contexts
from bittersweet.evidence.asking import Condition, Names, answering, conditions, scope
from bittersweet.evidence.index import WORD, Index, Match
from bittersweet.files import DataError
from bittersweet.lists.wordlist import WordList, chosen
from bittersweet.texts.sentences import word_types

if TYPE_CHECKING:
    import pandas as pd


def context(
    index: Index,
    lists: Mapping[str, WordList],
    *,
    beside: Names = WORD,
    text: Names | None = None,
    group: Names | None = None,
    case: bool = False,
    **asked: Names | None,
) -> pd.DataFrame:
    """One row a word, or key of a list, that stands beside two names: how often beside each, and whether that differs.

    Ask for two names of one list, ``actors=["Ann", "Bob"]``, or two words; the first is the target, the second the
    reference. `beside` is "word", or a list by its name or by what it lists, or several of these: then a column
    `beside` says of which a row is. Counted are sentences; those that name both (column `both`) are in neither. Columns
    are those of `counting.compare.compare`: a share of sentences each with its interval, their difference, Fisher's
    exact p, and p adjusted by Holm within what it stands beside. Words are without the names themselves, without
    English function words, and without those that are too rare to tell the two apart (Tarone 1990). The clearest
    differences come first. Raises DataError when not two names of one list are asked for, and with the nearest names
    for one that is not there.
    """
    import pandas as pd

    pair = _pair(conditions(lists, asked))
    within = scope(index, text, group)
    first, second = (answering(index, [name], within, case=case) for name in pair)
    target, reference = (name.label for name in pair)
    both = first.keys() & second.keys()
    apart = {place: own for found in (first, second) for place, own in found.items() if place not in both}
    sets = {
        name: [index.sentences[place].unit for place in found if place not in both]
        for name, found in ((target, first), (reference, second))
    }
    tables = []
    for noun in [beside] if isinstance(beside, str) else beside:
        held, labels = _words(index, apart) if noun == WORD else _keys(index, chosen(lists, noun), pair, apart)
        counted = contexts(sets, held, labels, testable=noun == WORD)
        table = compare(counted, target, reference) if len(counted) else compare(counted)
        tables.append(table.sort_values(["p", "label"], kind="stable").assign(both=len(both), beside=noun))
    whole = pd.concat(tables, ignore_index=True)
    return whole.drop(columns="beside") if isinstance(beside, str) else whole


def _pair(asked: Iterable[Condition]) -> tuple[Condition, Condition]:
    """The two names asked for, each as a question of its own."""
    asked = list(asked)
    if len(asked) != 1 or len(asked[0].names) != 2:
        found = "; ".join(question.label for question in asked) or "none"
        raise DataError(f"two contexts are of two names of one list; found {found}; name two, like actors=[…, …]")
    first, second = (asked[0]._replace(names=(name,), every=False) for name in asked[0].names)
    return first, second


def _words(index: Index, places: Mapping[int, list[Match]]) -> tuple[dict[str, set[str]], None]:
    """The words of each unit, without the stretches that were asked for and without function words."""
    from spacy.lang.en.stop_words import STOP_WORDS

    held = {}
    for place, own in places.items():
        s = index.sentences[place]
        content = list(s.sentence)
        for match in own:
            content[match.start : match.end] = " " * (match.end - match.start)
        words = (re.sub(r"'s?$", "", word) for word in word_types("".join(content)))
        held[s.unit] = {word for word in words if len(word) > 1 and word not in STOP_WORDS}
    return held, None


def _keys(
    index: Index, book: WordList, pair: Collection[Condition], places: Mapping[int, list[Match]]
) -> tuple[dict[str, set[str]], dict[str, str]]:
    """The keys of a list in each unit, and those that are asked for: all but the pair itself."""
    themselves = {key for name in pair if name.book is book for key in name.names}
    held: dict[str, set[str]] = {}
    for match in index.keys(book, book.about, places=sorted(places)):
        held.setdefault(index.sentences[match.place].unit, set()).add(match.key)
    return held, {key: label for key, label in book.labels.items() if key not in themselves}
