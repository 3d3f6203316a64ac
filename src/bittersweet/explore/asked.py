"""Asked: what a question picks, what answers it, and what a study has to know for that, in memory or beyond it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from bittersweet.counting.measures import Level, Per
from bittersweet.explore.layers import Layer, Name
from bittersweet.lists.wordlist import WordList

if TYPE_CHECKING:
    import pandas as pd

    from bittersweet.texts.sentences import Sentence
    from bittersweet.texts.text import Text

Stretch = tuple[int, int, str]  # start, end, what it is
ALL = "all"  # the key that takes all keys of a layer together


class Pick(NamedTuple):
    """One thing that a sentence must hold: a key of a layer, any key that has `value` in `column`, or a word."""

    name: str = ""
    key: str = ""
    column: str = ""
    word: str = ""


class Row(NamedTuple):
    """A sentence that answers, with what its text is called and the stretches that do."""

    sentence: Sentence
    label: str
    marks: list[Stretch]


@dataclass(frozen=True)
class Held:
    """The sentences that hold all that is asked: how many, and any page of them, from an offset so many."""

    total: int
    page: Callable[[int, int], list[Row]]


class Desk(Protocol):
    """A study on which questions are asked one after the other."""

    @property
    def lists(self) -> Mapping[str, WordList]:
        """The lists by name."""

    @property
    def labels(self) -> Mapping[str, str]:
        """What each group is called."""

    @property
    def texts(self) -> int:
        """How many texts there are."""

    @property
    def text_labels(self) -> Mapping[str, str]:
        """What each text is called."""

    @property
    def labelled(self) -> str:
        """The same in Python, of a study called `study`."""

    @property
    def coded(self) -> Collection[str]:
        """The variables that annotators coded."""

    @property
    def most(self) -> int:
        """How many sentences are given at once at most."""

    def names(self) -> dict[str, Name]:
        """The layers by name, with title and kind."""

    def layer(self, name: str) -> Layer:
        """The layer called `name`; of many texts it has no marks."""

    def key(self, name: str, key: str) -> str:
        """The key of a layer that `key` stands for."""

    def measure(
        self,
        name: str = "",
        *,
        word: str = "",
        per: Per | None = None,
        by: str = "",
        level: Level = "group",
        apart: bool = True,
        together: bool = False,
        coder: str = "",
        key: str = "",
    ) -> pd.DataFrame:
        """One row a group and key of a layer, or of a word; only of one `key` where it is named."""

    def types(self, shortest: int, longest: int) -> Mapping[str, int]:
        """The word types of so many letters in the counted sentences, in lower case, and how often they stand there."""

    def often(self, words: Sequence[str]) -> list[int]:
        """How often each of the words stands in the counted sentences."""

    def held(self, picks: Iterable[Pick], *, group: str = "", text: str = "", apart: bool, coder: str = "") -> Held:
        """The counted sentences that hold every pick, in reading order."""

    def original(self, unit: str) -> tuple[Text, Sentence]:
        """The text of a unit with its raw lines, and the unit in it."""
