"""What a notebook needs: the study opened, tables that read well without styles, pictures with a description."""

from __future__ import annotations

import io
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bittersweet.files import DataError, data_folder
from bittersweet.many.state import is_output

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from bittersweet.counting.general import AnyStudy

MOST_ROWS = 60
SHORT = 12  # letters of a name that stays on one line
# Letters that turn the direction of what follows, or have none: they would reorder a page around a cell.
_TURNING = dict.fromkeys(map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))


def open_study(folder: str | Path | None = None) -> Any:
    """The study of a folder (default: the one in ``BITTERSWEET_DATA``, else the project's own), its tables in full.

    A folder that `bittersweet count` wrote opens as a `ManyStudy`, which is asked in the same words as a `Study`.

    Where there is a running notebook, tables show every word of their text, left-aligned, and an error of ours is one
    line. Raises DataError when the texts are at fault.
    """
    import pandas as pd
    from IPython import get_ipython

    from bittersweet.many.store import ManyStudy
    from bittersweet.study import Study

    if shell := get_ipython():
        formatters = shell.display_formatter.formatters
        formatters["text/html"].for_type(pd.DataFrame, html_table)
        formatters["text/plain"].for_type(pd.DataFrame, lambda table, printer, _: printer.text(plain_table(table)))
        shell.set_custom_exc((DataError,), _one_line)
    where = data_folder(folder)
    found: AnyStudy = ManyStudy.open(where) if is_output(where) else Study.open(where)
    return found


def _one_line(shell: Any, kind: type[BaseException], error: BaseException, *_: object, **__: object) -> list[str]:
    """Show the error as what it says, without the frames that led to it."""
    lines = [f"{kind.__name__}: {error}"]
    shell._showtraceback(kind, error, lines)
    return lines


def show(figure: Figure, seen: str = "") -> None:
    """Display the figure as a PNG, and under it the one sentence that says how to read it.

    The sentence is `seen`, or what the chart's caption says. The chart's own description (its type, its axes) and the
    sentence are stored as the picture's alternative text.
    """
    from IPython.display import display

    said = seen or getattr(figure, "seen", "")
    description = f"{figure.get_label()} {said}".strip()
    display(
        {"image/png": png(figure), "text/plain": description}, raw=True, metadata={"image/png": {"alt": description}}
    )
    if said:
        display({"text/html": f"<p>{cell(said)}</p>", "text/plain": said}, raw=True)


def answer(sentence: str) -> None:
    """Display a sentence that answers a notebook's question, where it is computed and not written."""
    from IPython.display import display

    display({"text/html": f'<p class="answer"><strong>{cell(sentence)}</strong></p>', "text/plain": sentence}, raw=True)


def png(figure: Figure) -> bytes:
    """The figure as a PNG with 128 colours, which is a third of the size, and no version or date written into it.

    How the session saves pictures does not matter.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    canvas, small = FigureCanvasAgg(figure), io.BytesIO()
    canvas.draw()
    picture = Image.frombytes("RGBA", canvas.get_width_height(), bytes(canvas.buffer_rgba())).convert("RGB")
    picture.quantize(128, dither=Image.Dither.NONE).save(small, "png", optimize=True)
    return small.getvalue()


def plain_table(table: pd.DataFrame) -> str:
    """The table as plain text, the first rows only when it is long."""
    if table.empty:
        return "  ".join(map(str, table.columns)) + _rest(table)
    return _cells(table.head(MOST_ROWS)).to_string(index=bool(table.index.name)) + _rest(table)


def html_table(table: pd.DataFrame) -> str:
    """The table as HTML that needs no style sheet: cells wrap, text stands left and numbers right.

    The index is shown when it has a name. Whatever a cell holds is shown as text.

    >>> import pandas as pd
    >>> html_table(pd.DataFrame({"actor": ["US"]}))[-78:]
    '<td style="text-align: left; vertical-align: top">US</td></tr></tbody></table>'
    """
    whole = table.reset_index() if table.index.name else table
    # Numbers stand right, and so does what leads up to a match in a concordance.
    numeric = [whole.iloc[:, i].dtype.kind in "iuf" for i in range(whole.shape[1])]
    sides = ["right" if n or name == "left" else "left" for n, name in zip(numeric, whole.columns, strict=True)]

    cells = _cells(whole.head(MOST_ROWS))
    # Names and dates with a hyphen in them stay on one line.
    wraps = [not _short(cells.iloc[:, i]) for i in range(whole.shape[1])]
    styles = [
        f"text-align: {side}{'' if wrap else '; white-space: nowrap'}" for side, wrap in zip(sides, wraps, strict=True)
    ]

    def row(values: Iterable[str], tag: str) -> str:
        shown = (
            f'<{tag} style="{style}; vertical-align: top">{cell(value)}</{tag}>'
            for value, style in zip(values, styles, strict=True)
        )
        return f"<tr>{''.join(shown)}</tr>"

    body = "".join(row(values, "td") for values in cells.itertuples(index=False))
    return f"<table><thead>{row(map(str, whole.columns), 'th')}</thead><tbody>{body}</tbody></table>{_rest(table)}"


def cell(value: str) -> str:
    """`value` as HTML shows it: nothing in it is markup, a formula or a mark that turns the direction of the line.

    >>> cell("<b> costs $5 and $6")
    '&lt;b&gt; costs &#36;5 and &#36;6'
    """
    return escape(_plain(value)).replace("$", "&#36;")


def _plain(value: str) -> str:
    """`value` without letters that steer a terminal or turn a line, on one line."""
    value = value.translate(_TURNING)
    return "".join(letter if letter.isprintable() or letter == " " else " " for letter in value)


def _cells(table: pd.DataFrame) -> pd.DataFrame:
    """The cells as a reader wants them: four digits that count, as many decimals down a column, nothing for missing."""
    shown = table.astype(object).copy()
    for place in range(table.shape[1]):
        column = table.iloc[:, place]
        cells = [
            ("" if _missing(value) else f"{value:.4g}" if isinstance(value, float) else _plain(str(value)))
            for value in column
        ]
        if column.dtype.kind == "f":
            decimals = max((len(text.partition(".")[2]) for text in cells if "e" not in text), default=0)
            cells = [f"{float(text):.{decimals}f}" if text and "e" not in text else text for text in cells]
        shown.isetitem(place, cells)
    return shown


def _short(column: pd.Series[Any]) -> bool:
    """Whether a column has names or dates that would break at a hyphen, none of them long."""
    return any("-" in text for text in column) and all(len(text) <= SHORT and " " not in text for text in column)


def _missing(value: Any) -> bool:
    return value is None or (isinstance(value, float) and value != value)


def _rest(table: pd.DataFrame) -> str:
    """A line that says how many rows are not shown, and what the table is a page or a sample of; or nothing.

    A study of many texts says of a table how many rows there are in all (``attrs["of_all"]``), or something else of it
    (``attrs["said"]``).
    """
    of_all = table.attrs.get("of_all", 0)
    said = [f"… {len(table) - MOST_ROWS:,} more rows"] if len(table) > MOST_ROWS else []
    said += [] if len(table) else ["(no rows)"]
    said += [f"{len(table):,} of {of_all:,} rows"] if of_all > len(table) else []
    said += [table.attrs["said"]] if table.attrs.get("said") else []
    return "".join(f"\n{line}" for line in said)
