"""Selections: what the reader is asked to show, as an address that can be kept."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

PAGE = "reader.html"
WORD, TYPE, SIZE = "word", "type", "size"
# Names with a meaning of their own in an address; a layer that is called so has a longer one.
RESERVED = frozenset((WORD, TYPE, SIZE, "in", "section", "paragraph", "at", "as", "form", "agreed", "without", "show"))
SIZES = ("words", "sentences", "paragraphs", "removed", "raw")

Item = tuple[str, ...]
Range = tuple[int, int]


class Selection(NamedTuple):
    """What the reader is asked to show: items that a sentence holds together, and where, in which form they count.

    An item is the address of a layer and those of its keys of which one is enough; no key is any of them. Words stand
    under "word", as keyness counts them under "type", and "size" with one of `SIZES` is the texts themselves. Codes of
    acts go together when they are of one act. `within` is a text or group, `sections` and `paragraphs` (first and last)
    are the only ones that count, `at` the only units, `surface` the only letters; `form` is the only form, or with
    `agreed` what all annotators give; `without` are forms left out.
    """

    items: tuple[Item, ...]
    within: str = ""
    form: str = ""
    without: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    paragraphs: tuple[Range, ...] = ()
    at: tuple[str, ...] = ()
    agreed: bool = False
    surface: str = ""

    @property
    def address(self) -> str:
        """Where the reader shows it."""
        parts = [f"{_coded(name)}={','.join(map(_coded, keys))}" for name, *keys in self.items]
        parts += [f"in={_coded(self.within)}"] if self.within else []
        parts += [f"section={','.join(map(_coded, self.sections))}"] if self.sections else []
        parts += [f"paragraph={','.join(f'{a}-{b}' for a, b in self.paragraphs)}"] if self.paragraphs else []
        parts += [f"at={','.join(map(_coded, self.at))}"] if self.at else []
        parts += [f"as={_coded(self.surface)}"] if self.surface else []
        parts += [f"form={_coded(self.form)}"] if self.form else []
        parts += ["agreed=all"] if self.agreed else []
        parts += [f"without={_coded(form)}" for form in self.without]
        return f"{PAGE}#{'&'.join(parts)}"


def _coded(name: str) -> str:
    return quote(name, safe="")
