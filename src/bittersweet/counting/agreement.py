"""Agreement: how far annotators give the same codes, with an interval, and how much there was to agree on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bittersweet.coding.variables import Variable
from bittersweet.counting import stats

if TYPE_CHECKING:
    import pandas as pd

CONCLUSIONS, TENTATIVE = 0.8, 0.667
FEWEST = 5  # positives that some annotator must give, or a yes/no variable shows nothing
NOTHING = "carries nothing either way"
COLUMNS = ("variable", "alpha", "verdict", "label", "group", "low", "high", "ac1", "positives", "units")


def verdict(alpha: float, most: int | None = None) -> str:
    """What an alpha allows; `most` is the largest number of positives that an annotator gave, None where not yes/no.

    >>> verdict(0.81), verdict(0.7), verdict(float("nan")), verdict(1, 2)
    ('carries conclusions', 'tentative conclusions', 'no conclusions', 'carries nothing either way')
    """
    if most is not None and most < FEWEST:
        return NOTHING
    if alpha >= CONCLUSIONS:
        return "carries conclusions"
    return "tentative conclusions" if alpha >= TENTATIVE else "no conclusions"


def limits() -> pd.DataFrame:
    """One row a range of alpha: from, and the verdict it gives, highest first. Source: Krippendorff 2004.

    >>> limits()["from"].tolist()
    [0.8, 0.667, -1.0]
    """
    import pandas as pd

    ranges = [(low, verdict(low)) for low in (CONCLUSIONS, TENTATIVE, -1.0)]
    return pd.DataFrame(ranges, columns=["from", "verdict"])


def positives(codes: pd.DataFrame, variables: Mapping[str, Variable]) -> pd.DataFrame:
    """One row a yes/no variable and annotator: variable, label, annotator, positives, of (the units coded)."""
    import pandas as pd

    rows = [
        (name, variables[name].label, who, int((own["code"] == "1").sum()), len(own))
        for (name, who), own in codes.groupby(["variable", "annotator"], sort=False)
        if variables[name].binary
    ]
    return pd.DataFrame(rows, columns=["variable", "label", "annotator", "positives", "of"])


def table(
    codes: pd.DataFrame, variables: Mapping[str, Variable], *, column: str = "unit", draws: int = 2000, seed: int = 1
) -> pd.DataFrame:
    """One row a variable: variable, alpha, verdict, label, group, low, high, ac1, positives, units.

    `codes` is long (annotator, unit, variable, code), with the units in `column`. `alpha` is Krippendorff's for
    nominal codes over all annotators; `low` and `high` hold 95 per cent of its values when units are redrawn
    (bootstrap, `draws` times); `ac1` is Gwet's; `positives` are each annotator's, such as "3 / 5" (empty where the
    variable is not yes/no). Alpha of .800 or more carries conclusions, from .667 tentative ones, below that none
    (Krippendorff 2004); a yes/no variable to which no annotator gives five positives carries nothing either way. One
    annotator alone has no alpha.
    """
    import pandas as pd

    given = positives(codes, variables).groupby("variable")["positives"].agg(list)
    rows = []
    for name, own in codes.groupby("variable", sort=False):
        variable, columns = variables[name], _columns(own, column)
        found = given.get(name)
        if len(columns) < 2:
            alpha = low = high = ac1 = float("nan")
        else:
            alpha, low, high = stats.alpha_interval(columns, draws=draws, seed=seed)
            ac1 = stats.ac1(columns)
        said = verdict(alpha, max(found) if found else None)
        texts = " / ".join(map(str, found)) if found else ""
        rows.append((name, alpha, said, variable.label, variable.group, low, high, ac1, texts, len(columns[0])))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _columns(own: pd.DataFrame, column: str) -> list[Sequence[str | None]]:
    """Each annotator's codes of one variable, the units in one order; None where a unit is not coded."""
    wide = own.pivot(index=column, columns="annotator", values="code")
    return [[code if isinstance(code, str) else None for code in wide[who]] for who in wide]
