"""What would overturn each claim: the smallest number of changes after which it no longer holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bittersweet.charts import rows
from bittersweet.charts.captions import Caption, heading
from bittersweet.charts.sheet import EDGE, blank, described, sheet
from bittersweet.charts.style import INK, PALE, SOFT, WARNING, WIDTH, drawn, tone
from bittersweet.charts.tables import missing, need
from bittersweet.charts.words import fitted, percent, plain, size

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

KIND = "What would overturn each claim: a bar as long as the smallest number of changes"
SMALL, ROOM = 8, 3.6  # points of the other measures; inches that the claims take at most


@drawn
def overturn(
    table: pd.DataFrame,
    *,
    title: str = "",
    subtitle: str = "",
    caption: Caption | None = None,
    axis: str = "",
    until: float | None = None,
) -> Figure:
    """A row a claim: a bar as long as the smallest number of changes that overturns it, with this as a share.

    `table` has claim, overturn (a number; nothing where no change would), overturn_share (0 to 1) and result (apart,
    leaning, undecided, or empty where nothing is compared); with other_measures these stand small under the claim, in
    red where one disagrees. Claims stand in the order of the table. The axis ends at `until`, where one is given: a
    longer bar ends there in an arrow, its number beside it.

    >>> import pandas as pd
    >>> claims = pd.DataFrame({"claim": ["Tea is drunk more"], "overturn": [9], "overturn_share": [0.17]})
    >>> overturn(claims.assign(result="apart")).get_label()
    'What would overturn each claim: a bar as long as the smallest number of changes. Tea is drunk more: 9 (17%).'
    """
    head = heading(caption, title, subtitle)
    if table.empty:
        return blank(head, KIND)
    need(table, ("claim", "overturn", "overturn_share", "result"), "overturn")
    claims = table.to_dict("records")
    labels = rows.broken([plain(claim["claim"]) for claim in claims], ROOM, 9.5)
    given = [claim.get("other_measures", "") for claim in claims]
    others = ["" if missing(other) else fitted(other, ROOM, SMALL, lines=2) for other in given]
    blocks = [
        size(label, 9.5)[1] + (size(other, SMALL)[1] + 0.05 if other else 0)
        for label, other in zip(labels, others, strict=True)
    ]
    heights = [max(0.34, block + 0.16) for block in blocks]
    left = (
        EDGE + max(size(text, p, bold=True)[0] for texts, p in ((labels, 9.5), (others, SMALL)) for text in texts) + 0.2
    )
    page = sheet(head, sum(heights) + 0.75)
    panel = page.axes(left, 0, WIDTH - left - 0.25, sum(heights))
    panel.set_ylim(sum(heights), 0)
    panel.set_yticks([])
    panel.spines["left"].set_visible(False)
    said = [_said(claim["overturn"], claim["overturn_share"]) for claim in claims]
    changes = [0 if missing(claim["overturn"]) else claim["overturn"] for claim in claims]
    numbers = changes if until is None else [min(number, until) for number in changes]
    room = max(size(text, 9.5, bold=True)[0] for text in said) + 0.15
    inches = WIDTH - left - 0.25
    most = (max(numbers) or 1) * inches / (inches - room)
    top = 0.0
    each = zip(claims, labels, others, blocks, heights, changes, numbers, said, strict=True)
    for claim, label, other, block, height, change, number, text in each:
        result = claim["result"] if not missing(claim["result"]) else ""
        hue, middle = tone(INK, result), top + height / 2
        panel.plot([0, most], [middle, middle], color=PALE, linewidth=0.7)
        panel.plot([0, number], [middle, middle], color=hue, linewidth=3, solid_capstyle="butt")
        rows.dot(panel, number, middle, hue, ">" if number < change else "o", big=9)
        rows.beside(
            panel, number, middle, text, points=9, fontsize=9.5, fontweight="bold",
            color=INK if result != "undecided" else SOFT,
        )  # fmt: skip
        page.write(
            left - 0.14, middle - block / 2, label, ha="right", va="top", fontsize=9.5, linespacing=1.2,
            fontweight="bold" if result == "apart" else "normal", color=SOFT if result == "undecided" else INK,
        )  # fmt: skip
        if other:
            page.write(
                left - 0.14, middle + block / 2, other, ha="right", va="bottom", fontsize=SMALL,
                color=WARNING if "disagree:" in other else SOFT,
            )  # fmt: skip
        top += height
    rows.across(panel, axis or "changes that overturn the claim (share of what could change)", 0, most, whole=True)
    page.note(
        page.body - 0.16,
        "bold: apart · weaker: leaning · pale: undecided · else nothing is compared · "
        "small: other measures, red where one disagrees",
    )
    page.figure.set_label(
        described(KIND, head, rows.said(dict(zip((plain(c["claim"]) for c in claims), said, strict=True))))
    )
    return page.figure


def _said(changes: float, share: float) -> str:
    if missing(changes):
        return "no number of changes"
    return f"{changes:,.0f}" if missing(share) else f"{changes:,.0f} ({percent(share)})"
