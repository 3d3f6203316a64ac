"""A quote: words of another, with whose they are, how they are given and where they stand."""

from __future__ import annotations

from typing import NamedTuple

from bittersweet.texts.sentences import Sentence, words


class Piece(NamedTuple):
    """A half-open span in a sentence."""

    sentence: Sentence
    start: int
    end: int

    @property
    def words(self) -> int:
        """How many words stand in it."""
        return len(words(self.sentence.sentence[self.start : self.end]))


class Quote(NamedTuple):
    """Words of another: the sentences they stand in, whose they are, how they are given, and the place.

    `attribution` is "named" (beside the words), "carried" (from the paragraph) or "none". `words` counts what stands
    inside quotation marks: 0 for indirect speech and for a citation, whose `quote` is the words reported or the
    citation. `start` is an offset in the first sentence, `end` in the last. `cited` is the source whose bracket stands
    behind the words, or "". `reach` is the span of all that is the speaker's there, marks or none, as (start, end) like
    these.
    """

    sentences: tuple[Sentence, ...]
    speaker: str
    kind: str
    mode: str
    words: int
    quote: str
    raw_start: int
    raw_end: int
    start: int
    end: int
    attribution: str
    cited: str
    reach: tuple[int, int]

    @property
    def text(self) -> str:
        """The text that it stands in."""
        return self.sentences[0].text

    @property
    def group(self) -> str:
        """The group of that text."""
        return self.sentences[0].group

    @property
    def units(self) -> tuple[str, ...]:
        """The names of its sentences."""
        return tuple(sentence.unit for sentence in self.sentences)

    @property
    def pieces(self) -> list[Piece]:
        """Its words, sentence by sentence."""
        return self._cut(self.start, self.end)

    @property
    def reaches(self) -> list[Piece]:
        """All that is the speaker's, sentence by sentence: wider than its words where they stand in a report."""
        return self._cut(*self.reach)

    def _cut(self, start: int, end: int) -> list[Piece]:
        first, last = self.sentences[0], self.sentences[-1]
        return [Piece(s, start if s is first else 0, end if s is last else len(s.sentence)) for s in self.sentences]
