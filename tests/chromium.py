"""A real browser for tests: a Chromium of this machine, and pages that watch what goes wrong in them."""

import os
import shutil
from contextlib import contextmanager
from functools import cache
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
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


def serious(page):
    """The serious and critical faults that axe finds in a page, each with its element and what would mend it."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [
        (fault["id"], node["html"][:200], node.get("failureSummary", "")[:300])
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"][:3]
    ]
