"""How far a run is, in words and as a bar."""

import re
import time

import pytest

from bittersweet.many import progress
from bittersweet.many.part import Done
from bittersweet.many.state import Record


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "1 s"), (1.4, "1 s"), (59.4, "59 s"), (59.6, "1 min 0 s"), (61, "1 min 1 s"), (3599, "59 min 59 s"),
        (3600, "1 h 0 min"), (3660, "1 h 1 min"), (7325, "2 h 2 min"),
    ],
)  # fmt: skip
def test_a_time_is_said_as_people_say_it(seconds, said):
    assert progress.duration(seconds) == said


def test_a_bar_shows_the_share_that_is_done_and_the_speed_of_what_was_counted(capsys):
    record = Record("", 0, 0, {}, 1, 1, 5000, 1, [])
    with progress.bar(200, shown=True) as seen:
        seen(Done(0, 50, record, reused=True))
        seen(Done(1, 50, None, fault="gone"))
    said = capsys.readouterr().err
    assert "50%" in said
    assert "words/s" not in said
    begun = time.perf_counter()
    with progress.bar(200, shown=True) as seen:
        seen(Done(0, 200, record))
    said = capsys.readouterr().err
    assert "100%" in said
    (speed,) = re.search(r"([\d,]+) words/s", said).groups()
    assert int(speed.replace(",", "")) >= 5000 // (time.perf_counter() - begun)
    with progress.bar(200) as seen:  # nobody looks on
        seen(Done(0, 200, record))
    assert capsys.readouterr().err.strip() == ""
