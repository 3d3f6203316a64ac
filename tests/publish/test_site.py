"""The site: pages that stand alone, lead to each other, and let nothing in from elsewhere."""

import base64
import hashlib
import io
import json
import re
from urllib.parse import unquote, urlsplit

import pytest
from nbformat.v4 import new_code_cell, new_output
from PIL import Image

from bittersweet import Study
from bittersweet.publish import execution, site
from tests.publish.conftest import notebook
from tests.publish.tags import Tags, read

ENDS = ("01-first.html", "03-third.html")
PAGES = ("index", "01-first", "02-second", "03-third", "reader", "search", "tables")


def policy(page):
    (found,) = [own["content"] for tag, own in page.tags if own.get("http-equiv") == "Content-Security-Policy"]
    return dict(part.strip().split(" ", 1) for part in found.split(";"))


def test_a_site_has_its_pages_and_the_notebooks_themselves(built):
    names = {path.name for path in built.iterdir()}
    assert names == {f"{name}.html" for name in PAGES} | {f"0{n}.ipynb" for n in ("1-first", "2-second", "3-third")}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fetches_nothing_and_says_so(built, name):
    page = read(built / f"{name}.html")
    assert policy(page)["default-src"] == "'none'"
    assert policy(page)["img-src"] == "data:"
    fetched = page.all("script", "src") + page.all("link", "href") + page.all("img", "src") + page.all("iframe", "src")
    assert [address for address in fetched if address and not address.startswith("data:")] == []
    assert not re.search(r"url\(|@import", (built / f"{name}.html").read_text(encoding="utf-8").split("</style>")[0])


@pytest.mark.parametrize("name", PAGES)
def test_only_the_script_that_the_policy_names_can_run(built, name):
    html = (built / f"{name}.html").read_text(encoding="utf-8")
    scripts = re.findall(r'<script type="module">(.*?)</script>', html, re.DOTALL)
    allowed = [f"'sha256-{base64.b64encode(hashlib.sha256(own.encode()).digest()).decode()}'" for own in scripts]
    assert policy(Tags(html))["script-src"] == (allowed[0] if allowed else "'none'")
    assert len(scripts) == (name in ("reader", "search"))
    assert [own for own in Tags(html).all("script", "type") if own not in ("module", "application/json")] == []


@pytest.mark.parametrize("name", PAGES)
def test_every_link_and_anchor_leads_somewhere(built, name):
    page = read(built / f"{name}.html")
    for link in page.all("a", "href"):
        parts = urlsplit(link)
        assert not parts.scheme
        target = built / unquote(parts.path) if parts.path else built / f"{name}.html"
        assert target.resolve().is_file(), link
        if parts.fragment and "=" not in parts.fragment:
            assert unquote(parts.fragment) in read(target).ids, link


@pytest.mark.parametrize("name", PAGES)
def test_addresses_in_a_page_are_there_once(built, name):
    ids = read(built / f"{name}.html").ids
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("name", PAGES)
def test_the_notice_stands_on_every_page_and_is_escaped(built, name):
    html = (built / f"{name}.html").read_text(encoding="utf-8")
    assert "These <are> made up." in Tags(html).text
    assert "<are>" not in html
    assert "Fruit <3" in Tags(html).text


def test_a_page_leads_to_the_ones_beside_it_and_to_its_parts(built):
    page = read(built / "02-second.html")
    beside = {own["rel"]: own["href"] for tag, own in page.tags if tag == "a" and "rel" in own}
    assert beside == {"prev": "01-first.html", "next": "03-third.html"}
    assert "#A-part" in page.all("a", "href")
    menu = re.search(r'<nav id="bs-menu".*?</ul>', (built / "02-second.html").read_text(encoding="utf-8"), re.DOTALL)[0]
    files = ["index", "01-first", "02-second", "03-third", "reader", "tables"]
    assert Tags(menu).all("a", "href") == [f"{name}.html" for name in files]
    assert [own["href"] for tag, own in page.tags if own.get("aria-current") == "page"] == ["02-second.html"]


def test_the_first_page_has_none_before_it_and_the_last_none_behind(built):
    beside = [[own["rel"] for tag, own in read(built / name).tags if "rel" in own and tag == "a"] for name in ENDS]
    assert beside == [["next"], ["prev"]]


def test_a_page_leads_to_its_files_and_says_how_it_is_cited(built):
    page = read(built / "01-first.html")
    assert {"01-first.ipynb", "../tables/actors.csv", "../tables/hits.csv"} <= set(page.all("a", "href"))
    said = " ".join(page.text.split())
    assert "To cite this page: “First”, in: Fruit <3, counted with bittersweet" in said
    assert "It reads: nobody, “Apples win”; D." in said


def test_the_notebook_beside_a_page_is_the_one_that_was_executed(built, notebooks):
    assert execution.read(built / "01-first.ipynb") == notebooks["01-first"]


