"""The collection in a browser: its pages, its reader, and its last notebook in JupyterLab."""

import re
import shutil
import time
from pathlib import Path

import pytest

from bittersweet.files import PROJECT_DATA
from bittersweet.publish import execution, site
from tests.browser.lab import lab, run_all
from tests.chromium import NOT_RUN, chromium, serious, watched

pytestmark = pytest.mark.skipif(not chromium(), reason=NOT_RUN)
ASK = "07-ask-your-own-question"


@pytest.fixture(scope="module")
def watch():
    """A browser for the tests of this file."""
    with watched() as own:
        yield own


@pytest.fixture(scope="module")
def built(study, tmp_path_factory):
    """The site of the committed notebooks, as its folder."""
    folder = tmp_path_factory.mktemp("site")
    executed = {path.stem: execution.read(path) for path in execution.paths()}
    site.publish(executed, [], folder, "The collection", study=study)
    return folder


def told(page):
    return " ".join(page.locator("#bs-told").inner_text().split())


def test_the_reader_is_light_and_opens_at_once(built, watch):
    assert (built / "reader.html").stat().st_size < 1_500_000
    began = time.perf_counter()
    with watch.page(f"{built.as_uri()}/reader.html#actor=taliban") as page:
        assert told(page).startswith("Taliban: 4 times in 4 sentences clear A02 A06 A22 A34")
        took = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
        watch.keep(page, "reader")
    assert took < 1000
    assert time.perf_counter() - began < 20


def test_every_selection_that_a_page_leads_to_has_what_its_number_says(built, watch):
    links = {
        (link, text)
        for path in sorted(built.glob("0*.html"))
        for link, text in re.findall(
            r'<a class="count" href="(reader\.html#[^"]+)">([\d,]+)</a>', path.read_text("utf-8")
        )
    }
    assert len(links) > 50
    with watch.page(f"{built.as_uri()}/reader.html") as page:
        for link, text in sorted(links):
            address = link.partition("#")[2].replace("&amp;", "&")
            page.evaluate("address => { location.hash = address }", address)
            page.wait_for_function("address => location.hash === '#' + address", arg=address)
            page.wait_for_timeout(5)
            assert text.replace(",", "") in re.findall(r"\d+(?= time| sentence)", told(page)), link


def test_the_search_finds_the_taliban(built, watch):
    with watch.page(f"{built.as_uri()}/search.html?q=Taliban") as page:
        page.locator("#bs-places li").first.wait_for()
        assert page.get_by_role("link", name="A02, Article").count() == 1


@pytest.mark.parametrize(("scheme", "pages"), [("light", "*.html"), ("dark", "0[23]*.html"), ("dark", "[irs]*.html")])
def test_axe_finds_nothing_serious_in_any_page(built, watch, scheme, pages):
    for path in sorted(built.glob(pages)):
        with watch.page(path.as_uri(), scheme=scheme) as page:
            assert serious(page) == [], path.name


def test_no_page_scrolls_sideways_on_a_phone(built, watch):
    for path in sorted(built.glob("*.html")):
        with watch.page(path.as_uri(), width=360, height=700) as page:
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, path.name
            if path.stem.startswith("02"):
                watch.keep(page, "page-on-a-phone")


def test_pictures_of_the_pages_are_kept(built, watch):
    first = min(built.glob("0*.html"))
    for scheme in ("light", "dark"):
        with watch.page(first.as_uri(), scheme=scheme) as page:
            watch.keep(page, f"page-{scheme}")
    with watch.page(f"{built.as_uri()}/index.html") as page:
        watch.keep(page, "all-notebooks")


@pytest.fixture(scope="module")
def page(watch, tmp_path_factory):
    """The last notebook in JupyterLab, every cell run; it is a copy, so that nothing here can change it."""
    root, home = tmp_path_factory.mktemp("root"), tmp_path_factory.mktemp("lab")
    shutil.copytree(execution.FOLDER, root / "notebooks")
    with (
        lab(root, home, BITTERSWEET_DATA=str(PROJECT_DATA)) as server,
        watch.page(f"{server}/lab/tree/notebooks/{ASK}.ipynb", server, height=900) as page,
    ):
        run_all(page)
        page.locator(".bs-explorer").wait_for(timeout=90_000)
        page.get_by_text("| Idle").wait_for(timeout=60_000)
        page.locator(".bs-explorer").scroll_into_view_if_needed()
        yield page


def field(page, label):
    return page.locator(".bs-explorer").get_by_label(label, exact=True)


def clear(page):
    while page.locator(".bs-chip").count():
        page.locator(".bs-chip").first.click()
        page.wait_for_timeout(100)


def hits(page, status):
    page.locator(".bs-status", has_text=status).wait_for()
    return page.locator(".bs-unit").all_inner_texts()


def test_which_sentences_name_both_the_military_and_drone_strikes(page):
    clear(page)
    page.get_by_role("button", name="Pakistani military", exact=True).click()
    field(page, "or a word").fill("drone strikes")
    page.get_by_role("button", name="Count", exact=True).click()
    page.get_by_role("button", name="drone strikes", exact=True).click()
    assert hits(page, "1 sentence with Pakistani military and drone strikes") == ["N15"]


def test_how_often_each_text_says_may(page):
    field(page, "or a word").fill("may")
    field(page, "or a word").press("Enter")
    page.locator(".bs-said", has_text="“may”").wait_for()
    assert [own.split(",")[0] for own in page.locator(".bs-number").all_inner_texts()] == ["3", "0"]


def test_what_stands_around_the_taliban(page, watch):
    clear(page)
    field(page, "List").select_option("themes")
    field(page, "List").select_option("actors")
    page.get_by_role("button", name="Taliban, Article").click()
    assert hits(page, "4 sentences with Taliban in Article") == ["A02", "A06", "A22", "A34"]
    page.locator(".bs-unit").first.click()
    page.locator(".bs-raw:not([hidden]) mark").wait_for()
    watch.keep(page, "explorer")
    assert serious_of_ours(page) == []


def serious_of_ours(page):
    return [fault for fault in serious(page) if "bs-" in fault[1]]


def test_no_line_of_code_is_cut(page):
    lines = page.locator(".jp-CodeCell .cm-scroller").all()
    assert len(lines) > 5
    assert not [line for line in lines if line.evaluate("own => own.scrollWidth > own.clientWidth")]
    assert not page.get_by_text("get notified about official Jupyter news").count()


def test_the_committed_notebook_holds_no_widget():
    content = Path(execution.FOLDER / f"{ASK}.ipynb").read_text(encoding="utf-8")
    assert "jupyter.widget" not in content
    assert '"widgets"' not in content
