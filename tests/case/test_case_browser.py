"""The collection in a browser: its pages, its reader, and its last notebook in JupyterLab."""

import json
import re
from pathlib import Path

import pytest

from bittersweet.files import PROJECT_DATA
from bittersweet.new import new
from bittersweet.publish import execution
from tests.browser.lab import lab, notebook, run_all
from tests.chromium import NOT_RUN, PICTURES, chromium, serious, timed, watched

pytestmark = pytest.mark.skipif(not chromium(), reason=NOT_RUN)
OWN = execution.FOLDER / "07-ask-your-own-question.ipynb"


SPEECHES = Path(__file__).parents[3] / "shared" / "texts" / "speeches-2000-2020.zip"
ABSENT = "the speeches (shared/texts/speeches-2000-2020.zip, beside the checkout) are not there"


@pytest.fixture(scope="module")
def watch():
    """A browser for the tests of this file."""
    with watched() as own:
        yield own


CHOSEN = {"reader": "#actor=taliban&show=themes", "search": "?q=Taliban"}  # what a page is opened at


@pytest.fixture(scope="module")
def looked(built, watch):
    """What each page of the site shows: faults of accessibility in both schemes, and how wide it is on a phone."""
    faults, widths = {}, {}
    with watch.page(f"{built.as_uri()}/index.html") as page:
        for path in sorted(built.glob("*.html")):
            page.set_viewport_size({"width": 1280, "height": 860})
            page.goto(path.as_uri() + CHOSEN.get(path.stem, ""))
            if path.stem == "search":
                page.locator("#bs-places li").first.wait_for()
            if path.stem in ("01-the-two-texts", "index"):
                for scheme in ("dark", "light"):
                    page.emulate_media(color_scheme=scheme)
                    watch.keep(page, "all-notebooks" if path.stem == "index" else f"page-{scheme}")
            faults[path.name] = serious(page, "dark", "light")
            page.set_viewport_size({"width": 360, "height": 700})
            widths[path.name] = page.evaluate("document.documentElement.scrollWidth")
            if path.stem.startswith("02"):
                watch.keep(page, "page-on-a-phone")
    return faults, widths


def told(page):
    return " ".join(page.locator("#bs-told").inner_text().split())


def test_the_reader_is_light_and_opens_at_once(built, watch):
    assert (built / "reader.html").stat().st_size < 1_500_000
    with watch.page(f"{built.as_uri()}/reader.html#actor=taliban") as page:
        assert told(page).startswith("Taliban: 4 times in 4 sentences clear A02 A06 A22 A34")
        took = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
        watch.keep(page, "reader")
        timed("the reader opens", took / 1000, 1)


def test_every_count_opens_to_exactly_as_many_places(built, watch):
    """Every link of every table is followed in the reader, which says how many there are."""
    wanted = {}
    for path in sorted(built.glob("0*.html")):
        found = re.findall(r'<a class="count" href="reader\.html#([^"]+)">([\d,]+)</a>', path.read_text("utf-8"))
        for address, number in found:
            wanted.setdefault(address.replace("&amp;", "&"), set()).add(number)
    assert len(wanted) > 300
    follow = """async addresses => {
      const said = {};
      for (const one of addresses) {
        const arrived = new Promise(done => addEventListener('hashchange', done, { once: true }));
        location.hash = one;
        await arrived;
        said[one] = document.querySelector('#bs-told').innerText.split('\\n')[0];
      }
      return said;
    }"""
    with watch.page(f"{built.as_uri()}/reader.html") as page:
        said = page.evaluate(follow, sorted(wanted))
    wrong = {
        address: (numbers, said[address])
        for address, numbers in wanted.items()
        if not numbers <= set(re.findall(r"\d[\d,]*", said[address].rpartition(": ")[2]))
    }
    assert wrong == {}


def test_the_search_finds_the_taliban(built, watch):
    with watch.page(f"{built.as_uri()}/search.html?q=Taliban") as page:
        page.locator("#bs-places li").first.wait_for()
        assert page.get_by_role("link", name="A02, Article").count() == 1


