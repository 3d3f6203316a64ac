"""Rows in words, and years along their axis."""

import pytest
from matplotlib.figure import Figure

from bittersweet.charts.rows import beside, said, years

from .made import pixels


@pytest.mark.parametrize(("n", "more"), [(12, ""), (13, "; and 1 more row"), (14, "; and 2 more rows")])
def test_of_many_rows_the_first_twelve_are_said(n, more):
    first = "; ".join(f"k{at}: {at}%" for at in range(12))
    assert said({f"k{at}": f"{at}%" for at in range(n)}) == first + more


@pytest.mark.parametrize(
    ("last", "step"), [(1903, 1), (1910, 1), (1911, 2), (1920, 2), (1921, 5), (1950, 5), (1951, 10)]
)
def test_years_are_whole_and_ten_steps_at_the_most(last, step):
    axes = Figure().add_axes((0, 0, 1, 1))
    axes.set_xlim(1900, last)
    years(axes)
    ticks = [tick for tick in axes.get_xticks().tolist() if 1900 <= tick <= last]
    assert ticks == list(range(1900, last + 1, step))
    assert axes.xaxis.get_major_formatter()(1900) == "1900"


def test_a_number_is_written_beside_a_place_out_of_sight_too():
    figure = Figure(figsize=(2, 1))
    axes = figure.add_axes((0, 0, 0.5, 1))
    axes.set_axis_off()
    beside(axes, 1.1, 0.5, "7", points=5)
    assert pixels(figure).min() == 0
