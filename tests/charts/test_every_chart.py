"""Every chart, of one, two and five groups: drawn whole, nothing on anything else, the same each time."""

import subprocess
import sys
from math import nan

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.figure import Figure

from bittersweet import charts
from bittersweet.charts import Caption
from bittersweet.charts.words import plain, size
from bittersweet.files import DataError

from .made import (
    EXACTLY_TWO,
    LONG,
    TABLES,
    WRITTEN,
    draw,
    drawn,
    marked,
    names,
    outside,
    overlapping,
    pixels,
    said,
    texts,
)  # fmt: skip

NAMES = sorted(TABLES)
COUNTS = [(name, n) for name in NAMES for n in ((2,) if name in EXACTLY_TWO else (1, 2, 5))]


def test_every_chart_is_drawn_here():
    assert sorted({*charts.__all__} - {"Caption"}) == NAMES


@pytest.mark.parametrize(("name", "n"), COUNTS)
def test_a_chart_is_whole_and_nothing_lies_on_anything_else(name, n):
    figure = drawn(name, n)
    assert isinstance(figure, Figure)
    assert figure.get_figwidth() == 9
    assert said(figure)[:2] == ["A claim", "per what"]
    assert figure.seen == "See this."
    assert "A claim" in figure.get_label()
    assert figure.get_label().endswith(".")
    assert overlapping(figure) == []
    assert outside(figure) == []
    assert marked(figure) == []


@pytest.mark.parametrize(("name", "n"), [(name, n) for name, n in COUNTS if name not in ("overturn", "keyness")])
def test_every_group_is_named_and_described(name, n):
    figure = drawn(name, n)
    words = "\n".join(said(figure))
    for label in names(n).values():
        assert label in words
        assert label in figure.get_label()


# How many letters each text is cut to that is too long, from above: first the title, then as a rule two groups' names.
CUT = {
    "divided": "226 61 96 96 96 94 97 97 62 96 96 96 94 97 97",
    "forms": "226 81 82 79 81",
    "grouped": "226 81 82 79 81 80",
    "intervals": "226 81 82 79 81 80",
    "keyness": "226 61 62 62",
    "lengths": "226 47 44 52 52",
    "matrices": "226 23 24 48 43",
    "mirrored": "226 81 82 79 81 80",
    "network": "226 81 19 19 19 19 82 19 19 19 19",
    "nulls": "226 81 82 48 49",
    "overturn": "226 105 107 108 111 105",
    "positions": "226 81 82 75 77",
    "raw": "226 80 80 77 77 76 76 88 88",
    "series": "226 40 40",
    "slope": "226 34 35 30 30 46 46 49 49",
    "summary": "226 81 82 96 98 97",
    "timeline": "226 47 39 40 41 48 39 40 41",
}
STRANGE = "$5_a^2$ %<b>ש</b>\u202e\n\u0007"


@pytest.mark.parametrize("name", NAMES)
def test_labels_that_are_long_and_strange_are_broken_drawn_as_they_are_and_not_cut_by_the_edge(name):
    table, column = TABLES[name](2), WRITTEN[name]
    table = table.assign(**{column: [f"{STRANGE}{value} {LONG}" if value else "" for value in table[column]]})
    long = Caption(f"{LONG} {LONG}", f"{LONG} {LONG}").named(
        {group: f"{label} {LONG}" for group, label in names(2).items()}
    )
    figure = draw(name, 2, table, caption=long)
    assert outside(figure) == []
    assert overlapping(figure) == []
    words = "".join(said(figure)).replace("\n", "").replace(" ", "")
    assert plain(STRANGE).replace(" ", "") in words
    assert not set("\u202e\u0007") & set(words)
    assert not any(text.get_parse_math() for text in texts(figure))
    assert " ".join(str(len(text)) for text in said(figure) if text.endswith("…")) == CUT[name]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("columns", [True, False])
def test_an_empty_table_says_that_there_is_nothing_to_show(name, columns):
    table = TABLES[name](2).iloc[:0] if columns else pd.DataFrame()
    figure = draw(name, 2, table)
    assert said(figure) == ["A claim", "per what", "nothing to show"]
    assert figure.get_label().endswith(": A claim. Nothing to show.")


def test_a_heading_takes_no_room_for_what_it_does_not_say():
    def tall(*said):
        return draw("keyness", 2, pd.DataFrame(), caption=Caption(*said)).get_figheight()

    title, subtitle = size("Tea wins", 13, bold=True)[1], size("cups a day", 9.5)[1]
    assert tall() == pytest.approx(0.78)
    assert tall("Tea wins") == pytest.approx(0.78 + title + 0.21)
    assert tall("", "cups a day") == pytest.approx(0.78 + subtitle + 0.12)
    assert tall("Tea wins", "cups a day") == pytest.approx(0.78 + title + subtitle + 0.21)


