"""Forms of names: their titles, spellings, initials and peoples, and the sentence that shows one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from bittersweet.lists.name_words import IN_TITLES, NO_PEOPLE, PERSONAL, TITLES
from bittersweet.lists.names import Name, is_title

LETTERS = 160  # of an example; a longer sentence is cut


def untitled(surface: str, known: Collection[str]) -> tuple[str, bool]:
    """A name without its titles, and whether one of them is a person's.

    A title that begins other names as well ("General", "Justice") goes only where what is left is `known`.

    >>> untitled("Prime Minister Lena Stone", set()), untitled("General Motors", set())
    (('Lena Stone', True), ('General Motors', False))
    """
    words, personal = surface.split(), False
    while len(words) > 1 and words[1] != "of":
        title = words[0].strip(".").lower()
        rest = " ".join(words[1:])
        following = words[1].strip(".").lower() in TITLES and len(words) > 2
        if title not in TITLES or not (title in PERSONAL or following or rest in known):
            break
        personal |= title in PERSONAL
        words = words[1:]
    rest = " ".join(words)
    return (surface, False) if " of " in rest and is_title(words[0]) else (rest, personal)


def is_title_line(text: str) -> bool:
    """Whether a sentence is a title or a cell of a table, where capitals tell nothing of names."""
    words = re.findall(r"[^\W\d_]+", text)
    return not text.rstrip("”’\"')").endswith(".") and all(word[0].isupper() or word in IN_TITLES for word in words)


def folded(surface: str) -> str:
    """The words of a name without capitals, points, apostrophes and hyphens."""
    return " ".join(re.sub(r"[.’']", "", surface.casefold()).replace("-", " ").split())


def initials(surface: str) -> str:
    """The first letters of the capitalised words of a name, small."""
    return "".join(word[0] for word in re.split(r"[\s-]+", surface) if word[:1].isupper()).casefold()


def places(surface: str) -> list[str]:
    """What a place may be called of which `surface` is an adjective or a people.

    >>> "Ruritania" in places("Ruritanians"), "Palestine" in places("Palestinian"), places("Christian")
    (True, True, [])
    """
    if surface.split()[-1].lower() in NO_PEOPLE:
        return []
    found = []
    for ending in ("ians", "ian", "ans", "an", "ns", "n", "is", "i"):
        stem = surface.removesuffix(ending)
        if stem != surface and len(stem) > 3 and (ending not in ("n", "ns") or stem.endswith("a")):
            found += [stem, *(stem + letter for letter in "aeoy" if ending not in ("is", "i", "n", "ns"))]
    return found


def example(name: Name) -> str:
    """The sentence of a name, or of a long one what stands around the name."""
    text = name.sentence.sentence
    if len(text) > LETTERS:
        start = max(0, name.start - LETTERS // 2)
        stop = min(len(text), start + LETTERS)
        text = ("…" if start else "") + text[start:stop].strip() + ("…" if stop < len(text) else "")
    return text.lstrip("=+-@\t ")  # no spreadsheet takes it for a formula


def key(label: str, keys: set[str]) -> str:
    """A key for a label that is not yet among `keys`: small letters, digits and underscores."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    wish = re.sub(r"[^a-z0-9]+", "_", re.sub(r"[.’']", "", plain)).strip("_") or "name"
    key, number = wish, 1
    while key in keys:
        number += 1
        key = f"{wish}_{number}"
    keys.add(key)
    return key
