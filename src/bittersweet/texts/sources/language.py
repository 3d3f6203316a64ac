"""Languages: a guess of what a text is written in, made offline."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

FEWEST = 20  # words; with fewer a guess would be a coin's
PART = 1_500  # letters of each part that is looked at
# Names of languages that are likely to turn up; any other is shown by its code.
NAMES = {
    "en": "English", "fr": "French", "de": "German", "es": "Spanish", "it": "Italian", "pt": "Portuguese",
    "nl": "Dutch", "pl": "Polish", "ru": "Russian", "uk": "Ukrainian", "ar": "Arabic", "ur": "Urdu", "fa": "Persian",
    "hi": "Hindi", "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "tr": "Turkish", "sv": "Swedish", "da": "Danish",
    "no": "Norwegian", "nb": "Norwegian", "fi": "Finnish", "cs": "Czech", "hu": "Hungarian", "ro": "Romanian",
    "el": "Greek", "he": "Hebrew", "la": "Latin",
}  # fmt: skip


class Guess(NamedTuple):
    """The code of the likeliest language ("" when it cannot be told), and those of parts that look like another."""

    language: str
    also: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The guess as it is shown: "en", "fr, also en"."""
        return ", also ".join([self.language, *([", ".join(self.also)] if self.also else [])]) if self.language else ""


def guess(content: str) -> Guess:
    """The language of `content`, from its beginning, middle and end; the first that most of them have.

    Source: py3langid, a naive Bayes classifier over byte sequences (Lui and Baldwin 2012), its model in the package.
    """
    if len(content.split(maxsplit=FEWEST)) < FEWEST:
        return Guess("")
    last = len(content) - PART
    parts = [content[start : start + PART] for start in ((0, last // 2, last) if last > PART else (0,))]
    found = [_classifier()(part) for part in parts if len(part.split()) >= FEWEST // 2]
    language = max(found, key=found.count, default="")
    return Guess(language, tuple(dict.fromkeys(code for code in found if code != language)))


@cache
def _classifier() -> Callable[[str], str]:
    """The classifier, loaded when it is first asked."""
    import py3langid

    return lambda part: str(py3langid.classify(part)[0])


def name(code: str) -> str:
    """The English name of a language, or its code."""
    return NAMES.get(code) or code
