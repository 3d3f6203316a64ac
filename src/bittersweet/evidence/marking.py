"""Marking: sentences in full, with what was matched in them in brackets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bittersweet.texts.sentences import Sentence

if TYPE_CHECKING:
    import pandas as pd

NONE = "–"


def marked(sentences: Iterable[Sentence], hits: pd.DataFrame) -> pd.DataFrame:
    """One row a sentence: text, unit, a column a list, sentence; what the lists matched stands in [brackets].

    `hits` has one row a hit of one list or several, as `lists.hits.table` gives them; the column of a list is called as
    the list is and names the keys that are there ("–" for none).
    """
    import pandas as pd

    names = list(dict.fromkeys(hits["list"]))
    held: dict[str, list[tuple[str, str, int, int]]] = {}
    for unit, *hit in hits[["unit", "list", "label", "start", "end"]].itertuples(index=False, name=None):
        held.setdefault(unit, []).append(tuple(hit))
    rows = []
    for s in sentences:
        own = held.get(s.unit, [])
        keys = (dict.fromkeys(label for book, label, *_ in own if book == name) for name in names)
        cells = (", ".join(labels) or NONE for labels in keys)
        rows.append((s.text, s.unit, *cells, bracketed(s.sentence, ((start, end) for *_, start, end in own))))
    return pd.DataFrame(rows, columns=["text", "unit", *names, "sentence"])


def bracketed(sentence: str, spans: Iterable[tuple[int, int]]) -> str:
    """The sentence with the spans in brackets; spans that overlap are one.

    >>> bracketed("an apple pie", [(3, 8), (3, 12)])
    'an [apple pie]'
    """
    pieces, end = [], 0
    for start, stop in merged(spans):
        pieces += [sentence[end:start], "[", sentence[start:stop], "]"]
        end = stop
    return "".join([*pieces, sentence[end:]])


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
