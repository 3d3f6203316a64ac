"""Links: every unit name and every count in a page's tables leads to the words behind it.

A count becomes a link only where the reader, asked for what row and column say, has exactly as many places, sentences
or words. A number alone could agree by chance: so the columns of a table that say one thing, of several groups or in
several forms, lead to one kind of selection, counted in one unit, and this is the one that agrees with all their cells,
the noughts among them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from bittersweet.claims.verdict import verdict
from bittersweet.explore.layers import ACTS, SPEECH
from bittersweet.lists.wordlist import chosen
from bittersweet.publish import claimed, further
from bittersweet.publish.meaning import Meaning, Meant, Names
from bittersweet.publish.reader import PAGE, Counted, Reader, Selection
from bittersweet.publish.selecting import SIZE

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

NUMBER = re.compile(r"\d[\d,]*")
# A cell of counts: one a annotator ("9 / 8"), and of how many ("9 of 18 sentences", "9 / 8 of 13 / 14").
COUNTS = re.compile(r"(\d[\d,]*(?: / \d[\d,]*)*)(?: of (\d[\d,]*(?: / \d[\d,]*)*)(?: ([a-z]+))?)?")

# A table of uses says so in its code.
USES = re.compile(r"\.uses\(\s*[\"']([^\"']+)")


class Link(NamedTuple):
    """A stretch of a cell's text and where it leads."""

    start: int
    end: int
    address: str


class Number(NamedTuple):
    """The numbers of a cell that count one thing, one an annotator, and what they may stand for, the plainest first."""

    cell: tuple[int, int]
    found: list[re.Match[str]]
    meant: list[Meant]

    @property
    def wanted(self) -> list[int]:
        """What the numbers say."""
        return [_int(match[0]) for match in self.found]


