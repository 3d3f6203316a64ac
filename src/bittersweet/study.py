"""A study: the whole way of the data of one folder, each step taken once, when it is first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bittersweet import annotation, codebook, corpus, findings, mentions, practices, sentences, speakers
from bittersweet.files import data_folder

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Study:
    """A data folder and all that follows from it; every step is a plain function of the one before.

    >>> Study.open().words
    {'news': 371, 'article': 644}
    """

    folder: Path
    texts: tuple[corpus.Text, ...]

    @classmethod
    def open(cls, folder: str | Path | None = None) -> Study:
        """The study of a data folder (default: the project's). Raises DataError when its texts are at fault."""
        where = data_folder(folder)
        return cls(where, corpus.load(where))

    @cached_property
    def all_sentences(self) -> tuple[sentences.Sentence, ...]:
        """Every sentence of every section, headings (headline, title, keywords) among them."""
        return tuple(sentence for text in self.texts for sentence in sentences.split(text))

    @cached_property
    def sentences(self) -> tuple[sentences.Sentence, ...]:
        """The sentences that count, in reading order."""
        return tuple(sentence for sentence in self.all_sentences if sentence.counted)

    @cached_property
    def words(self) -> dict[str, int]:
        """The denominator of each text: the words of its counted sentences."""
        return {text.id: sum(s.words for s in self.sentences if s.text == text.id) for text in self.texts}

    @cached_property
    def units(self) -> dict[str, int]:
        """The other denominator of each text: its counted sentences."""
        return {text.id: sum(s.text == text.id for s in self.sentences) for text in self.texts}

    @cached_property
    def labels(self) -> dict[str, str]:
        """What each text is called in tables and charts."""
        return {text.id: text.about["label"] for text in self.texts}

    @cached_property
    def by_words(self) -> dict[str, str]:
        """The label of each text with its denominator in words, as a chart's key."""
        return {text: f"{label} ({self.words[text]} words)" for text, label in self.labels.items()}

    @cached_property
    def by_sentences(self) -> dict[str, str]:
        """The label of each text with its denominator in sentences, as a chart's key."""
        return {text: f"{label} ({self.units[text]} sentences)" for text, label in self.labels.items()}

    @cached_property
    def about(self) -> pd.DataFrame:
        """What the manifest says of each text: one row a field, one column a text."""
        import pandas as pd

        fields = {text.id: {"file": text.file, **text.about} for text in self.texts}
        return pd.DataFrame(fields).rename_axis("field")

    @cached_property
    def actors(self) -> codebook.Codebook:
        """The list of actors."""
        return codebook.actors(self.folder)

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """One row a mention of an actor in the counted sentences, as `mentions.actor_table` gives them."""
        return mentions.actor_table(self.found_counted("actor"), self.actors)

    @cached_property
    def other_names(self) -> pd.DataFrame:
        """The capitalised names that are no actors: surface, note."""
        import pandas as pd

        return pd.DataFrame(codebook.other_names(self.folder).items(), columns=["surface", "note"])

    @cached_property
    def unlisted(self) -> pd.DataFrame:
        """The capitalised names that no list has: unit, name."""
        import pandas as pd

        rows = mentions.unlisted(self.sentences, self.actors, self.other_names["surface"])
        return pd.DataFrame(rows, columns=["unit", "name"])

    @cached_property
    def themes(self) -> codebook.Codebook:
        """The list of themes."""
        return codebook.themes(self.folder)

    @cached_property
    def theme_hits(self) -> pd.DataFrame:
        """One row a hit of a theme in the counted sentences, as `mentions.theme_table` gives them."""
        return mentions.list_table(self.found_counted("theme"), "theme")

    @cached_property
    def theme_codes(self) -> pd.DataFrame:
        """The annotators' theme codes: annotator, unit, variable, code ("0" or "1"); a new theme has none yet."""
        pattern = "themes_annotator_*.csv"
        coded = annotation.coded(self.folder, pattern)
        legal = {theme: ("0", "1") for theme in self.themes.about if theme in coded}
        return annotation.read(self.folder, pattern, legal, [s.unit for s in self.sentences])

    @cached_property
    def verbs(self) -> dict[str, str]:
        """The reporting verbs and what each can bring."""
        return speakers.reporting_verbs(self.folder)

    @cached_property
    def quotes(self) -> tuple[speakers.Quote, ...]:
        """Every quotation, report and citation in the counted sentences."""
        return tuple(speakers.quotes(self.sentences, self.actors, self.verbs))

    @cached_property
    def variables(self) -> dict[str, annotation.Variable]:
        """The framing variables with their labels and codes."""
        return annotation.variables(self.folder)

    def group(self, name: str) -> list[str]:
        """The framing variables of a group, such as "frame function"."""
        return [variable for variable, about in self.variables.items() if about.group == name]

    @cached_property
    def codes(self) -> pd.DataFrame:
        """The annotators' framing codes: annotator, unit, variable, code."""
        legal = {name: variable.codes for name, variable in self.variables.items()}
        return annotation.read(self.folder, "annotator_*.csv", legal, [s.unit for s in self.sentences])

    @cached_property
    def hedges(self) -> codebook.Codebook:
        """The list of hedges, by what they hedge with."""
        return codebook.word_list(self.folder / "codebook" / "hedges.csv", "hedge")

    @cached_property
    def hedge_hits(self) -> pd.DataFrame:
        """One row a hedge in the counted sentences, as `mentions.list_table` gives them, with its label."""
        table = mentions.list_table(self.found_counted("hedge"), "hedge")
        return table.assign(label=table["hedge"].map(self.hedges.labels))

    @cached_property
    def lexicon_notes(self) -> dict[str, str]:
        """What words that a sentiment lexicon scores wrongly are in these texts."""
        return codebook.notes(self.folder / "codebook" / "lexicon.csv", "word")

    @cached_property
    def naming(self) -> codebook.Codebook:
        """What one thing is called: its names, by the thing."""
        return codebook.word_list(self.folder / "codebook" / "naming.csv", "thing")

    def book(self, noun: str) -> codebook.Codebook:
        """The list called by its `noun`: actor, theme, hedge or thing."""
        match noun:
            case "actor":
                return self.actors
            case "theme":
                return self.themes
            case "hedge":
                return self.hedges
            case "thing":
                return self.naming
        raise KeyError(noun)

    def found(self, noun: str, dropped: int = 0) -> tuple[mentions.Mention, ...]:
        """The mentions of a list in all sentences, headings among them; `dropped` leaves out the entry of one row."""
        if (noun, dropped) not in self._found:
            book = self.book(noun)
            self._found[noun, dropped] = tuple(
                mentions.find(self.all_sentences, book.without(dropped) if dropped else book)
            )
        return self._found[noun, dropped]

    @cached_property
    def _found(self) -> dict[tuple[str, int], tuple[mentions.Mention, ...]]:
        return {}

    def found_counted(self, noun: str) -> list[mentions.Mention]:
        """The mentions of a list in the counted sentences."""
        return [mention for mention in self.found(noun) if mention.sentence.counted]

    @cached_property
    def findings(self) -> tuple[findings.Finding, ...]:
        """The declared findings."""
        return findings.declared(self.folder)

    def finding(self, name: str) -> findings.Finding:
        """The finding whose id is `name`. Raises KeyError when there is none."""
        return {finding.id: finding for finding in self.findings}[name]

    def outcomes(self, name: str) -> list[findings.Outcome]:
        """The finding `name` in every reasonable way of counting, the notebooks' own first."""
        if name not in self._outcomes:
            self._outcomes[name] = findings.evaluate(self, self.finding(name))
        return self._outcomes[name]

    @cached_property
    def _outcomes(self) -> dict[str, list[findings.Outcome]]:
        return {}

    @cached_property
    def plover(self) -> dict[str, str]:
        """The class of each PLOVER code."""
        return practices.plover(self.folder)

    @cached_property
    def practices(self) -> tuple[practices.Practice, ...]:
        """The practices of the text's numbered list, coded."""
        return practices.read(self)

    @cached_property
    def echoes(self) -> tuple[practices.Echo, ...]:
        """The sentences that echo a practice, graded."""
        return practices.echoes(self)

    def unit(self, name: str) -> sentences.Sentence:
        """The sentence called `name`. Raises DataError with the nearest names when there is none."""
        return self._by_unit[codebook.nearest(name, self._by_unit, "unit")]

    @cached_property
    def _by_unit(self) -> dict[str, sentences.Sentence]:
        return {sentence.unit: sentence for sentence in self.all_sentences}

    def check(self) -> None:
        """Nothing, when every file of the folder is in order and the English pipeline is there.

        Raises DataError at the first fault.
        """
        sentences.check_units(self.sentences, self.folder / "annotation" / "units.csv")
        for step in (
            "actors",
            "other_names",
            "themes",
            "theme_codes",
            "codes",
            "verbs",
            "hedges",
            "naming",
            "lexicon_notes",
            "practices",
            "echoes",
            "findings",
        ):
            getattr(self, step)
        findings.check(self)
        sentences.pipeline()
