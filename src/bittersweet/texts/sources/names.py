"""Names: those of files as they are shown, and those that texts, their files and their units get."""

from __future__ import annotations

import contextlib
import datetime
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

LONGEST = 60  # letters of an id
# Names that some file systems keep for themselves.
KEPT = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}


def clean(name: str) -> str:
    """A file's name as it may be shown: one spelling of accents, no control characters, no undecodable bytes.

    >>> clean("Zoe\\u0308\\n.txt")
    'Zoë .txt'
    """
    whole = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return " ".join(
        re.sub(
            r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", " ", unicodedata.normalize("NFC", whole)
        ).split()
    )


def slug(name: str) -> str:
    """`name` in small ASCII letters, digits and hyphens, "text" where nothing is left.

    >>> slug("2009-01-20 Zoë’s Speech"), slug("演说")
    ('2009-01-20-zoes-speech', 'text')
    """
    plain = unicodedata.normalize("NFKD", name.replace("’", "").replace("'", "")).encode("ascii", "ignore").decode()
    found = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:LONGEST].strip("-")
    return f"{found}-text" if found in KEPT else found or "text"


class Ids:
    """Gives each text an id of its own: the file's name, with the group where the name is taken, then with a number.

    >>> ids = Ids()
    >>> [ids.new(*named) for named in (("Left", "a.txt"), ("Right", "a.txt"), ("Right", "a.md"), ("Right", "b"))]
    ['a', 'right-a', 'right-a-2', 'b']
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: Counter[str] = Counter()

    def new(self, group: str, name: str) -> str:
        """The id of the next text."""
        stem = slug(re.sub(r"\.[A-Za-z]\w{0,7}$", "", name))
        wish = stem if stem not in self._taken else f"{slug(group)}-{stem}"
        unique = wish
        while unique in self._taken:
            self._next[wish] += 1
            unique = f"{wish}-{self._next[wish] + 1}"
        self._taken.add(unique)
        return unique

    def free(self, text: str) -> None:
        """Give back the id of a text that is left out after all."""
        self._taken.discard(text)


def prefixes(groups: Sequence[str]) -> list[str]:
    """For each text, by its group, what the names of its sentences begin with: the group's initials, and a number.

    A group of one text has no number.

    >>> prefixes(["Ann Lee", "Ann Lee", "Bo", "Al Lund", "2004"])
    ['AL1', 'AL2', 'B', 'ALU', 'T']
    """
    sizes, seen = Counter(groups), Counter[str]()
    short: dict[str, str] = {}
    taken: set[str] = set()
    for number, group in enumerate(sizes, 1):
        words = re.findall(r"[a-z]+", slug(group)) if re.search(r"[A-Za-z]", group) else ["text"]
        start, tail = "".join(word[0] for word in words).upper()[:3], words[-1].upper()
        # A number spelt in letters, where the group's own letters do not do.
        last = f"{start}X{''.join('ABCDEFGHIJ'[int(digit)] for digit in str(number))}X"
        wishes = [start, *(start + tail[1:size] for size in range(2, min(len(tail), 8) + 1)), last]
        short[group] = next(wish for wish in wishes if wish not in taken or wish == last)
        taken.add(short[group])
    found = []
    for group in groups:
        seen[group] += 1
        found.append(f"{short[group]}{seen[group] if sizes[group] > 1 else ''}")
    return found


def date_in(name: str) -> str:
    """The first day in a file's name, as 2020-01-31, or "".

    >>> date_in("2009-01-20-inaugural.txt"), date_in("speech_20090120"), date_in("speech-2009")
    ('2009-01-20', '2009-01-20', '')
    """
    for match in re.finditer(r"(?<!\d)((?:1[5-9]|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)", name):
        with contextlib.suppress(ValueError):
            return datetime.date(*map(int, match.groups())).isoformat()
    return ""
