"""Parts: pieces of sources taken together until there is enough to do; a text never stands in two of them by chance."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bittersweet.many.piece import Piece

GOAL = 4_000_000  # bytes of text


class Part(NamedTuple):
    """Pieces that are done in one go, and the number of the part, from 0."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def first(self) -> int:
        """The number of its first text."""
        return self.pieces[0].number

    @property
    def size(self) -> int:
        """How many bytes there are to read."""
        return sum(piece.size for piece in self.pieces)


def parts(pieces: Iterable[Piece], goal: int = GOAL) -> Iterator[Part]:
    """The pieces in parts of about `goal` bytes, in order; a piece is never cut here.

    Of the pieces with which a part might end (a quarter below the goal to a quarter above), the one whose name has the
    smallest hash ends it. So the same pieces end parts, a few parts after a file was added or taken away, as before.

    >>> piece = Piece("a.txt", "a.txt", "", "", "a", 1, 1, 0, 0, 60)
    >>> [len(part.pieces) for part in parts([piece] * 5, goal=100)]
    [2, 2, 1]
    """
    number = 0
    held: list[Piece] = []
    ends: list[int] = []  # bytes up to the end of each
    for piece in pieces:
        held.append(piece)
        ends.append((ends[-1] if ends else 0) + piece.size)
        while ends and 4 * ends[-1] > 5 * goal:
            many = _cut(held, ends, goal)
            yield Part(number, tuple(held[:many]))
            held, ends, number = held[many:], [end - ends[many - 1] for end in ends[many:]], number + 1
    if held:
        yield Part(number, tuple(held))


def _cut(held: list[Piece], ends: list[int], goal: int) -> int:
    """How many of the pieces make a part; what fits nowhere in the goal's bounds ends one that is larger."""
    enough = next(place for place, end in enumerate(ends) if 4 * end >= 3 * goal)
    within = [place for place in range(enough, len(ends)) if 4 * ends[place] <= 5 * goal]
    return min(within, key=lambda place: _mark(held[place]), default=enough) + 1


def _mark(piece: Piece) -> bytes:
    return hashlib.blake2b(f"{piece.group}\n{piece.name}\n{piece.start}".encode(), digest_size=8).digest()
