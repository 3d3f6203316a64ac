"""Columns: sentences, words, hits and patterns of many texts as arrays, with no object for a word or a hit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from bittersweet.lists.finder import Finder
from bittersweet.lists.wordlist import WordList
from bittersweet.many.reading import Read
from bittersweet.many.splitters import Cut
from bittersweet.texts.sentences import word_types

if TYPE_CHECKING:
    Array = np.ndarray[Any, np.dtype[Any]]

BLOCK = 4000  # letters that are searched in one go
REMEMBERED = 400_000  # distinct words whose types are kept from one part to the next


@dataclass
class Stretch:
    """The sentences of some texts, in order, as columns.

    `text` says of which text a sentence is (from 0), `number` and `paragraph` where it stands in it. `joined` has
    the sentences in blocks, one a line, each beginning at a `base`; `at` is where a sentence begins in all blocks.
    `place` is where it begins in the paragraphs, one after the other, whose pieces `clean`, `raw` and `line` lead back.
    """

    contents: Any  # an Arrow array of strings
    joined: list[str]
    text: Array
    number: Array
    paragraph: Array
    length: Array
    at: Array
    base: Array
    place: Array
    clean: Array
    raw: Array
    line: Array


def stretch(texts: Sequence[Read], cut: Cut) -> Stretch:
    """The sentences of the texts."""
    import pyarrow as pa

    contents: list[str] = []
    joined: list[str] = []
    offsets: list[int] = []
    places: list[int] = []
    counts: list[int] = []  # sentences a paragraph
    owners: list[int] = []  # the text of a paragraph
    numbers: list[int] = []  # the number of a paragraph in its text
    clean: list[int] = []
    raw: list[int] = []
    line: list[int] = []
    block: list[str] = []
    base = size = 0
    for index, read in enumerate(texts):
        for number, (content, own_clean, own_raw, own_line) in enumerate(read.paragraphs, 1):
            begins, own = cut(content)
            contents += own
            block += own
            size += len(content)
            if size >= BLOCK:
                joined.append("\n".join(block))
                block, size = [], 0
            offsets += [base + start for start in begins]
            counts.append(len(own))
            owners.append(index)
            numbers.append(number)
            places.append(base)
            clean += [base + start for start in own_clean]
            raw += own_raw
            line += own_line
            base += len(content)
    if block:
        joined.append("\n".join(block))
    many = np.array(counts, dtype=np.int64)
    text = np.repeat(np.array(owners, dtype=np.int64), many)
    length = np.fromiter(map(len, contents), dtype=np.int64, count=len(contents))
    at = np.concatenate([[0], np.cumsum(length + 1)])[:-1]
    first = np.searchsorted(text, np.arange(len(texts)))
    blocks = np.fromiter(map(len, joined), dtype=np.int64, count=len(joined))
    bases = np.concatenate([[0], np.cumsum(blocks + 1)])[:-1]
    return Stretch(
        pa.array(contents, pa.large_string()), joined, text,
        np.arange(len(text)) - first[text] + 1,
        np.repeat(np.array(numbers, dtype=np.int64), many), length, at, bases, np.array(offsets, dtype=np.int64),
        np.array(clean, dtype=np.int64), np.array(raw, dtype=np.int64), np.array(line, dtype=np.int64),
    )  # fmt: skip


def located(of: Stretch, places: Array) -> tuple[Array, Array]:
    """The raw offset and the line of places in the paragraphs."""
    piece = np.searchsorted(of.clean, places, "right") - 1
    return of.raw[piece] + places - of.clean[piece], of.line[piece]


@dataclass
class Words:
    """How many words each sentence has, and how often each type stands in each text.

    `text`, `type` and `n` run in step. So do `spelled`, `group` and `times`: each word as it is spelled, and how often
    it stands in a group.
    """

    counts: Array
    text: Array
    type: Array
    n: Array
    types: list[str]
    spelled: Any
    group: Array
    times: Array


def words(of: Stretch, group: Array) -> Words:
    """The words of the sentences, and the types of the texts, as `texts.sentences` counts them.

    `group` says of which group each text is, from 0.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    split = pc.utf8_split_whitespace(of.contents)
    offsets = split.offsets.to_numpy()
    coded = split.flatten().dictionary_encode()
    codes = coded.indices.to_numpy()
    named: dict[str, int] = {}
    type_of = [
        named.setdefault(found, len(named)) if found else -1 for found in map(_type, coded.dictionary.to_pylist())
    ]
    kinds = np.array(type_of, dtype=np.int64)[codes]
    is_word = kinds >= 0
    running = np.concatenate([[0], np.cumsum(is_word)])
    owner = np.repeat(of.text, np.diff(offsets))[is_word]
    tokens, types = len(coded.dictionary), len(named)
    typed, n = np.unique(owner * types + kinds[is_word], return_counts=True)
    place, times = np.unique(group[owner] * tokens + codes[is_word], return_counts=True)
    return Words(
        running[offsets[1:]] - running[offsets[:-1]],
        typed // types,
        typed % types,
        n,
        list(named),
        coded.dictionary.take(pa.array(place % tokens)),
        place // tokens,
        times,
    )


