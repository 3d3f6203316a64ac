"""Citing: how a study, its texts and one of its pages are cited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bittersweet import __version__
from bittersweet.files import read_text

if TYPE_CHECKING:
    from bittersweet.study import Study

FILE = "CITATION.cff"
MOST_TEXTS = 12


def work(study: Study | None, title: str) -> str:
    """The study as a work: as ``CITATION.cff`` in its folder, or beside that, says; else by its title."""
    said = _said(study) if study is not None else {}
    made = f"counted with bittersweet {__version__}"
    if not said:
        return f"{title}, {made}"
    parts = [said.get("name", ""), said.get("title", title), f"version {said['version']}" if "version" in said else ""]
    return ", ".join(part for part in [*parts, said.get("date-released", "")] if part)


def texts(study: Study | None) -> list[str]:
    """The texts as they are cited; of many only how many they are."""
    if study is None:
        return []
    if len(study.texts) > MOST_TEXTS:
        return [f"{len(study.texts):,} texts, named in the study's corpus.toml"]
    found = []
    for text in study.texts:
        about = text.about
        title = f"“{about['title']}”" if about.get("title") else text.label
        found.append(", ".join(p for p in (about.get("author"), title, about.get("publisher"), about.get("date")) if p))
    return found


def _said(study: Study) -> dict[str, str]:
    """The plain fields of a citation file, and the first author's name; what stands deeper is not looked at."""
    path = next((path for path in (study.folder / FILE, study.folder.parent / FILE) if path.is_file()), None)
    content = read_text(path) if path else ""
    found = {
        name: value.strip().strip('"') for name, value in re.findall(r"^([\w-]+):[ \t]*(\S.*)$", content, re.MULTILINE)
    }
    if name := re.search(r"^authors:\s*\n\s*-\s*name:\s*(\S.*)$", content, re.MULTILINE):
        found["name"] = name[1].strip().strip('"')
    return found
