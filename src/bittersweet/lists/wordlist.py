"""Word lists: one reader for every list in ``codebook/``, whatever it lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from bittersweet.files import DataError, Faults, Row, nearest, one_of, read_header, read_rows, shown
from bittersweet.lists.settings import Settings, read_settings

LISTED = ("label", "surface")  # a CSV in codebook/ that has both columns is a word list
OF_ENTRY = ("surface", "form", "case", "use", "note")  # said of one surface; every other column is said of the key
CASES = ("exact", "any")
USES = ("count", "exclude")


@dataclass(frozen=True, slots=True)
class Entry:
    """One surface form of a list: whose it is, how it is matched, and why it is there."""

    key: str
    surface: str
    form: str = ""
    exact: bool = True
    counts: bool = True
    note: str = ""
    row: int = 0


@dataclass(frozen=True)
class WordList:
    """A list: its entries in file order, and what its columns say of each key.

    `name` is the file's name ("actors"), `noun` the header of its first column ("actor"). `about` gives for each key
    the columns that are said of it, label first. `settings` are those of ``lists.toml``.
    """

    name: str
    noun: str
    entries: tuple[Entry, ...] = ()
    about: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)

    @property
    def exclusive(self) -> bool:
        """Whether a stretch of text counts once in the whole list, not once a key."""
        return self.settings.exclusive

    @property
    def apart(self) -> frozenset[str]:
        """The forms that are shown, and left out of a key's own number."""
        return frozenset(self.settings.apart)

    @cached_property
    def labels(self) -> dict[str, str]:
        """What each key is called in tables and charts."""
        return {key: about["label"] for key, about in self.about.items()}

    def attribute(self, column: str) -> dict[str, str]:
        """What a column says of each key, "" where it says nothing. Raises DataError for a column that is not there."""
        columns = dict.fromkeys(name for about in self.about.values() for name in about)
        if self.about:
            nearest(column, columns, f"column of {self.name}")
        return {key: about.get(column, "") for key, about in self.about.items()}

    def values(self, column: str) -> dict[str, str]:
        """The values of an attribute or form with their labels, in the order of ``lists.toml``, else of the list."""
        known = dict(self.settings.values.get(column, {}))
        said = (e.form for e in self.entries) if column == "form" else self.attribute(column).values()
        return known or {value: value for value in dict.fromkeys(said) if value}

    def key(self, name: str) -> str:
        """The key that `name` stands for: a key, a label or a surface form, in any case.

        Raises DataError with the nearest names, or with all keys when a surface belongs to several.

        >>> book = WordList("fruit", "fruit", (Entry("apple", "apples"),), {"apple": {"label": "Apple"}})
        >>> book.key("APPLES")
        'apple'
        >>> book.key("aple")
        Traceback (most recent call last):
        ...
        bittersweet.files.DataError: no fruit is called 'aple'; the nearest: apple, Apple, apples
        """
        if name in self.about:
            return name
        found = self._names.get(_folded(name), ())
        if len(found) > 1:
            raise DataError(f"{name!r} stands for several in {self.name}: {', '.join(found)}; name one of these")
        if not found:
            spellings = [*self.about, *self.labels.values(), *(entry.surface for entry in self.entries if entry.counts)]
            nearest(name, dict.fromkeys(spellings), self.noun)
        return found[0]

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        """The keys by key, else label, else surface form, folded; a better kind of name hides a lesser one."""
        found: dict[str, tuple[str, ...]] = {}
        kinds: tuple[Iterable[tuple[str, str]], ...] = (
            ((key, key) for key in self.about),
            ((label, key) for key, label in self.labels.items()),
            ((entry.surface, entry.key) for entry in self.entries if entry.counts),
        )
        for kind in kinds:
            own: dict[str, dict[str, None]] = {}
            for name, key in kind:
                own.setdefault(_folded(name), {})[key] = None
            for name, keys in own.items():
                found.setdefault(name, tuple(keys))
        return found

    def without(self, row: int) -> WordList:
        """The same list with the entry of one `row` left out."""
        return replace(self, entries=tuple(entry for entry in self.entries if entry.row != row))


def _folded(name: str) -> str:
    return " ".join(name.replace("’", "'").removesuffix("*").split()).casefold()


def variants(entry: Entry) -> list[str]:
    """The strings that match an entry: in any case unless exact, with straight and with curly apostrophe.

    >>> variants(Entry("t", "counter-insurgen*", exact=False))
    ['counter-insurgen', 'Counter-insurgen', 'Counter-Insurgen', 'COUNTER-INSURGEN']
    """
    stem = entry.surface.removesuffix("*")
    cases = [stem]
    if not entry.exact:
        title = re.sub(r"(?:^|(?<=[ -]))\w", lambda letter: letter[0].upper(), stem)
        cases += [stem.lower(), stem[:1].upper() + stem[1:], title, stem.upper()]
    apostrophes = (form.replace(old, new) for form in cases for old, new in (("’", "'"), ("'", "’")))
    return list(dict.fromkeys([*cases, *apostrophes]))


