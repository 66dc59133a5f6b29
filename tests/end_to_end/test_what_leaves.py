"""Nothing leaves a run unasked: no secret is in any file, and no page or picture asks outside."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ocpp_support.cli import app
from ocpp_support.reporting.page_mending import asks_outside
from tests.end_to_end import run_with_secrets
from tests.end_to_end.seeking import seen_in, texts_of
from tests.ocpp_support.operator_page.browser import chromium, needs_chromium

ROOT = Path(__file__).parents[2]
STATION = """
[station]
identity = "CP-0001"
connectors = 2
[security]
profile = 1
password = { env = "STATION_PASSWORD_OF_THE_TEST" }
[firmware]
version = "2.0.0"
"""
FEATURES = (
    "features/acceptance/03_change_availability.feature:13",
    "features/acceptance/04_get_configuration.feature",
    "features/acceptance/13_diagnostics.feature",
)
PACK = ("defect-pack", "all", "--reports")
KINDS = {".json", ".jsonl", ".html", ".docx", ".xml", ".md", ".txt", ".zip", ".csv", ".har", ".svg"}
PAGES = (".html", ".svg")

_LOADS = re.compile(
    r"(?:url\(|@import|xlink:href=|\bsrc=|<image[^>]*href=)\s*[\"']?(?:https?:)?//", re.IGNORECASE
)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports of a run in which everybody had a secret, with all that can be made of them afterwards."""
    folder = tmp_path_factory.mktemp("run")
    (folder / "mine.toml").write_text(STATION, encoding="utf-8")
    run = [sys.executable, "-m", run_with_secrets.__name__, f"-Dstation={folder / 'mine.toml'}"]
    run += [f"-Dreports={folder / 'reports'}", "-Ddefects=silent-availability", *FEATURES]
    secret = {"STATION_PASSWORD_OF_THE_TEST": run_with_secrets.PASSWORD}
    ran = subprocess.run(
        run, cwd=ROOT, env=os.environ | secret, capture_output=True, text=True, timeout=200, check=False
    )
    (folder / "reports" / "output.txt").write_text(ran.stdout + ran.stderr, encoding="utf-8")
    for asked in (
        ["report", str(folder / "reports")],
        ["compare", str(folder / "reports"), str(folder / "reports")],
        [*PACK, str(folder / "reports"), "--output", str(folder / "reports" / "told.zip")],
        [
            *PACK,
            str(folder / "reports"),
            "--output",
            str(folder / "reports" / "anonymous.zip"),
            "--anonymous",
        ],
    ):
        made = CliRunner().invoke(app, asked)
        assert made.exit_code == 0, ran.stdout + made.output
    return folder / "reports"


def files_of(reports: Path) -> list[Path]:
    return sorted(path for path in reports.rglob("*") if path.is_file())


def test_every_secret_was_on_the_wire(reports: Path) -> None:
    trace = (reports / "trace.jsonl").read_text(encoding="utf-8")
    for said in (
        '"key":"AuthorizationKey","readonly":false,"value":"***"',
        '"key":"VendorWifiPSK","readonly":true,"value":"***"',
        '"key":"VendorLogServer","readonly":true,"value":"ftp://***@10.0.0.1/logs"',
        '"meterType":"ftp://***@b"',
        '"path":"/CP-0001?token=***"',
        '"location":"ftp://***@127.0.0.1:',
    ):
        assert said in trace


def test_no_secret_is_in_any_file(reports: Path) -> None:
    assert {path.suffix for path in files_of(reports)} >= KINDS
    assert [seen for path in files_of(reports) for seen in seen_in(path, run_with_secrets.SECRETS)] == []


def test_an_anonymous_pack_tells_nobody(reports: Path) -> None:
    told = ("CP-0001", "RW22-000042", "10.0.0.1")
    assert len({one.partition(" in ")[0] for one in seen_in(reports / "told.zip", told)}) == len(told)
    assert seen_in(reports / "anonymous.zip", told) == []


def test_no_page_and_no_picture_asks_for_anything_outside(reports: Path) -> None:
    pages = [
        (place, text)
        for path in files_of(reports)
        for place, text in texts_of(path.name, path.read_bytes())
        if place.endswith(PAGES)
    ]
    assert {place.rpartition(".")[2] for place, _ in pages} == {"html", "svg"}
    assert [place for place, text in pages if asks_outside(text) or _LOADS.search(text)] == []


@needs_chromium
def test_a_browser_that_opens_them_asks_for_nothing_else(reports: Path) -> None:
    asked: list[str] = []
    with chromium() as browser:
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        pages = [path.as_uri() for path in files_of(reports) if path.suffix in PAGES]
        for address in pages:
            page.goto(address)
    assert [url for url in asked if url not in pages and not url.startswith(("data:", "blob:"))] == []
    assert len(asked) >= len(pages) > 0
