"""A person with a phone and no terminal: the station's own messages answer, the page only where none does."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.person_at_a_page import PersonAtAPage
from tests.end_to_end.real_bench import ROOT, station_in_its_own_process
from tests.ocpp_support.operator_page.browser import Phone, chromium, needs_chromium

pytestmark = [pytest.mark.real, needs_chromium]

NAMES = (
    "The driver ends the session with the card that began it (connector 1)",
    "A provoked error is shown: power pin (connector 1)",
    "A plugged cable makes the place occupied (connector 1)",
    "A session that ended while offline is reported (connector 1)",
)
FUNCTIONS = {7, 10, 11, 14}

CARDS = """
[cards]
ALICE = "04A2B3C4"
BOB = "04D5E6F7"
"""


def by_person(file: Path) -> str:
    """Have a station file name a person with a phone instead of an adapter; return the adapter's address."""
    text = file.read_text(encoding="utf-8")
    (adapter,) = re.findall(r'^url = "(.*)"$', text, flags=re.MULTILINE)
    text = text.replace('by = "http"', 'by = "person"').replace(f'url = "{adapter}"', 'page = "127.0.0.1:0"')
    file.write_text(text + CARDS, encoding="utf-8")
    return str(adapter)


@contextmanager
def run_by_person(station: Path, reports: Path, names: Sequence[str]) -> Iterator[subprocess.Popen[str]]:
    """Run a part of the script without a terminal; its standard error is at hand."""
    chosen = [word for name in names for word in ("-n", f"^{re.escape(name)}")]
    command = [
        sys.executable,
        "-m",
        "behave",
        "-D",
        f"station={station}",
        "-D",
        f"reports={reports}",
        *chosen,
    ]
    with (reports.parent / "run.log").open("w", encoding="utf-8") as log:
        run = subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        try:
            yield run
        finally:
            run.kill()
            run.communicate()


def address_of_the_page(run: subprocess.Popen[str]) -> str:
    assert run.stderr is not None
    heading = "The page for your phone: "
    lines = []
    for line in run.stderr:
        if line.startswith(heading):
            return line.removeprefix(heading).strip()
        lines.append(line)
    raise AssertionError("no page was served; the run said: " + "".join(lines))


def test_a_person_with_a_phone_is_enough(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    with station_in_its_own_process(tmp_path) as file, chromium() as browser:
        control = by_person(file)
        with run_by_person(file, reports, NAMES) as run:
            phone = Phone(browser, address_of_the_page(run))
            person = PersonAtAPage(phone.page, control)
            person.works()
            phone.shows("text", "The verdict: incomplete.")
            phone.shows("place", "The run is over")
            replies = [url for url in phone.asked if url.endswith("/reply")]
            assert phone.complaints == []
            run.wait(30)
    record: dict[str, Any] = json.loads((reports / "acceptance.json").read_text(encoding="utf-8"))

    assert statuses(record) == {number: {"passed"} for number in FUNCTIONS}
    # Offline the station says nothing: then, and only then, is there a button to press.
    touched = [words for words, touch in person.did if touch]
    assert touched
    assert len(replies) == len(touched) < len(person.did)


def test_who_never_comes_is_asked_once(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    with station_in_its_own_process(tmp_path) as file:
        by_person(file)
        text = file.read_text(encoding="utf-8").replace("[patience]\n", "[patience]\nprompt = 3\n")
        file.write_text(text, encoding="utf-8")
        with run_by_person(file, reports, NAMES[:3]) as run:
            said = run.communicate(timeout=120)[1]
    record: dict[str, Any] = json.loads((reports / "acceptance.json").read_text(encoding="utf-8"))

    assert said.count("nobody answered within 3 s") == 1
    assert "1 of 3, about" in (tmp_path / "run.log").read_text(encoding="utf-8")
    became = sorted((len(them), *them) for them in statuses(record).values())
    assert became == [(1, "inconclusive"), (1, "not tested"), (1, "not tested")]


def statuses(record: dict[str, Any]) -> dict[int, set[str]]:
    """Return, by function, what became of the scenarios that were run."""
    found: dict[int, set[str]] = {}
    for function in record["functions"]:
        for criterion in function["criteria"]:
            for one in criterion["scenarios"]:
                if not one["message"].startswith("left out"):
                    found.setdefault(function["number"], set()).add(one["status"])
    return found
