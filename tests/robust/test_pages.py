"""Pages of a study whose names and texts are markup: nothing of it becomes an element, and all of it can be read."""

from html.parser import HTMLParser

import nbformat
import pytest

from bittersweet import Study, tables
from bittersweet.notebook import html_table, plain_table
from bittersweet.publish import site
from tests.robust import small
from tests.robust.small import small_study
from tests.robust.test_run import FRONT

EVIL = "<evil onload=x>&amp;\"'</script><evil>"


class Tags(HTMLParser):
    """The tags and attributes of a page, and its policy."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.names, self.policy, self.text = set(), set(), "", ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}
        if dict(attrs).get("http-equiv") == "Content-Security-Policy":
            self.policy = dict(attrs)["content"]

    def handle_data(self, data):
        self.text += data


@pytest.fixture
def pages(tmp_path, monkeypatch):
    """The pages of the small study, by name: markup in every name and in both texts."""
    monkeypatch.setattr(small, "LETTER", small.LETTER.replace("thanked", f"thanked {EVIL} $x$"))
    monkeypatch.setattr(small, "DIARY", small.DIARY.replace("It rains", f"{EVIL} It rains"))
    fields = (
        "id",
        "label",
        "key",
        "key_label",
        "actor_label",
        "claim",
        "note",
        "code_label",
        "theme_label",
        "field_value",
    )
    study = Study.open(small_study(tmp_path / "study", dict.fromkeys(fields, EVIL)))
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(FRONT)])
    for name in ("sentences", "hits", "counts"):
        table = tables.made(study, name)
        shown = {"text/html": html_table(table), "text/plain": plain_table(table)}
        cell = nbformat.v4.new_code_cell(f"study.{name}", execution_count=1)
        cell.outputs = [nbformat.v4.new_output("execute_result", shown, execution_count=1)]
        made.cells.append(cell)
    site.publish({"01-fruits": made}, ["hits", "counts"], tmp_path / "site", EVIL, study=study)
    return {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "site").glob("*.html")}


def test_nothing_of_a_name_or_a_text_becomes_an_element(pages):
    assert {"index.html", "01-fruits.html"} < set(pages)
    for name, page in pages.items():
        found = Tags(page)
        assert "evil" not in found.tags, name
        assert "onload" not in found.names, name
        assert "default-src 'none'" in found.policy, name
        assert "<evil" not in page, name
    assert EVIL in Tags(pages["01-fruits.html"]).text
