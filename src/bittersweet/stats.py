"""Rates, ratios, keyness, dispersion and agreement, each with its source and a number to check it by.

Every function takes plain counts and returns plain floats. The work is done by scipy, statsmodels and NLTK
where they have the method. They are imported inside the functions, since they take seconds to load and
most users of the package need only one of them.
"""

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

__all__ = [
    "adjust",
    "agreement",
    "dispersion",
    "log_likelihood",
    "log_odds",
    "log_ratio",
    "rate",
    "rate_ratio",
    "resample",
    "share",
]


class Estimate(NamedTuple):
    """A value with the two ends of its confidence interval."""

    value: float
    low: float
    high: float


class Ratio(NamedTuple):
    """A ratio of two rates with the two ends of its confidence interval and the p value of no difference."""

    ratio: float
    low: float
    high: float
    p: float


class Dispersion(NamedTuple):
    """Gries' deviation of proportions, plain and normalised: 0 is spread evenly, 1 is all in one place."""

    dp: float
    normalised: float


def rate(count: int, words: int, *, per: float = 1000, confidence: float = 0.95) -> Estimate:
    """The rate of `count` occurrences in `words` words, per 1,000 words, with its exact Poisson interval.

    No words at all give no value (nan) and the widest interval, 0 to infinity.
    ValueError: not whole numbers with 0 <= count <= words, `per` not above 0, `confidence` not in (0, 1).
    Source: Garwood 1936, Biometrika 28, 437–442.

    >>> [round(number, 6) for number in rate(10, 1000)]
    [10.0, 4.795389, 18.390356]
    >>> [round(number, 6) for number in rate(0, 1000)]
    [0.0, 0.0, 3.688879]
    """
    count, words = _tally(count, words)
    if not (math.isfinite(per) and per > 0):
        raise ValueError(f"per must be a finite number above 0, found {per}")
    _check_confidence(confidence)
    if words == 0:
        return Estimate(math.nan, 0.0, math.inf)
    from statsmodels.stats.rates import confint_poisson

    low, high = confint_poisson(count, words / per, method="exact-c", alpha=1 - confidence)
    return Estimate(count * per / words, float(low), float(high))


def share(hits: int, of: int, *, confidence: float = 0.95) -> Estimate:
    """The share of `hits` among `of` units, between 0 and 1, with its Wilson score interval.

    No units at all give no value (nan) and the widest interval, 0 to 1.
    ValueError: not whole numbers with 0 <= hits <= of, `confidence` not in (0, 1).
    Source: Wilson 1927, Journal of the American Statistical Association 22, 209–212.

    >>> [round(number, 7) for number in share(81, 263)]
    [0.3079848, 0.2552885, 0.3662096]
    """
    hits, of = _tally(hits, of, "hits", "of")
    _check_confidence(confidence)
    if of == 0:
        return Estimate(math.nan, 0.0, 1.0)
    from statsmodels.stats.proportion import proportion_confint

    low, high = proportion_confint(hits, of, alpha=1 - confidence, method="wilson")
    value = hits / of
    # Rounding can put the low end of 0 hits at 1e-17, and the high end of all hits as much below 1.
    return Estimate(value, float(min(low, value)), float(max(high, value)))


def resample(
    hits: Sequence[int], sizes: Sequence[int], *, draws: int = 2000, seed: int = 1, confidence: float = 0.95
) -> Estimate:
    """The share of `hits` in `sizes` (both one number a sentence), with the range it takes when sentences are redrawn.

    Words of one sentence are not independent, so whole sentences are drawn with replacement. The range tells
    how much the share hangs on single sentences of this text; it says nothing of other texts. No sentence or
    no size gives nan.
    ValueError: not as many hits as sizes, a negative number, `draws` below 1, `confidence` not in (0, 1).
    Source: percentile bootstrap, Efron 1979, Annals of Statistics 7, 1–26.

    >>> resample([1, 1], [2, 2])
    Estimate(value=0.5, low=0.5, high=0.5)
    """
    if len(hits) != len(sizes) or min([*hits, *sizes], default=0) < 0 or draws < 1 or not 0 < confidence < 1:
        raise ValueError(
            f"expected as many hits as sizes, none negative, found {list(hits)} and {list(sizes)}, "
            f"with draws {draws} and confidence {confidence}"
        )
    if not sum(sizes):
        return Estimate(math.nan, math.nan, math.nan)
    import numpy as np

    drawn = np.random.default_rng(seed).integers(len(sizes), size=(draws, len(sizes)))
    totals = np.asarray(sizes)[drawn].sum(axis=1)
    shares = np.asarray(hits)[drawn].sum(axis=1)[totals > 0] / totals[totals > 0]
    tail = (1 - confidence) / 2
    return Estimate(sum(hits) / sum(sizes), float(np.quantile(shares, tail)), float(np.quantile(shares, 1 - tail)))


