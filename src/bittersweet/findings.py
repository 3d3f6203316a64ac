"""Findings: every claim of the notebooks, declared once, and how sturdy it is under other ways of counting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bittersweet import counting, speakers, stats
from bittersweet.codebook import nearest
from bittersweet.counting import Choice, Tally
from bittersweet.files import DataError, one_of, read_toml, shown

if TYPE_CHECKING:
    import pandas as pd

    from bittersweet.study import Study

FIELDS = {
    "id",
    "notebook",
    "claim",
    "measure",
    "keys",
    "expect",
    "text",
    "by",
    "variable",
    "leave_out",
    "section",
    "short",
}


@dataclass(frozen=True)
class Finding:
    """One claim: the notebook whose heading it is, the measure and keys it rests on, and what is expected.

    `expect` is one of `EXPECTATIONS`; `text` is the text it speaks of. `by` groups a list ("kind"), `variable`
    names what annotators coded, `leave_out` the sections that may be left out in counting, `section` the only one
    that counts. `short` labels the finding in the picture that sums the contrasts up; without it the finding is not
    in that picture.
    """

    id: str
    notebook: str
    claim: str
    measure: str
    keys: tuple[str, ...]
    expect: str
    text: str = ""
    by: str = ""
    variable: str = ""
    leave_out: tuple[str, ...] = ("abstract", "practices")
    section: str = ""
    short: str = ""


class Outcome(NamedTuple):
    """A finding in one way of counting: each text's count of its keys and denominator, and whether it holds."""

    choice: Choice
    counts: tuple[int, int]
    of: tuple[int, int]
    holds: bool


def declared(folder: Path) -> tuple[Finding, ...]:
    """The findings of ``findings.toml`` in a data folder. Raises DataError for a field that is unknown or missing."""
    path = folder / "findings.toml"
    found = []
    for number, entry in enumerate(read_toml(path).get("finding", []), start=1):
        place = f"{shown(path)}, [[finding]] number {number}"
        missing = {"id", "notebook", "claim", "measure", "keys", "expect"} - set(entry)
        if missing or set(entry) - FIELDS:
            fault = f"{', '.join(sorted(missing))} missing" if missing else f"{', '.join(set(entry) - FIELDS)} unknown"
            raise DataError(f"{place}: {fault}; a finding has {', '.join(sorted(FIELDS))}")
        one_of(entry["measure"], counting.MEASURES, place, "measure")
        one_of(entry["expect"], EXPECTATIONS, place, "expect")
        lists = {name: tuple(value) for name, value in entry.items() if isinstance(value, list)}
        found.append(Finding(**(entry | lists)))
    if len({finding.id for finding in found}) < len(found):
        raise DataError(f"{shown(path)}: two findings have one id; each needs its own")
    return tuple(found)


def check(study: Study) -> None:
    """Nothing, when every name in the findings exists. A misspelt one would let "absent" and "none" hold for ever.

    Raises DataError naming the finding and what it asks for.
    """
    texts = {text.id: [section.name for section in text.sections] for text in study.texts}
    for finding in study.findings:
        place = f"{shown(study.folder / 'findings.toml')}, finding {finding.id}"
        try:
            if not finding.keys or (finding.expect in ("more", "only", "absent") and not finding.text):
                raise DataError(
                    f"{'text' if finding.keys else 'keys'} is missing; expect = {finding.expect!r} needs it"
                )
            parts = [part for key in finding.keys for part in (key.split("+") if finding.measure == "pairs" else [key])]
            for part in parts:
                nearest(part, counting.known_keys(study, finding), "key")
            if finding.text:
                nearest(finding.text, texts, "text")
            for section in filter(None, (finding.section, *finding.leave_out)):
                nearest(section, [name for names in texts.values() for name in names], "section")
        except DataError as error:
            raise DataError(f"{place}: {error}") from None


def evaluate(study: Study, finding: Finding) -> list[Outcome]:
    """The finding in every reasonable way of counting, the notebooks' own first."""
    return [_outcome(study, finding, choice) for choice in counting.choices(study, finding)]


def _outcome(study: Study, finding: Finding, choice: Choice) -> Outcome:
    tallies = counting.tally(study, finding, choice)
    expected = EXPECTATIONS[finding.expect]
    both = list(tallies.values())
    counts, of = (tuple(values) for values in zip(*((_own(finding, tally), tally.of) for tally in both), strict=True))
    return Outcome(choice, counts, of, expected(finding, tallies))


def clear(study: Study, finding: Finding) -> str:
    """ "yes" or "no", whether the two texts' 95% intervals lie apart as the notebooks count; else "".

    Only a comparison has such intervals: exact ones for mentions per words, Wilson's for sentences, and for words in
    quotation marks the range that the share takes when sentences are redrawn.
    """
    first = study.outcomes(finding.id)[0]
    if finding.expect not in ("more", "only"):
        return ""
    if finding.measure == "quoted":
        a, b = (speakers.quoted_share(study.quotes, study.sentences, text.id) for text in study.texts)
    else:
        estimate = stats.share if first.choice.denominator == "sentences" else stats.rate
        a, b = (estimate(count, of) for count, of in zip(first.counts, first.of, strict=True))
    return "yes" if a.low > b.high or b.low > a.high else "no"


def _own(finding: Finding, tally: Tally) -> int:
    return sum(tally.counts[key] for key in finding.keys)


