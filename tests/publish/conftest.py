"""A made-up study with headings, removed lines and hostile labels, and notebooks about it."""

import base64
import io

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from PIL import Image

from bittersweet import Study
from bittersweet.notebook import html_table
from bittersweet.publish import site
from bittersweet.publish.links import Linker
from bittersweet.publish.reader import Reader
from tests.publish.rich import rich_study

EVIL = '<img src=x onerror=alert(1)> $a$ "q" \u202eback'
RAW = """Menu
Apples win again
Ann votes for apples. Bob eats a hun-
Page 7
dred pears, and Ann may
not.

1. Ann eats $5 of <b>pears</b> & apples.
Share this
"""
MANIFEST = """
[[text]]
id = "W"
prefix = "W"
file = "w.txt"
label = "Weekly"
title = "Apples win"
author = "nobody"
section = [
    {name = "headline", lines = [[2, 2]], counted = false, paragraphs = "one"},
    {name = "body", lines = [[3, 3], [5, 7]], paragraphs = "blank"},
    {name = "items", lines = [[8, 8]], paragraphs = "numbered"},
]
removed = [
    {lines = [1, 1], reason = "page chrome"},
    {lines = [4, 4], reason = "page number"},
    {lines = [9, 9], reason = "page chrome"},
]
[[text]]
id = "D"
prefix = "D"
file = "d.txt"
"""
DAILY = "Pears are rare. Bob may like apples."
ACTORS = """actor,label,kind,form,surface
ann,Ann,person,name,Ann
bob,Bob and sons,person,name,Bob
"""
FRUITS = 'fruit,label,surface\napple,Apple,apple\napple,,apples\npear,"{evil}",pear*\n'


def png(colour):
    """A small picture of one colour."""
    stream = io.BytesIO()
    Image.new("RGB", (900, 40), colour).save(stream, "png")
    return stream.getvalue()


def notebook(title, *cells):
    """A notebook whose first cell has a title, a question and an answer."""
    front = new_markdown_cell(f"# {title}\n\n*What about {title}?*\n\n**This about {title}.**\n\nThe rest.")
    made = new_notebook(cells=[front, *cells])
    for place, cell in enumerate(made.cells):
        cell["id"] = f"c{place}"
    return made


def shown(table, source="table"):
    """A code cell whose output is a table."""
    data = {"text/html": html_table(table), "text/plain": "a table"}
    return new_code_cell(source, execution_count=1, outputs=[new_output("execute_result", data, execution_count=1)])


def pictured(alt, colour="red"):
    """A code cell whose output is a picture with a description."""
    data = {"image/png": base64.b64encode(png(colour)).decode(), "text/plain": alt}
    output = new_output("display_data", data, metadata={"image/png": {"alt": alt}})
    return new_code_cell("show(figure)", execution_count=1, outputs=[output])


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    """The made-up study, opened once."""
    folder = tmp_path_factory.mktemp("published") / "study"
    (folder / "codebook").mkdir(parents=True)
    (folder / "corpus.toml").write_text(MANIFEST, encoding="utf-8")
    (folder / "w.txt").write_text(RAW, encoding="utf-8")
    (folder / "d.txt").write_text(DAILY, encoding="utf-8")
    (folder / "codebook" / "actors.csv").write_text(ACTORS, encoding="utf-8")
    evil = EVIL.replace('"', '""')
    (folder / "codebook" / "fruits.csv").write_text(FRUITS.format(evil=evil), encoding="utf-8")
    return Study.open(folder)


@pytest.fixture(scope="session")
def notebooks(small):
    """Three notebooks, by name."""
    table = small.measure("actors")[["group", "label", "count", "of", "value"]]
    return {
        "01-first": notebook(
            "First",
            new_markdown_cell("## A <i>part</i>\n\nSee [the second](02-second.ipynb#A-part) and `W01` and W02."),
            shown(table),
            pictured("A bar chart. Ann stands above."),
        ),
        "02-second": notebook("Second", new_markdown_cell("## A part\n\nNothing."), shown(small.read("W01", "D01"))),
        "03-third": notebook("Third & last", shown(small.measure("fruits"))),
    }


@pytest.fixture(scope="session")
def built(small, notebooks, tmp_path_factory):
    """The site of the notebooks, as its folder."""
    folder = tmp_path_factory.mktemp("built") / "site"
    tables = folder.parent / "tables"
    tables.mkdir()
    for name in ("actors", "hits"):
        (tables / f"{name}.csv").write_text("a\n", encoding="utf-8")
    site.publish(notebooks, ["actors", "hits"], folder, "Fruit <3", study=small, notice="These <are> made up.")
    return folder


@pytest.fixture(scope="session")
def every_layer(tmp_path_factory):
    """The reader of a study with every layer."""
    return Reader(rich_study(tmp_path_factory.mktemp("rich") / "study"))


@pytest.fixture(scope="session")
def every_link(every_layer):
    """What puts its links."""
    return Linker(every_layer)


@pytest.fixture(scope="session")
def small_links(small):
    """What puts the links of the made-up study."""
    return Linker(Reader(small))
