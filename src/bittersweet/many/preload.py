"""What a worker process needs, loaded once by the server that forks them."""

import ahocorasick_rs  # noqa: F401
import numpy  # noqa: F401
import pandas  # noqa: F401 (Arrow loads it when the first array is made)
import pyarrow.compute
import pyarrow.parquet  # noqa: F401
import sentencex  # noqa: F401

from bittersweet.many import columns, part, tables  # noqa: F401