@lru_cache(maxsize=REMEMBERED)
def _type(token: str) -> str:
    """The type of what stands between blanks; "" for no word."""
    return next(iter(word_types(token)), "")


@dataclass
class Hits:
    """The hits of a list: which entry of it (from 0), in which sentence, and the span in it."""

    entry: Array
    sentence: Array
    start: Array
    end: Array


def hits(of: Stretch, book: WordList, finder: Finder) -> Hits:
    """The hits of a list in the sentences, in order.

    A block of sentences is searched whole, each a line: no surface holds a line end, so that none reaches from one
    sentence into the next and the same is found as sentence by sentence.
    """
    places = {id(entry): place for place, entry in enumerate(book.entries)}
    entries: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    find = finder.find
    for content, base in zip(of.joined, of.base.tolist(), strict=True):
        for entry, start, end in find(content):
            entries.append(places[id(entry)])
            starts.append(base + start)
            ends.append(base + end)
    begin: Array = np.array(starts, dtype=np.int64)
    sentence: Array = np.searchsorted(of.at, begin, "right") - 1
    shift = of.at[sentence]
    return Hits(np.array(entries, dtype=np.int64), sentence, begin - shift, np.array(ends, dtype=np.int64) - shift)


def patterns(found: Hits, book: WordList, sentences: int) -> tuple[Array, list[tuple[tuple[str, str, int], ...]]]:
    """For each sentence which pattern of the list it holds, and the patterns; the first is that of nothing."""
    pairs = sorted({(entry.key, entry.form) for entry in book.entries})
    rank = {pair: place for place, pair in enumerate(pairs)}
    of_entry = np.array([rank[entry.key, entry.form] for entry in book.entries], dtype=np.int64)
    held = np.zeros(sentences, dtype=np.int64)
    known: dict[Any, int] = {(): 0}
    both, n = np.unique(found.sentence * len(pairs) + of_entry[found.entry], return_counts=True)
    sentence, pair = both // len(pairs), both % len(pairs)
    _, starts, many = np.unique(sentence, return_index=True, return_counts=True)
    stops, several = starts + many, many > 1
    # Sentences with one pair, which most are: a pattern is that pair and its number.
    alone = starts[~several]
    order, codes = np.unique(n[alone] * len(pairs) + pair[alone], return_inverse=True)
    for code in order.tolist():
        times, own = divmod(code, len(pairs))
        known[(own, times),] = len(known)
    held[sentence[alone]] = codes + 1
    steps = list(zip(pair.tolist(), n.tolist(), strict=True))
    for start, stop in zip(starts[several].tolist(), stops[several].tolist(), strict=True):
        held[sentence[start]] = known.setdefault(tuple(steps[start:stop]), len(known))
    return held, [tuple((*pairs[place], times) for place, times in pattern) for pattern in known]


def finders(lists: Mapping[str, WordList]) -> dict[str, Finder]:
    """The finder of each list."""
    from bittersweet.lists.finder import finder

    return {name: finder(book) for name, book in lists.items()}


def indexes(values: Iterable[str]) -> tuple[list[int], list[str]]:
    """Each value as its place among the distinct ones, in the order in which they come."""
    known: dict[str, int] = {}
    return [known.setdefault(value, len(known)) for value in values], list(known)
