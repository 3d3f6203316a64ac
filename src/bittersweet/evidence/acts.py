"""Acts in their sentences: those that annotators code as asked, their words marked, with every annotator's codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bittersweet.coding.acts import Coded
from bittersweet.evidence.coded import BETWEEN
from bittersweet.evidence.marking import bracketed
from bittersweet.files import DataError, nearest

if TYPE_CHECKING:
    import pandas as pd

Codes = str | Sequence[str]


def acts(
    coded: Coded, labels: Mapping[str, str], *, show: Sequence[str] = (), text: str = "", **asked: Codes
) -> pd.DataFrame:
    """One row an act that some annotator codes in all that is asked: text, act, the variables to `show`, sentence.

    Ask by variable: ``form="noun"``, ``factuality=["possible", "intended"]``; several variables mean *and*. A party is
    asked for by its key, wherever it stands among several; `text` is the only text asked for. In the sentence the act's
    words stand in [brackets]; a code is shown once where all annotators give it, else each annotator's in order.
    `labels` name the parties. Raises DataError with the legal names for an unknown variable or code.
    """
    import pandas as pd

    for name, codes in asked.items():
        _check(coded, labels, name, codes)
    for name in show:
        nearest(name, coded.variables, "variable of acts")
    said: dict[tuple[str, str], dict[str, str]] = {}
    for who, act, name, code in coded.merged.itertuples(index=False, name=None):
        said.setdefault((act, who), {})[name] = code
    people = dict.fromkeys(coded.merged["annotator"])
    if text:
        nearest(text, dict.fromkeys(act.sentence.text for act in coded.acts), "text")
    rows = []
    for act in coded.acts:
        if text not in ("", act.sentence.text):
            continue
        own = [said[act.name, who] for who in people]
        if any(all(_holds(codes[name], wanted) for name, wanted in asked.items()) for codes in own):
            shown = [
                BETWEEN.join(dict.fromkeys(_named(coded, labels, name, codes[name]) for codes in own)) for name in show
            ]
            sentence = bracketed(act.sentence.sentence, [(act.start, act.end)])
            rows.append((act.sentence.text, act.name, *shown, sentence))
    return pd.DataFrame(rows, columns=["text", "act", *(_plain(name) for name in show), "sentence"])


def _check(coded: Coded, labels: Mapping[str, str], name: str, codes: Codes) -> None:
    """Raise DataError for a variable that acts do not have and for a code that it cannot have."""
    variable = coded.variables[nearest(name, coded.variables, "variable of acts")]
    for code in [codes] if isinstance(codes, str) else codes:
        legal = {**(labels if name in coded.stands_for else {}), **variable.codes}
        if variable.takes != "year" and code not in legal:
            raise DataError(f"no {name} is {code!r}; one of {', '.join(legal)} would be right")


def _holds(code: str, wanted: Codes) -> bool:
    """Whether one of the codes that are wanted is the code, or one of the parties that it joins."""
    return not set([wanted] if isinstance(wanted, str) else wanted).isdisjoint(code.split("+"))


def _named(coded: Coded, labels: Mapping[str, str], name: str, code: str) -> str:
    """A code in words: parties and codes by their labels."""
    legal = {**(labels if name in coded.stands_for else {}), **coded.variables[name].codes}
    return " + ".join(legal.get(part, part) for part in code.split("+"))


def _plain(name: str) -> str:
    return name.replace("_", " ")
