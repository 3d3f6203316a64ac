"""Echoes: the sentences that say something like a practice, or the contrary, graded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bittersweet.case.practices import Practice
from bittersweet.files import DataError, Faults, Row, nearest, one_of, read_rows
from bittersweet.lists.hits import Observation
from bittersweet.lists.wordlist import WordList
from bittersweet.texts.sentences import Sentence

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("number", "unit", "grade", "note")
GRADES = ("strong", "partial", "weak")
CONTRARY = "contrary"


class Echo(NamedTuple):
    """A sentence that echoes a practice: its number, the sentence, the grade, the statement, and the reason.

    Sentences with one `statement` say one thing: one speaker's words, cut in two by the reporter.
    """

    number: int
    sentence: Sentence
    grade: str
    statement: str
    note: str


def read(folder: Path, numbers: Collection[int], units: Mapping[str, Sentence]) -> tuple[Echo, ...]:
    """The graded echoes of ``codebook/echoes.csv``, in file order; none when there is no such file.

    Raises DataError with every fault by row: an unknown number, unit or grade, a pair that stands twice, and a
    missing note.
    """
    path = folder / "codebook" / "echoes.csv"
    if not path.exists():
        return ()
    faults, found = Faults(), {}
    for row in read_rows(path, COLUMNS):
        with faults.caught():
            echo = _echo(row, numbers, units)
            if (echo.number, echo.sentence.unit) in found:
                raise DataError(
                    f"{row.place}: practice {echo.number} with {echo.sentence.unit} stands twice; each pair once"
                )
            found[echo.number, echo.sentence.unit] = echo
    faults.done()
    return tuple(found.values())


def _echo(row: Row, numbers: Collection[int], units: Mapping[str, Sentence]) -> Echo:
    place, cells, faults = row.place, row.cells, Faults()
    with faults.caught():
        one_of(cells["number"], map(str, numbers), place, "number")
    with faults.caught():
        one_of(cells["grade"], (*GRADES, CONTRARY), place, "grade")
    if not cells["note"]:
        faults.add(f"{place}: the note is empty; each echo needs its reason")
    if cells["unit"] not in units:
        try:
            nearest(cells["unit"], units, "unit")
        except DataError as error:
            faults.add(f"{place}: {error}")
    faults.done()
    sentence = units[cells["unit"]]
    return Echo(int(cells["number"]), sentence, cells["grade"], cells.get("statement") or sentence.unit, cells["note"])


def observations(echoes: Iterable[Echo]) -> Iterator[Observation]:
    """Each echo as an observation of its practice in the form of its grade; a statement once, contrary ones not."""
    seen = set()
    for echo in echoes:
        if echo.grade != CONTRARY and (echo.number, echo.statement) not in seen:
            seen.add((echo.number, echo.statement))
            yield Observation(echo.sentence.unit, str(echo.number), echo.grade)


def table(practices: Iterable[Practice], echoes: Sequence[Echo]) -> pd.DataFrame:
    """One row a practice: number, quote, raw span, codes, and its echoes.

    `echo` is the best grade in another text than the practice's own, "none" where there is no echo, and `echo_units`
    are all sentences that echo it there; then the same for its own text, and the contrary sentences of both.
    """
    import pandas as pd

    rows = []
    for p in practices:
        raw = p.sentence.locate(0, len(p.sentence.sentence))
        codes = (p.initiator, p.recipient, p.target, p.domain, p.direction, " ".join(p.plover))
        other, own = (_best(p, echoes, elsewhere) for elsewhere in (True, False))
        contrary = " ".join(e.sentence.unit for e in echoes if e.number == p.number and e.grade == CONTRARY)
        rows.append((p.number, p.sentence.sentence, *raw, *codes, *other, *own, contrary, p.note))
    columns = ["number", "quote", "raw_start", "raw_end", "initiator", "recipient", "target", "domain", "direction"]
    columns += ["plover", "echo", "echo_units", "own_echo", "own_echo_units", "contrary_units", "note"]
    return pd.DataFrame(rows, columns=columns)


def _best(practice: Practice, echoes: Sequence[Echo], elsewhere: bool) -> tuple[str, str]:
    """The best grade and the units that echo a practice, in other texts or in its own."""
    graded = {grade: _units(practice, echoes, grade, elsewhere) for grade in GRADES}
    best = next((grade for grade, units in graded.items() if units), "none")
    return best, " ".join(filter(None, graded.values()))


def _units(practice: Practice, echoes: Sequence[Echo], grade: str, elsewhere: bool) -> str:
    own = (e for e in echoes if (e.number, e.grade) == (practice.number, grade))
    return " ".join(e.sentence.unit for e in own if (e.sentence.text != practice.sentence.text) is elsewhere)


def overview(
    practices: Iterable[Practice], echoes: Sequence[Echo], actors: WordList, classes: Mapping[str, str]
) -> pd.DataFrame:
    """The table as a reader wants it: number, quote, who and whom, domain, relation, PLOVER, echo elsewhere."""
    import pandas as pd

    label, rows = actors.labels, []
    for p in practices:
        whom = label[p.recipient] + (f", against the {label[p.target]}" if p.target else "")
        plover = ", ".join(f"{code} ({classes[code]})" for code in p.plover)
        heard = {grade: _units(p, echoes, grade, elsewhere=True) for grade in (*GRADES, CONTRARY)}
        echo = "; ".join(f"{grade}: {units}" for grade, units in heard.items() if units) or "none"
        rows.append(
            (p.number, p.sentence.sentence, f"{label[p.initiator]} → {whom}", p.domain, p.direction, plover, echo)
        )
    columns = ["no.", "the article's words", "who → whom", "domain", "between the two", "PLOVER", "echo in the news"]
    return pd.DataFrame(rows, columns=columns)


def echoed(echoes: Iterable[Echo], number: int) -> pd.DataFrame:
    """The sentences that echo a practice or say the contrary, best grades first: grade, text, unit, sentence, why."""
    import pandas as pd

    order = (*GRADES, CONTRARY)
    own = sorted((e for e in echoes if e.number == number), key=lambda e: order.index(e.grade))
    rows = [(e.grade, e.sentence.text, e.sentence.unit, e.sentence.sentence, e.note) for e in own]
    return pd.DataFrame(rows, columns=["grade", "text", "unit", "sentence", "why"])


def counts(practices: Iterable[Practice], echoes: Sequence[Echo]) -> pd.DataFrame:
    """One row a practice: number, and how many statements of other texts echo it, by grade, in all, and contrary.

    Sentences that are one statement count once, with their best grade.
    """
    import pandas as pd

    order, rows = (*GRADES, CONTRARY), []
    for p in practices:
        best: dict[str, str] = {}
        for e in sorted(echoes, key=lambda e: order.index(e.grade)):
            if e.number == p.number and e.sentence.text != p.sentence.text:
                best.setdefault(e.statement, e.grade)
        graded = [list(best.values()).count(grade) for grade in GRADES]
        rows.append((p.number, *graded, sum(graded), list(best.values()).count(CONTRARY)))
    return pd.DataFrame(rows, columns=["number", *GRADES, "echoes", CONTRARY])
