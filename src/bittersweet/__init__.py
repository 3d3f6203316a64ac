"""Texts about one subject, compared so that every number opens to its sentences.

The names below are loaded when they are first used, so that ``import bittersweet`` costs nothing.
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"
__all__ = ["DataError", "Study", "answer", "open_study", "show"]

_HOMES = {
    "DataError": "bittersweet.files",
    "Study": "bittersweet.study",
    "answer": "bittersweet.notebook",
    "open_study": "bittersweet.notebook",
    "show": "bittersweet.notebook",
}


def __getattr__(name: str) -> Any:
    """The public object called `name`, imported from its module on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
