"""The command line: check a study folder, run everything, refresh the committed notebooks."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from bittersweet.files import PROJECT_DATA, DataError, alone, settle, shown
from bittersweet.many import command as many

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from bittersweet.study import Study

app = typer.Typer(add_completion=False, no_args_is_help=True, help=__doc__, pretty_exceptions_enable=False)
console = Console(highlight=False, soft_wrap=True)

NOTICE = (
    "The sentences of these notebooks were written for the collection's own data; tables and pictures show other data."
)

Folder = Annotated[Path | None, typer.Argument(help="Study folder; default: the project's own.")]


def say(line: str, style: str | None = None) -> None:
    """Print a line as it is: nothing in it is markup, and no letter steers the terminal."""
    console.print("".join(c if c.isprintable() or c == "\n" else "�" for c in line), markup=False, style=style)


@app.command()
def check(
    folder: Folder = None,
    write: Annotated[
        bool, typer.Option(help="Write what follows from the rest: checksums and the list of units.")
    ] = False,
) -> None:
    """Validate a study folder, and name every fault at once."""
    from bittersweet.many.state import is_output
    from bittersweet.study import Study
    from bittersweet.texts import manifest, units

    if folder is not None and is_output(folder):
        from bittersweet.many.checking import check as checked

        for line in checked(folder):
            say(line)
        return
    if write:
        from bittersweet.files import data_folder

        for path in manifest.write_checksums(data_folder(folder)):
            say(f"{shown(path)}: checksums written")
        study = Study.open(folder)
        say(f"{shown(units.write(study.folder, study.sentences))}: list of units written")
    study = Study.open(folder)
    study.check()
    for group, label in study.labels.items():
        texts = sum(text.group == group for text in study.texts)
        said = f"{texts} texts, " if texts > 1 else ""
        say(f"{label}: {said}{study.words[group]:,} words, {study.units[group]:,} sentences")
    _skipped(study)
    say(f"{shown(study.folder)}: everything is in order")


def _skipped(study: Study) -> None:
    """Say which optional parts the folder does not have."""
    if study.absent:
        say(f"not there, and skipped: {', '.join(study.absent)}")


@app.command()
def run(
    folder: Folder = None,
    out: Annotated[Path, typer.Option(help="Where tables and pages are written.")] = Path("build"),
) -> None:
    """Check the data, execute the notebooks, write tables and pages, and print each notebook's answer."""
    from bittersweet import tables
    from bittersweet.many.state import is_output
    from bittersweet.publish import execution, site
    from bittersweet.publish.changes import changes
    from bittersweet.study import Study

    if folder is not None and is_output(folder):
        _run_many(folder, out)
        return
    study = Study.open(folder)
    study.check()
    _skipped(study)
    sources = execution.of_study(study.folder)  # what is no notebook is refused before anything is written
    with alone(out, "tables", "site"):
        written = tables.export(study, out / "tables")
        if told := tables.left_out(study):
            say(told)
        executed = {path.stem: notebook for path, notebook in _executed(sources, study.folder)}
        borrowed = study.folder.resolve() != PROJECT_DATA.resolve() and sources == execution.paths()
        names, notice = [path.stem for path in written], NOTICE if borrowed else ""
        overview = site.publish(executed, names, out / "site", study.title, study=study, notice=notice)
    if borrowed:
        own = Study.open(PROJECT_DATA)
        say(f"\n{NOTICE}\nWhat differs in the tables from the collection's own data:")
        for line in changes(
            *({name: tables.as_csv(tables.made(s, name)) for name in tables.TABLES} for s in (own, study))
        ):
            say(line)
    for notebook in () if borrowed else executed.values():
        front = execution.front(notebook)
        say(f"\n{front.title}", style="bold")
        say(front.answer)
    say(f"\n{len(written)} tables: {shown(out / 'tables')}")
    say(f"{len(executed)} pages:  {shown(overview)}")


def _run_many(folder: Path, out: Path) -> None:
    """Execute the general notebooks on many texts, and write tables and pages."""
    from bittersweet import tables
    from bittersweet.many.store import ManyStudy
    from bittersweet.publish import execution, site, template

    study = ManyStudy.open(folder)
    if not (folder / "notebooks").is_dir():
        for line in template.furnish(folder):
            say(line)
    sources = execution.of_study(folder)
    with alone(out, "tables", "site"):
        written = tables.export(study, out / "tables", tables.OF_MANY)
        if told := tables.left_out(study):
            say(told)
        executed = {path.stem: notebook for path, notebook in _executed(sources, folder)}
        overview = site.publish(executed, [path.stem for path in written], out / "site", study.title)
    for notebook in executed.values():
        front = execution.front(notebook)
        say(f"\n{front.title}", style="bold")
        say(front.answer)
    say("\nno reader: the texts are too long for a page; the explorer and study.concordance open them")
    say(f"{len(written)} tables: {shown(out / 'tables')}")
    say(f"{len(executed)} pages:  {shown(overview)}")


