"""Evidence of many texts: pages of hits, of a concordance and of sentences, without a look at all the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from bittersweet.counting.measures import Level
from bittersweet.evidence import sentences as shown
from bittersweet.evidence.asking import Condition, Names, conditions
from bittersweet.evidence.concordance import COLUMNS as SHOWN
from bittersweet.evidence.concordance import aligned
from bittersweet.evidence.index import WORD
from bittersweet.files import DataError
from bittersweet.lists.hits import COLUMNS
from bittersweet.lists.wordlist import WordList
from bittersweet.many import looked_up, questions
from bittersweet.many.looked_up import Found
from bittersweet.many.measured import Measured
from bittersweet.many.questions import Scope

if TYPE_CHECKING:
    import pandas as pd

    from bittersweet.many.output import Array

LARGEST = 8  # questions of which the places are remembered, so that turning a page looks for nothing again


def hits(store: Measured, book: WordList, offset: int, limit: int | None) -> pd.DataFrame:
    """One page of the hits of a list, in the columns of `lists.hits.table`."""
    import pandas as pd

    total, rows = _hits(store, ["list = $list"], {"list": book.name}, offset, limit)
    found = {at: each.sentence for at, each in sentences_at(store, (row[0] for row in rows)).items()}
    labels = book.labels
    table = [
        (
            book.name, key, labels[key], form, entry, found[at].group, found[at].text, found[at].unit,
            found[at].sentence[start:end], start, end, raw_start, raw_end,
        )
        for at, start, end, raw_start, raw_end, _, key, form, entry in rows
    ]  # fmt: skip
    page = pd.DataFrame(table, columns=list(COLUMNS))
    return paged(page, total)


def paged(page: pd.DataFrame, total: int) -> pd.DataFrame:
    """A page, saying how many rows there are in all."""
    page.attrs |= {"total": total, "of_all": total}
    return page


def _hits(
    store: Measured, where: list[str], values: dict[str, Any], offset: int, limit: int | None
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


def sentences_at(store: Measured, ats: Iterable[int]) -> dict[int, Found]:
    """The sentences at some places."""
    return looked_up.sentences(store.connection, store.folder, store.ids, ats)


def concordance(
    store: Measured,
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
        found = sentences_at(store, (row[0] for row in rows))
        places = [(found[row[0]], row[1], row[2], row[5]) for row in rows]
    else:
        total, places = _words(store, condition.names, scope, case, offset, limit)
    table = []
    for each, start, end, line in places:
        s = each.sentence
        shown = aligned(s.sentence, start, end, width)
        table.append((s.group, s.text, s.unit, *shown, line, *s.locate(start, end)))
    page = pd.DataFrame(table, columns=["group", *SHOWN] if store.grouped else list(SHOWN))
    return paged(page, total)


def _words(
    store: Measured, words: tuple[str, ...], scope: Scope, case: bool, offset: int, limit: int
) -> tuple[int, list[tuple[Found, int, int, int]]]:
    """How often the words stand there, and one page of the places.

    Where all are single words and no text is asked for, the parts say how often they have them, and only those parts
    are read that the page needs.
    """
    import numpy as np

    per_part: dict[int, int] = {}
    counted = scope.texts is None and not any(" " in word.strip() for word in words)
    for word in words if counted else ():
        for (part, _), n in questions.spelled(store, word, case=case, scope=scope).items():
            per_part[part] = per_part.get(part, 0) + n
    before, parts = 0, list[int]()
    for part, n in sorted(per_part.items()):
        if not parts and before + n <= offset:
            before += n
        elif before + sum(per_part[own] for own in parts) < offset + limit:
            parts.append(part)
    matches = remembered(
        store, ("matches", words, scope, case, tuple(parts)),
        lambda: np.sort(np.concatenate([
            questions.with_word(store, word, case=case, scope=scope, parts=parts if counted else None)
            for word in words
        ])),
    )  # fmt: skip
    total, first = sum(per_part.values()) if counted else len(matches), max(offset - before, 0)
    wanted = matches[first : first + limit]
    if not len(wanted):
        return total, []
    found = [*sentences_at(store, wanted.tolist()).values()]
    own = looked_up.index(found)
    held = sorted(match for word in words for match in own.word(word, case=case))
    # The page begins in the middle of a sentence where a match before it stands in the same one.
    skip = first - int(np.searchsorted(matches, wanted[0]))
    return total, [
        (found[m.place], m.start, m.end, found[m.place].line(m.start)) for m in held[skip : skip + len(wanted)]
    ]


def asked_for(
    store: Measured, asked: Mapping[str, Any], scope: Scope, *, case: bool = False
) -> tuple[list[Condition], Array]:
    """What is asked, and the places of the sentences that hold all of it; some questions are remembered."""
    if "quoted" in asked:
        raise DataError("who is quoted is not known of many texts; leave out quoted")
    wanted = conditions(store.lists, {WORD: asked.get(WORD), **asked})
    said = tuple(each._replace(book=None) for each in wanted)
    return wanted, remembered(
        store, ("places", said, scope, case), lambda: questions.answering(store, wanted, scope, case=case)
    )


def remembered(store: Measured, question: Any, make: Any) -> Array:
    """The places that answer a question, looked for once while it is among the latest."""
    known: dict[Any, Array] = store._kept.setdefault("places", {})
    found = known.pop(question, None)
    known[question] = make() if found is None else found
    while len(known) > LARGEST:
        del known[next(iter(known))]
    return known[question]


def sentences(
    store: Measured, scope: Scope, *, case: bool, offset: int, limit: int, asked: Mapping[str, Any]
) -> pd.DataFrame:
    """One page of the sentences that hold all that is asked, as `evidence.sentences` gives them."""
    import pandas as pd

    _, places = asked_for(store, asked, scope, case=case)
    page = sentences_at(store, places[offset : offset + limit].tolist())
    table = shown.sentences(looked_up.index(page.values()), store.lists, case=case, **asked)
    if "group" not in table and store.grouped:
        groups = [each.sentence.group for each in page.values()]
        table.insert(0, "group", pd.Series(groups, dtype=None if groups else object))
    return paged(table, len(places))


def counts(store: Measured, scope: Scope, *, level: Level, case: bool, asked: Mapping[str, Any]) -> pd.DataFrame:
    """In how many sentences stands what is asked, as `evidence.sentences.counts` gives it."""
    import numpy as np

    wanted, places = asked_for(store, asked, scope, case=case)
    label = "; ".join(each.label for each in wanted) or "every sentence"
    kept = store.within(scope)
    text = store.homes.of(places)
    return store.long(np.bincount(text, minlength=len(kept))[:, None], {label: label}, "sentences", level, kept)
