"""The pages in a browser: the reader's layers and addresses, the search, phone width, and accessibility."""

import re
from contextlib import nullcontext

import pytest

from bittersweet import Study
from bittersweet.publish import site
from tests.chromium import serious
from tests.made import study_folder

PAGES = ("index.html", "01-first.html", "02-second.html", "reader.html#actor=ann", "search.html?q=apple", "tables.html")


@pytest.fixture(scope="module")
def opened(built, watch):
    """One page of one browser, which all tests of this file use one after the other."""
    with watch.page(f"{built.as_uri()}/index.html") as page:
        yield page


@pytest.fixture
def at(built, opened):
    """A function that opens a page of the made-up site, or of another."""

    def at(address, *, width=1280, height=860, scheme="light", folder=built):
        opened.set_viewport_size({"width": width, "height": height})
        opened.emulate_media(color_scheme=scheme, media="screen")
        whole = f"{folder.as_uri()}/{address}"
        if opened.url.partition("#")[0] == whole.partition("#")[0]:
            opened.goto("about:blank")  # an address that differs by its selection alone would not open the page again
        opened.goto(whole)
        return nullcontext(opened)

    return at


def told(page):
    """What the reader says of its selection."""
    return " ".join(page.locator("#bs-told").inner_text().split())


def tells(page, beginning):
    """Wait until the reader says of its selection what begins so; a page's policy lets no function be waited for."""
    page.locator("#bs-told", has_text=re.compile(rf"^\s*{re.escape(beginning)}")).wait_for()


def marked(page, selector=".s mark.chosen"):
    return page.locator(selector).all_inner_texts()


@pytest.mark.parametrize("address", PAGES)
def test_a_phone_does_not_scroll_sideways(at, address):
    with at(address, width=360, height=700) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


# All kinds of pages are looked through as the collection's; here a reader with more kinds of places than it has.
def test_axe_finds_nothing_serious_in_the_reader(at):
    with at("reader.html#actor=ann") as page:
        assert serious(page, "dark", "light") == []


FAULTY = """<!doctype html><html lang="en"><title>Faults</title>
<style>@media (prefers-color-scheme: dark) { main { background: #111; } p { color: #333; } }</style>
<main><p>x</p><p>Dark on dark where all is dark</p><p class="too">Likewise</p><button></button></main>"""


def test_axe_finds_what_is_too_dark_in_one_scheme_and_a_button_without_a_name(opened):
    opened.goto("about:blank")
    opened.set_content(FAULTY)
    dark = ("color-contrast", '<p data-look="">Dark on dark where all is dark</p>')
    nameless = ("button-name", "<button></button>")
    for schemes in (("light", "dark"), ("dark", "light"), ("dark",)):
        assert sorted(found[:2] for found in serious(opened, *schemes)) == [nameless, dark]
    assert [found[:2] for found in serious(opened, "light")] == [nameless]
    assert serious(opened, "dark", inside=".too")[0][:2] == (
        "color-contrast",
        '<p class="too" data-look="">Likewise</p>',
    )


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
        page.locator("#bs-told strong").wait_for()
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
        tells(page, "Bob and sons: 2 times")
        assert page.url.endswith("#actor=bob")
        page.get_by_role("button", name="Next").click()
        first = page.locator(".unit.target").get_attribute("id")
        page.get_by_role("button", name="Next").press("Enter")
        page.locator(f".unit.target:not(#{first})").wait_for()


def test_what_was_removed_is_shown_when_asked(at):
    with at("reader.html") as page:
        gone = page.locator("del.removed").first
        assert not gone.is_visible()
        page.get_by_label("show it in its place").check()
        assert gone.is_visible()
        assert page.locator("#W02 del.removed").text_content() == "Page 7 removed: page number"


def test_a_word_is_marked_from_its_field(at):
    with at("reader.html") as page:
        page.get_by_role("searchbox", name="Find a word in the texts").fill("may")
        page.keyboard.press("Enter")
        tells(page, "“may”: 2 times")
        assert page.evaluate("location.hash") == "#word=may"
        assert marked(page) == ["may", "may"]


def test_a_second_choice_is_added_by_its_button_and_by_keyboard(at):
    with at("reader.html") as page:
        assert not page.get_by_role("button", name="and also Ann").is_visible()
        page.evaluate("location.hash = 'actor=ann'")
        page.wait_for_selector(".choosing")
        for names in page.locator("#bs-layers summary").all():
            names.click()
        assert page.locator("#bs-layers li", has_text="Ann").first.inner_text().startswith("Ann 3 sentences")
        page.get_by_role("searchbox", name="Find a word in the texts").fill("may")
        page.get_by_role("button", name="and also this word").press("Enter")
        tells(page, "Ann and “may”: ")
        assert page.evaluate("location.hash") == "#actor=ann&word=may"
        page.evaluate("location.hash = 'actor=ann'")
        tells(page, "Ann: ")
        page.get_by_role("button", name="and also Bob").first.press("Enter")
        tells(page, "Ann and Bob and sons: 1 sentence")
        assert page.evaluate("location.hash") == "#actor=ann&actor=bob"


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
        assert page.locator("#bs-found").inner_text() == "2 places with all of “pear rare”"
        assert page.locator("#bs-places h2").all_inner_texts() == ["In the texts (1)", "In the notebooks (1)"]
        page.get_by_role("link", name="D01, D").click()
        page.wait_for_load_state()
        assert page.locator(".unit.target").get_attribute("id") == "D01"
        assert page.evaluate("location.hash") == "#D01&word=pear*&word=rare*"
        assert {"pears", "rare"} <= {word.lower() for word in marked(page)}
    with at("search.html?q=“pear”") as page:
        assert page.locator("#bs-found").inner_text().endswith(" with “pear”")
    with at("search.html?q=nosuchword") as page:
        assert page.locator("#bs-found").inner_text() == "0 places with “nosuchword”"


