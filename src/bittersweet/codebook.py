"""The codebook: the reviewed lists of actors and themes, read, validated and explained row by row."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from bittersweet.files import DataError, Row, one_of, read_rows, shown

ACTOR_COLUMNS = ("actor", "label", "kind", "form", "surface", "case", "note")
LIST_COLUMNS = ("label", "definition", "surface", "use", "note")
KINDS = {
    "state": "states",
    "pair": "the pair of states",
    "institution": "institutions",
    "group": "armed groups",
    "person": "persons",
    "source": "sources",
}
FORMS = ("name", "demonym", "institution", "person", "description")
CASES = ("exact", "any")
USES = ("count", "exclude")


@dataclass(frozen=True, slots=True)
class Entry:
    """One surface form of a list: whose it is, how it is matched, and why it is there."""

    key: str
    surface: str
    form: str
    exact: bool
    counts: bool
    note: str
    row: int


@dataclass(frozen=True, slots=True)
class About:
    """What a list says of one actor or theme apart from its surface forms."""

    label: str
    kind: str = ""
    state: str = ""
    role: str = ""
    definition: str = ""


@dataclass(frozen=True)
class Codebook:
    """A list of actors or themes: its entries in file order, and what each key stands for."""

    noun: str
    entries: tuple[Entry, ...]
    about: dict[str, About]

    @property
    def labels(self) -> dict[str, str]:
        """What each key is called in tables and charts."""
        return {key: about.label for key, about in self.about.items()}

    def known(self, key: str) -> str:
        """`key`, when the list has it. Raises DataError with the nearest names when it has not.

        >>> book = Codebook("actor", (), {"pakistan": About("Pakistan")})
        >>> book.known("pakistani")
        Traceback (most recent call last):
        ...
        bittersweet.files.DataError: no actor is called 'pakistani'; the nearest: pakistan
        """
        return nearest(key, self.about, self.noun)

    def without(self, row: int) -> "Codebook":
        """The same list with the entry of one `row` left out."""
        return replace(self, entries=tuple(entry for entry in self.entries if entry.row != row))


def nearest(name: str, known: Iterable[str], noun: str) -> str:
    """`name`, when it is one of the `known`. Raises DataError with the nearest ones when it is not."""
    known = list(known)
    if name not in known:
        near = difflib.get_close_matches(name, known, n=3, cutoff=0.3) or known[:3]
        raise DataError(f"no {noun} is called {name!r}; the nearest: {', '.join(near)}")
    return name


def variants(entry: Entry) -> list[str]:
    """The strings that match an entry: in any case unless exact, with straight and with curly apostrophe.

    >>> variants(Entry("t", "counter-insurgen*", "count", False, True, "", 2))
    ['counter-insurgen', 'Counter-insurgen', 'Counter-Insurgen', 'COUNTER-INSURGEN']
    """
    stem = entry.surface.removesuffix("*")
    cases = [stem]
    if not entry.exact:
        title = re.sub(r"(?:^|(?<=[ -]))\w", lambda letter: letter[0].upper(), stem)
        cases += [stem.lower(), stem[:1].upper() + stem[1:], title, stem.upper()]
    apostrophes = (form.replace(old, new) for form in cases for old, new in (("’", "'"), ("'", "’")))
    return list(dict.fromkeys([*cases, *apostrophes]))


def actors(folder: Path) -> Codebook:
    """The actors of ``codebook/actors.csv`` in a data folder.

    Raises DataError by row for an unknown kind, form or case, an empty or doubled surface, a surface that
    two actors claim, and an actor with two labels, kinds or states.
    """
    path = folder / "codebook" / "actors.csv"
    entries, about = [], {}
    for row in read_rows(path, ACTOR_COLUMNS):
        cells, place = row.cells, _place(path, row)
        for column in ("actor", "label", "note"):
            _filled(cells[column], place, column)
        kind = one_of(cells["kind"], KINDS, place, "kind")
        form = one_of(cells["form"], FORMS, place, "form")
        exact = one_of(cells["case"], CASES, place, "case") == "exact"
        said = About(cells["label"], kind, cells.get("state", ""), cells.get("role", ""))
        if about.setdefault(cells["actor"], said) != said:
            raise DataError(
                f"{place}: {cells['actor']} has another label, kind, state or role than before; "
                f"found {said.label}, {said.kind}, {said.state or 'no state'}, {said.role or 'no role'}; "
                "one actor has one of each"
            )
        surface = _surface(cells["surface"], place)
        if "*" in surface:
            raise DataError(f"{place}: surface is {surface!r}; a name has no star, list each of its forms")
        entries.append(Entry(cells["actor"], surface, form, exact, True, cells["note"], row.number))
    for entry in entries:
        state = about[entry.key].state
        if state and state not in about:
            raise DataError(f"{shown(path)}, row {entry.row}: state is {state!r}, which is no actor of the list")
    _no_doubles(path, entries, {entry.row: "" for entry in entries})
    return Codebook("actor", tuple(entries), about)


def themes(folder: Path) -> Codebook:
    """The themes of ``codebook/themes.csv`` in a data folder, as `word_list` reads them."""
    return word_list(folder / "codebook" / "themes.csv", "theme")


def word_list(path: Path, noun: str) -> Codebook:
    """The list at `path` (themes, hedges, names of one thing), whose first column is called `noun`.

    Label and definition stand on a key's first row and are empty on the others. A surface with a capital
    is matched as it stands, any other in any case; a star at its end matches word endings. Raises DataError
    by row for an unknown use, an empty or doubled surface, a star that does not follow at least three letters,
    and a key without a definition.
    """
    entries, about = [], {}
    for row in read_rows(path, (noun, *LIST_COLUMNS)):
        cells, place = row.cells, _place(path, row)
        key = _filled(cells[noun], place, noun)
        if key not in about:
            for column in ("label", "definition"):
                _filled(cells[column], place, column)
            about[key] = About(cells["label"], definition=cells["definition"])
        elif cells["label"] not in ("", about[key].label) or cells["definition"] not in ("", about[key].definition):
            raise DataError(f"{place}: {key} has another label or definition than before; leave both cells empty")
        use = one_of(cells["use"], USES, place, "use")
        surface = _surface(cells["surface"], place)
        if "*" in surface and not re.fullmatch(r"[^*]*\w{3}\*", surface):
            raise DataError(
                f"{place}: surface is {surface!r}; a star stands once, at the end of at least three letters"
            )
        exact = surface != surface.lower()
        entries.append(Entry(key, surface, use, exact, use == "count", cells["note"], row.number))
    _no_doubles(path, entries, {entry.row: entry.key for entry in entries})
    return Codebook(noun, tuple(entries), about)


def notes(path: Path, column: str) -> dict[str, str]:
    """The reason for each surface form of a list with two columns, `column` and note.

    Raises DataError by row for an empty cell and a doubled surface.
    """
    found: dict[str, str] = {}
    for row in read_rows(path, (column, "note")):
        place = _place(path, row)
        surface = _surface(row.cells[column], place)
        if surface in found:
            raise DataError(f"{place}: {surface!r} stands twice; keep one row")
        found[surface] = _filled(row.cells["note"], place, "note")
    return found


def other_names(folder: Path) -> dict[str, str]:
    """The capitalised names that are no actors, from ``codebook/other_names.csv``: surface to the reason."""
    return notes(folder / "codebook" / "other_names.csv", "surface")


def _place(path: Path, row: Row) -> str:
    return f"{shown(path)}, row {row.number}"


def _filled(cell: str, place: str, column: str) -> str:
    if not cell:
        raise DataError(f"{place}: {column} is empty; each row needs it")
    return cell


def _surface(cell: str, place: str) -> str:
    """The surface form of a cell. Raises DataError when nothing in it could be matched."""
    if not any(map(str.isalnum, cell)):
        raise DataError(f"{place}: surface is {cell!r}; words as they stand in the texts are needed")
    return " ".join(cell.split())


def _no_doubles(path: Path, entries: Iterable[Entry], scopes: dict[int, str]) -> None:
    """Nothing, when no surface stands twice in one scope (the whole list for actors, a theme for themes)."""
    seen: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        for form in variants(entry):
            before = seen.setdefault((scopes[entry.row], form), entry)
            if before is not entry:
                owners = f"{before.key} (row {before.row})" + (f" and {entry.key}" if before.key != entry.key else "")
                raise DataError(
                    f"{shown(path)}, row {entry.row}: surface {entry.surface!r} stands twice, for {owners}; "
                    "one stretch of text counts once, so keep one row"
                )
