"""Charts: each draws one long table, of any number of groups, in one style; what is drawn is decided elsewhere."""

from bittersweet.charts.bars import grouped, mirrored
from bittersweet.charts.captions import Caption
from bittersweet.charts.divided import divided
from bittersweet.charts.forms import forms
from bittersweet.charts.intervals import intervals
from bittersweet.charts.keyness import keyness
from bittersweet.charts.lengths import lengths
from bittersweet.charts.matrices import matrices
from bittersweet.charts.network import network
from bittersweet.charts.nulls import nulls
from bittersweet.charts.overturn import overturn
from bittersweet.charts.positions import positions
from bittersweet.charts.raw import raw
from bittersweet.charts.series import series
from bittersweet.charts.slope import slope
from bittersweet.charts.summary import summary
from bittersweet.charts.timeline import timeline

__all__ = [
    "Caption",
    "divided",
    "forms",
    "grouped",
    "intervals",
    "keyness",
    "lengths",
    "matrices",
    "mirrored",
    "network",
    "nulls",
    "overturn",
    "positions",
    "raw",
    "series",
    "slope",
    "summary",
    "timeline",
]
