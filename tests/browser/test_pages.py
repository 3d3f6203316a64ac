"""The pages in a browser: the reader's layers and addresses, the search, phone width, and accessibility."""

import pytest

from tests.chromium import serious

PAGES = ("index.html", "01-first.html", "02-second.html", "reader.html#actor=ann", "search.html?q=apple", "tables.html")


@pytest.fixture(scope="module")
def at(built, watch):
    """A function that opens a page of the made-up site."""

    def at(address, **how):
        return watch.page(f"{built.as_uri()}/{address}", **how)

    return at


def told(page):
    """What the reader says of its selection."""
    return " ".join(page.locator("#bs-told").inner_text().split())


def marked(page, selector=".s mark.chosen"):
    return page.locator(selector).all_inner_texts()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_serious(at, address, scheme):
    with at(address, scheme=scheme) as page:
        assert serious(page) == []


@pytest.mark.parametrize("address", PAGES)
def test_a_phone_does_not_scroll_sideways(at, address):
    with at(address, width=360, height=700) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_dark_scheme_is_dark_and_keeps_pictures_on_white(at):
    grounds = {}
    for scheme in ("light", "dark"):
        with at("01-first.html", scheme=scheme) as page:
            ground = "element => getComputedStyle(element).backgroundColor"
            grounds[scheme] = [page.locator(one).first.evaluate(ground) for one in ("body", ".picture")]
    assert grounds["light"] == ["rgb(255, 255, 255)", "rgb(255, 255, 255)"]
    assert grounds["dark"][0] != grounds["light"][0]
    assert grounds["dark"][1] == "rgb(255, 255, 255)"


def test_print_leaves_the_frame_out(at):
    with at("01-first.html") as page:
        page.emulate_media(media="print")
        assert not page.locator("#bs-menu").is_visible()
        assert not page.locator(".top").is_visible()
        assert page.locator("h1").is_visible()


def test_a_unit_has_an_address(at):
    with at("reader.html#W03") as page:
        assert page.locator(".unit.target").get_attribute("id") == "W03"
        assert page.locator("#W03").evaluate("element => element.getBoundingClientRect().top") < 860


def test_a_selection_has_an_address_and_is_counted_as_the_tables_count_it(at):
    with at("reader.html#actor=ann") as page:
        assert told(page).startswith("Ann: 3 times in 3 sentences")
        assert marked(page) == ["Ann", "Ann", "Ann"]
    with at("reader.html#actor=ann&actor=bob&in=W") as page:
        assert told(page).startswith("Ann and Bob and sons in Weekly: 1 sentence")
        assert marked(page) == ["Bob", "Ann"]
    with at("reader.html#word=app*&in=D") as page:
        assert told(page).startswith("“app*” in D: 1 time in 1 sentence")
    for address, fault in (
        ("actor=nobody", "Nothing here is called actor nobody."),
        ("actor=<img src=x>", "Nothing here is called actor <img src=x>."),
        ("word=*", "The word * has no letter or digit."),
        ("actor=ann&in=X", "No text or group here is called X."),
    ):
        with at(f"reader.html#{address}") as page:
            assert told(page) == fault


@pytest.mark.parametrize("word", ["may", "a*", "*s", "p*rs", "MAY NOT", "$5", "pears are"])
def test_the_reader_looks_for_a_word_as_the_study_does(at, small, word):
    found = small.index.word(word)
    with at("reader.html") as page:
        page.evaluate("word => { location.hash = 'word=' + encodeURIComponent(word) }", word)
        page.wait_for_function("document.querySelector('#bs-told strong')")
        sentences = len({match.place for match in found})
        assert f": {len(found)} time" in told(page)
        assert f"in {sentences} sentence" in told(page)


def test_a_heading_is_marked_and_not_counted(at):
    with at("reader.html#fruit=apple") as page:
        assert told(page).startswith("Apple: 3 times in 3 sentences (and in 1 heading, not counted)")
        assert len(marked(page)) == 4


def test_layers_are_switched_by_mouse_and_by_keyboard(at):
    with at("reader.html#W01") as page:
        assert marked(page, ".s mark") == []
        page.get_by_role("checkbox", name="actors").check()
        assert marked(page, ".s mark.tint") == ["Ann", "Bob", "Ann", "Ann", "Bob"]
        page.get_by_role("checkbox", name="fruits").focus()
        page.keyboard.press("Space")
        assert len(marked(page, ".s mark.line")) == 7
        # What tells two layers apart is a shape, not a hue alone.
        line = "element => getComputedStyle(element).textDecorationLine"
        shapes = [page.locator(f".s mark.{one}").first.evaluate(line) for one in ("tint", "line")]
        assert shapes == ["none", "underline"]
        assert page.locator(".rail i").count() == 4 + 6
        page.get_by_role("checkbox", name="actors").uncheck()
        assert marked(page, ".s mark.tint") == []


def test_a_name_in_a_layer_leads_to_its_address(at):
    with at("reader.html") as page:
        page.locator(".layer summary").first.click()
        page.get_by_role("link", name="Bob and sons").click()
        assert page.url.endswith("#actor=bob")
        assert told(page).startswith("Bob and sons: 2 times")
        page.get_by_role("button", name="Next").click()
        first = page.locator(".unit.target").get_attribute("id")
        page.get_by_role("button", name="Next").press("Enter")
        assert page.locator(".unit.target").get_attribute("id") != first


def test_what_was_removed_is_shown_when_asked(at):
    with at("reader.html") as page:
        gone = page.locator("del.removed").first
        assert not gone.is_visible()
        page.get_by_label("show it in its place").check()
        assert gone.is_visible()
        assert page.locator("#W02 del.removed").text_content() == "Page 7 removed: page number"


def test_a_word_is_marked_from_its_field(at):
    with at("reader.html") as page:
        page.get_by_role("searchbox", name="A word in the texts").fill("may")
        page.keyboard.press("Enter")
        page.wait_for_function("location.hash === '#word=may'")
        assert marked(page) == ["may", "may"]


def test_a_hostile_label_is_text(at):
    with at("reader.html#fruit=pear") as page:
        assert "<img src=x onerror=alert(1)> $a$" in told(page)
        assert "\u202e" not in told(page)
        assert page.locator("main img").count() == 0


def test_a_count_in_a_table_opens_its_words(at):
    with at("01-first.html") as page:
        page.locator("a.count").first.click()
        page.wait_for_load_state()
        assert told(page).startswith("Ann in Weekly: 3 times in 3 sentences")


def test_the_search_finds_pages_and_sentences_from_any_page(at):
    with at("01-first.html") as page:
        page.get_by_role("searchbox", name="Search all pages").fill("pear rare")
        page.keyboard.press("Enter")
        page.wait_for_selector("#bs-places li")
        assert page.locator("#bs-found").inner_text().startswith("2 places")
        page.get_by_role("link", name="D01, D").click()
        page.wait_for_load_state()
        assert page.locator(".unit.target").get_attribute("id") == "D01"
    with at("search.html?q=nosuchword") as page:
        assert page.locator("#bs-found").inner_text() == "0 places with “nosuchword”"


def test_the_texts_stand_beside_each_other_on_a_wide_screen(at):
    with at("reader.html") as page:
        boxes = [one.bounding_box() for one in page.locator("article.text").all()]
        assert boxes[0]["y"] == boxes[1]["y"]
        assert boxes[0]["x"] + boxes[0]["width"] < boxes[1]["x"]
