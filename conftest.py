"""Makes nbval strict about pictures: it skips them by itself, so a falsified or missing one would pass."""

import atexit
import base64
import gc
import hashlib
import io
from typing import Any

import pytest
from nbval.plugin import IPyNbCell, IPyNbFile

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n").decode()[:10]


def by_pixels(value: Any) -> Any:
    """`value`, or for a PNG in base64 its size, mode and the hash of its decoded pixels.

    Encoders may differ in how they pack the same picture; the pixels may not.
    """
    if not isinstance(value, str) or not value.startswith(PNG):
        return value
    from PIL import Image

    with Image.open(io.BytesIO(base64.b64decode(value))) as picture:
        pixels = hashlib.sha256(picture.convert("RGBA").tobytes()).hexdigest()
        return f"PNG {picture.width}×{picture.height} {pixels}"


def pytest_collectstart(collector: pytest.Collector) -> None:
    """Takes pictures off nbval's list of what is not compared."""
    if isinstance(collector, IPyNbFile):
        collector.skip_compare = tuple(key for key in collector.skip_compare if not key.startswith("image/"))


def pytest_itemcollected(item: pytest.Item) -> None:
    """Has each notebook cell compare its pictures by their pixels, and everything else to the letter."""
    if isinstance(item, IPyNbCell):
        item.sanitize = by_pixels


# What is imported and collected stays to the end: the garbage collector need not go through it over and over, nor have
# it copied into each process that is forked.
gc.disable()


def pytest_collection_finish() -> None:
    """Has garbage looked for from now on, among what was not there before."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)  # what tests make is dropped soon by itself, and memory is not short
    gc.enable()


# At the very end it goes in order: a library says what of its own was left. Sooner, pytest would go through it again.
atexit.register(gc.unfreeze)
