"""What the tests of texts share: study folders with made-up texts."""

import pytest

from bittersweet.files import DataError
from bittersweet.texts import manifest


@pytest.fixture
def make(tmp_path):
    """A function that makes a study folder of a manifest and files by name; a text may be bytes."""

    def make(toml, **contents):
        for name, content in {"corpus.toml": toml, **contents}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return make


@pytest.fixture
def load(make):
    """A function to the texts of a study folder that is made for it."""
    return lambda toml, **contents: manifest.load(make(toml, **contents))


@pytest.fixture
def refused(make):
    """A function to the faults with which a study folder is refused, each without the path of the folder."""

    def refused(toml, **contents):
        folder = make(toml, **contents)
        with pytest.raises(DataError) as fault:
            manifest.load(folder)
        assert all(said.isprintable() for said in fault.value.faults)
        return [said.replace(f"{folder}/", "").replace(str(folder), "the folder") for said in fault.value.faults]

    return refused
