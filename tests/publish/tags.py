"""Reading a page: its tags with their attributes, and its visible text."""

from html.parser import HTMLParser

import pandas as pd
from bs4 import BeautifulSoup

from bittersweet.notebook import html_table


class Tags(HTMLParser):
    """Every tag of a page with its attributes, and all text outside scripts and styles."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.text, self._hidden = [], "", False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._hidden = tag in ("script", "style")

    def handle_endtag(self, tag):
        self._hidden = False if tag in ("script", "style") else self._hidden

    def handle_data(self, data):
        self.text += "" if self._hidden else data

    def all(self, tag, attribute):
        """The attribute of each such tag."""
        return [attributes.get(attribute) for name, attributes in self.tags if name == tag]

    @property
    def ids(self):
        """Every address in the page."""
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]


def read(path):
    """The page at `path`."""
    return Tags(path.read_text(encoding="utf-8"))


def led(linker, table, code=""):
    """The links of a table: each number or name, and where in the reader it leads."""
    html = linker.tables(html_table(pd.DataFrame(table)), code)
    links = BeautifulSoup(html, "html.parser").find_all("a")
    return [f"{a.get_text()}>{a['href'].removeprefix('reader.html#')}" for a in links]


def linked(linker, code):
    """The links of the table that a notebook's cell shows."""
    return led(linker, eval(code, {"study": linker.reader.study}), code)
