"""Counts over time: a row a group and year, where texts have dates."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from bittersweet.counting import stats


def years(dates: Mapping[str, str]) -> dict[str, int]:
    """The year of each text's date; texts without one are left out.

    >>> years({"a": "2013-08-01", "b": "1 April 2014", "c": "undated"})
    {'a': 2013, 'b': 2014}
    """
    found = {text: re.search(r"(?<!\d)(1[5-9]|20)\d\d(?!\d)", date) for text, date in dates.items()}
    return {text: int(match.group()) for text, match in found.items() if match}


def by_year(table: pd.DataFrame, dates: Mapping[str, int]) -> pd.DataFrame:
    """One row a group, key and year: group, key, label, date, count, of, value, low, high, per.

    `table` is a measure's by text, `dates` give the year of each text; texts without one are left out.
    """
    dated = table[table["text"].isin(list(dates))]
    dated = dated.assign(date=dated["text"].map(dates))
    places = ["group", "key", "label", "date", "per"]
    found = dated.groupby(places, sort=False, as_index=False)[["count", "of"]].sum()
    found = found.sort_values("date", kind="stable", ignore_index=True)
    per_sentence = len(found) and found["per"].iloc[0] == "sentences"
    estimate = stats.shares if per_sentence else stats.rates
    found["value"], found["low"], found["high"] = estimate(found["count"].to_numpy(), found["of"].to_numpy())
    return found
