"""A small study with every part that a folder may have, in which each word that a user may choose can be chosen."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from bittersweet.files import sha256

# What a user names, and what it is called here unless a test says otherwise.
NAMES = {
    "id": "letter",
    "other_id": "diary",
    "group": "",
    "label": "Letter",
    "list": "fruits",
    "noun": "fruit",
    "key": "apple",
    "key_label": "Apple",
    "column": "colour",
    "value": "red",
    "form": "name",
    "actor": "anna",
    "actor_label": "Anna",
    "theme": "trade",
    "theme_label": "Trade",
    "variable": "tone",
    "variable_label": "the tone",
    "code": "warm",
    "code_label": "warm tone",
    "claim": "apples",
    "short": "apples",
    "said": "The letter is about apples",
    "domain": "fruit",
    "note": "as said",
    "field": "keeper",
    "field_value": "nobody",
}
LETTER = (
    "A letter\n\nAnna said, “I give Ben an apple.” Ben thanked Anna for apples.\n"
    "Anna trades apples with Ben.\n\n1. Anna gave Ben an apple in May.\n2. Ben sold a pear to Anna.\n"
)
DIARY = "Ben sells a pear. Trade is slow, Ben said. “We trade pears,” Anna told Ben.\n\nIt rains. A pear fell.\n"


def text(content: str) -> str:
    """A text in quotation marks, as TOML has it."""
    return json.dumps(content, ensure_ascii=True)


def table(*rows: Iterable[str]) -> str:
    """Rows as CSV."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def small_study(folder: Path, names: Mapping[str, str] | None = None) -> Path:
    """A study folder of two texts with lists, codes, acts, practices, echoes and a claim; `names` as in `NAMES`."""
    n = {**NAMES, **(names or {})}
    for place in ("texts", "codebook", "annotation"):
        (folder / place).mkdir(parents=True, exist_ok=True)
    (folder / "texts" / "letter.txt").write_text(LETTER, encoding="utf-8")
    (folder / "texts" / "diary.txt").write_text(DIARY, encoding="utf-8")
    for path, content in _content(n).items():
        (folder / path).write_text(content, encoding="utf-8")
    return folder


def _content(n: Mapping[str, str]) -> dict[str, str]:
    group = n["group"] or n["id"]
    other = n["other_id"]
    annotator = table(
        ["unit", n["variable"]], *([unit, n["code"] if unit.startswith("L") else "cold"] for unit, *_ in UNITS)
    )
    themes = table(["unit", n["theme"]], *([unit, "01"[unit in ("L03", "D02")]] for unit, *_ in UNITS))
    acts = table(
        ["act", "agent", "target", "class"], ["L01.1", n["actor"], "ben", "kind"], ["D01.1", "ben", n["actor"], "kind"]
    )
    return {
        "corpus.toml": f"""
[[text]]
id = {text(n["id"])}
group = {text(n["group"])}
prefix = "L"
label = {text(n["label"])}
file = "texts/letter.txt"
sha256 = "{sha256(LETTER.encode())}"
{text(n["field"])} = {text(n["field_value"])}
section = [
    {{name = "heading", lines = [[1, 2]], counted = false}},
    {{name = "body", lines = [[3, 5]]}},
    {{name = "items", lines = [[6, 7]], paragraphs = "numbered"}},
]

[[text]]
id = {text(other)}
prefix = "D"
file = "texts/diary.txt"
sha256 = "{sha256(DIARY.encode())}"
""",
        f"codebook/{n['list']}.csv": table(
            [n["noun"], "label", n["column"], "form", "surface"],
            [n["key"], n["key_label"], n["value"], n["form"], "apple*"],
            ["pear", "Pear", "green", "", "pear*"],
        ),
        "codebook/actors.csv": table(
            ["actor", "label", "kind", "form", "surface"],
            [n["actor"], n["actor_label"], "person", "name", "Anna"],
            ["ben", "Ben", "person", "name", "Ben"],
        ),
        "codebook/themes.csv": table(
            ["theme", "label", "surface"],
            [n["theme"], n["theme_label"], "trade*"],
            ["weather", "Weather", "rain*"],
        ),
        "codebook/speech.csv": table(["verb", "mode", "note"], ["said", "any", n["note"]], ["told", "any", "plain"]),
        "codebook/frames.csv": table(
            ["variable", "label", "group", "code", "code_label"],
            [n["variable"], n["variable_label"], "tones", n["code"], n["code_label"]],
            [n["variable"], n["variable_label"], "tones", "cold", "cold tone"],
            ["relation", "relation", "relations", "good", "good"],
        ),
        "codebook/acts.csv": table(
            ["variable", "label", "group", "code", "code_label"],
            ["agent", "who acts", "parties", "[actors]", "an actor"],
            ["target", "on whom", "parties", "[actors]", "an actor"],
            ["class", "class of act", "acts", "kind", "a kind act"],
        ),
        "codebook/plover.csv": table(["code", "class", "meaning"], ["AID", "material cooperation", "gives"]),
        "codebook/practices.csv": table(
            [
                "number",
                "initiator",
                "recipient",
                "target",
                "domain",
                "domain_words",
                "direction",
                "direction_words",
                "plover",
                "note",
            ],
            ["1", n["actor"], "ben", "", n["domain"], "apple", "good", "gave", "AID", n["note"]],
            ["2", "ben", n["actor"], "", n["domain"], "pear", "good", "sold", "AID", n["note"]],
        ),
        "codebook/echoes.csv": table(
            ["number", "unit", "grade", "statement", "note"], ["1", "D03", "strong", "", n["note"] or "x"]
        ),
        "codebook/lists.toml": '[actors]\nexclusive = true\nspeakers = {kind = ["person"]}\n',
        "annotation/annotator_1.csv": _with_relation(annotator),
        "annotation/annotator_2.csv": _with_relation(annotator),
        "annotation/themes_annotator_1.csv": themes,
        "annotation/themes_annotator_2.csv": themes,
        "annotation/acts.csv": table(
            ["act", "unit", "words", "start", "end"],
            ["L01.1", "L01", "give", "14", "18"],
            ["D01.1", "D01", "sells", "4", "9"],
        ),
        "annotation/acts_annotator_1.csv": acts,
        "annotation/acts_annotator_2.csv": acts,
        "claims.toml": f"""
[[finding]]
id = {text(n["claim"])}
notebook = "one"
claim = {text(n["said"])}
measure = {text(n["list"])}
keys = [{text(n["key"])}]
expect = "more"
text = {text(group)}
short = {text(n["short"])}
""",
    }


def _with_relation(content: str) -> str:
    header, *lines = content.splitlines()
    return "\n".join([f"{header},relation", *(f"{line},good" for line in lines)]) + "\n"


# The counted sentences of the two texts, in order, by the names of their units.
UNITS = (
    ("L01",),
    ("L02",),
    ("L03",),
    ("L04",),
    ("L05",),
    ("D01",),
    ("D02",),
    ("D03",),
    ("D04",),
    ("D05",),
)
