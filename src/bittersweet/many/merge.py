"""Merging: the tallies, texts and word types of all parts added up, in a memory that does not grow with them."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bittersweet.files import DataError, shown, write
from bittersweet.many import state
from bittersweet.many.part import Done

if TYPE_CHECKING:
    import duckdb

MEMORY = "400MB"
BATCH = 65_536  # rows that are written in one go
MERGED = {
    "tally": """
        SELECT "group", list, pattern, sum(sentences)::BIGINT AS sentences, sum(words)::BIGINT AS words
        FROM {files} GROUP BY ALL ORDER BY ALL""",
    "types": """
        SELECT "group", type, sum(n)::BIGINT AS n, {texts}::BIGINT AS texts
        FROM {files} GROUP BY ALL ORDER BY "group", type""",
    "texts": """
        WITH whole AS (
            SELECT text, min(id) AS id, min("group") AS "group", min(source) AS source, min(date) AS date,
                min(about) AS about, sum(paragraphs)::BIGINT AS paragraphs, sum(sentences)::BIGINT AS sentences,
                sum(words)::BIGINT AS words
            FROM {files} GROUP BY text),
        same AS (SELECT *, row_number() OVER (PARTITION BY id ORDER BY text) AS nth FROM whole)
        SELECT text, CASE WHEN nth > 1 THEN id || ' (' || nth || ')' ELSE id END AS id, * EXCLUDE (text, id, nth)
        FROM same ORDER BY text""",
}


def connect(memory: str = MEMORY, spill: Path | None = None) -> duckdb.DuckDBPyConnection:
    """A DuckDB that keeps to so much memory and asks nothing of the net."""
    try:
        import duckdb
    except ImportError:
        raise DataError("DuckDB is not installed; install bittersweet[many]") from None
    settings: dict[str, Any] = {
        "memory_limit": memory, "autoinstall_known_extensions": False, "autoload_known_extensions": False,
    }  # fmt: skip
    if spill is not None:
        settings["temp_directory"] = str(spill)
    return duckdb.connect(":memory:", config=settings)


def merged(job: state.Job, done: Iterable[Done], more: list[list[str]]) -> dict[str, Any]:
    """What the whole output is made of, after its tables were written; the marker comes last.

    `more` is what was left out before any part was made. Raises DataError when the disk is full.
    """
    import duckdb

    out = Path(job.out)
    by_number = sorted(done)
    parts = [each.number for each in by_number if each.record is not None]
    if not parts:
        raise DataError(*(f"part {each.number}: {each.fault}" for each in by_number))
    spill = out / "parts" / ".spill"
    connection = connect(spill=spill)
    try:
        for name, question in MERGED.items():
            files = [str(state.folder_of(out, number) / f"{name}.parquet") for number in parts]
            _written(connection, question, files, out / "tables" / f"{name}.parquet")
    except (duckdb.Error, OSError) as error:
        raise DataError(f"{shown(out)}: the tables cannot be written ({error}); free some space and go on") from None
    finally:
        connection.close()
        shutil.rmtree(spill, ignore_errors=True)
    left = more + [row for each in by_number if each.record for row in each.record.left]
    left += [[f"part {each.number}", "", "left out", each.fault] for each in by_number if each.fault]
    page = io.StringIO()
    csv.writer(page, lineterminator="\n").writerows([["source", "group", "status", "reason"], *left])
    write(out / "left-out.csv", page.getvalue())
    marker = {
        "format": state.FORMAT,
        "splitter": {"name": job.splitter, "version": job.splitter_version},
        "lists": job.lists,
        "parts": len(by_number),
        "missing": [each.number for each in by_number if each.record is None],
        "texts": sum(each.record.texts for each in by_number if each.record),
        "sentences": sum(each.record.sentences for each in by_number if each.record),
        "words": sum(each.record.words for each in by_number if each.record),
        "hits": sum(each.record.hits for each in by_number if each.record),
        "left_out": len(left),
    }
    write(out / state.MARKER, json.dumps(marker, indent=1) + "\n")
    return marker


def _written(connection: duckdb.DuckDBPyConnection, question: str, files: list[str], path: Path) -> None:
    """The answer to a question about some files, as Parquet, in batches."""
    from pyarrow import parquet

    path.parent.mkdir(exist_ok=True)
    beside = path.with_name(f".{path.name}")
    # There is one row a text and type, but for long texts that were cut; to tell texts apart costs five times as much.
    ((cuts,),) = connection.execute(
        "SELECT max(cut) FROM read_parquet($files)",
        {"files": [str(Path(file).with_name("texts.parquet")) for file in files]},
    ).fetchall()
    asked = question.format(files="read_parquet($files)", texts="count(DISTINCT text)" if cuts else "count(*)")
    batches = connection.sql(asked, params={"files": files}).to_arrow_reader(BATCH)
    with parquet.ParquetWriter(beside, batches.schema, compression="zstd", store_schema=False) as writer:
        for batch in batches:
            writer.write_batch(batch)
    beside.replace(path)
