"""Keyness: the words that could tell two groups apart, with their counts and what the test says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bittersweet.charts import rows
from bittersweet.charts.captions import Caption, heading
from bittersweet.charts.sheet import blank, described, marks, sheet
from bittersweet.charts.style import GREY, SOFT, WIDTH, drawn, readable, tone
from bittersweet.charts.tables import Group, groups, need
from bittersweet.charts.words import number, plain, size
from bittersweet.counting.wording import p_value
from bittersweet.files import DataError

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

KIND = "Bars of counts back to back, a row a word"
COLUMN = 1.0  # inches of a column of p values
P_VALUES = {"p_fisher": "p", "p_tarone": "p adjusted"}


@drawn
def keyness(
    table: pd.DataFrame,
    *,
    title: str = "",
    subtitle: str = "",
    caption: Caption | None = None,
    names: Mapping[str, str] | None = None,
    target: str = "target",
    reference: str = "reference",
) -> Figure:
    """A row a word: its count in the target to the left, in the reference to the right, and at the right its p values.

    `table` has word, count_target, count_reference, p_fisher, p_tarone, survives, as `counting.keyness.words` gives
    them; the caller chooses the rows. Words that survive are bold and in full colour. `target` and `reference` are
    the groups' ids, for their names and hues; a column target or reference of the table goes before them. Raises
    DataError where such a column holds more than one group.

    >>> import pandas as pd
    >>> table = pd.DataFrame({"word": ["tea"], "count_target": [7], "count_reference": [0], "p_fisher": [0.001]})
    >>> keyness(table.assign(p_tarone=0.02, survives=True)).get_label()
    'Bars of counts back to back, a row a word. Left target, right reference. tea: 7 and 0, p .001, adjusted .020.'
    """
    head = heading(caption, title, subtitle, names)
    if table.empty:
        return blank(head, KIND)
    need(table, ("word", "count_target", "count_reference", *P_VALUES, "survives"), "keyness")
    found = _sides(table, head.names, target, reference)
    words = [plain(word) for word in table["word"]]
    broken = rows.broken(words, 1.8)
    strengths = ["apart" if survives else "undecided" for survives in table["survives"]]
    height = rows.tall(broken, 0.25)
    page = sheet(head, 0.25 + height * len(words) + 0.6, marks(found, "s"))
    left, right = rows.margin(broken), 0.2 + COLUMN * len(P_VALUES)
    panel = rows.panel(page, broken, height, left=left, right=right, top=0.25, strengths=strengths)
    counts = {side: table[f"count_{side}"].tolist() for side in ("target", "reference")}
    room = max(size(number(n), 9, bold=True)[0] for own in counts.values() for n in own) + 0.15
    half = (WIDTH - left - right) / 2
    end = (max(max(own) for own in counts.values()) or 1) * half / (half - room)
    for group, sign, own in zip(found, (-1, 1), counts.values(), strict=True):
        for row, (count, strength) in enumerate(zip(own, strengths, strict=True)):
            hue = tone(group.hue, strength)
            panel.barh(row, sign * count, height=0.64, color=hue, linewidth=0)
            rows.beside(
                panel, sign * count, row, number(count), points=5, left=sign == -1, fontsize=9,
                fontweight="bold" if strength == "apart" else "normal", color=readable(hue),
            )  # fmt: skip
    rows.across(panel, "times in the text", -end, end)
    panel.xaxis.set_major_formatter(lambda value, _: number(abs(value)))
    panel.axvline(0, color=GREY, linewidth=1, zorder=2.6)  # over the axis
    shown = {column: [p_value(p) for p in table[column]] for column in P_VALUES}
    for place, (column, name) in enumerate(P_VALUES.items()):
        x = WIDTH - 0.15 - COLUMN * (len(P_VALUES) - 1 - place)
        page.write(x, 0.12, name, ha="right", va="center", fontsize=9, fontweight="bold", color=SOFT)
        for row, (text, strength) in enumerate(zip(shown[column], strengths, strict=True)):
            page.write(
                x, 0.25 + height * (row + 0.5), text, ha="right", va="center_baseline", fontsize=9, color=SOFT,
                fontweight="bold" if strength == "apart" else "normal",
            )  # fmt: skip
    both = zip(words, *counts.values(), *shown.values(), strict=True)
    said = {word: f"{a} and {b}, p {p}, adjusted {q}" for word, a, b, p, q in both}
    page.figure.set_label(described(KIND, head, f"Left {found[0].label}, right {found[1].label}", rows.said(said)))
    return page.figure


def _sides(table: pd.DataFrame, names: Mapping[str, str], target: str, reference: str) -> list[Group]:
    """The target and the reference as groups."""
    import pandas as pd

    sides = []
    for column, given in (("target", target), ("reference", reference)):
        own = list(dict.fromkeys(table[column])) if column in table.columns else [given]
        if len(own) > 1:
            raise DataError(f"charts.keyness: takes one {column}; found {len(own)} ({', '.join(map(str, own))})")
        sides.append(own[0])
    looks = {group.id: group for group in groups(pd.DataFrame({"group": sides}), names)}
    return [looks[side] for side in sides]
