"""Counting many texts: sources in, a folder with sentences, hits and tallies out."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Generator, Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bittersweet.files import DataError
from bittersweet.many import kept, part, runners, sources, state
from bittersweet.many.part import Done
from bittersweet.many.parts import GOAL, Part, parts
from bittersweet.many.piece import Piece
from bittersweet.many.progress import bar
from bittersweet.many.reading import Columns
from bittersweet.many.splitters import SENTENCEX, splitter
from bittersweet.texts.sources.item import Left
from bittersweet.texts.sources.names import clean

ALONE = 6  # files named one by one up to which each is a group of its own
NAMED = 5  # things left out that are named where nothing else is there
SAMPLE = 1_000_000  # bytes that a dry run tries its speed on


@dataclass(frozen=True)
class Report:
    """What a run did or, if it was a dry one, would do.

    `marker` is what the output says of itself, None where the run was dry. `reused` parts were there already.
    `seconds` is how long it took, or about how long one worker would.
    """

    parts: int
    reused: int
    size: int
    marker: dict[str, Any] | None
    left: list[list[str]]
    faults: list[str]
    seconds: float


def count(
    named: Sequence[str | Path | tuple[str, str | Path]],
    lists: str | Path,
    out: str | Path,
    *,
    workers: int = 1,
    cluster: str = "",
    splitter_name: str = SENTENCEX,
    dry_run: bool = False,
    text_column: str = "",
    group_by: str = "",
    size: int = GOAL,
    shown: bool | None = None,
) -> Report:
    """What was done, after the lists were found in all texts of the sources and all of it was written to `out`.

    `named` are files, folders (a subfolder is a group), ZIP archives and tables, or pairs of a group and one of these.
    The work is done in this process, by so many `workers` side by side, or by those of a Dask `cluster`; the output is
    the same bytes each way. What an earlier run has done from the same texts and lists is kept. Parts are of about
    `size` bytes. Raises DataError for sources, lists or a folder that will not do, when another run writes to `out`,
    and when the disk is full or the cluster gone; what is done by then stays, and the next run goes on from there.
    """
    _installed()
    lists, out = Path(lists), Path(out).resolve()
    state.read_lists(lists)  # they are read again by whoever needs them; their faults are told at once
    tool = splitter(splitter_name)
    if workers < 1:
        raise DataError(f"--workers is {workers}; 1 or more would be right")
    job = state.Job(str(out), state.lists_hash(lists), tool.name, tool.version, Columns(text_column, group_by))
    grouped = _grouped(named)
    plan, left = _plan(grouped, size, out)
    total = sum(each.size for each in plan)
    if dry_run:
        known = kept.known(out)
        todo = [each for each in plan if not part.reused(job, each, known)]
        seconds = sum(each.size for each in todo) / _speed(job, todo, lists)
        return Report(len(plan), len(plan) - len(todo), total, None, left, [], seconds)
    started = time.perf_counter()
    with state.locked(out):
        state.keep_lists(lists, out)
        state.keep_sources(out, grouped, size, job.columns)
        (out / "parts").mkdir(exist_ok=True)
        (out / state.MARKER).unlink(missing_ok=True)  # it is no whole output until it is merged again
        kept.set_aside(out)
        with bar(total, shown) as seen, closing(_run(job, plan, workers, cluster)) as running:
            done = []
            for each in running:
                seen(each)
                done.append(each)
        kept.clean(out)
        from bittersweet.many.merge import merged

        marker = merged(job, done, left)
    faults = [f"part {each.number}: {each.fault}" for each in sorted(done) if each.fault]
    left = left + [row for each in sorted(done) if each.record for row in each.record.left]
    seconds = time.perf_counter() - started
    return Report(len(plan), sum(each.reused for each in done), total, marker, left, faults, seconds)


def _installed() -> None:
    for name in ("duckdb", "pyarrow"):
        if not find_spec(name):
            raise DataError(f"many texts need {name}, which is not installed; install bittersweet[many]")


def _grouped(named: Sequence[str | Path | tuple[str, str | Path]]) -> list[tuple[Path, str]]:
    """Each source with its group, or ""; files that are named one by one are groups of their own where they are few."""
    found = [(Path(each[1]), clean(each[0])) if isinstance(each, tuple) else (Path(each), "") for each in named]
    if not found:
        raise DataError("no source is named; a file, a folder, a ZIP archive or a table would be right")
    alone = sum(path.is_file() and not group for path, group in found)
    if alone <= ALONE:
        return found
    return [(path, group or (clean(path.resolve().parent.name) if path.is_file() else "")) for path, group in found]


def _plan(named: list[tuple[Path, str]], size: int, out: Path) -> tuple[list[Part], list[list[str]]]:
    """The parts, and what is left out before any is made. Raises DataError when there is nothing to read."""
    left: list[list[str]] = []

    def pieces() -> Iterable[Piece]:
        for found in sources.stream(named, size, out):
            if isinstance(found, Left):
                left.append([found.source, found.group, found.status, found.reason])
            else:
                yield found

    plan = list(parts(pieces(), size))
    if not plan:
        said = [f"{source}: {reason}" for source, _, _, reason in left[:NAMED]]
        raise DataError(*(said or ["the sources hold no file; at least one text is needed"]))
    return plan, left


def _run(job: state.Job, plan: list[Part], workers: int, cluster: str) -> Generator[Done, None, None]:
    task = partial(part.make, job)
    if cluster:
        yield from runners.cluster(task, plan, cluster)
    elif (together := min(workers, len(plan))) > 1:
        yield from runners.processes(task, plan, together)
    else:
        yield from runners.here(task, plan)


def _speed(job: state.Job, todo: list[Part], lists: Path) -> float:
    """Bytes a second that one worker does, tried on a little of what there is to do."""
    from bittersweet.many.piece import content
    from bittersweet.many.reading import Read, read
    from bittersweet.texts.sources.item import UnreadableError

    if not todo:
        return 1.0
    runners.quiet()
    texts, tried, middle = [], 0, todo[len(todo) // 2]
    for piece in middle.pieces:
        if tried >= SAMPLE:
            break
        with suppress(UnreadableError):
            texts += [each for each in read(piece, content(piece), job.columns) if isinstance(each, Read)]
            tried += piece.size
    best = 0.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        state.keep_lists(lists, folder)
        for _ in range(2):  # the first is slower: all is loaded then
            started = time.perf_counter()
            part.written(folder / "parts" / "try", texts, job._replace(out=name), middle.number)
            best = max(best, tried / (time.perf_counter() - started))
    return best or 1.0