@app.command("new")
def new_study(
    folder: Annotated[Path, typer.Argument(help="Where the study folder is made.")],
    source: Annotated[
        list[Path] | None,
        typer.Argument(help="Files, folders (a subfolder is a group), ZIP archives, tables (one row a text)."),
    ] = None,
    group: Annotated[list[str] | None, typer.Option(help="NAME=SOURCE: all texts of a source in one group.")] = None,
    group_by: Annotated[str, typer.Option(help="The column of a table that names the groups.")] = "",
    text_column: Annotated[str, typer.Option(help="The column of a table that holds the texts.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace what this command made there before.")] = False,
) -> None:
    """Make a study folder of your own texts, with lists drafted to be reviewed, and three notebooks."""
    from bittersweet.new import new
    from bittersweet.publish import template

    report = new(folder, source or [], group or [], group_by, text_column, force, furnish=[template.furnish])
    for line in report.summary():
        say(line)
    raise typer.Exit(report.exit_code)


def _in_memory(folder: Path) -> Study:
    """The study of a folder. Raises DataError for an output of many texts, on which no list is judged."""
    from bittersweet.many.state import is_output
    from bittersweet.study import Study

    if is_output(folder):
        raise DataError(
            f"{shown(folder)}: an output of bittersweet count; judge the lists on a study of some of its texts, "
            "as bittersweet new makes one"
        )
    return Study.open(folder)


@app.command()
def sample(
    folder: Annotated[Path, typer.Argument(help="Study folder.")],
    list_name: Annotated[str, typer.Option("--list", help="The list that is to be checked.")],
    key: Annotated[list[str] | None, typer.Option(help="Keys of the list; default: all.")] = None,
    size: Annotated[int, typer.Option(help="Sentences a key: half with it, half without.")] = 40,
    seed: Annotated[int, typer.Option(help="The same seed draws the same sentences.")] = 1,
) -> None:
    """Draw sentences with and without a key at random, into a CSV to be filled in by hand."""
    from bittersweet.study import validation

    for line in validation.draw(_in_memory(folder), list_name, key or [], size=size, seed=seed):
        say(line)


@app.command()
def validate(folder: Annotated[Path, typer.Argument(help="Study folder.")]) -> None:
    """Say how well the lists do on the sentences that were filled in: precision, recall and F1 with intervals."""
    from bittersweet.study import validation

    for line in validation.told(_in_memory(folder)):
        say(line)


@app.command("tables")
def describe_tables() -> None:
    """Print the data dictionary: every table of a run with its columns and their meaning."""
    from bittersweet import tables

    sys.stdout.write(tables.dictionary())


@app.command()
def refresh() -> None:
    """Execute the committed notebooks again, in place; a second time changes nothing."""
    from bittersweet.publish import execution
    from bittersweet.study import Study

    paths = execution.paths()
    for folder in (paths[0].parent, execution.PICTURE.parent):
        settle(folder)
    study = Study.open(PROJECT_DATA)
    study.check()
    executed = dict(_executed(paths, PROJECT_DATA))
    for path, changed in execution.save_all(executed).items():
        say(f"{shown(path)}: {'rewritten' if changed else 'unchanged'}")


app.command("count")(many.count)
COMMAND = typer.main.get_command(app)  # made once: an app makes it again whenever it is called


def _executed(paths: list[Path], data: Path) -> list[tuple[Path, NotebookNode]]:
    """Each path with its executed notebook, while a bar shows the progress."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from bittersweet.publish import execution

    columns = (TextColumn("notebooks"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("", total=len(paths))
        return list(execution.execute_all(paths, data, lambda: progress.advance(task)))


def _short(fault: str, most: int = 1_000) -> str:
    """A fault as it is told: of what is longer than a screen the ends, which hold the place and what would be right."""
    return fault if len(fault) <= most else f"{fault[: most // 2]} … {fault[-most // 2 :]}"


def main() -> None:
    """Run the command line; a fault in the data becomes a clear message and exit code 2."""
    try:
        COMMAND()
    except DataError as error:
        stderr = Console(stderr=True, highlight=False, soft_wrap=True)
        for fault in map(_short, error.faults):
            line = "".join(c if c.isprintable() else "�" for c in f"bittersweet: {fault}")
            stderr.print(line, markup=False)
        sys.exit(2)
