"""The site: executed notebooks as HTML pages that stand alone, and an overview with their answers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from bittersweet import notebooks
from bittersweet.files import write

if TYPE_CHECKING:
    from nbformat import NotebookNode

PAGES = Path(__file__).parent / "pages"


def publish(executed: dict[str, NotebookNode], tables: list[str], folder: Path, notice: str = "") -> Path:
    """The overview page, after each notebook was written as a page beside it.

    `executed` maps a page's name to its notebook, `tables` names the exported tables, and `notice` stands on
    top of every page. Raises DataError when the folder cannot be written.
    """
    cards = []
    for name, notebook in executed.items():
        write(folder / f"{name}.html", page(notebook, notice))
        picture, description = next(notebooks.pictures(notebook), (b"", ""))
        if picture:
            write(folder / f"{name}.png", picture)
        front = notebooks.front(notebook)
        cards.append({"name": name, "thumbnail": bool(picture), "description": description, **front._asdict()})
    return write(folder / "index.html", _overview(cards, tables, notice))


def page(notebook: NotebookNode, notice: str = "") -> str:
    """The notebook as one HTML page; links to other notebooks lead to their pages."""
    import copy

    from nbconvert import HTMLExporter

    linked = copy.deepcopy(notebook)
    for cell in linked.cells:
        if cell.cell_type == "markdown":
            cell.source = re.sub(r"\]\((\d\d-[\w-]+)\.ipynb(#[\w-]*)?\)", r"](\1.html\2)", cell.source)
    exporter = HTMLExporter(template_name="pages", extra_template_basedirs=[str(PAGES.parent)])
    resources = {"metadata": {"name": notebooks.front(notebook).title}, "notice": notice}
    return exporter.from_notebook_node(linked, resources=resources)[0]


def _overview(cards: list[dict[str, object]], tables: list[str], notice: str) -> str:
    from jinja2 import Environment

    template = Environment(autoescape=True).from_string((PAGES / "overview.html.j2").read_text(encoding="utf-8"))
    return template.render(pages=cards, tables=tables, notice=notice) + "\n"
