"""Charts: every picture in the house width with a description, the same each time, in the texts' own colours."""

import io
import subprocess
import sys
from functools import cache

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch
from PIL import Image

from bittersweet import charts, counts, findings, frames, keyness, notebook, practices, sentiment, speakers, themes
from bittersweet.charts.style import HUES

HEADS = {"title": "A claim", "subtitle": "per what"}


def shares(study):
    table = frames.table(study.codes, study.variables, study.sentences)
    return frames.shares(table, study.variables, ["time"])


def words(study):
    return keyness.words(study.sentences).head(6)


def shared(study):
    found = study.theme_hits.assign(label=study.theme_hits["theme"].map(study.themes.labels))
    return counts.shared(found, "theme", study.themes.labels, ["Diplomacy", "Discord", "Cooperation"])


def places(study):
    found = study.theme_hits.assign(label=study.theme_hits["theme"].map(study.themes.labels))
    return counts.positions(found, study.sentences)


def named(study):
    return counts.named(study.found_counted("thing"), study.naming, study.words)


def balance(study):
    return sentiment.balance(sentiment.scored(study.sentences, study.lexicon_notes), study.words)


def sturdy(study):
    table = findings.outcomes(study)
    return table[table["id"].isin(["echo-2", "past"])], findings.table(study, "echo-2", "past")


# Each chart, drawn from what the notebooks draw it from.
DRAWINGS = {
    "contrasts": lambda s: charts.contrasts(findings.contrasts(s), s.labels, **HEADS),
    "intervals": lambda s: charts.intervals(shares(s), s.by_sentences, value="share", **HEADS),
    "keyness": lambda s: charts.keyness(words(s), s.by_words, keyness.needed(478), **HEADS),
    "lengths": lambda s: charts.lengths(s.sentences, s.labels, **HEADS),
    "matrices": lambda s: charts.matrices(shared(s), s.by_sentences, **HEADS),
    "mirrored": lambda s: charts.mirrored(named(s), s.labels, "name", group="thing", axis="mentions", **HEADS),
    "network": lambda s: charts.network(practices.arrows(s), **HEADS),
    "positions": lambda s: charts.positions(places(s), s.by_words, ["Diplomacy", "Discord"], words=s.words, **HEADS),
    "raw_files": lambda s: charts.raw_files(s.texts, **HEADS),
    "shared_out": lambda s: charts.shared_out(speakers.space(s.quotes, s.words, s.actors), s.by_words, **HEADS),
    "signed": lambda s: charts.signed(balance(s), s.labels, "counting", axis="valence", **HEADS),
    "specifications": lambda s: charts.specifications(*sturdy(s), s.labels, **HEADS),
}
# The first two show actors and findings, not the two texts; the third has only tones of their colours.
WITHOUT_TEXTS = {"network", "specifications", "shared_out"}


def pixels(figure):
    """The picture as it is saved, an array of height × width × 3."""
    stream = io.BytesIO()
    figure.savefig(stream, format="png")
    with Image.open(stream) as picture:
        return np.asarray(picture.convert("RGB"))


def shows(picture, hue):
    """Whether some pixel has this colour to the letter."""
    rgb = [int(hue[place : place + 2], 16) for place in (1, 3, 5)]
    return bool((picture == rgb).all(axis=2).any())


def test_every_chart_is_drawn_here():
    assert list(DRAWINGS) == charts.__all__


@pytest.fixture(scope="module")
def drawn(study):
    """A function from a chart's name to its figure and this as a PNG, drawn once."""

    @cache
    def drawn(name):
        figure = DRAWINGS[name](study)
        return figure, notebook.png(figure)

    return drawn


@pytest.mark.parametrize("name", charts.__all__)
def test_a_chart(drawn, name):
    figure, _ = drawn(name)
    assert isinstance(figure, Figure)
    assert figure.get_figwidth() == 9
    assert figure.get_label().endswith(".")
    assert [text.get_text() for text in figure.texts] == ["A claim", "per what"]
    picture = pixels(figure)
    assert picture.shape[1] == 9 * 130
    assert [shows(picture, hue) for hue in HUES] == [name not in WITHOUT_TEXTS] * 2


@pytest.mark.parametrize("name", charts.__all__)
def test_a_chart_drawn_again_is_the_same_to_the_pixel(study, drawn, name):
    assert notebook.png(DRAWINGS[name](study)) == drawn(name)[1]


