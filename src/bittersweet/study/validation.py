"""Sampling and validation of a study's lists: a CSV to be filled in by hand, and what it says."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from bittersweet.counting import judged, validation, wording
from bittersweet.files import DataError, read_rows, shown, write
from bittersweet.study.checked import Study


def draw(study: Study, name: str, keys: Sequence[str] = (), *, size: int = 40, seed: int = 1) -> list[str]:
    """Write sentences to be judged for keys of a list (default: all), and give lines that say what to do.

    Raises DataError for an unknown list or key, and where a sample with judgements is there already.
    """
    book = study.list(name)
    place = judged.path(study.folder, book)
    if place.exists() and any(row.cells["judgement"] for row in read_rows(place, judged.COLUMNS, empty=True)):
        raise DataError(f"{shown(place)}: holds judgements; move it away before another sample is drawn")
    if size < 2:
        raise DataError(f"a sample of {size} sentences a key is too small; 2 or more are needed")
    found: dict[str, set[str]] = {key: set() for key in book.labels}
    for hit in study.found(name):
        found[hit.entry.key].add(hit.sentence.unit)
    chosen = [book.key(key) for key in keys] or list(book.labels)
    drawn = validation.draw([s.unit for s in study.sentences], found, chosen, size=size, seed=seed)
    stream = io.StringIO()
    lines = csv.writer(stream, lineterminator="\n")
    lines.writerow(judged.COLUMNS)
    for unit, key, there, weight in drawn:
        lines.writerow(
            [unit, key, book.labels[key], study.by_unit[unit].sentence, "", "yes" if there else "no", f"{weight:.6g}"]
        )
    write(place, stream.getvalue())
    return [
        f"{shown(place)}: {len(drawn)} sentences for {len(chosen)} of the {book.name}",
        "write yes or no into the column judgement (is the sentence about it?) without looking at the column found,",
        "then: bittersweet validate",
    ]


def told(study: Study) -> Iterator[str]:
    """Lines that say how well each list does. Raises DataError where nothing was judged."""
    scored = judged.table(study.folder, study.lists)
    if not len(scored):
        raise DataError(
            f"{shown(study.folder / 'validation')}: nothing is judged; draw sentences with bittersweet sample, and "
            "fill in the column judgement"
        )
    for row in scored.to_dict("records"):
        label = study.list(row["list"]).labels[row["key"]]
        figures = ", ".join(
            f"{name} {wording.number(row[name], 2)} "
            f"({wording.number(row[f'{name}_low'], 2)}–{wording.number(row[f'{name}_high'], 2)})"
            for name in ("precision", "recall", "f1")
        )
        yield f"{row['list']}, {label}: {figures}; {row['judged']} sentences judged"
