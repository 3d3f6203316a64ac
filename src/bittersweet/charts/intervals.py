"""Dots with their intervals: the rates or shares of any number of groups, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bittersweet.charts import rows
from bittersweet.charts.captions import Caption, heading
from bittersweet.charts.sheet import blank, described, marks, sheet
from bittersweet.charts.style import drawn, mix, readable, tone
from bittersweet.charts.tables import Group, Unit, cells, groups, keys, known, missing, need, results, sized, unit
from bittersweet.charts.words import number, percent, size

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLUMNS = ("group", "key", "value", "low", "high")
KIND = "Dots with their 95% intervals"
STEP = 0.16  # inches between the lanes of a row
DOTS = 1000  # texts of a group that are drawn in a row; more of them are a smear

Cells = Mapping[tuple[Any, ...], Mapping[str, Any]]


@drawn
def intervals(
    table: pd.DataFrame,
    *,
    title: str = "",
    subtitle: str = "",
    caption: Caption | None = None,
    names: Mapping[str, str] | None = None,
    order: Iterable[str] | None = None,
    compared: pd.DataFrame | None = None,
    texts: pd.DataFrame | None = None,
    counts: bool = False,
    axis: str = "",
) -> Figure:
    """A row a key, in it a dot with its 95% interval for each group.

    `table` is a measure: group, key, label, value, low, high, per; with count and of where `counts` are to be written
    at the right (a column counts, such as "3 / 4" for two annotators, goes before count). `compared` (key, result)
    gives each row its strength, as a column result of the table does. `texts` (group, key, value) adds a faint dot for
    each text of a group. `order` chooses and orders the rows; `axis` are other words at the axis than those of per.
    Raises DataError for a column that is missing or two rows for one place.

    >>> import pandas as pd
    >>> table = pd.DataFrame({"group": ["a"], "key": ["tea"], "value": [0.5], "low": [0.2], "high": [0.8]})
    >>> intervals(table.assign(per="sentences")).get_label()
    'Dots with their 95% intervals. 1 row, per cent of the sentences to the right. tea: a 50%.'
    """
    head = heading(caption, title, subtitle, names)
    if table.empty:
        return blank(head, KIND)
    need(table, (*COLUMNS, *(("count", "of") if counts else ())), "intervals")
    found, unit_, labels = groups(table, head.names), unit(table, axis), keys(table, order)
    if not labels:
        return blank(head, KIND)
    own, strengths = cells(table, ("group", "key"), "intervals"), results(table, compared)
    broken = rows.broken([*labels.values()])
    step = STEP + 0.1 * (texts is not None) + 0.02 * counts
    height = rows.tall(broken, max(0.36, step * len(found) + 0.16))
    written = {place: _count(cell) for place, cell in own.items()} if counts else {}
    right = 0.3 + (0.15 + max(size(text, 8.5)[0] for text in written.values()) if counts else 0)
    page = sheet(head, height * len(labels) + 0.75, marks(sized(found, table)))
    word = [strengths.get(key, "") for key in labels]
    panel = rows.panel(page, broken, height, left=rows.margin(broken), right=right, strengths=word)
    if texts is not None:
        _small(panel, texts, found, unit_, list(labels), step / height)
    draw(panel, known(own), found, unit_, list(labels), strengths, step / height)
    most = furthest(table, unit_, texts)
    rows.across(panel, unit_.axis, 0, most)
    for lane, group in zip(rows.lanes(len(found), step, height), found, strict=True):
        for row, key in enumerate(labels):
            if text := written.get((group.id, key)):
                hue = readable(tone(group.hue, strengths.get(key, "")))
                rows.beside(panel, most, row + lane, text, points=12, fontsize=8.5, color=hue)
    page.note(page.body - 0.16, _note(table, strengths, texts))
    page.figure.set_label(_described(head, found, labels, known(own), unit_))
    return page.figure


def draw(
    panel: Axes,
    own: Cells,
    found: list[Group],
    unit_: Unit,
    order: list[Any],
    strengths: Mapping[Any, str],
    step: float,
) -> None:
    """Draw each group's dots and intervals into a panel of rows; `step` is the way between lanes as part of a row."""
    for lane, group in zip(rows.lanes(len(found), step, 1), found, strict=True):
        for row, key in enumerate(order):
            cell = own.get((group.id, key))
            if cell is None:
                continue
            value, low, high = (unit_.scale * cell[column] for column in ("value", "low", "high"))
            ends = None if missing(low) or missing(high) else (low, high)
            rows.dot(panel, value, row + lane, tone(group.hue, strengths.get(key, "")), group.marker, ends=ends)


