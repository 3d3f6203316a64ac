"""Parties: who acts and on whom, as keys of a list joined by a plus sign."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bittersweet.coding.sheets import Legal
from bittersweet.files import Faults, nearest
from bittersweet.lists.wordlist import WordList

NONE, UNNAMED = "none", "unnamed"  # there is no one; somebody whom the text does not name
MEMBERS = "members"  # the column of a list that says for whom a key stands, such as a pair


def legal_parties(book: WordList, alone: Iterable[str]) -> Legal:
    """The check that a cell holds keys of `book` or codes of `alone`, joined by ``+``, each once; "none" stands alone.

    >>> check = legal_parties(WordList("fruit", "fruit", (), {"apple": {"label": "Apple"}}), ["none", "unnamed"])
    >>> check("apple+unnamed"), check("pear")
    ('', 'is no fruit; keys of fruit, none or unnamed, joined by +, would be right')
    """
    known = {*book.about, *alone}
    said = f"keys of {book.name}, {' or '.join(alone)}, joined by +, would be right"

    def check(cell: str) -> str:
        names = cell.split("+")
        if unknown := [name for name in names if name not in known]:
            return f"is no {book.noun}; {said}" if names == unknown else f"holds {unknown[0]!r}, no {book.noun}; {said}"
        if len(set(names)) < len(names):
            return f"names one twice; {said}"
        return f"joins {NONE} with others; {said}" if NONE in names and len(names) > 1 else ""

    return check


def legal_year(cell: str) -> str:
    """What is wrong with a cell that is neither empty nor a year, "" when it is one of them.

    >>> legal_year("1950"), legal_year("50s")
    ('', 'is no year; four digits, or nothing, would be right')
    """
    year = not cell or (len(cell) == 4 and cell.isascii() and cell.isdecimal())
    return "" if year else "is no year; four digits, or nothing, would be right"


def members(book: WordList, alone: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each key of `book` those for whom it stands, in the list's order: itself where `members` is empty.

    The codes of `alone` follow and stand for themselves. Raises DataError with every member that is no key.
    """
    faults, found = Faults(), {}
    for key, about in book.about.items():
        found[key] = tuple(about.get(MEMBERS, "").split("+")) if about.get(MEMBERS) else (key,)
        for member in found[key]:
            with faults.caught():
                nearest(member, book.about, f"{book.noun} (a member of {key} in {book.name})")
    faults.done()
    return {**found, **{code: (code,) for code in alone}}


def expanded(cell: str, stands_for: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Those whom a cell names, each once, in the order of `stands_for`: a pair counts as its members.

    >>> expanded("both+dee", {"dum": ("dum",), "dee": ("dee",), "both": ("dum", "dee")})
    ('dum', 'dee')
    """
    order = {name: place for place, name in enumerate(stands_for)}
    named = dict.fromkeys(member for name in cell.split("+") for member in stands_for[name])
    return tuple(sorted(named, key=order.__getitem__))
