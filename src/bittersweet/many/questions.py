"""Questions: what is asked of many texts, answered by the places of sentences, which DuckDB looks up.

A place is the number of a part and the row in it. Places come as arrays: of a match each, in reading order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from bittersweet.evidence.asking import Condition, Names
from bittersweet.evidence.searching import folded, pattern, stretches
from bittersweet.files import nearest

if TYPE_CHECKING:
    import duckdb
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

BLANKS = r"[\s\x0b\x1c-\x1f\x85\p{Z}]+"
TOGETHER = 16  # parts that are read in one go: enough for all cores, few enough for the memory


class Asked(Protocol):
    """What is asked: the connection and the files."""

    @property
    def folder(self) -> Path:
        """Where the output is."""

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """What answers."""

    @property
    def parts(self) -> Sequence[int]:
        """The parts that are there."""

    def table(self, name: str) -> str:
        """A table of the parts in SQL."""


class Scope(NamedTuple):
    """The groups and texts (by number) that a question is put to; None is all of them."""

    groups: tuple[str, ...] | None = None
    texts: tuple[int, ...] | None = None

    def sql(self, where: list[str], values: dict[str, Any]) -> None:
        """Add what is asked to the conditions of a question, and its values."""
        if self.groups is not None:
            where.append('"group" IN (SELECT unnest($groups))')
            values["groups"] = list(self.groups)
        if self.texts is not None:
            where.append("text IN (SELECT unnest($texts))")
            values["texts"] = list(self.texts)


def table(out: Path, name: str, parts: Iterable[int]) -> str:
    """The files of a table in these parts, as SQL."""
    from bittersweet.many.state import folder_of

    quoted = ", ".join("'" + str(folder_of(out, part) / f"{name}.parquet").replace("'", "''") + "'" for part in parts)
    return f"read_parquet([{quoted}])"


def numbered(source: str, name: str) -> str:
    """A table as `table` gives it, with the number of the part in a column."""
    return (
        f"(SELECT *, regexp_extract(filename, '(\\d+).{name}.parquet', 1)::BIGINT AS part "
        f"FROM {source[:-1]}, filename=true))"
    )


def part_of(at: int) -> int:
    """The part in which a sentence is."""
    return at >> 32


def wanted(word: str) -> list[str]:
    r"""What a word or phrase asked for is at least, piece by piece between blanks, as patterns of DuckDB.

    Without regard to case they find all that is found in memory, and more: whole words are told apart later.

    >>> wanted("New  Yor*"), wanted("*tion"), wanted("king’s")
    (['New', 'Yor\\S*'], ['tion'], ["king['’]s"])
    """
    stem = " ".join(word.replace("’", "'").split()).lstrip("*")
    return [re.escape(each).replace("'", "['’]").replace(r"\*", r"\S*") for each in stem.split()]


def holds(column: str, name: str, case: bool) -> str:
    """The condition that a column holds the pattern called `name`, as SQL."""
    return f"regexp_matches({column}, ${name}, '{'c' if case else 'i'}')"


def spelled(of: Asked, word: str, *, case: bool, scope: Scope) -> dict[tuple[int, str], int]:
    """How often a single word stands in each part and group, by the words as they are spelled there.

    A word asked for lies inside one spelled word, so that no sentence needs to be read. Of texts asked for, only
    their groups are looked at, so that the count is an upper bound.
    """
    pattern(word)
    where, values = [holds("word", "wanted", case)], dict[str, Any](wanted=wanted(word)[0])
    Scope(scope.groups).sql(where, values)
    rows = of.connection.execute(
        f'SELECT word, part, "group", sum(n)::BIGINT FROM {numbered(of.table("words"), "words")} '
        f"WHERE {' AND '.join(where)} GROUP BY ALL",
        values,
    ).fetchall()
    distinct = list(dict.fromkeys(row[0] for row in rows))
    times = dict.fromkeys(distinct, 0)
    for place, _, _ in matched(distinct, word, case=case):
        times[distinct[place]] += 1
    found: dict[tuple[int, str], int] = {}
    for spelling, part, group, n in rows:
        if times[spelling]:
            found[part, group] = found.get((part, group), 0) + n * times[spelling]
    return dict(sorted(found.items()))


def matched(contents: Sequence[str], word: str, *, case: bool) -> Iterator[tuple[int, int, int]]:
    """Where a word stands in some sentences: which one, start and end. They are searched as one, each a line."""
    joined = "\n".join(contents).replace("’", "'")
    at, end, place = 0, -1, -1
    for start, stop in stretches(joined if case else folded(joined), word, case=case):
        while start > end:
            at, place = end + 1, place + 1
            end = at + len(contents[place])
        yield place, start - at, stop - at


def with_word(
    of: Asked,
    word: str,
    *,
    case: bool = False,
    scope: Scope | None = None,
    among: Array | None = None,
    parts: Sequence[int] | None = None,
) -> Array:
    """The place of each match of a word, in the scope and among the sentences at these places.

    Only those parts are read whose words, as they are spelled, have all that is asked for, or the `parts` named.
    """
    import numpy as np
    import pyarrow as pa

    pattern(word)  # a question without a letter is refused, whether or not anything is read
    scope = scope or Scope()
    found = []
    for own_parts in _together(_parts(of, word, case, scope, among) if parts is None else parts):
        where, values = [holds("sentence", "wanted", case)], dict[str, Any](wanted=BLANKS.join(wanted(word)))
        scope.sql(where, values)
        if among is not None:
            own = among[np.isin(among >> 32, own_parts)]
            of.connection.register("among", pa.table({"place": own}))
            where.append("place BETWEEN $low AND $high AND place IN (SELECT place FROM among)")
            values |= {"low": int(own[0]), "high": int(own[-1])}
        rows = of.connection.execute(
            f"SELECT place, sentence FROM {table(of.folder, 'sentences', own_parts)} WHERE {' AND '.join(where)} "
            "ORDER BY place",
            values,
        ).fetchnumpy()
        own = np.fromiter((at for at, _, _ in matched(rows["sentence"].tolist(), word, case=case)), dtype=np.int64)
        found.append(rows["place"][own])
    return np.concatenate([np.zeros(0, dtype=np.int64), *found])


def _parts(of: Asked, word: str, case: bool, scope: Scope, among: Array | None) -> list[int]:
    """The parts that can have a word: each piece of it between blanks stands there, in the texts asked for."""
    import numpy as np

    kept = set(of.parts) if among is None else set(np.unique(among >> 32).tolist())
    if scope.texts is not None:
        rows = of.connection.execute(
            f"SELECT DISTINCT part FROM {numbered(of.table('texts'), 'texts')} WHERE text IN (SELECT unnest($texts))",
            {"texts": list(scope.texts)},
        ).fetchall()
        kept &= {row[0] for row in rows}
    said = [each for each in wanted(word) if any(map(str.isalnum, each))]  # one without a letter is not among the words
    if kept and said:
        names = [f"piece{number}" for number in range(len(said))]
        there = [holds("word", name, case) for name in names]
        rows = of.connection.execute(
            f"SELECT part FROM {numbered(table(of.folder, 'words', sorted(kept)), 'words')} WHERE {' OR '.join(there)} "
            f"GROUP BY part HAVING {' AND '.join(f'bool_or({each})' for each in there)}",
            dict(zip(names, said, strict=True)),
        ).fetchall()
        kept = {row[0] for row in rows}
    return sorted(kept)


def _together(parts: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(parts), TOGETHER):
        yield parts[start : start + TOGETHER]


def with_keys(
    of: Asked, name: str, keys: Sequence[str], *, scope: Scope | None = None, without: Iterable[str] = ()
) -> Array:
    """The places of the sentences that hold one of the keys of a list (none: any), in another form than `without`."""
    where = ["list = $list", "NOT list_contains($without, form)"]
    values: dict[str, Any] = {"list": name, "without": [*without]}
    if keys:
        where.append("key IN (SELECT unnest($keys))")
        values["keys"] = list(keys)
    (scope or Scope()).sql(where, values)
    asked = f"SELECT DISTINCT place FROM {of.table('hits')} WHERE {' AND '.join(where)} ORDER BY place"
    return of.connection.execute(asked, values).fetchnumpy()["place"]


def marks(
    of: Asked, name: str, keys: Sequence[str], ats: Sequence[int], without: Iterable[str] = ()
) -> list[tuple[int, int, int, str]]:
    """Where the keys of a list stand in the sentences at these places: place, start, end, key."""
    if not ats or not keys:
        return []
    files = table(of.folder, "hits", sorted({part_of(at) for at in ats}))
    return of.connection.execute(
        f'SELECT place, start, "end", key FROM {files} WHERE list = $list AND key IN (SELECT unnest($keys)) '
        "AND NOT list_contains($without, form) AND place IN (SELECT unnest($ats)) ORDER BY ALL",
        {"list": name, "keys": [*keys], "without": [*without], "ats": [*ats]},
    ).fetchall()


def sizes(of: Asked, places: Array) -> Array:
    """How many words the sentences at these places have, in their order; a place may stand there several times."""
    import numpy as np
    import pyarrow as pa

    own, back = np.unique(places, return_inverse=True)
    of.connection.register("asked", pa.table({"place": own}))
    asked = f"SELECT words FROM {of.table('sentences')} JOIN asked USING (place) ORDER BY place"
    return of.connection.execute(asked).fetchnumpy()["words"][back]


def answering(
    of: Asked,
    asked: Sequence[Condition],
    scope: Scope,
    *,
    case: bool = False,
) -> Array:
    """The places of the sentences that hold all that is asked, rising.

    Lists are looked up first, and words only in the sentences that these leave.
    """
    import numpy as np

    found: Array | None = None
    for condition in sorted(asked, key=lambda each: each.book is None):
        if condition.book is not None:
            each = [(key,) for key in condition.names] if condition.every else [condition.names]
            for keys in each:
                own = with_keys(of, condition.book.name, keys, scope=scope)
                found = own if found is None else np.intersect1d(found, own)
            continue
        held = []
        # The longest first, as it is likely to be the rarest.
        for word in sorted(condition.names, key=len, reverse=True):
            own = np.unique(with_word(of, word, case=case, scope=scope, among=found))
            if condition.every:
                found = own
            else:
                held.append(own)
        if not condition.every:
            found = np.unique(np.concatenate(held))
    return every(of, scope) if found is None else found


def every(of: Asked, scope: Scope) -> Array:
    """The places of all sentences in the scope."""
    where, values = list[str](["true"]), dict[str, Any]()
    scope.sql(where, values)
    asked = f"SELECT place FROM {of.table('sentences')} WHERE {' AND '.join(where)} ORDER BY place"
    return of.connection.execute(asked, values).fetchnumpy()["place"]


def chosen(names: Names | None, known: Iterable[str], noun: str) -> tuple[str, ...] | None:
    """The names asked for, as they are known, in any case. Raises DataError with the nearest."""
    if names is None:
        return None
    by_fold = {name.casefold(): name for name in known}
    asked = (names,) if isinstance(names, str) else names
    return tuple(by_fold.get(name.casefold()) or nearest(name, by_fold.values(), noun) for name in asked)
