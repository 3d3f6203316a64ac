"""The raw file around a sentence: its lines, what was taken out of them, and the sentence as a citation."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from bittersweet.evidence.raw import stretches

if TYPE_CHECKING:
    from bittersweet.explore.asked import Desk
    from bittersweet.texts.sentences import Sentence
    from bittersweet.texts.text import Text

AROUND = 2  # lines before and after


def around(desk: Desk, unit: str) -> dict[str, Any]:
    """The lines of the raw file from two before to two after a unit: file, lines, citation.

    A line has its number and its pieces, each [content, state, reason]; the state is "sentence", "kept" or "removed".
    Raises DataError with the nearest names when there is no such unit.
    """
    text, sentence = desk.original(unit)
    rows = stretches(text, sentence, around=AROUND)[["line", "content", "state", "reason"]].itertuples(index=False)
    lines: list[dict[str, Any]] = [
        {"number": int(number), "pieces": [[row.content, row.state, row.reason] for row in own]}
        for number, own in groupby(rows, key=lambda row: row.line)
    ]
    own = [line["number"] for line in lines if any(state == "sentence" for _, state, _ in line["pieces"])]
    return {"file": text.file, "lines": lines, "citation": citation(text, sentence, (own[0], own[-1]))}


def citation(text: Text, sentence: Sentence, lines: tuple[int, int]) -> str:
    """The sentence as it is cited: its words, its text, its name and its lines in the file."""
    about = text.about
    title = f"“{about['title']}”" if about.get("title") else text.label
    by = ", ".join(part for part in (about.get("author"), title, about.get("publisher"), about.get("date")) if part)
    first, last = lines
    where = f"line {first}" if first == last else f"lines {first}–{last}"
    return f"“{sentence.sentence}” ({by}; sentence {sentence.unit}, {text.file}, {where})"
