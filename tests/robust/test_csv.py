"""Tables as CSV: any cell comes back as it was, and none is a formula to a spreadsheet."""

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bittersweet import Study, tables
from tests.robust.small import small_study

cells = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")),
    st.from_regex(r"'{0,3}[=+\-@\t\r\n\",]{0,3}\w{0,3}", fullmatch=True),
)
tables_of_text = st.integers(1, 3).flatmap(
    lambda width: st.tuples(
        st.lists(cells, min_size=width, max_size=width, unique=True),
        st.lists(st.lists(cells, min_size=width, max_size=width), max_size=4),
    )
)


@given(tables_of_text)
def test_any_text_comes_back_from_csv(tmp_path_factory, drawn):
    header, rows = drawn
    path = tmp_path_factory.getbasetemp() / "back.csv"
    path.write_bytes(tables.as_csv(pd.DataFrame(rows, columns=header, dtype=str)).encode())
    back = tables.read(path)
    assert list(back.columns) == header
    assert back.to_numpy().tolist() == rows


@given(tables_of_text)
def test_no_cell_and_no_header_is_a_formula(drawn):
    header, rows = drawn
    text = tables.as_csv(pd.DataFrame(rows, columns=header, dtype=str))
    for row in csv.reader(io.StringIO(text, newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_numbers_stand_with_ten_digits_and_what_is_missing_is_empty():
    table = pd.DataFrame({"n": [1, -2], "x": [1 / 3, float("nan")], "y": [None, "a"], "yes": [True, False]})
    assert tables.as_csv(table) == "n,x,y,yes\n1,0.3333333333,,True\n-2,,a,False\n"


@pytest.mark.parametrize("name", list(tables.TABLES))
def test_an_exported_table_is_read_back_cell_by_cell(tmp_path, name, small):
    table = tables.made(small, name)
    path = tmp_path / f"{name}.csv"
    path.write_text(tables.as_csv(table), encoding="utf-8", newline="")
    back = tables.read(path)
    assert list(back.columns) == list(table.columns)
    assert len(back) == len(table) > 0 or name == "joins"
    for place, column in enumerate(table.columns):
        if table.iloc[:, place].dtype.kind not in "iufb":
            assert back[column].tolist() == table.iloc[:, place].fillna("").tolist()


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The small study, its labels formulas."""
    folder = tmp_path_factory.mktemp("small")
    return Study.open(small_study(folder, {"label": "=1+1", "key_label": "@A1", "actor_label": "-x", "note": "+1"}))
