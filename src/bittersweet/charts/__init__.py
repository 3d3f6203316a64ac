"""Charts: every picture of the collection, one style, one palette, the same colour for a text everywhere."""

from bittersweet.charts.bars import keyness, mirrored, shared_out, signed
from bittersweet.charts.matrices import matrices
from bittersweet.charts.network import network
from bittersweet.charts.positions import positions
from bittersweet.charts.rates import intervals
from bittersweet.charts.raw import lengths, raw_files
from bittersweet.charts.sturdiness import contrasts, specifications

__all__ = [
    "contrasts",
    "intervals",
    "keyness",
    "lengths",
    "matrices",
    "mirrored",
    "network",
    "positions",
    "raw_files",
    "shared_out",
    "signed",
    "specifications",
]
