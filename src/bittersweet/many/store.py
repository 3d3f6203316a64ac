"""A study of many texts: an output of ``bittersweet count``, opened like any study, its numbers from tallies."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from bittersweet.counting import compare as comparing
from bittersweet.counting import keyness as keywords
from bittersweet.counting import measures, stats
from bittersweet.counting.dispersion import Dispersion
from bittersweet.counting.measures import Level, Per
from bittersweet.counting.tally import Cell, Size, Tally
from bittersweet.evidence.asking import Names
from bittersweet.files import DataError, nearest, shown
from bittersweet.lists import wordlist
from bittersweet.many import pages
from bittersweet.many.merge import connect
from bittersweet.many.questions import Scope, chosen, table
from bittersweet.many.state import FORMAT, MARKER

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

MEMORY = "500MB"
PERIODS = {"year": 4, "month": 7, "day": 10}


@dataclass(frozen=True)
class ManyStudy:
    """The texts, tallies, hits and sentences of an output; what is large stays on the disk.

    Methods are called as those of a study in memory and give the same tables. Of texts there is the number of
    each (`texts`), and every unit is called by it: T12-03 is the third sentence of text 12.
    """

    folder: Path
    marker: Mapping[str, Any]
    connection: duckdb.DuckDBPyConnection = field(repr=False)
    _kept: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def open(cls, folder: str | Path, *, memory: str = MEMORY) -> ManyStudy:
        """The study in `folder`, asked with so much memory. Raises DataError when a run did not finish it."""
        where = Path(folder)
        try:
            marker = json.loads((where / MARKER).read_bytes())
        except OSError:
            raise DataError(
                f"{shown(where)}: no {MARKER}; finish it with the same bittersweet count as before"
            ) from None
        except ValueError:
            raise DataError(f"{shown(where / MARKER)}: damaged; run the same bittersweet count again") from None
        if marker.get("format") != FORMAT:
            raise DataError(
                f"{shown(where)}: written in format {marker.get('format')}, and {FORMAT} is read; count again"
            )
        return cls(where, marker, connect(memory))

    # ------------------------------------------------------------------ texts and sizes

    @property
    def splitter(self) -> str:
        """What cut the sentences, with its version."""
        return f"{self.marker['splitter']['name']} {self.marker['splitter']['version']}"

    @property
    def parts(self) -> Sequence[int]:
        """The numbers of the parts that are there."""
        missing = set(self.marker["missing"])
        return [number for number in range(self.marker["parts"]) if number not in missing]

    def table(self, name: str) -> str:
        """A table of the parts (sentences, hits, types, words), as it can be named in SQL."""
        return table(self.folder, name, self.parts)

    def merged(self, name: str) -> str:
        """A merged table (texts, tally, types), as it can be named in SQL."""
        path = str(self.folder / "tables" / f"{name}.parquet").replace("'", "''")
        return f"read_parquet('{path}')"

    def sql(self, question: str, **values: Any) -> pd.DataFrame:
        """The answer to a question in SQL about `table` and `merged`, as a table."""
        return self.connection.execute(question, values).df() if values else self.connection.execute(question).df()

    @cached_property
    def _sizes(self) -> Sequence[tuple[str, int, int, int]]:
        return self.connection.execute(
            f'SELECT "group", count(*), sum(sentences)::BIGINT, sum(words)::BIGINT FROM {self.merged("texts")} '
            'GROUP BY "group" ORDER BY min(text)'
        ).fetchall()

    @cached_property
    def labels(self) -> dict[str, str]:
        """What each group is called, in the order in which they came."""
        return {group: group for group, *_ in self._sizes}

    @cached_property
    def words(self) -> dict[str, int]:
        """The denominator of each group: its words."""
        return {group: words for group, _, _, words in self._sizes}

    @cached_property
    def units(self) -> dict[str, int]:
        """The other denominator of each group: its sentences."""
        return {group: sentences for group, _, sentences, _ in self._sizes}

    @cached_property
    def by_words(self) -> dict[str, str]:
        """The label of each group with its denominator in words, as a chart's key."""
        return {group: f"{label} ({self.words[group]:,} words)" for group, label in self.labels.items()}

    @cached_property
    def by_sentences(self) -> dict[str, str]:
        """The label of each group with its denominator in sentences, as a chart's key."""
        return {group: f"{label} ({self.units[group]:,} sentences)" for group, label in self.labels.items()}

    def texts(self, *, offset: int = 0, limit: int | None = None) -> pd.DataFrame:
        """One row a text: number, text, group, source, date, paragraphs, sentences, words, about (JSON)."""
        return self.sql(
            f"SELECT text AS number, id AS text, * EXCLUDE (text, id) FROM {self.merged('texts')} ORDER BY number "
            + _page(offset, limit)
        )

    @cached_property
    def ids(self) -> dict[int, str]:
        """The id of each text by its number."""
        return dict(self.connection.execute(f"SELECT text, id FROM {self.merged('texts')}").fetchall())

    def scope(self, text: Names | None = None, group: Names | None = None) -> Scope:
        """The texts and groups asked for. Raises DataError with the nearest names for one that is not there."""
        groups = chosen(group, self.labels, "group")
        if text is None:
            return Scope(groups)
        numbers = {name: number for number, name in self.ids.items()}
        return Scope(groups, tuple(numbers[name] for name in chosen(text, numbers, "text") or ()))

    # ------------------------------------------------------------------ lists, tallies, measures

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
                    Cell(group, "", "body", 0, True, book.name, tuple(map(tuple, json.loads(pattern)))): Size(n, words)
                    for group, pattern, n, words in rows
                }
            )
        return self._kept["tally", book.name]

    def measure(
        self, name: str, *, per: Per | None = None, by: str = "", level: Level = "group", apart: bool = True
    ) -> pd.DataFrame:
        """One row a group and key of a list, or a text and key, as `counting.measures.measure` gives them."""
        book = self.list(name)
        per = per or book.settings.per
        labels, of_key = (book.values(by), book.attribute(by)) if by else (book.labels, None)
        without = book.apart if apart else frozenset()
        if level == "group":
            return measures.measure(self.tally(name), labels, per=per, by=of_key, apart=without)
        return self._by_text(book, per, labels, of_key, without)

    def _by_text(
        self,
        book: wordlist.WordList,
        per: Per,
        labels: Mapping[str, str],
        of_key: Mapping[str, str] | None,
        without: frozenset[str],
    ) -> pd.DataFrame:
        """One row a text and key, counted from the hits of the parts."""
        import pandas as pd

        own = pd.DataFrame({"key": [*book.about], "as": [of_key[k] if of_key else k for k in book.about]})
        own = own[own["as"].isin([*labels])]
        self.connection.register("asked", own)
        amount = {"words": "count(*)", "sentences": "count(DISTINCT place)", "length": ""}[per]
        if not amount:
            raise DataError("words of sentences with a key are not kept by text; level='group' would be right")
        counts = self.sql(
            f'SELECT text, "as" AS key, {amount} AS n FROM {self.table("hits")} JOIN asked USING (key) '
            "WHERE list = $name AND NOT list_contains($without, form) GROUP BY ALL",
            name=book.name,
            without=[*without],
        )
        self.connection.unregister("asked")
        size = "sentences" if per == "sentences" else "words"
        texts = self.sql(
            f'SELECT text AS number, id AS text, "group", {size}::BIGINT AS of '
            f"FROM {self.merged('texts')} ORDER BY number"
        )
        found = texts.merge(pd.DataFrame({"key": [*labels], "label": [*labels.values()]}), how="cross")
        n = counts.set_index(["text", "key"])["n"]
        found["count"] = (
            n.reindex(pd.MultiIndex.from_frame(found[["number", "key"]])).fillna(0).astype("int64").to_numpy()
        )
        estimate = stats.shares if per == "sentences" else stats.rates
        found["value"], found["low"], found["high"] = estimate(found["count"].to_numpy(), found["of"].to_numpy())
        found["per"] = "sentences" if per == "sentences" else "words"
        return found[["group", "text", *measures.COLUMNS[1:]]]

    def compare(
        self, name: str, *, target: str | None = None, reference: str | None = None, **how: Any
    ) -> pd.DataFrame:
        """One row a key, groups compared by an exact test, as `counting.compare.compare` gives them."""
        return comparing.compare(self.measure(name, **how), target=target, reference=reference)

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
        empty = dict(self.units)
        found: dict[Cell, Size] = {}
        for group, keys, n in rows:
            empty[group] -= n
            found[Cell(group, "", "body", 0, True, name, tuple((key, "", 1) for key in keys))] = Size(n, 0)
        # Those that hold nothing come first, in the order of the groups.
        none = {Cell(group, "", "body", 0, True, name, ()): Size(n, 0) for group, n in empty.items()}
        return Tally({**none, **found})

    def series(
        self, name: str, *, by: Literal["year", "month", "day"] = "year", per: Per | None = None
    ) -> pd.DataFrame:
        """One row a group, period and key: the columns of a measure, and the period; undated texts are passed over.

        Rates are per 1,000 words of the period with Garwood's interval, shares of its sentences with Wilson's.
        """
        import pandas as pd

        book = self.list(name)
        per = per or book.settings.per
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

    # ------------------------------------------------------------------ words

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

    def word_dispersion(self, word: str, group: str | None = None) -> Dispersion:
        """Gries' DP of a word type over the texts (of a group), plain and normalised."""
        return self._dispersion(f"SELECT text, n FROM {self.table('types')} WHERE type = $asked", word, group)

    def dispersion(self, name: str, key: str, group: str | None = None) -> Dispersion:
        """Gries' DP of the hits of a key of a list over the texts (of a group), plain and normalised."""
        book = self.list(name)
        one = book.name.replace("'", "''")
        return self._dispersion(
            f"SELECT text, 1 AS n FROM {self.table('hits')} WHERE list = '{one}' AND key = $asked", book.key(key), group
        )

    def _dispersion(self, counts: str, asked: str, group: str | None) -> Dispersion:
        from bittersweet.counting.dispersion import dispersion

        values: dict[str, Any] = {"asked": asked}
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

    # ------------------------------------------------------------------ evidence

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


def _page(offset: int, limit: int | None) -> str:
    return (f"LIMIT {int(limit)} " if limit is not None else "") + f"OFFSET {int(offset)}"
