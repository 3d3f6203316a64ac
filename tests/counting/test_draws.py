"""What is redrawn is redrawn as often, and from the same seed, each time: figures that are committed come back."""

from inspect import signature

import pytest

from bittersweet.counting import agreement, many_texts, validation, voices
from bittersweet.counting.stats import alpha_interval, resample
from bittersweet.counting.stats.resampling import permuted

DRAWS = {
    agreement.table: 2000,
    alpha_interval: 2000,
    resample: 2000,
    validation.scores: 2000,
    voices.quoted: 2000,
    voices.shares: 2000,
    many_texts.by_group: 9999,
    many_texts.compare: 9999,
    permuted: 9999,
}


@pytest.mark.parametrize(("function", "draws"), DRAWS.items(), ids=[f.__qualname__ for f in DRAWS])
def test_draws_and_seed_stay_what_they_are(function, draws):
    known = signature(function).parameters
    assert (known["draws"].default, known["seed"].default) == (draws, 1)
