"""Compare: two groups of a measure's table held against each other, each key by an exact test."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from bittersweet.counting import stats, wording
from bittersweet.files import DataError, nearest

if TYPE_CHECKING:
    import pandas as pd

LEVEL = 0.05
SIDES = ("target", "reference")
NUMBERS = ("count", "of", "value", "low", "high")
COLUMNS = (
    "key", "label", "per", *SIDES, *(f"{name}_{side}" for side in SIDES for name in NUMBERS),
    "effect", "low", "high", "p", "p_adjusted", "result",
)  # fmt: skip
ADJUSTMENTS: dict[str, Callable[[Sequence[float]], list[float]]] = {
    "holm": stats.holm,
    "bh": stats.adjust,
    "none": list,
}
Adjustment = Literal["holm", "bh", "none"]
Row = tuple[str, str, tuple[Any, ...]]  # label, per, then the numbers


class Comparison(NamedTuple):
    """How far two groups are apart (a ratio of rates, or a difference of shares), the interval, and the p value."""

    effect: float
    low: float
    high: float
    p: float


def compared_counts(count: int, of: int, other: int, other_of: int, *, per: str) -> Comparison:
    """Two counts held against each other: `per` "words" as rates, "sentences" as shares.

    Rates: the exact conditional test and the ratio (`stats.rate_ratio`). Shares: Fisher's exact test, and the
    difference with Newcombe's interval. No count is made up: where one side has none the ratio is 0 or infinite, where
    neither has one it does not exist (nan) and p is 1, as with a side that has no size.
    ValueError: another `per` (words of the same sentence are not independent, so that lengths have no such test), not
    whole numbers with 0 <= count <= of.

    >>> [round(number, 6) for number in compared_counts(8, 18, 0, 36, per="sentences")]
    [0.444444, 0.223452, 0.662836, 4.2e-05]
    """
    if per == "words":
        return Comparison(*stats.rate_ratio(count, of, other, other_of))
    if per == "sentences":
        return Comparison(*stats.newcombe(count, of, other, other_of), stats.fisher(count, of, other, other_of))
    raise ValueError(f"per must be words or sentences, found {per!r}")


def result(p: float, p_adjusted: float) -> str:
    """The result of a test in a word.

    >>> result(0.001, 0.01), result(0.02, 0.2), result(0.3, 1)
    ('apart', 'leaning', 'undecided')
    """
    if p_adjusted < LEVEL:
        return "apart"
    return "leaning" if p < LEVEL else "undecided"


def against(
    groups: Sequence[str], target: str | None = None, reference: str | None = None, *, pairs: bool = False
) -> list[tuple[str, str]]:
    """Who is held against whom: each target with its reference; none where there is one group.

    Two groups: the first against the second, or as named. More: each (or the `target`) against the `reference`, or
    every pair. Raises DataError for a group that is not there, for one named twice, and when more than two leave it
    open.

    >>> against(["a", "b", "c"], reference="c"), against(["a", "b"])
    ([('a', 'c'), ('b', 'c')], [('a', 'b')])
    """
    for name in (target, reference):
        if name is not None:
            nearest(name, groups, "group")
    if target is not None and target == reference:
        raise DataError(f"target and reference are both {target!r}; two groups are needed")
    if pairs:
        if target is not None or reference is not None:
            raise DataError("each pair and a target or a reference are asked for; one of the two would be right")
        return list(combinations(groups, 2))
    if reference is None:
        if len(groups) < 2:
            return []
        if len(groups) > 2:
            raise DataError(
                f"{len(groups)} groups ({', '.join(groups)}): name a reference that the others are held against, "
                "or ask for each pair (pairs=True)"
            )
        reference = next(group for group in reversed(groups) if group != target)
    return [(group, reference) for group in groups if group != reference and target in (None, group)]


def compare(
    table: pd.DataFrame,
    target: str | None = None,
    reference: str | None = None,
    *,
    pairs: bool = False,
    adjust: Adjustment = "holm",
) -> pd.DataFrame:
    """One row a key and two groups: `COLUMNS`.

    `table` is a measure's: one row a group and key, with group, key, label, count, of, value, low, high, per. Who is
    held against whom is as in `against`. `effect` with `low` and `high` is a ratio of rates (per words) or a difference
    of shares (per sentences), p that of an exact test (`compared_counts`), `p_adjusted` for all rows together: by Holm,
    or by Benjamini and Hochberg ("bh"), or not ("none"). `result`: apart (adjusted p below .05), leaning (p below .05),
    undecided. One group gives no row.
    Raises DataError as `against` does, for two rows of one group and key, and for a key that a group lacks.
    """
    import pandas as pd

    nearest(adjust, ADJUSTMENTS, "adjustment")
    rows = _by_place(table)
    found = []
    for one, other in against(list(dict.fromkeys(table["group"])), target, reference, pairs=pairs):
        for key in dict.fromkeys(table["key"]):
            (label, per, a), (_, _, b) = (_row(rows, group, key) for group in (one, other))
            effect = compared_counts(a[0], a[1], b[0], b[1], per=per)
            found.append((key, label, per, one, other, *a, *b, *effect))
    return adjusted(pd.DataFrame(found, columns=list(COLUMNS[:-2])), adjust)


def adjusted(compared: pd.DataFrame, adjust: Adjustment) -> pd.DataFrame:
    """The comparisons with `p_adjusted` and `result`, for all rows together."""
    p_adjusted = ADJUSTMENTS[adjust](compared["p"].tolist())
    words = [result(p, q) for p, q in zip(compared["p"], p_adjusted, strict=True)]
    return compared.assign(p_adjusted=p_adjusted, result=words)


def _by_place(table: pd.DataFrame) -> dict[tuple[str, str], Row]:
    """The rows of a measure by group and key."""
    rows: dict[tuple[str, str], Row] = {}
    columns = [table[name].tolist() for name in ("group", "key", "label", "per", *NUMBERS)]
    for group, key, label, per, *numbers in zip(*columns, strict=True):
        if (group, key) in rows:
            raise DataError(
                f"{key!r} of group {group!r} stands twice; one row a group and key is needed "
                "(a table by text goes to many_texts.compare)"
            )
        rows[group, key] = (label, per, tuple(numbers))
    return rows


def _row(rows: Mapping[tuple[str, str], Row], group: str, key: str) -> Row:
    if (group, key) not in rows:
        raise DataError(f"group {group!r} has no row for {key!r}; each group needs each key, with 0 where it has none")
    return rows[group, key]


def side_by_side(compared: pd.DataFrame, names: Mapping[str, str] | None = None) -> pd.DataFrame:
    """One row a key and two groups, as a reader sees it, in words: counts, values, effect, p, result.

    `compared` is what `compare` gives, for one denominator; `names` are the groups' own. With one pair of groups the
    columns bear their names, with more a column says who is held against whom. Intervals are of 95 per cent.
    Raises DataError where rates and shares stand together.
    """
    import pandas as pd

    names = names or {}
    if compared["per"].nunique() > 1:
        raise DataError(
            "rates and shares stand in one table; choose one, for instance compared[compared.per == 'words']"
        )
    words = compared["per"].eq("words").any()
    together = [
        tuple(str(names.get(group, group)) for group in pair)
        for pair in zip(compared["target"], compared["reference"], strict=True)
    ]
    one_pair = len(set(together)) == 1
    found = {"label": compared["label"].tolist()}
    if not one_pair:
        found["groups"] = [" – ".join(pair) for pair in together]
    for side, name in zip(SIDES, together[0] if one_pair else ("first", "second"), strict=True):
        count, of, value, low, high = (compared[f"{column}_{side}"].tolist() for column in NUMBERS)
        found[name] = [f"{a:,} of {b:,}" for a, b in zip(count, of, strict=True)]
        scale = 1 if words else 100
        found[f"{name}, {'per 1,000 words' if words else 'per cent'}"] = [
            wording.interval(*(scale * number for number in row)) for row in zip(value, low, high, strict=True)
        ]
    effects = zip(compared["effect"], compared["low"], compared["high"], strict=True)
    if words:
        found["ratio"] = [wording.ratio(*effect) for effect in effects]
    else:
        found["difference in points"] = [wording.difference(*effect) for effect in effects]
    found["p"] = [wording.p_value(p) for p in compared["p"]]
    found["p adjusted"] = [wording.p_value(p) for p in compared["p_adjusted"]]
    found["result"] = compared["result"].tolist()
    return pd.DataFrame(found)
