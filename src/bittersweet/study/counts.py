"""What is counted in a study: hits, tallies, measures, comparisons, pairs, codes, positions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from bittersweet.counting import fit as fitting
from bittersweet.counting import keyness, measures, sizes
from bittersweet.counting import positions as placing
from bittersweet.counting import tally as tallies
from bittersweet.counting.coded import by_annotator, coded
from bittersweet.counting.measures import Level, Per
from bittersweet.files import nearest
from bittersweet.lists import hits, names
from bittersweet.lists.finder import Finder, finder
from bittersweet.lists.wordlist import Entry, WordList
from bittersweet.parsing import uses
from bittersweet.study.parts import Parts
from bittersweet.texts import units

if TYPE_CHECKING:
    import pandas as pd


class Counts(Parts):
    """A study folder with all that is counted in it."""

    def finder(self, name: str) -> Finder:
        """The finder of a list."""
        book = self.list(name)
        return self._once("finder", book.name, make=lambda: finder(book))

    def found(self, name: str) -> list[hits.Hit]:
        """The hits of a list in all sentences, headings among them."""
        book = self.list(name)
        return self._once("found", book.name, make=lambda: hits.find(self.all_sentences, book, self.finder(name)))

    def hits(self, name: str) -> pd.DataFrame:
        """One row a hit of a list in the counted sentences, as `lists.hits.table` gives them."""
        book = self.list(name)
        counted = (hit for hit in self.found(name) if hit.sentence.counted)
        return self._once("hits", book.name, make=lambda: hits.table(counted, book))

    def tally(self, name: str) -> tallies.Tally:
        """The tally of a list over the counted sentences."""
        book = self.list(name)
        return self._once("tally", book.name, make=lambda: self._tallied(book))

    def _tallied(self, book: WordList) -> tallies.Tally:
        return tallies.of(self.sentences, {book.name: hits.observations(self.found(book.name))})

    def measure(
        self,
        name: str,
        *,
        per: Per | None = None,
        by: str = "",
        level: Level = "group",
        apart: bool = True,
        keys: Collection[str] = (),
    ) -> pd.DataFrame:
        """One row a group and key of a list, as `counting.measures.measure` gives them, of these `keys` (default: all).

        `per` is the list's own unless named; `by` groups the keys by a column of the list; without `apart` every form
        is in the number.
        """
        book = self.list(name)
        labels = book.values(by) if by else book.labels
        return measures.measure(
            self.tally(name),
            {key: label for key, label in labels.items() if key in keys} if keys else labels,
            per=per or book.settings.per,
            by=book.attribute(by) if by else None,
            apart=book.apart if apart else (),
            level=level,
        )

    def pairs(self, first: str, second: str = "") -> pd.DataFrame:
        """One row a group and pair of keys that share a sentence: two of one list, or one of each of two lists."""
        book, other = self.list(first), self.list(second) if second else None
        seen = [*hits.observations(self.found(book.name))]
        if other is None:
            return measures.pairs(tallies.of(self.sentences, {first: seen}), book.labels)
        named = [{f"{b.name}:{key}": label for key, label in b.labels.items()} for b in (book, other)]
        both = [
            o._replace(key=f"{b.name}:{o.key}") for b in (book, other) for o in hits.observations(self.found(b.name))
        ]
        return measures.pairs(tallies.of(self.sentences, {f"{first} and {second}": both}), *named)

    @cached_property
    def frames(self) -> pd.DataFrame:
        """One row a variable, code, text and annotator, as `counting.coded.coded` gives them."""
        return coded(self.codes, self.variables, self.sentences, level="text")

    def coded(self, *names: str) -> pd.DataFrame:
        """One row a code of the variables `names` and group: the first annotator's share, and everybody's counts."""
        for name in names:
            nearest(name, self.variables, "variable")
        return by_annotator(coded(self.codes, self.variables, self.sentences, names))

    def positions(self, name: str, keys: Sequence[str] = ()) -> pd.DataFrame:
        """One row a hit of a list with its place in its text, of these keys in this order (default: all).

        Forms that are counted apart are left out.
        """
        book = self.list(name)
        known = {book.key(key): place for place, key in enumerate(keys)}
        table = placing.positions(self.hits(name), self.sentences)
        table = table[~table["form"].isin(list(book.apart))]
        if not keys:
            return table
        return table[table["key"].isin(list(known))].sort_values("key", key=lambda k: k.map(known), kind="stable")

    def stretches(self, **units: str) -> pd.DataFrame:
        """One row a stretch of a text, from one unit to another (``N09="N15"``): text, start, end, as shares of it."""
        return placing.stretches(self.sentences, units)

    def forms(self, name: str, *keys: str) -> pd.DataFrame:
        """One row a group, key and form of it that is there, members of a state counted to it: see `measures.forms`."""
        book = self.list(name)
        wanted = [book.key(key) for key in keys] or list(book.labels)
        owner = {key: about.get("state") or key for key, about in book.about.items()}
        own = self.tally(name).mapped(lambda key, _: owner[key] if owner[key] in wanted else None)
        return measures.forms(own, {key: book.labels[key] for key in wanted})

    def uses(self, name: str, *keys: str) -> pd.DataFrame:
        """How names are used, as somebody or to say whose: names and forms apart alike, as a machine reads them."""
        book = self.list(name)
        wanted = {key: book.labels[key] for key in map(book.key, keys)}
        return uses.uses((hit for hit in self.found(name) if hit.sentence.counted), wanted)

    def word_counts(self) -> dict[str, Counter[str]]:
        """How often each group has each word type, as `keyness.counts` counts them."""
        return keyness.counts(self.sentences)

    def keywords(
        self, target: str | None = None, *, merged: Mapping[str, str] | None = None, testable: bool = True
    ) -> pd.DataFrame:
        """One row a word type of a group (default: the first) held against all others, as `keyness.words` gives them.

        Without `testable` words that are too rare to tell anything stand there too. `merged` gives spellings that count
        as another word.
        """
        groups = list(self.labels)
        own = nearest(target or groups[0], groups, "group")
        rest = [group for group in groups if group != own]
        table = keyness.words(self.word_counts(), own, rest, merged=merged)
        return table[table["testable"]].reset_index(drop=True) if testable else table

    def fit(self, name: str) -> pd.DataFrame:
        """One row a key of a list: how well the list fits the annotators' codes, as `counting.fit.fit` gives it."""
        return fitting.fit(self.hits(name), self.list_codes(name), self.list(name))

    def carriers(self, name: str) -> pd.DataFrame:
        """One row a key of a list: the entries that alone carry it in some sentence, with these units."""
        return fitting.carriers((hit for hit in self.found(name) if hit.sentence.counted), self.list(name))

    @cached_property
    def unlisted(self) -> pd.DataFrame:
        """One row a name that no list has: text, unit, name."""
        import pandas as pd

        rows = [(name.sentence.text, name.sentence.unit, name.surface) for name in self.unlisted_names]
        return pd.DataFrame(rows, columns=["text", "unit", "name"])

    @cached_property
    def unlisted_names(self) -> Sequence[names.Name]:
        """The names that neither a list nor ``codebook/other_names.csv`` has, where they stand."""
        explained = [Entry(name, name) for name in self.other_names]
        finders = [*(self.finder(name) for name in self.lists), Finder(explained, exclusive=True)]
        return names.unlisted(self.sentences, finders)

    # The sizes of the texts and what cleaning did, as the first notebook and the tables show them.

    @cached_property
    def lines(self) -> pd.DataFrame:
        """One row a line of a raw file with its fate: text, group, label, line, length, fate, kind."""
        return sizes.lines(self.texts)

    @cached_property
    def attrition(self) -> pd.DataFrame:
        """One row a text: where the words of the raw file went."""
        return sizes.attrition(self.texts, self.all_sentences)

    @cached_property
    def sections(self) -> pd.DataFrame:
        """One row a section: its paragraphs, sentences and words."""
        return sizes.sections(self.all_sentences)

    @cached_property
    def sentence_lengths(self) -> pd.DataFrame:
        """One row a counted sentence: text, group, label, unit, words."""
        import pandas as pd

        labels = {text.id: text.label for text in self.texts}
        rows = [(s.text, s.group, labels[s.text], s.unit, s.words) for s in self.sentences]
        return pd.DataFrame(rows, columns=["text", "group", "label", "unit", "words"])

    @property
    def mean_lengths(self) -> dict[str, float]:
        """The mean number of words in a sentence of each text."""
        return self.sentence_lengths.groupby("text", sort=False)["words"].mean().to_dict()

    @cached_property
    def removed(self) -> pd.DataFrame:
        """One row a line, or number of a list item, that is left out: text, line, reason, content."""
        return sizes.removed(self.texts)

    @cached_property
    def joins(self) -> pd.DataFrame:
        """One row a join at a line end, other than a plain blank: text, line, before, after, kind."""
        return sizes.joins(self.texts)

    @property
    def compared_units(self) -> pd.DataFrame:
        """One row a text and one for all: the units listed in ``units.csv``, and those that cleaning gives."""
        return units.compare_units(self.sentences, self.folder / "annotation" / "units.csv")
