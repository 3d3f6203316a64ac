"""Notebooks: executed afresh, kept byte-stable, and asked for their answer."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bittersweet.files import DATA_VARIABLE, DataError, read_text, shown, write

if TYPE_CHECKING:
    from nbformat import NotebookNode

FOLDER = Path(__file__).parents[2] / "notebooks"
# The notebook whose first picture sums the contrasts up, and where the README finds that picture.
SUMMARY, PICTURE = "04-how-it-is-framed", FOLDER.parent / "docs" / "contrasts.png"
# Two kernels at a time: more gain nothing on a small machine and hold a library stack each.
AT_ONCE = 2


class Front(NamedTuple):
    """What the first cell of a notebook says: its title, its question and its answer, as Markdown."""

    title: str
    question: str
    answer: str


def paths(folder: Path = FOLDER) -> list[Path]:
    """The notebooks of the collection in reading order. Raises DataError when there are none."""
    found = sorted(folder.glob("*.ipynb"))
    if not found:
        raise DataError(f"{shown(folder)}: no notebooks; run from a checkout of the project, installed with -e")
    return found


def read(path: Path) -> NotebookNode:
    """The notebook at `path`. Raises DataError when it is not one."""
    import nbformat

    try:
        return nbformat.reads(read_text(path), as_version=4)
    except nbformat.reader.NotJSONError:
        raise DataError(f"{shown(path)}: not a notebook; restore it with git") from None


def execute(path: Path, data: Path | None = None) -> NotebookNode:
    """The notebook at `path`, executed top to bottom in a fresh kernel and in its own folder.

    `data` is the data folder that it reads (default: the project's). Nothing that changes from run to run
    is kept. Raises DataError with cell and error when a cell fails.
    """
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError
    from traitlets.config import Config

    notebook = read(path)
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        record_timing=False,
        coalesce_streams=True,
        timeout=600,
        config=Config(KernelManager={"transport_encryption": "auto"}),
        resources={"metadata": {"path": str(path.parent)}},
    )
    env = {**os.environ, DATA_VARIABLE: str(data.resolve())} if data else dict(os.environ)
    try:
        # A loop of its own, closed at the end: in a thread, client.execute would leave one open.
        asyncio.run(client.async_execute(env=env))
    except CellExecutionError as error:
        raise DataError(f"{shown(path)}: a cell fails with {error.ename}: {error.evalue}") from None
    return tidy(notebook)


def tidy(notebook: NotebookNode) -> NotebookNode:
    """The notebook without what changes from machine to machine: timings, widget state, language versions."""
    from nbformat import NotebookNode

    notebook.metadata = NotebookNode(
        kernelspec={"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        language_info={"name": "python"},
    )
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    return notebook


def execute_all(
    sources: list[Path], data: Path | None = None, done: Callable[[], None] = lambda: None
) -> Iterator[tuple[Path, NotebookNode]]:
    """Each of `sources` with its executed notebook, in their order; `done` is called as each one ends."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        running = {pool.submit(execute, path, data): path for path in sources}
        for future in as_completed(running):
            if future.exception():
                pool.shutdown(cancel_futures=True)
            future.result()
            done()
        ended = {path: future.result() for future, path in running.items()}
    yield from ((path, ended[path]) for path in sources)


def save_summary(path: Path, notebook: NotebookNode) -> bool:
    """Whether the README's picture was written: the first one of `notebook`, when that is the summary's."""
    if path.stem != SUMMARY:
        return False
    write(PICTURE, next(pictures(notebook))[0])
    return True


def save(path: Path, notebook: NotebookNode) -> bool:
    """Whether the file changed; it is written, whole, only when it did."""
    import nbformat

    content = nbformat.writes(notebook, version=4) + "\n"
    if path.exists() and read_text(path) == content:
        return False
    write(path, content)
    return True


def front(notebook: NotebookNode) -> Front:
    """The title, question and answer in the first cell: "# title", "*question*", "**answer**" a paragraph each.

    Raises DataError when one of them is missing.
    """
    parts = [part.strip() for part in notebook.cells[0].source.split("\n\n")]
    shapes = {"title": r"# (.+)", "question": r"\*([^*].+)\*", "answer": r"\*\*(.+)\*\*"}
    found = []
    for part, (what, shape) in zip([*parts, "", ""], shapes.items(), strict=False):
        match = re.fullmatch(shape, part, re.DOTALL)
        if not match:
            raise DataError(f"the first cell of a notebook has no {what} where one belongs; found {part[:60]!r}")
        found.append(" ".join(match[1].split()))
    return Front(*found)


def pictures(notebook: NotebookNode) -> Iterator[tuple[bytes, str]]:
    """Each PNG in the outputs with its description, in order."""
    import base64

    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                alt = output.metadata.get("image/png", {}).get("alt", "")
                yield base64.b64decode(output.data["image/png"]), alt