@pytest.mark.parametrize("name", ["mirrored", "grouped", "divided", "forms", "intervals", "positions", "slope"])
def test_an_order_of_no_row_says_that_there_is_nothing_to_show(name):
    assert said(draw(name, 2, order=[]))[2:] == ["nothing to show"]


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_column_is_named(name):
    first = {"keyness": "word", "lengths": "unit", "matrices": "first", "network": "agent", "overturn": "claim"}
    gone = first.get(name, {"raw": "line", "positions": "key", "timeline": "kind", "series": "date"}.get(name, "group"))
    with pytest.raises(DataError, match=rf"^charts\.{name}: column {gone} missing; found .*; needed .*{gone}"):
        draw(name, 2, TABLES[name](2).drop(columns=gone))


@pytest.mark.parametrize("name", NAMES)
def test_a_chart_drawn_again_under_other_settings_is_the_same_to_the_pixel(name):
    n = 2 if name in EXACTLY_TWO else 1
    first = pixels(drawn(name, n))
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red", "lines.linewidth": 9, "text.color": "pink"}):
        figure = draw(name, n)
    assert (pixels(figure) == first).all()
    assert first.shape[1] == 9 * 130


@pytest.mark.parametrize("name", EXACTLY_TWO)
@pytest.mark.parametrize("n", [1, 3])
def test_a_chart_of_two_groups_says_so(name, n):
    with pytest.raises(
        DataError, match=rf"^charts\.{name}: takes exactly 2 groups; found {n} \(Tea.*; charts\.\w+ takes"
    ):
        draw(name, n)


def test_a_group_has_its_hue_whichever_groups_a_table_holds():
    table = TABLES["intervals"](3)
    figure = draw("intervals", 3, table[table["group"] == "g2"])
    assert {line.get_color() for line in figure.axes[0].lines} == {"#117733"}


def test_what_is_said_at_the_call_goes_before_the_caption():
    figure = draw("intervals", 2, title="Another", names={"g1": "One", "g0": "Nought"})
    assert said(figure)[:2] == ["Another", "per what"]
    assert "One" in figure.get_label()


def test_a_chart_needs_no_caption():
    figure = charts.intervals(TABLES["intervals"](2))
    assert "g0 (20 sentences)" in said(figure)
    assert figure.get_label().startswith("Dots with their 95% intervals. 3 rows")


PLAIN = """
import sys
import matplotlib
import pandas as pd
from bittersweet import charts
assert "matplotlib" in sys.modules and "scipy" not in sys.modules
table = pd.DataFrame({"group": ["a", "b"], "key": "k", "value": [1.0, -2.0]})
before = matplotlib.rcParams.copy()  # as it is: to look a backend up would import pyplot
charts.grouped(table, title="t", subtitle="s", axis="x").savefig(sys.argv[1])
assert matplotlib.rcParams.copy() == before, "the style is left on"
assert "matplotlib.pyplot" not in sys.modules, "pyplot is imported"
"""


def test_drawing_leaves_no_style_behind_and_needs_no_pyplot(tmp_path):
    command = [sys.executable, "-c", PLAIN, str(tmp_path / "picture.png")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("name", "end"),
    [("mirrored", 1.32), ("grouped", 0.14), ("forms", 1.04), ("intervals", 1), ("nulls", 1), ("slope", 1.06),
     ("overturn", 1.12), ("lengths", 1), ("keyness", 1.08)],
)  # fmt: skip
def test_where_all_is_nothing_the_axis_is_one_long_and_has_room_for_the_numbers(name, end):
    table = TABLES[name](2)
    numbers = {"value", "low", "high", "count", "words", "overturn", "count_target", "count_reference"}
    [axes, *_] = draw(name, 2, table.assign(**dict.fromkeys(numbers.intersection(table.columns), 0))).axes
    assert (axes.get_ylim if name in ("slope", "lengths") else axes.get_xlim)()[1] == pytest.approx(end, abs=0.01)


@pytest.mark.parametrize(("name", "end"), [("mirrored", 1.04), ("grouped", 0.02), ("intervals", 1), ("slope", 1.06)])
def test_where_nothing_is_known_the_axis_is_the_same(name, end):
    [axes] = draw(name, 2, TABLES[name](2).assign(value=nan, low=nan, high=nan)).axes
    assert (axes.get_ylim if name == "slope" else axes.get_xlim)()[1] == pytest.approx(end, abs=0.01)
