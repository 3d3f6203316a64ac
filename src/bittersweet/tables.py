"""Tables: what a run exports, one CSV a table. Their names and columns are a contract for users.

Each table and each of its columns is described here once; the export, its test and ``docs/tables.md`` come from it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bittersweet.case import echoes
from bittersweet.coding import act_tables
from bittersweet.counting import agreement, keyness
from bittersweet.counting.measures import Per
from bittersweet.files import DataError, read_text, shown, write
from bittersweet.speech import tables as speech

if TYPE_CHECKING:
    import pandas as pd

    from bittersweet.counting.general import AnyStudy
    from bittersweet.study import Study

GROUPS, ANNOTATORS = "(a group)", "(an annotator)"  # stand for columns that have a user's word for a name
MARKS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for a formula


class Table(NamedTuple):
    """An exported table: what one row is, its columns with their meaning, and how it is made.

    `needs` names the part of a study folder without which it has no rows.
    """

    row: str
    columns: Mapping[str, str]
    make: Callable[[Any], pd.DataFrame]
    needs: str = ""


TEXT = {"text": "id of the text", "unit": "name of the sentence"}
GROUP = {"group": "id of the group (of a text without one, its own id)"}
SPAN = {
    "start": "first character in the sentence, from 0",
    "end": "the character after the last, in the sentence",
    "raw_start": "first character in the raw file, from 0",
    "raw_end": "the character after the last, in the raw file",
}
VALUE = {
    "count": "how many",
    "of": "of how many words, or sentences",
    "value": "the rate per 1,000 words, or the share, 0 to 1",
    "low": "low end of its 95% interval (Garwood for rates, Wilson for shares)",
    "high": "high end",
    "per": "words (a rate) or sentences (a share)",
}


def _sentences(study: Study) -> pd.DataFrame:
    import pandas as pd

    columns = ["text", "unit", "section", "paragraph", "sentence", "words", "group"]
    return pd.DataFrame([[getattr(s, column) for column in columns] for s in study.sentences], columns=columns)


def _mentions(study: Study) -> pd.DataFrame:
    hits = study.hits("actors")
    kinds = study.list("actors").attribute("kind") if len(hits) else {}
    return hits.rename(columns={"key": "actor"}).assign(kind=hits["key"].map(kinds))


def _actors(study: Study) -> pd.DataFrame:
    book = study.list("actors")
    table = study.measure("actors", per="words", level="text")
    whole = study.measure("actors", per="words", level="text", apart=False)
    kinds = book.attribute("kind")
    return table.assign(kind=table["key"].map(kinds), demonyms=whole["count"] - table["count"]).rename(
        columns={"key": "actor", "count": "mentions", "of": "words", "value": "per_1000"}
    )


def _theme_hits(study: Study) -> pd.DataFrame:
    table = study.hits("themes").rename(columns={"key": "theme"})
    units = {s.unit: place for place, s in enumerate(study.sentences)}
    themes = {theme: place for place, theme in enumerate(study.list("themes").labels)}
    return _sorted(table, {"unit": units, "theme": themes})


def _themes(study: Study) -> pd.DataFrame:
    return study.measure("themes", per="sentences", level="text").rename(
        columns={"key": "theme", "count": "sentences", "of": "of_sentences", "value": "share"}
    )


def _hits(study: Study) -> pd.DataFrame:
    return _stacked([study.hits(name) for name in study.lists])


def _counts(study: AnyStudy) -> pd.DataFrame:
    return _stacked([study.measure(name, per=per).assign(list=name) for name in study.lists for per in PERS])


def _compared(study: AnyStudy) -> pd.DataFrame:
    if len(study.labels) < 2:
        return _stacked([])
    return _stacked([study.compared(name).assign(list=name) for name in study.lists])


def _pairs(study: AnyStudy) -> pd.DataFrame:
    return _stacked([study.pairs(name).assign(list=name) for name in study.lists])


def _keyness(study: AnyStudy) -> pd.DataFrame:
    if sum(study.words.values()) > COMPARED:
        return _stacked([])
    words, tables = study.word_counts(), []
    for target, reference in study.against:
        table = keyness.words(words, target, reference)
        own = {_named(group, table): [words[group][word] for word in table["word"]] for group in study.labels}
        table = table.drop(columns=["count_target", "count_reference"])
        tables.append(table.assign(**own, target=target, reference=" + ".join(reference)))
    return _stacked(tables)


def _agreement(study: Study) -> pd.DataFrame:
    return agreement.table(study.codes, study.variables) if len(study.codes) else _stacked([])


def _frames(study: Study) -> pd.DataFrame:
    table = study.frames.rename(columns={"key": "code", "of": "of_sentences", "count": "sentences"})
    if not len(table):
        return table
    wide = _wide(table, "annotator", ["variable", "code", "text", "of_sentences"], "sentences")
    names = {name: place for place, name in enumerate(study.variables)}
    codes = {code: place for variable in study.variables.values() for place, code in enumerate(variable.codes)}
    texts = {text.id: place for place, text in enumerate(study.texts)}
    return _sorted(wide, {"variable": names, "code": codes, "text": texts})


def _speakers(study: Study) -> pd.DataFrame:
    return speech.table(study.quotes)


def _practices(study: Study) -> pd.DataFrame:
    return echoes.table(study.practices, study.echoes)


def _findings(study: Study) -> pd.DataFrame:
    return study.findings


def _acts(study: Study) -> pd.DataFrame:
    return act_tables.table(study.acts) if study.acts else _stacked([])


def _proposed(study: Study) -> pd.DataFrame:
    return _stacked([]) if sum(study.words.values()) > PARSED else study.proposed_acts


def _stacked(tables: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """The tables one below the other; an empty table where there are none."""
    import pandas as pd

    kept = [table for table in tables if len(table)]
    return pd.concat(kept, ignore_index=True) if kept else pd.DataFrame()


def _named(word: str, table: pd.DataFrame) -> str:
    """A user's word as the name of a column: itself, or with a mark where the table has a column of that name."""
    return word if word not in table.columns else f"{word} (group)"


