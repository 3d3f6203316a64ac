"""The index: sentences ready to be asked for by unit, by word and by list, with their way to the raw file's lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from bittersweet.evidence.searching import folded, stretches
from bittersweet.files import nearest
from bittersweet.lists.finder import Finder, finder
from bittersweet.lists.wordlist import WordList, variants
from bittersweet.texts.sentences import Sentence
from bittersweet.texts.text import Text

WORD = "word"  # the noun of what is asked for by its letters


class Match(NamedTuple):
    """A stretch of a sentence that was asked for: the sentence's place in the index, and the half-open span.

    `noun` and `key` say what it is: a key of the list of that noun, or the word asked for.
    """

    place: int
    start: int
    end: int
    noun: str
    key: str


class Index:
    """Sentences that can be searched, built once in time linear in them.

    All sentences stand in one string, one a line. A word is looked for in that string, and of a list only those
    sentences are read by its finder that hold a surface of the keys asked for; what is found is led back to its
    sentence, and to the line of its raw file, by bisection.
    """

    def __init__(self, sentences: Iterable[Sentence], texts: Iterable[Text]) -> None:
        """Takes the sentences in reading order and the texts that they are of."""
        self.sentences = tuple(sentences)
        self.texts = {text.id: text for text in texts}
        self._places = {sentence.unit: place for place, sentence in enumerate(self.sentences)}
        self._lines: dict[str, list[int]] = {}
        self._finders: dict[int, tuple[WordList, Finder]] = {}

    @cached_property
    def grouped(self) -> bool:
        """Whether some text stands in a group that is not called as the text is."""
        return any(sentence.group != sentence.text for sentence in self.sentences)

    def place(self, unit: str) -> int:
        """The place of a unit. Raises DataError with the nearest names when there is none."""
        return self._places[nearest(unit, self._places, "unit")]

    def sentence(self, unit: str) -> Sentence:
        """The sentence called `unit`. Raises DataError with the nearest names when there is none."""
        return self.sentences[self.place(unit)]

    def line(self, text: str, offset: int) -> int:
        """The number of the line of the raw file in which an offset stands, counted from 1."""
        if text not in self._lines:
            self._lines[text] = [line.start for line in self.texts[text].lines]
        return bisect_right(self._lines[text], offset)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each sentence begins in the joined string."""
        starts, at = [], 0
        for sentence in self.sentences:
            starts.append(at)
            at += len(sentence.sentence) + 1
        return starts

    @cached_property
    def _joined(self) -> str:
        return "\n".join(sentence.sentence for sentence in self.sentences).replace("’", "'")

    @cached_property
    def _folded(self) -> str:
        return folded(self._joined)

    def word(self, word: str, *, case: bool = False) -> list[Match]:
        """Where a word or phrase stands, whole, in any case unless `case`; a star stands for the rest of a word.

        Raises DataError when no letter or digit is asked for.
        """
        content, starts = (self._joined if case else self._folded), self._starts
        found = []
        for start, end in stretches(content, word, case=case):
            place = bisect_right(starts, start) - 1
            found.append(Match(place, start - starts[place], end - starts[place], WORD, word))
        return found

    def keys(self, book: WordList, keys: Collection[str], places: Iterable[int] | None = None) -> list[Match]:
        """Where the surfaces of these keys of a list stand, in order, as the list's finder has it.

        Only the sentences at `places` are read, where these are given.
        """
        search, sentences, wanted = self._finder(book).find, self.sentences, frozenset(keys)
        if places is None:
            everything = wanted.issuperset(book.about)
            places = range(len(sentences)) if everything else sorted(self._holding(book, wanted))
        return [
            Match(place, start, end, book.noun, entry.key)
            for place in places
            for entry, start, end in search(sentences[place].sentence)
            if entry.key in wanted
        ]

    def _finder(self, book: WordList) -> Finder:
        """The finder of a list, built at its first use."""
        if id(book) not in self._finders:
            self._finders[id(book)] = (book, finder(book))  # the list is kept, so that its id stays its own
        return self._finders[id(book)][1]

    def _holding(self, book: WordList, keys: Collection[str]) -> set[int]:
        """The places of the sentences that hold the letters of a surface of these keys, in any case."""
        entries = (entry for entry in book.entries if entry.key in keys and entry.counts)
        forms = {folded(form.replace("’", "'")) for entry in entries for form in variants(entry)}
        return {place for form in forms for place in self._with(form)}

    def _with(self, form: str) -> Iterator[int]:
        content, starts = self._folded, self._starts
        at = content.find(form)
        while at >= 0:
            place = bisect_right(starts, at) - 1
            yield place
            if place + 1 == len(starts):
                return
            at = content.find(form, starts[place + 1])
