"""Sources: what the code that made a table says of it."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cached_property

from bittersweet.publish.names import Names, folded
from bittersweet.publish.selecting import Item


@dataclass
class TableSource:
    """The code of a table."""

    names: Names
    code: str

    @cached_property
    def _nodes(self) -> list[ast.AST]:
        try:
            return list(ast.walk(ast.parse(self.code)))
        except (SyntaxError, ValueError):
            return []

    @cached_property
    def hinted(self) -> set[str]:
        """The layers that the code names, in quotation marks or in the name of what it calls."""
        strings = [n.value for n in self._nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]
        said = {folded(one) for one in [*strings, *re.findall(r"'([^']+)'", " ".join(strings))]}
        calls = "_".join(re.findall(r"\.([a-z_]+)", self.code))
        return {
            address
            for address, called in self.names.called.items()
            if called & said
            or any(len(name) > 3 and name.removesuffix("es").removesuffix("s") in calls for name in called)
        }

    @cached_property
    def where(self) -> tuple[Item, ...]:
        """Conditions that the code puts on acts, such as ``class_="…"``."""
        layers = self.names.reader.layers
        return tuple(
            (address, str(node.value.value))
            for node in self._nodes
            if isinstance(node, ast.keyword) and isinstance(node.value, ast.Constant)
            if (address := f"acts.{(node.arg or '').rstrip('_')}") in layers
            if node.value.value in layers[address].labels
        )

    def hinted_first(self, items: list[Item]) -> list[Item]:
        """The items with those of layers that the code names before others."""
        return sorted(items, key=lambda item: item[0] not in self.hinted)
