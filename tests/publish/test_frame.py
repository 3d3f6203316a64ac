"""The frame: what stands around each page, and what a browser lets into it."""

import base64
import hashlib
import json
import re

import pytest

from bittersweet.publish.frame import SCRIPT, Frame
from tests.publish.tags import Tags

FRAME = Frame("Fruit & <nuts>", "A <notice>.", [("search.html", "Search"), ("index.html", "All")])


@pytest.fixture(scope="module")
def plain():
    return FRAME.around("tables", "tables.html", "Tables", tables=[])


@pytest.fixture(scope="module")
def scripted():
    return FRAME.around("search", "search.html", "Search", "search", {"a": ["</script>", "b & c", "“ü”"]})


def test_what_is_said_of_a_page_is_text_in_it(plain):
    assert "<nuts>" not in plain
    assert "<notice>" not in plain
    assert "Fruit & <nuts>" in Tags(plain).text
    assert "A <notice>." in Tags(plain).text
    assert "<title>Tables · Fruit &amp; &lt;nuts&gt;</title>" in plain


def test_a_page_leads_to_the_others_and_says_which_it_is(scripted):
    menu = re.search(r'<nav id="bs-menu".*?</nav>', scripted, re.DOTALL)[0]
    assert Tags(menu).all("a", "href")[:2] == ["search.html", "index.html"]
    assert [own["href"] for _, own in Tags(scripted).tags if own.get("aria-current") == "page"] == ["search.html"]


def test_a_page_has_no_empty_lines_and_ends_with_its_line(plain):
    assert "\n\n" not in plain.partition("</style>")[2]
    assert plain.endswith("</html>\n")


def test_a_page_without_a_script_lets_none_run(plain):
    assert "script-src 'none'" in plain.replace("&#39;", "'")
    assert "<script" not in plain


def test_a_script_runs_over_data_that_cannot_end_it(scripted):
    own = SCRIPT.read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(own.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in scripted.replace("&#39;", "'")
    assert scripted.count(own) == 1
    held = re.search(r'id="bs-data" data-for="search">(.*?)</script>', scripted, re.DOTALL)[1]
    assert json.loads(held) == {"a": ["</script>", "b & c", "“ü”"]}
    assert not set("<>&") & set(held)


def test_what_a_template_wants_and_nobody_gives_is_a_fault():
    with pytest.raises(Exception, match="tables"):
        FRAME.around("tables", "tables.html", "Tables")
