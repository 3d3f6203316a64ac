"""The widget: the explorer in JupyterLab, and a fixed table of the same first bars wherever no kernel runs."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bittersweet.explore.model import Model

if TYPE_CHECKING:
    import anywidget

    from bittersweet.many.store import ManyStudy
    from bittersweet.study import Study

HERE = Path(__file__).parent
SCRIPT, STYLE = HERE / "bittersweet.js", HERE / "explorer.css"
VIEW = "application/vnd.jupyter.widget-view+json"
STATIC_ROWS = 5
SAID = (
    "In JupyterLab, run the cells (Run > Run All Cells) and this table becomes the explorer: choose a list or type a "
    "word, and click a bar to read its sentences."
)


def explore(study: Study | ManyStudy) -> anywidget.AnyWidget:
    """The explorer of a study: bars of any list, code or word, their sentences, and the raw lines around each.

    Put ``explore(study)`` last in a cell. Where no kernel runs (a page, a repository's view of a notebook) the cell
    shows a fixed table and one sentence.
    """
    return _kind()(Model(study))


@cache
def _kind() -> type[anywidget.AnyWidget]:
    """The class of the widget, made at first use: anywidget is only needed where something is explored."""
    import anywidget
    import traitlets

    class Explorer(anywidget.AnyWidget):
        """Bars drawn from `start`; every further question is a message, answered with one page."""

        _esm = SCRIPT
        _css = STYLE
        start = traitlets.Dict().tag(sync=True)

        def __init__(self, model: Model) -> None:
            super().__init__(start=model.start())
            self._model = model
            self.on_msg(self._asked)

        def _asked(self, _: Any, question: dict[str, Any], __: Any) -> None:
            self.send({**self._model.ask(question), "call": question.get("call")})

        def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
            view = {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
            return {VIEW: view, **static(self._model)}, {}

    return Explorer


def static(model: Model) -> dict[str, str]:
    """The face without a kernel, as HTML and as plain text: the first of the first bars, and one sentence."""
    import pandas as pd

    from bittersweet.notebook import cell, html_table, plain_table

    bars = model.start()["bars"]
    labels = model.desk.labels
    rows = [
        (row["label"], labels[v["group"]], v["count"], v["of"], v["value"], v["low"], v["high"])
        for row in bars["rows"][:STATIC_ROWS]
        for v in row["values"]
    ]
    value = "per 1,000" if bars["show"] == "words" else "share"
    table = pd.DataFrame(rows, columns=[bars["noun"], "group", "count", "of", value, "low", "high"])
    return {
        "text/html": f"<p>{cell(SAID)}</p>{html_table(table)}<p>{cell(bars['said'])}.</p>",
        "text/plain": f"{SAID}\n{plain_table(table)}",
    }
