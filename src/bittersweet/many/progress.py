"""Progress: how far a run is, how fast it goes, and how long it will take."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from bittersweet.many.part import Done


class Seen(Protocol):
    """What wants to know of each part that is finished."""

    def __call__(self, done: Done) -> None:
        """Take notice of a part."""


@contextmanager
def bar(size: int, shown: bool | None = None) -> Iterator[Seen]:
    """A bar of `size` bytes, with words a second and the time left; where a person looks on, unless `shown` says."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[speed]}"),
        TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn(),
    )  # fmt: skip
    disabled = not (console.is_terminal if shown is None else shown)
    with Progress(*columns, console=console, disable=disabled) as progress:
        task = progress.add_task("counting", total=size, speed="")
        words = 0

        def seen(done: Done) -> None:
            nonlocal words
            words += done.record.words if done.record and not done.reused else 0
            elapsed = progress.tasks[0].elapsed
            speed = f"{words / elapsed:,.0f} words/s" if words and elapsed else ""
            progress.update(task, advance=done.size, speed=speed)

        yield seen


def duration(seconds: float) -> str:
    """A time as people say it.

    >>> duration(5), duration(200), duration(9000)
    ('5 s', '3 min 20 s', '2 h 30 min')
    """
    whole = max(round(seconds), 1)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