def read_all(folder: Path) -> dict[str, WordList]:
    """The word lists of a data folder by name: each CSV in ``codebook/`` that has the columns label and surface.

    A folder without ``codebook/`` has none. Raises DataError with the faults of all lists at once.
    """
    faults, found = Faults(), {}
    settings = {}
    with faults.caught():
        settings = read_settings(folder / "codebook" / "lists.toml")
    for path in sorted((folder / "codebook").glob("*.csv")):
        with faults.caught():
            if set(LISTED) <= set(read_header(path)):
                found[path.stem] = read(path, settings.get(path.stem))
    if not faults.found:
        for name in settings:
            with faults.caught():
                nearest(name, found, f"list of {shown(folder / 'codebook')}")
    faults.done()
    nouns: dict[str, str] = {}
    for name, book in found.items():
        for called in {name, book.noun}:
            if nouns.setdefault(called, name) != name:
                raise DataError(
                    f"{shown(folder / 'codebook')}: {nouns[called]}.csv and {name}.csv are both called {called!r}; "
                    "a list is asked for by its file's name and by its first column, so each needs its own"
                )
    return found


def read(path: Path, settings: Settings | None = None) -> WordList:
    """The list at `path`. The header of its first column is what the list is a list of.

    The columns surface, form, case ("exact", "any"; default: exact where the surface has a capital), use ("count",
    "exclude"; default: count) and note are said of a surface; label and all others of the key, on its first row, and
    on later rows the same or nothing. A header without rows is an empty list. Raises DataError with every fault, by
    row: an empty key, label or surface, an unknown case, use or value, a star that does not follow at least three
    letters, a key of which two things are said, a surface that stands twice where it can count only once.
    """
    settings = settings or Settings()
    noun = read_header(path)[0]
    if noun in (*LISTED, *OF_ENTRY):
        raise DataError(f"{shown(path)}, row 1: the first column is {noun!r}; what the list lists belongs there")
    faults, entries = Faults(), []
    about: dict[str, dict[str, str]] = {}
    for row in read_rows(path, (noun, *LISTED), empty=True):
        with faults.caught():
            entries.append(_entry(row, noun, settings, about))
    with faults.caught():
        _no_doubles(path, entries, settings.exclusive)
    faults.done()
    return WordList(path.stem, noun, tuple(entries), about, settings)


def _entry(row: Row, noun: str, settings: Settings, about: dict[str, dict[str, str]]) -> Entry:
    """The entry of one row; what the row says of its key is put into `about`."""
    cells, place = row.cells, row.place
    faults = Faults()
    key = cells[noun]
    if not key:
        raise DataError(f"{place}: {noun} is empty; each row needs it")
    said = {column: cell for column, cell in cells.items() if column not in (noun, *OF_ENTRY)}
    if key not in about:
        if not said["label"]:
            faults.add(f"{place}: label is empty; the first row of {key} needs it")
        about[key] = said
    for column, cell in said.items():
        if cell not in ("", about[key][column]):
            faults.add(
                f"{place}: {key} has another {column} than before; found {cell!r}, before {about[key][column]!r}"
            )
    for column, legal in settings.values.items():
        if cells.get(column):
            with faults.caught():
                one_of(cells[column], legal, place, column)
    surface = " ".join(cells["surface"].split())
    if not any(map(str.isalnum, surface)):
        faults.add(f"{place}: surface is {surface!r}; words as they stand in the texts are needed")
    elif "*" in surface and not re.fullmatch(r"[^*]*\w{3}\*", surface):
        faults.add(f"{place}: surface is {surface!r}; a star stands once, at the end of at least three letters")
    case = cells.get("case") or ("any" if surface == surface.lower() else "exact")
    use = cells.get("use") or "count"
    for value, options, column in ((case, CASES, "case"), (use, USES, "use")):
        with faults.caught():
            one_of(value, options, place, column)
    faults.done()
    return Entry(
        key, surface, cells.get("form", ""), case == "exact", use == "count", cells.get("note", ""), row.number
    )


def _no_doubles(path: Path, entries: Iterable[Entry], exclusive: bool) -> None:
    """Raise DataError for each surface that stands twice in the list, or where it is not exclusive in one key."""
    faults = Faults()
    seen: dict[tuple[str | None, str], Entry] = {}
    for entry in entries:
        for form in variants(entry):
            before = seen.setdefault((None if exclusive else entry.key, form), entry)
            if before is not entry:
                owners = f"{before.key} (row {before.row})" + (f" and {entry.key}" if before.key != entry.key else "")
                faults.add(
                    f"{shown(path)}, row {entry.row}: surface {entry.surface!r} stands twice, for {owners}; "
                    "one stretch of text counts once, so keep one row"
                )
                break
    faults.done()


def chosen(lists: Mapping[str, WordList], name: str) -> WordList:
    """The list called `name`, by its file's name or by what it lists ("actors", "actor").

    Raises DataError with the nearest names.
    """
    by_noun = {book.noun: book for book in lists.values()}
    if name in lists:
        return lists[name]
    return by_noun[nearest(name, [*by_noun, *lists], "list")] if name not in by_noun else by_noun[name]