class Linker:
    """Puts the links of one reader into HTML."""

    def __init__(self, reader: Reader) -> None:
        """Takes the reader into which the links lead."""
        self.reader = reader
        self.names = Names(reader)

    @cached_property
    def _unit(self) -> re.Pattern[str]:
        acts = self.reader.layers["act"].labels if "act" in self.reader.layers else {}
        names = sorted(map(re.escape, [*self.reader.units, *acts]), key=len, reverse=True)
        return re.compile(rf"(?<![\w-])(?:{'|'.join(names) or '(?!)'})(?![\w-])")

    def tables(self, html: str, source: str = "") -> str:
        """`html` with links in its tables; all else as it is. `source` is the code that made them."""
        from bs4 import BeautifulSoup

        if "<table" not in html:
            return html
        if named := USES.search(source):
            self._read(named[1])
        soup = BeautifulSoup(html, "html.parser")
        for table in soup.find_all("table"):
            self._table(table, soup, source)
        return str(soup)

    def _read(self, name: str) -> None:
        """Let the reader have the uses of a list, which a parser reads, only where a table counts them."""
        book = chosen(self.reader.study.lists, name)
        if f"uses.{book.noun}" not in self.reader.layers:
            self.reader.layers[f"uses.{book.noun}"] = further.uses(self.reader.study, book.name)
            self.names = Names(self.reader)

    def prose(self, html: str) -> str:
        """`html` with a link at each unit name that stands in running text, outside code, headings and links."""
        parts = re.split(r"(<(?:a|code|pre|h\d)\b.*?</(?:a|code|pre|h\d)>|<[^>]*>)", html, flags=re.DOTALL)
        return "".join(part if place % 2 else self._unit.sub(self._unit_link, part) for place, part in enumerate(parts))

    def _unit_link(self, match: re.Match[str]) -> str:
        return f'<a class="unit" href="{self._unit_address(match[0])}">{match[0]}</a>'

    def _unit_address(self, name: str) -> str:
        return f"{PAGE}#{'' if name in self.reader.units else 'act='}{quote(name, safe='')}"

    def _table(self, table: Tag, soup: BeautifulSoup, source: str) -> None:
        rows = [row.find_all(["th", "td"], recursive=False) for row in table.find_all("tr")]
        if not rows:
            return
        texts = [[" ".join(one.get_text().split()) for one in row] for row in rows]
        headers = texts[0]
        failing = self._failing(source) if headers == ["counted", "group", "count", "of"] else []
        families: dict[tuple[str, bool], list[Number]] = defaultdict(list)
        put: dict[tuple[int, int], list[Link]] = {}
        for number, (row, own) in enumerate(zip(rows[1:], texts[1:], strict=True)):
            meaning = self.names.meaning(headers, own, source)
            for place, one in enumerate(row):
                if one.find("a") or not own[place]:
                    continue
                said = one.get("data-select")
                header = headers[place] if place < len(headers) else ""
                if isinstance(said, str):
                    links = [Link(0, len(own[place]), f"{PAGE}#{said}")]
                elif links := [Link(*m.span(), self._unit_address(m[0])) for m in self._unit.finditer(own[place])]:
                    pass
                elif number < len(failing) and header in ("count", "of"):
                    links = self._checked(own[place], [failing[number][header == "of"]])
                elif len(headers) == 2 and headers[0] == "claim":
                    links = self._claim(headers[1], own[0], own[place])
                else:
                    for family, asked in self._cell(own[place], header, meaning, (number, place)):
                        families[family].append(asked)
                put[number, place] = links
        for numbers in families.values():
            for cell, links in self._led(numbers):
                put[cell] += links
        for (number, place), links in put.items():
            if links:
                _put(rows[number + 1][place], texts[number + 1][place], sorted(links), soup)

    # ---- claims

    def _claim(self, title: str, group: str, text: str) -> list[Link]:
        """The links of a cell of a claim's card, such as "9 of 371 words"."""
        study = self.reader.study
        claim = next((one for one in study.claims if one.claim == title), None)
        key = next((key for key, label in study.labels.items() if label == group), "")
        found = COUNTS.fullmatch(text)
        if claim is None or not key or not found or not found[2]:
            return []
        return self._checked(text, list(claimed.numbers(self.reader, claim, key)), found[3])

    def _failing(self, source: str) -> list[claimed.Numbers]:
        """The selections of each row of ``study.failing(…)``."""
        study = self.reader.study
        named = re.search(r"\.failing\(\s*[\"']([^\"']+)", source)
        claim = next((one for one in study.claims if named and one.id == named[1]), None)
        rows: list[claimed.Numbers] = []
        if claim is None:
            return rows
        for outcome in verdict(claim, study.sources).distinct:
            for group in outcome.numbers if not outcome.holds else ():
                rows.append(claimed.numbers(self.reader, claim, group, outcome.way))
        return rows

    def _checked(self, text: str, asked: list[Selection | None], per: str = "") -> list[Link]:
        """The numbers of a text, in order, each a link where its selection has as many of the unit `per` ("": any)."""
        numbers = zip(NUMBER.finditer(text), asked, strict=False)
        return [Link(*m.span(), one.address) for m, one in numbers if one and self._fits(one, _int(m[0]), per)]

    def _fits(self, asked: Selection, n: int, per: str = "") -> bool:
        """Whether a selection has so many places, sentences, or words of quotations."""
        if not n:
            return False
        found = self.reader.counts(asked)
        kinds = {self.reader.layers[item[0]].kind for item in asked.items if item[0] in self.reader.layers}
        single = len(asked.items) == 1 or kinds == {ACTS}
        if asked.items[0][0] == SIZE or (per == "acts" and kinds == {ACTS}):
            return n == found.places
        if per == "sentences":
            return n == found.sentences
        numbers = ({found.places} if single else set()) | ({found.words} if kinds == {SPEECH} else set())
        return n in numbers | ({found.sentences} if not per else set())

    # ---- any other table

    def _cell(
        self, text: str, header: str, meaning: Meaning, cell: tuple[int, int]
    ) -> Iterable[tuple[tuple[str, bool], Number]]:
        """The numbers of a cell, with the columns that they go together with and whether they are a whole."""
        found = COUNTS.fullmatch(text)
        if not found or not meaning.counts(header):
            return
        numbers = list(NUMBER.finditer(text))
        of = len(NUMBER.findall(found[2] or ""))
        family = meaning.family(header)
        yield (family, False), Number(cell, numbers[: len(numbers) - of], list(meaning.meant(header)))
        if of:
            yield (family, True), Number(cell, numbers[len(numbers) - of :], list(meaning.meant_of(header)))

    def _led(self, family: list[Number]) -> list[tuple[tuple[int, int], list[Link]]]:
        """The links of numbers that count alike, of the kind of selection that agrees with most of them: with all."""
        best: list[tuple[tuple[int, int], list[Link]]] = []
        most = 0
        exact = dict.fromkeys(meant.exact for one in family for meant in one.meant)
        by_kind = [_by_kind(one.meant) for one in family]
        # Rows may be of layers of their own, such as one a variable: then these are of one kind.
        for kind in [*exact, *dict.fromkeys(meant.kind for one in family for meant in one.meant)]:
            led, right = [], 0
            for one, known in zip(family, by_kind, strict=True):
                if kind not in known:
                    continue
                links = self._first(one, known[kind])
                right += 1 if links is not None else -1
                led += [(one.cell, links)] if links else []
            if led and right > most:
                best, most = led, right
            if right == len(family):
                return led
        return best

    def _first(self, number: Number, candidates: list[Meant]) -> list[Link] | None:
        """The links of the first candidate that has what every number says; None where none has."""
        wanted = number.wanted
        for meant in candidates:
            each = [meant.asked] * len(wanted)
            if len(wanted) > 1:
                people = self.names.people(meant.asked)
                if len(people) != len(wanted):
                    continue
                each = [meant.asked._replace(form=who) for who in people]
            if all(getattr(self._count(one), meant.unit) == n for one, n in zip(each, wanted, strict=True)):
                led = zip(number.found, each, wanted, strict=True)
                return [Link(*match.span(), one.address) for match, one, n in led if n]
        return None

    def _count(self, asked: Selection) -> Counted:
        if asked not in self._counted:
            self._counted[asked] = self.reader.counts(asked)
        return self._counted[asked]

    @cached_property
    def _counted(self) -> dict[Selection, Counted]:
        return {}


def _by_kind(candidates: list[Meant]) -> dict[tuple[object, ...], list[Meant]]:
    """What a number may stand for, by what it has in common with the numbers beside it."""
    found: dict[tuple[object, ...], list[Meant]] = defaultdict(list)
    for meant in candidates:
        found[meant.exact].append(meant)
        found[meant.kind].append(meant)
    return found


def _int(digits: str) -> int:
    return int(digits.replace(",", ""))


def _put(cell: Tag, text: str, links: list[Link], soup: BeautifulSoup) -> None:
    """Put the text into a cell, with its links; what is markup in it stays."""
    parts: list[Tag | str] = []
    at = 0
    for link in links:
        made = soup.new_tag("a", href=link.address, attrs={"class": "unit" if _is_unit(link.address) else "count"})
        made.string = text[link.start : link.end]
        parts += [text[at : link.start], made]
        at = link.end
    parts.append(text[at:])
    cell.clear()
    for part in parts:
        cell.append(part)


def _is_unit(address: str) -> bool:
    return "=" not in address.partition("#")[2].removeprefix("act=")
