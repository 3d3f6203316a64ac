"""A new study: texts of one's own, made into a folder with everything that a run needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from bittersweet.lists.drafts import write_drafts
from bittersweet.texts import manifest
from bittersweet.texts.sentences import split
from bittersweet.texts.sources import gather, study_folder
from bittersweet.texts.sources.report import Report


def new(
    folder: str | Path,
    sources: Sequence[str | Path] = (),
    groups: Sequence[str | tuple[str, str | Path]] = (),
    group_by: str = "",
    text_column: str = "",
    force: bool = False,
    furnish: Sequence[Callable[[Path], Iterable[str]]] = (),
) -> Report:
    """Make a study folder of texts, and say what became of each thing in the sources.

    Args:
        folder: where the study is made; it must not be there, unless `force` is given and `new` made it.
        sources: files (text, Markdown, HTML, DOCX, PDF), folders (a subfolder is a group), ZIP archives, and tables
            (CSV, TSV, XLSX, JSON Lines, Parquet; one row a text).
        groups: further sources with their group, as "NAME=SOURCE" or as a pair.
        group_by: the column of the tables that names the group of a row.
        text_column: the column of the tables that holds the texts; without it, it is looked for.
        force: replace what `new` made in the folder before; lists and notebooks that were changed since are kept.
        furnish: what else is written into the folder before it is moved to its place: functions that take it, and
            give lines that are worth saying.

    Returns:
        The report: the `import` table with one row a file or row of a table, what to say aloud, and the exit code.

    Raises:
        DataError: for a fault in what was named, and when no text is left; nothing is made then.

    Example:
        >>> report = new("study", ["letters"], [("Speeches", "speeches.zip")])  # doctest: +SKIP
        >>> print(*report.summary(), sep="\\n")  # doctest: +SKIP
    """
    return study_folder.make(
        Path(folder),
        gather.sources(sources, groups),
        group_by=group_by,
        text_column=text_column,
        force=force,
        furnish=(_lists, *furnish),
    )


def _lists(folder: Path) -> list[str]:
    """Draft the lists of a folder from its texts."""
    return write_drafts(folder, [sentence for text in manifest.load(folder) for sentence in split(text)])
