"""The five practices: quoted from the article's own list, located, coded and held against their echoes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bittersweet.files import DataError, one_of, read_rows, shown

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from bittersweet.sentences import Sentence
    from bittersweet.study import Study

CODES = ("initiator", "recipient", "target", "domain", "domain_words", "direction", "direction_words", "plover", "note")
ECHO_COLUMNS = ("number", "unit", "grade", "note")
PLOVER_COLUMNS = ("code", "class", "meaning")
GRADES = ("strong", "partial", "weak")
CONTRARY = "contrary"


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


class Echo(NamedTuple):
    """A sentence that says something like a practice, or the contrary, with its grade and the reason."""

    number: int
    unit: str
    grade: str
    note: str


def items(study: Study) -> dict[int, Sentence]:
    """The items of the numbered list in the texts, by number. Raises DataError when there is no such list."""
    numbered = {(text.id, s.name) for text in study.texts for s in text.sections if s.paragraphs == "numbered"}
    found = {s.paragraph: s for s in study.sentences if (s.text, s.section) in numbered}
    if not found:
        raise DataError(
            f"{shown(study.folder / 'corpus.toml')}: no section is numbered; the practices are read from one"
        )
    return found


def plover(folder: Path) -> dict[str, str]:
    """The class (verbal or material, cooperation or conflict) of each PLOVER code of ``codebook/plover.csv``.

    Raises DataError by row for an empty cell and a doubled code.
    """
    path = folder / "codebook" / "plover.csv"
    found: dict[str, str] = {}
    for row in read_rows(path, PLOVER_COLUMNS):
        if empty := [column for column in PLOVER_COLUMNS if not row.cells[column]]:
            raise DataError(f"{shown(path)}, row {row.number}: {', '.join(empty)} is empty; each row needs it")
        if row.cells["code"] in found:
            raise DataError(f"{shown(path)}, row {row.number}: {row.cells['code']} stands twice; keep one row")
        found[row.cells["code"]] = row.cells["class"]
    return found


def read(study: Study) -> tuple[Practice, ...]:
    """The practices of ``codebook/practices.csv`` with their sentences, in the order of the text's list.

    Raises DataError by row for a number that the text does not have, a missing or doubled one, an actor that is not
    in the list of actors, an unknown direction or PLOVER code, and words that do not stand in the quote.
    """
    path = study.folder / "codebook" / "practices.csv"
    quoted, legal = items(study), plover(study.folder)
    directions = study.variables["relation"].codes
    found: dict[int, Practice] = {}
    for row in read_rows(path, ("number", *CODES)):
        place, cells = f"{shown(path)}, row {row.number}", row.cells
        number = _number(cells["number"], quoted, place)
        if number in found:
            raise DataError(f"{place}: number {number} stands twice; one row for each practice would be right")
        for column in ("initiator", "recipient", "target"):
            if cells[column] or column != "target":
                one_of(cells[column], study.actors.about, place, column)
        if not cells["domain"]:
            raise DataError(f"{place}: domain is empty; a word or two for what the practice is about are needed")
        one_of(cells["direction"], directions, place, "direction")
        codes = tuple(one_of(code, legal, place, "plover") for code in cells["plover"].split() or [""])
        words = {column: tuple(filter(None, map(str.strip, cells[column].split(";")))) for column in CODES[4::2][:2]}
        sentence = quoted[number]
        for column, parts in words.items():
            for part in parts or ("",):
                if not part or part not in sentence.sentence:
                    raise DataError(f"{place}, column {column}: {part!r} does not stand in {sentence.sentence!r}")
        found[number] = Practice(number, sentence, **{**{c: cells[c] for c in CODES}, **words, "plover": codes})
    if missing := sorted(set(quoted) - set(found)):
        raise DataError(
            f"{shown(path)}: practice {missing[0]} is missing; one row for each of the {len(quoted)} is needed"
        )
    return tuple(found[number] for number in sorted(found))


def echoes(study: Study) -> tuple[Echo, ...]:
    """The graded echoes of ``codebook/echoes.csv``, in file order.

    Raises DataError by row for an unknown number, unit or grade, a pair that stands twice, and a missing note.
    """
    path = study.folder / "codebook" / "echoes.csv"
    quoted = items(study)
    units = [s.unit for s in study.sentences]
    found: list[Echo] = []
    for row in read_rows(path, ECHO_COLUMNS):
        place, cells = f"{shown(path)}, row {row.number}", row.cells
        number = _number(cells["number"], quoted, place)
        if cells["unit"] not in units:
            raise DataError(
                f"{place}: unit {cells['unit']!r} does not exist; one of {units[0]}–{units[-1]} would be right"
            )
        one_of(cells["grade"], (*GRADES, CONTRARY), place, "grade")
        if not cells["note"] or any((e.number, e.unit) == (number, cells["unit"]) for e in found):
            fault = "the note is empty" if not cells["note"] else f"practice {number} with {cells['unit']} stands twice"
            raise DataError(f"{place}: {fault}; each pair once, with its reason")
        found.append(Echo(number, cells["unit"], cells["grade"], cells["note"]))
    return tuple(found)


def _number(cell: str, quoted: dict[int, Sentence], place: str) -> int:
    return int(one_of(cell, map(str, quoted), place, "number"))


def table(study: Study) -> pd.DataFrame:
    """One row a practice: number, quote, raw span, codes, and its echoes.

    `echo` is the best grade in another text than the practice's own, "none" where there is no echo, and `echo_units`
    are all sentences that echo it there; then the same for its own text, and the contrary sentences of both.
    """
    import pandas as pd

    rows = []
    for p in study.practices:
        raw = p.sentence.locate(0, len(p.sentence.sentence))
        codes = (p.initiator, p.recipient, p.target, p.domain, p.direction, " ".join(p.plover))
        other, own = (_echoed(study, p, elsewhere) for elsewhere in (True, False))
        contrary = " ".join(e.unit for e in study.echoes if e.number == p.number and e.grade == CONTRARY)
        rows.append((p.number, p.sentence.sentence, *raw, *codes, *other, *own, contrary, p.note))
    columns = ["number", "quote", "raw_start", "raw_end", "initiator", "recipient", "target", "domain", "direction"]
    columns += ["plover", "echo", "echo_units", "own_echo", "own_echo_units", "contrary_units", "note"]
    return pd.DataFrame(rows, columns=columns)


def _echoed(study: Study, practice: Practice, elsewhere: bool) -> tuple[str, str]:
    """The best grade and the units that echo a practice, in the other text or in its own."""
    graded = {grade: _units(study, practice, grade, elsewhere) for grade in GRADES}
    best = next((grade for grade, units in graded.items() if units), "none")
    return best, " ".join(filter(None, graded.values()))


def _units(study: Study, practice: Practice, grade: str, elsewhere: bool) -> str:
    """The units that echo a practice with one grade, in the other text or in its own."""
    own = (e.unit for e in study.echoes if (e.number, e.grade) == (practice.number, grade))
    return " ".join(unit for unit in own if (study.unit(unit).text != practice.sentence.text) is elsewhere)


def overview(study: Study) -> pd.DataFrame:
    """The table as a reader wants it: number, quote, who and whom, domain, relation, PLOVER, news echo."""
    import pandas as pd

    label = study.actors.labels
    rows = []
    for p in study.practices:
        whom = label[p.recipient] + (f", against the {label[p.target]}" if p.target else "")
        classes = ", ".join(f"{code} ({study.plover[code]})" for code in p.plover)
        heard = {grade: _units(study, p, grade, elsewhere=True) for grade in (*GRADES, CONTRARY)}
        echo = "; ".join(f"{grade}: {units}" for grade, units in heard.items() if units) or "none"
        rows.append(
            (p.number, p.sentence.sentence, f"{label[p.initiator]} → {whom}", p.domain, p.direction, classes, echo)
        )
    columns = ["no.", "the article's words", "who → whom", "domain", "between the two", "PLOVER", "echo in the news"]
    return pd.DataFrame(rows, columns=columns)


def evidence(study: Study) -> pd.DataFrame:
    """One row a coded cell and the words it rests on: number, column, code, words, raw_start, raw_end.

    For an actor the words are its mentions in the practice's sentence; for domain and direction those that the list
    of practices gives.
    """
    import pandas as pd

    rows = []
    for p in study.practices:
        for column in ("initiator", "recipient", "target"):
            actor = getattr(p, column)
            there = (study.mentions["unit"] == p.sentence.unit) & (study.mentions["actor"] == actor)
            own = study.mentions[there & (study.mentions["form"] != "demonym")]  # "Pakistani territory" acts on nobody
            places = own[["surface", "raw_start", "raw_end"]].itertuples(index=False)
            rows += [(p.number, column, study.actors.labels[actor], *place) for place in places]
        for column in ("domain", "direction"):
            for words in getattr(p, f"{column}_words"):
                start = p.sentence.sentence.index(words)
                rows.append(
                    (p.number, column, getattr(p, column), words, *p.sentence.locate(start, start + len(words)))
                )
    return pd.DataFrame(rows, columns=["number", "column", "code", "words", "raw_start", "raw_end"])


def arrows(study: Study) -> pd.DataFrame:
    """One row an arrow of the picture: number, from, to, relation.

    An arrow leads from initiator to recipient. Where a practice has a target it is help to the recipient, and a second
    arrow leads to the target with the practice's own relation.
    """
    import pandas as pd

    label = study.actors.labels
    rows = []
    for p in study.practices:
        helps = "cooperation" if p.target else p.direction
        rows.append((p.number, label[p.initiator], label[p.recipient], helps))
        if p.target:
            rows.append((p.number, label[p.initiator], label[p.target], p.direction))
    return pd.DataFrame(rows, columns=["number", "from", "to", "relation"])


def echoed(study: Study, number: int) -> pd.DataFrame:
    """The sentences that echo a practice or say the contrary: grade, text, unit, sentence, note; best grades first."""
    import pandas as pd

    order = (*GRADES, CONTRARY)
    own = sorted((e for e in study.echoes if e.number == number), key=lambda e: order.index(e.grade))
    rows = [(e.grade, study.unit(e.unit).text, e.unit, study.unit(e.unit).sentence, e.note) for e in own]
    return pd.DataFrame(rows, columns=["grade", "text", "unit", "sentence", "why"])


def relations(study: Study) -> pd.DataFrame:
    """One row a practice: number, unit, our direction, and the relation that each annotator codes for its sentence."""
    import pandas as pd

    codes = study.codes[study.codes["variable"] == "relation"].pivot(index="unit", columns="annotator", values="code")
    rows = [(p.number, p.sentence.unit, p.direction, *codes.loc[p.sentence.unit]) for p in study.practices]
    return pd.DataFrame(rows, columns=["number", "unit", "direction", *codes.columns])


def echo_counts(study: Study) -> pd.DataFrame:
    """One row a practice: number, and how many sentences of the other text echo it, by grade, in all, and contrary."""
    import pandas as pd

    rows = []
    for p in study.practices:
        other = [e.grade for e in study.echoes if e.number == p.number and study.unit(e.unit).text != p.sentence.text]
        graded = [other.count(grade) for grade in GRADES]
        rows.append((p.number, *graded, sum(graded), other.count(CONTRARY)))
    return pd.DataFrame(rows, columns=["number", *GRADES, "echoes", CONTRARY])