def _value(finding: Finding, tally: Tally) -> float:
    return _own(finding, tally) / tally.of if tally.of else 0.0


def _more(finding: Finding, tallies: dict[str, Tally]) -> bool:
    """The keys together are more frequent in the finding's text than in the other."""
    own = _value(finding, tallies[finding.text])
    return all(own > _value(finding, tally) for text, tally in tallies.items() if text != finding.text)


def _only(finding: Finding, tallies: dict[str, Tally]) -> bool:
    """Each key is there in the finding's text, and none in the other."""
    own = all(tallies[finding.text].counts[key] > 0 for key in finding.keys)
    return own and all(_own(finding, tally) == 0 for text, tally in tallies.items() if text != finding.text)


def _lead(finding: Finding, tallies: dict[str, Tally]) -> bool:
    """The keys are the most frequent ones, in the finding's text or, where it names none, in every text."""
    texts = [finding.text] if finding.text else list(tallies)
    return all(_leads(finding, tallies[text]) for text in texts)


def _leads(finding: Finding, tally: Tally) -> bool:
    others = [count for key, count in tally.counts.items() if key not in finding.keys]
    return min(tally.counts[key] for key in finding.keys) > max(others, default=0)


def _none(finding: Finding, tallies: dict[str, Tally]) -> bool:
    """The keys are nowhere."""
    return all(_own(finding, tally) == 0 for tally in tallies.values())


def _absent(finding: Finding, tallies: dict[str, Tally]) -> bool:
    """None of the keys is in the finding's text."""
    return _own(finding, tallies[finding.text]) == 0


def _there(finding: Finding, tallies: dict[str, Tally]) -> bool:
    """Each of the keys is in the finding's text, or where it names none in every text."""
    texts = [finding.text] if finding.text else list(tallies)
    return all(tallies[text].counts[key] > 0 for text in texts for key in finding.keys)


EXPECTATIONS: dict[str, Callable[[Finding, dict[str, Tally]], bool]] = {
    "more": _more,
    "only": _only,
    "lead": _lead,
    "none": _none,
    "absent": _absent,
    "there": _there,
}


def table(study: Study, *names: str) -> pd.DataFrame:
    """One row a finding: id, notebook, claim, holds, specifications, holding, clear.

    `holding` of the `specifications` (ways of counting) bear the claim out; `holds` is "all", "mostly" (more than
    half) or "no". `clear` is as the function of that name. `names` keeps these findings only.
    """
    import pandas as pd

    rows = []
    for finding in [study.finding(name) for name in names] or study.findings:
        outcomes = study.outcomes(finding.id)
        holding = sum(outcome.holds for outcome in outcomes)
        holds = "all" if holding == len(outcomes) else "mostly" if 2 * holding > len(outcomes) else "no"
        apart = clear(study, finding)
        rows.append((finding.id, finding.notebook, finding.claim, holds, len(outcomes), holding, apart))
    columns = ["id", "notebook", "claim", "holds", "specifications", "holding", "clear"]
    return pd.DataFrame(rows, columns=columns)


def outcomes(study: Study) -> pd.DataFrame:
    """One row a finding and way of counting: id, log_ratio, holds.

    The log ratio (base 2) is of the first text's value over the second's, and missing where a finding compares
    nothing.
    """
    import pandas as pd

    rows = []
    for finding in study.findings:
        compares = finding.expect in ("more", "only")
        for outcome in study.outcomes(finding.id):
            (a, b), (of_a, of_b) = outcome.counts, outcome.of
            ratio = stats.log_ratio(a, b, max(of_a, a), max(of_b, b)) if compares else None
            rows.append((finding.id, ratio, outcome.holds))
    return pd.DataFrame(rows, columns=["id", "log_ratio", "holds"])


def contrasts(study: Study) -> pd.DataFrame:
    """One row a finding that has a short label: label, a column of per cent a text, counts, clear, holds.

    Values are as the notebooks count; `counts` shows them as they are. Rows run from what the first text has more of
    to what the second has more of.
    """
    import pandas as pd

    texts = [text.id for text in study.texts]
    rows = []
    for finding in study.findings:
        if finding.short:
            first = study.outcomes(finding.id)[0]
            shares = (round(100 * count / of, 1) for count, of in zip(first.counts, first.of, strict=True))
            counts = ", ".join(f"{count} of {of}" for count, of in zip(first.counts, first.of, strict=True))
            held = study.outcomes(finding.id)
            holds = f"{sum(outcome.holds for outcome in held)} of {len(held)}"
            rows.append((finding.short, *shares, counts, clear(study, finding), holds))
    rows.sort(key=lambda row: row[2] - row[1])
    return pd.DataFrame(rows, columns=["label", *texts, "counts", "clear", "holds"])


def failing(study: Study, name: str) -> pd.DataFrame:
    """One row a way of counting in which a finding does not hold: counting, and both texts' counts and denominators."""
    import pandas as pd

    finding = study.finding(name)
    noun = counting.MEASURES[finding.measure].noun
    book = study.book(noun) if noun else None
    rows = [
        (outcome.choice.words(book), *(f"{n} of {of}" for n, of in zip(outcome.counts, outcome.of, strict=True)))
        for outcome in study.outcomes(name)
        if not outcome.holds
    ]
    return pd.DataFrame(rows, columns=["counted", *(text.id for text in study.texts)])
