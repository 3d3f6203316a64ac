"""Evidence of many texts: pages of hits, of a concordance and of sentences, without a look at all the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from bittersweet.evidence import sentences as shown
from bittersweet.evidence.asking import Condition, Names, conditions
from bittersweet.evidence.index import WORD, Match
from bittersweet.files import DataError
from bittersweet.lists.hits import COLUMNS
from bittersweet.lists.wordlist import WordList
from bittersweet.many import questions
from bittersweet.many.questions import Found, Scope

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb
    import pandas as pd

TOGETHER = 16  # parts


class Store(Protocol):
    """What is asked: the connection, the files, the ids of the texts, the lists."""

    @property
    def folder(self) -> Path:
        """Where the output is."""

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """What answers."""

    @property
    def parts(self) -> Sequence[int]:
        """The parts that are there."""

    @property
    def ids(self) -> dict[int, str]:
        """The id of each text by its number."""

    @property
    def lists(self) -> dict[str, WordList]:
        """The lists by name."""

    def table(self, name: str) -> str:
        """A table of the parts in SQL."""


def hits(store: Store, book: WordList, offset: int, limit: int | None) -> pd.DataFrame:
    """One page of the hits of a list, in the columns of `lists.hits.table`."""
    import pandas as pd

    total, rows = _hits(store, ["list = $list"], {"list": book.name}, offset, limit)
    found = {each.at: each.sentence for each in _sentences(store, [row[0] for row in rows])}
    labels = book.labels
    table = [
        (
            book.name, key, labels[key], form, entry, found[at].group, found[at].text, found[at].unit,
            found[at].sentence[start:end], start, end, raw_start, raw_end,
        )
        for at, start, end, raw_start, raw_end, _, key, form, entry in rows
    ]  # fmt: skip
    page = pd.DataFrame(table, columns=list(COLUMNS))
    page.attrs["total"] = total
    return page


def _hits(
    store: Store, where: list[str], values: dict[str, Any], offset: int, limit: int | None
) -> tuple[int, list[tuple[Any, ...]]]:
    """How many hits there are, and one page of them in reading order."""
    source = f"{store.table('hits')} WHERE {' AND '.join(where)}"
    ((total,),) = store.connection.execute(f"SELECT count(*) FROM {source}", values).fetchall()
    page = f"LIMIT {int(limit)}" if limit is not None else ""
    rows = store.connection.execute(
        f'SELECT place, start, "end", raw_start, raw_end, line, key, form, entry FROM {source} '
        f"ORDER BY place, start, key {page} OFFSET {int(offset)}",
        values,
    ).fetchall()
    return total, rows


def _sentences(store: Store, ats: Sequence[int]) -> list[Found]:
    return questions.sentences(store.connection, store.folder, store.ids, sorted(set(ats)))


def concordance(
    store: Store,
    scope: Scope,
    *,
    width: int | None,
    case: bool,
    offset: int,
    limit: int,
    asked: Mapping[str, Names | None],
) -> pd.DataFrame:
    """One page of a concordance, in the columns of `evidence.concordance`."""
    import pandas as pd

    from bittersweet.evidence.concordance import COLUMNS as SHOWN

    wanted = conditions(store.lists, asked)
    if len(wanted) != 1:
        nouns = [WORD, *(book.noun for book in store.lists.values())]
        raise DataError(f"a concordance is of one {', '.join(nouns)}; found {len(wanted)}; name exactly one")
    condition = wanted[0]
    if condition.book is not None:
        where, values = ["list = $list"], dict[str, Any](list=condition.book.name)
        if condition.names:
            where.append("key IN (SELECT unnest($keys))")
            values["keys"] = list(condition.names)
        scope.sql(where, values)
        total, rows = _hits(store, where, values, offset, limit)
        found = {each.at: each for each in _sentences(store, [row[0] for row in rows])}
        places = [(found[row[0]], row[1], row[2], row[5]) for row in rows]
    else:
        total, places = _places(store, condition.names, scope, case, offset, limit)
    table = []
    for each, start, end, line in places:
        s = each.sentence
        left, right = s.sentence[:start], s.sentence[end:]
        if width is not None:
            left, right = _cut(left[::-1], width)[::-1], _cut(right, width)
        row = (s.group, s.text, s.unit, left.strip(), s.sentence[start:end], right.strip(), line, *s.locate(start, end))
        table.append(row)
    page = pd.DataFrame(table, columns=["group", *SHOWN])
    page.attrs["total"] = total
    return page


def _cut(context: str, width: int) -> str:
    return context if len(context) <= width else context[: width + 1].rpartition(" ")[0] + "…"


def _places(
    store: Store, words: tuple[str, ...], scope: Scope, case: bool, offset: int, limit: int
) -> tuple[int, list[tuple[Found, int, int, int]]]:
    """How often the words stand there, and one page of the places.

    Where all are single words and no text is asked for, the parts say how often they have them, and only those parts
    are read that the page needs.
    """
    counted = scope.texts is None and not any(" " in word.strip() for word in words)
    per_part: dict[int, int] = {}
    for word in words if counted else ():
        found = questions.spelled(store.connection, store.folder, store.parts, word, case=case, scope=scope)
        for part, n in found.items():
            per_part[part] = per_part.get(part, 0) + n
    total, page, before = sum(per_part.values()), list[tuple[Found, int, int, int]](), 0
    asked: dict[str, Any] = {"case": case, "scope": scope}
    if not counted:
        for parts in _together(_parts(store, scope)):
            rows = questions.candidates(store.connection, store.folder, store.ids, parts, words, **asked)
            matches = questions.words_in(rows, words, case=case)
            page += _shown(rows, matches, offset - before, limit - len(page))
            before += len(matches)
        return before, page
    for part, n in sorted(per_part.items()):
        if before + n > offset and len(page) < limit:
            rows = questions.candidates(store.connection, store.folder, store.ids, [part], words, **asked)
            page += _shown(rows, questions.words_in(rows, words, case=case), offset - before, limit - len(page))
        before += n
    return total, page


def _shown(
    rows: Sequence[Found], matches: Sequence[Match], offset: int, limit: int
) -> list[tuple[Found, int, int, int]]:
    """The places of some matches, a page's at most."""
    start = max(offset, 0)
    return [
        (rows[m.place], m.start, m.end, rows[m.place].line(m.start)) for m in matches[start : start + max(limit, 0)]
    ]


