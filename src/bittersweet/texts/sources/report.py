"""The report of an import: one row for each thing that a source held, and what became of it."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING

from bittersweet.texts.sources.item import LEFT_OUT, READ, plural
from bittersweet.texts.sources.language import name as language_name

if TYPE_CHECKING:
    import pandas as pd

FILE = "import.csv"


@dataclass(slots=True)
class Imported:
    """One row of the `import` table.

    `source` is the file, or the file in a folder, archive or table; `status` is "read", "left out" or "passed over"
    (hidden and system files), and `reason` says why it is not read. `text` and `group` are its names in the study,
    `file` and `original` its files. `read` says what of it was read, `lost` what it holds besides, `known` how the
    encoding was known. `words` are those that are counted, `removed` the lines that are not, and `why`. `similarity`
    is the share of runs of five words that it has in common with the text that it duplicates or nearly does.
    """

    source: str
    status: str = READ
    reason: str = ""
    text: str = ""
    group: str = ""
    format: str = ""
    read: str = ""
    encoding: str = ""
    known: str = ""
    language: str = ""
    words: int = 0
    removed: int = 0
    why: str = ""
    lost: str = ""
    title: str = ""
    date: str = ""
    date_known: str = ""
    duplicate_of: str = ""
    near_duplicate_of: str = ""
    similarity: str = ""
    file: str = ""
    original: str = ""
    sha256: str = ""


COLUMNS = tuple(each.name for each in fields(Imported))


@dataclass
class Report:
    """What an import made: the folder, the rows of the `import` table, and what there is to say aloud."""

    folder: Path
    rows: list[Imported]
    notes: list[str] = field(default_factory=list)

    @property
    def read(self) -> list[Imported]:
        """The rows of what is now a text of the study."""
        return [row for row in self.rows if row.status == READ]

    @property
    def left_out(self) -> list[Imported]:
        """The rows of what could not be read, or says what another says."""
        return [row for row in self.rows if row.status == LEFT_OUT]

    @property
    def exit_code(self) -> int:
        """0 when everything was read, 1 when something was left out."""
        return 1 if self.left_out else 0

    def table(self) -> pd.DataFrame:
        """One row a thing that a source held: `COLUMNS`, described at `Imported`."""
        import pandas as pd

        return pd.DataFrame([asdict(row) for row in self.rows], columns=list(COLUMNS))

    def summary(self) -> list[str]:
        """What a person should know, a line each: groups, what was left out, languages, duplicates, then the notes."""
        groups: dict[str, list[int]] = {}
        for row in self.read:
            groups.setdefault(row.group, []).append(row.words)
        lines = [
            f"{group}: {plural(len(words), 'text')}, {plural(sum(words), 'word')}" for group, words in groups.items()
        ]
        lines += _some([f"{row.source}: {row.reason}" for row in self.left_out], "left out")
        lines += self._languages()
        near = [
            f"{row.text} and {row.near_duplicate_of} ({row.similarity})" for row in self.read if row.near_duplicate_of
        ]
        lines += _some(near, "nearly the same words, counted both")
        same = [f"{row.text} and {row.duplicate_of}" for row in self.read if row.duplicate_of]
        lines += _some(same, "the same words in two groups, counted both")
        return lines + self.notes

    def _languages(self) -> list[str]:
        """A line for the texts that seem to be in each language other than English."""
        foreign: dict[str, list[str]] = {}
        for row in self.read:
            if row.language and not row.language.startswith("en"):
                foreign.setdefault(language_name(row.language.partition(",")[0]), []).append(row.text)
        return [
            f"{plural(len(texts), 'text')} {'seem' if texts[1:] else 'seems'} to be {language}, and the rules for "
            f"sentences and the lists are English: {_few(texts)}"
            for language, texts in foreign.items()
        ]


def _some(items: list[str], what: str) -> list[str]:
    return [f"{what}: {item}" for item in items[:5]] + (
        [f"{what}: {len(items) - 5:,} more, see {FILE}"] if len(items) > 5 else []
    )


def _few(items: list[str]) -> str:
    return ", ".join(items[:5]) + (f" and {len(items) - 5:,} more" if len(items) > 5 else "")


def written(rows: list[Imported]) -> str:
    """The `import` table as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_safe(cell) for cell in asdict(row).values()])
    return out.getvalue()


def _safe(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula.

    >>> _safe("=1+1"), _safe("-1"), _safe("-"), _safe(7)
    ("'=1+1", "'-1", '-', 7)
    """
    return f"'{cell}" if isinstance(cell, str) and len(cell) > 1 and cell[0] in "=+-@\t" else cell
