"""Reading a page: its tags with their attributes, and its visible text."""

from html.parser import HTMLParser


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
