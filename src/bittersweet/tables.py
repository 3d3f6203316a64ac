"""Tables: what a run exports, one CSV a table. Their names and columns are a contract for users."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bittersweet import cleaning, counts
from bittersweet import findings as declared
from bittersweet import frames as coded
from bittersweet import keyness as word_keyness
from bittersweet import practices as coded_practices
from bittersweet import speakers as quoted
from bittersweet import themes as theme_counts
from bittersweet.files import write

if TYPE_CHECKING:
    import pandas as pd

    from bittersweet.study import Study


def sentences(study: Study) -> pd.DataFrame:
    """One row a counted sentence: text, unit, section, paragraph, sentence, words."""
    import pandas as pd

    columns = ["text", "unit", "section", "paragraph", "sentence", "words"]
    return pd.DataFrame([[getattr(s, column) for column in columns] for s in study.sentences], columns=columns)


def removed(study: Study) -> pd.DataFrame:
    """One row a line (or list number) that is left out: text, line, reason, content."""
    import pandas as pd

    rows = [row for text in study.texts for row in cleaning.removed(text)]
    return pd.DataFrame(rows, columns=cleaning.Removed._fields)


def joins(study: Study) -> pd.DataFrame:
    """One row a line-end join: text, line, before, after, kind."""
    import pandas as pd

    rows = [row for text in study.texts for row in cleaning.joins(text)]
    return pd.DataFrame(rows, columns=cleaning.Join._fields)


def mentions(study: Study) -> pd.DataFrame:
    """One row a mention: text, unit, actor, kind, form, surface, start, end, raw_start, raw_end."""
    return study.mentions


def actors(study: Study) -> pd.DataFrame:
    """One row a text and actor: text, actor, label, kind, mentions, words, per_1000, low, high, demonyms."""
    return counts.actors(study.mentions, study.words, study.actors)


def theme_hits(study: Study) -> pd.DataFrame:
    """One row a hit of a theme: text, unit, theme, surface, start, end, raw_start, raw_end."""
    return study.theme_hits


def themes(study: Study) -> pd.DataFrame:
    """One row a text and theme: text, theme, label, sentences, of_sentences, share, low, high."""
    return theme_counts.table(study.theme_hits, study.units, study.themes)


def keyness(study: Study) -> pd.DataFrame:
    """One row a word type: word, a count a text, log_likelihood, log_ratio, p, p_adjusted, log_odds."""
    return word_keyness.words(study.sentences)


def agreement(study: Study) -> pd.DataFrame:
    """One row a framing variable: variable, alpha, verdict, label, group."""
    return coded.agreement(study.codes, study.variables)


def frames(study: Study) -> pd.DataFrame:
    """One row a variable, code and text: variable, code, text, a column an annotator, of_sentences."""
    return coded.table(study.codes, study.variables, study.sentences)


def speakers(study: Study) -> pd.DataFrame:
    """One row a text, speaker and mode: text, speaker, kind, mode, words_quoted, units, quotes, sentence_words."""
    return quoted.table(study.quotes)


def findings(study: Study) -> pd.DataFrame:
    """One row a finding: id, notebook, claim, holds, specifications, holding, clear."""
    return declared.table(study)


def practices(study: Study) -> pd.DataFrame:
    """One row a practice: number, quote, raw span, codes, and its echoes."""
    return coded_practices.table(study)


EXPORTED = (
    sentences,
    removed,
    joins,
    mentions,
    actors,
    theme_hits,
    themes,
    keyness,
    agreement,
    frames,
    speakers,
    practices,
    findings,
)
TABLES: dict[str, Callable[[Study], pd.DataFrame]] = {table.__name__: table for table in EXPORTED}


def export(study: Study, folder: Path) -> list[Path]:
    """The files written: each table of `study` as CSV in `folder`, UTF-8, one header line, LF line ends.

    Numbers stand with up to ten significant digits. Raises DataError when the folder cannot be written.
    """
    return [
        write(
            folder / f"{name}.csv",
            table(study).to_csv(index=False, float_format="%.10g", lineterminator="\n"),
        )
        for name, table in TABLES.items()
    ]
