"""Any study: what is asked alike of texts in memory and of texts beyond it, and what notebooks show of that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from bittersweet.counting import compare as comparing
from bittersweet.counting import coverage as covering
from bittersweet.counting import judged, many_texts, over_time
from bittersweet.counting.measures import Level, Per
from bittersweet.counting.tally import Tally
from bittersweet.lists.wordlist import WordList

if TYPE_CHECKING:
    import pandas as pd

DRAWN = 20_000_000  # texts that are redrawn in all; of very many texts fewer draws tell the same


class AnyStudy(Protocol):
    """A study of any size: what it has to answer by its own means, and, below, what follows for every study."""

    folder: Path

    @property
    def labels(self) -> dict[str, str]:
        """What each group is called."""

    @property
    def words(self) -> dict[str, int]:
        """The words of each group."""

    @property
    def units(self) -> dict[str, int]:
        """The sentences of each group."""

    @property
    def by_words(self) -> dict[str, str]:
        """The label of each group with its words."""

    @property
    def by_sentences(self) -> dict[str, str]:
        """The label of each group with its sentences."""

    @property
    def sizes(self) -> pd.DataFrame:
        """One row a group: group, label, texts, sentences, words."""

    @property
    def about(self) -> pd.DataFrame:
        """One row a text and field that is said of it: text, field, value."""

    @property
    def imported(self) -> pd.DataFrame:
        """One row a source: how it was read, or why it was left out."""

    @property
    def removed(self) -> pd.DataFrame:
        """One row a line that is left out: text, line, reason, content."""

    @property
    def years(self) -> dict[str, int]:
        """The year of each text that has a date."""

    @property
    def text_lengths_each(self) -> pd.DataFrame:
        """One row a text: group, text, key, label, value: its words, for a chart."""

    @property
    def lists(self) -> dict[str, WordList]:
        """The lists by name."""

    def list(self, name: str) -> WordList:
        """The list called `name`."""

    def tally(self, name: str) -> Tally:
        """The tally of a list."""

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
        is in the number; `level` "text" gives a row a text and key.
        """

    def word_counts(self) -> Mapping[str, Counter[str]]:
        """How often each group has each word type."""

    def pairs(self, first: str, second: str = "") -> pd.DataFrame:
        """One row a group and pair of keys that share a sentence."""

    def missed(self, most: int = 20) -> pd.DataFrame:
        """The names that no list has, with rows ready to paste."""

    def beginnings(self, texts: int = 20, sentences: int = 2) -> pd.DataFrame:
        """The first sentences of the first texts: text, unit, sentence."""

    def read(self, *units: str) -> pd.DataFrame:
        """The units named, in full."""

    def raw_lines(self, unit: str) -> pd.DataFrame:
        """The lines of the raw file from the first to the last word of a unit, each with its fate."""

    def concordance(self, **asked: Any) -> pd.DataFrame:
        """Every match of a key of a list, or of a word, in its sentence."""

    def sentences_with(self, **asked: Any) -> pd.DataFrame:
        """The sentences that hold all that is asked."""

    def counts_of(self, **asked: Any) -> pd.DataFrame:
        """In how many sentences of each group stands what is asked."""

    def caption_of(self, title: str, subtitle: str) -> Any:
        """A caption written in a cell, with the labels of the groups."""

    # What follows from these is the same for every study.

    @property
    def summed_up(self) -> str:
        """How much there is, in a sentence."""
        groups, texts = len(self.labels), int(self.sizes["texts"].sum())
        words, sentences = sum(self.words.values()), sum(self.units.values())
        many = f" in {groups:,} groups" if groups > 1 else ""
        counts = f"{words:,} word{'s' * (words != 1)} in {sentences:,} sentence{'s' * (sentences != 1)}"
        return f"{texts:,} text{'s' * (texts != 1)}{many}: {counts}."

    def leading(self, name: str) -> str:
        """What is most frequent in each group, in a sentence; what the intervals say is for the chart."""
        book = self.list(name)
        table = self.measure(name).sort_values("count", ascending=False, kind="stable")
        parts = []
        for group, label in self.labels.items():
            own = table[(table["group"] == group) & (table["count"] > 0)].head(2)["label"].tolist()
            parts.append(f"{label}: {', then '.join(own) if own else 'none of the list'}")
        return f"Most frequent of the {book.name}. {'; '.join(parts)}."

    def often(self, name: str, least: int, **how: Any) -> pd.DataFrame:
        """`measure` of the keys that all groups together have at least so often, most frequent first."""
        table = self.measure(name, **how)
        total = table.groupby("key", sort=False)["count"].sum().sort_values(ascending=False, kind="stable")
        kept = [key for key, count in total.items() if count >= least]
        order = {key: place for place, key in enumerate(kept)}
        return table[table["key"].isin(kept)].sort_values("key", key=lambda keys: keys.map(order), kind="stable")

    def compare(
        self, name: str, *, target: str | None = None, reference: str | None = None, **how: Any
    ) -> pd.DataFrame:
        """One row a key, groups compared by an exact test, as `counting.compare.compare` gives them.

        `how` is what `measure` takes.
        """
        return comparing.compare(self.measure(name, **how), target=target, reference=reference)

    def compared(self, name: str) -> pd.DataFrame:
        """One row a key and two groups: each group against the first, per the list's own denominator."""
        return comparing.compare(
            self.measure(name), reference=next(iter(self.labels)) if len(self.labels) > 2 else None
        )

    @property
    def against(self) -> Sequence[tuple[str, tuple[str, ...]]]:
        """What is held against what where words are compared: of two the first, of more each, against the rest."""
        groups = [*self.labels]
        targets = groups[:1] if len(groups) == 2 else groups
        return [(target, tuple(g for g in groups if g != target)) for target in targets if len(groups) > 1]

    def spread(self, name: str, most: int = 12) -> pd.DataFrame:
        """One row a group and key of a list, the most frequent keys: intervals that come from redrawing texts.

        As `counting.many_texts.by_group` gives them; `basis` says where there are too few texts for that.
        """
        return many_texts.by_group(self._frequent(name, most), draws=self._draws)

    def compared_texts(self, name: str, most: int = 12) -> pd.DataFrame:
        """One row a key of `spread` and two groups, each against the first, by permuting texts."""
        reference = next(iter(self.labels)) if len(self.labels) > 2 else None
        return many_texts.compare(self._frequent(name, most), reference=reference, draws=self._draws)

    @property
    def _draws(self) -> int:
        largest = max(1, int(self.sizes["texts"].max()))
        return max(999, min(many_texts.DRAWS, DRAWN // largest))

    def _frequent(self, name: str, most: int) -> pd.DataFrame:
        """The measure of a list by text, of its most frequent keys, these first."""
        kept = [*dict.fromkeys(self.often(name, 1)["key"])][:most]
        table = self.measure(name, level="text", keys=kept) if kept else self.measure(name).head(0).assign(text="")
        return table.sort_values("key", key=lambda keys: keys.map(kept.index), kind="stable")

    def each_text(self, name: str, most: int = 12) -> pd.DataFrame:
        """One row a text and key of `spread`; where every group is one text, no rows: there is no spread to show."""
        table = self._frequent(name, most)
        return table if self.sizes["texts"].sum() > len(self.labels) else table.head(0)

    def over_time(self, name: str, key: str = "") -> pd.DataFrame:
        """One row a group and year of one key of a list (default: the most frequent); no rows without several years."""
        book = self.list(name)
        if len(set(self.years.values())) < 3 or not book.labels:
            return over_time.by_year(self.measure(name).head(0).assign(text=""), {})
        chosen = book.key(key) if key else self.often(name, 0)["key"].iloc[0]
        return over_time.by_year(self.measure(name, level="text", keys=[chosen]), self.years)

    def coverage(self, name: str) -> pd.DataFrame:
        """One row a group: in how many sentences a list finds anything, as `counting.coverage.coverage` gives it."""
        return covering.coverage(self.tally(name), self.list(name).labels)

    @property
    def seen_by_lists(self) -> pd.DataFrame:
        """One row a list and group: in how many sentences the list finds anything, and a warning where hardly any."""
        import pandas as pd

        tables = [self.coverage(name).assign(list=name) for name in self.lists]
        columns = ["list", "group", "count", "of", "value", "without", "warning"]
        return pd.concat(tables, ignore_index=True)[columns] if tables else pd.DataFrame(columns=columns)

    @property
    def sampled(self) -> pd.DataFrame:
        """One row a key that was judged by hand, as `counting.judged.table` gives them."""
        return judged.table(self.folder, self.lists)

    def told(self, compared: pd.DataFrame) -> pd.DataFrame:
        """A comparison as a reader wants it: one row a key, what is apart or leaning first, at most twenty."""
        order = {"apart": 0, "leaning": 1, "undecided": 2}
        ranked = compared.sort_values(
            ["result", "p"], key=lambda c: c.map(order) if c.name == "result" else c, kind="stable"
        )
        return comparing.side_by_side(ranked.head(20))

    @property
    def text_lengths(self) -> pd.DataFrame:
        """One row a group: the mean words of its texts, and the shortest and the longest as ends of a line."""
        import pandas as pd

        own = self.text_lengths_each.groupby("group", sort=False)["value"]
        rows = [(g, "words", "words of a text", v.mean(), v.min(), v.max(), "words") for g, v in own]
        return pd.DataFrame(rows, columns=["group", "key", "label", "value", "low", "high", "per"])
