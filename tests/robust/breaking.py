"""Breaking: ways to damage a study folder, each a function of the folder and a source of chance."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

Damage = Callable[[Path, Random], str]
DAMAGES: dict[str, Damage] = {}

# Cells that are awkward in one way or another.
WORDS = (
    "",
    " ",
    "0",
    "-1",
    "1e999",
    "nan",
    "None",
    "true",
    "word",
    "p",
    "label",
    "count",
    "group",
    "key",
    "of",
    "value",
    "text",
    "unit",
    "per",
    "low",
    "high",
    "index",
    "level_0",
    "list",
    "=1+1",
    "@SUM(A1)",
    "+1",
    "-x",
    "\t",
    "a\nb",
    "a\r\nb",
    "<b>x</b>",
    "<script>alert(1)</script>",
    "$x$",
    "\\alpha",
    "a|b",
    "`a`",
    "\x1b[31mred",
    "\u202eabc",
    "\u200b",
    "é",
    "e\u0301",
    "漢字",
    "😀",
    "ﬁ",
    "İ",
    "ß",
    "\ufeff",
    "x" * 5000,
    "9" * 5000,
    "1" * 20,
    "²",
    "١",
    "a" * 300,
    "../x",
    "/etc/passwd",
    "C:\\x",
    "*",
    "***",
    "a*b",
    "[year]",
    "[nothing]",
    "a+b",
    "+",
    "x+",
    "none",
    "unnamed",
    "N01",
    "N01.1",
    "'",
    '"',
    "''",
    "\x0b",
    "\x85",
    "\u2028",
    "\x7f",
    "%s",
    "{0}",
    "{x}",
    "~",
    "con",
    "NUL",
    ".",
    "..",
    "news",
    "article",
    "us",
    "pakistan",
    "us+us",
)
VALUES = (
    "1",
    "-1",
    "0",
    "1.5",
    "nan",
    "inf",
    "true",
    '""',
    '" "',
    '"word"',
    '"p"',
    "[]",
    "[1]",
    "[[1, 2]]",
    '["a"]',
    "{}",
    "{a = 1}",
    "[[]]",
    "[[1]]",
    "[[-5, 3]]",
    "[[1, 99999999999]]",
    "[[3, 1]]",
    '[["a", "b"]]',
    "[[1.0, 2.0]]",
    "[[true, true]]",
    "2020-01-01",
    "12:00:00",
    "[{}]",
    "[{a = 1}]",
    "9223372036854775808",
    "1" * 5000,
    "-9223372036854775809",
    '"\\u0000"',
    '"a\\nb"',
    '"\\u001b[31m"',
    '"../x"',
    '"/dev/zero"',
    '"\\u202e"',
    '"' + "x" * 5000 + '"',
    "[" * 2000 + "]" * 2000,
    "{a = " * 500 + "1" + "}" * 500,
)
STRANGE = (
    b"\x00",
    b"\xff",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\r",
    b"\n\n",
    b'"',
    b",",
    b"\t",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xe2\x80\xae",
    b"=",
    b"[",
    b"]",
    b"#",
    b"'",
    b"\x1a",
    b"\x0c",
    b"\xf4\x90\x80\x80",
    b"\xe2\x80\xa8",
)


def damage(function: Damage) -> Damage:
    """Take the function in, under its own name."""
    DAMAGES[function.__name__] = function
    return function


def _files(folder: Path, *endings: str) -> list[Path]:
    return sorted(
        path for path in folder.rglob("*") if path.is_file() and path.suffix in endings and not path.is_symlink()
    )


def _one(folder: Path, chance: Random, *endings: str) -> Path:
    return chance.choice(_files(folder, *(endings or (".csv", ".toml", ".txt"))))


def unsealed(folder: Path) -> None:
    """Write the right checksums of all texts into the manifest, so that a change of a text is looked at."""
    from bittersweet.files import sha256

    manifest = folder / "corpus.toml"
    content = manifest.read_text(encoding="utf-8")
    for file, old in re.findall(r'file = "([^"\n]+)"\nsha256 = "([0-9a-f]{64})"', content):
        if (folder / file).is_file():
            content = content.replace(old, sha256((folder / file).read_bytes()))
    manifest.write_text(content, encoding="utf-8")


@damage
def bytes_in_a_file(folder: Path, chance: Random) -> str:
    """Some bytes taken out, put in, doubled or turned."""
    path = _one(folder, chance)
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 1, 2, 5))):
        at = chance.randrange(len(content) + 1)
        match chance.randrange(4):
            case 0:
                content[at : at + chance.choice((1, 3, 50))] = b""
            case 1:
                content[at:at] = chance.choice(STRANGE)
            case 2:
                content[at:at] = content[at : at + chance.choice((1, 10, 200))]
            case _:
                content[at : at + 1] = bytes([chance.randrange(256)])
    path.write_bytes(content)
    if path.suffix == ".txt":
        unsealed(folder)
    return f"bytes of {path.name}"


@damage
def a_file_cut(folder: Path, chance: Random) -> str:
    """A file that ends too early, or is empty."""
    path = _one(folder, chance)
    content = path.read_bytes()
    path.write_bytes(content[: chance.choice((0, 1, chance.randrange(len(content) + 1)))])
    if chance.random() < 0.5:
        unsealed(folder)
    return f"{path.name} cut"


@damage
def a_value_of_the_settings(folder: Path, chance: Random) -> str:
    """A value in a TOML file put as one of another type."""
    path = _one(folder, chance, ".toml")
    lines = path.read_text(encoding="utf-8").splitlines()
    at = chance.choice([n for n, line in enumerate(lines) if re.match(r"\w+ *=", line)])
    lines[at] = re.sub(r"=.*", "= ", lines[at]) + chance.choice(VALUES)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return f"{path.name}: {lines[at][:60]}"


@damage
def a_line_of_the_settings(folder: Path, chance: Random) -> str:
    """A line of a TOML file dropped, doubled, moved, or its name misspelt."""
    path = _one(folder, chance, ".toml")
    lines = path.read_text(encoding="utf-8").splitlines()
    at = chance.randrange(len(lines))
    said = lines[at]
    match chance.randrange(4):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, said)
        case 2:
            lines.insert(chance.randrange(len(lines)), lines.pop(at))
        case _:
            lines[at] = re.sub(r"\w", "", said, count=1)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return f"{path.name}: {said[:60]}"


@damage
def a_text_of_the_settings(folder: Path, chance: Random) -> str:
    """A text in quotation marks put as an awkward one, wherever it stands in the file, or only once."""
    path = _one(folder, chance, ".toml")
    content = path.read_text(encoding="utf-8")
    old = chance.choice(re.findall(r'"([^"\n]+)"', content))
    new = chance.choice(WORDS)
    told = "".join(c if c.isprintable() and c not in '"\\' else f"\\u{ord(c):04x}" for c in new)
    content = content.replace(f'"{old}"', f'"{told}"', chance.choice((1, -1)))
    path.write_text(content, encoding="utf-8")
    return f"{path.name}: {old!r} as {new[:30]!r}"


@damage
def a_cell(folder: Path, chance: Random) -> str:
    """A cell of a list put as an awkward one, once or wherever it stands in the list."""
    path = _one(folder, chance, ".csv")
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    row = chance.choice(rows[1:] if chance.random() < 0.85 and len(rows) > 1 else rows)
    at = chance.randrange(len(row))
    old, new = row[at], chance.choice(WORDS)
    everywhere = chance.random() < 0.4 and old
    for other in rows if everywhere else [row]:
        if other[at : at + 1] == [old]:
            other[at] = new
    _written(path, rows)
    return f"{path.name}: {old[:30]!r} as {new[:30]!r}" + (" everywhere" if everywhere else "")


@damage
def rows_of_a_list(folder: Path, chance: Random) -> str:
    """Rows dropped, doubled, shuffled, made longer or shorter; or only the header left."""
    path = _one(folder, chance, ".csv")
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    at = chance.randrange(len(rows))
    match chance.randrange(7):
        case 0:
            del rows[at]
        case 1:
            rows.insert(at, list(rows[at]))
        case 2:
            rows[1:] = chance.sample(rows[1:], len(rows) - 1)
        case 3:
            rows[at] = [*rows[at], "more"]
        case 4:
            rows[at] = rows[at][:-1]
        case 5:
            del rows[1:]
        case _:
            rows = rows[:1] + rows[at : at + 1]
    _written(path, rows)
    return f"{path.name}: rows"


@damage
def columns_of_a_list(folder: Path, chance: Random) -> str:
    """A column dropped, doubled, moved to the front, or called otherwise."""
    path = _one(folder, chance, ".csv")
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    at = chance.randrange(len(rows[0]))
    name = rows[0][at]
    match chance.randrange(4):
        case 0:
            rows = [row[:at] + row[at + 1 :] for row in rows]
        case 1:
            rows = [row[: at + 1] + row[at:] for row in rows]
        case 2:
            rows = [row[at : at + 1] + row[:at] + row[at + 1 :] for row in rows]
        case _:
            rows[0][at] = chance.choice(WORDS)
    _written(path, rows)
    return f"{path.name}: column {name}"


def _written(path: Path, rows: list[list[str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    path.write_text(stream.getvalue(), encoding="utf-8")


@damage
def a_file_gone_or_elsewhere(folder: Path, chance: Random) -> str:
    """A file that is gone, is a folder, is called otherwise, in capitals, or stands for another."""
    path = _one(folder, chance)
    match chance.randrange(5):
        case 0:
            path.unlink()
        case 1:
            path.unlink()
            path.mkdir()
        case 2:
            path.rename(path.with_name(path.name.upper()))
        case 3:
            path.rename(
                path.with_name(
                    chance.choice(("x", "annotator_.csv", "annotator_x y.csv", "=1.csv", "$x$.csv", "a\nb.csv"))
                )
            )
        case _:
            path.write_bytes(_one(folder, chance).read_bytes())  # it may be the same
    return f"{path.name} moved"


@damage
def what_is_no_file(folder: Path, chance: Random) -> str:
    """A pipe, a device behind a link, a link in a circle, or a link that leads out, where a file belongs."""
    path = _one(folder, chance)
    path.unlink()
    match chance.randrange(5):
        case 0:
            os.mkfifo(path)
        case 1:
            path.symlink_to(chance.choice(("/dev/zero", "/dev/random", "/dev/null", "/dev/stdin", "/proc/self/mem")))
        case 2:
            path.symlink_to(path.name)
        case 3:
            path.symlink_to("../../../" * 3 + "etc/passwd")
        case _:
            path.symlink_to("nowhere")
    return f"{path.name} is no file"


@damage
def more_files(folder: Path, chance: Random) -> str:
    """A further list or annotator's file: a copy under another name, or something that is none."""
    path = _one(folder, chance, ".csv")
    names = (
        "annotator_3.csv",
        "ANNOTATOR_1.CSV",
        "themes_annotator_3.csv",
        "acts_annotator_9.csv",
        "word.csv",
        "p.csv",
        "x\udcff.csv",
        "annotator_\udcff.csv",
        "$.csv",
        "<b>.csv",
        "count.csv",
        "annotator_p.csv",
        "annotator_unit.csv",
        "acts_annotator_act.csv",
    )
    new = path.with_name(chance.choice(names))
    shutil.copy(path, new)
    return f"{path.name} as {new.name!r}"


