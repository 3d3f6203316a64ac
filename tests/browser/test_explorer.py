"""The explorer in JupyterLab: every control, by mouse and by keyboard, on a made-up study."""

import shutil
import time

import pytest

from tests.browser.lab import lab, notebook, run_all
from tests.chromium import serious, timed
from tests.explore.conftest import made

CELLS = (
    "from bittersweet import open_study\nfrom bittersweet.explore import explore\n\nstudy = open_study()",
    "explore(study)",
    "study.list('fruit_')",
)


@pytest.fixture(scope="module")
def page(watch, tmp_path_factory):
    """A notebook with the explorer of the made-up study, all cells run."""
    root, home = tmp_path_factory.mktemp("root"), tmp_path_factory.mktemp("lab")
    folder = made(root / "study")
    notebook(root / "ask.ipynb", CELLS)
    with (
        lab(root, home, BITTERSWEET_DATA=str(folder)) as server,
        watch.page(f"{server}/lab/tree/ask.ipynb", server, width=1280, height=1000) as page,
    ):
        run_all(page)
        page.locator(".bs-explorer").wait_for(timeout=60_000)
        page.get_by_text("[3]:").first.wait_for(timeout=60_000)
        page.locator(".bs-explorer").scroll_into_view_if_needed()
        yield page
    shutil.rmtree(root, ignore_errors=True)


@pytest.fixture(autouse=True)
def fresh(page):
    """The explorer as it is at first: the first list, nothing picked."""
    field(page, "List").select_option("actors")
    said(page, "Actors: mentions per 1,000 words")
    while page.locator(".bs-chip").count():
        page.locator(".bs-chip").first.click()
        page.wait_for_timeout(100)


def field(page, label):
    """A control of the explorer by its label."""
    return page.locator(".bs-explorer").get_by_label(label, exact=True)


def said(page, text):
    page.locator(".bs-said", has_text=text).wait_for()


def rows(page):
    return page.locator(".bs-name").all_inner_texts()


def hits(page, status):
    """The sentences, once the explorer says what `status` says."""
    page.locator(".bs-status", has_text=status).wait_for()
    return page.locator(".bs-sentence").all_inner_texts()


def bar(page, name):
    return page.get_by_role("button", name=name)


def test_it_is_drawn_with_bars_and_intervals(page):
    assert rows(page) == ["Ann", "Bob"]
    assert page.locator(".bs-span").count() == 4
    assert bar(page, "Ann, W: 2 = ").count() == 1


def test_a_bar_opens_its_sentences_and_a_second_those_with_both(page):
    bar(page, "Ann, W").click()
    assert hits(page, "Ann in W: 2 times in 2 sentences")[0] == "Ann votes for apples."
    assert page.locator(".bs-hits mark").all_inner_texts() == ["Ann", "Ann"]
    assert bar(page, "Ann, W").get_attribute("aria-pressed") == "true"
    field(page, "List").select_option("fruits")
    said(page, "Fruits")
    bar(page, "Apple, W").click()
    assert hits(page, "Ann and Apple in W: 1 sentence") == ["Ann votes for apples."]
    assert (
        "study.sentences_with(actors='ann', fruits='apple', group='W')" in page.locator(".bs-below code").inner_text()
    )


def test_everything_can_be_done_from_the_keyboard(page):
    bar(page, "Bob, D").focus()
    page.keyboard.press("Enter")
    assert hits(page, "Bob in D: 1 time in 1 sentence") == ["Bob may not like apples or pears."]
    page.locator(".bs-unit").focus()
    page.keyboard.press("Space")
    page.locator(".bs-raw:not([hidden]) mark").wait_for()
    field(page, "List").focus()
    page.keyboard.press("ArrowDown")
    said(page, "Fruits")
    field(page, "or a word").focus()
    page.keyboard.type("a")
    page.keyboard.press("b")  # a command of the notebook, were it not typed into a field
    page.keyboard.press("Enter")
    said(page, "“ab”")
    assert page.locator(".jp-Cell").count() == len(CELLS)


