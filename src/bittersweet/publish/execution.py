"""Notebooks: executed afresh, kept byte-stable, and asked for their answer."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bittersweet.files import DATA_VARIABLE, DataError, printable, read_bytes, read_text, shown, write_all

if TYPE_CHECKING:
    from nbclient import NotebookClient
    from nbformat import NotebookNode

FOLDER = Path(__file__).parents[3] / "notebooks"
# The notebook whose first picture sums the contrasts up, and where the README finds that picture.
SUMMARY, PICTURE = "04-how-it-is-framed", FOLDER.parent / "docs" / "contrasts.png"
# Two kernels at a time: more gain nothing on a small machine and hold a library stack each.
AT_ONCE = 2
SECONDS = 600  # that a cell may take
WIDGET = "application/vnd.jupyter.widget-view+json"
# What the library raises, beside its own errors, at JSON that is no notebook.
UNLIKE = (AttributeError, KeyError, TypeError, ValueError, RecursionError)


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


def of_study(folder: Path) -> list[Path]:
    """The notebooks of a study folder: its own ``notebooks/``, else those of the collection.

    Raises DataError when one of them is none.
    """
    own = folder / "notebooks"
    found = paths(own) if own.is_dir() else paths()
    for path in found:
        read(path)
    return found


def read(path: Path) -> NotebookNode:
    """The notebook at `path`. Raises DataError when it is not one."""
    import nbformat

    try:
        notebook = nbformat.reads(read_text(path), as_version=4)
        nbformat.validate(notebook)
    except (nbformat.reader.NotJSONError, nbformat.ValidationError, *UNLIKE) as error:
        found = printable(str(error).strip().partition("\n")[0][:80])
        raise DataError(f"{shown(path)}: not a notebook ({found}); restore it with git") from None
    if not notebook.cells:
        raise DataError(f"{shown(path)}: a notebook without cells; the first one says its title, question and answer")
    return notebook


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
        coalesce_streams=True,
        timeout=SECONDS,
        config=Config(KernelManager={"transport_encryption": "auto"}),
        resources={"metadata": {"path": str(path.parent)}},
    )
    env = {**os.environ, DATA_VARIABLE: str(data.resolve())} if data else dict(os.environ)
    try:
        # A loop of its own, closed at the end: in a thread, client.execute would leave one open.
        asyncio.run(_run(client, env))
    except CellExecutionError as error:
        raise DataError(f"{shown(path)}: a cell fails with {error.ename}: {error.evalue}") from None
    return tidy(notebook)


# The notebooks that are being executed: their loops and tasks, so that they can be ended from another thread.
_running: set[tuple[asyncio.AbstractEventLoop, asyncio.Task[None]]] = set()


async def _run(client: NotebookClient, env: Mapping[str, str]) -> None:
    """Execute the client's notebook; when the task is cancelled, its kernel is shut down."""
    task = asyncio.current_task()
    assert task is not None
    own = (asyncio.get_running_loop(), task)
    _running.add(own)
    try:
        await client.async_execute(env=env)
    finally:
        _running.discard(own)


def _end() -> None:
    """End the notebooks that are being executed, with their kernels."""
    for loop, task in list(_running):
        loop.call_soon_threadsafe(task.cancel)


def tidy(notebook: NotebookNode) -> NotebookNode:
    """The notebook without what changes from machine to machine: timings, widget state, language versions."""
    from nbformat import NotebookNode

    notebook.metadata = NotebookNode(
        kernelspec={"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        language_info={"name": "python"},
    )
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            # The face that lives in a kernel; its static face stands beside it.
            output.get("data", {}).pop(WIDGET, None)
    return notebook


def execute_all(
    sources: list[Path], data: Path | None = None, done: Callable[[], None] = lambda: None
) -> Iterator[tuple[Path, NotebookNode]]:
    """Each of `sources` with its executed notebook, in their order; `done` is called as each one ends.

    Where one fails, and where the user interrupts, the others are ended, and no kernel stays behind.
    """
    with ThreadPoolExecutor(AT_ONCE) as pool:
        running = {pool.submit(execute, path, data): path for path in sources}
        try:
            for future in as_completed(running):
                future.result()
                done()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            _end()
            raise
        ended = {path: future.result() for future, path in running.items()}
    yield from ((path, ended[path]) for path in sources)


def content(notebook: NotebookNode) -> bytes:
    """The bytes of the notebook's file."""
    import nbformat

    return (nbformat.writes(notebook, version=4) + "\n").encode("utf-8")


def save_all(executed: Mapping[Path, NotebookNode]) -> dict[Path, bool]:
    """Whether each notebook's file changed. All that change are written, with the README's picture, or none is.

    Everything is written beside its place first and moved there at the end, so that a crash in between leaves no mix
    that a rerun would not mend.
    """
    wanted = {path: content(notebook) for path, notebook in executed.items()}
    for path, notebook in executed.items():
        if path.stem == SUMMARY:
            wanted[PICTURE] = next(pictures(notebook))[0]
    changed = {path: not path.exists() or read_bytes(path) != content for path, content in wanted.items()}
    write_all({path: content for path, content in wanted.items() if changed[path]})
    return {path: changed[path] for path in executed}


def front(notebook: NotebookNode) -> Front:
    """The title, question and answer in the first cell: "# title", "*question*", "**answer**" a paragraph each.

    A notebook for any texts has its answer computed: the first output that `notebook.answer` made. Raises DataError
    when one of them is missing.
    """
    parts = [part.strip() for part in notebook.cells[0].source.split("\n\n")]
    if not any(part.startswith("**") for part in parts) and (computed := next(_answers(notebook), "")):
        parts[2:] = [f"**{computed}**"]
    shapes = {"title": r"# (.+)", "question": r"\*([^*].+)\*", "answer": r"\*\*(.+)\*\*"}
    found = []
    for part, (what, shape) in zip([*parts, "", ""], shapes.items(), strict=False):
        match = re.fullmatch(shape, part, re.DOTALL)
        if not match:
            raise DataError(f"the first cell of a notebook has no {what} where one belongs; found {part[:60]!r}")
        found.append(" ".join(match[1].split()))
    return Front(*found)


def _answers(notebook: NotebookNode) -> Iterator[str]:
    """The answers in the outputs."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if 'class="answer"' in output.get("data", {}).get("text/html", ""):
                yield output.data["text/plain"]


def pictures(notebook: NotebookNode) -> Iterator[tuple[bytes, str]]:
    """Each PNG in the outputs with its description, in order."""
    import base64

    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                alt = output.metadata.get("image/png", {}).get("alt", "")
                yield base64.b64decode(output.data["image/png"]), alt
