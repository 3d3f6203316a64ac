"""Small panels of what does not tell the groups apart, all in grey."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bittersweet.charts import rows
from bittersweet.charts.captions import Caption, heading
from bittersweet.charts.intervals import COLUMNS, STEP, draw, furthest
from bittersweet.charts.sheet import EDGE, Mark, blank, described, grid, sheet
from bittersweet.charts.style import INK, WIDTH, drawn, tone
from bittersweet.charts.tables import cells, groups, keys, known, need, unit
from bittersweet.charts.words import fitted, listed, plain

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

KIND = "Small panels of dots with their 95% intervals"
GAP = 0.28  # inches between panels
POINTS = 9


@drawn
def nulls(
    table: pd.DataFrame,
    *,
    title: str = "",
    subtitle: str = "",
    caption: Caption | None = None,
    names: Mapping[str, str] | None = None,
    facet: str = "facet",
    axis: str = "",
) -> Figure:
    """A small panel for each value of the column `facet`, in it rows of dots with 95% intervals, nearly grey.

    `table` has the facet (without it there is one panel), group, key, label, value, low, high, per (one per in a
    facet); panels of one per share their axis. Raises DataError as `intervals` does.

    >>> import pandas as pd
    >>> table = pd.DataFrame({"facet": ["drinks"], "group": ["a"], "key": ["tea"], "value": [0.5], "low": [0.2]})
    >>> nulls(table.assign(high=0.8, per="sentences")).get_label()
    'Small panels of dots with their 95% intervals. Of a: drinks (tea).'
    """
    head = heading(caption, title, subtitle, names)
    if table.empty:
        return blank(head, KIND)
    need(table, COLUMNS, "nulls")
    found = groups(table, head.names)
    facets = table.groupby(facet, sort=False) if facet in table.columns else [("", table)]
    parts = {plain(name): own for name, own in facets}
    units = {name: unit(own, axis) for name, own in parts.items()}
    labels = {name: keys(own) for name, own in parts.items()}
    broken = {name: rows.broken([*own.values()], 1.35, POINTS) for name, own in labels.items()}
    narrow = max(rows.margin(own, POINTS) for own in broken.values()) < 1.1
    down, along = grid(len(parts), 3 if narrow else 2)
    wide = (WIDTH - 2 * EDGE - GAP * (along - 1)) / along
    height = max(rows.tall(own, max(0.27, STEP * len(found) + 0.06)) for own in broken.values())
    order = list(parts)
    shelves = [order[start : start + along] for start in range(0, len(order), along)]
    # A shelf is as high as its fullest panel: a name above it, the axis below.
    one = len(set(units.values())) == 1  # then its words stand once, at the foot
    above = 0.36 if any(order) else 0.04
    talls = [above + height * max(len(labels[name]) for name in shelf) + (0.42 if one else 0.62) for shelf in shelves]
    key = [Mark(group.label, tone(group.hue, "undecided"), group.marker) for group in found]
    page = sheet(head, sum(talls) + 0.25, key)
    ends = {
        of.axis: max(furthest(own, of) for name, own in parts.items() if units[name].axis == of.axis)
        for of in units.values()
    }
    for shelf, top in zip(shelves, [sum(talls[:place]) for place in range(down)], strict=True):
        for place, name in enumerate(shelf):
            left = EDGE + place * (wide + GAP)
            inner = max(rows.margin(broken[other], POINTS) for other in order[place::along]) - EDGE
            panel = rows.panel(
                page, broken[name], height, left=left + inner, width=wide - inner - 0.1, top=top + above,
                strengths=["undecided"] * len(labels[name]), points=POINTS,
            )  # fmt: skip
            own = known(cells(parts[name], ("group", "key"), f"nulls ({name})"))
            grey = dict.fromkeys(labels[name], "undecided")
            draw(panel, own, found, units[name], list(labels[name]), grey, STEP * 0.9 / height)
            rows.across(panel, "" if one else units[name].axis, 0, ends[units[name].axis], bins=4)
            named = fitted(name, wide, rows.LABEL, bold=True, lines=1)
            page.write(left, top + 0.1, named, fontsize=rows.LABEL, fontweight="bold", color=INK, va="top")
    foot = [*(of.axis for of in units.values() if one), "line: 95% interval"]
    page.note(page.body - 0.16, " · ".join(dict.fromkeys(foot)))
    what = "; ".join(
        f"{name} ({', '.join(own.values())})" if name else ", ".join(own.values()) for name, own in labels.items()
    )
    page.figure.set_label(described(KIND, head, f"Of {listed([group.label for group in found])}: {what}"))
    return page.figure