def test_the_overview_has_each_question_and_answer_with_its_picture(built):
    page = read(built / "index.html")
    said = " ".join(page.text.split())
    for title in ("First", "Second", "Third & last"):
        assert f"What about {title}?" in said
        assert f"This about {title}." in said
    assert page.all("img", "alt") == ["A bar chart. Ann stands above."]
    assert all(own.startswith("data:image/png;base64,") for own in page.all("img", "src"))


def test_a_picture_is_small_in_the_overview(built):
    [address] = read(built / "index.html").all("img", "src")
    with Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2]))) as picture:
        assert picture.size == (560, 25)
        assert picture.mode == "P"


def test_a_picture_of_many_colours_has_few_in_the_overview(tmp_path):
    stream = io.BytesIO()
    Image.linear_gradient("L").save(stream, "png")
    data = {"image/png": base64.b64encode(stream.getvalue()).decode()}
    made = notebook("A", new_code_cell("show(figure)", outputs=[new_output("display_data", data)]))
    [address] = Tags(site.publish({"a": made}, [], tmp_path).read_text(encoding="utf-8")).all("img", "src")
    with Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2]))) as picture:
        assert len(picture.getcolors()) == 64
        picture.save(again := io.BytesIO(), "png", optimize=True)
    assert len(again.getvalue()) == len(base64.b64decode(address.partition(",")[2]))


def test_the_overview_leads_to_the_reader_and_to_the_tables(built):
    page = read(built / "index.html")
    assert {"reader.html", "tables.html", "01-first.html"} <= set(page.all("a", "href"))
    assert "Or read the texts" in page.text


def groups(folder, number):
    """A study of as many texts, each a group."""
    texts = (f'[[text]]\nid = "T{n}"\nlabel = "Text {n}"\nfile = "{n}.txt"\n' for n in range(number))
    (folder / "corpus.toml").write_text("".join(texts), encoding="utf-8")
    for n in range(number):
        (folder / f"{n}.txt").write_text("It rains.", encoding="utf-8")
    return Study.open(folder)


@pytest.mark.parametrize(
    ("number", "title"), [(0, "bittersweet"), (2, "Text 0 and Text 1"), (4, None), (5, "bittersweet")]
)
def test_a_site_without_a_title_is_called_as_its_few_groups(tmp_path, number, title):
    study = groups(tmp_path, number) if number else None
    html = site.publish({}, [], tmp_path / "site", study=study).read_text(encoding="utf-8")
    assert f"<title>{title or 'Text 0 and Text 1 and Text 2 and Text 3'}</title>" in html


def test_a_table_that_nobody_describes_is_named(tmp_path):
    site.publish({}, ["mine"], tmp_path)
    page = read(tmp_path / "tables.html")
    assert page.ids.count("mine") == 1
    assert "../tables/mine.csv" in page.all("a", "href")


def test_the_search_names_pages_and_texts(built):
    html = (built / "search.html").read_text(encoding="utf-8")
    held = json.loads(re.search(r'id="bs-data" data-for="search">(.*?)</script>', html, re.DOTALL)[1])
    assert held["pages"] == {
        "01-first.html": "First",
        "02-second.html": "Second",
        "03-third.html": "Third & last",
        "reader.html": "the texts",
    }
    assert held["texts"] == "reader.html"
    assert ["reader.html", "W01", "W01, Weekly", "Ann votes for apples."] in held["places"]


def test_the_search_holds_every_heading_and_every_sentence(built, small):
    html = (built / "search.html").read_text(encoding="utf-8")
    for s in small.all_sentences:
        assert f'["reader.html","{s.unit}"' in html
    assert '["02-second.html","A-part","A part","Nothing.' in html
    assert "show(figure)" not in html.split("bs-data")[1].split("</script>")[0]


def test_the_dictionary_says_what_a_table_holds(built):
    page = read(built / "tables.html")
    assert {"actors", "hits"} <= set(page.ids)
    assert page.text.count("group") >= 2


def test_without_a_study_there_is_no_reader_and_no_link_into_it(notebooks, tmp_path):
    site.publish(notebooks, [], tmp_path, "Fruit")
    assert not (tmp_path / "reader.html").exists()
    assert "read the texts" not in read(tmp_path / "index.html").text
    assert "tables.html" not in read(tmp_path / "01-first.html").all("a", "href")
    assert not any("reader.html" in (tmp_path / f"{n}.html").read_text(encoding="utf-8") for n in ("01-first", "index"))


def test_the_site_is_the_same_each_time(built, small, notebooks, tmp_path):
    site.publish(notebooks, ["actors", "hits"], tmp_path, "Fruit <3", study=small, notice="These <are> made up.")
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {p.name: p.read_bytes() for p in built.iterdir()}


def test_one_notebook_can_be_a_page_of_its_own():
    page = Tags(site.page(notebook("Alone"), "A note."))
    assert "A note." in page.text
    assert "Alone" in page.text
