"""Verdicts: how sure a claim is, what would overturn it, and whether other measures agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bittersweet.claims.claim import Claim
from bittersweet.claims.expectations import EXPECTATIONS, By
from bittersweet.claims.overturn import Kind, overturn
from bittersweet.claims.source import Source
from bittersweet.claims.ways import Outcome, Way, first, outcomes, said
from bittersweet.counting import stats, wording
from bittersweet.counting.compare import compared_counts, result

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = [
    "id", "notebook", "claim", "holds", "specifications", "holding", "clear", "result", "p", "p_adjusted", "overturn",
    "overturn_share", "distinct", "distinct_holding", "other_measures",
]  # fmt: skip


@dataclass(frozen=True)
class Verdict:
    """A claim with all that is known of it.

    `outcomes` are its ways of counting, the notebooks' own first; `p` is that of its comparison, None where nothing is
    compared; `overturn` the smallest number of changes after which it fails, and `share` what part that is of all
    that could change; `agree` and `disagree` name the other measures of the same notion.
    """

    claim: Claim
    outcomes: tuple[Outcome, ...]
    p: float | None
    overturn: int | None
    share: float
    agree: tuple[str, ...]
    disagree: tuple[str, ...]

    @property
    def holds(self) -> str:
        """In which part of the ways of counting it holds: "all", "mostly" (more than half) or "no"."""
        holding = sum(outcome.holds for outcome in self.outcomes)
        return "all" if holding == len(self.outcomes) else "mostly" if 2 * holding > len(self.outcomes) else "no"

    @property
    def distinct(self) -> list[Outcome]:
        """The ways of counting that find other numbers, of those that the claim looks at: one outcome each."""
        evidence = EXPECTATIONS[self.claim.expect].evidence
        found: dict[object, Outcome] = {}
        for outcome in self.outcomes:
            found.setdefault(evidence(self.claim.text, outcome.numbers), outcome)
        return list(found.values())

    @property
    def others(self) -> str:
        """The other measures in words: "agree: …; disagree: …"."""
        parts = (("agree", self.agree), ("disagree", self.disagree))
        return "; ".join(f"{word}: {', '.join(names)}" for word, names in parts if names)


def verdict(claim: Claim, sources: Mapping[str, Source]) -> Verdict:
    """The claim with its ways of counting, its test, what overturns it, and the other measures."""
    source, expected = sources[claim.measure], EXPECTATIONS[claim.expect]
    found = tuple(outcomes(claim, source))
    way, numbers, _ = found[0]
    kind: Kind = "mentions" if way.per == "words" else "sentences"
    changed = overturn(claim.expect, claim.text, numbers, kind=kind)
    votes: dict[bool, list[str]] = {True: [], False: []}
    for other in claim.other:
        _, theirs = first(other, sources[other.measure])
        votes[expected.holds(claim.text, theirs)].append(other.name)
    tested = p(claim, way, numbers)
    return Verdict(claim, found, tested, changed.changes, changed.share, tuple(votes[True]), tuple(votes[False]))


def p(claim: Claim, way: Way, numbers: By) -> float | None:
    """The p of the claim's comparison, for what a way of counting finds; None where nothing is compared."""
    if not EXPECTATIONS[claim.expect].compares or len(numbers) < 2:
        return None
    own = numbers[claim.text]
    against = [theirs for group, theirs in numbers.items() if group != claim.text]
    return max(compared_counts(own.count, own.of, o.count, o.of, per=way.per).p for o in against)


def adjusted(ps: Iterable[float | None]) -> list[float | None]:
    """Each p by Holm over all that are there, None where there is none."""
    ps = list(ps)
    own = iter(stats.holm([p for p in ps if p is not None]))
    return [None if p is None else next(own) for p in ps]


