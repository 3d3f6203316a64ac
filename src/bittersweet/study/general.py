"""What can be asked of any study: groups of texts with their spread, time, and what the lists do not see."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bittersweet.charts.captions import Caption
from bittersweet.counting import coverage as covering
from bittersweet.counting import over_time
from bittersweet.counting.general import AnyStudy
from bittersweet.study.claimed import Claimed

if TYPE_CHECKING:
    import pandas as pd


class General(Claimed, AnyStudy):
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

    @cached_property
    def years(self) -> dict[str, int]:
        """The year of each text that has a date."""
        return over_time.years({text.id: text.about.get("date", "") for text in self.texts})

    def missed(self, most: int = 20) -> pd.DataFrame:
        """The names that no list has, with rows ready to paste, as `counting.coverage.missed` gives them."""
        return covering.missed(self.unlisted_names, most)

    def beginnings(self, texts: int = 20, sentences: int = 2) -> pd.DataFrame:
        """The first sentences of the first texts, as they are counted: text, unit, sentence."""
        first: dict[str, list[str]] = {}
        for s in self.sentences:
            if len(own := first.setdefault(s.text, [])) < sentences:
                own.append(s.unit)
        return self.read(*(unit for own in [*first.values()][:texts] for unit in own))

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
    def imported(self) -> pd.DataFrame:
        """The `import` table of a folder that `bittersweet new` made; no rows elsewhere."""
        import pandas as pd

        path = self.folder / "import.csv"
        return pd.read_csv(path, keep_default_na=False) if path.exists() else pd.DataFrame(columns=["source", "status"])