def _wide(table: pd.DataFrame, column: str, index: list[str], value: str) -> pd.DataFrame:
    """`table` with a column for each value of `column`, in the order in which they come."""
    names = dict.fromkeys(table[column])
    wide = table.pivot(index=index, columns=column, values=value).reindex(columns=list(names))
    order = table[index].drop_duplicates()
    return order.join(wide, on=index).reset_index(drop=True)


def _sorted(table: pd.DataFrame, orders: Mapping[str, Mapping[str, int]]) -> pd.DataFrame:
    """`table` with its rows in the order that is given for the values of each of these columns."""
    places = table[list(orders)].apply(lambda column: column.map(orders[column.name]))
    return table.loc[places.sort_values(list(orders), kind="stable").index].reset_index(drop=True)


OF_MANY = ("counts", "compared", "pairs", "keyness")  # the tables of texts beyond memory
COMPARED = 20_000_000  # words of these up to which all their types are held against each other
PARSED = 100_000  # words that a run parses for proposed acts; more only when asked
PERS: tuple[Per, ...] = ("words", "sentences")
# The orders of the columns are the contract; what came later stands at the end.
TABLES: dict[str, Table] = {
    "sentences": Table(
        "a counted sentence",
        {
            **TEXT,
            "section": "section of the text",
            "paragraph": "number of the paragraph in its section",
            "sentence": "the sentence",
            "words": "its words: tokens between blanks with at least one letter or digit",
            **GROUP,
        },
        _sentences,
    ),
    "removed": Table(
        "a line, or the number of a list item, that is left out",
        {
            "text": TEXT["text"],
            "line": "line of the raw file, from 1",
            "reason": "why, as the manifest says",
            "content": "what is left out",
        },
        lambda study: study.removed,
    ),
    "joins": Table(
        "a join at a line end, other than a plain blank",
        {
            "text": TEXT["text"],
            "line": "line of the raw file, from 1",
            "before": "the words around the line end, a slash between them",
            "after": "what they became",
            "kind": "hyphen, hyphen kept, dash or page break",
        },
        lambda study: study.joins,
    ),
    "mentions": Table(
        "a mention of an actor",
        {
            **TEXT,
            "actor": "key of the actor",
            "kind": "kind of actor",
            "form": "form of the name",
            "surface": "the words",
            **SPAN,
        },
        _mentions,
        "actors",
    ),
    "actors": Table(
        "a text and actor, zeros among them",
        {
            "text": TEXT["text"],
            "actor": "key of the actor",
            "label": "its label",
            "kind": "kind of actor",
            "mentions": "how often it is named; forms apart (demonyms) not counted",
            "words": "counted words of the text",
            "per_1000": "mentions per 1,000 words",
            "low": "low end of the exact 95% interval (Garwood)",
            "high": "high end",
            "demonyms": "mentions in forms that are counted apart",
            **GROUP,
        },
        _actors,
        "actors",
    ),
    "theme_hits": Table(
        "a hit of a theme", {**TEXT, "theme": "key of the theme", "surface": "the words", **SPAN}, _theme_hits, "themes"
    ),
    "themes": Table(
        "a text and theme, zeros among them",
        {
            "text": TEXT["text"],
            "theme": "key of the theme",
            "label": "its label",
            "sentences": "sentences with the theme",
            "of_sentences": "counted sentences of the text",
            "share": "their share, 0 to 1",
            "low": "low end of the 95% interval (Wilson)",
            "high": "high end",
            **GROUP,
        },
        _themes,
        "themes",
    ),
    "keyness": Table(
        "a word type and the group it is held against the others for",
        {
            "word": "the word, lower case, outer punctuation off",
            GROUPS: "how often the group has it, one column a group",
            "log_likelihood": "signed G² (Dunning), positive where it leans to the target",
            "log_ratio": "binary logarithm of the ratio of relative frequencies (Hardie)",
            "p": "p of G², one degree of freedom",
            "p_adjusted": "p after Benjamini–Hochberg over all types",
            "log_odds": "z of the log-odds with an informative prior (Monroe and others)",
            "p_fisher": "p of Fisher's exact test",
            "testable": "whether the word is frequent enough to reach 5% at all (Tarone)",
            "p_tarone": "p of Fisher's exact test times the number of testable words; empty for the others",
            "survives": "whether that is below .05",
            "target": "id of the group that positive numbers lean to",
            "reference": "what it is held against",
        },
        _keyness,
    ),
    "agreement": Table(
        "a variable that annotators coded",
        {
            "variable": "the variable",
            "alpha": "Krippendorff's alpha, nominal",
            "verdict": "what it allows",
            "label": "label of the variable",
            "group": "the group of variables it belongs to",
            "low": "low end of alpha's 95% interval when sentences are redrawn",
            "high": "high end",
            "ac1": "Gwet's AC1",
            "positives": "sentences coded yes, by annotator, of a yes/no variable",
            "units": "sentences coded",
        },
        _agreement,
        "sentence codes",
    ),
    "frames": Table(
        "a variable, code and text, zeros among them",
        {
            "variable": "the variable",
            "code": "the code",
            "text": TEXT["text"],
            ANNOTATORS: "sentences with the code, one column an annotator",
            "of_sentences": "counted sentences of the text",
        },
        _frames,
        "sentence codes",
    ),
    "speakers": Table(
        "a text, speaker and way of speaking",
        {
            "text": TEXT["text"],
            "speaker": "key of the actor, or unattributed",
            "kind": "kind of actor",
            "mode": "direct, partial, citation or indirect",
            "words_quoted": "words inside quotation marks",
            "units": "the sentences",
            "quotes": "how many quotations, reports or citations",
            "sentence_words": "all words of these sentences",
            "words_reported": "words of indirect speech",
        },
        _speakers,
        "reporting verbs",
    ),
    "practices": Table(
        "a practice of the article's list",
        {
            "number": "number in the list",
            "quote": "the words",
            "raw_start": SPAN["raw_start"],
            "raw_end": SPAN["raw_end"],
            "initiator": "key of who does it",
            "recipient": "key of whom it is done to or for",
            "target": "key of whom it harms, where that is another",
            "domain": "what it is about",
            "direction": "cooperation, coercion, both or neither",
            "plover": "event codes",
            "echo": "best grade of an echo in another text",
            "echo_units": "the sentences",
            "own_echo": "best grade of an echo in its own text",
            "own_echo_units": "the sentences",
            "contrary_units": "sentences that say the contrary",
            "note": "why it is coded so",
        },
        _practices,
        "practices",
    ),
    "findings": Table(
        "a claim",
        {
            "id": "id of the claim",
            "notebook": "where it is made",
            "claim": "the claim",
            "holds": "in all, mostly or no: in which part of the ways of counting it holds",
            "specifications": "ways of counting",
            "holding": "those in which it holds",
            "clear": "yes where two groups are apart, no where not, empty where nothing is compared",
            "result": "apart (adjusted p < .05), leaning (p < .05) or undecided; empty where nothing is compared",
            "p": "p of the exact test: of two rates, or Fisher's of two shares",
            "p_adjusted": "p after Holm over all claims that compare",
            "overturn": "the smallest number of changes (sentences or acts coded otherwise, mentions) that undo it",
            "overturn_share": "the part that this is of all that could change",
            "distinct": "ways of counting that differ in the numbers that the claim looks at",
            "distinct_holding": "those in which it holds",
            "other_measures": "other measures of the same notion that agree or disagree",
        },
        _findings,
        "claims",
    ),
    "hits": Table(
        "a hit of any list",
        {
            "list": "name of the list",
            "key": "key",
            "label": "its label",
            "form": "form of the surface",
            "entry": "row of the list",
            **GROUP,
            **TEXT,
            "surface": "the words",
            **SPAN,
        },
        _hits,
        "word lists",
    ),
    "counts": Table(
        "a group and key of any list, per words and per sentences, zeros among them",
        {"list": "name of the list", **GROUP, "key": "key", "label": "its label", **VALUE},
        _counts,
        "word lists",
    ),
    "compared": Table(
        "a key of any list and two groups",
        {
            "list": "name of the list",
            "key": "key",
            "label": "its label",
            "per": VALUE["per"],
            "target": "id of the one group",
            "reference": "id of the other",
            **{
                f"{what}_{who}": f"{VALUE[what]}, {who}"
                for who in ("target", "reference")
                for what in ("count", "of", "value", "low", "high")
            },
            "effect": "ratio of the two rates, or difference of the two shares",
            "low": "low end of its 95% interval (exact; Newcombe's)",
            "high": "high end",
            "p": "p of the exact test",
            "p_adjusted": "p after Holm over the keys of the list",
            "result": "apart, leaning or undecided",
        },
        _compared,
        "word lists",
    ),
    "pairs": Table(
        "a group and pair of keys of one list that share a sentence",
        {
            "list": "name of the list",
            **GROUP,
            "key": "both keys, joined by +",
            "label": "their labels",
            "first": "one key",
            "second": "the other",
            "count": "sentences with both",
            "of": "counted sentences",
            "value": "their share, 0 to 1",
            "low": "low end of its 95% interval (Wilson)",
            "high": "high end",
            "lift": "how many times as many as if the two were independent",
        },
        _pairs,
        "word lists",
    ),
    "acts": Table(
        "an act that a sentence names",
        {
            "act": "name of the act: the sentence and a number",
            "group": GROUP["group"],
            **TEXT,
            "words": "the words that name it",
            **SPAN,
            ANNOTATORS: "each annotator's code of each variable, one column each",
        },
        _acts,
        "acts",
    ),
    "proposed_acts": Table(
        "an act that a machine proposes; nobody has read it, and no count rests on it",
        {
            **GROUP,
            **TEXT,
            "agent": "keys of the actors that it takes for the doers, joined by +; empty: nobody of the list",
            "act": "the words that name the act",
            "target": "keys of the actors to, with or for whom it is done",
            "form": "active, passive, nonfinite or noun",
            "agent_stated": "where the doer stands: subject, by phrase, modifier (before the noun) or none",
            **SPAN,
        },
        _proposed,
        "actors",
    ),
}


