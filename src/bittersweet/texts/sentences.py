"""Sentences and words: running text cut into units, each with its way back to the raw file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bittersweet.texts.cleaning import Paragraph, paragraphs
from bittersweet.texts.splitter import boundaries
from bittersweet.texts.text import Text

__all__ = ["Sentence", "boundaries", "split", "word_types", "words"]

_has_letter = re.compile(r"[^\W_]").search
_dotted = re.compile(r"(?:\b[A-Z]\.){2,}").search
_bare = re.compile(r"\w(?:.*\w)?", re.DOTALL).search


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its text and group, its unit name, where it stands, its words, and its place in the paragraph."""

    text: str
    group: str
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

    >>> words("North–South relations – 1999")
    ['North–South', 'relations', '1999']
    """
    return [token for token in content.split() if token.isalnum() or _has_letter(token)]


def word_types(content: str) -> list[str]:
    """The words of `content` as keyness counts them: lower case, one apostrophe, outer punctuation off.

    Abbreviations in capitals stay, so that an abbreviation is not counted with a word ("IT", "it").

    >>> word_types("“Anna’s” (Smith, 2001) U.N. and IT, it")
    ["anna's", 'smith', '2001', 'U.N.', 'and', 'IT', 'it']
    """
    return [_type(word) for word in words(content)]


@lru_cache(maxsize=1 << 16)
def _type(word: str) -> str:
    """The type of one word."""
    found = _dotted(word) or _bare(word.replace("’", "'"))
    bare = found.group() if found else word
    return bare if bare.isupper() and len(bare) > 1 else bare.lower()


def split(text: Text) -> Iterator[Sentence]:
    """The sentences of `text` in reading order, named by its prefix and a number (N01, N02, …).

    A prefix that ends in a digit has a dot behind it (A1.01), so that no two texts share a name. Sections that are not
    counted are named by the section instead (N-headline) and take no number.
    """
    counted = {section.name: section.counted for section in text.sections}
    stem = text.prefix + ("." if text.prefix[-1:].isdigit() else "")
    number, headings = 0, Counter[str]()
    for home in paragraphs(text):
        section, counts = home.section, counted[home.section]
        for start, end in boundaries(home.content):
            if counts:
                number += 1
                unit = f"{stem}{number:02d}"
            else:
                headings[section] += 1
                index = headings[section]
                unit = f"{text.prefix}-{section}" + (f"-{index}" if index > 1 else "")
            content = home.content[start:end]
            size = len(words(content))
            yield Sentence(text.id, text.group, unit, section, home.number, content, size, counts, home, start)
