"""How long the sentences are, in reading order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bittersweet.charts.captions import Caption, heading
from bittersweet.charts.sheet import EDGE, blank, described, grid, sheet
from bittersweet.charts.style import SOFT, WIDTH, drawn, readable
from bittersweet.charts.tables import groups, need
from bittersweet.charts.words import fitted, number, plain, size

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

KIND = "A bar for each sentence in reading order, as high as the sentence has words"
TALL = 1.9  # inches of a panel
MANY = 200  # sentences, whose bars touch


@drawn
def lengths(
    table: pd.DataFrame,
    *,
    title: str = "",
    subtitle: str = "",
    caption: Caption | None = None,
    names: Mapping[str, str] | None = None,
    means: Mapping[str, float] | None = None,
) -> Figure:
    """A panel a text: a bar for each sentence in reading order, as high as the sentence has words.

    `table` has one row a sentence, in order: text, unit, words; with a column group a panel has its group's hue, with
    label it has that name. `means` (text to words a sentence) are drawn as dashed lines. Panels stand in rows of
    three at most and share their height.

    >>> import pandas as pd
    >>> lengths(pd.DataFrame({"text": "a", "unit": ["A1", "A2"], "words": [7, 12]})).get_label()
    'A bar for each sentence in reading order, as high as the sentence has words. a: 2 sentences of 7 to 12 words.'
    """
    head = heading(caption, title, subtitle, names)
    if table.empty:
        return blank(head, KIND)
    need(table, ("text", "unit", "words"), "lengths")
    column = "group" if "group" in table.columns else "text"
    looks = {group.id: group for group in groups(table, head.names, column)}
    hues = {text: looks[group] for text, group in zip(table["text"], table[column], strict=True)}
    named = dict(zip(table["text"], table["label"], strict=True)) if "label" in table.columns else {}
    own = dict(iter(table.groupby("text", sort=False)))
    down, along = grid(len(own))
    gap, left = 0.25, EDGE + 0.5
    wide = (WIDTH - left - EDGE - gap * (along - 1)) / along
    note = max(size(f" mean {number(mean)}", 9)[0] for mean in means.values()) if means else 0.0
    page = sheet(head, (TALL + 0.95) * down)
    most, said = 1.06 * table["words"].max() or 1, []
    for place, (text, part) in enumerate(own.items()):
        at, shelf = place % along, (TALL + 0.95) * (place // along)
        x, inner = left + at * (wide + gap), wide - note - 0.05
        panel = page.axes(x, shelf + 0.36, inner, TALL)
        hue, words = hues[text].hue, part["words"].tolist()
        panel.bar(range(1, len(words) + 1), words, color=hue, width=0.78 if len(words) < MANY else 1.0, linewidth=0)
        panel.set_xlim(0.3, len(words) + 0.7)
        panel.set_ylim(0, most)
        panel.grid(axis="y")
        panel.spines["left"].set_visible(False)
        panel.locator_params(axis="x", integer=True, nbins=6)
        panel.set_xlabel(fitted(f"sentence, {part['unit'].iloc[0]} to {part['unit'].iloc[-1]}", inner, 9.5, lines=1))
        if at == 0:
            panel.set_ylabel("words")
        else:
            panel.set_yticklabels([])
        if means and text in means:
            panel.axhline(means[text], color=SOFT, linewidth=1.1, linestyle=(0, (4, 2)))
            panel.annotate(
                f" mean {number(means[text])}", (1, means[text]), xycoords=("axes fraction", "data"), va="center",
                fontsize=9, color=SOFT, annotation_clip=False,
            )  # fmt: skip
        name = plain(named.get(text, hues[text].label))
        page.write(
            x, shelf + 0.1, fitted(name, wide, 10.5, bold=True, lines=1), fontsize=10.5, fontweight="bold",
            color=readable(hue), va="top",
        )  # fmt: skip
        said.append(f"{name}: {len(words)} sentences of {min(words)} to {max(words)} words")
    page.figure.set_label(described(KIND, head, *said))
    return page.figure
