"""Questions: what is asked of many texts, as conditions on sentences that DuckDB can look up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bittersweet.evidence.asking import Condition, Names
from bittersweet.evidence.index import Index, Match
from bittersweet.evidence.searching import folded
from bittersweet.files import nearest
from bittersweet.texts.cleaning import Paragraph
from bittersweet.texts.sentences import Sentence

if TYPE_CHECKING:
    import duckdb

FETCH = (
    'place, text, cut, number, paragraph, "group", words, raw_start, raw_end, line, '
    "piece_start, piece_raw, piece_line, sentence"
)


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


class Found(NamedTuple):
    """A sentence as it was looked up: its name in all parts, itself, and the lines of its pieces."""

    at: int
    sentence: Sentence
    lines: tuple[int, ...]

    def line(self, start: int) -> int:
        """The line of the raw file in which the letter at `start` stands."""
        place = 0
        for number, begin in enumerate(self.sentence.home.clean):
            if begin <= start:
                place = number
        return self.lines[place]


def table(out: Path, name: str, parts: Iterable[int]) -> str:
    """The files of a table in these parts, as SQL."""
    from bittersweet.many.state import folder_of

    quoted = ", ".join("'" + str(folder_of(out, part) / f"{name}.parquet").replace("'", "''") + "'" for part in parts)
    return f"read_parquet([{quoted}])"


def part_of(at: int) -> int:
    """The part in which a sentence is."""
    return at >> 32


def unit(text: int, cut: int, number: int) -> str:
    """What a sentence is called: the number of its text, of a long one the piece of it, and its own.

    >>> unit(12, 0, 3), unit(7, 2, 15)
    ('T12-03', 'T7.2-15')
    """
    return f"T{text}{f'.{cut}' if cut else ''}-{number:02d}"


def sentences(
    connection: duckdb.DuckDBPyConnection, out: Path, ids: Mapping[int, str], ats: Sequence[int]
) -> list[Found]:
    """The sentences of these names, in order."""
    if not ats:
        return []
    files = table(out, "sentences", sorted({part_of(at) for at in ats}))
    low, high = min(ats), max(ats)
    rows = connection.execute(
        f"SELECT {FETCH} FROM {files} "
        "WHERE place BETWEEN $low AND $high AND place IN (SELECT unnest($ats)) ORDER BY place",
        {"ats": list(ats), "low": low, "high": high},
    ).fetchall()
    return [made(row, ids) for row in rows]


def made(row: Sequence[Any], ids: Mapping[int, str]) -> Found:
    """The sentence of a row."""
    at, text, cut, number, paragraph, group, words, raw_start, _, line, starts, raws, lines, content = row
    home = Paragraph(ids[text], "body", paragraph, content, tuple(starts or (0,)), tuple(raws or (raw_start,)))
    found = Sentence(ids[text], group, unit(text, cut, number), "body", paragraph, content, words, True, home, 0)
    return Found(at, found, tuple(lines or (line,)))


def needle(word: str) -> str:
    """The longest run of letters of a word or phrase asked for; every sentence that has it holds this, folded.

    >>> needle("New  Yor*"), needle("*tion")
    ('new', 'tion')
    """
    pieces = folded(" ".join(word.replace("*", " ").split())).split()
    return max(pieces, key=len, default="")


def holds(column: str, case: bool) -> str:
    """The condition that a column holds a needle, as SQL."""
    plain = f"replace({column}, '’', '''')"
    return f"contains({plain if case else f'lower({plain})'}, $needle)"


def spelled(
    connection: duckdb.DuckDBPyConnection, out: Path, parts: Sequence[int], word: str, *, case: bool, scope: Scope
) -> dict[int, int]:
    """How often a single word stands in each part, by the words of the part as they are spelled.

    A word asked for lies inside one spelled word, so that no sentence needs to be read. Of texts asked for, only
    their groups are looked at, so that the count is an upper bound.
    """
    asked = needle(word) if not case else max(word.replace("’", "'").replace("*", " ").split(), key=len)
    where, values = [holds("word", case)], dict[str, Any](needle=asked)
    Scope(scope.groups).sql(where, values)
    rows = connection.execute(
        f"SELECT word, part, sum(n)::BIGINT FROM (SELECT *, "
        f"regexp_extract(filename, '(\\d+).words.parquet', 1)::BIGINT AS part "
        f"FROM {table(out, 'words', parts)[:-1]}, filename=true) WHERE {' AND '.join(where)}) GROUP BY ALL",
        values,
    ).fetchall()
    distinct = list(dict.fromkeys(row[0] for row in rows))
    times = dict.fromkeys(distinct, 0)
    for match in index(map(alone, distinct)).word(word, case=case):
        times[distinct[match.place]] += 1
    found: dict[int, int] = {}
    for spelling, part, n in rows:
        if times[spelling]:
            found[part] = found.get(part, 0) + n * times[spelling]
    return dict(sorted(found.items()))


def alone(content: str) -> Sentence:
    """A sentence of its own, to look into with the means of evidence."""
    home = Paragraph("", "", 1, content, (0,), (0,))
    return Sentence("", "", content, "", 1, content, 1, True, home, 0)


def index(found: Iterable[Sentence]) -> Index:
    """The index of some sentences that were looked up."""
    return Index(found, ())


def candidates(
    connection: duckdb.DuckDBPyConnection,
    out: Path,
    ids: Mapping[int, str],
    parts: Sequence[int],
    words: Sequence[str],
    *,
    case: bool,
    scope: Scope,
    every: bool = False,
    ats: Sequence[int] | None = None,
) -> list[Found]:
    """The sentences of some parts, in order, that may hold one of the words (or all), in the scope and among `ats`."""
    where: list[str] = []
    values: dict[str, Any] = {}
    said = []
    for number, word in enumerate(words):
        asked = needle(word) if not case else max(word.replace("’", "'").replace("*", " ").split(), key=len)
        values[f"needle{number}"] = asked
        said.append(holds("sentence", case).replace("$needle", f"$needle{number}"))
    if said:
        where.append(f"({(' AND ' if every else ' OR ').join(said)})")
    scope.sql(where, values)
    if ats is not None:
        where.append("place IN (SELECT unnest($ats))")
        values["ats"] = list(ats)
    clause = f"WHERE {' AND '.join(where)}" if where else ""
    rows = connection.execute(
        f"SELECT {FETCH} FROM {table(out, 'sentences', parts)} {clause} ORDER BY place", values
    ).fetchall()
    return [made(row, ids) for row in rows]


def of_list(condition: Condition, scope: Scope) -> tuple[str, dict[str, Any]]:
    """The names of the sentences that hold what is asked of a list, as SQL, and its values."""
    assert condition.book is not None
    where, values = ["list = $list"], dict[str, Any](list=condition.book.name)
    if condition.names:
        where.append("key IN (SELECT unnest($keys))")
        values["keys"] = list(condition.names)
    scope.sql(where, values)
    having = f" HAVING count(DISTINCT key) = {len(condition.names)}" if condition.every else ""
    return f"SELECT place FROM {{hits}} WHERE {' AND '.join(where)} GROUP BY place{having}", values


def words_in(found: Sequence[Found], words: Sequence[str], *, case: bool) -> list[Match]:
    """Where the words stand in sentences that were looked up; a match's place is that in `found`."""
    own = index(each.sentence for each in found)
    return sorted(match for word in words for match in own.word(word, case=case))


def chosen(names: Names | None, known: Iterable[str], noun: str) -> tuple[str, ...] | None:
    """The names asked for, as they are known, in any case. Raises DataError with the nearest."""
    if names is None:
        return None
    by_fold = {name.casefold(): name for name in known}
    asked = (names,) if isinstance(names, str) else names
    return tuple(by_fold.get(name.casefold()) or nearest(name, by_fold.values(), noun) for name in asked)
