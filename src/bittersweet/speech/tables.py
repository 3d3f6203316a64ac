"""Tables of speech: who speaks how much and how, and every quotation in its words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bittersweet.lists.wordlist import WordList
from bittersweet.speech.quote import Quote
from bittersweet.texts.sentences import words

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "text", "speaker", "kind", "mode", "words_quoted", "units", "quotes", "sentence_words", "words_reported",
)  # fmt: skip
LISTING = (
    "text", "units", "speaker", "mode", "words", "quote", "raw_start", "raw_end", "start", "end", "attribution",
    "cited",
)  # fmt: skip


def table(quotes: Iterable[Quote]) -> pd.DataFrame:
    """One row a text, speaker and mode: the words inside quotation marks, the units, and the space given.

    `sentence_words` counts all words of those units, each unit once; `words_reported` the words of indirect speech,
    which carry no marks. Within a text most quoted words first, then in order of appearance.
    """
    import pandas as pd

    groups: dict[tuple[str, str, str, str], list[Quote]] = {}
    for quote in quotes:
        groups.setdefault((quote.text, quote.speaker, quote.kind, quote.mode), []).append(quote)
    rows = []
    for key, own in groups.items():
        units = {sentence.unit: sentence.words for quote in own for sentence in quote.sentences}
        quoted = sum(quote.words for quote in own)
        reported = sum(len(words(quote.quote)) for quote in own) if key[3] == "indirect" else 0
        rows.append((*key, quoted, " ".join(units), len(own), sum(units.values()), reported))
    order = {text: place for place, text in enumerate(dict.fromkeys(row[0] for row in rows))}
    rows.sort(key=lambda row: (order[row[0]], -row[4]))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def listing(quotes: Iterable[Quote], book: WordList) -> pd.DataFrame:
    """One row a quote: text, units, the speaker's label, mode, words, the quote, and its place in the raw file.

    After these the span in the sentences (`start` in the first, `end` in the last), the attribution, and the label of
    the source that is cited for the words.
    """
    import pandas as pd

    labels = {"": "", **book.labels}
    rows = [
        (q.text, " ".join(q.units), labels.get(q.speaker, q.speaker), q.mode, q.words, q.quote, q.raw_start, q.raw_end,
         q.start, q.end, q.attribution, labels[q.cited])
        for q in quotes
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(LISTING))
