"""What is counted in an output: measures and pairs from tallies, series and dispersion from the parts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from bittersweet.counting import keyness as keywords
from bittersweet.counting import measures, stats
from bittersweet.counting.measures import Level, Per
from bittersweet.counting.tally import Cell, Pattern, Size, Tally
from bittersweet.evidence.asking import Names
from bittersweet.files import DataError, nearest
from bittersweet.lists import wordlist
from bittersweet.many.output import Output
from bittersweet.many.questions import chosen

if TYPE_CHECKING:
    import pandas as pd

    from bittersweet.counting.dispersion import Dispersion
    from bittersweet.many.output import Array

PERIODS = {"year": 4, "month": 7, "day": 10}
# What is counted of the hits of a key: mentions, sentences that hold it, or the words of these.
AMOUNTS = {"words": "count(*)", "sentences": "count(DISTINCT place)", "length": "sum(words)::BIGINT"}


def _cell(group: str, name: str, pattern: Pattern) -> Cell:
    """What of a group holds the same of a list, whatever the text."""
    return Cell(group, "", "body", 0, True, name, pattern)


class Measured(Output):
    """An output with all that is counted in it."""

    @cached_property
    def lists(self) -> dict[str, wordlist.WordList]:
        """Every list that was counted, by name."""
        return wordlist.read_all(self.folder)

    def list(self, name: str) -> wordlist.WordList:
        """The list called `name`, by its file's name or what it lists ("actors", "actor")."""
        return wordlist.chosen(self.lists, name)

    def tally(self, name: str) -> Tally:
        """The tally of a list by group; its cells name no text, as those of all texts would not fit into memory."""
        book = self.list(name)
        if ("tally", book.name) not in self._kept:
            rows = self.connection.execute(
                f'SELECT "group", pattern, sentences, words FROM {self.merged("tally")} WHERE list = $name',
                {"name": book.name},
            ).fetchall()
            place = {group: number for number, group in enumerate(self.labels)}
            rows.sort(key=lambda row: place[row[0]])
            self._kept["tally", book.name] = Tally(
                {
                    _cell(group, book.name, tuple(map(tuple, json.loads(pattern)))): Size(n, words)
                    for group, pattern, n, words in rows
                }
            )
        return self._kept["tally", book.name]

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
        """One row a group and key of a list, or a text and key, as `counting.measures.measure` gives them.

        Only of these `keys` where some are named: a row for each of many texts and keys is much.
        """
        book = self.list(name)
        per = per or book.settings.per
        labels, of_key = (book.values(by), book.attribute(by)) if by else (book.labels, None)
        labels = {key: label for key, label in labels.items() if key in keys} if keys else labels
        without = book.apart if apart else frozenset()
        if level == "group":
            return measures.measure(self.tally(name), labels, per=per, by=of_key, apart=without)
        n = self._by_text(book, per, labels, of_key or {key: key for key in book.about}, without)
        return self.long(n, labels, per, level)

    def _by_text(
        self,
        book: wordlist.WordList,
        per: Per,
        labels: Mapping[str, str],
        of_key: Mapping[str, str],
        without: Collection[str],
    ) -> Array:
        """What each text (a row) has of each label (a column), from the hits of the parts."""
        import numpy as np

        column = {label: place for place, label in enumerate(labels)}
        asked = {key: column[own] for key, own in of_key.items() if own in column}
        hits = (
            f'SELECT h.text, a."as", h.place FROM {self.table("hits")} h '
            'JOIN (SELECT unnest($keys) AS key, unnest($as) AS "as") a USING (key) '
            "WHERE h.list = $name AND NOT list_contains($without, h.form)"
        )
        if per == "length":
            sentences = f"SELECT place, words FROM {self.table('sentences')}"
            hits = f"SELECT * FROM (SELECT DISTINCT * FROM ({hits})) JOIN ({sentences}) USING (place)"
        found = self.columns(
            f'SELECT text, "as", {AMOUNTS[per]} AS n FROM ({hits}) GROUP BY ALL',
            name=book.name, without=[*without], keys=[*asked], **{"as": [*asked.values()]},
        )  # fmt: skip
        n = np.zeros((len(self.sized.number), len(labels)), dtype=np.int64)
        n[np.searchsorted(self.sized.number, found["text"]), found["as"]] = found["n"]
        return n

    def mentions(self, name: str, without: Collection[str] = ()) -> Array:
        """How often each text has any key of a list, in another form than `without`."""
        book = self.list(name)
        return self._by_text(book, "words", {"": ""}, dict.fromkeys(book.about, ""), without)[:, 0]

    def long(
        self, n: Array, labels: Mapping[str, str], per: Per, level: Level, kept: Array | None = None
    ) -> pd.DataFrame:
        """Counts as a measure's long table: `n` has a row a text and a column for each of the labels.

        Only of the texts that are `kept` (default: all), and of the groups that these are of.
        """
        import numpy as np
        import pandas as pd

        many, sized = len(labels), self.sized
        groups = np.array([*self.labels], dtype=object)
        of = (sized.sentences if per == "sentences" else sized.words).astype(np.int64)
        there = np.ones(len(of), dtype=bool) if kept is None else kept
        places: dict[str, Any] = {"group": groups[sized.group], "text": np.array([*self.ids.values()], dtype=object)}
        if level == "group":
            of, owner = np.where(there, of, 0), sized.group
            of, n = (
                np.stack([np.bincount(owner, column, len(groups)) for column in own.T], 1) for own in (of[:, None], n)
            )
            of, n, there = of[:, 0].astype(np.int64), n.astype(np.int64), np.isin(np.arange(len(groups)), owner[there])
            places = {"group": groups}
        table = pd.DataFrame({name: np.repeat(own[there], many) for name, own in places.items()})
        for name, said in (("key", [*labels]), ("label", [*labels.values()])):
            table[name] = np.tile(np.array(said, dtype=object), int(there.sum()))
        table["count"], table["of"] = n[there].ravel(), np.repeat(of[there], many)
        estimate = stats.shares if per == "sentences" else stats.rates
        table["value"], table["low"], table["high"] = estimate(table["count"].to_numpy(), table["of"].to_numpy())
        return table.assign(per="sentences" if per == "sentences" else "words")

    def pairs(self, first: str, second: str = "") -> pd.DataFrame:
        """One row a group and pair of keys that share a sentence: two of one list, or one of each of two lists."""
        if not second:
            return measures.pairs(self.tally(first), self.list(first).labels)
        books = [self.list(first), self.list(second)]
        named = [{f"{book.name}:{key}": label for key, label in book.labels.items()} for book in books]
        return measures.pairs(self._together([book.name for book in books]), *named)

    def _together(self, names: Sequence[str]) -> Tally:
        """The tally of several lists as one, from the hits; a key is called list:key."""
        rows = self.connection.execute(
            f"""
            WITH held AS (
                SELECT "group", place, list_sort(list(DISTINCT list || ':' || key)) AS keys
                FROM {self.table("hits")} WHERE list IN (SELECT unnest($names)) GROUP BY ALL)
            SELECT "group", keys, count(*) FROM held GROUP BY ALL ORDER BY ALL
            """,
            {"names": [*names]},
        ).fetchall()
        name = " and ".join(names)
        # Those that hold nothing come first, in the order of the groups.
        many = {_cell(group, name, ()): n for group, n in self.units.items()}
        for group, keys, n in rows:
            many[_cell(group, name, ())] -= n
            many[_cell(group, name, tuple((key, "", 1) for key in keys))] = n
        return Tally({cell: Size(n, 0) for cell, n in many.items()})

    def series(
        self, name: str, *, by: Literal["year", "month", "day"] = "year", per: Per | None = None
    ) -> pd.DataFrame:
        """One row a group, period and key: the columns of a measure, and the period; undated texts are passed over.

        Rates are per 1,000 words of the period with Garwood's interval, shares of its sentences with Wilson's.
        """
        import pandas as pd

        book = self.list(name)
        per = per or book.settings.per
        if per == "length":
            raise DataError("a series is per words or per sentences; found per='length'")
        length = PERIODS[nearest(by, PERIODS, "period")]
        size = "sentences" if per == "sentences" else "words"
        dated = (
            f'SELECT text, "group", left(date, {length}) AS period, sentences, words '
            f"FROM {self.merged('texts')} WHERE length(date) >= {length}"
        )
        sizes = self.sql(f'SELECT period, "group", sum({size})::BIGINT AS of FROM ({dated}) GROUP BY ALL')
        amount = "count(DISTINCT place)" if per == "sentences" else "count(*)"
        counts = self.sql(
            f'SELECT d.period, d."group", h.key, {amount} AS n '
            f"FROM {self.table('hits')} h JOIN ({dated}) d USING (text) "
            "WHERE h.list = $name AND NOT list_contains($without, h.form) GROUP BY ALL",
            name=book.name,
            without=[*book.apart],
        )
        place = {group: number for number, group in enumerate(self.labels)}
        sizes = sizes.sort_values(["period", "group"], key=lambda c: c.map(place) if c.name == "group" else c)
        found = sizes.merge(pd.DataFrame({"key": [*book.labels], "label": [*book.labels.values()]}), how="cross")
        found = found.merge(counts, how="left", on=["period", "group", "key"])
        found["count"] = found["n"].fillna(0).astype("int64")
        estimate = stats.shares if per == "sentences" else stats.rates
        found["value"], found["low"], found["high"] = estimate(found["count"].to_numpy(), found["of"].to_numpy())
        found["per"] = "sentences" if per == "sentences" else "words"
        return found[["group", "period", *measures.COLUMNS[1:]]].reset_index(drop=True)

    def word_counts(self, *, least: int = 1) -> dict[str, Counter[str]]:
        """How often each group has each word type that all groups together have at least so often."""
        rows = self.connection.execute(
            f'SELECT "group", type, n FROM {self.merged("types")} '
            'QUALIFY sum(n) OVER (PARTITION BY type) >= $least ORDER BY "group", type',
            {"least": least},
        ).fetchall()
        found: dict[str, Counter[str]] = {group: Counter() for group in self.labels}
        for group, word, n in rows:
            found[group][word] = n
        return found

    def keyness(self, target: str, reference: Names | None = None, *, least: int = 1) -> pd.DataFrame:
        """One row a word type, as `counting.keyness.words` gives them; without a reference all other groups are it."""
        (one,) = chosen(target, self.labels, "group") or ()
        others = chosen(reference, self.labels, "group") or tuple(group for group in self.labels if group != one)
        if not others:
            raise DataError("keyness needs two groups; the texts are all in one")
        return keywords.words(self.word_counts(least=least), one, others)

    def keywords(
        self, target: str | None = None, *, merged: Mapping[str, str] | None = None, testable: bool = True
    ) -> pd.DataFrame:
        """One row a word type of a group (default: the first) held against all others, as a study in memory has it."""
        groups = [*self.labels]
        own = nearest(target or groups[0], groups, "group")
        rest = [group for group in groups if group != own]
        table = keywords.words(self.word_counts(), own, rest, merged=merged)
        return table[table["testable"]].reset_index(drop=True) if testable else table

    def word_dispersion(self, word: str, group: str | None = None) -> Dispersion:
        """Gries' DP of a word type over the texts (of a group), plain and normalised."""
        return self._dispersion(f"SELECT text, n FROM {self.table('types')} WHERE type = $word", group, word=word)

    def dispersion(self, name: str, key: str, group: str | None = None) -> Dispersion:
        """Gries' DP of the hits of a key of a list over the texts (of a group), plain and normalised."""
        book = self.list(name)
        counts = f"SELECT text, 1 AS n FROM {self.table('hits')} WHERE list = $name AND key = $key"
        return self._dispersion(counts, group, name=book.name, key=book.key(key))

    def _dispersion(self, counts: str, group: str | None, **values: str) -> Dispersion:
        from bittersweet.counting.dispersion import dispersion

        where = "WHERE words > 0"
        if group is not None:
            (values["group"],) = chosen(group, self.labels, "group") or ()
            where += ' AND "group" = $group'
        rows = self.connection.execute(
            f"SELECT coalesce(c.n, 0)::BIGINT, t.words::BIGINT FROM (SELECT * FROM {self.merged('texts')} {where}) t "
            f"LEFT JOIN (SELECT text, sum(n) AS n FROM ({counts}) GROUP BY text) c USING (text) ORDER BY t.text",
            values,
        ).fetchall()
        return dispersion([row[0] for row in rows], [row[1] for row in rows])
