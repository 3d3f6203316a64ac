"""What a notebook shows: tables that read well without styles, pictures with the same words stored and printed."""

import io
from pathlib import Path

import IPython
import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from IPython.core.formatters import DisplayFormatter
from matplotlib.figure import Figure
from PIL import Image

from bittersweet import notebook
from bittersweet.files import DataError
from bittersweet.many.state import MARKER
from bittersweet.many.store import ManyStudy
from bittersweet.notebook import html_table, plain_table

LONG = "A sentence that goes on so long that a table of the usual width would cut it short, with three dots at its end."


@pytest.fixture
def displayed(monkeypatch):
    """What is displayed, as (data, what is said of it)."""
    seen = []
    monkeypatch.setattr("IPython.display.display", lambda data, **said: seen.append((data, said)))
    return seen


@pytest.fixture
def figure():
    figure = Figure(figsize=(1, 1))
    figure.set_label("Bars of one actor, per 1,000 words.")
    return figure


def cells(html, tag="td"):
    """Each cell of a table as (side, content)."""
    parts = html.split(f'<{tag} style="text-align: ')[1:]
    return [tuple(part.split(f"</{tag}>")[0].split('; vertical-align: top">')) for part in parts]


def test_text_stands_left_and_numbers_stand_right():
    html = html_table(pd.DataFrame({"actor": ["US"], "mentions": [8], "rate": [21.5]}))
    assert cells(html, "th") == [("left", "actor"), ("right", "mentions"), ("right", "rate")]
    assert cells(html) == [("left", "US"), ("right", "8"), ("right", "21.5")]


def test_the_left_of_a_concordance_stands_right_beside_its_match():
    html = html_table(pd.DataFrame({"left": ["into"], "match": ["arms"], "right": ["."]}))
    assert [side for side, _ in cells(html)] == ["right", "left", "left"]


def test_marks_of_html_are_escaped_in_cells_and_headers():
    html = html_table(pd.DataFrame({"<b>": ["a < b & 'c'"]}))
    assert cells(html, "th") == [("left", "&lt;b&gt;")]
    assert cells(html) == [("left", "a &lt; b &amp; &#x27;c&#x27;")]


def test_what_is_missing_is_an_empty_cell():
    html = html_table(pd.DataFrame({"a": [np.nan], "b": [None], "c": [True]}))
    assert [content for _, content in cells(html)] == ["", "", "True"]


def test_a_number_has_no_dangling_digits():
    html = html_table(pd.DataFrame({"a": [21.563342], "b": [20.0], "c": [0.07966863]}))
    assert [content for _, content in cells(html)] == ["21.56", "20", "0.07967"]


@pytest.mark.parametrize(
    ("column", "shown"),
    [
        ([0.5, 12.25, np.nan], ["0.50", "12.25", ""]),
        ([1.0, 2.0], ["1", "2"]),
        ([1234.5678, 0.5], ["1235.0", "0.5"]),
        ([12345678.0, 0.25], ["1.235e+07", "0.25"]),
        ([1e-7], ["1e-07"]),
        ([np.nan], [""]),
        ([1, 20], ["1", "20"]),
        ([True, False], ["True", "False"]),
        ([0.125, "a", None], ["0.125", "a", ""]),
    ],
)
def test_numbers_of_a_column_have_as_many_decimals(column, shown):
    table = pd.DataFrame({"c": column})
    assert [content for _, content in cells(html_table(table))] == shown
    assert plain_table(table).split() == ["c", *filter(None, shown)]


def test_no_letter_of_a_cell_turns_the_line_or_is_a_formula():
    assert notebook.cell("a\u202eb\u200fc\x1bd\ne $1$") == "abc d e &#36;1&#36;"
    assert plain_table(pd.DataFrame({"c": ["a\u2066b\tc"]})).split() == ["c", "ab", "c"]


@pytest.mark.parametrize(
    ("column", "kept"),
    [
        (["2001-01-31", "b"], True),
        (["x-" + 10 * "y", ""], True),
        (["x-" + 11 * "y", "a"], False),
        (["a", "b"], False),
        (["a-b", "c d"], False),
        (["a-b", 13 * "y"], False),
    ],
)
def test_short_names_with_a_hyphen_stay_on_one_line(column, kept):
    html = html_table(pd.DataFrame({"name": column}))
    assert html.count('style="text-align: left; white-space: nowrap; vertical-align: top"') == (3 if kept else 0)


def test_columns_of_one_name_are_shown_each():
    table = pd.DataFrame([[1.5, "a"]], columns=["x", "x"])
    assert cells(html_table(table)) == [("right", "1.5"), ("left", "a")]


def test_an_index_is_shown_when_it_has_a_name():
    table = pd.DataFrame({"news": ["VOA"]}, index=["publisher"])
    assert cells(html_table(table)) == [("left", "VOA")]
    assert cells(html_table(table.rename_axis("field"))) == [("left", "publisher"), ("left", "VOA")]
    assert plain_table(table.rename_axis("field")).split() == ["news", "field", "publisher", "VOA"]
    assert plain_table(table).split() == ["news", "VOA"]


def test_an_empty_table_says_so():
    empty = pd.DataFrame(columns=["unit", "name"])
    assert html_table(empty).endswith("<tbody></tbody></table>\n(no rows)")
    assert plain_table(empty) == "unit  name\n(no rows)"


def test_a_long_table_says_how_many_rows_are_left_out():
    table = pd.DataFrame({"n": range(63)})
    assert html_table(table).endswith("</table>\n… 3 more rows")
    assert [content for _, content in cells(html_table(table))] == [str(n) for n in range(60)]
    assert plain_table(table).split() == ["n", *map(str, range(60)), "…", "3", "more", "rows"]