def test_axe_finds_nothing_serious_in_any_page_in_either_scheme(looked):
    faults, _ = looked
    (PICTURES / "axe.json").write_text(json.dumps(faults, indent=1) + "\n", encoding="utf-8")
    assert len(faults) == len(execution.paths()) + 4  # the overview, the reader, the search, the tables
    assert {name: own for name, own in faults.items() if own} == {}


def test_no_page_scrolls_sideways_on_a_phone(looked):
    assert {name: width for name, width in looked[1].items() if width > 360} == {}


@pytest.mark.parametrize("address", ["02-who-is-named.html", "reader.html#actor=taliban&show=themes"])
def test_a_page_is_printed_whole_and_without_its_frame(built, watch, address):
    with watch.page(f"{built.as_uri()}/{address}", width=720) as page:
        page.emulate_media(media="print")
        shown = [page.locator(one).is_visible() for one in ("#bs-menu", ".top", "#bs-step", "h1")]
        assert shown == [False, False, False, True]
        assert page.evaluate("document.documentElement.scrollWidth") <= 720
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.pdf(path=PICTURES / f"print-{address[:6]}.pdf", format="A4")
        if "reader" in address:
            assert told(page).startswith("Taliban: 4 times in 4 sentences")
            ground = page.locator("mark.chosen").first.evaluate("own => getComputedStyle(own).backgroundColor")
            assert ground == "rgb(255, 211, 61)"


@pytest.fixture(scope="module")
def page(watch, tmp_path_factory):
    """A copy of the last notebook in JupyterLab with further cells, run up to the one that fails.

    Before that one the collection is opened afresh, and the speeches where they are there: all that is needed is
    imported and the texts are cut into sentences, and nothing is counted.
    """
    root, home = tmp_path_factory.mktemp("root"), tmp_path_factory.mktemp("lab")
    opened = [f"one = open_study({str(PROJECT_DATA)!r})", "len(one.sentences)"]
    if SPEECHES.exists():
        folder = tmp_path_factory.mktemp("speeches") / "study"
        assert new(folder, [SPEECHES]).exit_code == 0
        opened += [f"two = open_study({str(folder)!r})", "len(two.sentences)"]
    notebook(root / "ask.ipynb", ["\n".join([WARM, *opened]), *FURTHER], execution.read(OWN))
    with (
        lab(root, home, BITTERSWEET_DATA=str(PROJECT_DATA)) as address,
        watch.page(f"{address}/lab/tree/ask.ipynb?reset", address, height=900) as page,
    ):
        run_all(page)
        page.locator(".bs-explorer").wait_for(timeout=90_000)
        page.get_by_text("| Idle").wait_for(timeout=60_000)
        page.locator(".bs-explorer").scroll_into_view_if_needed()
        yield page


FURTHER = ["one.list('actors_')", "explore(one)", "explore(two)"]
WARM = """import anywidget, pandas, scipy.stats
from bittersweet import open_study
from bittersweet.explore import explore"""


# Notes when a place of the page is there, or says something else than before; the clock starts with the next key or
# click.
TIMED = """([place, before]) => {
  window.began = window.ended = null;
  const begin = () => { window.began ??= performance.now(); };
  for (const kind of ['keydown', 'pointerdown']) addEventListener(kind, begin, { capture: true, once: true });
  const look = () => {
    const there = document.querySelector(place);
    const changed = there && (before === null || there.innerText !== before);
    if (window.began !== null && changed) window.ended = performance.now();
    else requestAnimationFrame(look);
  };
  look();
  return null;
}"""


def drawn_at(page):
    """The seconds from the key or click to what it led to."""
    page.wait_for_function("window.ended !== null", timeout=30_000)
    return page.evaluate("(window.ended - window.began) / 1000")


def further(place):
    """Where one of the cells behind those of the notebook stands, by its place from the end."""
    cells = len(execution.read(OWN).cells) + 1 + len(FURTHER)
    return f"[data-windowed-list-index='{cells + place}']"


def field(page, label):
    return page.locator(".bs-explorer").get_by_label(label, exact=True)


