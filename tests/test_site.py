"""The site: pages that stand alone, links that lead on, pictures that are described, and an overview of the answers."""

import re
from html.parser import HTMLParser

import pytest

from bittersweet import notebooks, site

NOTEBOOKS = {path.stem: notebooks.read(path) for path in notebooks.paths()}
NOTICE = 'The tables show <other> data; "these" words do not.'
LAST = "05-five-practices"


class Tags(HTMLParser):
    """Every tag of a page with its attributes, and all visible text."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.text += data

    def all(self, tag, attribute):
        return [attributes.get(attribute) for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="module")
def html():
    return site.page(NOTEBOOKS[LAST], NOTICE)


@pytest.fixture(scope="module")
def page(html):
    return Tags(html)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A site of two of the notebooks, as its folder."""
    folder = tmp_path_factory.mktemp("site")
    executed = {name: NOTEBOOKS[name] for name in ("01-the-two-texts", LAST)}
    assert site.publish(executed, ["actors", "findings"], folder, NOTICE) == folder / "index.html"
    return folder


@pytest.fixture(scope="module")
def overview(built):
    return Tags((built / "index.html").read_text(encoding="utf-8"))


def fetched(tags):
    """The addresses that a browser would fetch by itself to show a page."""
    own = [attributes.get("src") for _, attributes in tags.tags] + tags.all("link", "href")
    return [address for address in own if address and not address.startswith("data:")]


def test_a_page_stands_alone(html, page):
    assert fetched(page) == []
    assert page.all("script", "src") == []
    assert not re.search(r"url\(\s*['\"]?(?:https?:)?//|@import", html)


def test_a_page_is_one_document_with_the_notebooks_title(html, page):
    assert html.lower().count("<!doctype html>") == html.count("</html>") == 1
    assert re.search(r"<title>(.*?)</title>", html)[1] == "Five practices"
    assert page.all("html", "lang") == ["en"]


def test_every_picture_has_its_own_description(page):
    described = [" ".join(alt.split()) for alt in page.all("img", "alt")]
    assert described == [" ".join(alt.split()) for _, alt in notebooks.pictures(NOTEBOOKS[LAST])]
    assert len(described) == 1
    assert all(described)


def test_links_to_notebooks_lead_to_their_pages(page):
    links = page.all("a", "href")
    assert "04-how-it-is-framed.html" in links
    assert "01-the-two-texts.html" in links
    assert "index.html" in links
    assert not [link for link in links if ".ipynb" in link]


def test_a_link_into_a_notebook_keeps_its_place():
    notebook = notebooks.read(notebooks.paths()[0])
    notebook.cells[-1].source = "See [them](02-who-is-named.ipynb#Ask-for-any-actor) and [code](https://a.b/x.ipynb)."
    links = Tags(site.page(notebook)).all("a", "href")
    assert "02-who-is-named.html#Ask-for-any-actor" in links
    assert "https://a.b/x.ipynb" in links


def test_the_notebook_itself_is_left_as_it_is():
    notebook = notebooks.read(notebooks.paths()[0])
    site.page(notebook)
    assert notebook == notebooks.read(notebooks.paths()[0])


def test_a_notice_stands_on_top_and_is_escaped(html, page):
    assert "<other>" not in html
    assert page.text.index(NOTICE) < page.text.index("All notebooks")


def test_without_a_notice_there_is_none():
    assert ("p", {"role": "note"}) not in Tags(site.page(NOTEBOOKS["01-the-two-texts"])).tags


def test_the_overview_has_each_question_and_answer_with_a_link(overview):
    said = " ".join(overview.text.split())
    for name in ("01-the-two-texts", LAST):
        front = notebooks.front(NOTEBOOKS[name])
        assert front.question in said
        assert front.answer in said
        assert f"{name}.html" in overview.all("a", "href")
    assert "2 notebooks, one question each." in said


def test_the_overview_has_a_described_thumbnail_a_notebook(overview, built):
    assert overview.all("img", "src") == ["01-the-two-texts.png", f"{LAST}.png"]
    first = [next(notebooks.pictures(NOTEBOOKS[name])) for name in ("01-the-two-texts", LAST)]
    assert overview.all("img", "alt") == [alt for _, alt in first]
    assert [(built / name).read_bytes() for name in overview.all("img", "src")] == [png for png, _ in first]


def test_the_overview_links_the_tables_and_shows_the_notice(overview):
    links = overview.all("a", "href")
    assert [link for link in links if link.endswith(".csv")] == ["../tables/actors.csv", "../tables/findings.csv"]
    assert NOTICE in overview.text


def test_every_link_of_the_overview_into_the_site_leads_somewhere(overview, built):
    pages = {link for link in overview.all("a", "href") if link.endswith(".html")}
    assert {link for link in pages if not (built / link).is_file()} == set()


def test_a_notebook_without_a_picture_has_no_thumbnail(tmp_path):
    bare = notebooks.read(notebooks.paths()[0])
    bare.cells = bare.cells[:1]
    site.publish({"01-bare": bare}, [], tmp_path)
    assert Tags((tmp_path / "index.html").read_text(encoding="utf-8")).all("img", "src") == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["01-bare.html", "index.html"]


def test_the_site_is_the_same_each_time(html):
    assert site.page(NOTEBOOKS[LAST], NOTICE) == html