def left_out(study: AnyStudy) -> str:
    """Why a table is left out of an export, "" where none is: some take minutes where there are many words."""
    words = sum(study.words.values())
    said = []
    if words > COMPARED:
        said.append(
            f"keyness is empty: {words:,} words are more than a run holds against each other; study.keywords does"
        )
    if words > PARSED and hasattr(study, "proposed_acts"):
        said.append(f"proposed_acts is empty: {words:,} words are more than a run parses; study.proposed_acts does")
    return "; ".join(said)


def export(study: AnyStudy, folder: Path, names: Iterable[str] = ()) -> list[Path]:
    """Write each table of `study` (of these `names`) as CSV into `folder`, and give the files.

    They are UTF-8, with one header line and LF line ends. Numbers stand with up to ten significant digits. A cell that
    a spreadsheet would take for a formula begins with an apostrophe. Raises DataError when the folder
    cannot be written.
    """
    return [write(folder / f"{name}.csv", as_csv(made(study, name))) for name in [*names] or TABLES]


def made(study: AnyStudy, name: str) -> pd.DataFrame:
    """The table called `name`, its columns as described; a header and no rows where the study lacks what it needs."""
    import pandas as pd

    about = TABLES[name]
    absent = getattr(study, "absent", ())  # of many texts every table that is made has what it needs
    lacks = about.needs in absent or (about.needs in ("actors", "themes") and about.needs not in study.lists)
    table = pd.DataFrame() if lacks else about.make(study)
    wild = [column for column in table.columns if column not in about.columns]
    columns = []
    for column in about.columns:
        if column in (GROUPS, ANNOTATORS):
            columns += wild
        elif column in table.columns or not len(table):
            columns.append(column)
        else:
            raise KeyError(f"table {name} has no column {column}")
    return table.reindex(columns=columns)


