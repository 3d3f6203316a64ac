"""Keyness and dispersion: which words lean to one text, how sure that is, and how evenly things are spread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from bittersweet import stats
from bittersweet.sentences import word_types

if TYPE_CHECKING:
    import pandas as pd

    from bittersweet.sentences import Sentence


def words(sentences: Iterable[Sentence]) -> pd.DataFrame:
    """One row a word type of two texts: word, a count a text, log_likelihood, log_ratio, p, p_adjusted, log_odds.

    Statistics are positive where a word leans to the first text: signed G² (Dunning 1993) with its p (chi-square,
    one degree of freedom) and p after Benjamini–Hochberg over all types, log ratio (Hardie), and log-odds z (Monroe,
    Colaresi and Quinn 2008) with the two texts together as prior. Rows fall by the size of G², ties by word.
    """
    import pandas as pd
    from scipy.stats import chi2

    counts: dict[str, Counter[str]] = {}
    for sentence in sentences:
        counts.setdefault(sentence.text, Counter()).update(word_types(sentence.sentence))
    first, second = counts
    a, b = counts[first], counts[second]
    both = a + b
    odds = stats.log_odds(a, b, both)
    totals = a.total(), b.total()
    rows = []
    for word in both:
        g2 = stats.log_likelihood(a[word], b[word], *totals)
        ratio = stats.log_ratio(a[word], b[word], *totals)
        rows.append([word, a[word], b[word], g2, ratio, float(chi2.sf(abs(g2), df=1)), odds[word]])
    columns = ["word", first, second, "log_likelihood", "log_ratio", "p", "log_odds"]
    table = pd.DataFrame(rows, columns=columns)
    table.insert(6, "p_adjusted", stats.adjust(table["p"].tolist()))
    order = table["log_likelihood"].abs().to_frame("size").assign(word=table["word"])
    return table.loc[order.sort_values(["size", "word"], ascending=[False, True]).index].reset_index(drop=True)


def dispersion(found: pd.DataFrame, key: str, labels: dict[str, str], sentences: Iterable[Sentence]) -> pd.DataFrame:
    """One row a text and label: text, label, hits, paragraphs, of_paragraphs, dp, dp_normalised.

    `found` has one row a mention or hit. Gries' DP is 0 where hits are spread over the paragraphs as words are, and
    near 1 where they stand together; it is taken over the paragraphs of a text.
    """
    import pandas as pd

    sizes: dict[str, Counter[tuple[str, int]]] = {}
    homes = {}
    for s in sentences:
        sizes.setdefault(s.text, Counter())[s.section, s.paragraph] += s.words
        homes[s.unit] = (s.section, s.paragraph)
    rows = []
    for text, parts in sizes.items():
        for name, label in labels.items():
            own = Counter(homes[unit] for unit in found[(found["text"] == text) & (found[key] == name)]["unit"])
            dp = stats.dispersion([own[part] for part in parts], list(parts.values()))
            rows.append((text, label, own.total(), len(own), len(parts), dp.dp, dp.normalised))
    columns = ["text", "label", "hits", "paragraphs", "of_paragraphs", "dp", "dp_normalised"]
    return pd.DataFrame(rows, columns=columns)


def needed(tests: int, level: float = 0.05) -> float:
    """The G² that the largest of so many tests must reach to survive Benjamini–Hochberg at `level`.

    >>> round(needed(1), 3)
    3.841
    """
    from scipy.stats import chi2

    return float(chi2.isf(level / tests, df=1))
