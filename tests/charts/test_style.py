"""The house style: hues that anybody can tell apart, strengths, letters that can be read."""

from itertools import combinations

import numpy as np
import pytest

from bittersweet.charts.style import (
    HUES,
    INK,
    MARKERS,
    hues,
    luminance,
    markers,
    mix,
    on,
    readable,
    tone,
)  # fmt: skip
from bittersweet.files import DataError

# Machado, Oliveira and Fernandes 2009: what is seen without one kind of cone, on linear light; and with all of them.
SIGHTS = {
    "all cones": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}
XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def lab(hue, sight):
    """A colour as CIE L*a*b*, seen with a kind of sight."""
    levels = np.array([int(hue[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4)
    x, y, z = XYZ @ np.clip(np.array(SIGHTS[sight]) @ linear, 0, 1) / np.array([0.9505, 1, 1.089])
    x, y, z = (value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in (x, y, z))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("sight", SIGHTS)
def test_the_hues_are_apart_with_every_kind_of_sight(sight):
    distances = {(a, b): np.linalg.norm(lab(a, sight) - lab(b, sight)) for a, b in combinations(HUES, 2)}
    assert min(distances.values()) > 15, min(distances, key=distances.get)


def test_the_first_two_are_apart_in_grey_and_by_marker():
    light, dark = (lab(hue, "all cones")[0] for hue in HUES[:2])
    assert light - dark > 25
    assert (HUES[:2], MARKERS[:2]) == (("#E08A00", "#1B4F8C"), ("o", "s"))


@pytest.mark.parametrize("n", [1, 2, 8, 9, 40, 125])
def test_any_number_of_groups_has_hues_and_no_two_look_the_same(n):
    groups = [f"g{place}" for place in range(n)]
    found = hues(groups)
    assert list(found) == groups
    assert list(found.values())[:8] == list(HUES[:n])
    assert len({*zip(found.values(), markers(groups).values(), strict=True)}) == n


def test_a_hue_does_not_depend_on_how_many_groups_follow():
    assert hues("abc")["b"] == hues("abcdefghijklmnop")["b"]
    assert hues("aab") == hues("ab")


def test_strengths_run_from_full_colour_to_nearly_grey():
    apart, leaning, undecided = (lab(tone("#1B4F8C", word), "all cones") for word in ("apart", "leaning", "undecided"))
    colour = [np.hypot(*each[1:]) for each in (apart, leaning, undecided)]
    assert colour[0] > colour[1] > colour[2]
    assert apart[0] < leaning[0]
    assert tone("#1B4F8C", "") == tone("#1B4F8C", "apart") == "#1B4F8C"


def test_a_word_that_is_no_result_is_refused():
    with pytest.raises(DataError, match=r"^result is 'clear'; one of apart, leaning, undecided, or nothing"):
        tone("#000000", "clear")


@pytest.mark.parametrize("hue", HUES)
def test_letters_can_be_read_on_white_and_on_the_hue(hue):
    assert 1.05 / (luminance(readable(hue)) + 0.05) >= 4.5
    dark, light = sorted((luminance(on(hue)), luminance(hue)))
    assert (light + 0.05) / (dark + 0.05) >= 3


def test_mixing_and_letters_on_a_ground():
    assert mix("#000000", "#ff0000", 0.5) == "#800000"
    assert on("#ffffff") == INK
    assert readable("#222222") == "#222222"


def test_after_the_last_hue_come_lighter_tones_then_darker_ones_each_with_another_marker():
    groups = [f"g{place}" for place in range(33)]
    tones = list(hues(groups).values())[::8]
    white, black = "#ffffff", "#000000"
    parts = ((white, 0.4), (black, 0.4), (white, 0.64), (black, 0.64))
    assert tones == [HUES[0], *(mix(HUES[0], towards, part) for towards, part in parts)]
    assert list(markers(groups).values())[::8] == list(MARKERS[:5])