def furthest(table: pd.DataFrame, unit_: Unit, texts: pd.DataFrame | None = None) -> float:
    """Where the axis ends: a little after the largest value or end of an interval."""
    columns = [table[column] for column in ("value", "high") if column in table.columns]
    columns += [texts["value"]] if texts is not None else []
    ends = [column.max() for column in columns]
    most = max((end for end in ends if not missing(end)), default=0) * unit_.scale
    return min(most * 1.04, 101) if unit_.share and most else most * 1.04 or 1


def _count(cell: Mapping[str, Any]) -> str:
    """A cell's count of its denominator, in words."""
    count = cell.get("counts", cell["count"])
    return f"{count if isinstance(count, str) else f'{count:,}'} of {cell['of']:,}"


def _small(panel: Axes, texts: pd.DataFrame, found: list[Group], unit_: Unit, order: list[Any], step: float) -> None:
    """Draw a faint dot for each text, a little under its group's lane."""
    need(texts, ("group", "key", "value"), "intervals (texts)")
    values = {place: list(own) for place, own in texts.groupby(["group", "key"], sort=False)["value"]}
    for lane, group in zip(rows.lanes(len(found), step, 1), found, strict=True):
        for row, key in enumerate(order):
            there = [unit_.scale * value for value in _some(values.get((group.id, key), []))]
            at = [row + lane + 0.42 * step] * len(there)
            panel.plot(there, at, "o", markersize=3.2, color=mix(group.hue, "#ffffff", 0.35), alpha=0.55, mew=0)


def _some(values: Sequence[float]) -> Sequence[float]:
    """The values; of very many so many as can be seen, evenly from the least to the greatest."""
    if len(values) <= DOTS:
        return values
    ordered = sorted(value for value in values if not missing(value))
    return [ordered[place * (len(ordered) - 1) // (DOTS - 1)] for place in range(DOTS)] if ordered else []


def _note(table: pd.DataFrame, strengths: Mapping[Any, str], texts: pd.DataFrame | None) -> str:
    """How to read the chart; with a column basis also whether the intervals are of texts or of words."""
    basis = list(dict.fromkeys(table["basis"])) if "basis" in table.columns else []
    parts = ["line: 95% interval" + (f" (of the {' or of the '.join(basis)})" if basis else "")]
    if texts is not None and len(texts):
        most = texts.groupby(["group", "key"], sort=False).size().max()
        parts += ["small dots: the texts" + (f", {DOTS:,} of a group evenly chosen" if most > DOTS else "")]
    parts += [rows.STRENGTHS] if any(strengths.values()) else []
    return " · ".join(parts)


def _described(head: Caption, found: list[Group], labels: Mapping[Any, str], own: Cells, unit_: Unit) -> str:
    what = f"{len(labels)} row{'s' * (len(labels) != 1)}, {unit_.axis or 'values'} to the right"
    return described(KIND, head, what, rows.said(values(found, labels, own, unit_)))


def values(found: list[Group], labels: Mapping[Any, str], own: Cells, unit_: Unit) -> dict[str, str]:
    """Each row's values in words: "tea 50%, milk 3%"."""
    show = percent if unit_.share else number
    return {
        label: ", ".join(
            f"{group.label} {show(own[group.id, key]['value'])}" for group in found if (group.id, key) in own
        )
        for key, label in labels.items()
    }
