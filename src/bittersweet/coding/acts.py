"""Acts: who does what to whom, as a list of acts names them and annotators code them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bittersweet.coding import codes, variables
from bittersweet.coding.parties import expanded, legal_parties, legal_year, members
from bittersweet.coding.sheets import Legal, rows
from bittersweet.coding.variables import Variable
from bittersweet.files import Faults, shown
from bittersweet.lists.wordlist import WordList
from bittersweet.texts.sentences import Sentence

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("act", "unit", "words", "start", "end")
YEARS = ("from", "to")
PARTIES = ("agent", "target")  # the variables that take the keys of a list


class Act(NamedTuple):
    """An act that a sentence names: its own name, and the half-open span of its words in the sentence."""

    name: str
    sentence: Sentence
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words that name the act."""
        return self.sentence.sentence[self.start : self.end]


@dataclass(frozen=True)
class Coded:
    """Acts with their codes: `codes` is long (annotator, act, variable, code), as coded.

    `merged` is the same with each party that stands for several (a pair) put as its members, in the list's order, so
    that one referent has one code; `stands_for` says for each variable of parties what its codes are put as.
    """

    acts: tuple[Act, ...]
    variables: Mapping[str, Variable]
    codes: pd.DataFrame
    merged: pd.DataFrame
    stands_for: Mapping[str, Mapping[str, tuple[str, ...]]]


def read(folder: Path, sentences: Iterable[Sentence], lists: Mapping[str, WordList]) -> Coded:
    """The acts of a study folder with every annotator's codes.

    They stand in ``annotation/acts.csv`` and ``annotation/acts_annotator_*.csv``; the variables with their codes in
    ``codebook/acts.csv``, where a variable may take the keys of a list of `lists`, joined by ``+``, or a year.
    Raises DataError with every fault of the list and its variables or, these being right, of the annotators' files.
    """
    faults = Faults()
    path = folder / "codebook" / "acts.csv"
    asked: dict[str, Variable] = {}
    with faults.caught():
        asked = variables.read(path)
    acts = listed(folder / "annotation" / "acts.csv", sentences, faults)
    legal: dict[str, Legal] = {}
    stands_for: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, variable in asked.items():
        if variable.takes == "year":
            legal[name] = legal_year
        elif variable.takes in lists:
            legal[name] = legal_parties(lists[variable.takes], variable.codes)
            with faults.caught():
                stands_for[name] = members(lists[variable.takes], variable.codes)
        elif variable.takes:
            right = f"year or one of {', '.join(lists)} would be right"
            faults.add(f"{shown(path)}: {name} takes [{variable.takes}]; {right}")
    for name in (*PARTIES, "class") if asked else ():
        if name not in asked:
            faults.add(
                f"{shown(path)}: the variable {name} is missing; acts are coded by {', '.join(PARTIES)} and class"
            )
        elif name in PARTIES and asked[name].takes in ("", "year"):
            faults.add(f"{shown(path)}: {name} takes no list; a row with a code such as [actors] would be right")
    faults.done()
    names = [act.name for act in acts]
    found = codes.read(
        folder / "annotation", "acts_annotator_*.csv", asked, names, column="act", legal=legal, across=_in_order
    )
    return Coded(acts, asked, found, _merged(found, stands_for), stands_for)


def listed(path: Path, sentences: Iterable[Sentence], faults: Faults) -> tuple[Act, ...]:
    """The acts of the list at `path`, in order: act, unit, words, start, end.

    To `faults` go, by row and column: an act that stands twice or is not called by its unit and a number, an unknown
    unit, a span that is none or does not hold the words.
    """
    units = {sentence.unit: sentence for sentence in sentences}
    checks: dict[str, Legal] = {
        "unit": lambda cell: "" if cell in units else "is no unit of the texts; one of units.csv would be right",
        "words": lambda cell: "" if cell else "is empty; the words that name the act are needed",
        "start": _whole,
        "end": _whole,
    }
    found = []
    for row in rows(path, COLUMNS[0], None, checks, faults):
        place, sentence = row.place, units[row.cells["unit"]]
        act = Act(row.cells["act"], sentence, int(row.cells["start"]), int(row.cells["end"]))
        unit, _, number = act.name.rpartition(".")
        if unit != sentence.unit or not number.isdecimal():
            faults.add(f"{place}, column act: {act.name!r} is no name; {sentence.unit}. and a number would be right")
        if act.words != row.cells["words"]:
            at = sentence.sentence.find(row.cells["words"])
            right = f"{at} and {at + len(row.cells['words'])}" if at >= 0 else "words of the sentence"
            faults.add(
                f"{place}, column start: {act.start} and {act.end} hold {act.words!r}, the words are "
                f"{row.cells['words']!r}; {right} would be right"
            )
        found.append(act)
    return tuple(found)


def _whole(cell: str) -> str:
    return "" if cell.isdecimal() else "is no offset; a whole number, counted from 0, would be right"


def _in_order(cells: Mapping[str, str]) -> str:
    """What is wrong with a row whose last year is before its first, or that has only one of them."""
    first, last = (cells.get(name, "") for name in YEARS)
    if bool(first) == bool(last) and first <= last:
        return ""
    return (
        f"columns {' and '.join(YEARS)}: {first or 'nothing'} and {last or 'nothing'}; "
        "a first year and one that is not before it, or neither, would be right"
    )


def _merged(found: pd.DataFrame, stands_for: Mapping[str, Mapping[str, tuple[str, ...]]]) -> pd.DataFrame:
    def one(name: str, code: str) -> str:
        return "+".join(expanded(code, stands_for[name])) if name in stands_for else code

    return found.assign(code=[one(*pair) for pair in zip(found["variable"], found["code"], strict=True)])
