"""The explorer in a bare page, asked without a notebook: what it answers to a wrong word, and its concordance."""

import pytest

from bittersweet import Study
from bittersweet.explore.model import Model
from bittersweet.explore.widget import SCRIPT, STYLE
from tests.chromium import serious
from tests.explore.conftest import made
from tests.made import study_folder

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
        own = watch.page("about:blank", "about:", width=width, height=1200)
        page = own.__enter__()
        opened.append(own)
        page.expose_function("asked", model.ask)
        page.expose_function("started", model.start)
        page.set_content(PAGE)
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


def field(page, label):
    return page.get_by_label(label, exact=True)


def word(page, asked):
    field(page, "or a word").fill(asked)
    field(page, "or a word").press("Enter")
    page.locator(".bs-said", has_text=f"“{asked}”").wait_for()


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
