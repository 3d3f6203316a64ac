"""What can be asked of any study: groups of texts with their spread, time, and what the lists do not see."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bittersweet.charts.captions import Caption
from bittersweet.counting import compare as comparing
from bittersweet.counting import coverage as covering
from bittersweet.counting import judged, many_texts, over_time
from bittersweet.study.claimed import Claimed

if TYPE_CHECKING:
    import pandas as pd


class General(Claimed):
    """A study folder with what notebooks for any texts show."""

    @cached_property
    def sizes(self) -> pd.DataFrame:
        """One row a group: group, label, texts, sentences, words."""
        import pandas as pd

        texts = dict.fromkeys(self.labels, 0)
        for text in self.texts:
            texts[text.group] += 1
        rows = [(g, label, texts[g], self.units[g], self.words[g]) for g, label in self.labels.items()]
        return pd.DataFrame(rows, columns=["group", "label", "texts", "sentences", "words"])

    @property
    def summed_up(self) -> str:
        """How much there is, in a sentence."""
        groups, texts = len(self.labels), len(self.texts)
        words, sentences = sum(self.words.values()), sum(self.units.values())
        many = f" in {groups} groups" if groups > 1 else ""
        return f"{texts:,} text{'s' * (texts > 1)}{many}: {words:,} words in {sentences:,} sentences."

    def leading(self, name: str) -> str:
        """What is most frequent in each group, in a sentence; what the intervals say is for the chart."""
        book = self.list(name)
        table = self.measure(name).sort_values("count", ascending=False, kind="stable")
        parts = []
        for group, label in self.labels.items():
            own = table[(table["group"] == group) & (table["count"] > 0)].head(2)["label"].tolist()
            parts.append(f"{label}: {', then '.join(own) if own else 'none of the list'}")
        return f"Most frequent of the {book.name}. {'; '.join(parts)}."

    def spread(self, name: str, most: int = 12) -> pd.DataFrame:
        """One row a group and key of a list, the most frequent keys: intervals that come from redrawing texts.

        As `counting.many_texts.by_group` gives them; `basis` says where there are too few texts for that.
        """
        return many_texts.by_group(self._frequent(name, most))

    def _frequent(self, name: str, most: int) -> pd.DataFrame:
        """The measure of a list by text, of its most frequent keys, these first."""
        kept = list(dict.fromkeys(self.often(name, 1)["key"]))[:most]
        table = self.measure(name, level="text")
        return table[table["key"].isin(kept)].sort_values("key", key=lambda keys: keys.map(kept.index), kind="stable")

    def each_text(self, name: str) -> pd.DataFrame:
        """One row a text and key of a list; where every group is one text, no rows: there is no spread to show."""
        table = self.measure(name, level="text")
        return table if len(self.texts) > len(self.labels) else table.head(0)

    def compared_texts(self, name: str, most: int = 12) -> pd.DataFrame:
        """One row a key of `spread` and two groups, each against the first, by permuting texts."""
        reference = next(iter(self.labels)) if len(self.labels) > 2 else None
        return many_texts.compare(self._frequent(name, most), reference=reference)

    @cached_property
    def years(self) -> dict[str, int]:
        """The year of each text that has a date."""
        return over_time.years({text.id: text.about.get("date", "") for text in self.texts})

    def over_time(self, name: str, key: str = "") -> pd.DataFrame:
        """One row a group and year of one key of a list (default: the most frequent); no rows without several years."""
        book = self.list(name)
        table = self.measure(name, level="text")
        if len(set(self.years.values())) < 3 or not len(table):
            return over_time.by_year(table, {})
        chosen = book.key(key) if key else self.often(name, 0)["key"].iloc[0]
        return over_time.by_year(table[table["key"] == chosen], self.years)

    def coverage(self, name: str) -> pd.DataFrame:
        """One row a group: in how many sentences a list finds anything, as `counting.coverage.coverage` gives it."""
        return covering.coverage(self.tally(name), self.list(name).labels)

    def missed(self, most: int = 20) -> pd.DataFrame:
        """The names that no list has, with rows ready to paste, as `counting.coverage.missed` gives them."""
        return covering.missed(self.unlisted_names, most)

    @cached_property
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

    def caption_of(self, title: str, subtitle: str) -> Caption:
        """A caption written in a cell, with the labels of the groups."""
        return Caption(title, subtitle).named(self.labels)

    @cached_property
    def text_lengths_each(self) -> pd.DataFrame:
        """One row a text: group, text, key, label, value: its words, for a chart."""
        table = (
            self.sentence_lengths.groupby(["group", "text"], sort=False)["words"].sum().rename("value").reset_index()
        )
        return table.assign(key="words", label="words of a text")

    @cached_property
    def text_lengths(self) -> pd.DataFrame:
        """One row a group: the mean words of its texts, and the shortest and the longest as ends of a line."""
        import pandas as pd

        own = self.text_lengths_each.groupby("group", sort=False)["value"]
        rows = [(g, "words", "words of a text", v.mean(), v.min(), v.max(), "words") for g, v in own]
        return pd.DataFrame(rows, columns=["group", "key", "label", "value", "low", "high", "per"])

    @cached_property
    def imported(self) -> pd.DataFrame:
        """The `import` table of a folder that `bittersweet new` made; no rows elsewhere."""
        import pandas as pd

        path = self.folder / "import.csv"
        return pd.read_csv(path, keep_default_na=False) if path.exists() else pd.DataFrame(columns=["source", "status"])
