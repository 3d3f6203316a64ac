"""The practices: quoted from a text's own numbered list, located, and coded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bittersweet.files import DataError, Faults, Row, one_of, read_rows, shown
from bittersweet.lists.hits import Observation
from bittersweet.lists.wordlist import WordList
from bittersweet.texts.sentences import Sentence
from bittersweet.texts.text import Text

if TYPE_CHECKING:
    import pandas as pd

CODES = ("initiator", "recipient", "target", "domain", "domain_words", "direction", "direction_words", "plover", "note")
ACTORS = ("initiator", "recipient", "target")
WORDS = ("domain_words", "direction_words")
PLOVER_COLUMNS = ("code", "class", "meaning")
PLACE = ("codebook", "practices.csv")


class Practice(NamedTuple):
    """One practice: its number in the text's own list, its sentence, and its codes."""

    number: int
    sentence: Sentence
    initiator: str
    recipient: str
    target: str
    domain: str
    domain_words: tuple[str, ...]
    direction: str
    direction_words: tuple[str, ...]
    plover: tuple[str, ...]
    note: str


def items(texts: Iterable[Text], sentences: Iterable[Sentence]) -> dict[int, Sentence]:
    """The items of the numbered list in the texts, by number."""
    numbered = {(text.id, s.name) for text in texts for s in text.sections if s.paragraphs == "numbered"}
    return {s.paragraph: s for s in sentences if (s.text, s.section) in numbered}


def plover(folder: Path) -> dict[str, str]:
    """The class (verbal or material, cooperation or conflict) of each PLOVER code of ``codebook/plover.csv``.

    Raises DataError by row for an empty cell and a doubled code.
    """
    path = folder / "codebook" / "plover.csv"
    faults, found = Faults(), {}
    for row in read_rows(path, PLOVER_COLUMNS):
        if empty := [column for column in PLOVER_COLUMNS if not row.cells[column]]:
            faults.add(f"{row.place}: {', '.join(empty)} is empty; each row needs it")
        if row.cells["code"] in found:
            faults.add(f"{row.place}: {row.cells['code']} stands twice; keep one row")
        found[row.cells["code"]] = row.cells["class"]
    faults.done()
    return found


def read(
    folder: Path, quoted: Mapping[int, Sentence], actors: WordList, directions: Iterable[str]
) -> tuple[Practice, ...]:
    """The practices of ``codebook/practices.csv`` with their sentences, in the order of the text's list.

    `quoted` are the items of that list, `directions` the codes that a relation may have. A folder without the file
    has no practices. Raises DataError with every fault by row: a number that the text does not have, a missing or
    doubled one, an actor that is not in the list of actors, an unknown direction or PLOVER code, and words that do not
    stand in the quote.
    """
    path = folder.joinpath(*PLACE)
    if not path.exists():
        return ()
    if not quoted:
        raise DataError(f"{shown(path)}: no section of corpus.toml is numbered; the practices are read from one")
    faults, found = Faults(), {}
    legal, directions = plover(folder), list(directions)
    for row in read_rows(path, ("number", *CODES)):
        with faults.caught():
            practice = _practice(row, quoted, actors, directions, legal)
            if practice.number in found:
                raise DataError(
                    f"{row.place}: number {practice.number} stands twice; one row for each practice would be right"
                )
            found[practice.number] = practice
    faults.done()
    if missing := sorted(set(quoted) - set(found)):
        raise DataError(
            f"{shown(path)}: practice {missing[0]} is missing; one row for each of the {len(quoted)} is needed"
        )
    return tuple(found[number] for number in sorted(found))


def _practice(
    row: Row,
    quoted: Mapping[int, Sentence],
    actors: WordList,
    directions: Sequence[str],
    legal: Mapping[str, str],
) -> Practice:
    """The practice of one row."""
    place, cells, faults = row.place, row.cells, Faults()
    number = int(one_of(cells["number"], map(str, quoted), place, "number"))
    for column in ACTORS:
        if cells[column] or column != "target":
            with faults.caught():
                one_of(cells[column], actors.about, place, column)
    if not cells["domain"]:
        faults.add(f"{place}: domain is empty; a word or two for what the practice is about are needed")
    with faults.caught():
        one_of(cells["direction"], directions, place, "direction")
    for code in cells["plover"].split() or [""]:
        with faults.caught():
            one_of(code, legal, place, "plover")
    words = {column: tuple(filter(None, map(str.strip, cells[column].split(";")))) for column in WORDS}
    sentence = quoted[number]
    for column, parts in words.items():
        for part in parts or ("",):
            if not part or part not in sentence.sentence:
                faults.add(f"{place}, column {column}: {part!r} does not stand in {sentence.sentence!r}")
    faults.done()
    said = {column: cells[column] for column in CODES if column not in (*WORDS, "plover")}
    return Practice(number, sentence, **said, **words, plover=tuple(cells["plover"].split()))  # type: ignore[arg-type]


def initiators(practices: Iterable[Practice]) -> Iterator[Observation]:
    """Who initiates each practice, as observations in the practices' own sentences."""
    return (Observation(p.sentence.unit, p.initiator) for p in practices)


def evidence(practices: Iterable[Practice], hits: pd.DataFrame, actors: WordList) -> pd.DataFrame:
    """One row a coded cell and the words it rests on: number, column, code, words, raw_start, raw_end.

    For an actor the words are its own in the practice's sentence (forms that count apart act on nobody); for domain
    and direction those that the list of practices gives.
    """
    import pandas as pd

    own = hits[~hits["form"].isin(list(actors.apart))]
    places = dict(iter(own.groupby(["unit", "key"])))
    rows = []
    for p in practices:
        for column in ACTORS:
            actor = getattr(p, column)
            if (p.sentence.unit, actor) in places:
                found = places[p.sentence.unit, actor][["surface", "raw_start", "raw_end"]]
                rows += [(p.number, column, actors.labels[actor], *place) for place in found.itertuples(index=False)]
        for column in ("domain", "direction"):
            for words in getattr(p, f"{column}_words"):
                start = p.sentence.sentence.index(words)
                place = p.sentence.locate(start, start + len(words))
                rows.append((p.number, column, getattr(p, column), words, *place))
    return pd.DataFrame(rows, columns=["number", "column", "code", "words", "raw_start", "raw_end"])


def arrows(practices: Iterable[Practice], actors: WordList) -> pd.DataFrame:
    """One row an arrow of the picture: label (the number), agent, target, class, n.

    An arrow leads from initiator to recipient. Where a practice has a target it is help to the recipient, and a second
    arrow leads to the target with the practice's own relation.
    """
    import pandas as pd

    named, rows = actors.labels, []
    for p in practices:
        first = "cooperation" if p.target else p.direction
        rows.append((str(p.number), named[p.initiator], named[p.recipient], first, 1))
        if p.target:
            rows.append((str(p.number), named[p.initiator], named[p.target], p.direction, 1))
    return pd.DataFrame(rows, columns=["label", "agent", "target", "class", "n"])


def relations(practices: Sequence[Practice], codes: pd.DataFrame) -> pd.DataFrame:
    """One row a practice: number, unit, our direction, and the relation that each annotator codes for its sentence."""
    import pandas as pd

    own = codes[codes["variable"] == "relation"].pivot(index="unit", columns="annotator", values="code")
    rows = [(p.number, p.sentence.unit, p.direction, *own.loc[p.sentence.unit]) for p in practices]
    return pd.DataFrame(rows, columns=["number", "unit", "direction", *own.columns])
