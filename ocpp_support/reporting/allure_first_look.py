"""What a red result of Allure shows before anything in it is opened: the picture of the conversation.

Owns putting the picture below the description's words. An attachment, which it is too, has to be opened
first; and whoever comes for what went wrong should see it.
"""

from __future__ import annotations

import base64
import json
from functools import cache
from html import escape
from pathlib import Path

from markdown_it import MarkdownIt

from ocpp_support.reporting.allure_attachments import PICTURE, Result, replace

_RED = ("failed", "broken")
_SVG = "image/svg+xml"


def show_pictures(results: Path) -> None:
    """Show in every red result what its picture shows; done again, the new takes the place of the old."""
    for file in sorted(results.glob("*-result.json")):
        result = json.loads(file.read_text(encoding="utf-8"))
        if result.get("status") in _RED and (picture := _picture(result, results)):
            replace(file, result | {"descriptionHtml": _words(result) + picture})


def _picture(result: Result, results: Path) -> str:
    drawn = next((one for one in result.get("attachments", ()) if one["name"] == PICTURE), None)
    if drawn is None or drawn["type"] != _SVG:
        return ""
    encoded = base64.b64encode((results / drawn["source"]).read_bytes()).decode()
    return (
        f'<p><img alt="{escape(PICTURE)}: it is among the attachments, too"'
        f' style="display: block; max-width: 100%; background: #fff" src="data:{_SVG};base64,{encoded}"></p>'
    )


def _words(result: Result) -> str:
    return str(_markdown().render(str(result.get("description") or "")))


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})
