"""Cells: a notebook as HTML without scripts, and the headings of its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import TYPE_CHECKING, Any, NamedTuple

from bittersweet.publish.links import Linker
from bittersweet.publish.selecting import PAGE

if TYPE_CHECKING:
    from nbformat import NotebookNode

PICTURES = ("image/png", "image/jpeg")
EXPLORER = re.compile(r"^explore\(", re.MULTILINE)
AWAY = (
    '<p class="away">The explorer itself works in JupyterLab, where this notebook can be opened. Here, '
    f'<a href="{PAGE}">Read the texts</a> shows all that was found, and joins names and words.</p>'
)
HEADING = re.compile(r'<h([1-6])[^>]*\bid="([^"]*)"[^>]*>(.*?)</h\1>', re.DOTALL)


class Heading(NamedTuple):
    """A heading of a page: its level, its address in the page, and what it says."""

    level: int
    id: str
    text: str


def body(notebook: NotebookNode, linker: Linker | None = None) -> str:
    """The notebook as HTML: prose, code and outputs; `linker` makes unit names and counts links into the reader."""
    parts = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            html = markdown(cell.source)
            parts.append(f'<div class="prose">{linker.prose(html) if linker else html}</div>')
        elif cell.cell_type == "code" and cell.source.strip():
            parts.append(code(cell.source))
            parts += [_scrolling(html) for html in outputs(cell, linker)]
            if EXPLORER.search(cell.source):
                parts.append(AWAY if linker else AWAY.partition(" Here, ")[0] + "</p>")
    return "\n".join(parts)


def markdown(source: str) -> str:
    """Markdown as HTML; links to other notebooks lead to their pages."""
    from nbconvert.filters import markdown2html

    source = re.sub(r"\]\((?:\./)?([\w-]+)\.ipynb(#[^)\s]*)?\)", r"](\1.html\2)", source)
    html = markdown2html(source)
    return re.sub(r'<a class="anchor-link"[^>]*>.*?</a>', "", html)


def code(source: str) -> str:
    """Python as HTML with its words coloured; it can be scrolled where it is wider than the page."""
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import PythonLexer

    lines = highlight(source.rstrip(), PythonLexer(), HtmlFormatter(nowrap=True)).rstrip()
    return f'<pre class="code" tabindex="0" role="group" aria-label="code"><code>{lines}</code></pre>'


def outputs(cell: NotebookNode, linker: Linker | None = None) -> Iterator[str]:
    """Each output of a code cell as HTML."""
    from nbconvert.filters import ansi2html

    for output in cell.get("outputs", []):
        if output.output_type == "stream":
            yield f"<pre>{ansi2html(output.text)}</pre>"
        elif output.output_type == "error":
            yield f'<pre class="error">{escape(f"{output.ename}: {output.evalue}")}</pre>'
        else:
            yield _shown(output.data, output.get("metadata", {}), linker, cell.source)


def _shown(data: dict[str, Any], metadata: dict[str, Any], linker: Linker | None, source: str = "") -> str:
    """An output in the best of the forms that it has."""
    for kind in PICTURES:
        if kind in data:
            alt = escape(metadata.get(kind, {}).get("alt", ""))
            return f'<img class="picture" src="data:{kind};base64,{"".join(data[kind].split())}" alt="{alt}">'
    if "image/svg+xml" in data:
        import base64

        content = base64.b64encode(data["image/svg+xml"].encode()).decode()
        return f'<img class="picture" src="data:image/svg+xml;base64,{content}" alt="">'
    if "text/html" in data:
        return linker.tables(data["text/html"], source) if linker else data["text/html"]
    if "text/markdown" in data:
        return markdown(data["text/markdown"])
    return f"<pre>{escape(data.get('text/plain', ''))}</pre>"


def _scrolling(html: str) -> str:
    """An output that can be scrolled sideways, by keyboard too, when it is wider than the page."""
    if "<table" in html or "<pre" in html:
        return f'<div class="output wide" tabindex="0" role="group" aria-label="output">{html}</div>'
    return f'<div class="output">{html}</div>'


def headings(html: str) -> list[Heading]:
    """The headings of a page in order."""
    return [
        Heading(int(level), unescape(name), unescape(re.sub(r"<[^>]+>", "", text)).strip())
        for level, name, text in HEADING.findall(html)
    ]


def places(html: str, title: str) -> Iterator[tuple[str, str, str]]:
    """The page cut at its headings, to be searched: address in the page, heading, text."""
    parts = re.split(r"(?=<h[1-6][^>]*\bid=)", html)
    for part in parts:
        heading = HEADING.match(part)
        name, said = (unescape(heading[2]), headings(part)[0].text) if heading else ("", title)
        # What is looked for is what is said and shown, not the code.
        shown = re.sub(r'<pre class="code".*?</pre>', " ", HEADING.sub("", part), flags=re.DOTALL)
        text = unescape(re.sub(r"<[^>]+>", " ", shown))
        if text.strip() or heading:
            yield name, said, " ".join(text.split())
