"""Mutants: small faults put into the code one at a time; the unit tests of the same room must see each.

python -m tests.torture.mutants [--seed 1] [--sample 60] [ROOM …]     (a room: "claims", "files", "lists", …)
"""

from __future__ import annotations

import argparse
import ast
import copy
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "bittersweet"
# The rooms, each with the tests that are to see a fault in it, the nearest first.
ROOMS = {
    "files": ["tests/files"],
    "texts": ["tests/texts"],
    "lists": ["tests/lists"],
    "coding": ["tests/coding"],
    "speech": ["tests/speech"],
    "parsing": ["tests/parsing"],
    "counting": ["tests/counting"],
    "claims": ["tests/claims"],
    "evidence": ["tests/evidence"],
    "study": [
        "tests/study",
        "tests/robust/test_users_words.py",
        "tests/robust/test_csv.py",
        "tests/robust/test_broken.py",
    ],
}
SECONDS = 240
COMPARED = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
SUMS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult}


class Mutant(NamedTuple):
    """A fault: the file, the line, what it does, and the file's code with it."""

    path: Path
    line: int
    what: str
    code: str


Change = tuple[str, Callable[[ast.AST], None]]


def changes(node: ast.AST) -> Iterator[Change]:
    """What can be made wrong at a node: a name for it, and the function that does it to a copy of the node."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARED:
        yield "comparison", lambda n: n.ops.__setitem__(0, COMPARED[type(n.ops[0])]())
    elif isinstance(node, ast.BoolOp):
        yield "and/or", lambda n: setattr(n, "op", ast.Or() if isinstance(n.op, ast.And) else ast.And())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not dropped", lambda n: setattr(n, "op", ast.UAdd()) or setattr(n, "operand", _call("bool", n.operand))
    elif isinstance(node, ast.BinOp) and type(node.op) in SUMS and not _has_text(node):
        yield "sum", lambda n: setattr(n, "op", SUMS[type(n.op)]())
    elif isinstance(node, ast.Constant) and type(node.value) is int:
        yield "+1", lambda n: setattr(n, "value", n.value + 1)
    elif isinstance(node, ast.Constant) and type(node.value) is bool:
        yield "true/false", lambda n: setattr(n, "value", not n.value)
    elif isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        yield "return None", lambda n: setattr(n, "value", ast.Constant(None))
    elif isinstance(node, ast.IfExp):
        yield "if/else", lambda n: n.__dict__.update(body=n.orelse, orelse=n.body)
    elif isinstance(node, ast.If):
        yield "if not", lambda n: setattr(n, "test", ast.UnaryOp(ast.Not(), n.test))
    elif (
        isinstance(node, ast.Call)
        and len(node.args) >= 2
        and not any(isinstance(a, ast.Starred) for a in node.args[:2])
    ):
        yield "arguments swapped", lambda n: n.args.__setitem__(slice(0, 2), n.args[1::-1])
    elif isinstance(node, ast.Continue | ast.Break):
        yield "pass", lambda _: None


def _call(name: str, value: ast.expr) -> ast.Call:
    return ast.Call(ast.Name(name, ast.Load()), [value], [])


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _has_text(node: ast.AST) -> bool:
    return any(
        isinstance(n, ast.JoinedStr) or (isinstance(n, ast.Constant) and isinstance(n.value, str))
        for n in ast.walk(node)
    )


# Where a fault is none: what is seen by people only, by a type checker only, or the same either way.
HARMLESS = (
    "TYPE_CHECKING",
    "__all__",
    "lru_cache",
    "@cache",
    "field(default",
    "ensure_ascii",
    "frozen=True",
    "slots=True",
)


def mutants(path: Path) -> list[Mutant]:
    """Every fault of a file, in its order."""
    source = path.read_text(encoding="utf-8")
    tree, lines, found = ast.parse(source), source.splitlines(), []
    nodes = list(ast.walk(tree))
    skipped = {id(n) for top in nodes for n in _unseen(top)}
    for place, node in enumerate(nodes):
        line = getattr(node, "lineno", 0)
        if id(node) in skipped or any(word in lines[line - 1] for word in HARMLESS):
            continue
        for what, change in changes(node):
            other = copy.deepcopy(tree)
            twin = list(ast.walk(other))[place]
            if what == "pass":
                twin.__class__ = ast.Pass  # type: ignore[assignment]
            else:
                change(twin)
            found.append(Mutant(path, line, what, ast.unparse(ast.fix_missing_locations(other))))
    return found


def _unseen(node: ast.AST) -> Iterator[ast.AST]:
    """What of a node is no code that runs: annotations, and the words of an error."""
    if isinstance(node, ast.Raise) and node.exc is not None:
        yield from ast.walk(node.exc)
    for name in ("annotation", "returns"):
        if isinstance(part := getattr(node, name, None), ast.AST):
            yield from ast.walk(part)


def lives(mutant: Mutant, place: Path, tests: list[str]) -> bool:
    """Whether no test sees the fault. `place` holds a copy of the project."""
    own = place / mutant.path.relative_to(ROOT)
    before = own.read_text(encoding="utf-8")
    own.write_text(mutant.code, encoding="utf-8")
    room = mutant.path.relative_to(PACKAGE)
    near = [t for t in (f"{tests[0]}/test_{room.stem}.py",) if (place / t).exists()]
    try:
        return all(_passes(place, chosen) for chosen in ([near] if near else []) + [tests])
    finally:
        own.write_text(before, encoding="utf-8")


def _passes(place: Path, tests: list[str]) -> bool:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-x",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:nbval",
        "-c",
        "mutants.ini",
        *tests,
    ]
    env = {
        "PYTHONPATH": f"{place / 'src'}:{place}",
        "PATH": "/usr/bin:/bin",
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(place),
    }
    try:
        ended = subprocess.run(command, cwd=place, env=env, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return False
    return ended.returncode == 0


def main() -> int:
    """Print each mutant that lived, and how many of the sample were killed; 1 where fewer than 95 % were."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sample", type=int, default=60, help="mutants in all")
    parser.add_argument("--seconds", type=float, default=3600, help="after which no further one is tried")
    parser.add_argument("rooms", nargs="*", help=", ".join(ROOMS))
    asked = parser.parse_args()
    every = []
    for room in asked.rooms or ROOMS:
        own = [m for path in sorted((PACKAGE / room).rglob("*.py")) for m in mutants(path)]
        every += [(room, mutant) for mutant in own]
    sample = Random(asked.seed).sample(every, min(asked.sample, len(every)))
    tried, killed, until = 0, 0, time.monotonic() + asked.seconds
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name in ("src", "tests", "data"):
            shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        (place / "mutants.ini").write_text("[pytest]\nfilterwarnings = error\n", encoding="utf-8")
        for room in dict.fromkeys(room for room, _ in sample):
            if not _passes(place, ROOMS[room]):
                print(f"{room}: its tests fail without any fault; mend them first", flush=True)
                return 1
        for room, mutant in sample:
            if time.monotonic() > until:
                break
            tried += 1
            if lives(mutant, place, ROOMS[room]):
                print(f"lives: {mutant.path.relative_to(ROOT)}:{mutant.line}  {mutant.what}", flush=True)
            else:
                killed += 1
    share = 100 * killed / max(tried, 1)
    print(f"mutants: seed {asked.seed}, {killed} of {tried} killed ({share:.0f}%), of {len(every)} that there are")
    return share < 95


if __name__ == "__main__":
    sys.exit(main())
