"""The frame of a site's pages: its templates, and a policy in each page that lets nothing in from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

PAGES = Path(__file__).parent / "pages"
SCRIPT = Path(__file__).parents[1] / "explore" / "bittersweet.js"


class Frame:
    """What every page of a site has around it: the site's title, the notice on top, and where the other pages are."""

    def __init__(self, title: str, notice: str, pages: list[tuple[str, str]]) -> None:
        """Takes the pages as file and name, in the order in which they are offered."""
        self.title, self.notice, self.pages = title, notice, pages

    @cached_property
    def _environment(self) -> Environment:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined

        return Environment(autoescape=True, loader=FileSystemLoader(PAGES), trim_blocks=True, undefined=StrictUndefined)

    def around(self, template: str, file: str, heading: str, script: str = "", data: Any = None, **own: Any) -> str:
        """A page from a template; `file` is its own, `script` says which part of the script runs over `data`."""
        content = SCRIPT.read_text(encoding="utf-8") if script else ""
        page = self._environment.get_template(f"{template}.html.j2").render(
            here=file,
            heading=heading,
            title=self.title,
            notice=self.notice,
            pages=self.pages,
            policy=_policy(content),
            style=(PAGES / "site.css").read_text(encoding="utf-8"),
            script=content,
            part=script,
            data=_json(data),
            **own,
        )
        return page + "\n"


def _policy(script: str) -> str:
    """What a browser lets into a page: its own styles, pictures and script, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'self' file:",
        f"script-src 'sha256-{digest}'" if script else "script-src 'none'",
    )
    return "; ".join(policy)


def _json(data: Any) -> str:
    """`data` as JSON that can stand in a page: nothing in it ends the element that holds it."""
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return content.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
