"""Sightings: each name as it was seen in the texts, without its titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from bittersweet.lists.name_forms import example, is_title_line, untitled
from bittersweet.lists.names import Name, is_title, names
from bittersweet.texts.sentences import Sentence


@dataclass(slots=True)
class Seen:
    """What was seen of a form: how often, where first in each text, with a person's title or not, and a sentence.

    What leaves the count, as it stands in another's brackets, leaves `times`, the count by text, as well.
    """

    count: int = 0
    texts: dict[str, int] = field(default_factory=dict)
    titled: bool = False
    example: str = ""
    why: str = ""  # it is brought to another
    form: str = ""
    times: Counter[str] = field(default_factory=Counter)

    def add(self, text: str, mentions: int = 1) -> None:
        """Count mentions in a text; fewer than none take them away."""
        self.count += mentions
        self.times[text] += mentions


@dataclass(frozen=True)
class Sightings:
    """The names of running sentences in order, what was seen of each form, and how often words stand small."""

    found: list[Name]
    seen: dict[str, Seen]
    small: Counter[str]


def sightings(sentences: Sequence[Sentence]) -> Sightings:
    """What was seen of the names in `sentences`, but for titles of texts and for words that are as often no names."""
    running = [sentence for sentence in sentences if not is_title_line(sentence.sentence)]
    words = (word for s in running for word in re.findall(r"\b[^\W\d_]+\b", s.sentence))
    small = Counter(word for word in words if word.islower())
    found = names(running)
    raw = Counter(name.surface for name in found)
    last = {surface.split()[-1] for surface in raw if " " in surface and not is_title(surface.rsplit(" ", 1)[0])}
    known = {surface: untitled(surface, raw.keys() | last) for surface in raw}
    seen: dict[str, Seen] = {}
    for place, name in enumerate(found):
        surface, titled = known[name.surface]
        if is_title(surface):
            continue
        entry = seen.setdefault(surface, Seen())
        entry.add(name.sentence.text)
        entry.titled |= titled
        entry.texts.setdefault(name.sentence.text, place)
        if not entry.example or (len(entry.example) < 60 <= len(name.sentence.sentence)):
            entry.example = example(name)
    return Sightings(found, {s: entry for s, entry in seen.items() if small[s.lower()] < entry.count}, small)