def test_a_sentence_opens_to_its_raw_lines(page):
    bar(page, "Ann, W").click()
    hits(page, "2 sentences")
    page.locator(".bs-sentence").nth(1).click()
    raw = page.locator(".bs-raw:not([hidden])")
    raw.locator("mark").first.wait_for()
    assert raw.locator("mark").all_inner_texts() == ["Annish pears lose, and Ann may vote again."]
    assert "W.txt" in raw.inner_text()
    assert page.locator(".bs-unit").nth(1).get_attribute("aria-expanded") == "true"


def test_a_word_is_counted_with_a_star(page):
    field(page, "or a word").fill("app*")
    page.get_by_role("button", name="Count").click()
    said(page, "“app*”: mentions per 1,000 words")
    assert page.locator(".bs-number").all_inner_texts()[0].startswith("2 = ")
    bar(page, "app*, D").click()
    assert len(hits(page, "app* in D: 2 times in 2 sentences")) == 2


def test_every_choice_redraws_the_bars(page):
    field(page, "Show").select_option("sentences")
    said(page, "sentences that hold it")
    assert page.locator(".bs-number").first.inner_text().startswith("2 of 3 = 66.7% (")
    field(page, "Show").select_option("count")
    said(page, "Actors: counts")
    assert sorted(page.locator(".bs-number").all_inner_texts()) == ["0", "1", "1", "2"]
    field(page, "Show").select_option("words")
    field(page, "Order").select_option("label")
    page.wait_for_function("document.querySelector('.bs-name').innerText === 'Ann'")
    field(page, "Order").select_option("list")
    page.wait_for_function("document.querySelector('.bs-name').innerText === 'Bob'")
    field(page, "Order").select_option("value")
    field(page, "Compare").select_option("text")
    said(page, "Any actor")
    field(page, "Of").select_option("bob")
    said(page, "Bob: mentions")
    assert rows(page) == ["D", "W"]
    field(page, "Compare").select_option("group")
    field(page, "count demonyms too").check()
    page.wait_for_function("[...document.querySelectorAll('.bs-number')].some(own => own.innerText.startsWith('3 = '))")
    field(page, "count demonyms too").uncheck()
    field(page, "Only names with").fill("bo")
    page.wait_for_function("document.querySelectorAll('.bs-name').length === 1")
    field(page, "Only names with").fill("")
    page.wait_for_function("document.querySelectorAll('.bs-name').length === 2")


def test_no_filter_outlives_the_list_it_was_typed_for(page):
    field(page, "Only names with").fill("drone")
    page.get_by_text("No actor has “drone” in its name. To look for it in the texts").wait_for()
    field(page, "or a word").fill("may")
    field(page, "or a word").press("Enter")
    said(page, "“may”")
    assert [own.split(" = ")[0] for own in page.locator(".bs-number").all_inner_texts()] == ["2", "1"]
    assert not field(page, "Only names with").is_visible()
    field(page, "List").select_option("actors")
    said(page, "Actors")
    assert field(page, "Only names with").input_value() == ""
    field(page, "Only names with").fill("bo")
    page.wait_for_function("document.querySelectorAll('.bs-name').length === 1")
    assert "label.str.contains('bo', case=False" in page.locator(".bs-code code").first.inner_text()
    field(page, "List").select_option("fruits")
    said(page, "Fruits")
    assert field(page, "Only names with").input_value() == ""
    assert rows(page) == ["Apple", "Pear"]


def test_a_word_says_that_it_is_shown_and_leads_back(page):
    field(page, "List").select_option("fruits")
    said(page, "Fruits: sentences that hold it")
    field(page, "or a word").fill("may")
    field(page, "or a word").press("Enter")
    said(page, "“may”: mentions per 1,000 words")
    assert field(page, "List").locator("option:checked").inner_text() == "the word “may”"
    field(page, "Show").select_option("sentences")
    said(page, "“may”: sentences that hold it")
    field(page, "or a word").fill("app*")
    field(page, "or a word").press("Enter")
    said(page, "“app*”: sentences that hold it")
    page.get_by_role("button", name="Back to ").press("Enter")
    said(page, "Fruits: sentences that hold it")
    assert field(page, "List").locator("option:checked").get_attribute("value") == "fruits"
    assert not page.get_by_role("button", name="Back to ").is_visible()


