"""Links: every unit name and every count in a page's tables leads to the words behind it.

A count becomes a link only where the reader, asked for what row and column say, has exactly as many places, sentences
or words. A number alone could agree by chance: so the columns of a table that say one thing, of several groups or in
several forms, lead to one kind of selection, counted in one unit, and this is the one that agrees with all their cells,
the noughts among them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from itertools import chain, repeat
from typing import TYPE_CHECKING
from urllib.parse import quote

from bittersweet.lists.wordlist import chosen
from bittersweet.publish import further
from bittersweet.publish.anchors import Link, put
from bittersweet.publish.cards import Cards
from bittersweet.publish.columns import Column
from bittersweet.publish.families import Families, Number, Place
from bittersweet.publish.figures import figures
from bittersweet.publish.meaning import Meaning
from bittersweet.publish.names import Names
from bittersweet.publish.reader import Reader
from bittersweet.publish.rows import Row
from bittersweet.publish.selecting import PAGE
from bittersweet.publish.source import TableSource

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

# A table of uses says so in its code.
USES = re.compile(r"\.uses\(\s*[\"']([^\"']+)")
FAILING = ["counted", "group", "count", "of"]  # the columns of a claim's failing ways of counting


class Linker:
    """Puts the links of one reader into HTML."""

    def __init__(self, reader: Reader) -> None:
        """Takes the reader into which the links lead."""
        self.reader = reader
        self._know()

    def _know(self) -> None:
        self.names = Names(self.reader)
        self.cards, self.families = Cards(self.names), Families(self.names)

    @cached_property
    def _unit(self) -> re.Pattern[str]:
        acts = self.reader.layers["act"].labels if "act" in self.reader.layers else {}
        names = sorted(map(re.escape, [*self.reader.units, *acts]), key=len, reverse=True)
        return re.compile(rf"(?<![\w-])(?:{'|'.join(names) or '(?!)'})(?![\w-])")

    def tables(self, html: str, code: str = "") -> str:
        """`html` with links in its tables; all else as it is. `code` is what made them."""
        from bs4 import BeautifulSoup

        if "<table" not in html:
            return html
        if named := USES.search(code):
            self._read(named[1])
        soup = BeautifulSoup(html, "html.parser")
        for table in soup.find_all("table"):
            self._table(table, soup, TableSource(self.names, code))
        return str(soup)

    def _read(self, name: str) -> None:
        """Let the reader have the uses of a list, which a parser reads, only where a table counts them."""
        book = chosen(self.reader.study.lists, name)
        if f"uses.{book.noun}" not in self.reader.layers:
            self.reader.layers[f"uses.{book.noun}"] = further.uses(self.reader.study, book.name)
            self._know()

    def prose(self, html: str) -> str:
        """`html` with a link at each unit name that stands in running text, outside code, headings and links."""
        parts = re.split(r"(<(?:a|code|pre|h\d)\b.*?</(?:a|code|pre|h\d)>|<[^>]*>)", html, flags=re.DOTALL)
        return "".join(part if place % 2 else self._unit.sub(self._unit_link, part) for place, part in enumerate(parts))

    def _unit_link(self, match: re.Match[str]) -> str:
        return f'<a class="unit" href="{self._unit_address(match[0])}">{match[0]}</a>'

    def _unit_address(self, name: str) -> str:
        return f"{PAGE}#{'' if name in self.reader.units else 'act='}{quote(name, safe='')}"

    def _table(self, table: Tag, soup: BeautifulSoup, source: TableSource) -> None:
        rows = [row.find_all(["th", "td"]) for row in table.find_all("tr")]
        texts = [[" ".join(cell.get_text().split()) for cell in row] for row in rows] or [[]]
        headers = texts[0]
        # A cell without a header counts nothing.
        headers += [""] * (max(map(len, texts)) - len(headers))
        columns = [Column(self.names, source, header) for header in headers]
        failing = self.cards.failing(source.code) if headers == FAILING else []
        families: dict[tuple[str, bool], list[Number]] = defaultdict(list)
        links: dict[Place, list[Link]] = defaultdict(list)
        told = chain(failing, repeat(()))
        for n, (cells, own, asked) in enumerate(zip(rows[1:], texts[1:], told, strict=False), start=1):
            row = Row(self.names, source, [(column.name, text) for column, text in zip(columns, own, strict=False)])
            for place, (cell, column, text) in enumerate(zip(cells, columns, own, strict=False)):
                if cell.find("a"):
                    continue
                at = n, place
                if units := [Link(*m.span(), self._unit_address(m[0])) for m in self._unit.finditer(text)]:
                    links[at] = units
                elif asked and column.name in ("count", "of"):
                    links[at] = self.cards.checked(text, asked[column.name == "of" :])
                elif len(headers) == 2 and headers[0] == "claim":
                    links[at] = self.cards.card(headers[1], own[0], text)
                elif column.counts:
                    meaning, found = Meaning(row, column), figures(text)
                    if found.counted:
                        families[column.family, False].append(Number(at, found.counted, list(meaning.meant())))
                    if found.of:
                        families[column.family, True].append(Number(at, found.of, list(meaning.meant_of())))
        for family in families.values():
            for at, led in self.families.led(family):
                links[at] += led
        for (n, place), led in links.items():
            if led:
                put(rows[n][place], texts[n][place], led, soup)