def _together(parts: Sequence[int]) -> Iterator[Sequence[int]]:
    """Parts that are read in one go: enough for all cores, few enough for the memory."""
    for start in range(0, len(parts), TOGETHER):
        yield parts[start : start + TOGETHER]


def _parts(store: Store, scope: Scope) -> Sequence[int]:
    """The parts in which the texts asked for are; all where none is."""
    if scope.texts is None:
        return store.parts
    rows = store.connection.execute(
        "SELECT DISTINCT regexp_extract(filename, '(\\d+).texts.parquet', 1)::BIGINT "
        f"FROM {store.table('texts')[:-1]}, filename=true) WHERE text IN (SELECT unnest($texts))",
        {"texts": list(scope.texts)},
    ).fetchall()
    return sorted(row[0] for row in rows)


def sentences(
    store: Store, scope: Scope, *, case: bool, offset: int, limit: int, asked: Mapping[str, Any]
) -> pd.DataFrame:
    """One page of the sentences that hold all that is asked, as `evidence.sentences` gives them."""
    wanted = conditions(store.lists, asked)
    of_words = [each for each in wanted if each.book is None]
    of_lists = [each for each in wanted if each.book is not None]
    total, page = 0, list[Found]()
    if of_words:
        for found in _with_words(store, of_words[0], scope, case, _ats(store, of_lists, scope) if of_lists else None):
            if offset <= total < offset + limit:
                page.append(found)
            total += 1
    elif of_lists:
        ats = _ats(store, of_lists, scope)
        total, page = len(ats), _sentences(store, ats[offset : offset + limit])
    else:
        raise DataError("nothing is asked; a word, or a key of a list, would be right")
    table = shown.sentences(questions.index(each.sentence for each in page), store.lists, case=case, **asked)
    if "group" not in table:
        table.insert(0, "group", [each.sentence.group for each in page])
    table.attrs["total"] = total
    return table


def _ats(store: Store, wanted: Sequence[Condition], scope: Scope) -> list[int]:
    """The names of the sentences that hold all that is asked of lists, in order."""
    found: set[int] | None = None
    for condition in wanted:
        question, values = questions.of_list(condition, scope)
        rows = store.connection.execute(question.format(hits=store.table("hits")), values).fetchall()
        own = {row[0] for row in rows}
        found = own if found is None else found & own
    return sorted(found or ())


def _with_words(store: Store, condition: Condition, scope: Scope, case: bool, ats: list[int] | None) -> Iterator[Found]:
    """The sentences that hold the words (one, or every), among `ats`, part by part."""
    by_part: dict[int, list[int]] = {}
    for at in ats or ():
        by_part.setdefault(questions.part_of(at), []).append(at)
    parts = sorted(by_part) if ats is not None else _parts(store, scope)
    if ats is None and not any(" " in word.strip() for word in condition.names):
        there = [
            questions.spelled(store.connection, store.folder, parts, word, case=case, scope=scope)
            for word in condition.names
        ]
        parts = [part for part in parts if any(part in found for found in there)]
    for own in _together(parts):
        rows = questions.candidates(
            store.connection, store.folder, store.ids, own, condition.names, case=case, scope=scope,
            every=condition.every, ats=[at for part in own for at in by_part[part]] if ats is not None else None,
        )  # fmt: skip
        held: dict[int, set[str]] = {}
        for match in questions.words_in(rows, condition.names, case=case):
            held.setdefault(match.place, set()).add(match.key)
        for place in sorted(held):
            if not condition.every or held[place] >= set(condition.names):
                yield rows[place]
