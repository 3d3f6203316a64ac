"""Words of acts: which nouns name an act, and which verbs name none, or leave it to their noun."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from bittersweet.files import Faults, one_of, read_rows

GENERAL = Path(__file__).with_name("act_words.csv")
COLUMNS = ("word", "use", "class")
USES = ("noun", "never", "light", "mutual")


class ActWords(NamedTuple):
    """English words by what they do for an act; each maps to its class, all are lemmas.

    `noun`: names an act ("raid"), with its PLOVER class. `never`: a verb that names none (an auxiliary, a state, a
    report). `light`: a verb that leaves the act to its noun ("give aid"), whose subject does it or has it done.
    `mutual`: a verb whose partner after "with" takes part ("met with").
    """

    noun: dict[str, str]
    never: dict[str, str]
    light: dict[str, str]
    mutual: dict[str, str]


def read(path: Path = GENERAL) -> ActWords:
    """The words of the list at `path`: word, use, class; without a path those of general English.

    The general list was written by class, not by text: for each class of events of PLOVER (Halterman and others 2023)
    the common nouns that name such an event, and the common English verbs of state, report and little content. Whoever
    wrote it had read the project's two texts, so on them it is no blind test.
    Raises DataError with every fault, by row: an empty word, an unknown use, a word that stands twice in one use.
    """
    faults = Faults()
    found: dict[str, dict[str, str]] = {use: {} for use in USES}
    for row in read_rows(path, COLUMNS):
        word, use, kind = (row.cells[column] for column in COLUMNS)
        place = row.place
        if not word:
            faults.add(f"{place}: word is empty; each row needs it")
        with faults.caught():
            if word in found[one_of(use, USES, place, "use")]:
                faults.add(f"{place}: {word!r} stands twice as {use}; keep one row")
            found[use][word] = kind
    faults.done()
    return ActWords(**found)