@damage
def a_text(folder: Path, chance: Random) -> str:
    """A text put as another one: without words, without sentences, in one line, in many, far too long."""
    path = _one(folder, chance, ".txt")
    content = path.read_text(encoding="utf-8")
    new = chance.choice(
        (
            lambda: re.sub(r"\w", ".", content),
            lambda: content.replace("\n", " "),
            lambda: content.replace(" ", "\n"),
            lambda: content.replace("\n", "\r"),
            lambda: content.replace("\n", "\u2028"),
            lambda: re.sub(r"[.!?]", "", content),
            lambda: re.sub("“|”", '"', content),
            lambda: content.upper(),
            lambda: content[::-1],
            lambda: re.sub(r"\w+", lambda m: m[0] if chance.random() < 0.5 else "", content),
            lambda: content.replace("\n", "\n\n"),
            lambda: content.replace("a", "\u0301"),
            lambda: content.replace("Kerry", "Kerry\u202e<b>$x$"),
        )
    )()
    path.write_text(new, encoding="utf-8")
    unsealed(folder)
    return f"{path.name} changed"


@damage
def the_number_of_texts(folder: Path, chance: Random) -> str:
    """One text, three, in one group or each in its own; or only what is optional is gone."""
    manifest = folder / "corpus.toml"
    content = manifest.read_text(encoding="utf-8")
    head, *tables = re.split(r"(?m)^(?=\[\[text\]\])", content)
    match chance.randrange(4):
        case 0:
            del tables[chance.randrange(len(tables))]
        case 1:
            third = re.sub(r'prefix = "\w"', 'prefix = "X"', re.sub(r'id = "\w+"', 'id = "third"', tables[0], count=1))
            tables.append(third)
        case 2:
            tables = [table.replace("\nprefix", '\ngroup = "one"\nprefix', 1) for table in tables]
        case _:
            tables.reverse()
    manifest.write_text(head + "".join(tables), encoding="utf-8")
    for name in ("annotation", "codebook", "findings.toml", "claims.toml", "charts.toml"):
        path = folder / name
        if path.exists() and chance.random() < 0.5:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    if chance.random() < 0.5:
        for path in (folder / "annotation").glob("*acts*"):
            path.unlink()
        for name in ("practices.csv", "echoes.csv", "plover.csv"):
            (folder / "codebook" / name).unlink(missing_ok=True)
    return f"{len(tables)} texts"


@damage
def optional_parts_gone(folder: Path, chance: Random) -> str:
    """Some of the optional files gone, so that others lack what they rest on."""
    gone = [path for path in _files(folder, ".csv", ".toml") if path.name != "corpus.toml" and chance.random() < 0.3]
    for path in gone:
        path.unlink()
    return f"gone: {', '.join(path.name for path in gone)}"