def as_csv(table: pd.DataFrame) -> str:
    """The table as CSV text; `read` takes it back."""
    columns = []
    for place in range(table.shape[1]):
        column = table.iloc[:, place]
        columns.append(["" if gone else _cell(value) for value, gone in zip(column, column.isna(), strict=True)])
    header = [_cell(str(name)) for name in table.columns]
    return "".join(f"{','.join(row)}\n" for row in [header, *zip(*columns, strict=True)])


def _cell(value: object) -> str:
    """A value as a cell of CSV: what a spreadsheet would take for a formula has an apostrophe before it."""
    if not isinstance(value, str):
        return f"{value:.10g}" if isinstance(value, float) else str(value)
    # One that has apostrophes before a formula of its own gets one more, so that taking one off gives it back.
    safe = f"'{value}" if value.lstrip("'").startswith(MARKS) else value
    return '"' + safe.replace('"', '""') + '"' if any(mark in safe for mark in ',"\r\n') else safe


def read(path: Path) -> pd.DataFrame:
    """The exported table at `path`, every cell as text: without the apostrophe before what is like a formula.

    What is missing is "". Raises DataError when the file cannot be read, and when it is no table as one is exported.
    """
    import pandas as pd

    try:
        [header, *rows] = csv.reader(io.StringIO(read_text(path), newline=""), strict=True)
    except (csv.Error, ValueError):
        raise DataError(f"{shown(path)}: no table; export it again with bittersweet run") from None
    # A row of one empty cell is an empty line, which has no cell.
    cells = [[_plain(cell) for cell in row or [""]] for row in rows]
    return pd.DataFrame(cells, columns=[_plain(name) for name in header or [""]], dtype=str)


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(MARKS) else cell


def dictionary() -> str:
    """The data dictionary, as Markdown: every table with its columns and their meaning."""
    parts = [
        "# The tables",
        "What `bittersweet run` writes to `build/tables/`: CSV, UTF-8, one header line. Spans are half-open and count "
        "characters. A table whose part is absent from a study folder has a header and no rows. This page is made by "
        "`bittersweet tables`.",
    ]
    for name, table in TABLES.items():
        rows = "\n".join(f"| `{column}` | {meaning} |" for column, meaning in table.columns.items())
        parts.append(f"## {name}\n\nOne row {table.row}.\n\n| column | meaning |\n|---|---|\n{rows}")
    return "\n\n".join(parts) + "\n"
