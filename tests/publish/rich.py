"""A study with every layer that the reader has: acts of a pair, years, codes on which annotators differ, echoes."""

from __future__ import annotations

from pathlib import Path

from bittersweet import Study
from tests.robust.small import small_study, table

ACTORS = table(
    ["actor", "label", "kind", "state", "members", "form", "surface"],
    ["anna", "Anna", "person", "", "", "name", "Anna"],
    ["ben", "Ben", "person", "", "", "name", "Ben"],
    ["us", "Both", "pair", "", "anna+ben", "name", "Us"],
    ["cat", "The cat", "animal", "anna", "", "name", "Cat"],
)
VARIABLES = table(
    ["variable", "label", "group", "code", "code_label"],
    ["agent", "who acts", "parties", "[actors]", "an actor"],
    ["agent", "who acts", "parties", "none", "no one"],
    ["target", "on whom", "parties", "[actors]", "an actor"],
    ["target", "on whom", "parties", "none", "no one"],
    ["class", "class of act", "acts", "kind", "a kind act"],
    ["class", "class of act", "acts", "trade", "a trade"],
    ["from", "first year", "years", "[year]", "a year"],
    ["to", "last year", "years", "[year]", "a year"],
)
SPANS = table(
    ["act", "unit", "words", "start", "end"],
    ["L02.1", "L02", "thanked", "4", "11"],
    ["L03.1", "L03", "trades", "5", "11"],
    ["L04.1", "L04", "gave", "5", "9"],
    ["D01.1", "D01", "sells", "4", "9"],
    ["D03.1", "D03", "told", "23", "27"],
)
CLAIMS = """
[[finding]]
id = "pears"
notebook = "one"
claim = "The letter is about pears"
measure = "fruits"
keys = ["pear"]
expect = "more"
text = "letter"

[[finding]]
id = "warm"
notebook = "one"
claim = "The letter is warmer"
measure = "tone"
keys = ["warm"]
expect = "more"
text = "letter"
"""
CODED = [
    ["act", "agent", "target", "class", "from", "to"],
    ["L02.1", "ben", "anna", "kind", "", ""],
    ["L03.1", "us", "none", "trade", "1990", "1991"],
    ["L04.1", "anna", "ben", "kind", "1990", "1990"],
    ["D01.1", "ben", "none", "trade", "", ""],
    ["D03.1", "anna+ben", "cat", "kind", "", ""],
]


def rich_study(folder: Path) -> Study:
    """The study, made at `folder` and opened."""
    small_study(folder)
    second = [[*row[:3], "trade", *row[4:]] if row[0] in ("L04.1", "D03.1") else row for row in CODED]
    tones = {"1": "warm warm warm cold cold warm cold cold cold cold"}
    tones["2"] = "warm cold warm cold cold warm warm cold cold cold"
    units = [*(f"L0{n}" for n in range(1, 6)), *(f"D0{n}" for n in range(1, 6))]
    written = {
        "claims.toml": CLAIMS,
        "codebook/actors.csv": ACTORS,
        "codebook/acts.csv": VARIABLES,
        "codebook/echoes.csv": table(
            ["number", "unit", "grade", "statement", "note"],
            ["1", "D01", "strong", "one", "x"],
            ["1", "D03", "strong", "one", "x"],
            ["2", "D02", "partial", "", "x"],
            ["2", "D05", "contrary", "", "x"],
        ),
        "annotation/acts.csv": SPANS,
        "annotation/acts_annotator_1.csv": table(*CODED),
        "annotation/acts_annotator_2.csv": table(*second),
        **{
            f"annotation/annotator_{who}.csv": table(
                ["unit", "tone", "relation"], *([u, c, "good"] for u, c in zip(units, own.split(), strict=True))
            )
            for who, own in tones.items()
        },
    }
    for name, content in written.items():
        (folder / name).write_text(content, encoding="utf-8")
    return Study.open(folder)
