"""Encodings: bytes to text, and how the encoding was known."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from bittersweet.texts.sources.item import UnreadableError

# Longest first: the mark of UTF-32 begins with that of UTF-16.
MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# Western and Central European single bytes are alike; where several fit equally well the commoner one is taken.
LATIN = ("cp1252", "mac_roman", "cp1250", "iso8859_2", "cp850")
SAMPLE = 300_000  # bytes that are looked at to guess, an even number
LOOKED, MANY = 20_000, 4_000  # characters that are looked at for a script, and letters of them that are enough for one
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class Decoded(NamedTuple):
    """A text, the name of its encoding, and how that was known."""

    text: str
    encoding: str
    known: str


def decode(content: bytes, declared: str = "") -> Decoded:
    """`content` as text: by its byte order mark, as UTF-8 where it is valid, as `declared` by the file, else by guess.

    Raises UnreadableError for what is no text.

    >>> decode("Zoë’s café".encode("cp1252"))
    Decoded(text='Zoë’s café', encoding='cp1252', known='guessed from the bytes')
    >>> decode(b"\\xef\\xbb\\xbfplain")
    Decoded(text='plain', encoding='utf-8', known='byte order mark')
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _checked(_by(content[len(mark) :], encoding, "byte order mark"), "its byte order mark says")
    if found := _by(content, "utf-8", "valid UTF-8"):
        if "\x00" not in found.text:
            return _checked(found, "")
        if wide := _wide(content):
            return _checked(wide, "")
        return _checked(found, "")
    if declared and (found := _by(content, declared, "said by the file")):
        return _checked(found, "")
    return _checked(_wide(content) or _guess(content), "")


def _by(content: bytes, encoding: str, known: str) -> Decoded | None:
    try:
        return Decoded(content.decode(encoding), encoding, known)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _checked(found: Decoded | None, said: str) -> Decoded:
    """`found`, when it is text. Raises UnreadableError when control characters say that it is something else."""
    if found is None:
        raise UnreadableError(f"{said} an encoding that the bytes do not follow; save it as UTF-8" if said else NO_TEXT)
    if len(CONTROLS.findall(found.text[:SAMPLE])) > len(found.text[:SAMPLE]) / 500:
        raise UnreadableError(NO_TEXT)
    return found


NO_TEXT = "holds no text that can be told (a binary file?); a text file, HTML, DOCX, PDF or a table would be right"


def _wide(content: bytes) -> Decoded | None:
    """UTF-16 without a mark: the order of bytes under which there are words with blanks between them."""
    sample = content[:SAMPLE]
    for encoding in ("utf-16-le", "utf-16-be") if b"\x00" in sample else ():
        text = sample.decode(encoding, errors="replace")
        wordy = sum(sign.isalnum() or sign.isspace() or sign in ".,;:!?'\"()-–—’“”" for sign in text)
        # Only the plain blank: U+2000 is what it looks like when read in the wrong order.
        if text.count(" ") > 0.04 * len(text) and wordy > 0.9 * len(text):
            return _by(content, encoding, "guessed from the bytes")
    return None


def _guess(content: bytes) -> Decoded | None:
    """The likeliest encoding: charset-normalizer's, or the Latin one whose signs stand where such signs may."""
    import charset_normalizer

    sample = content[:SAMPLE]
    best = charset_normalizer.from_bytes(sample).best()
    names = [best.encoding] if best else []
    if _latin(str(best or "")):
        tried = [d for name in (*LATIN, *names) if (d := _by(sample, name, ""))]
        # max keeps the first of equals
        names = [max(tried, key=lambda d: _plausible(d.text)).encoding, *names] if tried else names
    for name in names:
        if found := _by(content, name, "guessed from the bytes"):
            return found
    return None


def _latin(text: str) -> bool:
    """Whether most letters beyond ASCII are Latin, or many letters are plain ones.

    >>> [_latin(text) for text in ("", "éя", "English éяя", "a" * 4001 + "я", "a" * 4000 + "я")]
    [True, True, False, True, False]
    """
    text = text[:LOOKED]
    letters = [letter for letter in text if letter.isalpha() and not letter.isascii()]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return latin >= len(letters) / 2 or sum("a" <= letter <= "z" for letter in text) > MANY


def _plausible(text: str) -> float:
    """The share of the signs beyond ASCII that stand where such signs stand in running text.

    >>> _plausible("Zoë’s café"), _plausible("a€b ¿c†d"), _plausible("plain")
    (1.0, 0.6666666666666666, 1.0)
    """
    around = re.finditer(r"(?s)(?<=(.))([^\x00-\x7f])(?=(.))", f" {text[:SAMPLE]} ")
    found = [_stands(*match.groups()) for match in around]
    return sum(found) / len(found) if found else 1.0


def _stands(before: str, sign: str, after: str) -> bool:
    """Whether a sign may stand between those two."""
    if sign.isalpha():
        return (before.isalpha() or after.isalpha()) and not (sign.isupper() and before.islower())
    if sign == "’":
        return before.isalnum() or before in ".,!?…"
    if sign in "“‘„«¡¿‹":
        return not before.isalnum()
    if sign == "”":
        return not before.isspace()
    return sign in "»›–—…\u00a0€£§°©®™·•½¼²³"
