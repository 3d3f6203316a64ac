"""Clusters: names of one actor brought together, as a proposal that somebody has to review."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bittersweet.lists.name_forms import folded, initials, key, places
from bittersweet.lists.persons import endings
from bittersweet.lists.sightings import Seen, sightings
from bittersweet.texts.sentences import Sentence
from bittersweet.texts.sources.item import plural

FEW, SOME = 5_000, 50_000  # words up to which a name is drafted that occurs once, twice


@dataclass(frozen=True, slots=True)
class Form:
    """A surface form of an actor, how it is used, and why it is proposed."""

    surface: str
    form: str
    note: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A proposed actor: key, label, kind ("person" where a title says so, else ""), mentions, forms and an example."""

    key: str
    label: str
    kind: str
    count: int
    forms: tuple[Form, ...]
    example: str


def actors(sentences: Sequence[Sentence], most: int) -> tuple[list[Actor], int]:
    """The `most` actors that are named most often, and how many other names there are.

    Spellings of one name are one actor, and so are a name and its abbreviation in brackets, a person's full name and
    the last word of it that is used after it, a place and what its people are called. Titles are taken off. A word
    that stands in small letters as often as with a capital is no name, and titles of texts are not looked at. In
    short texts a name counts that occurs once.
    """
    proposal = _Proposal(sentences)
    proposal.spellings()
    proposal.abbreviations()
    proposal.shortened()
    proposal.last_words()
    proposal.peoples()
    total = sum(sentence.words for sentence in sentences)
    least = 1 if total < FEW else 2 if total < SOME else 3
    return proposal.drafted(least, most)


class _Proposal:
    """Names as they were seen, and which of them is brought to which."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        sighted = sightings(sentences)
        self.found, self.seen, self.small = sighted.found, sighted.seen, sighted.small
        self.owner: dict[str, str] = {}

    def root(self, surface: str) -> str:
        """The surface that stands for all that a surface is brought to."""
        while surface in self.owner:
            surface = self.owner[surface]
        return surface

    def _bring(self, surface: str, to: str, why: str, form: str = "") -> None:
        source, target = self.root(surface), self.root(to)
        if source != target:
            self.owner[source] = target
            self.seen[surface].why = why
            self.seen[surface].form = form

    def spellings(self) -> None:
        """Bring spellings together that differ in capitals, hyphens, points or apostrophes, under the commonest."""
        alike: dict[str, list[str]] = defaultdict(list)
        for surface in self.seen:
            alike[folded(surface)].append(surface)
        for group in alike.values():
            group.sort(key=lambda surface: (-self.seen[surface].count, surface))
            for other in group[1:]:
                self._bring(other, group[0], f"another spelling of {group[0]}")

    def abbreviations(self) -> None:
        """Bring an abbreviation to the name that it follows in brackets; both together are one form more."""
        for name, short in pairwise(self.found):
            text = name.sentence.sentence
            if (
                short.sentence is not name.sentence
                or text[name.end : short.start] != " ("
                or text[short.end : short.end + 1] != ")"
            ):
                continue
            long, letters, both = name.surface, short.surface, text[name.start : short.end + 1]
            if long in self.seen and letters in self.seen and folded(letters) == initials(long):
                self._bring(letters, long, f"the abbreviation of {long}")
                entry = self.seen.setdefault(both, Seen(example=self.seen[long].example))
                entry.add(name.sentence.text)
                self.seen[long].add(name.sentence.text, -1)
                self.seen[letters].add(name.sentence.text, -1)
                self._bring(both, long, "the name with its abbreviation in brackets is one mention")

    def shortened(self) -> None:
        """Bring an abbreviation to the commonest name with these initials, where that is common enough to have one."""
        long: dict[str, list[str]] = defaultdict(list)
        for surface in self.seen:
            if " " in surface and "(" not in surface:
                long[initials(surface)].append(surface)
        for surface, entry in self.seen.items():
            letters = surface.replace(".", "")
            if surface in self.owner or not (letters.isupper() and letters.isalpha() and 2 <= len(letters) <= 5):
                continue
            named = sorted(long[letters.casefold()], key=lambda name: (-self.seen[name].count, name))
            if named and self.seen[named[0]].count >= max(
                entry.count // 3, 3 * self.seen[named[1]].count if named[1:] else 1
            ):
                self._bring(surface, named[0], f"perhaps the abbreviation of {named[0]}")

    def last_words(self) -> None:
        """Bring the last words of one person's name to it, where the full name comes first in the text."""
        for last, persons in endings({s: e for s, e in self.seen.items() if s not in self.owner}, self.small):
            if len(persons) == 1 or self.seen[persons[0]].count >= 3 * self.seen[persons[1]].count:
                self._bring(last, persons[0], f"the end of {persons[0]}", "person")
                self.seen[persons[0]].form = "person"
            else:
                self.seen[last].why = f"could be {' or '.join(persons[:4])}"

    def peoples(self) -> None:
        """Bring what the people of a place are called to the place."""
        for surface in list(self.seen):
            place = next((base for base in places(surface) if base in self.seen), "")
            if place and not self.seen[place].titled and not self.small[surface.lower()]:
                self._bring(surface, place, f"what belongs to {place}", "demonym")

    def drafted(self, least: int, most: int) -> tuple[list[Actor], int]:
        """The actors with at least `least` mentions, the `most` named, and how many others there are."""
        together: dict[str, list[str]] = defaultdict(list)
        for surface in self.seen:
            together[self.root(surface)].append(surface)
        sums = {root: sum(self.seen[surface].count for surface in forms) for root, forms in together.items()}
        ranked = sorted(together, key=lambda root: (-sums[root], root))
        kept = [root for root in ranked if sums[root] >= least][:most]
        keys: set[str] = set()
        return [self._actor(root, together[root], sums[root], keys) for root in kept], len(ranked) - len(kept)

    def _actor(self, root: str, forms: list[str], count: int, keys: set[str]) -> Actor:
        entries = {
            surface: self.seen[surface] for surface in sorted(forms, key=lambda s: (s != root, -self.seen[s].count, s))
        }
        person = any(entry.titled or entry.form == "person" for entry in entries.values())
        made, written = [], set()
        for surface, entry in entries.items():
            # The list takes straight and curly apostrophes for one, so one of them stands for both.
            if (straight := surface.replace("’", "'")) in written:
                continue
            written.add(straight)
            form = entry.form if entry.form == "demonym" else "person" if person else "name"
            times = f"{plural(entry.count, 'time')} in {plural(len(+entry.times), 'text')}"
            times = times if entry.count else "only with its abbreviation"
            made.append(Form(surface, form, f"{times}; {entry.why}" if entry.why else times))
        return Actor(key(root, keys), root, "person" if person else "", count, tuple(made), entries[root].example)
