"""The contrasts in one picture: a row a contrast, each group's per cent with its interval, strength by result."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bittersweet.charts import rows
from bittersweet.charts.captions import Caption, heading
from bittersweet.charts.intervals import values
from bittersweet.charts.sheet import EDGE, blank, described, marks, sheet
from bittersweet.charts.style import INK, PALE, SOFT, WIDTH, drawn, mix, readable, tone
from bittersweet.charts.tables import Unit, cells, groups, keys, known, missing, need, results, unit
from bittersweet.charts.words import percent, plain, size

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

KIND = "A row a contrast, per cent with 95% intervals"
LABEL, LANE, SECTION = 10.5, 0.22, 0.36  # points; inches of a lane and of a section's name


@drawn
def summary(
    table: pd.DataFrame,
    *,
    title: str = "",
    subtitle: str = "",
    caption: Caption | None = None,
    names: Mapping[str, str] | None = None,
) -> Figure:
    """A row a contrast: for each group its per cent as a dot on its 95% interval, the number written beside.

    `table` has key, label, group, value, low, high (shares, 0 to 1) and result; with a column section the rows stand
    under their sections' names. Raises DataError for a column that is missing, a share that is none, two rows for one
    place.

    >>> import pandas as pd
    >>> table = pd.DataFrame({"key": ["tea"], "label": ["drink tea"], "group": ["a"], "value": [0.5], "low": [0.2]})
    >>> summary(table.assign(high=0.8, result="apart")).get_label()
    'A row a contrast, per cent with 95% intervals. drink tea (apart): a 50%.'
    """
    head = heading(caption, title, subtitle, names)
    if table.empty:
        return blank(head, KIND)
    need(table, ("key", "label", "group", "value", "low", "high", "result"), "summary")
    unit_: Unit = unit(table.assign(per="share"))
    found, labels, strengths = groups(table, head.names), keys(table), results(table)
    own = known(cells(table, ("group", "key"), "summary"))
    sections = dict(zip(table["key"], map(plain, table["section"]), strict=True)) if "section" in table.columns else {}
    broken = dict(zip(labels, rows.broken([*labels.values()], 3.1, LABEL), strict=True))
    height = max(LANE * len(found) + 0.2, *(size(label, LABEL)[1] + 0.14 for label in broken.values()))
    at, names_at, below = _places(labels, sections, height)
    page = sheet(head, below + 0.72, marks(found))
    left = max(rows.margin([*broken.values()], LABEL), EDGE + 0.3)
    panel = page.axes(left, 0, WIDTH - left - 0.68, below)
    panel.set_ylim(below, 0)
    panel.spines["left"].set_visible(False)
    panel.set_yticks([at[key] for key in labels], list(broken.values()))
    panel.tick_params(axis="y", pad=7, labelsize=LABEL)
    for tick, key in zip(panel.get_yticklabels(), labels, strict=True):
        tick.set_fontweight("bold" if strengths[key] == "apart" else "normal")
        tick.set_color(SOFT if strengths[key] == "undecided" else INK)
    for name, y in names_at:
        page.write(EDGE, y, name, fontsize=9, fontweight="bold", color=SOFT, va="center")
        panel.axhline(y + SECTION / 2, color=PALE, linewidth=0.8)
    for lane, group in zip(rows.lanes(len(found), LANE, 1), found, strict=True):
        for key in labels:
            cell = own.get((group.id, key))
            if cell is None:
                continue
            hue, y, value = tone(group.hue, strengths[key]), at[key] + lane, 100 * cell["value"]
            ends = [value if missing(cell[end]) else 100 * cell[end] for end in ("low", "high")]
            panel.plot(ends, [y, y], color=mix(hue, "#ffffff", 0.55), linewidth=7, solid_capstyle="butt")
            rows.dot(panel, value, y, hue, group.marker, big=10)
            bold = "normal" if strengths[key] == "undecided" else "bold"
            rows.beside(
                panel, max(ends), y, percent(cell["value"]), points=8 if ends[1] > value else 11, fontsize=10.5,
                fontweight=bold, color=readable(hue),
            )  # fmt: skip
    rows.across(panel, "per cent", 0, 100)
    panel.set_xticks([0, 25, 50, 75, 100])
    page.note(page.body - 0.16, f"bar: 95% interval · {rows.STRENGTHS}")
    named = {key: f"{label} ({strengths[key]})" if strengths[key] else label for key, label in labels.items()}
    page.figure.set_label(described(KIND, head, rows.said(values(found, named, own, unit_))))
    return page.figure


def _places(
    labels: Mapping[Any, str], sections: Mapping[Any, str], height: float
) -> tuple[dict[Any, float], list[tuple[str, float]], float]:
    """The middle of each row and of each section's name in inches from above, and where the last row ends."""
    at, names, below, before = {}, [], 0.0, ""
    for key in labels:
        if (section := sections.get(key, "")) != before:
            before = section
            names.append((section, below + SECTION / 2))
            below += SECTION
        at[key] = below + height / 2
        below += height
    return at, names, below
