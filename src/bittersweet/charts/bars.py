"""Bars: counts of two texts back to back, and how a text's words are shared out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bittersweet.charts.style import GREY, HUES, INK, PALE, SOFT, canvas, drawn, key, rows

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


@drawn
def mirrored(
    table: pd.DataFrame, names: Mapping[str, str], label: str, *, title: str, subtitle: str, axis: str, group: str = ""
) -> Figure:
    """Bars back to back: one row a row of `table`, the first text's number to the left, the second's to the right.

    `table` has a column `label`, a column of numbers a text, and with `group` a column whose change draws a line
    and whose value stands above its rows.
    """
    first, second = names
    most = table[[first, second]].abs().to_numpy().max()
    lines: list[str] = []  # the labels of the rows; a heading takes a row without one
    heads, bars = {}, {}
    for value, own in table.groupby(group, sort=False) if group else [("", table)]:
        if value:
            heads[len(lines)] = value
            lines.append("")
        for _, row in own.iterrows():
            bars[len(lines)] = row[first], row[second]
            lines.append(str(row[label]))
    figure, axes = canvas(0.235 * len(lines) + 0.75, title, subtitle)
    for number, head in heads.items():
        axes.text(-1.12 * most, number + 0.08, head, fontweight="bold", fontsize=9.5, va="center", color=INK)
    for number, (left, right) in bars.items():
        for value, sign, hue in ((left, -1, HUES[0]), (right, 1, HUES[1])):
            axes.barh(number, sign * value, color=hue if value else PALE, height=0.66)
            if value:
                shown = f"{value:g}" if value == int(value) else f"{value:.1f}"
                side = "left" if sign * value > 0 else "right"
                axes.annotate(
                    shown, (sign * value, number), xytext=(4 if side == "left" else -4, 0), textcoords="offset points",
                    ha=side, va="center", fontsize=9, color=hue, fontweight="bold",
                )  # fmt: skip
    rows(axes, lines)
    axes.axvline(0, color=GREY, linewidth=0.8)
    axes.set_xlim(-1.14 * most, 1.14 * most)
    axes.xaxis.set_major_formatter(lambda value, _: f"{abs(value):g}")
    axes.set_xlabel(axis)
    key(axes, {f"{names[first]}, left": HUES[0], f"{names[second]}, right": HUES[1]})
    figure.set_label(
        f"Bars back to back: one row a label, {axis}, first text to the left and second text to the right."
    )
    return figure


@drawn
def shared_out(table: pd.DataFrame, names: Mapping[str, str], *, title: str, subtitle: str) -> Figure:
    """One bar a text, cut into the shares of its labels: the first white, the others in tones of the text's colour.

    `table` has text, label, words and share (in per cent).
    """
    from matplotlib.colors import to_rgba

    order = list(dict.fromkeys(table["label"]))
    figure, axes = canvas(0.62 * len(names) + 0.55, title, subtitle)
    for row, (text, hue) in enumerate(zip(names, HUES, strict=True)):
        start = 0.0
        for number, label in enumerate(order):
            own = table[(table["text"] == text) & (table["label"] == label)]
            share = float(own["share"].sum())
            if not share:
                continue
            tone = to_rgba(hue, max(0.85 - 0.15 * (number - 1), 0.2)) if number else "white"
            axes.barh(row, share, left=start, height=0.62, color=tone, edgecolor=INK, linewidth=0.8)
            words = int(own["words"].sum())
            said = f"{label}\n{words} words" if share > 9 else ""
            axes.text(start + share / 2, row, said, ha="center", va="center", fontsize=8.5, color=INK)
            if not said and share > 1:
                axes.annotate(
                    f"{label}: {words}", (start + share / 2, row + 0.31), xytext=(0, -3), textcoords="offset points",
                    ha="right", va="top", fontsize=8, color=SOFT,
                )  # fmt: skip
            start += share
    rows(axes, list(names.values()))
    axes.grid(visible=False)
    axes.set_ylim(len(names) - 0.25, -0.5)
    axes.set_xlim(0, 100)
    axes.set_xlabel("per cent of the words")
    figure.set_label("Divided bars: one bar a text, cut into the shares of its words by who speaks.")
    return figure


@drawn
def signed(
    table: pd.DataFrame, names: Mapping[str, str], label: str, *, title: str, subtitle: str, axis: str
) -> Figure:
    """Bars from zero to either side: one row a row of `table`, one bar a text, the number at its end.

    `table` has a column `label` and a column of numbers a text.
    """
    figure, axes = canvas(0.6 * len(table) + 0.6, title, subtitle)
    for text, hue, lane in zip(names, HUES, (-0.2, 0.2), strict=True):
        for row, value in enumerate(table[text]):
            axes.barh(row + lane, value, height=0.34, color=hue)
            side = "left" if value >= 0 else "right"
            axes.annotate(
                f"{value:+.2f}", (value, row + lane), xytext=(4 if value >= 0 else -4, 0), textcoords="offset points",
                ha=side, va="center", fontsize=9, color=hue, fontweight="bold",
            )  # fmt: skip
    rows(axes, list(table[label]))
    axes.grid(visible=False)
    axes.axvline(0, color=GREY, linewidth=0.8)
    axes.margins(x=0.15)
    axes.set_xlabel(axis)
    key(axes, dict(zip(names.values(), HUES, strict=True)))
    figure.set_label(f"Bars from zero to either side: one row a label, {axis}, one bar a text.")
    return figure


@drawn
def keyness(table: pd.DataFrame, names: Mapping[str, str], line: float, *, title: str, subtitle: str) -> Figure:
    """Bars of signed log-likelihood: one row a word, to the left where it leans to the first text.

    `table` has word and log_likelihood; the dashed lines stand at `line`, which the largest one would have to pass.
    """
    figure, axes = canvas(0.24 * len(table) + 0.75, title, subtitle)
    values = table["log_likelihood"]
    axes.barh(range(len(table)), -values, color=[HUES[0] if value > 0 else HUES[1] for value in values], height=0.66)
    for side in (-line, line):
        axes.axvline(side, color=SOFT, linestyle="--", linewidth=1.2)
    axes.text(-line, -0.62, " needed for 5%", ha="left", va="bottom", fontsize=8.5, color=SOFT)
    rows(axes, list(table["word"]))
    axes.axvline(0, color=GREY, linewidth=0.8)
    axes.set_xlim(-1.1 * line, 1.1 * line)
    axes.xaxis.set_major_formatter(lambda value, _: f"{abs(value):g}")
    axes.set_xlabel("log-likelihood G²; to the left: leans to the first text, to the right: to the second")
    key(axes, {f"{name}, {side}": hue for name, hue, side in zip(names.values(), HUES, ("left", "right"), strict=True)})
    figure.set_label(
        "Bars of log-likelihood: one row a word, to the left where it leans to the first text; dashed lines mark "
        "what the largest would need to be significant at 5% after correction."
    )
    return figure
