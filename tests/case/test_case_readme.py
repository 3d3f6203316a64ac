"""The README says what the notebooks say: its table, its picture, its commands and its list of tables."""

import re
from pathlib import Path

import pytest

from bittersweet import tables
from bittersweet.publish import execution

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", execution.paths(), ids=lambda path: path.stem)
def test_each_notebook_has_its_row_with_its_own_question_and_answer(path):
    front = execution.front(execution.read(path))
    assert f"| [{front.title}](notebooks/{path.name}) | {front.question} | {front.answer} |" in README


@pytest.mark.parametrize("path", execution.paths(), ids=lambda path: path.stem)
def test_the_first_cell_of_a_notebook_links_to_its_neighbours(path):
    order = [other.name for other in execution.paths()]
    here = order.index(path.name)
    neighbours = {order[here - 1] if here else order[1], order[(here + 1) % len(order)]}
    links = set(re.findall(r"\]\(([\w-]+\.ipynb)\)", execution.read(path).cells[0].source))
    assert links == neighbours


def test_the_picture_is_the_first_one_of_the_summary():
    summary = next(path for path in execution.paths() if path.stem == execution.SUMMARY)
    picture, _ = next(execution.pictures(execution.read(summary)))
    assert execution.PICTURE.read_bytes() == picture
    assert f"]({execution.PICTURE.relative_to(ROOT).as_posix()})" in README


def test_every_table_is_named():
    assert set(re.findall(r"`(\w+)`", README.split("## The tables")[1].split("Spans")[0])) == set(tables.TABLES)


def test_every_make_target_of_the_readme_exists():
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([\w-]+)(?:$|`)", README, re.MULTILINE)) <= targets


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)]+)\)", README))))
def test_every_link_leads_to_a_file(link):
    assert (ROOT / link).exists() if not link.startswith("#") else _heading(link) in README


def _heading(anchor):
    """The heading that an anchor of the README leads to."""
    return "\n## " + anchor.removeprefix("#").replace("-", " ").capitalize() + "\n"
