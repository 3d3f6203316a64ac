"""Statistics of plain counts: rates, shares, comparisons, keyness and agreement, each with a number to check it by.

A function in the singular takes one case and gives plain numbers; one in the plural takes columns and gives arrays.
numpy and scipy.special are imported where they are used, since importing costs more time than the work.
"""

from bittersweet.counting.stats.adjusted import adjust, holm
from bittersweet.counting.stats.alpha import ac1, alpha, alpha_interval
from bittersweet.counting.stats.exact import binomial, fisher, fishers
from bittersweet.counting.stats.intervals import Estimate, Estimates, rate, rates, share, shares
from bittersweet.counting.stats.keywords import (
    log_likelihood,
    log_likelihoods,
    log_odds,
    log_ratio,
    log_ratios,
    tarone,
)
from bittersweet.counting.stats.ratios import Ratio, newcombe, rate_ratio
from bittersweet.counting.stats.resampling import resample

__all__ = [
    "Estimate",
    "Estimates",
    "Ratio",
    "ac1",
    "adjust",
    "alpha",
    "alpha_interval",
    "binomial",
    "fisher",
    "fishers",
    "holm",
    "log_likelihood",
    "log_likelihoods",
    "log_odds",
    "log_ratio",
    "log_ratios",
    "newcombe",
    "rate",
    "rate_ratio",
    "rates",
    "resample",
    "share",
    "shares",
    "tarone",
]
