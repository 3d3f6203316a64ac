"""Keywords: how much a word leans to one of two texts, and which words could show it at all."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bittersweet.counting.stats import checks

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def log_likelihood(a: int, b: int, words_a: int, words_b: int) -> float:
    """The log-likelihood G² of a word found `a` and `b` times, positive where text a has relatively more.

    All four cells count: hits and other words, in both texts. Equal rates give 0, as does an empty text.
    ValueError: not whole numbers with 0 <= count <= words in each text.
    Source: Dunning 1993, Computational Linguistics 19(1), 61–74.

    >>> round(log_likelihood(110, 111, 2552, 29225), 4)
    270.7219
    """
    a, words_a = checks.counted(a, words_a)
    b, words_b = checks.counted(b, words_b)
    return float(log_likelihoods([a], [b], words_a, words_b)[0])


def log_likelihoods(a: ArrayLike, b: ArrayLike, words_a: int, words_b: int) -> NDArray[Any]:
    """The `log_likelihood` of each row of two columns of counts."""
    import numpy as np
    from scipy.special import rel_entr

    hits_a, size_a = checks.columns(a, words_a)
    hits_b, size_b = checks.columns(b, words_b)
    lean = hits_a * size_b - hits_b * size_a
    both = hits_a + hits_b
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = both / (size_a + size_b)
        cells = (
            (hits_a, size_a * rate),
            (hits_b, size_b * rate),
            (size_a - hits_a, size_a * (1 - rate)),
            (size_b - hits_b, size_b * (1 - rate)),
        )
        g2 = 2 * sum(rel_entr(seen, expected) for seen, expected in cells)
    # In whole numbers, so exactly 0; it also catches the tables with an empty row.
    return np.where(lean == 0, 0.0, np.copysign(g2, lean))


def log_ratio(a: int, b: int, words_a: int, words_b: int) -> float:
    """The binary logarithm of the rate in text a divided by the rate in text b: each 1 is a doubling.

    A count of 0 is taken as 0.5, so that a ratio exists; in texts of very unequal length this can favour
    the text without the word. A word in neither text gives 0, else an empty text gives nan.
    ValueError: not whole numbers with 0 <= count <= words in each text.
    Source: Hardie 2014, "Log Ratio: an informal introduction", ESRC Centre for Corpus Approaches to Social
    Science, Lancaster University.

    >>> round(log_ratio(5, 0, 371, 649), 6)
    4.128727
    """
    a, words_a = checks.counted(a, words_a)
    b, words_b = checks.counted(b, words_b)
    return float(log_ratios([a], [b], words_a, words_b)[0])


def log_ratios(a: ArrayLike, b: ArrayLike, words_a: int, words_b: int) -> NDArray[Any]:
    """The `log_ratio` of each row of two columns of counts."""
    import numpy as np

    hits_a, size_a = checks.columns(a, words_a)
    hits_b, size_b = checks.columns(b, words_b)
    known = (size_a > 0) & (size_b > 0)
    above, below = np.where(hits_a, hits_a, 0.5) * size_b, np.where(hits_b, hits_b, 0.5) * size_a
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.log2(above / below)
    return np.where(hits_a + hits_b == 0, 0.0, np.where(known, ratio, np.nan))


def log_odds(
    counts_a: Mapping[str, float], counts_b: Mapping[str, float], prior: Mapping[str, float]
) -> dict[str, float]:
    """The z score of each counted word's log-odds ratio, positive where text a has relatively more.

    `counts_a` and `counts_b` give each word's count in a text, `prior` its pseudo-count (informative
    Dirichlet prior); words only in `prior` add to its total but get no score. No words give an empty
    dict; the only word of a vocabulary gives 0, as it fills both texts alike.
    ValueError: a count or prior that is negative or not finite, or a counted word with no prior above 0.
    Source: Monroe, Colaresi and Quinn 2008, Political Analysis 16(4), 372–403.

    >>> z = log_odds({"cat": 30, "dog": 5, "the": 200}, {"cat": 4, "dog": 28, "the": 210},
    ...              {"cat": 0.01, "dog": 0.01, "the": 0.01})
    >>> {word: round(score, 6) for word, score in z.items()}
    {'cat': 4.066221, 'dog': -3.696758, 'the': -1.400268}
    """
    for name, counts in {"counts_a": counts_a, "counts_b": counts_b, "prior": prior}.items():
        for word, number in counts.items():
            if not (math.isfinite(number) and number >= 0):
                raise ValueError(f"{name}[{word!r}] must be a finite number, 0 or more, found {number}")
    size_a, size_b, size_prior = (math.fsum(m.values()) for m in (counts_a, counts_b, prior))
    scores = {}
    for word in dict.fromkeys([*counts_a, *counts_b]):
        weight = prior.get(word, 0)
        if weight == 0:
            raise ValueError(f"prior[{word!r}] must be above 0, as the word is counted, found {weight}")
        a, b = counts_a.get(word, 0), counts_b.get(word, 0)
        rest_a, rest_b = size_a - a + (size_prior - weight), size_b - b + (size_prior - weight)
        if rest_a == rest_b == 0:
            scores[word] = 0.0
            continue
        a, b = a + weight, b + weight
        scores[word] = (math.log(a / rest_a) - math.log(b / rest_b)) / math.sqrt(1 / a + 1 / b)
    return scores


def tarone(least: ArrayLike, level: float = 0.05) -> NDArray[Any]:
    """Which of several exact tests could reach `level` after correction, given the smallest p that each could have.

    They are those whose `least` is at most `level` / K, for the smallest K that is no less than their number. A test
    that cannot reject whatever is found needs no correction for it, so that p is adjusted by the number of these alone.
    ValueError: `level` not above 0 and below 1.
    Source: Tarone 1990, Biometrics 46(2), 515–522.

    >>> tarone([0.001, 0.02, 0.04, 0.3, 1.0]).tolist()
    [True, True, False, False, False]
    """
    import numpy as np

    if not 0 < level < 1:
        raise ValueError(f"level must be above 0 and below 1, found {level}")
    smallest = np.asarray(least, dtype=float)
    if not len(smallest):
        return np.zeros(0, dtype=bool)
    limits = level / np.arange(1, len(smallest) + 1)
    testable = np.searchsorted(np.sort(smallest), limits, side="right")
    k = int(np.argmax(testable <= np.arange(1, len(smallest) + 1)))
    reached: NDArray[Any] = smallest <= limits[k]
    return reached
