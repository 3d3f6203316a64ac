"""The two locks and the conda door: one set of versions, all of it pinned, all of it installed."""

import json
import re
import tomllib
from importlib import metadata
from itertools import chain
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.txt", "requirements-conda.txt")
# What the collection is built on, named in environment.yml for the reader.
FIVE = ["jupyterlab", "pandas", "matplotlib", "spacy", "nbval"]
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


class Pin(NamedTuple):
    """One entry of a lock: the requirement, and what follows it."""

    requirement: Requirement
    hashes: list[str]


def entries(name):
    """The entries of a lock, comments aside; a line that ends in a backslash goes on in the next."""
    joined = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in joined.splitlines() if line.strip() and not line.startswith("#")]
    return [Pin(Requirement(line.split("--hash")[0].strip()), re.findall(r"--\S+", line)) for line in lines]


def pins(name):
    """The `name==version ; marker` lines of a lock, as text that can be compared."""
    return [str(pin.requirement) for pin in entries(name)]


def here(name):
    """Each package that a lock pins for this Python and platform, with its version."""
    applying = [
        pin.requirement for pin in entries(name) if not pin.requirement.marker or pin.requirement.marker.evaluate()
    ]
    return {canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin in applying}


@pytest.fixture(scope="module")
def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def environment():
    return yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pip_section(environment):
    [section] = [entry["pip"] for entry in environment["dependencies"] if isinstance(entry, dict)]
    return section


def test_both_locks_pin_the_same_versions_under_the_same_markers():
    assert pins("requirements-conda.txt") == pins("requirements.txt")


@pytest.mark.parametrize("name", LOCKS)
def test_every_entry_is_pinned_to_one_version(name):
    loose = [
        str(pin.requirement) for pin in entries(name) if not re.fullmatch(r"==[\w.]+", str(pin.requirement.specifier))
    ]
    assert loose == []


def test_every_entry_of_the_lock_has_hashes_and_the_conda_list_has_none():
    """pip refuses `-e .` in a list with hashes, so the conda door needs one without."""
    bare = [pin.requirement.name for pin in entries("requirements.txt") if not pin.hashes]
    odd = [option for pin in entries("requirements.txt") for option in pin.hashes if not HASH.fullmatch(option)]
    assert bare == odd == []
    assert [pin.requirement.name for pin in entries("requirements-conda.txt") if pin.hashes] == []


@pytest.mark.parametrize("name", [*LOCKS, "environment.yml"])
def test_no_address_and_no_index_is_named(name):
    content = (ROOT / name).read_text(encoding="utf-8")
    assert (
        re.findall(r"\w+://\S*|--(?:extra-)?index-url|--find-links|--trusted-host|^-[if]\b", content, re.MULTILINE)
        == []
    )


@pytest.mark.parametrize("name", LOCKS)
def test_every_dependency_extra_and_build_requirement_of_the_project_is_pinned(name, project):
    extras = project["project"]["optional-dependencies"].values()
    asked = chain(project["project"]["dependencies"], project["build-system"]["requires"], *extras)
    pinned = here(name)
    for requirement in map(Requirement, asked):
        assert canonicalize_name(requirement.name) in pinned
        assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)])


def test_environment_takes_python_and_pip_from_the_channel_and_the_rest_through_pip(environment):
    """Binder reads a plain `python=` with one equals sign, and no other form."""
    assert environment["name"] == "bittersweet"
    assert environment["channels"] == ["conda-forge"]
    assert [entry for entry in environment["dependencies"] if isinstance(entry, str)] == ["python=3.12", "pip"]


def test_the_environments_python_is_one_that_the_project_supports(environment, project):
    version = environment["dependencies"][0].removeprefix("python=")
    assert Requirement(f"python{project['project']['requires-python']}").specifier.contains(version)


def test_pip_section_names_the_five_at_the_locks_version_then_the_list_then_the_project(pip_section):
    pinned = here("requirements-conda.txt")
    assert pip_section == [*(f"{name}=={pinned[name]}" for name in FIVE), "-r requirements-conda.txt", "-e ."]


@pytest.mark.parametrize("name", LOCKS)
def test_what_is_pinned_for_this_platform_is_what_is_installed(name):
    installed = {canonicalize_name(found.name): found.version for found in metadata.distributions()}
    pinned = here(name)
    assert {package: installed.get(package) for package in pinned} == pinned


def test_the_project_itself_is_installed_in_place(project):
    found = metadata.distribution("bittersweet")
    origin = json.loads(found.read_text("direct_url.json"))
    assert found.version == project["project"]["version"]
    assert origin["dir_info"] == {"editable": True}
    assert Path(url2pathname(urlsplit(origin["url"]).path)).resolve() == ROOT