def table(verdicts: Sequence[Verdict]) -> pd.DataFrame:
    """One row a claim: `COLUMNS`.

    `specifications` and `holding` count all ways of counting and those in which the claim holds, `distinct` and
    `distinct_holding` only ways whose numbers differ. `p` is adjusted by Holm over all claims that compare; `result` is
    apart, leaning or undecided, `clear` "yes" where it is apart; all three are empty where nothing is compared.
    """
    import pandas as pd

    rows = []
    for v, p_adjusted in zip(verdicts, adjusted(v.p for v in verdicts), strict=True):
        clear = word = ""
        if v.p is not None and p_adjusted is not None:
            word = result(v.p, p_adjusted)
            clear = "yes" if word == "apart" else "no"
        rows.append(
            (
                v.claim.id, v.claim.notebook, v.claim.claim, v.holds, len(v.outcomes), sum(o.holds for o in v.outcomes),
                clear, word, v.p, p_adjusted, v.overturn, v.share, len(v.distinct), sum(o.holds for o in v.distinct),
                v.others,
            )
        )  # fmt: skip
    return pd.DataFrame(rows, columns=COLUMNS).astype({"p": float, "p_adjusted": float})


def contrasts(verdicts: Sequence[Verdict]) -> pd.DataFrame:
    """One row a contrast and group: key, label, group, count, of, value, low, high, result.

    A contrast is a claim with a short label that follows from no other; values are shares with 95% intervals, as the
    notebooks count. Contrasts run from what the first group has more of to what the last has more of.
    """
    import pandas as pd

    results = table(verdicts).set_index("id")["result"]
    rows = []
    for v in verdicts:
        if not v.claim.short or v.claim.follows:
            continue
        own = []
        for group, numbers in v.outcomes[0].numbers.items():
            share = stats.share(numbers.count, numbers.of)
            own.append((v.claim.id, v.claim.short, group, numbers.count, numbers.of, *share))
        rows.append((own[-1][5] - own[0][5], [(*row, results[v.claim.id]) for row in own]))
    rows.sort(key=lambda contrast: contrast[0])
    columns = ["key", "label", "group", "count", "of", "value", "low", "high", "result"]
    return pd.DataFrame([row for _, own in rows for row in own], columns=columns)


def card(
    found: Verdict, p_adjusted: float | None, labels: Mapping[str, str], *, noun: str = "sentences"
) -> pd.DataFrame:
    """One row a thing to know of a claim: the numbers by group, the test, what would overturn it, and what agrees.

    `p_adjusted` is its p among all claims, `labels` name the groups, `noun` is what its source counts where not words.
    """
    import pandas as pd

    way, numbers, _ = found.outcomes[0]
    unit = "words" if way.per == "words" else noun
    lines = [(labels.get(group, group), f"{own.count} of {own.of:,} {unit}") for group, own in numbers.items()]
    if found.p is not None and p_adjusted is not None:
        told = f"{result(found.p, p_adjusted)}: p {wording.p_value(found.p)}"
        lines.append(("exact test", f"{told}, after Holm {wording.p_value(p_adjusted)}"))
    many = "" if found.overturn == 1 else "s"
    change = f"mention{many} more or fewer" if way.per == "words" else f"{noun.removesuffix('s')}{many} coded otherwise"
    if found.overturn is None:
        lines.append(("overturned by", "nothing of this kind"))
    else:
        share = "" if found.share != found.share else f" ({100 * found.share:.0f}% of those looked at)"
        lines.append(("overturned by", f"{found.overturn} {change}{share}"))
    holding = sum(outcome.holds for outcome in found.distinct)
    lines.append(("ways of counting that differ", f"holds in {holding} of {len(found.distinct)}"))
    if found.others:
        lines.append(("other measures", found.others))
    return pd.DataFrame(lines, columns=["claim", found.claim.claim])


def failing(found: Verdict, source: Source) -> pd.DataFrame:
    """One row a distinct way of counting in which a claim does not hold: counted, group, count, of; a row a group."""
    import pandas as pd

    usual = found.outcomes[0].way
    rows = [
        (said(outcome.way, usual, source), group, numbers.count, numbers.of)
        for outcome in found.distinct
        if not outcome.holds
        for group, numbers in outcome.numbers.items()
    ]
    return pd.DataFrame(rows, columns=["counted", "group", "count", "of"])
