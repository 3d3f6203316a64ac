"""Drafts: lists to start from, written into a new study folder and marked *to be reviewed*."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

from bittersweet.files import PROJECT_DATA, read_text, write
from bittersweet.lists.clusters import Actor, actors
from bittersweet.texts.sentences import Sentence

STATUS = "to be reviewed"
MOST = 200  # actors of a draft
COLUMNS = ("actor", "label", "kind", "form", "surface", "case", "state", "role", "note", "status", "count", "example")
THEMES = ("theme", "label", "definition", "surface", "use", "note")
AS_THEY_ARE = ("hedges.csv", "speech.csv")  # general enough for any English text


def write_drafts(folder: Path, sentences: Iterable[Sentence]) -> list[str]:
    """Write lists to start from into ``codebook/`` of a study folder, and give what there is to say of them.

    The actors are drafted from the names in the sentences; themes, hedges, reporting verbs and the settings of lists
    are those of the project's own collection, where it is installed with its data, else an empty list of themes. A
    draft is no finding: every actor has the status *to be reviewed*.
    """
    sentences = list(sentences)
    codebook = folder / "codebook"
    codebook.mkdir(exist_ok=True)
    found, rest = actors(sentences, MOST)
    write(codebook / "actors.csv", table(found))
    notes = [f"codebook/actors.csv: {len(found)} actors drafted from the names in the texts, {STATUS}"]
    if rest:
        notes[0] += f"; {rest:,} rarer names are in no list"
    given = PROJECT_DATA / "codebook"
    if (given / "themes.csv").is_file():
        shutil.copyfile(given / "themes.csv", codebook / "themes.csv")
        notes.append(f"codebook/themes.csv: the themes of another collection and fitted to it, {STATUS}")
    else:
        write(codebook / "themes.csv", ",".join(THEMES) + "\n")
        notes.append("codebook/themes.csv: empty; give it themes of your own")
    for name in AS_THEY_ARE:
        if (given / name).is_file():
            shutil.copyfile(given / name, codebook / name)
    if (given / "lists.toml").is_file():
        there = {path.stem for path in codebook.glob("*.csv")}
        write(codebook / "lists.toml", settings(read_text(given / "lists.toml"), there))
    return notes


def settings(content: str, there: Collection[str]) -> str:
    """The settings of lists without the tables of lists that are not `there`.

    >>> settings("# all\\n[a]\\nx = 1\\n[a.b]\\ny = 1\\n[c]\\nz = 1\\n", {"c"})
    '# all\\n[c]\\nz = 1\\n'
    """
    head, *tables = re.split(r"^(?=\[)", content, flags=re.M)
    return head + "".join(table for table in tables if re.split(r"[.\]]", table[1:])[0].strip("[ \"'") in there)


def table(found: Iterable[Actor]) -> str:
    """The list of actors as CSV: a row a surface form; what is said of an actor stands on its first row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for actor in found:
        said = (actor.label, actor.kind, STATUS, str(actor.count), actor.example)
        for form in actor.forms:
            label, kind, status, count, example = said
            writer.writerow(
                (actor.key, label, kind, form.form, form.surface, "exact", "", "", form.note, status, count, example)
            )
            said = ("",) * 5
    return out.getvalue()
