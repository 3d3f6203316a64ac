"""Tallies: what stands in how many sentences, so that every count and every way of counting is a question to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from bittersweet.lists.hits import Observation
from bittersweet.texts.sentences import Sentence

Pattern = tuple[tuple[str, str, int], ...]


class Cell(NamedTuple):
    """The sentences of one section of one text that hold the same of one list.

    `pattern` is what they hold: (key, form, how often), sorted; () for nothing. `paragraph` is 0 unless the tally
    was made by paragraphs.
    """

    group: str
    text: str
    section: str
    paragraph: int
    counted: bool
    list: str
    pattern: Pattern


class Size(NamedTuple):
    """How many sentences, and how many words they have."""

    sentences: int
    words: int


@dataclass(frozen=True)
class Tally:
    """For each list the sentences by what they hold of it: those that hold nothing too, so that sizes are in it.

    Tallies add up: that of two sets of sentences is the sum of their tallies. Because a cell keeps all that its
    sentences hold together, mentions, sentences with a key, sentences with one of several keys, and pairs all follow
    from it, and a way of counting is a filter on it.
    """

    cells: Mapping[Cell, Size] = field(default_factory=dict)

    def __add__(self, other: Tally) -> Tally:
        """The tally of both sets of sentences."""
        return _summed([*self.cells.items(), *other.cells.items()])

    def __sub__(self, other: Tally) -> Tally:
        """The tally without sentences that are in it."""
        less = ((cell, Size(-size.sentences, -size.words)) for cell, size in other.cells.items())
        return _summed([*self.cells.items(), *less])

    def where(
        self,
        keep: Callable[[Cell], bool] = lambda _: True,
        *,
        lists: Collection[str] | None = None,
        groups: Collection[str] | None = None,
        texts: Collection[str] | None = None,
        headings: bool = True,
    ) -> Tally:
        """The part of the tally that is of these lists, groups and texts, and of cells to `keep`.

        Without `headings` sections that the manifest does not count are left out.
        """
        asked = (("list", lists), ("group", groups), ("text", texts))
        wanted = [(Cell._fields.index(name), set(names)) for name, names in asked if names is not None]
        return Tally(
            {
                cell: size
                for cell, size in self.cells.items()
                if (headings or cell.counted) and all(cell[place] in names for place, names in wanted) and keep(cell)
            }
        )

    def mapped(self, name: Callable[[str, str], str | None]) -> Tally:
        """The tally with each (key, form) under another key; those that become None are passed over."""

        def renamed(pattern: Pattern) -> Pattern:
            found: Counter[tuple[str, str]] = Counter()
            for key, form, n in pattern:
                if (new := name(key, form)) is not None:
                    found[new, form] += n
            return tuple((*place, n) for place, n in sorted(found.items()))

        return self.patterned(renamed)

    def patterned(self, change: Callable[[Pattern], Pattern]) -> Tally:
        """The tally with each pattern changed; cells that become the same are added up."""
        known: dict[Pattern, Pattern] = {}

        def changed(pattern: Pattern) -> Pattern:
            if pattern not in known:
                known[pattern] = change(pattern)
            return known[pattern]

        return _summed((cell._replace(pattern=changed(cell.pattern)), size) for cell, size in self.cells.items())

    @property
    def groups(self) -> list[str]:
        """The groups in the order in which they came."""
        return list(dict.fromkeys(cell.group for cell in self.cells))


def of(
    sentences: Iterable[Sentence], observed: Mapping[str, Iterable[Observation]], *, paragraphs: bool = False
) -> Tally:
    """The tally of the sentences: `observed` gives for each list what stands in them.

    What is observed in other sentences than these is passed over. With `paragraphs` each paragraph has cells of its
    own.
    """
    sentences = list(sentences)
    return _summed(pair for name, seen in observed.items() for pair in _cells(sentences, name, seen, paragraphs))


def _cells(
    sentences: list[Sentence], name: str, seen: Iterable[Observation], paragraphs: bool
) -> Iterator[tuple[Cell, Size]]:
    held: dict[str, Counter[tuple[str, str]]] = {}
    for unit, key, form, n in seen:
        held.setdefault(unit, Counter())[key, form] += n
    for s in sentences:
        found = held.get(s.unit)
        pattern = tuple((*place, n) for place, n in sorted(found.items())) if found else ()
        paragraph = s.paragraph if paragraphs else 0
        yield Cell(s.group, s.text, s.section, paragraph, s.counted, name, pattern), Size(1, s.words)


def _summed(pairs: Iterable[tuple[Cell, Size]]) -> Tally:
    """The cells added up; what comes to nothing goes."""
    sentences: Counter[Cell] = Counter()
    words: Counter[Cell] = Counter()
    for cell, size in pairs:
        sentences[cell] += size.sentences
        words[cell] += size.words
    return Tally({cell: Size(n, words[cell]) for cell, n in sentences.items() if n or words[cell]})