def rate_ratio(count_a: int, words_a: int, count_b: int, words_b: int, *, confidence: float = 0.95) -> Ratio:
    """The rate in text a divided by the rate in text b, with its exact interval and p value.

    Given `count_a + count_b` occurrences in all, those in a are binomial, so the interval is that of
    Clopper and Pearson carried over to the ratio by the lengths in words, and p the exact two-sided test.
    The two may disagree near the edge: the interval cuts equal tails, the test adds up unlikely outcomes.
    No occurrence only in a gives ratio 0, only in b infinity. None in either, or an empty text, tells
    nothing: ratio nan, interval 0 to infinity, p 1.
    ValueError: not whole numbers with 0 <= count <= words in each text, `confidence` not in (0, 1).
    Source: Clopper and Pearson 1934, Biometrika 26, 404–413; Przyborowski and Wilenski 1940, Biometrika 31,
    313–323.

    >>> [round(number, 6) for number in rate_ratio(11, 800, 21, 3011)]
    [1.971488, 0.858426, 4.277266, 0.079669]
    """
    count_a, words_a = _tally(count_a, words_a)
    count_b, words_b = _tally(count_b, words_b)
    _check_confidence(confidence)
    if count_a + count_b == 0 or words_a == 0 or words_b == 0:
        return Ratio(math.nan, 0.0, math.inf, 1.0)
    from scipy.stats import binomtest

    test = binomtest(count_a, count_a + count_b, words_a / (words_a + words_b))
    low, high = test.proportion_ci(confidence_level=confidence, method="exact")

    def as_ratio(of_all: float) -> float:
        return math.inf if of_all == 1 else float(of_all / (1 - of_all) * words_b / words_a)

    ratio = count_a * words_b / (count_b * words_a) if count_b else math.inf
    return Ratio(ratio, as_ratio(low), as_ratio(high), float(test.pvalue))


def log_likelihood(a: int, b: int, words_a: int, words_b: int) -> float:
    """The log-likelihood G² of a word found `a` and `b` times, positive where text a has relatively more.

    All four cells count: hits and other words, in both texts. Equal rates give 0, as does an empty text.
    ValueError: not whole numbers with 0 <= count <= words in each text.
    Source: Dunning 1993, Computational Linguistics 19(1), 61–74.

    >>> round(log_likelihood(110, 111, 2552, 29225), 4)
    270.7219
    """
    a, words_a = _tally(a, words_a)
    b, words_b = _tally(b, words_b)
    lean = a * words_b - b * words_a
    # In whole numbers, so exactly 0; it also catches the tables with an empty row, which scipy refuses.
    if lean == 0:
        return 0.0
    from scipy.stats import chi2_contingency

    table = [[a, words_a - a], [b, words_b - b]]
    test = chi2_contingency(table, correction=False, lambda_="log-likelihood")
    return math.copysign(float(test.statistic), lean)


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
    a, words_a = _tally(a, words_a)
    b, words_b = _tally(b, words_b)
    if a == b == 0:
        return 0.0
    if words_a == 0 or words_b == 0:
        return math.nan
    return math.log2((a or 0.5) * words_b / ((b or 0.5) * words_a))


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


def adjust(p_values: Iterable[float]) -> list[float]:
    """The p values adjusted for their number (Benjamini–Hochberg false discovery rate), in the same order.

    No p values give an empty list.
    ValueError: a p value outside 0 to 1, or not a number.
    Source: Benjamini and Hochberg 1995, Journal of the Royal Statistical Society B 57(1), 289–300.

    >>> [round(p, 6) for p in adjust([0.01, 0.04, 0.03, 0.005])]
    [0.02, 0.04, 0.04, 0.02]
    """
    values = [float(p) for p in p_values]
    if wrong := [p for p in values if not 0 <= p <= 1]:
        raise ValueError(f"p values must be between 0 and 1, found {wrong}")
    if not values:
        return []
    from statsmodels.stats.multitest import multipletests

    return [float(p) for p in multipletests(values, method="fdr_bh")[1]]


