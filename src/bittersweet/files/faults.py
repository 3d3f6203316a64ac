"""Faults in the data: each is told with its place, what was found and what would be right."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager


class DataError(Exception):
    """One fault in the data or several: each names the file, the place, what was found and what would be right.

    >>> error = DataError("a.csv, row 2: label is empty", "a.csv, row 3: label is empty")
    >>> print(error)
    a.csv, row 2: label is empty
    a.csv, row 3: label is empty
    """

    @property
    def faults(self) -> tuple[str, ...]:
        """The faults, one line each."""
        return tuple(map(str, self.args))

    def __str__(self) -> str:
        """All faults, one a line."""
        return "\n".join(self.faults)


# Readers and doctests know it by where it is imported from.
DataError.__module__ = "bittersweet.files"


class Faults:
    """A collection of faults, so that a reader learns of all at once.

    >>> faults = Faults()
    >>> faults.add("a.csv: no row")
    >>> with faults.caught():
    ...     raise DataError("b.csv: no such file")
    >>> faults.found
    ['a.csv: no row', 'b.csv: no such file']
    """

    def __init__(self) -> None:
        self.found: list[str] = []

    def add(self, *faults: str) -> None:
        """Take faults in."""
        self.found += faults

    @contextmanager
    def caught(self) -> Iterator[None]:
        """Take in the faults of a DataError that is raised inside, and go on after the block."""
        try:
            yield
        except DataError as error:
            self.found += error.faults

    def done(self) -> None:
        """Raise DataError with all faults, each told once, when there are any."""
        if self.found:
            raise DataError(*dict.fromkeys(self.found))


def one_of(value: str, legal: Iterable[str], place: str, what: str) -> str:
    """`value`, when it is one of the `legal` ones. Raises DataError naming `place` and the legal values.

    >>> one_of("red", ["red", "blue"], "colours.csv, row 2", "colour")
    'red'
    """
    options = list(legal)
    if value not in options:
        raise DataError(f"{place}: {what} is {value!r}; one of {', '.join(options)} would be right")
    return value


def nearest(name: str, known: Iterable[str], noun: str) -> str:
    """`name`, when it is one of the `known`. Raises DataError with the nearest ones when it is not.

    >>> nearest("Aple", ["apple", "fig"], "fruit")
    Traceback (most recent call last):
    ...
    bittersweet.files.DataError: no fruit is called 'Aple'; the nearest: apple
    """
    known = list(known)
    if name not in known:
        folded: dict[str, list[str]] = {}
        for one in known:
            folded.setdefault(one.casefold(), []).append(one)
        close = difflib.get_close_matches(name.casefold(), folded, n=3, cutoff=0.3)
        near = [one for fold in close for one in folded[fold]][:3] or known[:3]
        there = f"the nearest: {', '.join(near)}" if near else "there is none"
        raise DataError(f"no {noun} is called {name!r}; {there}")
    return name
