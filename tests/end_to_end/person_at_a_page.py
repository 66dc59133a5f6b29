"""Somebody at the station who reads the page on a phone, does what it says, and touches it only if need be.

Owns the reading of prompts and the doing of acts at a bundled station's control. Judges nothing.
"""

from __future__ import annotations

import json
import re
import urllib.request
from typing import Any

from playwright.sync_api import Page, expect

ACTS: dict[str, str] = {
    r"Plug the cable into connector (?P<connector>\d+)": "plug_in",
    r"Unplug the cable from connector (?P<connector>\d+)": "unplug",
    r"Pull the cable out of the car at connector (?P<connector>\d+)": "unplug_vehicle",
    r"Hold the card \S+ \((?P<card>\S+)\) to the reader of connector (?P<connector>\d+)": "present_card",
    r"Provoke the error “(?P<fault>[\w ]+)” on connector (?P<connector>\d+)": "raise_fault",
    r"Put right what was broken on connector (?P<connector>\d+)": "clear_fault",
    r"Switch the power of the station off and on again": "power_cycle",
}
"""The prompts that this person understands, and the act that each asks for."""


class PersonAtAPage:
    """Reads ``page`` and acts at the station behind ``control``.

    Attributes:
        did: The prompts that were seen, each with whether the page had to be touched for it.
    """

    def __init__(self, page: Page, control: str) -> None:
        self._page = page
        self._control = control
        self.did: list[tuple[str, bool]] = []

    def works(self) -> None:
        """Do what the page says, until the run is over."""
        while (number := self._next_number()) is not None:
            text = self._page.locator("#text").inner_text()
            self._act(text)
            if not self._page.locator("#sign").inner_text():
                self._page.get_by_role("button", name="Done", exact=True).click()
                self.did.append((text, True))
            else:
                self.did.append((text, False))
            expect(self._page.locator("#kicker")).not_to_have_text(re.compile(rf" {number}$"), timeout=20_000)

    def _next_number(self) -> str | None:
        kicker = self._page.locator("#kicker")
        expect(kicker).to_have_text(re.compile(r"Prompt \d+|The run is over"), timeout=45_000)
        found = re.search(r"\d+", kicker.inner_text())
        return found and found[0]

    def _act(self, text: str) -> None:
        for pattern, act in ACTS.items():
            if found := re.match(pattern, text):
                asked: dict[str, Any] = {"act": act, **found.groupdict()}
                if "connector" in asked:
                    asked["connector"] = int(asked["connector"])
                if "fault" in asked:
                    asked["fault"] = asked["fault"].replace(" ", "_")
                body = json.dumps(asked).encode()
                urllib.request.urlopen(f"{self._control}/acts", body, timeout=20).close()
                return
        raise AssertionError(f"this person does not know how to “{text}”")
