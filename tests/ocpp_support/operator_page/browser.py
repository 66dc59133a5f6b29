"""Real phones: headless Chromium, as it is on this machine."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium on this machine (package “chromium”)"
)

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# A machine under load must not fail a test.
expect.set_options(timeout=20_000)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser; while it is open, this thread runs no loop of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        yield browser
        browser.close()


class Phone:
    """A phone with the page on it.

    Attributes:
        page: The page.
        asked: Every address that it asked for.
        complaints: What the browser complained of: errors of the script, things that the policy forbids.
    """

    def __init__(self, browser: Browser, url: str, *, width: int = 360, scheme: str = "light") -> None:
        self.context: BrowserContext = browser.new_context(
            viewport={"width": width, "height": 740},
            is_mobile=True,
            has_touch=True,
            color_scheme=scheme,  # type: ignore[arg-type]
        )
        self.page: Page = self.context.new_page()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda said: self._listen(said.type, said.text))
        self.page.goto(url)

    def _listen(self, kind: str, words: str) -> None:
        if kind == "error" and "409" not in words:
            self.complaints.append(words)

    def shows(self, part: str, words: str) -> None:
        """Wait until a part of the page holds these words."""
        expect(self.page.locator(f"#{part}")).to_contain_text(words)

    def is_ready(self) -> None:
        """Wait until it takes answers."""
        expect(self.page.locator("#failed")).to_be_enabled()

    def press(self, words: str) -> None:
        self.page.get_by_role("button", name=words, exact=True).click()

    def goes(self) -> None:
        self.context.close()


NewPhone = Callable[[], Phone]
