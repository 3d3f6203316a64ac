"""The parts of a study folder, each read once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from bittersweet.case import echoes, practices, sentiment
from bittersweet.charts import captions
from bittersweet.charts.captions import Caption
from bittersweet.coding import acts, codes, variables
from bittersweet.coding.variables import Variable
from bittersweet.files import data_folder, nearest, read_toml
from bittersweet.lists import wordlist
from bittersweet.lists.explained import explained
from bittersweet.speech import speakers, verbs
from bittersweet.texts import manifest
from bittersweet.texts.sentences import Sentence, split
from bittersweet.texts.text import Text

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Parts:
    """A study folder: its texts and sentences, lists, codes, acts, quotations, practices and captions."""

    folder: Path
    texts: tuple[Text, ...]
    _kept: dict[tuple[Any, ...], Any] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def open(cls, folder: str | Path | None = None) -> Self:
        """The study of a folder (default: the project's own). Raises DataError when its texts are at fault."""
        where = data_folder(folder)
        return cls(where, manifest.load(where))

    def _once(self, *place: Any, make: Any) -> Any:
        """What `make` gives, made at the first call for a `place`."""
        if place not in self._kept:
            self._kept[place] = make()
        return self._kept[place]

    @cached_property
    def all_sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of every section, headings (headline, title, keywords) among them."""
        return tuple(sentence for text in self.texts for sentence in split(text))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences that count, in reading order."""
        return tuple(sentence for sentence in self.all_sentences if sentence.counted)

    @cached_property
    def title(self) -> str:
        """What the study is called, as its manifest says; "" where it says nothing."""
        return " ".join(str(read_toml(self.folder / manifest.MANIFEST).get("title", "")).split())

    @cached_property
    def labels(self) -> dict[str, str]:
        """What each group is called in tables and charts: a group of one text by the text's label."""
        members: dict[str, list[Text]] = {}
        for text in self.texts:
            members.setdefault(text.group, []).append(text)
        return {
            group: own[0].label if len(own) == 1 and own[0].group == own[0].id else group
            for group, own in members.items()
        }

    @cached_property
    def words(self) -> dict[str, int]:
        """The denominator of each group: the words of its counted sentences."""
        return self._sizes(lambda s: s.words)

    @cached_property
    def units(self) -> dict[str, int]:
        """The other denominator of each group: its counted sentences."""
        return self._sizes(lambda _: 1)

    def _sizes(self, size: Any) -> dict[str, int]:
        found = dict.fromkeys(self.labels, 0)
        for s in self.sentences:
            found[s.group] += size(s)
        return found

    @cached_property
    def by_words(self) -> dict[str, str]:
        """The label of each group with its denominator in words, as a chart's key."""
        return {group: f"{label} ({self.words[group]:,} words)" for group, label in self.labels.items()}

    @cached_property
    def by_sentences(self) -> dict[str, str]:
        """The label of each group with its denominator in sentences, as a chart's key."""
        return {group: f"{label} ({self.units[group]:,} sentences)" for group, label in self.labels.items()}

    @cached_property
    def about(self) -> pd.DataFrame:
        """One row a text and field that the manifest says of it: text, field, value."""
        import pandas as pd

        rows = [
            (text.id, name, value)
            for text in self.texts
            for name, value in {"file": text.file, "group": text.group, **text.about}.items()
        ]
        return pd.DataFrame(rows, columns=["text", "field", "value"])

    def unit(self, name: str) -> Sentence:
        """The sentence called `name`. Raises DataError with the nearest names when there is none."""
        return self.by_unit[nearest(name, self.by_unit, "unit")]

    @cached_property
    def by_unit(self) -> dict[str, Sentence]:
        """Every sentence by the name of its unit."""
        return {sentence.unit: sentence for sentence in self.all_sentences}

    @cached_property
    def lists(self) -> dict[str, wordlist.WordList]:
        """Every word list of ``codebook/`` by name."""
        return wordlist.read_all(self.folder)

    def list(self, name: str) -> wordlist.WordList:
        """The list called `name`, by its file's name or what it lists ("actors", "actor")."""
        return wordlist.chosen(self.lists, name)

    @cached_property
    def variables(self) -> dict[str, Variable]:
        """The variables of ``codebook/frames.csv`` with their labels and codes; none where there is no such file."""
        path = self.folder / "codebook" / "frames.csv"
        return variables.read(path) if path.exists() else {}

    @cached_property
    def codes(self) -> pd.DataFrame:
        """The annotators' codes: annotator, unit, variable, code; no rows where nobody coded."""
        return self._codes("annotator_*.csv", self.variables)

    def list_codes(self, name: str) -> pd.DataFrame:
        """The annotators' yes/no codes of the keys of a list: annotator, unit, variable (the key), code."""
        book = self.list(name)
        asked = variables.yes_or_no(book.labels, book.noun)
        return self._once(
            "codes", book.name, make=lambda: self._codes(f"{book.name}_annotator_*.csv", asked, partly=True)
        )

    def _codes(self, pattern: str, asked: Mapping[str, Variable], *, partly: bool = False) -> pd.DataFrame:
        import pandas as pd

        where = self.folder / "annotation"
        if not there(where, pattern):
            return pd.DataFrame(columns=["annotator", "unit", "variable", "code"])
        return codes.read(where, pattern, asked, [s.unit for s in self.sentences], partly=partly)

    @cached_property
    def acts(self) -> acts.Coded | None:
        """The acts that the sentences name, with every annotator's codes; None where there is no list of acts."""
        if not (self.folder / "annotation" / "acts.csv").exists():
            return None
        return acts.read(self.folder, self.sentences, self.lists)

    @cached_property
    def verbs(self) -> dict[str, str]:
        """The reporting verbs of ``codebook/speech.csv``; none where there is no such file."""
        path = self.folder / "codebook" / "speech.csv"
        return verbs.reporting_verbs(path) if path.exists() else {}

    @cached_property
    def quotes(self) -> tuple[speakers.Quote, ...]:
        """Every quotation, report and citation in the counted sentences, by the people of the list of actors."""
        return tuple(speakers.quotes(self.sentences, self.speakers, self.verbs))

    @property
    def speakers(self) -> wordlist.WordList:
        """The list of those who can speak: the actors, or an empty list."""
        return self.lists.get("actors", wordlist.WordList("actors", "actor"))

    @cached_property
    def plover(self) -> dict[str, str]:
        """The class of each PLOVER code; none where there is no such list."""
        return practices.plover(self.folder) if (self.folder / "codebook" / "plover.csv").exists() else {}

    @cached_property
    def practices(self) -> tuple[practices.Practice, ...]:
        """The practices of a text's numbered list, coded; none where there is no list of them."""
        if not self.folder.joinpath(*practices.PLACE).exists():
            return ()
        directions = self.variables["relation"].codes if "relation" in self.variables else ()
        items = practices.items(self.texts, self.sentences)
        return practices.read(self.folder, items, self.list("actors"), directions)

    @cached_property
    def echoes(self) -> tuple[echoes.Echo, ...]:
        """The sentences that echo a practice, graded."""
        return echoes.read(self.folder, [p.number for p in self.practices], {s.unit: s for s in self.sentences})

    @cached_property
    def lexicon_notes(self) -> dict[str, sentiment.Note]:
        """What words that a sentiment lexicon scores wrongly are in these texts."""
        return sentiment.notes(self.folder)

    @cached_property
    def other_names(self) -> dict[str, str]:
        """The capitalised names of ``codebook/other_names.csv`` that are no actors, with the reason."""
        path = self.folder / "codebook" / "other_names.csv"
        return explained(path) if path.exists() else {}

    @cached_property
    def captions(self) -> dict[str, Caption]:
        """What stands around each chart, from ``charts.toml``; none where there is no such file."""
        path = self.folder / "charts.toml"
        return captions.read(path) if path.exists() else {}

    def caption(self, name: str) -> Caption:
        """The caption called `name`, with the labels of the groups. Raises DataError with the nearest names."""
        return captions.chosen(self.captions, name).named(self.labels)


def there(folder: Path, pattern: str) -> bool:
    """Whether a folder has a file that fits `pattern`, in any case."""
    return folder.is_dir() and any(fnmatch(path.name.casefold(), pattern) for path in folder.iterdir())
