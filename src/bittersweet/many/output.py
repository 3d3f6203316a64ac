"""An output of ``bittersweet count``, opened: its tables in SQL, its texts, and where every sentence belongs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from bittersweet.counting import over_time
from bittersweet.evidence.asking import Names
from bittersweet.files import DataError, read_rows, shown
from bittersweet.many.merge import connect
from bittersweet.many.questions import Scope, chosen, table
from bittersweet.many.state import FORMAT, MARKER

if TYPE_CHECKING:
    import duckdb
    import numpy as np
    import pandas as pd

    Array = np.ndarray[Any, np.dtype[Any]]

MEMORY = "500MB"
SHOWN = 10_000  # texts of which all that is said, and lines taken out that are shown, unless a page is asked for


class Homes(NamedTuple):
    """Where sentences belong: the place at which each stretch of a text begins, rising, and whose it is.

    `text` is the place of the text among all texts.
    """

    begin: Array
    text: Array

    def of(self, places: Array) -> Array:
        """The texts of some sentences, by their place among all texts."""
        import numpy as np

        return self.text[np.searchsorted(self.begin, places, "right") - 1]


class Sized(NamedTuple):
    """All texts in order: number, place of the group, sentences and words."""

    number: Array
    group: Array
    sentences: Array
    words: Array


@dataclass(frozen=True)
class Output:
    """The folder that a run has written; what is large stays on the disk."""

    folder: Path
    marker: Mapping[str, Any]
    connection: duckdb.DuckDBPyConnection = field(repr=False)
    _kept: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def open(cls, folder: str | Path, *, memory: str = MEMORY) -> Self:
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
        """A table of the parts (sentences, hits, types, words, removed), as it can be named in SQL."""
        return table(self.folder, name, self.parts)

    def merged(self, name: str) -> str:
        """A merged table (texts, tally, types), as it can be named in SQL."""
        path = str(self.folder / "tables" / f"{name}.parquet").replace("'", "''")
        return f"read_parquet('{path}')"

    def sql(self, question: str, **values: Any) -> pd.DataFrame:
        """The answer to a question in SQL about `table` and `merged`, as a table."""
        return self.connection.execute(question, values).df()

    def columns(self, question: str, **values: Any) -> dict[str, Array]:
        """The answer to a question in SQL, as arrays by the name of the column."""
        return self.connection.execute(question, values).fetchnumpy()

    @cached_property
    def _groups(self) -> Sequence[tuple[str, int, int, int]]:
        return self.connection.execute(
            f'SELECT "group", count(*), sum(sentences)::BIGINT, sum(words)::BIGINT FROM {self.merged("texts")} '
            'GROUP BY "group" ORDER BY min(text)'
        ).fetchall()

    @cached_property
    def labels(self) -> dict[str, str]:
        """What each group is called, in the order in which they came."""
        return {group: group for group, *_ in self._groups}

    @cached_property
    def words(self) -> dict[str, int]:
        """The denominator of each group: its words."""
        return {group: words for group, _, _, words in self._groups}

    @cached_property
    def units(self) -> dict[str, int]:
        """The other denominator of each group: its sentences."""
        return {group: sentences for group, _, sentences, _ in self._groups}

    @cached_property
    def by_words(self) -> dict[str, str]:
        """The label of each group with its denominator in words, as a chart's key."""
        return {group: f"{label} ({self.words[group]:,} words)" for group, label in self.labels.items()}

    @cached_property
    def by_sentences(self) -> dict[str, str]:
        """The label of each group with its denominator in sentences, as a chart's key."""
        return {group: f"{label} ({self.units[group]:,} sentences)" for group, label in self.labels.items()}

    @cached_property
    def sizes(self) -> pd.DataFrame:
        """One row a group: group, label, texts, sentences, words."""
        import pandas as pd

        rows = [(group, group, *own) for group, *own in self._groups]
        return pd.DataFrame(rows, columns=["group", "label", "texts", "sentences", "words"])

    @property
    def title(self) -> str:
        """What the study is called: its folder's name."""
        return " ".join(self.folder.resolve().name.replace("-", " ").replace("_", " ").split()).capitalize()

    def texts(self, *, offset: int = 0, limit: int | None = None) -> pd.DataFrame:
        """One row a text: number, text, group, source, date, paragraphs, sentences, words, about (JSON)."""
        page = (f"LIMIT {int(limit)} " if limit is not None else "") + f"OFFSET {int(offset)}"
        return self.sql(
            f"SELECT text AS number, id AS text, * EXCLUDE (text, id) FROM {self.merged('texts')} "
            f"ORDER BY number {page}"
        )

    @cached_property
    def ids(self) -> dict[int, str]:
        """The id of each text by its number."""
        return dict(self.connection.execute(f"SELECT text, id FROM {self.merged('texts')} ORDER BY text").fetchall())

    @cached_property
    def text_labels(self) -> dict[str, str]:
        """What each text is called: its label, else its title, else its id."""
        rows = self.connection.execute(f"SELECT id, about FROM {self.merged('texts')} ORDER BY text").fetchall()
        found = {}
        for id_, about in rows:
            said = json.loads(about) if '"label"' in about or '"title"' in about else {}
            found[id_] = said.get("label") or said.get("title") or id_
        return found

    @cached_property
    def sized(self) -> Sized:
        """The sizes of all texts, in order."""
        import numpy as np

        place = {group: number for number, group in enumerate(self.labels)}
        found = self.columns(f'SELECT text, "group", sentences, words FROM {self.merged("texts")} ORDER BY text')
        group = np.fromiter((place[name] for name in found["group"]), dtype=np.int64, count=len(found["group"]))
        return Sized(found["text"], group, found["sentences"], found["words"])

    @cached_property
    def homes(self) -> Homes:
        """Where every sentence belongs, from the texts of each part: they run as its sentences do."""
        import numpy as np

        found = self.columns(
            "SELECT regexp_extract(filename, '(\\d+).texts.parquet', 1)::BIGINT AS part, text, sentences "
            f"FROM {self.table('texts')[:-1]}, filename=true, file_row_number=true) ORDER BY part, file_row_number"
        )
        part, many = found["part"], found["sentences"]
        before = np.cumsum(many) - many
        first = before[np.searchsorted(part, part)]
        own = np.searchsorted(self.sized.number, found["text"])
        return Homes((part << 32) + before - first, own)

    @cached_property
    def years(self) -> dict[str, int]:
        """The year of each text that has a date."""
        rows = self.connection.execute(f"SELECT id, date FROM {self.merged('texts')} WHERE date <> '' ORDER BY text")
        return over_time.years(dict(rows.fetchall()))

    @cached_property
    def about(self) -> pd.DataFrame:
        """One row a text and field that is said of it: text, field, value; of the first ten thousand texts."""
        import pandas as pd

        rows = []
        for text, group, source, about in self.texts(limit=SHOWN)[["text", "group", "source", "about"]].itertuples(
            index=False, name=None
        ):
            said = {"file": source, "group": group, **json.loads(about)}
            rows += [(text, name, value) for name, value in said.items()]
        return pd.DataFrame(rows, columns=["text", "field", "value"])

    @cached_property
    def imported(self) -> pd.DataFrame:
        """One row a source that was left out, with the reason, and then one a group for what was read."""
        import pandas as pd

        columns = ("source", "group", "status", "reason")
        left = read_rows(self.folder / "left-out.csv", columns, empty=True)
        rows = [tuple(row.cells[name] for name in columns) for row in left]
        rows += [(f"{texts:,} text{'s' * (texts > 1)}", group, "read", "") for group, texts, *_ in self._groups]
        return pd.DataFrame(rows, columns=list(columns))

    @cached_property
    def removed(self) -> pd.DataFrame:
        """One row a line that was taken out: text, line, reason, content; the first ten thousand of them."""
        source = self.table("removed")
        found = self.sql(f"SELECT text, line, reason, content FROM {source} ORDER BY text, cut, line LIMIT {SHOWN}")
        found["text"] = found["text"].map(self.ids)
        ((found.attrs["of_all"],),) = self.connection.execute(f"SELECT count(*) FROM {source}").fetchall()
        return found.astype({"text": str, "reason": str, "content": str})

    def scope(self, text: Names | None = None, group: Names | None = None) -> Scope:
        """The texts and groups asked for. Raises DataError with the nearest names for one that is not there."""
        groups = chosen(group, self.labels, "group")
        if text is None:
            return Scope(groups)
        numbers = {name: number for number, name in self.ids.items()}
        return Scope(groups, tuple(numbers[name] for name in chosen(text, numbers, "text") or ()))

    def within(self, scope: Scope) -> Array:
        """Which texts belong to a scope."""
        import numpy as np

        kept = np.ones(len(self.sized.number), dtype=bool)
        if scope.groups is not None:
            asked = [place for place, group in enumerate(self.labels) if group in scope.groups]
            kept &= np.isin(self.sized.group, asked)
        return kept if scope.texts is None else kept & np.isin(self.sized.number, list(scope.texts))

    @cached_property
    def grouped(self) -> bool:
        """Whether some text stands in a group that is not called as the text is."""
        ((n,),) = self.connection.execute(f'SELECT count(*) FROM {self.merged("texts")} WHERE id <> "group"').fetchall()
        return bool(n)
