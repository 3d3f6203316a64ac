"""Many texts: where a group has several, the text is the unit, as words of one text are not independent."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bittersweet.counting import stats
from bittersweet.counting.compare import COLUMNS as COMPARED
from bittersweet.counting.compare import NUMBERS, Adjustment, adjusted, against, compared_counts
from bittersweet.counting.stats import resampling
from bittersweet.files import DataError

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

FEWEST = 5  # texts that a group must have before an interval can come from redrawing them
TEXTS, WORDS = "texts", "words"
DRAWS = 9999
COLUMNS = ("group", "key", "label", *NUMBERS, "per", "basis", "texts")


@dataclass(frozen=True, eq=False)
class _Group:
    """A group's counts and sizes: a row a text, a column a key. `seed` makes its draws its own."""

    counts: NDArray[Any]
    sizes: NDArray[Any]
    draws: int
    seed: tuple[int, int]

    @property
    def texts(self) -> int:
        """How many texts there are."""
        return len(self.counts)

    @cached_property
    def values(self) -> NDArray[Any]:
        """The value of each key in all texts together."""
        return _ratios(self.counts.sum(axis=0), self.sizes.sum(axis=0))

    @cached_property
    def drawn(self) -> NDArray[Any]:
        """The values when texts are redrawn: a row a draw. All keys share the draws."""
        import numpy as np

        sums = resampling.redrawn(np.hstack([self.counts, self.sizes]), self.draws, self.seed)
        return _ratios(*np.hsplit(sums, 2))

    @cached_property
    def left_out(self) -> NDArray[Any]:
        """The values without one text at a time."""
        return _ratios(self.counts.sum(axis=0) - self.counts, self.sizes.sum(axis=0) - self.sizes)

    def interval(self, place: int) -> tuple[float, float]:
        """The interval of a key's value from redrawing texts, by its place."""
        return resampling.bca(self.drawn[:, place], self.values[place], [self.left_out[:, place]])


def by_group(table: pd.DataFrame, *, draws: int = DRAWS, seed: int = 1) -> pd.DataFrame:
    """One row a group and key: `COLUMNS`, with intervals that come from redrawing texts.

    `table` is a measure's by text: one row a text and key, with group, text, key, label, count, of and per. A value is
    that of all words (or sentences) of a group together. `basis` says what the interval is of: "texts", from redrawing
    whole texts (BCa bootstrap, `draws` times), or "words" where a group has fewer than five texts, or where all its
    texts have the same value: then it is Garwood's or Wilson's, too narrow by what texts differ.
    Raises DataError for two rows of one text and key, and for a key that a text lacks.
    """
    import pandas as pd

    return pd.DataFrame(_by_group(*_read(table, draws, seed)), columns=list(COLUMNS))


def _by_group(keys: Mapping[str, tuple[str, str]], groups: Mapping[str, _Group]) -> list[tuple[Any, ...]]:
    """The rows of `by_group`."""
    rows: list[tuple[Any, ...]] = []
    for name, group in groups.items():
        for place, (key, (label, per)) in enumerate(keys.items()):
            count, of = int(group.counts[:, place].sum()), int(group.sizes[:, place].sum())
            value, low, high = _by_words(count, of, per)
            ends = group.interval(place) if group.texts >= FEWEST else (math.nan, math.nan)
            basis = WORDS if math.isnan(ends[0]) else TEXTS
            if basis == TEXTS:
                low, high = (end * SCALE[per] for end in ends)
            rows.append((name, key, label, count, of, value, low, high, per, basis, group.texts))
    return rows


