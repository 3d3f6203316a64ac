"""Wording: numbers as a reader sees them, in a table or a sentence."""

from __future__ import annotations

import math

NOTHING = "–"  # stands for a number that does not exist
MINUS = "−"


def number(value: float, decimals: int = 1, *, sign: bool = False) -> str:
    """A number with that many decimals, a true minus and, if asked, a plus.

    >>> number(-5.25, 2), number(3, sign=True), number(float("inf")), number(float("nan"))
    ('−5.25', '+3.0', '∞', '–')
    """
    if math.isnan(value):
        return NOTHING
    return f"{value:{'+' if sign else ''},.{decimals}f}".replace("-", MINUS).replace("inf", "∞")


def interval(value: float, low: float, high: float) -> str:
    """A value with its interval, one decimal each.

    >>> interval(21.5633, 9.3095, 42.4882)
    '21.6 (9.3–42.5)'
    """
    return f"{number(value)} ({number(low)}–{number(high)})"


def difference(value: float, low: float, high: float) -> str:
    """A difference of two shares in per cent points with its interval, signed; none where it does not exist.

    >>> difference(0.444444, 0.2235, 0.6628)
    '+44.4 (+22.4 to +66.3)'
    """
    if math.isnan(value):
        return NOTHING
    shown = [number(100 * part, sign=True) for part in (value, low, high)]
    return f"{shown[0]} ({shown[1]} to {shown[2]})"


def ratio(value: float, low: float, high: float) -> str:
    """A ratio with its interval, three figures each; none where it does not exist.

    >>> ratio(15.6226, 2.1641, 685.08), ratio(0, 0, float("inf"))
    ('15.6 (2.16 to 685)', '0 (0 to ∞)')
    """
    if math.isnan(value):
        return NOTHING
    return f"{_figures(value)} ({_figures(low)} to {_figures(high)})"


def _figures(value: float) -> str:
    """A number, 0 or more, with three figures; small ones with no more than three decimals."""
    if value == 0 or not math.isfinite(value):
        return "0" if value == 0 else number(value)
    return number(value, max(0, min(3, 2 - math.floor(math.log10(value)))))


def p_value(p: float) -> str:
    """A p value with three decimals, and no more: what is smaller is said to be.

    >>> p_value(0.000042), p_value(0.02134), p_value(1), p_value(float("nan"))
    ('< .001', '.021', '1', '–')
    """
    if math.isnan(p):
        return NOTHING
    if p < 0.001:
        return "< .001"
    return f"{p:.3f}".removeprefix("0") if p < 0.9995 else "1"
