"""Faults: every small one that can be put into a file's code, and the kinds that are none."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

LIMIT = 100  # from here on one more or less is nobody's fault
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
        and ast.dump(node.args[0]) != ast.dump(node.args[1])
    ):
        yield "arguments swapped", lambda n: n.args.__setitem__(slice(0, 2), n.args[1::-1])
    elif isinstance(node, ast.Continue | ast.Break):
        yield "pass", lambda _: None


def _call(name: str, value: ast.expr) -> ast.Call:
    return ast.Call(ast.Name(name, ast.Load()), [value], [])


def _is_no(node: ast.expr) -> bool:
    """Whether a value is None, or False, for which None does as well."""
    return isinstance(node, ast.Constant) and (node.value is None or node.value is False)


def _is_dots(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is ...


def _has_text(node: ast.AST) -> bool:
    return any(
        isinstance(n, ast.JoinedStr) or (isinstance(n, ast.Constant) and isinstance(n.value, str))
        for n in ast.walk(node)
    )


# Where a fault is none: what is seen by people only, by a type checker only, or the same either way; and what asks the
# system for a process by its number, which with another signal would hurt one that is nobody's.
HARMLESS = (
    "TYPE_CHECKING",
    "__all__",
    "lru_cache",
    "@cache",
    "field(default",
    "ensure_ascii",
    "frozen=True",
    "slots=True",
    "os.kill(",
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

    Annotations; the defaults of a protocol's methods, which are never called; the words of an error; the larger of two,
    whichever is named first; whether `zip` also asserts that all are of one length; a limit set by hand at the head of
    a module ("MOST = 200"), which one more does not break.
    """
    if isinstance(node, ast.Raise) and node.exc is not None:
        yield from ast.walk(node.exc)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        if node.func.id in ("max", "min") and not node.keywords:
            yield node
        if node.func.id == "zip":
            yield from (keyword.value for keyword in node.keywords)
    elif isinstance(node, ast.FunctionDef) and isinstance(node.body[-1], ast.Expr) and _is_dots(node.body[-1].value):
        yield from (n for default in node.args.defaults + node.args.kw_defaults if default for n in ast.walk(default))
    elif isinstance(node, ast.Module):
        named = (part.value for part in node.body if isinstance(part, ast.Assign))
        numbers = (n for value in named for n in ast.walk(value) if isinstance(n, ast.Constant))
        yield from (n for n in numbers if type(n.value) is int and n.value >= LIMIT)
    for name in ("annotation", "returns"):
        if isinstance(part := getattr(node, name, None), ast.AST):
            yield from ast.walk(part)
