"""The explorer in a bare page, asked without a notebook: every control, by mouse and by keyboard, on made-up studies.

What JupyterLab adds is tested with the collection, `tests/case/test_case_browser.py`.
"""

import time

import pytest

from bittersweet import Study
from bittersweet.explore.model import Model
from bittersweet.explore.widget import SCRIPT, STYLE
from tests.chromium import serious, timed
from tests.explore.conftest import made
from tests.made import study_folder

HOME = "http://127.0.0.1/"  # never asked for: the page is put in its place, and may use the clipboard there
PAGE = '<!doctype html><html lang="en"><title>Explorer</title><main></main></html>'
# The part of a notebook that the explorer speaks with.
PUT = """
const start = await window.started(), heard = [];
const send = async (question) => {
  const answer = await window.asked(question);
  for (const own of heard) own({ ...answer, call: question.call });
};
const model = { get: () => start, on: (_, own) => heard.push(own), off() {}, send };
explorer({ el: document.querySelector("main"), model });"""
LONG = "In the long year before the last harvest nobody in the town had said that the old {} by the river would be cut."


@pytest.fixture(scope="module")
def put(watch, tmp_path_factory):
    """Opens the explorer of a study in a page of some width."""
    opened = []

    def opener(study, width):
        model = Model(study)
        own = watch.page("about:blank", HOME, width=width, height=1200)
        page = own.__enter__()
        opened.append(own)
        page.route(HOME, lambda route: route.fulfill(body=PAGE, content_type="text/html"))
        page.goto(HOME)
        page.expose_function("asked", model.ask)
        page.expose_function("started", model.start)
        page.add_style_tag(path=str(STYLE))
        page.add_script_tag(content=SCRIPT.read_text("utf-8") + PUT, type="module")
        page.locator(".bs-explorer").wait_for()
        return page

    yield opener
    for own in opened:
        own.__exit__(None, None, None)


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return Study.open(made(tmp_path_factory.mktemp("alone") / "study"))


@pytest.fixture(scope="module")
def opened(put, small):
    """The page of the made-up study."""
    return put(small, 1280)


@pytest.fixture
def page(opened):
    """The explorer as it is at first: the first list, nothing picked."""
    field(opened, "List").select_option("actors")
    said(opened, "Actors: mentions per 1,000 words")
    while opened.locator(".bs-chip").count():
        opened.locator(".bs-chip").first.click()
        opened.wait_for_timeout(100)
    return opened


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


def word(page, asked):
    field(page, "or a word").fill(asked)
    field(page, "or a word").press("Enter")
    page.locator(".bs-said", has_text=f"“{asked}”").wait_for()


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
    page.keyboard.press("b")
    page.keyboard.press("Enter")
    said(page, "“ab”")


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


def test_a_click_is_answered_at_once(page):
    began = time.perf_counter()
    bar(page, "Ann, W").click()
    hits(page, "Ann in W: 2 times")
    timed("a made-up study: click answered, seen from outside", time.perf_counter() - began, 1)


def test_axe_finds_nothing_serious_in_the_explorer(page):
    bar(page, "Ann, W").click()
    hits(page, "2 sentences")
    assert serious(page, inside=".bs-explorer") == []


def test_it_is_as_wide_as_its_place(page, watch):
    watch.keep(page, "explorer-made-up")
    inside = "element => element.scrollWidth <= element.clientWidth"
    assert page.locator(".bs-explorer").evaluate(inside)


def test_a_wrong_word_is_answered_with_the_nearest_and_a_key_asks_for_one(put, small):
    page = put(small, 1280)
    assert not page.locator(".bs-near").is_visible()
    word(page, "aples")
    assert page.locator(".bs-near").inner_text() == "No text has “aples”. Near: apples (3) apple (1)"
    assert serious(page, inside=".bs-explorer") == []
    page.get_by_role("button", name="Count apple instead, 1 time").press("Enter")
    page.locator(".bs-said", has_text="“apple”").wait_for()
    assert field(page, "or a word").input_value() == "apple"
    assert not page.locator(".bs-near").is_visible()
    word(page, "<b>zzz</b>")
    assert page.locator(".bs-near").inner_text().startswith("No text has “<b>zzz</b>”.")
    assert page.locator(".bs-explorer b").count() == 0