@pytest.mark.parametrize(
    ("attrs", "said"),
    [
        ({"of_all": 3}, "\n2 of 3 rows"),
        ({"of_all": 2}, ""),
        ({"said": "a sample"}, "\na sample"),
        ({"of_all": 2000, "said": "a sample"}, "\n2 of 2,000 rows\na sample"),
    ],
)
def test_a_page_of_a_table_says_what_it_is_of(attrs, said):
    table = pd.DataFrame({"n": [1, 2]})
    table.attrs.update(attrs)
    assert html_table(table).endswith(f"</table>{said}")
    assert plain_table(table).endswith(f"2{said}")


def test_a_table_that_is_just_short_enough_is_shown_whole():
    table = pd.DataFrame({"n": range(60)})
    assert html_table(table).endswith("</table>")
    assert plain_table(table).split()[-1] == "59"


def test_a_long_text_is_shown_in_full():
    table = pd.DataFrame({"sentence": [LONG]})
    assert cells(html_table(table)) == [("left", LONG)]
    assert plain_table(table).split() == ["sentence", *LONG.split()]


def test_a_picture_is_stored_with_its_description_and_one_sentence_stands_under_it(displayed, figure, capsys):
    notebook.show(figure, "The bar is <long>.")
    (picture, said), (sentence, how) = displayed
    assert how == {"raw": True}
    description = "Bars of one actor, per 1,000 words. The bar is <long>."
    assert picture["image/png"].startswith(b"\x89PNG\r\n\x1a\n")
    assert picture["text/plain"] == description
    assert said == {"raw": True, "metadata": {"image/png": {"alt": description}}}
    assert sentence == {"text/html": "<p>The bar is &lt;long&gt;.</p>", "text/plain": "The bar is <long>."}
    assert capsys.readouterr().out == ""


def test_a_chart_with_a_caption_says_what_is_seen_by_itself(displayed, figure):
    figure.seen = "The bar is long."
    notebook.show(figure)
    assert [data["text/plain"] for data, _ in displayed][1:] == ["The bar is long."]


def test_a_chart_without_a_sentence_is_a_picture_alone(displayed, figure):
    notebook.show(figure)
    [(picture, _)] = displayed
    assert picture["text/plain"] == "Bars of one actor, per 1,000 words."


def test_an_error_of_ours_is_one_line():
    shown = []
    shell = type("Shell", (), {"_showtraceback": lambda self, *told: shown.append(told)})()
    error = DataError("no such name")
    lines = notebook._one_line(shell, DataError, error, None)
    assert lines == ["DataError: no such name"]
    assert shown == [(DataError, error, lines)]


def test_the_same_figure_gives_the_same_bytes_and_names_no_software(figure):
    assert notebook.png(figure) == notebook.png(figure)
    assert b"Software" not in notebook.png(figure)
    assert b"matplotlib" not in notebook.png(figure)


def test_how_a_session_saves_pictures_does_not_matter(figure):
    plain = notebook.png(figure)
    with mpl.rc_context({"savefig.dpi": 50, "savefig.bbox": "tight", "savefig.transparent": True}):
        assert notebook.png(figure) == plain


def test_a_picture_has_128_colours():
    figure = Figure(figsize=(3, 1))
    figure.figimage(np.linspace(0, 1, 300 * 100).reshape(100, 300), cmap="viridis")
    with Image.open(io.BytesIO(notebook.png(figure))) as picture:
        assert picture.mode == "P"
        assert len(picture.getcolors(1000)) == 128


def test_an_answer_is_shown_as_one(displayed):
    notebook.answer("Ann has <most>.")
    assert displayed == [
        (
            {
                "text/html": '<p class="answer"><strong>Ann has &lt;most&gt;.</strong></p>',
                "text/plain": "Ann has <most>.",
            },
            {"raw": True},
        )
    ]


def test_errors_of_ours_are_handed_to_the_shell(monkeypatch, data):
    handed = []
    formatter = DisplayFormatter()
    shell = type(
        "Shell", (), {"display_formatter": formatter, "set_custom_exc": lambda _, *given: handed.append(given)}
    )()
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)
    notebook.open_study(data)
    assert handed == [((DataError,), notebook._one_line)]


def test_a_folder_that_was_counted_opens_as_many_texts(monkeypatch, tmp_path):
    monkeypatch.setattr(IPython, "get_ipython", lambda: None)
    opened = []
    monkeypatch.setattr(ManyStudy, "open", lambda folder: opened.append(folder) or "many")
    with pytest.raises(DataError, match=r"corpus\.toml: no such file"):
        notebook.open_study(tmp_path)
    (tmp_path / MARKER).write_text("")
    assert notebook.open_study(str(tmp_path)) == "many"
    assert list(map(Path, opened)) == [tmp_path]


def test_an_opened_study_shows_its_tables_in_both_ways(monkeypatch):
    shell = type("Shell", (), {"display_formatter": DisplayFormatter(), "set_custom_exc": lambda *_: None})()
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)
    assert notebook.open_study().words == {"news": 371, "article": 644}
    table = pd.DataFrame({"actor": ["US"]})
    shown, _ = shell.display_formatter.format(table)
    assert shown == {"text/html": html_table(table), "text/plain": plain_table(table)}


def test_a_study_opens_outside_a_notebook(monkeypatch, data):
    monkeypatch.setattr(IPython, "get_ipython", lambda: None)
    assert notebook.open_study(data).folder == data
    with pytest.raises(DataError, match="found nothing"):
        notebook.open_study(data / "none")
