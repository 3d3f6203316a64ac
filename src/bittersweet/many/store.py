"""A study of many texts: an output of ``bittersweet count``, asked in the same words as a study in memory."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from bittersweet.charts.captions import Caption
from bittersweet.counting import coverage
from bittersweet.counting.general import AnyStudy
from bittersweet.counting.measures import Level
from bittersweet.evidence import raw
from bittersweet.evidence import sentences as evidence
from bittersweet.evidence.asking import Names
from bittersweet.files import DataError
from bittersweet.lists import names
from bittersweet.lists.explained import explained
from bittersweet.lists.finder import Finder, finder
from bittersweet.lists.wordlist import Entry
from bittersweet.many import looked_up, pages
from bittersweet.many.looked_up import Found
from bittersweet.many.measured import Measured
from bittersweet.many.originals import original
from bittersweet.many.state import EXPLAINED

if TYPE_CHECKING:
    import pandas as pd

    from bittersweet.texts.sentences import Sentence
    from bittersweet.texts.text import Text

LOOKED_AT = 20_000  # sentences in which names are looked for that no list has
BLOCK = 64  # sentences that stand together where not all are looked at


class ManyStudy(Measured, AnyStudy):
    """The texts, tallies, hits and sentences of an output; what is large stays on the disk.

    Methods are called as those of a study in memory and give the same tables. Every unit is called by the number of its
    text: T12-03 is the third sentence of text 12. What lists every place comes in pages: `offset`, `limit`, and
    ``attrs["total"]`` says how many there are.
    """

    def hits(self, name: str, *, offset: int = 0, limit: int | None = 1000) -> pd.DataFrame:
        """One row a hit of a list, one page, as `lists.hits.table` has it; attrs["total"] says how many there are."""
        return pages.hits(self, self.list(name), offset, limit)

    def concordance(
        self,
        *,
        text: Names | None = None,
        group: Names | None = None,
        width: int | None = None,
        case: bool = False,
        offset: int = 0,
        limit: int = 20,
        **asked: Names | None,
    ) -> pd.DataFrame:
        """One row a place of what is asked for, one page, in the columns of `evidence.concordance`.

        ``actor="…"`` asks for a key of a list, ``word="dro*"`` for a word; attrs["total"] says how many rows there are.
        """
        return pages.concordance(
            self, self.scope(text, group), width=width, case=case, offset=offset, limit=limit, asked=asked
        )

    def sentences_with(
        self,
        *,
        text: Names | None = None,
        group: Names | None = None,
        case: bool = False,
        offset: int = 0,
        limit: int = 20,
        **asked: Names | None,
    ) -> pd.DataFrame:
        """One row a sentence that holds all that is asked, one page, as `evidence.sentences` gives them."""
        return pages.sentences(self, self.scope(text, group), case=case, offset=offset, limit=limit, asked=asked)

    def counts_of(
        self,
        *,
        level: Level = "group",
        text: Names | None = None,
        group: Names | None = None,
        case: bool = False,
        **asked: Names | None,
    ) -> pd.DataFrame:
        """In how many sentences of each group, or text, stands what is asked, as `evidence.sentences` counts them."""
        return pages.counts(self, self.scope(text, group), level=level, case=case, asked=asked)

    def found(self, *units: str) -> Sequence[Found]:
        """The sentences of these units, each once and in the order given. Raises DataError for an unknown one."""
        asked = {name: looked_up.named(name) for name in units}
        source = (
            f"{self.table('sentences')} WHERE text IN (SELECT unnest($texts)) AND number IN (SELECT unnest($numbers))"
        )
        values = {"texts": [text for text, _ in asked.values()], "numbers": [n for _, n in asked.values()]}
        rows = looked_up.rows(self.connection, source, values, self.ids).values() if asked else ()
        there = {each.sentence.unit: each for each in rows}
        for name in asked:
            if name not in there:
                raise DataError(f"no unit is called {name!r}; {len(self.ids):,} texts are called T1 and so on")
        return [there[name] for name in asked]

    def read(self, *units: str) -> pd.DataFrame:
        """The units named, in full."""
        found = self.found(*units)
        return evidence.units(looked_up.index(found), [each.sentence.unit for each in found])

    def beginnings(self, texts: int = 20, sentences: int = 2) -> pd.DataFrame:
        """The first sentences of the first texts, as they are counted: text, unit, sentence."""
        first = self.sized.number[:texts].tolist()
        source = f"{self.table('sentences')} WHERE text IN (SELECT unnest($texts)) AND number <= $most AND cut <= 1"
        rows = looked_up.rows(self.connection, source, {"texts": first, "most": sentences}, self.ids)
        return evidence.units(looked_up.index(rows.values()), [each.sentence.unit for each in rows.values()])

    def original(self, unit: str) -> tuple[Text, Sentence]:
        """The text of a unit with its raw lines, and the unit in it. Raises DataError where the source is gone."""
        (found,) = self.found(unit)
        ((source,),) = self.connection.execute(
            f"SELECT source FROM {self.merged('texts')} WHERE text = $text", {"text": found.number}
        ).fetchall()
        return original(self.folder, source, self.text_labels[found.sentence.text], found)

    def raw_lines(self, unit: str) -> pd.DataFrame:
        """The lines of the raw file from the first to the last word of a unit, each with its fate."""
        return raw.raw_lines(*self.original(unit))

    def missed(self, most: int = 20) -> pd.DataFrame:
        """The names that no list has, as `counting.coverage.missed` gives them, from some twenty thousand sentences.

        Where there are more, blocks of them are looked at that stand evenly in all texts; attrs["said"] says so.
        """
        total = sum(self.units.values())
        nth = -(-total // LOOKED_AT)
        some = f"{self.table('sentences')} WHERE ((place & 4294967295) // {BLOCK}) % {nth} = 0"
        rows = looked_up.rows(self.connection, some, {}, self.ids)
        path = self.folder / "codebook" / EXPLAINED
        known = [Entry(name, name) for name in (explained(path) if path.exists() else {})]
        finders = [*(finder(book) for book in self.lists.values()), Finder(known, exclusive=True)]
        table = coverage.missed(names.unlisted([each.sentence for each in rows.values()], finders), most)
        if nth > 1:
            table.attrs["said"] = f"Counted in {len(rows):,} of {total:,} sentences, taken evenly from all texts."
        return table

    def caption_of(self, title: str, subtitle: str) -> Caption:
        """A caption written in a cell, with the labels of the groups."""
        return Caption(title, subtitle).named(self.labels)

    @cached_property
    def text_lengths_each(self) -> pd.DataFrame:
        """One row a text: group, text, key, label, value: its words, for a chart."""
        table = self.sql(f'SELECT "group", id AS text, words AS value FROM {self.merged("texts")} ORDER BY text')
        return table.astype({"group": str, "text": str}).assign(key="words", label="words of a text")
