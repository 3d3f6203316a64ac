"""Voices counted: how much of each group's words are whose, by speaker, by side, by mode."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from bittersweet.counting.stats.intervals import Estimate
from bittersweet.counting.stats.resampling import redrawn
from bittersweet.lists.wordlist import WordList
from bittersweet.speech.quote import Quote
from bittersweet.speech.voices import LABELS, OWN, side_labels, sides, speaker
from bittersweet.texts.sentences import Sentence

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("group", "key", "label", "count", "of", "value", "low", "high")
QUOTED, NONE = "quoted", "none"
TAILS = (0.025, 0.975)


def shares(
    quotes: Iterable[Quote],
    sentences: Iterable[Sentence],
    book: WordList,
    *,
    by: str = "speaker",
    level: Literal["group", "text"] = "group",
    draws: int = 2000,
    seed: int = 1,
) -> pd.DataFrame:
    """One row a group and voice, zeros among them: group, key, label, count, of, value, low, high.

    `count` of the group's `of` words stand in quotation marks and are this voice's; `value` is their share, 0 to 1. The
    first voice is the writer's own: all that is not quoted. `by` is "speaker", "mode", or a column of the list of those
    who speak, such as "side"; a speaker of whom the column says nothing is under "none". `low` and `high` hold 95 per
    cent of the shares that come out when whole sentences are redrawn `draws` times: how far the share hangs on single
    sentences. At the `level` "text" there is one row a text and voice, with a column text after group.

    >>> from bittersweet.lists.wordlist import WordList
    >>> shares([], [], WordList("people", "person")).columns.tolist()
    ['group', 'key', 'label', 'count', 'of', 'value', 'low', 'high']
    """
    if by == "speaker":
        return _table(quotes, sentences, speaker, {**book.labels, **LABELS}, level, draws, seed)
    if by == "mode":
        return _table(quotes, sentences, lambda quote: quote.mode, LABELS, level, draws, seed)
    own, kept = sides(book, by), {key for key in LABELS if key != OWN}

    def side(quote: Quote) -> str:
        who = speaker(quote)
        return who if who in kept else own.get(who, NONE)

    return _table(quotes, sentences, side, {**side_labels(book, by), **LABELS, NONE: f"no {by}"}, level, draws, seed)


def quoted(
    quotes: Iterable[Quote],
    sentences: Iterable[Sentence],
    *,
    level: Literal["group", "text"] = "group",
    draws: int = 2000,
    seed: int = 1,
) -> pd.DataFrame:
    """One row a group: how many of its words stand in quotation marks, whoever says them; columns as in `shares`."""
    labels = {OWN: LABELS[OWN], QUOTED: "in quotation marks"}
    table = _table(quotes, sentences, lambda _: QUOTED, labels, level, draws, seed, always=(QUOTED,))
    return table[table["key"] == QUOTED].reset_index(drop=True)


def _table(
    quotes: Iterable[Quote],
    sentences: Iterable[Sentence],
    key: Callable[[Quote], str],
    labels: dict[str, str],
    level: str,
    draws: int,
    seed: int,
    always: tuple[str, ...] = (),
) -> pd.DataFrame:
    """The table of `shares`; the keys in the order of their words, those that are `always` there among them."""
    import pandas as pd

    sizes: dict[tuple[str, ...], dict[str, int]] = {}
    home: dict[str, tuple[str, ...]] = {}
    for s in sentences:
        place: tuple[str, ...] = (s.group,) if level == "group" else (s.group, s.text)
        sizes.setdefault(place, {})[s.unit] = s.words
        home[s.unit] = place
    total: Counter[str] = Counter()
    held: dict[tuple[tuple[str, ...], str], dict[str, int]] = {}
    for quote in quotes:
        for piece in quote.pieces if quote.words else ():
            if (unit := piece.sentence.unit) in home:
                who, size = key(quote), piece.words
                total[who] += size
                own = held.setdefault((home[unit], who), {})
                own[unit] = own.get(unit, 0) + size
    voices = sorted(dict.fromkeys((*always, *total)), key=lambda who: -total[who])
    rows = []
    for place, lengths in sizes.items():
        columns = [[held.get((place, who), {}).get(unit, 0) for unit in lengths] for who in voices]
        rest = [size - sum(own) for size, *own in zip(lengths.values(), *columns, strict=True)]
        found = _estimates([rest, *columns], list(lengths.values()), draws, seed)
        for who, hits, estimate in zip((OWN, *voices), (rest, *columns), found, strict=True):
            rows.append((*place, who, labels.get(who, who), sum(hits), sum(lengths.values()), *estimate))
    places = ["group"] if level == "group" else ["group", "text"]
    return pd.DataFrame(rows, columns=[*places, *COLUMNS[1:]])


def _estimates(columns: Sequence[Sequence[int]], sizes: Sequence[int], draws: int, seed: int) -> list[Estimate]:
    """What `stats.resample` gives for each of the columns; all share the draws, which are most of the work."""
    if not sum(sizes):
        return [Estimate(math.nan, math.nan, math.nan)] * len(columns)
    import numpy as np

    sums = redrawn(np.column_stack([*columns, sizes]), draws, seed)
    *found, total = sums[sums[:, -1] > 0].T
    ranges = np.quantile(found / total, TAILS, axis=1)
    shares = (sum(hits) / sum(sizes) for hits in columns)
    return [Estimate(share, float(low), float(high)) for share, low, high in zip(shares, *ranges, strict=True)]
