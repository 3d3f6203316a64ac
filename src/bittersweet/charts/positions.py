"""Where in each text something stands: a stroke a mention, a lane a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from bittersweet.charts import rows, stretches
from bittersweet.charts.captions import Caption, heading
from bittersweet.charts.sheet import blank, described, marks, sheet
from bittersweet.charts.style import PALE, WIDTH, drawn
from bittersweet.charts.tables import Group, groups, keys, need
from bittersweet.charts.words import listed
from bittersweet.files import DataError

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

KIND = "A stroke for each mention at its place in the text"
MOST = 12.0  # inches that the rows take at most, however many texts there are


@drawn
def positions(
    table: pd.DataFrame,
    *,
    title: str = "",
    subtitle: str = "",
    caption: Caption | None = None,
    names: Mapping[str, str] | None = None,
    order: Iterable[str] | None = None,
    texts: Mapping[str, str] | None = None,
    words: Mapping[str, int] | None = None,
    shaded: pd.DataFrame | None = None,
) -> Figure:
    """A row a key, in it a lane for each text, and a stroke for each mention, from the text's first word to its last.

    `table` has one row a mention: text, key, label, share (0 to 1), and group, whose hue the lane has (else the
    text's own). `texts` (text to group) gives all lanes in their order, those without a mention too; without it the
    lanes are the texts of the table, and where every text is its own group also those of `names`. With `words` (text
    to length) a second panel counts words, for which the table needs word. `shaded` (text, start, end, label) marks a
    stretch in every lane of a text, shares from 0 to 1. Raises DataError for a column that is missing.

    >>> import pandas as pd
    >>> table = pd.DataFrame({"text": ["a", "a"], "key": ["tea", "tea"], "share": [0.1, 0.9]})
    >>> positions(table).get_label()
    'A stroke for each mention at its place in the text. 1 row, in each a lane for a, from first word to last. tea: 2.'
    """
    head = heading(caption, title, subtitle, names)
    if table.empty:
        return blank(head, KIND)
    need(table, ("text", "key", "share", *(("word",) if words else ())), "positions")
    if "group" not in table.columns:
        table = table.assign(group=[(texts or {}).get(text, text) for text in table["text"]])
    found = _groups(table, head.names, texts)
    looks = {group.id: group for group in found}
    lanes = _lanes(table, found, texts)
    if words and (unknown := [lane for lane in lanes if lane not in words]):
        raise DataError(f"charts.positions: text {', '.join(unknown)} has a lane and no length; name it in words")
    labels = keys(table, order)
    if not labels:
        return blank(head, KIND)
    broken = rows.broken([*labels.values()], 2.2)
    height = min(rows.tall(broken, 0.19 * len(lanes) + 0.16), MOST / len(labels))
    marked = stretches.by_text(shaded)
    if without := sorted(set(marked) - set(lanes)):
        raise DataError(f"charts.positions: a stretch is shaded in {', '.join(without)}, which has no lane")
    named = {lane: marked[lane] for lane in lanes if any(own["label"] for own in marked.get(lane, []))}
    above = 0.04 + stretches.LINE * len(named)
    page = sheet(head, above + height * len(labels) + 0.5, marks(found, "s"))
    left, gap = rows.margin(broken), 0.35
    scales = [("word", words), ("share", None)] if words else [("share", None)]
    wide = (WIDTH - left - 0.3 - gap * (len(scales) - 1)) / len(scales)
    strokes = dict(iter(table.groupby(["text", "key"], sort=False)))
    step = max(1 - 0.12 / height, 0.5) / len(lanes)
    for place, (column, lengths) in enumerate(scales):
        panel = rows.panel(
            page, broken if place == 0 else [""] * len(labels), height, left=left + place * (wide + gap), width=wide,
            top=above,
        )  # fmt: skip
        ends = {lane: lengths[lane] if lengths else 100 for lane in lanes}
        for at, (lane, group) in zip(rows.lanes(len(lanes), step, 1), lanes.items(), strict=True):
            hue, half = looks[group].hue, 0.41 * step
            middles = [row + at for row in range(len(labels))]
            stretches.shade(panel, marked.get(lane, []), ends[lane], middles, 0.46 * step, hue)
            for row, key in enumerate(labels):
                panel.plot([0, ends[lane]], [row + at] * 2, color=PALE, linewidth=0.9 if len(lanes) < 12 else 0.4)
                there = strokes.get((lane, key), table.iloc[:0])[column] * (1 if lengths else 100)
                panel.vlines(there, row + at - half, row + at + half, color=hue, linewidth=2)
        end = max(ends.values())
        rows.across(panel, "word of the text" if lengths else "per cent of the text", 0, end * 1.005)
        panel.grid(visible=False)
        panel.spines["bottom"].set_visible(False)
        hues = {lane: looks[group].hue for lane, group in lanes.items()}
        stretches.name(panel, named, hues, ends, wide / (1.02 * end))
    totals = table["key"].value_counts()
    counts = {label: str(totals[key]) for key, label in labels.items()}
    who = listed([group.label for group in found]) if len(lanes) == len(found) else f"each of {len(lanes)} texts"
    what = f"{len(labels)} row{'s' * (len(labels) != 1)}, in each a lane for {who}, from first word to last"
    page.figure.set_label(described(KIND, head, what, rows.said(counts), stretches.said(marked)))
    return page.figure


def _groups(table: pd.DataFrame, names: Mapping[str, str], texts: Mapping[str, str] | None) -> list[Group]:
    """The groups of the lanes, with those that have a lane and no mention."""
    import pandas as pd

    own = (table["text"] == table["group"]).all()
    further = [*texts.values()] if texts else [*names] if own else []
    return groups(pd.DataFrame({"group": [*table["group"], *further]}), names)


def _lanes(table: pd.DataFrame, found: list[Group], texts: Mapping[str, str] | None) -> dict[str, str]:
    """The group of each lane, lanes in the order of their groups. Raises DataError for a text that has no lane."""
    own = dict(texts) if texts else dict(zip(table["text"], table["group"], strict=True))
    if without := sorted(set(table["text"]) - set(own)):
        raise DataError(f"charts.positions: text {', '.join(without)} has no lane; name it in texts")
    order = {group.id: place for place, group in enumerate(found)}
    if not texts and all(text == group for text, group in own.items()):
        return {group: group for group in order}
    return dict(sorted(own.items(), key=lambda lane: order[lane[1]]))
