"""Changes: what differs in the tables of two studies, for a run that shows other data in the same notebooks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

MOST = 3  # rows of a table that are shown


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    """Lines that say which rows of which table went and came; one line where nothing did.

    `before` and `after` are tables as CSV, by name.

    >>> list(changes({"a": "x,y\\n1,2\\n"}, {"a": "x,y\\n1,3\\n"}))
    ['a: 1 row went, 1 came', '  - 1,2', '  + 1,3']
    """
    same = True
    for name, now in after.items():
        old, new = (Counter(table.splitlines()) for table in (before.get(name, ""), now))
        gone, come = list((old - new).elements()), list((new - old).elements())
        if gone or come:
            same = False
            yield f"{name}: {len(gone):,} row{'s' * (len(gone) != 1)} went, {len(come):,} came"
            yield from (f"  {sign} {row}" for sign, rows in (("-", gone), ("+", come)) for row in rows[:MOST])
    if same:
        yield "no table differs from the collection's own"
