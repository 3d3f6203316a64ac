"""The study folder: made of sources whole or not at all, with a report of what became of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from bittersweet.files import DataError
from bittersweet.texts.sources.filling import Filling
from bittersweet.texts.sources.gather import Source, gather
from bittersweet.texts.sources.incoming import Reader
from bittersweet.texts.sources.item import LEFT_OUT, PASSED_OVER, READ
from bittersweet.texts.sources.report import Report
from bittersweet.texts.sources.staging import Staging

Furnish = Callable[[Path], Iterable[str]]


def make(
    folder: Path,
    sources: Sequence[Source],
    *,
    group_by: str = "",
    text_column: str = "",
    force: bool = False,
    furnish: Sequence[Furnish] = (),
) -> Report:
    """Make a study folder of the texts in `sources`, and say what became of each thing in them.

    The folder is built beside its place and moved there whole. Each of `furnish` is called with it before that,
    writes into it (lists, notebooks) and gives what there is to say. Raises DataError, with nothing made, for a fault
    in what was named (a source, a column, the folder) and when no text is left.
    """
    with Staging(folder, force=force) as staging:
        items, notes = gather(sources, {staging.folder, staging.path})
        reader = Reader(group_by, text_column, {source.path.name for source in sources})
        rows = Filling(staging.path).fill(items, reader)
        if not any(row.status == READ for row in rows):
            said = {
                status: [f"{row.source}: {row.reason}" for row in rows if row.status == status]
                for status in (LEFT_OUT, PASSED_OVER)
            }
            none = "none of the files is a text; text, HTML, DOCX, PDF or a table would be right"
            raise DataError(*(said[LEFT_OUT] or [none, *said[PASSED_OVER]]))
        for write in furnish:
            notes += write(staging.path)
        if staging.changed:
            notes.append(f"kept as you changed them: {', '.join(staging.changed)}")
        staging.commit()
    return Report(folder, rows, notes)
