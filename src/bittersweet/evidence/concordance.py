"""The concordance: every place of a name, theme or word, in its sentence and its line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bittersweet.evidence.asking import Names, conditions, matches, scope
from bittersweet.evidence.index import Index
from bittersweet.files import DataError
from bittersweet.lists.wordlist import WordList

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("text", "unit", "left", "match", "right", "line", "raw_start", "raw_end")


def concordance(
    index: Index,
    lists: Mapping[str, WordList],
    *,
    text: Names | None = None,
    group: Names | None = None,
    width: int | None = None,
    case: bool = False,
    offset: int = 0,
    limit: int | None = None,
    **asked: Names | None,
) -> pd.DataFrame:
    """One row a place of what is asked for: text, unit, left, match, right, line, raw_start, raw_end.

    Ask for exactly one thing: ``word="dro*"``, or a list by its name or by what it lists, ``actors="Ann"``,
    ``hedge=""`` (any of the list), ``theme=["trade", "war"]`` (one of them). A name is a key, a label or a surface, in
    any case. A word is matched whole, in any case unless `case`, and a star stands for the rest of it. `text` and
    `group` keep some texts; `width` cuts the context to so many characters a side; `offset` and `limit` give one page,
    and ``table.attrs["total"]`` says how many rows there are without them. `line` and the half-open raw span say where
    the match begins in the raw file. Where texts stand in groups, the group comes first. Raises DataError with the
    nearest names for one that is not there.
    """
    import pandas as pd

    questions = conditions(lists, asked)
    if len(questions) != 1:
        named = ", ".join(f"{name}={value!r}" for name, value in asked.items() if value is not None)
        nouns = ["word", *(book.noun for book in lists.values())]
        raise DataError(f"a concordance is of one {', '.join(nouns)}; found {named or 'none'}; name exactly one")
    found, kept = matches(index, questions[0], case=case), scope(index, text, group)
    if not kept.whole:
        found = [match for match in found if kept.holds(index.sentences[match.place])]
    end = None if limit is None else offset + limit
    rows = []
    for place, start, stop, *_ in found[offset:end]:
        s = index.sentences[place]
        raw = s.locate(start, stop)
        line = index.line(s.text, raw[0])
        rows.append((s.group, s.text, s.unit, *aligned(s.sentence, start, stop, width), line, *raw))
    table = pd.DataFrame(rows, columns=["group", *COLUMNS])
    if not index.grouped:
        table = table.drop(columns="group")
    table.attrs["total"] = len(found)
    return table


def aligned(sentence: str, start: int, end: int, width: int | None = None) -> tuple[str, str, str]:
    """What stands left of a stretch of a sentence, the stretch itself, and what stands right of it.

    `width` cuts each side to so many characters.

    >>> aligned("It asked for more of it.", 9, 12, 8)
    ('…asked', 'for', 'more of…')
    """
    left, right = sentence[:start], sentence[end:]
    if width is not None:
        left, right = cut(left[::-1], width)[::-1], cut(right, width)
    return left.strip(), sentence[start:end], right.strip()


def cut(context: str, width: int) -> str:
    """At most `width` characters of `context`, whole words, with "…" where it was cut.

    >>> cut(" that became noticeable", 14)
    ' that became…'
    """
    if len(context) <= width:
        return context
    return context[: width + 1].rpartition(" ")[0] + "…"
