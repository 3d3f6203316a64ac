"""The explorer: any list, code or word counted, and every count opened to its sentences, by clicking."""

from __future__ import annotations

from bittersweet.explore.asking import measure, sentences
from bittersweet.explore.widget import explore

__all__ = ["explore", "measure", "sentences"]
