"""Searching: how a word that is asked for stands in text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bittersweet.files import DataError


def folded(content: str) -> str:
    """`content` in lower case, character for character, with straight apostrophes.

    >>> folded("Ann’s İZMİR")
    "ann's İzmİr"
    """
    content = content.replace("’", "'")
    low = content.lower()
    if len(low) != len(content):
        low = "".join(small if len(small := letter.lower()) == 1 else letter for letter in content)
    return low.replace("ς", "σ")  # which of the two a capital becomes depends on what follows


def pattern(word: str) -> tuple[re.Pattern[str], bool]:
    """The pattern of a word asked for, and whether a star stands before it."""
    asked = " ".join(word.replace("’", "'").split())
    led, stem = asked.startswith("*"), asked.lstrip("*")
    if not any(map(str.isalnum, stem)):
        raise DataError(f"the word asked for is {word!r}; at least one letter or digit is needed")
    first = re.match(r"[^ *]+", stem)[0]  # type: ignore[index]
    # The pattern begins with the word's letters, so that the search skips to where they stand and looks back there.
    look = re.escape(first) + ("" if led else rf"(?<!\w{re.escape(first)})")
    rest = re.escape(stem[len(first) :]).replace(r"\ ", r"[^\S\n]+").replace(r"\*", r"\w*")
    return re.compile(look + rest + r"(?!\w)"), led


def stretches(content: str, word: str, *, case: bool = False) -> Iterator[tuple[int, int]]:
    """Where a word or phrase stands whole in `content`, which is folded unless `case`.

    Raises DataError when no letter or digit is asked for.
    """
    searched, led = pattern(word if case else folded(word))
    for match in searched.finditer(content):
        start, end = match.span()
        while led and start and is_word(content[start - 1]):
            start -= 1
        yield start, end


def is_word(letter: str) -> bool:
    """Whether a character can stand in a word."""
    return letter.isalnum() or letter == "_"
