"""Uses: whether a name stands for somebody, or only says whose or what kind something is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from bittersweet.lists.hits import Hit
from bittersweet.parsing.proposals import parser

if TYPE_CHECKING:
    import pandas as pd
    from spacy.tokens import Span

ATTRIBUTIVE = ("amod", "compound", "nmod", "poss")  # "U.S. raid", "Sylvanian army", "Sylvania’s army"
OF_A_NOUN = ("NOUN", "PROPN", "ADJ")


def read(hits: Iterable[Hit]) -> Iterator[tuple[Hit, str, str]]:
    """Each hit with its use and the words that it belongs to, as spaCy's statistical English pipeline reads it."""
    own = list(hits)
    sentences = dict.fromkeys(hit.sentence for hit in own)
    docs = dict(zip(sentences, parser().pipe(s.sentence for s in sentences), strict=True))
    for hit in own:
        doc = docs[hit.sentence]
        span: Any = doc.char_span(hit.start, hit.end, alignment_mode="expand")
        yield (hit, *_use(span))


def uses(hits: Iterable[Hit], labels: Mapping[str, str]) -> pd.DataFrame:
    """One row a group, key and use that is there: group, key, label, use, count, as it stands.

    `use` is "of somebody" where the name is a noun of its own, "of something else" where it says whose or what kind
    another noun is, as spaCy's statistical English pipeline reads it. `labels` are those of the keys asked for.
    """
    import pandas as pd

    own = [hit for hit in hits if hit.entry.key in labels]
    found: dict[tuple[str, str, str], Counter[str]] = {}
    for hit, use, words in read(own):
        found.setdefault((hit.entry.key, hit.sentence.group, use), Counter())[words] += 1
    order = {key: place for place, key in enumerate(labels)}
    groups = {hit.sentence.group: None for hit in own}
    rows = [
        (group, key, labels[key], use, words.total(), ", ".join(dict.fromkeys(words)))
        for (key, group, use), words in found.items()
    ]
    rows.sort(key=lambda row: (order[row[1]], list(groups).index(row[0]), row[3]))
    return pd.DataFrame(rows, columns=["group", "key", "label", "use", "count", "as it stands"])


def _use(span: Span) -> tuple[str, str]:
    """How a name is used, and the words: with the noun that it belongs to, where it belongs to one."""
    root = span.root
    if root.dep_ in ATTRIBUTIVE and root.head.pos_ in OF_A_NOUN:
        return "of something else", span.doc[span.start : max(root.head.i, span.end - 1) + 1].text
    return "of somebody", span.text
