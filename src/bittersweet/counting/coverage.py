"""What a list does not see: sentences without any of its keys, and names that no list has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import pandas as pd

from bittersweet.counting import stats
from bittersweet.counting.measures import counted
from bittersweet.counting.tally import Tally
from bittersweet.lists.names import Name

FEW = 0.01  # below this share of sentences with a key a list hardly matches
ANY = "any"


def coverage(tally: Tally, keys: Iterable[str]) -> pd.DataFrame:
    """One row a group: group, count (sentences with any key), of, value, low, high, without, warning.

    `without` are the sentences that hold none. `warning` says so where the list hardly matches: in fewer than one
    sentence in a hundred.
    """
    counts, sizes = counted(tally, per="sentences", by=dict.fromkeys(keys, ANY))
    rows = []
    for place, of in sizes.items():
        count = counts[place, ANY]
        few = "hardly matches: other words are needed for these texts" if count < FEW * of else ""
        rows.append((place[0], count, of, *stats.share(count, of), of - count, few))
    return pd.DataFrame(rows, columns=["group", "count", "of", "value", "low", "high", "without", "warning"])


def missed(names: Sequence[Name], most: int = 20) -> pd.DataFrame:
    """One row a name that no list has, the most frequent first: name, count, texts, example, row.

    `row` is a line for ``codebook/actors.csv``, ready to be pasted and reviewed.
    """
    counts = Counter(name.surface for name in names)
    texts: dict[str, set[str]] = {}
    first: dict[str, Name] = {}
    for name in names:
        texts.setdefault(name.surface, set()).add(name.sentence.text)
        first.setdefault(name.surface, name)
    rows = []
    for surface, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]:
        key = "_".join(surface.lower().replace("’", "").replace("'", "").replace(".", "").split())
        row = f'{key},"{surface}","{surface}"'
        rows.append((surface, count, len(texts[surface]), first[surface].sentence.sentence, row))
    return pd.DataFrame(rows, columns=["name", "count", "texts", "example", "row: actor,label,surface"])