def test_the_sentences_become_a_concordance_and_back_by_mouse_and_by_keyboard(put, small):
    page = put(small, 1280)
    word(page, "may")
    page.get_by_role("button", name="may", exact=True).click()
    page.locator(".bs-hits li").first.wait_for()
    field(page, "sentences").focus()
    page.keyboard.press("ArrowRight")
    rows = page.locator(".bs-kwic tbody tr:not([hidden])")
    rows.nth(2).wait_for()
    assert [" ".join(own.split()) for own in rows.all_inner_texts()] == [
        "W02 “Apple pie may win,” said Bob.",
        "W03 Annish pears lose, and Ann may vote again.",
        "D02 Bob may not like apples or pears.",
    ]
    assert page.locator(".bs-hits li").count() == 0
    assert page.locator(".bs-below code").inner_text() == "study.concordance(word='may', width=60)"
    assert serious(page, inside=".bs-explorer") == []
    page.locator(".bs-kwic .bs-unit").nth(2).press("Enter")
    page.locator(".bs-kwic .bs-raw mark").wait_for()
    assert "D.txt" in page.locator(".bs-kwic .bs-raw:visible").inner_text()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download these sentences as CSV").click()
    assert "may,Bob,may,not like apples or pears." in waiting.value.path().read_text(encoding="utf-8-sig")
    field(page, "sentences").check()
    page.locator(".bs-hits li").nth(2).wait_for()
    assert not page.locator(".bs-kwic").is_visible()
    field(page, "List").select_option("mood")
    page.locator(".bs-said", has_text="Mood").wait_for()
    page.get_by_role("button", name="Clear all choices").click()
    page.get_by_role("button", name="sad", exact=True).click()
    page.locator(".bs-status", has_text="sad: 5 sentences").wait_for()
    assert not page.locator(".bs-view").is_visible()  # a whole sentence has no place in itself


@pytest.mark.parametrize("width", [1280, 360])
def test_a_concordance_stands_in_three_columns_that_can_be_read(put, watch, tmp_path, width):
    trees = ["tree", "TREES", "tree", "tree-house", "trees"]
    said = " ".join(LONG.format(tree) for tree in trees) + " Trees <i>were</i> here."
    page = put(Study.open(study_folder(tmp_path / "s", [("t", "t", said)])), width)
    word(page, "tree*")
    page.get_by_role("button", name="tree*", exact=True).click()
    field(page, "concordance").check()
    page.locator(".bs-kwic .bs-node").nth(5).wait_for()
    watch.keep(page, f"explorer-concordance-{width}")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.locator(".bs-explorer i").count() == 0
    boxes = page.evaluate(
        """() => [...document.querySelectorAll('.bs-kwic tbody tr:not([hidden])')].map(row => {
          const ink = own => {
            const range = document.createRange();
            range.selectNodeContents(own);
            return range.getBoundingClientRect();
          };
          const [left, node, right] = ['.bs-left', '.bs-node', '.bs-right'].map(own => row.querySelector(own));
          return {
            height: row.offsetHeight, left: left.clientWidth, right: right.clientWidth,
            ends: left.innerText ? ink(left).right : null, begins: ink(node).left, after: ink(right).left,
            tops: [left, node, right].filter(own => own.innerText).map(own => Math.round(ink(own).top)),
          };
        })"""
    )
    # What was found begins at one edge, what stands before ends at it, what stands after begins behind it.
    assert len({round(box["begins"]) for box in boxes}) == 1
    assert len({round(box["ends"]) for box in boxes if box["ends"] is not None}) == 1
    assert len({round(box["after"]) for box in boxes}) == 1
    for box in boxes:
        assert abs(box["left"] - box["right"]) < 6
        assert box["left"] > (400 if width == 1280 else 90)
        assert box["ends"] is None or 0 < box["begins"] - box["ends"] < 16
        assert box["height"] < 40
        assert max(box["tops"]) - min(box["tops"]) <= 3