def test_all_choices_are_cleared_at_once_from_the_keyboard(page):
    bar(page, "Ann, W").click()
    hits(page, "Ann in W: 2 times")
    bar(page, "Bob, W").focus()
    page.keyboard.press("Enter")
    page.locator(".bs-status", has_text="No sentence in W has both. Alone: Ann 2, Bob 1.").wait_for()
    page.locator(".bs-chip").last.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".bs-status", has_text="Nothing is chosen.").wait_for()
    assert page.locator(".bs-chip").count() == 0
    assert page.locator("[aria-pressed=true].bs-bar").count() == 0


def test_codes_acts_and_speech_are_lists_like_others(page):
    for name, title in (("quotations", "Who is quoted"), ("act_class", "Acts: kind of act"), ("mood", "Mood")):
        field(page, "List").select_option(name)
        said(page, title)
    bar(page, "sad, D").click()
    assert len(hits(page, "sad in D: 3 sentences")) == 3
    assert "sad (annotator 1)" in page.locator(".bs-of").first.inner_text()


def test_one_annotator_counts_alone_or_all_alike_by_mouse_and_by_keyboard(page):
    assert not field(page, "Coded by").is_visible()
    field(page, "List").select_option("mood")
    said(page, "sentences, by at least one annotator")
    bar(page, "sad, D").click()
    assert len(hits(page, "sad in D: 3 sentences")) == 3
    field(page, "Coded by").select_option("all")
    said(page, "sentences, by all annotators alike")
    assert len(hits(page, "sad in D: 2 sentences")) == 2
    codes = page.locator(".bs-code code").all_inner_texts()
    assert codes[0] == "measure(study, 'mood', coder='all')"
    assert codes[1] == "sentences(study, mood='sad', group='D', coder='all')"
    field(page, "Coded by").focus()
    page.keyboard.press("ArrowUp")
    said(page, "sentences, by annotator 2")
    field(page, "Coded by").select_option("")
    said(page, "sentences, by at least one annotator")


def test_what_is_shown_can_be_taken_along(page):
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download this table as CSV").click()
    assert waiting.value.suggested_filename == "actors.csv"
    assert "ann,Ann,W,2" in waiting.value.path().read_text(encoding="utf-8-sig")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    bar(page, "Bob, D").click()
    hits(page, "Bob in D: 1 time")
    page.locator(".bs-unit").click()
    page.get_by_role("button", name="Copy as a citation").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith(
        "“Bob may not like apples or pears.” (D; sentence D02"
    )


def test_text_that_looks_like_markup_stays_text(page):
    field(page, "or a word").fill("<b>")
    page.get_by_role("button", name="Count").click()
    said(page, "“<b>”")
    assert page.locator(".bs-explorer b").count() == 0


def test_a_fault_is_said_in_one_line(page):
    field(page, "or a word").fill("*")
    page.get_by_role("button", name="Count").click()
    page.locator(".bs-fault", has_text="at least one letter or digit is needed").wait_for()


def test_an_error_of_ours_in_a_cell_is_one_line(page):
    errors = page.locator("[data-mime-type='application/vnd.jupyter.stderr']").all_inner_texts()
    assert [len(own.strip().splitlines()) for own in errors] == [1]
    assert "no list is called 'fruit_'" in errors[0]


def test_a_click_is_answered_at_once(page):
    began = time.perf_counter()
    bar(page, "Ann, W").click()
    hits(page, "Ann in W: 2 times")
    timed("a made-up study: click answered, seen from outside", time.perf_counter() - began, 1)


def test_axe_finds_nothing_serious_in_the_explorer(page):
    bar(page, "Ann, W").click()
    hits(page, "2 sentences")
    assert serious(page, inside=".bs-explorer") == []


def test_it_is_as_wide_as_its_cell(page, watch):
    watch.keep(page, "explorer-made-up")
    inside = "element => element.scrollWidth <= element.clientWidth"
    assert page.locator(".bs-explorer").evaluate(inside)