def compare(
    table: pd.DataFrame,
    target: str | None = None,
    reference: str | None = None,
    *,
    pairs: bool = False,
    adjust: Adjustment = "holm",
    draws: int = DRAWS,
    seed: int = 1,
) -> pd.DataFrame:
    """One row a key and two groups: the columns of `counting.compare`, then basis, texts_target, texts_reference.

    `table` is a measure's by text, as for `by_group`, whose values it shows. p comes from permuting texts between the
    two groups (of the difference of their values), the interval of the effect from redrawing the texts of both (BCa); a
    ratio has none (nan) where one group has no count at all, as no redrawing can give one. Where either group has fewer
    than five texts both are of the words (`basis`), as in `counting.compare`, and p is too small by what texts differ.
    Raises DataError as `counting.compare.against` does, and as `by_group`.
    """
    import pandas as pd

    keys, groups = _read(table, draws, seed)
    known = {(name, key): numbers for name, key, _, *numbers, _, _, _ in _by_group(keys, groups)}
    rows = []
    for one, other in against(list(groups), target, reference, pairs=pairs):
        a, b = groups[one], groups[other]
        by_texts = min(a.texts, b.texts) >= FEWEST
        p = _permuted(a, b, draws, seed) if by_texts else ()
        for place, (key, (label, per)) in enumerate(keys.items()):
            numbers = (*known[one, key], *known[other, key])
            effect = compared_counts(*numbers[0:2], *numbers[5:7], per=per)
            if by_texts:
                effect = effect._replace(p=float(p[place]), **_ends(a, b, place, per))
            basis = TEXTS if by_texts else WORDS
            rows.append((key, label, per, one, other, *numbers, *effect, basis, a.texts, b.texts))
    columns = [*COMPARED[:-2], "basis", "texts_target", "texts_reference"]
    return adjusted(pd.DataFrame(rows, columns=columns), adjust)[[*COMPARED, *columns[-3:]]]


def _read(table: pd.DataFrame, draws: int, seed: int) -> tuple[dict[str, tuple[str, str]], dict[str, _Group]]:
    """Each key with its label and denominator, and the groups."""
    if draws < 1:
        raise ValueError(f"draws must be 1 or more, found {draws}")
    keys = {key: (label, per) for key, label, per in zip(table["key"], table["label"], table["per"], strict=True)}
    doubled = table.duplicated(["group", "text", "key"])
    if doubled.any():
        first = table[doubled].iloc[0]
        raise DataError(f"{first['key']!r} of text {first['text']!r} stands twice; one row a text and key is needed")
    groups = {}
    for number, (name, own) in enumerate(table.groupby("group", sort=False)):
        wide = {column: own.pivot(index="text", columns="key", values=column) for column in ("count", "of")}
        wide = {column: found.reindex(columns=list(keys)) for column, found in wide.items()}
        if (gaps := wide["count"].isna()).any(axis=None):
            text, key = gaps.stack().idxmax()
            raise DataError(f"text {text!r} has no row for {key!r}; each text needs each key, with 0 where it has none")
        counts, sizes = (wide[column].to_numpy(dtype=float) for column in ("count", "of"))
        groups[name] = _Group(counts, sizes, draws, (seed, number))
    return keys, groups


def _ratios(counts: NDArray[Any], sizes: NDArray[Any]) -> NDArray[Any]:
    """Counts over sizes; nan where there is no size."""
    import numpy as np

    with np.errstate(invalid="ignore"):  # where there is no size there is no count
        ratios: NDArray[Any] = counts / sizes
    return ratios


SCALE = {"words": 1000.0, "sentences": 1.0}


def _by_words(count: int, of: int, per: str) -> tuple[float, float, float]:
    """The value with the interval that takes words (or sentences) for independent."""
    return stats.share(count, of) if per == "sentences" else stats.rate(count, of)


def _permuted(a: _Group, b: _Group, draws: int, seed: int) -> NDArray[Any]:
    """The p value of each key when texts change sides."""
    import numpy as np

    counts, sizes = np.vstack([a.counts, b.counts]), np.vstack([a.sizes, b.sizes])
    return resampling.permuted(counts, sizes, a.texts, draws=draws, seed=seed)


def _ends(a: _Group, b: _Group, place: int, per: str) -> Mapping[str, float]:
    """The interval of a key's effect from redrawing the texts of both groups.

    A ratio is redrawn as what a has of the sum of both rates, which stays finite where b has none.
    """
    mine, theirs = a.values[place], b.values[place]
    drawn = (a.drawn[:, place], b.drawn[:, place])
    left_out = ((a.left_out[:, place], theirs), (mine, b.left_out[:, place]))
    if per == "sentences":
        low, high = resampling.bca(drawn[0] - drawn[1], mine - theirs, [one - other for one, other in left_out])
        return {"low": low, "high": high}
    if not (mine > 0 and theirs > 0):
        return {"low": math.nan, "high": math.nan}
    parts = [_ratios(one, one + other) for one, other in left_out]
    ends = resampling.bca(_ratios(drawn[0], drawn[0] + drawn[1]), float(mine / (mine + theirs)), parts)
    low, high = (math.inf if end == 1 else end / (1 - end) for end in ends)
    return {"low": low, "high": high}
