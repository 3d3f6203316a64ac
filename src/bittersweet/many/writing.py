"""Writing: a table of a part as Parquet, the same bytes each time."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = {"sentences": 16_384}  # a row group: small where single rows are looked up
DEFAULT_ROWS = 262_144
RISING = {"place", "text", "number", "paragraph", "raw_start", "raw_end", "line"}  # columns that go up in small steps


def write_table(table: pa.Table, path: Path) -> str:
    """The hash of the file, after a table was written to `path`; what it is called says how it is cut into row groups.

    No schema of Arrow's own and nothing that depends on when and where goes into it.
    """
    import pyarrow as pa
    from pyarrow import parquet

    whole = table.unify_dictionaries().combine_chunks()  # else several dictionaries are written out in full
    parquet.write_table(
        whole, path, compression="zstd", row_group_size=ROWS.get(path.stem, DEFAULT_ROWS), store_schema=False,
        use_dictionary=[field.name for field in table.schema if pa.types.is_dictionary(field.type)],
        column_encoding={field.name: "DELTA_BINARY_PACKED" for field in table.schema if field.name in RISING},
    )  # fmt: skip
    return file_hash(path)


def read_table(path: Path) -> pa.Table:
    """The table that was written to `path`, as it was: a column of few values is coded again."""
    from pyarrow import parquet

    with parquet.ParquetFile(path) as file:
        group = file.metadata.row_group(0) if file.metadata.num_row_groups else None
        columns = [group.column(place) for place in range(group.num_columns)] if group else []
    coded = [column.path_in_schema for column in columns if column.has_dictionary_page]
    return parquet.read_table(path, read_dictionary=coded).combine_chunks()


def file_hash(path: Path) -> str:
    """The hash of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
