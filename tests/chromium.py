"""A real browser for tests: a Chromium of this machine, and pages that watch what goes wrong in them."""

import json
import os
import shutil
from contextlib import contextmanager
from functools import cache
from pathlib import Path

# The shell draws and runs pages as the browser does, without the windows around them: a fifth less to do.
SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
NAMES = (*SHELLS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PICTURES = Path(__file__).parents[1] / "build" / "browser"
NOT_RUN = "browser tests: not run, there is no Chromium on this machine (CHROMIUM may name one)"


@cache
def chromium():
    """Where a Chromium is: named by CHROMIUM, else by its usual names, else Playwright's own; "" for none."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named) or ""
    if found := next(filter(None, map(shutil.which, NAMES)), ""):
        return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() else ""


class Watch:
    """Pages of one browser, and what went wrong in them: errors, and requests to anywhere but `home`."""

    def __init__(self, browser):
        self.browser, self.faults = browser, []

    @contextmanager
    def page(self, address, home="file:", *, width=1280, height=860, scheme="light"):
        """The page at `address` with a fresh profile; what it does wrong is added to the faults."""
        context = self.browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", lambda request: self._asked(request.url, home))
        try:
            page.goto(address)
            yield page
        finally:
            context.close()

    def _asked(self, address, home):
        if not address.startswith((home, "data:", "blob:")):
            self.faults.append(f"asked for {address}")

    def keep(self, page, name):
        """Keep a picture of the page for people to look at."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURES / f"{name}.png")


@contextmanager
def watched():
    """A browser with a fresh profile, and at its end an assertion that nothing went wrong in any page."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        watch = Watch(browser)
        try:
            yield watch
        finally:
            browser.close()
        assert watch.faults == []


WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Contrast depends on a piece of text's colours, size and weight alone, and is what axe is slow at: of all elements
# that look the same the first one stands for all. What is no plain colour behind a text makes a look of its own.
LOOKS = """inside => {
  const seen = new Map();
  for (const old of document.querySelectorAll('[data-look]')) old.removeAttribute('data-look');
  for (const node of document.querySelectorAll(`${inside}, ${inside} *`)) {
    const said = [...node.childNodes].some(own => own.nodeType === 3 && own.data.trim());
    if (!said && !node.matches('input, select')) continue;
    const own = getComputedStyle(node), behind = [];
    for (let at = node; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      behind.push(style.backgroundColor, style.backgroundImage, style.opacity, style.filter);
    }
    const grounds = behind.filter(one => !['rgba(0, 0, 0, 0)', 'none', '1'].includes(one));
    const look = JSON.stringify([own.color, own.fontSize, own.fontWeight, own.visibility, own.display, grounds]);
    // axe says nothing of the contrast of a single letter, so a longer text stands for them where there is one.
    const length = node.textContent.trim().length;
    if (!seen.has(look) || (length > 1 && seen.get(look)[1] < 2)) seen.set(look, [node, length]);
  }
  for (const [node] of seen.values()) node.setAttribute('data-look', '');
}"""


# Contrast is asked of what has a look of its own alone, everything else of all.
RUN = """async ([inside, only]) => {
  axe.configure({ rules: [{ id: 'color-contrast', selector: '[data-look]' }] });
  return (await axe.run(inside, { runOnly: only, resultTypes: ['violations'] })).violations;
}"""


def serious(page, *schemes, inside="html"):
    """The serious and critical faults that axe finds in a page or inside an element, contrast in each of the schemes.

    Each has its rule, its element and what would mend it. Without schemes it is the one that the page has.
    """
    from axe_playwright_python.base import AXE_SCRIPT

    page.evaluate(AXE_SCRIPT)
    found, only = [], {"type": "tag", "values": WCAG}
    for scheme in schemes or (None,):
        if scheme:
            page.emulate_media(color_scheme=scheme)
        page.evaluate(LOOKS, inside)
        found += page.evaluate(RUN, [inside, only])
        only = {"type": "rule", "values": ["color-contrast"]}
    return [
        (fault["id"], node["html"][:200], node.get("failureSummary", "")[:300])
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"][:3]
    ]


BUSY = 4  # how many times as long as wanted something may take on a machine that does other things beside


def timed(name, seconds, wanted):
    """Keep in ``build/browser/times`` and print how long something took, and how long it should take.

    Raises AssertionError only when it took several times as long: a figure of one run on a shared machine is no more.
    """
    folder = PICTURES / "times"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name.replace(' ', '-')}.json").write_text(
        json.dumps({"what": name, "seconds": round(seconds, 3), "wanted": wanted}) + "\n", encoding="utf-8"
    )
    print(f"{name}: {seconds:.2f} s, wanted {wanted} s")
    assert seconds < BUSY * wanted, name
