"""Evidence: from any number to its sentences, and from the sentences to the raw file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

from bittersweet.codebook import nearest
from bittersweet.files import DataError

if TYPE_CHECKING:
    from bittersweet.study import Study

COLUMNS = ["text", "unit", "left", "match", "right", "line", "raw_start", "raw_end"]


def concordance(
    study: Study,
    *,
    actor: str | None = None,
    theme: str | None = None,
    hedge: str | None = None,
    word: str | None = None,
    text: str | None = None,
    width: int | None = None,
) -> pd.DataFrame:
    """Every mention of an actor, theme, hedge or word in its sentence: text, unit, left, match, right, line, raw span.

    Name exactly one of `actor`, `theme`, `hedge` and `word`; an empty name ("") asks for all of the list. A word is
    matched whole and in any case, and may end in a star. `text` keeps one text; `width` cuts the
    context to so many characters a side. `line` and the
    half-open raw span say where the match begins in the raw file. Raises DataError with the nearest names
    for an actor or theme that is not listed.

    >>> from bittersweet.study import Study
    >>> concordance(Study.open(), actor="musharraf")[["unit", "match", "line"]].values.tolist()
    [['A30', 'General Musharraf', 82]]
    """
    asked = {"actor": actor, "theme": theme, "hedge": hedge, "word": word}
    named = {noun: name for noun, name in asked.items() if name is not None}
    if len(named) != 1:
        raise DataError(f"a concordance is of one {', '.join(asked)}; found {named or 'none'}; name exactly one")
    ((noun, name),) = named.items()
    found = _word(study, name) if noun == "word" else _listed(study, noun, name)
    if text is not None:
        found = found[found["text"] == nearest(text, [t.id for t in study.texts], "text")]
    line_starts = {t.id: [line.start for line in t.lines] for t in study.texts}
    rows = []
    for hit in found.itertuples():
        sentence = study.unit(hit.unit).sentence
        left, right = sentence[: hit.start], sentence[hit.end :]
        if width is not None:
            left, right = _cut(left[::-1], width)[::-1], _cut(right, width)
        line = sum(start <= hit.raw_start for start in line_starts[hit.text])
        match = sentence[hit.start : hit.end]
        rows.append((hit.text, hit.unit, left.strip(), match, right.strip(), line, hit.raw_start, hit.raw_end))
    return pd.DataFrame(rows, columns=COLUMNS)


def _listed(study: Study, noun: str, name: str) -> pd.DataFrame:
    """The mentions of a list, of one of its keys or of all."""
    table = {"actor": lambda: study.mentions, "theme": lambda: study.theme_hits, "hedge": lambda: study.hedge_hits}[
        noun
    ]()
    return table[table[noun] == study.book(noun).known(name)] if name else table


def _cut(context: str, width: int) -> str:
    """At most `width` characters of `context`, whole words, with "…" where it was cut.

    >>> _cut(" that became noticeable", 14)
    ' that became…'
    """
    if len(context) <= width:
        return context
    return context[: width + 1].rpartition(" ")[0] + "…"


def _word(study: Study, word: str) -> pd.DataFrame:
    """One row a match of `word`: text, unit, start, end, raw_start, raw_end."""
    stem = word.strip().removesuffix("*").replace("’", "'")
    if not any(map(str.isalnum, stem)):
        raise DataError(f"the word asked for is {word!r}; at least one letter or digit is needed")
    ending = r"\w*" if word.strip().endswith("*") else ""
    pattern = re.compile(rf"(?<!\w){re.escape(stem)}{ending}(?!\w)", re.IGNORECASE)
    rows = [
        (s.text, s.unit, *match.span(), *s.locate(*match.span()))
        for s in study.sentences
        for match in pattern.finditer(s.sentence.replace("’", "'"))
    ]
    return pd.DataFrame(rows, columns=["text", "unit", "start", "end", "raw_start", "raw_end"])


def sentences(study: Study, units: list[str] | pd.Series) -> pd.DataFrame:
    """The named units in full, in the order given: text, unit, sentence."""
    found = [study.unit(unit) for unit in dict.fromkeys(units)]
    return pd.DataFrame([(s.text, s.unit, s.sentence) for s in found], columns=["text", "unit", "sentence"])


def coded(study: Study, variable: str, code: str, beside: str = "") -> pd.DataFrame:
    """The sentences that at least one annotator gives a code: text, unit, annotators, sentence.

    `annotators` names those who give it. With `beside` a further column has the annotators' codes of that other
    variable. Raises DataError with the legal names for an unknown variable or code.
    """
    if variable not in study.variables or code not in study.variables[variable].codes:
        legal = study.variables[variable].codes if variable in study.variables else study.variables
        raise DataError(f"no {variable} = {code!r}; one of {', '.join(legal)} would be right")
    if beside and beside not in study.variables:
        raise DataError(f"no variable is called {beside!r}; one of {', '.join(study.variables)} would be right")
    own = study.codes[(study.codes["variable"] == variable) & (study.codes["code"] == code)]
    groups = {str(unit): group for unit, group in own.groupby("unit")}
    rows = []
    for sentence in study.sentences:
        unit, group = sentence.unit, groups.get(sentence.unit)
        if group is None:
            continue
        who = " and ".join(name.removeprefix("annotator_") for name in group["annotator"])
        rows.append((sentence.text, unit, who, sentence.sentence))
    table = pd.DataFrame(rows, columns=["text", "unit", "annotators", "sentence"])
    if beside:
        others = study.codes[study.codes["variable"] == beside].groupby("unit")["code"].agg(" / ".join)
        table.insert(3, beside, table["unit"].map(others))
    return table


def marked(study: Study) -> pd.DataFrame:
    """Every sentence with its themes: text, unit, themes, sentence; what the list matched stands in brackets."""
    rows = []
    for sentence in study.sentences:
        hits = study.theme_hits[study.theme_hits["unit"] == sentence.unit]
        themes = ", ".join(study.themes.labels[theme] for theme in dict.fromkeys(hits["theme"]))
        content, end = "", 0
        for start, stop in _merged(sorted(zip(hits["start"], hits["end"], strict=True))):
            content += f"{sentence.sentence[end:start]}[{sentence.sentence[start:stop]}]"
            end = stop
        rows.append((sentence.text, sentence.unit, themes or "–", content + sentence.sentence[end:]))
    return pd.DataFrame(rows, columns=["text", "unit", "themes", "sentence"])


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans with overlapping ones made one."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def raw_lines(study: Study, unit: str) -> pd.DataFrame:
    """The lines of the raw file from the first to the last word of a unit: line, fate, content.

    `fate` is the section that keeps the line, or the reason why it is removed.
    """
    sentence = study.unit(unit)
    text = next(text for text in study.texts if text.id == sentence.text)
    start, end = sentence.locate(0, len(sentence.sentence))
    fates = [(f"kept: {section.name}", lines) for section in text.sections for lines in section.lines]
    fates += [(f"removed: {removal.reason}", removal.lines) for removal in text.removals]
    rows = [
        (line.number, fate, line.content)
        for line in text.lines
        if line.start < end and line.start + len(line.content) > start
        for fate, (first, last) in fates
        if first <= line.number <= last
    ]
    return pd.DataFrame(rows, columns=["line", "fate", "content"])
