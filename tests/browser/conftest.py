"""Tests in a real browser: they run where there is one, and say in one line where they do not."""

import pytest

from tests.chromium import chromium, watched

# The made-up study and its site, as the tests of the pages have them.
from tests.publish.conftest import built, notebooks, small  # noqa: F401

if not chromium():
    collect_ignore_glob = ["test_*.py"]


# While a browser is driven its event loop runs in this thread, so that it is closed before other tests need one.
@pytest.fixture(scope="package")
def watch():
    """A browser for the tests of this room."""
    with watched() as own:
        yield own
