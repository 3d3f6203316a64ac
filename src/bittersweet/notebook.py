"""What a notebook needs: the study opened, tables that read well without styles, pictures with a description."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from bittersweet.study import Study

MOST_ROWS = 60


def open_study(folder: str | Path | None = None) -> Study:
    """The study of a data folder (default: the project's), with tables set to be read in full.

    Where there is a running notebook, tables show every word of their text, left-aligned.
    Raises DataError when the data is at fault.
    """
    import pandas as pd
    from IPython import get_ipython

    from bittersweet.study import Study

    if shell := get_ipython():
        formatters = shell.display_formatter.formatters
        formatters["text/html"].for_type(pd.DataFrame, html_table)
        formatters["text/plain"].for_type(pd.DataFrame, lambda table, printer, _: printer.text(plain_table(table)))
    return Study.open(folder)


def show(figure: Figure, seen: str, table: pd.DataFrame | None = None) -> None:
    """Nothing; displays the `table` that the figure draws, the figure as a PNG, and prints its description below.

    The description is what the chart says of itself (its type and axes) and what is to be `seen` in it. It
    is also stored as the picture's alternative text.
    """
    from IPython.display import display

    if table is not None:
        display(table)
    description = f"{figure.get_label()} {seen}"
    bundle = {"image/png": png(figure), "text/plain": "<picture, described below>"}
    display(bundle, raw=True, metadata={"image/png": {"alt": description}})
    print(textwrap.fill(description, 100, break_on_hyphens=False, break_long_words=False))


def png(figure: Figure) -> bytes:
    """The figure as a PNG with 128 colours, which is a third of the size, and no version or date written into it."""
    from PIL import Image

    stream, small = io.BytesIO(), io.BytesIO()
    figure.savefig(stream, format="png", metadata={"Software": None})
    with Image.open(stream) as picture:
        picture.convert("RGB").quantize(128, dither=Image.Dither.NONE).save(small, "png", optimize=True)
    return small.getvalue()


def plain_table(table: pd.DataFrame) -> str:
    """The table as plain text, the first rows only when it is long."""
    if table.empty:
        return "  ".join(map(str, table.columns)) + _rest(table)
    return _cells(table.head(MOST_ROWS)).to_string(index=bool(table.index.name)) + _rest(table)


def html_table(table: pd.DataFrame) -> str:
    """The table as HTML that needs no style sheet: cells wrap, text stands left and numbers right.

    The index is shown when it has a name.

    >>> import pandas as pd
    >>> html_table(pd.DataFrame({"actor": ["US"]}))[-78:]
    '<td style="text-align: left; vertical-align: top">US</td></tr></tbody></table>'
    """
    whole = table.reset_index() if table.index.name else table
    # Numbers stand right, and so does what leads up to a match in a concordance.
    numeric = [whole.iloc[:, i].dtype.kind in "iuf" for i in range(whole.shape[1])]
    sides = ["right" if n or name == "left" else "left" for n, name in zip(numeric, whole.columns, strict=True)]

    def row(values: Iterable[str], tag: str) -> str:
        cells = (
            f'<{tag} style="text-align: {side}; vertical-align: top">{escape(value)}</{tag}>'
            for value, side in zip(values, sides, strict=True)
        )
        return f"<tr>{''.join(cells)}</tr>"

    body = "".join(row(values, "td") for values in _cells(whole.head(MOST_ROWS)).itertuples(index=False))
    return f"<table><thead>{row(map(str, whole.columns), 'th')}</thead><tbody>{body}</tbody></table>{_rest(table)}"


def _cells(table: pd.DataFrame) -> pd.DataFrame:
    """The cells as a reader wants them: four digits that count, as many decimals down a column, nothing for missing."""
    shown = table.astype(object).copy()
    for place in range(table.shape[1]):
        column = table.iloc[:, place]
        cells = [
            ("" if _missing(value) else f"{value:.4g}" if isinstance(value, float) else str(value)) for value in column
        ]
        if column.dtype.kind == "f":
            decimals = max((len(cell.partition(".")[2]) for cell in cells if "e" not in cell), default=0)
            cells = [f"{float(cell):.{decimals}f}" if cell and "e" not in cell else cell for cell in cells]
        shown.isetitem(place, cells)
    return shown


def _missing(value: Any) -> bool:
    return value is None or (isinstance(value, float) and value != value)


def _rest(table: pd.DataFrame) -> str:
    """A line that says how many rows are not shown, or nothing."""
    if len(table) > MOST_ROWS:
        return f"\n… {len(table) - MOST_ROWS} more rows"
    return "" if len(table) else "\n(no rows)"