def dispersion(counts: Sequence[int], sizes: Sequence[int]) -> Dispersion:
    """How unevenly a word is spread over the parts of a text: Gries' DP, plain and normalised to reach 1.

    `counts` are its occurrences in each part, `sizes` the words in each part, in the same order. DP is half
    the sum of the distances between each part's share of the occurrences and its share of the words.
    A text in one part gives 0 and 0, as there is nowhere else to be. No occurrence, or no part, gives nan.
    ValueError: unequal lengths, a part without words, not whole numbers with 0 <= count <= size.
    Source: Gries 2008, International Journal of Corpus Linguistics 13(4), 403–437; the normalised form in
    Lijffijt and Gries 2012, the same 17(1), 147–149.

    >>> [round(number, 7) for number in dispersion([1, 2, 3, 4, 5], [9, 10, 10, 10, 11])]
    [0.18, 0.2195122]
    """
    if len(counts) != len(sizes):
        raise ValueError(f"each part needs a count and a size, found {len(counts)} counts, {len(sizes)} sizes")
    parts = [_tally(count, size, "count", "size") for count, size in zip(counts, sizes, strict=True)]
    if not all(size for _, size in parts):
        raise ValueError(f"each part needs at least one word, found sizes {list(sizes)}")
    count, size = sum(c for c, _ in parts), sum(s for _, s in parts)
    if count == 0:
        return Dispersion(math.nan, math.nan)
    if len(parts) == 1:
        return Dispersion(0.0, 0.0)
    # Over the common denominator all is in whole numbers, so that an even spread is exactly 0.
    distance = sum(abs(c * size - s * count) for c, s in parts)
    smallest = min(s for _, s in parts)
    return Dispersion(distance / (2 * count * size), distance / (2 * count * (size - smallest)))


def agreement(codes: Sequence[Sequence[Hashable | None]]) -> float:
    """Krippendorff's alpha for nominal codes: 1 is full agreement, 0 is what chance gives.

    `codes` holds a column for each annotator, all with the same units in the same order, None where a unit
    was not coded. A unit with fewer than two codes is left out, as there is nothing to compare it with.
    If one and the same code is all that is left (or nothing is), alpha is 0/0 and nan is given: that the
    annotators can tell the codes apart has not been seen. Some programs say 1 there.
    ValueError: fewer than two annotators, columns of unequal length, a string for a column, nan as a code.
    Source: Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", University of Pennsylvania,
    with its four annotators and twelve units:

    >>> round(agreement(([1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    ...                  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    ...                  [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    ...                  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None])), 6)
    0.743421
    """
    # A table gives its column names when iterated; their letters would pass for codes.
    if names := [column for column in codes if isinstance(column, str)]:
        raise ValueError(f"each column must be a sequence of codes, found the text {names}")
    lengths = [len(column) for column in codes]
    if len(lengths) < 2 or len(set(lengths)) > 1:
        raise ValueError(f"agreement needs two or more columns of equal length, found lengths {lengths}")
    units = list(zip(*codes, strict=True))
    # A nan (a gap in a pandas column) differs even from itself and would be counted as disagreement.
    if gaps := [row for row in units if any(code != code for code in row)]:
        raise ValueError(f"a unit that was not coded must be None, found {gaps}")
    coded = [[(who, code) for who, code in enumerate(row) if code is not None] for row in units]
    pairable = [(who, unit, code) for unit, row in enumerate(coded) if len(row) > 1 for who, code in row]
    # NLTK leaves single codes out too, but then says 1 where one code is left and divides by zero where
    # none is; and it takes None for a code of its own. So it is given the pairable codes only.
    if len({code for _, _, code in pairable}) < 2:
        return math.nan
    from nltk.metrics.agreement import AnnotationTask

    return float(AnnotationTask(pairable).alpha())


def _tally(count: int, total: int, count_name: str = "count", total_name: str = "words") -> tuple[int, int]:
    """The two as plain integers, which cannot overflow; 3.0, as pandas has it beside a gap, is taken as 3."""
    whole = all(math.isfinite(number) and number == int(number) for number in (count, total))
    if not (whole and 0 <= count <= total):
        raise ValueError(
            f"expected whole numbers with 0 <= {count_name} <= {total_name}, "
            f"found {count_name} {count} and {total_name} {total}"
        )
    return int(count), int(total)


def _check_confidence(confidence: float) -> None:
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must be above 0 and below 1, found {confidence}")