def clear(page):
    while page.locator(".bs-chip").count():
        page.locator(".bs-chip").first.click()
        page.wait_for_timeout(100)


def hits(page, status):
    page.locator(".bs-status", has_text=status).wait_for()
    return page.locator(".bs-unit").all_inner_texts()


def test_a_letter_typed_into_a_field_is_no_command_of_the_notebook(page):
    cells = page.locator(".jp-Cell").count()
    field(page, "or a word").focus()
    page.keyboard.type("a")
    page.keyboard.press("b")  # a cell below
    page.keyboard.press("Enter")
    page.locator(".bs-said", has_text="“ab”").wait_for()
    assert page.locator(".jp-Cell").count() == cells
    page.get_by_role("button", name="Back to ").click()
    page.locator(".bs-said", has_text="Actors").wait_for()


def test_an_error_of_ours_in_a_cell_is_one_line(page):
    page.locator(f"{further(-3)} .cm-content").scroll_into_view_if_needed()
    errors = page.locator("[data-mime-type='application/vnd.jupyter.stderr']")
    errors.filter(has_text="no list is called 'actors_'").wait_for(state="attached")
    # What JupyterLab does not draw, as it is out of sight on a slow machine, has a content all the same.
    assert [len(own.strip().splitlines()) for own in errors.all_text_contents()] == [1]


def test_which_sentences_name_both_the_military_and_drone_strikes(page):
    clear(page)
    page.get_by_role("button", name="Pakistani military", exact=True).click()
    field(page, "or a word").fill("drone strikes")
    page.get_by_role("button", name="Count", exact=True).click()
    page.get_by_role("button", name="drone strikes", exact=True).click()
    assert hits(page, "Pakistani military and drone strikes: 1 sentence") == ["N15"]


def test_how_often_each_text_says_may(page):
    field(page, "or a word").fill("may")
    field(page, "or a word").press("Enter")
    page.locator(".bs-said", has_text="“may”").wait_for()
    assert [own.split(" = ")[0] for own in page.locator(".bs-number").all_inner_texts()] == ["3", "0"]


def test_what_stands_around_the_taliban(page, watch):
    clear(page)
    field(page, "List").select_option("themes")
    field(page, "List").select_option("actors")
    page.get_by_role("button", name="Taliban, Article").click()
    assert hits(page, "in 4 sentences") == ["A02", "A06", "A22", "A34"]
    page.locator(".bs-unit").first.click()
    page.locator(".bs-raw:not([hidden]) mark").wait_for()
    watch.keep(page, "explorer")
    assert serious(page, inside=".bs-explorer") == []


def test_no_line_of_code_is_cut(page):
    lines = page.locator(".jp-CodeCell .cm-scroller").all()
    assert len(lines) > 5
    assert not [line for line in lines if line.evaluate("own => own.scrollWidth > own.clientWidth")]
    assert not page.get_by_text("get notified about official Jupyter news").count()


@pytest.mark.parametrize(("name", "cell", "wanted"), [("the collection", -2, 1), ("125 speeches", -1, 3)])
def test_the_explorer_is_drawn_and_answers_in_time(page, name, cell, wanted):
    if cell == -1 and not SPEECHES.exists():
        pytest.skip(ABSENT)
    own = further(cell)
    page.locator(f"{own} .cm-content").click()
    page.evaluate(TIMED, [f"{own} .bs-bar", None])
    page.keyboard.press("Control+Enter")
    timed(f"{name}: from the key that runs the cell to its bars, kernel warm", drawn_at(page), wanted)
    for n, bar in enumerate(page.locator(f"{own} .bs-bar").all()[:2], start=1):
        bar.scroll_into_view_if_needed()
        status = f"{own} .bs-status"
        page.evaluate(TIMED, [status, page.locator(status).inner_text()])
        bar.click()
        timed(f"{name}: click {n} answered", drawn_at(page), 0.3)


def test_the_committed_notebook_holds_no_widget():
    content = OWN.read_text(encoding="utf-8")
    assert "jupyter.widget" not in content
    assert '"widgets"' not in content
