"""Tables of a part as Parquet: the same bytes each time, and read as they were written."""

from hashlib import sha256

import pyarrow as pa
import pytest
from pyarrow import parquet

from bittersweet.many.writing import DEFAULT_ROWS, ROWS, file_hash, read_table, write_table

TABLE = pa.table(
    {
        "text": pa.array([1, 1, 2, 3], pa.int32()),
        "kind": pa.array(["a", "b", "a", None]).dictionary_encode(),
        "words": pa.array(["one", "one", "two", "one"]),
        "n": pa.array([7, 7, 7, 8], pa.int64()),
    }
)


def test_a_table_is_read_as_it_was_written_and_its_hash_is_that_of_the_file(tmp_path):
    path = tmp_path / "t.parquet"
    found = write_table(TABLE, path)
    assert found == file_hash(path) == sha256(path.read_bytes()).hexdigest()
    assert read_table(path).equals(TABLE)
    assert write_table(read_table(path), tmp_path / "again.parquet") == found


def test_a_table_in_pieces_gives_the_same_bytes_as_in_one(tmp_path):
    other = (
        TABLE.slice(2).combine_chunks().set_column(1, "kind", TABLE["kind"].slice(2).cast("string").dictionary_encode())
    )
    pieces = pa.concat_tables([TABLE.slice(0, 2), other])
    assert pieces["kind"].num_chunks == 2
    assert write_table(pieces, tmp_path / "a.parquet") == write_table(TABLE, tmp_path / "b.parquet")


@pytest.mark.parametrize("rows", [0, 1])
def test_a_table_of_few_rows_or_none_comes_back_with_its_columns(tmp_path, rows):
    write_table(TABLE.slice(0, rows), tmp_path / "t.parquet")
    found = read_table(tmp_path / "t.parquet")
    assert (found.num_rows, found.column_names) == (rows, TABLE.column_names)


def test_nothing_of_arrows_own_is_in_a_file_and_each_column_is_packed_by_what_it_holds(tmp_path):
    write_table(TABLE, tmp_path / "t.parquet")
    about = parquet.read_metadata(tmp_path / "t.parquet")
    assert about.metadata is None
    columns = {column.path_in_schema: column for column in map(about.row_group(0).column, range(4))}
    assert {column.compression for column in columns.values()} == {"ZSTD"}
    assert [name for name, column in columns.items() if column.has_dictionary_page] == ["kind"]
    assert [name for name, column in columns.items() if "DELTA_BINARY_PACKED" in column.encodings] == ["text"]


def test_where_single_rows_are_looked_up_row_groups_are_small(tmp_path):
    table = pa.table({"n": range(ROWS["sentences"] + 1)})
    for name, groups in (("sentences", [ROWS["sentences"], 1]), ("hits", [ROWS["sentences"] + 1])):
        write_table(table, tmp_path / f"{name}.parquet")
        about = parquet.read_metadata(tmp_path / f"{name}.parquet")
        assert [about.row_group(n).num_rows for n in range(about.num_row_groups)] == groups
    assert ROWS["sentences"] < DEFAULT_ROWS
