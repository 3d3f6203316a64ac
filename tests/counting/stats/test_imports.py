"""What the statistics cost before any of them is used, and which heavy libraries the common ones need."""

import subprocess
import sys

import pytest

HEAVY = {"numpy", "pandas", "scipy", "scipy.special", "scipy.stats", "statsmodels", "nltk"}
COMMON = """
stats.rate(3, 10); stats.share(3, 10); stats.rate_ratio(3, 10, 4, 12); stats.newcombe(3, 10, 4, 12)
stats.fisher(3, 10, 4, 12); stats.log_likelihood(3, 4, 10, 12); stats.holm([0.1]); stats.adjust([0.1])
stats.resample([1], [2]); stats.alpha_interval((["a", "b"], ["a", "b"])); stats.ac1((["a", "b"], ["a", "b"]))
"""


@pytest.mark.parametrize(("code", "expected"), [("", set()), (COMMON, {"numpy", "scipy", "scipy.special"})])
def test_only_what_is_needed_is_loaded(code, expected):
    probe = f"import sys; from bittersweet.counting import stats; {code}\nprint(*({HEAVY} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == expected
