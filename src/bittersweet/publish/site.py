"""The site: executed notebooks as pages, a reader of the texts, a search over all of it, and an overview.

Every page stands alone: it fetches nothing, from anywhere, and a policy in the page tells the browser so.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bittersweet.files import write
from bittersweet.publish import cells, citing, execution
from bittersweet.publish.links import Linker
from bittersweet.publish.reader import PAGE, Reader, reader

if TYPE_CHECKING:
    from jinja2 import Environment
    from nbformat import NotebookNode

    from bittersweet.study import Study

PAGES = Path(__file__).parent / "pages"
SCRIPT = Path(__file__).parents[1] / "explore" / "bittersweet.js"
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
        self.executed, self.tables, self.study, self.notice = executed, tables, study, notice
        self.title = title or _title(study)
        self.fronts = {name: execution.front(notebook) for name, notebook in executed.items()}
        self.reader = reader(study) if study is not None else None
        linker = Linker(self.reader) if self.reader else None
        self.bodies = {name: cells.body(notebook, linker) for name, notebook in executed.items()}

    @cached_property
    def _environment(self) -> Environment:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined

        return Environment(autoescape=True, loader=FileSystemLoader(PAGES), trim_blocks=True, undefined=StrictUndefined)

    def _written(self, template: str, here: str, heading: str, script: str = "", data: Any = None, **own: Any) -> str:
        """A page from a template; `here` is its own file, `script` says which part of the script runs over `data`."""
        content = SCRIPT.read_text(encoding="utf-8") if script else ""
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        policy = [
            "default-src 'none'",
            "style-src 'unsafe-inline'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'self' file:",
            f"script-src 'sha256-{digest}'" if script else "script-src 'none'",
        ]
        pages = [
            ("index.html", "All notebooks"),
            *((f"{name}.html", front.title) for name, front in self.fronts.items()),
        ]
        pages += [(PAGE, "Read the texts")] if self.reader else []
        pages += [(DICTIONARY, "Tables")] if self.tables else []
        return (
            self._environment.get_template(template).render(
                here=here,
                heading=heading,
                title=self.title,
                notice=self.notice,
                pages=pages,
                policy="; ".join(policy),
                style=(PAGES / "site.css").read_text(encoding="utf-8"),
                script=content,
                part=script,
                data=_json(data),
                **own,
            )
            + "\n"
        )

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
        return self._written(
            "page.html.j2",
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
        return self._written("reader.html.j2", PAGE, "Read the texts", "reader", own.data(), articles=own.articles())

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
        return self._written(
            "search.html.j2", SEARCH, "Search", "search", {"places": places, "pages": pages, "texts": PAGE}
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
        return self._written("tables.html.j2", DICTIONARY, "Tables", tables=described)

    def overview(self) -> str:
        """The page that leads to all others, with every question and answer."""
        cards = []
        for name, notebook in self.executed.items():
            picture, description = next(execution.pictures(notebook), (b"", ""))
            cards.append(
                {
                    "name": name,
                    "picture": _thumbnail(picture),
                    "description": description,
                    **self.fronts[name]._asdict(),
                }
            )
        return self._written(
            "overview.html.j2",
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
    return " and ".join(labels) if 0 < len(labels) <= NAMED else "bittersweet"


def _json(data: Any) -> str:
    """`data` as JSON that can stand in a page: nothing in it ends the element that holds it."""
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return content.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _thumbnail(picture: bytes) -> str:
    """A picture, made small, as an address that holds it; "" for none."""
    import io

    if not picture:
        return ""
    from PIL import Image

    stream = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as whole:
        small = whole.convert("RGB")
        small.thumbnail(THUMBNAIL)
        small.quantize(64, dither=Image.Dither.NONE).save(stream, "png", optimize=True)
    return f"data:image/png;base64,{base64.b64encode(stream.getvalue()).decode()}"
