"""Tables of a part: its texts, sentences, hits, word types and words as Arrow tables, and its tally."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from bittersweet.files import DataError
from bittersweet.lists.finder import Finder
from bittersweet.lists.wordlist import WordList
from bittersweet.many import columns, state
from bittersweet.many.columns import Hits, Stretch, Words
from bittersweet.many.reading import Read
from bittersweet.many.splitters import splitter
from bittersweet.texts.text import split_lines

if TYPE_CHECKING:
    from bittersweet.many.columns import Array


@lru_cache(maxsize=1)
def _finders(out: str, lists: str) -> dict[str, Finder]:
    return columns.finders(state.kept_lists(out, lists))


@dataclass(frozen=True)
class _Part:
    """What all tables of a part are made from; `first` is the place of its first sentence among all parts."""

    texts: Sequence[Read]
    of: Stretch
    words: Words
    number: Array
    group: Array
    groups: list[str]
    first: int


def tables(texts: Sequence[Read], job: state.Job, part: int) -> dict[str, pa.Table]:
    """The tables of some texts by name: texts, removed, sentences, hits, types, words, tally.

    Raises DataError when another version of the splitter is installed here than where the run was begun.
    """
    tool = splitter(job.splitter)
    if tool.version != job.splitter_version:
        raise DataError(
            f"{tool.name} {tool.version} is installed where this runs; {job.splitter_version} is needed, as before"
        )
    of = columns.stretch(texts, tool.cut)
    codes, groups = columns.indexes(text.group for text in texts)
    group = np.array(codes, dtype=np.int64)
    number = np.array([text.number for text in texts], dtype=np.int64)
    # The number of the part and the row in it: a place that no other part has.
    made = _Part(texts, of, columns.words(of, group), number, group, groups, part << 32)
    lists, finders = state.kept_lists(job.out, job.lists), _finders(job.out, job.lists)
    found = {name: columns.hits(of, book, finders[name]) for name, book in lists.items()}
    hits = [_hits(made, book, found[name]) for name, book in lists.items()]
    return {
        "texts": _texts(made),
        "removed": _removed(texts),
        "sentences": _sentences(made),
        "hits": pa.concat_tables(hits),
        "types": _types(made),
        "words": _words(made),
        "tally": pa.concat_tables([_tally(made, book, found[name]) for name, book in lists.items()]),
    }


def _coded(values: Array, names: Iterable[str]) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(values, pa.int32()), pa.array(list(names), pa.string()))


def _texts(part: _Part) -> pa.Table:
    many, weights = len(part.texts), part.words.counts
    about = [json.dumps(text.about, ensure_ascii=False, sort_keys=True) for text in part.texts]
    return pa.table(
        {
            "text": pa.array(part.number),
            "cut": pa.array([text.cut for text in part.texts], pa.int32()),
            "id": pa.array([text.id for text in part.texts], pa.string()),
            "group": _coded(part.group, part.groups),
            "source": pa.array([text.source for text in part.texts], pa.string()),
            "date": pa.array([text.about.get("date", "") for text in part.texts], pa.string()),
            "about": pa.array(about, pa.string()),
            "paragraphs": pa.array([len(text.paragraphs) for text in part.texts], pa.int32()),
            "sentences": pa.array(np.bincount(part.of.text, minlength=many), pa.int64()),
            "words": pa.array(np.bincount(part.of.text, weights=weights, minlength=many).astype(np.int64)),
        }
    )


def _removed(texts: Sequence[Read]) -> pa.Table:
    """One row a line that was taken out before anything was counted."""
    rows = [
        (text.number, text.cut, line.number, text.removed[line.number], line.content)
        for text in texts
        if text.removed
        for line in split_lines(text.raw)
        if line.number in text.removed
    ]
    number, cut, line_, why, content = zip(*rows, strict=True) if rows else ((),) * 5
    return pa.table(
        {
            "text": pa.array(number, pa.int64()),
            "cut": pa.array(cut, pa.int32()),
            "line": pa.array(line_, pa.int32()),
            "reason": pa.array(why, pa.string()),
            "content": pa.array(content, pa.string()),
        }
    )


def _sentences(part: _Part) -> pa.Table:
    of = part.of
    raw, line = columns.located(of, of.place)
    end, _ = columns.located(of, of.place + of.length - 1)
    cuts = np.array([text.cut for text in part.texts], dtype=np.int64)
    return pa.table(
        {
            "place": pa.array(np.arange(len(of.contents)) + part.first),
            "text": pa.array(part.number[of.text]),
            "cut": pa.array(cuts[of.text], pa.int32()),
            "number": pa.array(of.number, pa.int32()),
            "paragraph": pa.array(of.paragraph, pa.int32()),
            "group": _coded(part.group[of.text], part.groups),
            "words": pa.array(part.words.counts, pa.int32()),
            "raw_start": pa.array(raw),
            "raw_end": pa.array(end + 1),
            "line": pa.array(line, pa.int32()),
            **_pieces(of),
            "sentence": of.contents,
        }
    )


def _pieces(of: Stretch) -> dict[str, pa.Array]:
    """Where the pieces of a sentence begin: in it, in the raw text, in which line; null where it is of one piece."""
    first = np.searchsorted(of.clean, of.place, "right") - 1
    last = np.searchsorted(of.clean, of.place + of.length - 1, "right") - 1
    many = np.where(last > first, last - first + 1, 0)
    offsets = np.concatenate([[0], np.cumsum(many)])
    owner = np.repeat(np.arange(len(many)), many)
    piece = np.arange(int(offsets[-1])) - offsets[owner] + first[owner]
    columns_ = (
        ("start", (of.clean[piece] - of.place[owner]).clip(0), pa.int32()),
        ("raw", of.raw[piece] + (of.place[owner] - of.clean[piece]).clip(0), pa.int64()),
        ("line", of.line[piece], pa.int32()),
    )
    mask = pa.array(many == 0)
    return {
        f"piece_{name}": pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), pa.array(values, kind), mask=mask)
        for name, values, kind in columns_
    }


def _hits(part: _Part, book: WordList, found: Hits) -> pa.Table:
    of = part.of
    keys = {key: place for place, key in enumerate(book.about)}
    forms = {form: place for place, form in enumerate(sorted({entry.form for entry in book.entries}))}
    said = [(keys[entry.key], forms[entry.form], entry.row) for entry in book.entries]
    key, form, row = np.array(said, dtype=np.int64).reshape(len(said), 3)[found.entry].T
    place = of.place[found.sentence] + found.start
    raw, line = columns.located(of, place)
    end, _ = columns.located(of, place + found.end - found.start - 1)
    owner = of.text[found.sentence]
    return pa.table(
        {
            "list": _coded(np.zeros(len(owner), dtype=np.int64), [book.name]),
            "key": _coded(key, keys),
            "form": _coded(form, forms),
            "entry": pa.array(row, pa.int32()),
            "group": _coded(part.group[owner], part.groups),
            "text": pa.array(part.number[owner]),
            "place": pa.array(found.sentence + part.first),
            "start": pa.array(found.start, pa.int32()),
            "end": pa.array(found.end, pa.int32()),
            "raw_start": pa.array(raw),
            "raw_end": pa.array(end + 1),
            "line": pa.array(line, pa.int32()),
        }
    )


def _types(part: _Part) -> pa.Table:
    words = part.words
    return pa.table(
        {
            "group": _coded(part.group[words.text], part.groups),
            "text": pa.array(part.number[words.text]),
            "type": _coded(words.type, words.types),
            "n": pa.array(words.n, pa.int32()),
        }
    )


def _words(part: _Part) -> pa.Table:
    words = part.words
    return pa.table(
        {"group": _coded(words.group, part.groups), "word": words.spelled, "n": pa.array(words.times, pa.int32())}
    )


def _tally(part: _Part, book: WordList, found: Hits) -> pa.Table:
    """One row a group and pattern, sorted: how many sentences hold it, and how many words these have."""
    of = part.of
    held, patterns = columns.patterns(found, book, len(of.contents))
    cells, place, n = np.unique(part.group[of.text] * len(patterns) + held, return_inverse=True, return_counts=True)
    weight = np.bincount(place, weights=part.words.counts, minlength=len(cells)).astype(np.int64)
    group, pattern = np.divmod(cells, len(patterns))
    order = sorted(range(len(cells)), key=lambda cell: (group[cell], patterns[pattern[cell]]))
    return pa.table(
        {
            "group": pa.array([part.groups[group[cell]] for cell in order], pa.string()),
            "list": pa.array([book.name] * len(order), pa.string()),
            "pattern": pa.array(
                [json.dumps(patterns[pattern[cell]], ensure_ascii=False) for cell in order], pa.string()
            ),
            "sentences": pa.array(n[order], pa.int64()),
            "words": pa.array(weight[order], pa.int64()),
        }
    )
