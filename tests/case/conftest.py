"""What the tests of the collection share: its pages, built once."""

import pytest

from bittersweet.publish import execution, site


@pytest.fixture(scope="session")
def built(study, tmp_path_factory):
    """The site of the committed notebooks, as its folder."""
    folder = tmp_path_factory.mktemp("site")
    executed = {path.stem: execution.read(path) for path in execution.paths()}
    site.publish(executed, [], folder, "The collection", study=study)
    return folder