def test_the_texts_stand_beside_each_other_on_a_wide_screen(at):
    with at("reader.html") as page:
        boxes = [one.bounding_box() for one in page.locator("article.text").all()]
        assert boxes[0]["y"] == boxes[1]["y"]
        assert boxes[0]["x"] + boxes[0]["width"] < boxes[1]["x"]


@pytest.fixture(scope="module")
def four(tmp_path_factory):
    """The site of a study of four texts, one label of which stands in a list and among the codes."""
    root = tmp_path_factory.mktemp("four")
    texts = [
        (f"T{n}", letter, f"Ann votes in text {n}. {'Bob sleeps. ' * 80}Text {n} ends.")
        for n, letter in enumerate("ABCD")
    ]
    frames = "variable,label,group,code,code_label\nname,who is meant,who,ann,Ann\nname,who is meant,who,none,nobody\n"
    lists = {"actors": "actor,label,surface\nann,Ann,Ann\n", "frames": frames}
    study_folder(root / "study", texts, lists)
    units = [s.unit for s in Study.open(root / "study").sentences]
    (root / "study" / "annotation").mkdir()
    for who, many in (("1", 9), ("2", 5)):
        rows = "".join(f"{unit},{'ann' if n < many else 'none'}\n" for n, unit in enumerate(units))
        (root / "study" / "annotation" / f"annotator_{who}.csv").write_text(f"unit,name\n{rows}", encoding="utf-8")
    site.publish({}, [], root / "site", "Four", study=Study.open(root / "study"))
    return root / "site"


def texts(page):
    """The texts that are shown, each with its place."""
    shown = [one for one in page.locator("article.text").all() if one.is_visible()]
    return {one.get_attribute("data-text"): one.bounding_box() for one in shown}


def test_of_four_texts_three_stand_side_by_side_and_all_can_be_chosen(at, four):
    with at("reader.html", folder=four) as page:
        assert list(texts(page)) == ["T0", "T1", "T2"]
        assert len({box["y"] for box in texts(page).values()}) == 1
        page.get_by_role("checkbox", name="T3").focus()
        page.keyboard.press("Space")
        boxes = texts(page)
        assert list(boxes) == ["T0", "T1", "T2", "T3"]
        # Two and two, each of them seen.
        assert boxes["T0"]["y"] == boxes["T1"]["y"] < boxes["T2"]["y"] == boxes["T3"]["y"] < 700
        page.get_by_role("checkbox", name="T0").uncheck()
        assert page.url.endswith("#texts=T1,T2,T3")
    with at("reader.html#texts=T0,T3", folder=four) as page:
        assert list(texts(page)) == ["T0", "T3"]
        assert not page.get_by_role("checkbox", name="T1").is_checked()
        page.get_by_role("checkbox", name="T0").uncheck()
        page.get_by_role("checkbox", name="T3").click()
        assert list(texts(page)) == ["T3"]  # one text always stays


def test_an_address_opens_the_text_that_it_leads_into(at, four):
    with at("reader.html#T3.82", folder=four) as page:
        assert list(texts(page)) == ["T0", "T1", "T2", "T3"]
        box = page.locator("[id='T3.82']").bounding_box()
        assert 0 < box["y"] < 860
    with at("reader.html#actor=ann&in=T3", folder=four, width=360, height=700) as page:
        assert told(page).startswith("Ann in T3: 1 time in 1 sentence")
        assert page.locator("[id='T3.01'] mark.chosen").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_label_in_several_layers_is_told_apart_by_the_layer_that_an_address_names(at, four):
    said = {
        "actor=ann": "Ann: 4 times in 4 sentences",
        "frames.name=ann": "who is meant: Ann: 9 sentences",
        "frames.name=ann&form=annotator%202": "who is meant: Ann, by annotator 2: 5 sentences",
        "frames.name=ann&agreed=all": "who is meant: Ann, by all annotators alike: 5 sentences",
        "frames.name=ann&actor=ann": "who is meant: Ann and Ann: 1 sentence",
        "word=ann,bob&in=T1": "“ann” or “bob” in T1: 81 times in 81 sentences",
        "type=ann": "“ann”: 4 times in 4 sentences",
        "size=words&in=T0": "The texts in T0: 168 words in 82 sentences",
        "size=sentences&section=body&in=T0": "The texts in T0, body: 82 sentences",
        "size=sentences&paragraph=2-9": "The texts, paragraphs 2–9: 0 sentences",
        "actor=ann&at=T0.01,T1.01": "Ann, T0.01 and T1.01 only: 2 times in 2 sentences",
        "actor=ann&as=ANN": "Ann, written “ANN”: 0 times in 0 sentences",
        "actor=": "any actor: 4 times in 4 sentences",
    }
    for address, told_ in said.items():
        with at(f"reader.html#{address}", folder=four) as page:
            assert told(page).startswith(told_), address
