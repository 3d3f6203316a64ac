"""Forms: in which forms each key is named, a divided bar for each group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from bittersweet.charts import rows
from bittersweet.charts.captions import Caption, heading
from bittersweet.charts.sheet import Mark, blank, described, marks, sheet
from bittersweet.charts.style import SOFT, drawn, mix, readable
from bittersweet.charts.tables import cells, groups, keys, missing, need
from bittersweet.charts.words import plain, size

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

KIND = "Bars divided by form"
LANE, POINTS = 0.23, 8.5


@drawn
def forms(
    table: pd.DataFrame,
    *,
    title: str = "",
    subtitle: str = "",
    caption: Caption | None = None,
    names: Mapping[str, str] | None = None,
    order: Iterable[str] | None = None,
    axis: str = "",
) -> Figure:
    """A row a key, in it a bar for each group, divided into its forms from dark to pale; the counts stand at its end.

    `table` has group, key, label, form, count; bars are as long as value where the table has it (per 1,000 words),
    else as count. Forms stand in the order in which they come.

    >>> import pandas as pd
    >>> table = pd.DataFrame({"group": "a", "key": "tea", "form": ["noun", "adjective"], "count": [4, 1]})
    >>> forms(table).get_label()
    'Bars divided by form. tea: a 4 noun, 1 adjective.'
    """
    head = heading(caption, title, subtitle, names)
    if table.empty:
        return blank(head, KIND)
    need(table, ("group", "key", "form", "count"), "forms")
    found, labels = groups(table, head.names), keys(table, order)
    if not labels:
        return blank(head, KIND)
    own = cells(table, ("group", "key", "form"), "forms")
    kinds = list(dict.fromkeys(table["form"]))
    length = "value" if "value" in table.columns else "count"
    broken = rows.broken([*labels.values()])
    height = rows.tall(broken, LANE * len(found) + 0.16)
    said = {(group.id, key): _said(own, group.id, key, kinds) for group in found for key in labels}
    tones = {form: 0.72 * place / max(len(kinds) - 1, 1) for place, form in enumerate(kinds)}
    key_ = marks(found, "s") + [Mark(plain(form), mix(SOFT, "#ffffff", tones[form]), "s") for form in kinds]
    page = sheet(head, height * len(labels) + 0.65, key_)
    panel = rows.panel(page, broken, height, left=rows.margin(broken))
    totals = {place: sum(_long(own, (*place, form), length) for form in kinds) for place in said}
    inches = panel.get_position().width * page.figure.get_figwidth()
    room = max(size(text, POINTS)[0] for text in said.values()) + 0.2
    most = (max(totals.values()) or 1) * inches / (inches - min(room, 0.6 * inches))
    for lane, group in zip(rows.lanes(len(found), LANE, height), found, strict=True):
        for row, key in enumerate(labels):
            start = 0.0
            for form in kinds:
                if long := _long(own, (group.id, key, form), length):
                    fill = mix(group.hue, "#ffffff", tones[form])
                    panel.barh(
                        row + lane, long, left=start, height=0.18 / height, color=fill, edgecolor=group.hue,
                        linewidth=0.7,
                    )  # fmt: skip
                    start += long
            rows.beside(
                panel, start, row + lane, said[group.id, key], points=5, fontsize=POINTS, color=readable(group.hue)
            )
    rows.across(panel, axis or ("mentions per 1,000 words" if length == "value" else "mentions"), 0, most)
    spoken = {
        label: ", ".join(f"{group.label} {said[group.id, key]}" for group in found) for key, label in labels.items()
    }
    page.figure.set_label(described(KIND, head, rows.said(spoken)))
    return page.figure


def _long(own: Mapping[tuple[Any, ...], Mapping[str, Any]], place: tuple[Any, ...], length: str) -> float:
    cell = own.get(place)
    return 0.0 if cell is None or missing(cell[length]) else float(cell[length])


def _said(own: Mapping[tuple[Any, ...], Mapping[str, Any]], group: Any, key: Any, kinds: list[Any]) -> str:
    """The counts of a bar in words, form by form; forms that are not there are left out."""
    there = [(form, own[group, key, form]["count"]) for form in kinds if (group, key, form) in own]
    parts = [f"{count:,} {plain(form)}" for form, count in there if count]
    return ", ".join(parts) if parts else "0"
