"""The command ``bittersweet count``: many texts, on one machine or on a cluster."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bittersweet.files import shown

if TYPE_CHECKING:
    from bittersweet.many.run import Report

NAMED = 10  # things left out that are named


def count(
    source: Annotated[
        list[Path] | None, typer.Argument(help="Files, folders (a subfolder is a group), ZIP archives, tables.")
    ] = None,
    lists: Annotated[Path, typer.Option(help="A folder with lists: a study, or CSVs with label and surface.")] = ...,  # type: ignore[assignment]
    out: Annotated[Path, typer.Option(help="Where all is written; a run that was stopped goes on there.")] = ...,  # type: ignore[assignment]
    group: Annotated[list[str] | None, typer.Option(help="NAME=SOURCE: all texts of a source in one group.")] = None,
    group_by: Annotated[str, typer.Option(help="The column of a table that names the groups.")] = "",
    text_column: Annotated[str, typer.Option(help="The column of a table that holds the texts.")] = "",
    workers: Annotated[int, typer.Option(help="Processes that work side by side.")] = 1,
    cluster: Annotated[str, typer.Option(help="Address of a Dask scheduler whose workers do it.")] = "",
    splitter: Annotated[
        str, typer.Option(help="What cuts sentences: sentencex, or spacy as in a study.")
    ] = "sentencex",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")] = False,
) -> None:
    """Count the lists in texts beyond memory, with every sentence kept; open_study opens what it writes."""
    from bittersweet.many.run import count as counted
    from bittersweet.texts.sources.gather import sources

    named = [(each.group, each.path) if each.group else each.path for each in sources(source or [], group or [])]
    report = counted(
        named, lists, out, workers=workers, cluster=cluster, splitter_name=splitter, dry_run=dry_run,
        text_column=text_column, group_by=group_by,
    )  # fmt: skip
    for line in said(report, out, workers):
        typer.echo(line)
    if report.left or report.faults:
        raise typer.Exit(1)


def said(report: Report, out: Path, workers: int) -> list[str]:
    """What a run did, or would do, in lines for a person."""
    from bittersweet.many.progress import duration

    kept = f", {report.reused:,} of them done already" if report.reused else ""
    lines = []
    if report.marker is None:
        lines.append(f"{report.parts:,} parts, {report.size / 1e6:,.1f} MB{kept}")
        if report.seconds:
            lines.append(f"about {duration(report.seconds / workers)} with {workers} worker{'s' * (workers > 1)}")
        else:
            lines.append("nothing to do but to merge")
    else:
        m = report.marker
        lines.append(
            f"{m['texts']:,} texts, {m['words']:,} words, {m['sentences']:,} sentences, {m['hits']:,} hits "
            f"in {report.parts:,} parts{kept}: {duration(report.seconds)}"
        )
        lines.append(f"sentences cut by {m['splitter']['name']} {m['splitter']['version']}")
        lines.append(f"{shown(out)}: open it with open_study({str(shown(out))!r})")
    for source, _, status, reason in report.left[:NAMED]:
        lines.append(f"{status}: {source}: {reason}")
    if len(report.left) > NAMED:
        lines.append(f"… and {len(report.left) - NAMED:,} more: {shown(out / 'left-out.csv')}")
    return lines + [f"not done: {fault}" for fault in report.faults]
