"""Mutants: small faults put into the code one at a time; the unit tests of the same room must see each.

python -m tests.torture.mutants [--seed 1] [--sample 60] [ROOM …]     (a room, or a part of it: "lists", "lists/finder")
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import copy
import importlib
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

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
    "case": ["tests/case/test_practices_and_echoes.py", "tests/case/test_sentiment.py"],
    "many": ["tests/many"],
    "study": ["tests/study"],
    "tables.py": ["tests/test_tables.py"],
    "explore": ["tests/explore"],
    "notebook.py": ["tests/test_notebook_display.py"],
    "publish": ["tests/publish"],
    "new.py": ["tests/test_new.py"],
    "cli.py": [
        "tests/test_cli.py",
        "tests/many/test_doors.py",
        "tests/robust/test_run.py::test_refresh_rewrites_what_changed_and_a_second_time_nothing",
    ],
}
# What the rooms import from elsewhere: once for all mutants.
WARM = ("hypothesis", "matplotlib.pyplot", "pandas", "PIL.Image", "pydantic", "scipy.stats", "spacy.lang.en")
LIMIT = 100  # from here on one more or less is nobody's fault
SLOWER = 5  # times the processor's seconds of the tests without a fault, after which a run is taken to be endless
WAIT = 240  # seconds of the clock, for a fault that waits for ever
MEMORY = 8 << 30  # bytes, for one that grows for ever
INI = """[pytest]
addopts = --doctest-modules -p no:cacheprovider -p no:nbval
filterwarnings =
    error
    ignore::pytest.PytestAssertRewriteWarning
"""
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
    elif isinstance(node, ast.Return) and node.value is not None and not _is_no(node.value):
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


def _is_no(node: ast.expr) -> bool:
    """Whether a value is None, or False, for which None does as well."""
    return isinstance(node, ast.Constant) and (node.value is None or node.value is False)


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
    """What of a node is no code that runs, or runs the same with a fault.

    Annotations; the words of an error; the larger of two, whichever is named first; whether `zip` also asserts that
    all are of one length; a limit set by hand at the head of a module ("MOST = 200"), which one more does not break.
    """
    if isinstance(node, ast.Raise) and node.exc is not None:
        yield from ast.walk(node.exc)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        if node.func.id in ("max", "min") and not node.keywords:
            yield node
        if node.func.id == "zip":
            yield from (keyword.value for keyword in node.keywords)
    elif isinstance(node, ast.Module):
        named = (part.value for part in node.body if isinstance(part, ast.Assign))
        numbers = (n for value in named for n in ast.walk(value) if isinstance(n, ast.Constant))
        yield from (n for n in numbers if type(n.value) is int and n.value >= LIMIT)
    for name in ("annotation", "returns"):
        if isinstance(part := getattr(node, name, None), ast.AST):
            yield from ast.walk(part)


def lives(mutant: Mutant, place: Path, tests: list[str], seconds: float) -> bool:
    """Whether no test sees the fault: first those of its module, then all. `place` holds a copy of the project."""
    own = place / mutant.path.relative_to(ROOT)
    before = own.read_text(encoding="utf-8")
    own.write_text(mutant.code, encoding="utf-8")
    near = [str(own), *map(str, (place / tests[0]).rglob(f"test_{own.stem}.py"))]
    try:
        return passes(place, near, seconds) and passes(place, tests, seconds)
    finally:
        own.write_text(before, encoding="utf-8")


def passes(place: Path, tests: list[str], seconds: float) -> bool:
    """Whether tests pass within so many seconds of the processor, however busy the machine is.

    They run in a fork of this process, which has imported what is not the project's own: so a mutant takes no longer
    than its tests.
    """
    if not (child := os.fork()):
        os._exit(_run(place, tests, seconds))
    _, status = os.waitpid(child, 0)
    with contextlib.suppress(ProcessLookupError):  # what the tests started and left
        os.killpg(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(status) in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)


def _run(place: Path, tests: list[str], seconds: float) -> int:
    """Run pytest in a process that is its own group and sees only the copy of the project, and give its code."""
    os.setpgid(0, 0)
    silent = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silent, stream)
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.alarm(WAIT)
    for name in [name for name in sys.modules if name.split(".")[0] in ("tests", "bittersweet", "conftest")]:
        del sys.modules[name]
    sys.path[:] = [
        f"{place / 'src'}",
        f"{place}",
        *(p for p in sys.path if p and not Path(p).is_relative_to(ROOT / "src")),
    ]
    os.environ.update(HOME=str(place), PYTHONPATH=f"{place / 'src'}:{place}", PYTHONDONTWRITEBYTECODE="1")
    os.chdir(place)
    try:
        return int(pytest.main(["-x", "-q", "-c", "mutants.ini", "--rootdir", ".", *tests]))
    except BaseException:  # whatever a fault does to the run itself: it is seen
        return 1


def tests_of(room: str) -> list[str]:
    """The tests of a room, and the examples in its own docstrings."""
    return [*ROOMS[room], f"src/bittersweet/{room}"]


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> int:
    """Print each mutant that lived, and how many of the sample were killed; 1 where fewer than 95 % were."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sample", type=int, default=60, help="mutants in all")
    parser.add_argument("--seconds", type=float, default=3600, help="after which no further one is tried")
    parser.add_argument("rooms", nargs="*", help=", ".join(ROOMS))
    asked = parser.parse_args()
    every = []
    for name in asked.rooms or ROOMS:
        part = PACKAGE / name
        files = [part.with_suffix(".py")] if part.with_suffix(".py").exists() else sorted(part.rglob("*.py"))
        every += [(name.split("/")[0], mutant) for path in files for mutant in mutants(path)]
    sample = Random(asked.seed).sample(every, min(asked.sample, len(every)))
    tried, killed, until = 0, 0, time.monotonic() + asked.seconds
    for name in WARM:
        importlib.import_module(name)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name in ("src", "tests", "data"):
            shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        (place / "mutants.ini").write_text(INI, encoding="utf-8")
        limits = {}
        for room in dict.fromkeys(room for room, _ in sample):
            before = _processor()
            if not passes(place, tests_of(room), WAIT):
                print(f"{room}: its tests fail without any fault; mend them first", flush=True)
                return 1
            limits[room] = 10 + SLOWER * (_processor() - before)
        # Bytecode of the faultless code is read; that of a fault is not kept, so that no later run can take it for it.
        sys.dont_write_bytecode = True
        for room, mutant in sample:
            if time.monotonic() > until:
                break
            tried += 1
            if lives(mutant, place, tests_of(room), limits[room]):
                print(f"lives: {mutant.path.relative_to(ROOT)}:{mutant.line}  {mutant.what}", flush=True)
                print(
                    f"       {mutant.path.read_text(encoding='utf-8').splitlines()[mutant.line - 1].strip()}",
                    flush=True,
                )
            else:
                killed += 1
    share = 100 * killed / max(tried, 1)
    print(f"mutants: seed {asked.seed}, {killed} of {tried} killed ({share:.0f}%), of {len(every)} that there are")
    return share < 95


if __name__ == "__main__":
    sys.exit(main())
