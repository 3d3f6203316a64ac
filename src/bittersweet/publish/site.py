"""The site: executed notebooks as pages, a reader of the texts, a search over all of it, and an overview.

Every page stands alone: it fetches nothing, from anywhere, and a policy in the page tells the browser so.
"""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING

from bittersweet.files import write
from bittersweet.publish import cells, citing, execution
from bittersweet.publish.frame import Frame
from bittersweet.publish.links import Linker
from bittersweet.publish.reader import Reader, reader
from bittersweet.publish.scripted import articles, data
from bittersweet.publish.selecting import PAGE

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from bittersweet.study import Study

NAMED = 4  # groups that a title names at most
THUMBNAIL = (560, 420)  # pixels at most
SEARCH, DICTIONARY = "search.html", "tables.html"


def publish(
    executed: dict[str, NotebookNode],
    tables: list[str],
    folder: Path,
    title: str = "",
    *,
    study: Study | None = None,
    notice: str = "",
) -> Path:
    """The overview page, after each notebook and all else was written as pages beside it.

    `executed` maps a page's name to its notebook, `tables` names the exported tables (``../tables/NAME.csv``), `title`
    is the study's (default: what its groups are called), and `notice` stands on top of every page. With a `study` that
    is not too long there is a reader, and unit names and counts lead into it. Raises DataError when the folder cannot
    be written.
    """
    import nbformat

    site = _Site(executed, tables, title, study, notice)
    for name, notebook in executed.items():
        write(folder / f"{name}.html", site.page(name))
        write(folder / f"{name}.ipynb", nbformat.writes(notebook, version=4) + "\n")
    if site.reader:
        write(folder / PAGE, site.reading(site.reader))
    write(folder / DICTIONARY, site.dictionary())
    write(folder / SEARCH, site.search())
    return write(folder / "index.html", site.overview())


def page(notebook: NotebookNode, notice: str = "") -> str:
    """One notebook as a page of its own, beside no others."""
    return _Site({"page": notebook}, [], execution.front(notebook).title, None, notice).page("page")


class _Site:
    """What the pages of one site share."""

    def __init__(
        self, executed: dict[str, NotebookNode], tables: list[str], title: str, study: Study | None, notice: str
    ) -> None:
        self.executed, self.tables, self.study = executed, tables, study
        self.title = title or _title(study)
        self.fronts = {name: execution.front(notebook) for name, notebook in executed.items()}
        self.reader = reader(study) if study is not None else None
        linker = Linker(self.reader) if self.reader else None
        self.bodies = {name: cells.body(notebook, linker) for name, notebook in executed.items()}
        pages = [("index.html", "All notebooks")]
        pages += [(f"{name}.html", front.title) for name, front in self.fronts.items()]
        pages += [(PAGE, "Read the texts")] if self.reader else []
        pages += [(DICTIONARY, "Tables")] if tables else []
        self.frame = Frame(self.title, notice, pages)

    def page(self, name: str) -> str:
        """The page of a notebook."""
        order = list(self.fronts)
        place = order.index(name)
        beside = [
            (f"{order[n]}.html", self.fronts[order[n]].title) if 0 <= n < len(order) else None
            for n in (place - 1, place + 1)
        ]
        body = self.bodies[name]
        title = self.fronts[name].title
        return self.frame.around(
            "page",
            f"{name}.html",
            title,
            body=body,
            contents=[heading for heading in cells.headings(body) if heading.level == 2],
            before=beside[0],
            after=beside[1],
            notebook=f"{name}.ipynb",
            tables=self.tables,
            cite=f"“{title}”, in: {citing.work(self.study, self.title)}",
            texts=citing.texts(self.study),
        )

    def reading(self, own: Reader) -> str:
        """The page of the reader."""
        return self.frame.around("reader", PAGE, "Read the texts", "reader", data(own), articles=articles(own))

    def search(self) -> str:
        """The page that searches all pages."""
        places = [
            (f"{name}.html", *place)
            for name, body in self.bodies.items()
            for place in cells.places(body, self.fronts[name].title)
        ]
        pages = {f"{name}.html": front.title for name, front in self.fronts.items()}
        if self.reader:
            labels = {text.id: text.label for text in self.reader.study.texts}
            places += [(PAGE, s.unit, f"{s.unit}, {labels[s.text]}", s.sentence) for s in self.reader.units.values()]
            pages[PAGE] = "the texts"
        return self.frame.around(
            "search", SEARCH, "Search", "search", {"places": places, "pages": pages, "texts": PAGE}
        )

    def dictionary(self) -> str:
        """The page that says what each table holds."""
        from bittersweet.tables import TABLES

        described = [
            {"name": name, "row": TABLES[name].row, "columns": dict(TABLES[name].columns)}
            if name in TABLES
            else {"name": name, "row": "", "columns": {}}
            for name in self.tables
        ]
        return self.frame.around("tables", DICTIONARY, "Tables", tables=described)

    def overview(self) -> str:
        """The page that leads to all others, with every question and answer."""
        cards = []
        for name, notebook in self.executed.items():
            picture, description = next(execution.pictures(notebook), (b"", ""))
            cards.append(
                {
                    "name": name,
                    "picture": _thumbnail(picture) if picture else "",
                    "description": description,
                    **self.fronts[name]._asdict(),
                }
            )
        return self.frame.around(
            "overview",
            "index.html",
            self.title,
            cards=cards,
            tables=self.tables,
            reading=self.reader is not None,
            cite=citing.work(self.study, self.title),
            texts=citing.texts(self.study),
        )


def _title(study: Study | None) -> str:
    """What a study without a title is called."""
    labels = list(study.labels.values()) if study else []
    return " and ".join(labels) if labels and len(labels) <= NAMED else "bittersweet"


def _thumbnail(picture: bytes) -> str:
    """A picture, made small, as an address that holds it."""
    import io

    from PIL import Image

    stream = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as whole:
        small = whole.convert("RGB")
        small.thumbnail(THUMBNAIL)
        small.quantize(64, dither=Image.Dither.NONE).save(stream, "png", optimize=True)
    return f"data:image/png;base64,{base64.b64encode(stream.getvalue()).decode()}"
