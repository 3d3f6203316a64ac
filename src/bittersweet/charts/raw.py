"""The raw files, line by line: what is kept and what is removed."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from bittersweet.charts.style import GREY, HUES, PALE, SOFT, canvas, drawn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.figure import Figure

    from bittersweet.corpus import Text
    from bittersweet.sentences import Sentence


@drawn
def raw_files(texts: Sequence[Text], *, title: str, subtitle: str) -> Figure:
    """One panel a text: each line of the raw file as a bar as long as the line, kept ones in the text's colour.

    Sections that are kept but not counted are pale; removed stretches are grey and carry their reason.
    """
    most = max(len(text.lines) for text in texts)
    figure, axes = canvas(0.068 * most + 0.6, title, subtitle, ncols=len(texts), squeeze=False)
    for panel, text, hue in zip(axes[0], texts, HUES, strict=False):
        widest = max(len(line.content) for line in text.lines)
        fate: dict[int, tuple[str, str]] = {}
        for section in text.sections:
            note = section.name if section.counted else f"{section.name} (not counted)"
            for first, last in section.lines:
                fate.update(dict.fromkeys(range(first, last + 1), (note, hue)))
        for removal in text.removals:
            first, last = removal.lines
            fate.update(dict.fromkeys(range(first, last + 1), (removal.reason, GREY)))
        for line in text.lines:
            note, colour = fate.get(line.number, ("", PALE))
            alpha = 0.45 if note.endswith("(not counted)") else 1
            panel.barh(line.number, len(line.content), height=0.72, color=colour, alpha=alpha, linewidth=0)
        filled = [line.number for line in text.lines if line.content.strip()]
        under = 0.0
        for (note, colour), group in groupby(filled, key=lambda number: fate[number]):
            numbers = list(group)
            middle = max((numbers[0] + numbers[-1]) / 2, under)
            under = middle + most / 46  # labels of short stretches stand one below the other
            panel.text(
                widest * 1.03, middle, note, va="center", fontsize=8,
                color=SOFT if colour == GREY else hue, fontweight="normal" if colour == GREY else "bold",
            )  # fmt: skip
        panel.set_xlim(0, widest)
        panel.set_ylim(most + 0.5, 0.3)
        panel.set_yticks([1, *range(10, len(text.lines) + 1, 10)])
        panel.set_ylabel("line of the raw file")
        panel.set_xlabel("characters in the line")
        panel.set_title(text.about["label"], fontsize=10.5, color=hue)
        panel.spines["left"].set_visible(False)
    figure.set_label(
        "Bar chart, one panel a text: line of the raw file downwards, characters in the line to the right; grey "
        "lines are removed and carry the reason."
    )
    return figure


@drawn
def lengths(sentences: Sequence[Sentence], names: Mapping[str, str], *, title: str, subtitle: str) -> Figure:
    """One panel a text: a bar for each sentence in reading order, as high as the sentence has words."""
    figure, axes = canvas(2.3, title, subtitle, ncols=len(names), sharey=True, squeeze=False)
    for panel, text, hue in zip(axes[0], names, HUES, strict=True):
        own = [s for s in sentences if s.text == text]
        panel.bar(range(1, len(own) + 1), [s.words for s in own], color=hue, width=0.75)
        mean = sum(s.words for s in own) / len(own)
        panel.axhline(mean, color=SOFT, linewidth=1, linestyle="--")
        panel.text(len(own) + 0.7, mean, f" mean {mean:.1f}", va="center", fontsize=9, color=SOFT)
        panel.set_title(names[text], fontsize=10.5, color=hue)
        panel.set_xlabel(f"sentence, {own[0].unit} to {own[-1].unit}")
        panel.set_xlim(0.3, len(own) + 0.7)
        panel.xaxis.get_major_locator().set_params(integer=True)
    axes[0][0].set_ylabel("words")
    figure.set_label(
        "Bar chart, one panel a text: sentences in reading order to the right, words of the sentence upwards."
    )
    return figure
