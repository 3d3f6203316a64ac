"""Keyness: which words lean to one group of texts, how far, and which of them could show it at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from bittersweet.counting import stats
from bittersweet.files import nearest
from bittersweet.texts.sentences import word_types

if TYPE_CHECKING:
    import pandas as pd

    from bittersweet.texts.sentences import Sentence

LEVEL = 0.05
COLUMNS = (
    "word", "count_target", "count_reference", "log_likelihood", "log_ratio", "p", "p_adjusted", "log_odds",
    "p_fisher", "testable", "p_tarone", "survives",
)  # fmt: skip
Counts = Mapping[str, Mapping[str, int]]


def counts(sentences: Iterable[Sentence]) -> dict[str, Counter[str]]:
    """How often each group of the sentences has each word type."""
    found: dict[str, Counter[str]] = {}
    for sentence in sentences:
        found.setdefault(sentence.group, Counter()).update(word_types(sentence.sentence))
    return found


def words(
    counts: Counts, target: str, reference: str | Sequence[str], *, merged: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """One row a word type of the target or the reference: `COLUMNS`.

    `counts` has for each group how often it has each word; several groups can be the reference together. `merged` gives
    spellings that count as another word, such as {"colour": "color"}.

    Positive where a word leans to the target: `log_likelihood` (signed G², Dunning 1993) with its `p` (chi-square, one
    degree of freedom), `log_ratio` (Hardie), `log_odds` (z of Monroe, Colaresi and Quinn 2008, both sides as prior).
    `p_adjusted` is p after Benjamini and Hochberg over all types. `p_fisher` is that of Fisher's exact test, `testable`
    says whether it could reach .05 after correction whatever the sides (Tarone 1990), `p_tarone` is adjusted by the
    number of these (1 for the others), and a word `survives` with p_tarone below .05. Rows fall by the size of G², ties
    by word. Raises DataError for a group that is not there.

    >>> table = words({"a": {"rain": 9, "sun": 1}, "b": {"rain": 1, "sun": 9}}, "a", "b")
    >>> table[["word", "count_target", "count_reference", "survives"]].to_numpy().tolist()
    [['rain', 9, 1, True], ['sun', 1, 9, True]]
    """
    import numpy as np
    import pandas as pd
    from scipy.special import chdtrc

    references = (reference,) if isinstance(reference, str) else tuple(reference)
    a, b = (_pooled(counts, groups, merged or {}) for groups in ((target,), references))
    both = a + b
    odds = stats.log_odds(a, b, both)
    here, there = (np.array([own[word] for word in both], dtype=np.int64) for own in (a, b))
    sizes = a.total(), b.total()
    g2 = stats.log_likelihoods(here, there, *sizes)
    p = chdtrc(1, np.abs(g2))
    exact = stats.fishers(here, sizes[0], there, sizes[1])
    testable = stats.tarone(exact.least, LEVEL)
    p_tarone = np.where(testable, (exact.p * testable.sum()).clip(max=1.0), 1.0)
    found = (
        list(both), here, there, g2, stats.log_ratios(here, there, *sizes), p, stats.adjust(p),
        [odds[word] for word in both], exact.p, testable, p_tarone, p_tarone < LEVEL,
    )  # fmt: skip
    table = pd.DataFrame(dict(zip(COLUMNS, found, strict=True)))
    # Rounded, so that words whose G² is equal but for the last digits are ties.
    order = pd.DataFrame({"size": table["log_likelihood"].abs().round(9), "word": table["word"]})
    return table.loc[order.sort_values(["size", "word"], ascending=[False, True]).index].reset_index(drop=True)


def needed(tests: int, level: float = LEVEL) -> float:
    """The G² that the largest of so many tests must reach to survive Benjamini–Hochberg at `level`.

    >>> round(needed(1), 3)
    3.841
    """
    from scipy.special import chdtri

    return float(chdtri(1, level / tests))


def _pooled(counts: Counts, groups: Iterable[str], merged: Mapping[str, str]) -> Counter[str]:
    """The words that the groups have together, each under the word that it counts as."""
    found: Counter[str] = Counter()
    for group in groups:
        for word, count in counts[nearest(group, counts, "group")].items():
            found[merged.get(word, word)] += count
    return +found
