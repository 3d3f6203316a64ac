"""The command line: check a data folder, run everything, refresh the committed notebooks."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bittersweet.files import PROJECT_DATA, DataError, shown

app = typer.Typer(add_completion=False, no_args_is_help=True, help=__doc__, pretty_exceptions_enable=False)
console = Console(highlight=False, soft_wrap=True)

NOTICE = (
    "The sentences of these pages were written for the project's own data; the tables and pictures show other data."
)


@app.command()
def check(
    folder: Annotated[Path | None, typer.Argument(help="Data folder; default: the project's.")] = None,
) -> None:
    """Validate a data folder: manifest, texts, lists, units, annotators' codes."""
    from bittersweet.study import Study

    study = Study.open(folder)
    study.check()
    for text in study.texts:
        console.print(f"{text.id}: {study.words[text.id]} words, {study.units[text.id]} sentences", markup=False)
    console.print(f"{shown(study.folder)}: everything is in order", markup=False)


@app.command()
def run(
    data: Annotated[Path | None, typer.Option(help="Data folder; default: the project's.")] = None,
    out: Annotated[Path, typer.Option(help="Where tables and pages are written.")] = Path("build"),
) -> None:
    """Check the data, execute the notebooks, write tables and pages, and print each notebook's answer."""
    from bittersweet import notebooks, site, tables
    from bittersweet.study import Study

    study = Study.open(data)
    study.check()
    written = tables.export(study, out / "tables")
    own = study.folder.resolve() == PROJECT_DATA.resolve()
    executed = {path.stem: notebook for path, notebook in _executed(notebooks.paths(), study.folder)}
    overview = site.publish(executed, [path.stem for path in written], out / "site", "" if own else NOTICE)
    if not own:
        console.print(f"\n[bold]{NOTICE}[/bold]")
    for notebook in executed.values():
        front = notebooks.front(notebook)
        console.print(f"\n{front.title}", style="bold", markup=False)
        console.print(front.answer, markup=False)
    console.print(f"\n{len(written)} tables: {shown(out / 'tables')}", markup=False)
    console.print(f"{len(executed)} pages:  {shown(overview)}", markup=False)


@app.command()
def refresh() -> None:
    """Execute the committed notebooks again, in place; a second time changes nothing."""
    from bittersweet import notebooks
    from bittersweet.study import Study

    Study.open(PROJECT_DATA).check()
    for path, notebook in _executed(notebooks.paths(), PROJECT_DATA):
        state = "rewritten" if notebooks.save(path, notebook) else "unchanged"
        console.print(f"{shown(path)}: {state}", markup=False)
        notebooks.save_summary(path, notebook)


def _executed(paths: list[Path], data: Path | None) -> list:
    """Each path with its executed notebook, while a bar shows the progress."""
    from bittersweet import notebooks

    columns = (TextColumn("notebooks"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("", total=len(paths))
        return list(notebooks.execute_all(paths, data, lambda: progress.advance(task)))


def main() -> None:
    """Nothing; runs the command line, and turns a fault in the data into one clear message and exit code 2."""
    try:
        app()
    except DataError as error:
        Console(stderr=True, highlight=False, soft_wrap=True).print(f"bittersweet: {error}", markup=False)
        sys.exit(2)
