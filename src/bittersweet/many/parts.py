"""Parts: pieces of sources taken together until there is enough to do; a text never stands in two of them by chance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bittersweet.many.piece import Piece

GOAL = 4_000_000  # bytes of text


class Part(NamedTuple):
    """Pieces that are done in one go, and the number of the part, from 0."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def size(self) -> int:
        """How many bytes there are to read."""
        return sum(piece.size for piece in self.pieces)


def parts(pieces: Iterable[Piece], goal: int = GOAL) -> Iterator[Part]:
    """The pieces in parts of about `goal` bytes, in order; a piece is never cut here.

    >>> piece = Piece("a.txt", "a.txt", "", "", "a", 1, 1, 0, -1, 60)
    >>> [len(part.pieces) for part in parts([piece] * 5, goal=100)]
    [2, 2, 1]
    """
    number, held, size = 0, [], 0
    for piece in pieces:
        held.append(piece)
        size += piece.size
        if size >= goal:
            yield Part(number, tuple(held))
            number, held, size = number + 1, [], 0
    if held:
        yield Part(number, tuple(held))
