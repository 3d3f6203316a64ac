"""Files: read with errors that say what to mend, written whole or not at all."""

from bittersweet.files.faults import DataError, Faults, nearest, one_of
from bittersweet.files.kinds import kind_of
from bittersweet.files.locking import alone
from bittersweet.files.paths import DATA_VARIABLE, PROJECT_DATA, data_folder, inside, printable, shown
from bittersweet.files.reading import LIST_LIMIT, TEXT_LIMIT, decode, read_bytes, read_text, read_toml
from bittersweet.files.rows import Row, read_header, read_rows
from bittersweet.files.writing import settle, sha256, write, write_all

__all__ = [
    "DATA_VARIABLE",
    "LIST_LIMIT",
    "PROJECT_DATA",
    "TEXT_LIMIT",
    "DataError",
    "Faults",
    "Row",
    "alone",
    "data_folder",
    "decode",
    "inside",
    "kind_of",
    "nearest",
    "one_of",
    "printable",
    "read_bytes",
    "read_header",
    "read_rows",
    "read_text",
    "read_toml",
    "settle",
    "sha256",
    "shown",
    "write",
    "write_all",
]
