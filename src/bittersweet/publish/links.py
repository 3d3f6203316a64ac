"""Links: every unit name and every count in a page's tables leads to the words behind it.

A count becomes a link only where the reader, asked for what row and column say, has exactly as many mentions or
sentences. So a link never leads to more or less than its number says, whatever a table is called or how it was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from html import escape
from itertools import product
from typing import TYPE_CHECKING
from urllib.parse import quote

from bittersweet.publish.reader import PAGE, Reader, Selection

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

# Columns that hold counts under these headers; a group, a text or an annotator may be the header too.
COUNTS = {
    "count",
    "counts",
    "mentions",
    "sentences",
    "hits",
    "units",
    "n",
    "times",
    "quotes",
    "acts",
    "together",
    "both",
}
# A column may also count what another column of its row names: the group that is the target, or the reference.
SIDES = {"count_target": "target", "count_reference": "reference"}
WORDS = ("word", "surface", "form as it stands")  # columns of words as they stand in the texts
MOST = 6  # names that are tried in one row


class Linker:
    """Puts the links of one reader into HTML."""

    def __init__(self, reader: Reader) -> None:
        """Takes the reader into which the links lead."""
        self.reader = reader

    @cached_property
    def _places(self) -> dict[str, str]:
        """Groups and texts by id and label."""
        texts = {text.label: text.id for text in self.reader.study.texts}
        groups = {label: group for group, label in self.reader.study.labels.items()}
        ids = {text.id: text.id for text in self.reader.study.texts}
        return {_folded(k): v for k, v in {**texts, **groups, **ids, **{g: g for g in groups.values()}}.items()}

    @cached_property
    def _names(self) -> dict[str, list[tuple[str, str]]]:
        """What each label and key stands for in the layers."""
        found: dict[str, list[tuple[str, str]]] = {}
        for noun, own in self.reader.layers.items():
            for key, label in own.labels.items():
                for name in dict.fromkeys((_folded(label), _folded(key))):
                    found.setdefault(name, []).append((noun, key))
        return found

    @cached_property
    def _forms(self) -> dict[str, set[str]]:
        """The forms of each layer."""
        return {noun: {mark.form for mark in own.marks if mark.form} for noun, own in self.reader.layers.items()}

    @cached_property
    def _unit(self) -> re.Pattern[str]:
        units = sorted(map(re.escape, self.reader.units), key=len, reverse=True)
        return re.compile(rf"(?<![\w-])(?:{'|'.join(units) or '(?!)'})(?![\w-])")

    def tables(self, html: str) -> str:
        """`html` with links in its tables; all else as it is."""
        from bs4 import BeautifulSoup

        if "<table" not in html:
            return html
        soup = BeautifulSoup(html, "html.parser")
        for table in soup.find_all("table"):
            self._table(table, soup)
        return str(soup)

    def prose(self, html: str) -> str:
        """`html` with a link at each unit name that stands in running text, outside code, headings and links."""
        parts = re.split(r"(<(?:a|code|pre|h\d)\b.*?</(?:a|code|pre|h\d)>|<[^>]*>)", html, flags=re.DOTALL)
        return "".join(part if place % 2 else self._unit.sub(_unit_link, part) for place, part in enumerate(parts))

    def _table(self, table: Tag, soup: BeautifulSoup) -> None:
        rows = [row.find_all(["th", "td"], recursive=False) for row in table.find_all("tr")]
        if not rows:
            return
        headers = [" ".join(one.get_text().split()) for one in rows[0]]
        for row in rows[1:]:
            texts = [" ".join(one.get_text().split()) for one in row]
            for place, one in enumerate(row):
                if one.find("a") or not texts[place]:
                    continue
                header = headers[place] if place < len(headers) else ""
                if self._is_units(texts[place]):
                    linked = _nodes(self._unit.sub(_unit_link, escape(texts[place])))
                    one.clear()
                    one.append(linked)
                elif asked := self._counted(texts[place], header, headers, texts, one.get("data-select")):
                    link = soup.new_tag("a", href=asked, attrs={"class": "count"})
                    link.string = texts[place]
                    one.clear()
                    one.append(link)

    def _is_units(self, text: str) -> bool:
        names = [name for name in re.split(r"[\s,;·]+", text) if name not in ("", "and")]
        return bool(names) and all(name in self.reader.units for name in names)

    def _counted(self, text: str, header: str, headers: list[str], texts: list[str], said: object) -> str:
        """The address of what a count counts, "" where the reader has no such count."""
        if isinstance(said, str):
            return f"{PAGE}#{said}"
        digits = text.replace(",", "")
        if not digits.isdecimal() or int(digits) == 0:
            return ""
        n, column = int(digits), _folded(header)
        place, form = self._places.get(column, ""), ""
        if not place and column not in COUNTS and column not in SIDES and not (form := self._form(header)):
            return ""
        wheres = [[place] if place else []]
        if column in SIDES:
            said = dict(zip(map(_folded, headers), texts, strict=False)).get(SIDES[column], "")
            known = [self._places[part] for part in map(_folded, said.split(" + ")) if part in self._places]
            wheres = [[one] for one in known or dict.fromkeys(self._places.values())]
        for where in wheres:
            for asked in self._selections(where, form, headers, texts):
                mentions, sentences = self.reader.counts(asked)
                if n == sentences or (n == mentions and len(asked.items) == 1):
                    return asked.address
        return ""

    def _form(self, header: str) -> str:
        name = header.replace("_", " ")
        return name if any(name in forms for forms in self._forms.values()) else ""

    def _selections(self, where: list[str], form: str, headers: list[str], texts: list[str]) -> Iterator[Selection]:
        """What row and column may mean, the plainest first; `where` is the group or text that the column says."""
        named: list[list[tuple[str, str]]] = []
        where, stated = list(where), bool(where)
        forms = [form] if form else []
        words: list[str] = []
        for header, text in list(zip(headers, texts, strict=False))[: MOST * 2]:
            folded = _folded(text)
            if _folded(header) in ("group", "text") and not stated and folded in self._places:
                where.append(self._places[folded])
                continue
            if _folded(header) in ("form", "mode", "annotator"):
                forms.append(text.replace("_", " "))
            if not text or text[0].isdigit():
                continue
            if _folded(header) in WORDS:
                words.append(text)
                continue
            if own := self._names.get(folded):
                # A column that is called as a layer says which of several is meant.
                meant = [item for item in own if item[0] == _folded(header)]
                _add(named, meant or own)
            elif both := self._pair(folded):
                named += both
            elif _folded(header) in ("key", "label") and text not in words:
                words.append(text)
        for word in words:
            for place in where or [""]:
                yield Selection((("word", word),), place)
        if not named or len(named) > MOST:
            return
        for items in product(*(own[:8] for own in named)):
            yield from self._variants(tuple(dict.fromkeys(items)), where or [""], forms)
        if len(named) > 1:
            for own in named:
                for item in own[:8]:
                    yield from self._variants((item,), where or [""], forms)

    def _pair(self, text: str) -> list[list[tuple[str, str]]]:
        """What the two halves of "one and another" stand for; labels may have an "and" of their own."""
        for joint in re.finditer(r" and | ?\+ ?", text):
            both = [self._names.get(part, []) for part in (text[: joint.start()], text[joint.end() :])]
            if all(both):
                return both
        return []

    def _variants(self, items: tuple[tuple[str, str], ...], where: list[str], forms: list[str]) -> Iterator[Selection]:
        own = self.reader.layers[items[0][0]]
        apart = tuple(sorted(own.apart & self._forms[items[0][0]]))
        for place in where:
            for form in forms:
                if form in self._forms[items[0][0]]:
                    yield Selection(items, place, form)
            if apart:
                yield Selection(items, place, without=apart)
            yield Selection(items, place)


def _nodes(html: str) -> BeautifulSoup:
    """A fragment of HTML as nodes."""
    from bs4 import BeautifulSoup

    return BeautifulSoup(html, "html.parser")


def _add(named: list[list[tuple[str, str]]], own: list[tuple[str, str]]) -> None:
    """Add what a cell may stand for; a key beside its own label is one thing, not two."""
    for place, before in enumerate(named):
        if both := [item for item in before if item in own]:
            named[place] = both
            return
    named.append(own)


def _unit_link(match: re.Match[str]) -> str:
    return f'<a class="unit" href="{PAGE}#{quote(match[0], safe="")}">{match[0]}</a>'


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