def test_a_divided_bar_is_white_and_then_in_tones_of_the_texts_colour(study):
    space = speakers.space(study.quotes, study.words, study.actors)
    [axes] = charts.shared_out(space, study.by_words, **HEADS).axes
    bars = [(round(bar.get_y() + bar.get_height() / 2), to_hex(bar.get_facecolor())) for bar in axes.patches]
    white, orange, blue = "#ffffff", *(hue.lower() for hue in HUES)
    assert bars == [(0, white), *[(0, orange)] * 4, (1, white), (1, blue)]
    assert [bar.get_width() for bar in axes.patches] == pytest.approx(space["share"].tolist())


def ends(axes):
    """The lines of a chart as (colour, from, to)."""
    return [(line.get_color(), *line.get_xdata()) for line in axes.lines if len(line.get_xdata()) == 2]


def test_an_interval_runs_from_its_low_to_its_high_end(study):
    table = shares(study)
    [axes] = charts.intervals(table, study.by_sentences, value="share", **HEADS).axes
    drawn = {(hue, low, high) for hue, low, high in ends(axes)}
    hue = dict(zip(("news", "article"), HUES, strict=True))
    assert drawn == {(hue[row["text"]], row["low"], row["high"]) for row in table.to_dict("records")}


def test_only_rows_whose_intervals_lie_apart_are_bold(study):
    [axes] = charts.intervals(shares(study), study.by_sentences, value="share", **HEADS).axes
    weights = {tick.get_text(): tick.get_fontweight() for tick in axes.get_yticklabels()}
    assert weights == {"past": "bold", "present": "bold", "future": "bold", "timeless": "normal"}


def test_rows_stand_in_the_order_asked_for(study):
    table = themes.per_cent(themes.table(study.theme_hits, study.units, study.themes))
    order = ["Weapons", "Discord"]
    [axes] = charts.intervals(table, study.by_sentences, order, value="share", **HEADS).axes
    assert [tick.get_text() for tick in axes.get_yticklabels()] == order
    assert axes.yaxis_inverted()


def test_every_cell_of_a_matrix_has_its_number(study):
    tables = shared(study)
    figure = charts.matrices(tables, study.by_sentences, **HEADS)
    for panel, table in zip(figure.axes, tables.values(), strict=True):
        assert [text.get_text() for text in panel.texts] == [str(n) for n in table.to_numpy().ravel() if n]


def test_a_directed_picture_has_every_actor_and_every_number(study):
    [axes] = charts.network(practices.arrows(study), **HEADS).axes
    assert sorted(text.get_text() for text in axes.texts) == [
        *["1", "2", "3", "3", "4", "5"],
        *["North Korea", "Pakistan", "Pakistani military", "Taliban", "United States"],
    ]


def test_cooperation_and_coercion_differ_by_line_as_well_as_by_colour(study):
    [axes] = charts.network(practices.arrows(study), **HEADS).axes
    shafts = [patch for patch in axes.patches if patch.get_linewidth()]
    assert len(shafts) == 6
    lines, hues = (
        [f(patch) for patch in shafts] for f in (FancyArrowPatch.get_linestyle, FancyArrowPatch.get_edgecolor)
    )
    for looks in (lines, hues):
        assert looks[0] == looks[1] == looks[2]  # cooperation
        assert looks[3] not in (looks[0], looks[4])  # coercion
        assert looks[4] == looks[5] != looks[0]  # neither


def test_a_finding_shows_in_how_many_ways_it_holds(study):
    _, right = charts.specifications(*sturdy(study), study.labels, **HEADS).axes
    assert [text.get_text() for text in right.texts] == ["3 of 3", "12 of 12"]


PLAIN = """
import sys
import matplotlib
import pandas as pd
from bittersweet import charts, notebook
table = pd.DataFrame({"row": ["a", "b"], "news": [1.0, -2.0], "article": [2.0, 1.0]})
before = matplotlib.rcParams.copy()  # as it is: to look a backend up would import pyplot
figure = charts.signed(table, {"news": "N", "article": "A"}, "row", title="t", subtitle="s", axis="x")
assert notebook.png(figure).startswith(b"\\x89PNG")
assert matplotlib.rcParams.copy() == before, "the style is left on"
assert "matplotlib.pyplot" not in sys.modules, "pyplot is imported"
"""


def test_drawing_leaves_no_style_behind_and_needs_no_pyplot():
    done = subprocess.run([sys.executable, "-c", PLAIN], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
