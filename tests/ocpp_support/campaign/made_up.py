"""Campaign files, jobs and outcomes, and an engine that does none of them by itself."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from ocpp_support.campaign.campaign_file import Campaign, load_campaign
from ocpp_support.campaign.job import Job, Ran
from ocpp_support.reporting.outcomes import Verdict
from tests.ocpp_support.reporting.records import build, outcome_for

REAL = """
[hands]
by = "person"
"""


TWO = """
name = "Nightly"
features = ["features/acceptance/03_change_availability.feature"]
monitor = "strict"

[[station]]
station = "reference"
count = 2
seed = 5
patience = 2

[[station]]
station = "dc_150"
identity = "DC-7"
defects = ["impatient"]
features = ["features/acceptance/11_cable_status.feature"]
"""


def load(folder: Path, text: str) -> Campaign:
    file = folder / "campaign.toml"
    file.write_text(text, encoding="utf-8")
    return load_campaign(file)


def names(campaign: Campaign) -> list[str]:
    return [one.name for station in campaign.stations for one in station.each()]


def job(
    name: str = "one", *, again: bool = True, arguments: tuple[str, ...] = ("-Dstation=reference",)
) -> Job:
    return Job(name, arguments, limit_s=60.0, again=again)


def packed(record: dict[str, Any]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr("acceptance.json", json.dumps(record))
        file.writestr("allure-results/one-result.json", "{}")
    return held.getvalue()


def refused() -> dict[str, Any]:
    return build(outcome_for("3.1", Verdict.FAILED, message="it did not"))


def ran(of: Job, record: dict[str, Any] | None = None, **more: Any) -> Ran:
    return Ran(of, packed(record or build()), seconds=7.0, machine="here", **more)


class Scripted:
    """An engine that does each job as it is told: a function of the job and of how often it was asked."""

    def __init__(self, does: Callable[[Job, int], Ran]) -> None:
        self._does = does
        self.asked: list[str] = []
        self.stopped = False

    def submit(self, one: Job) -> Future[Ran]:
        self.asked.append(one.name)
        times = self.asked.count(one.name)
        future: Future[Ran] = Future()
        try:
            future.set_result(self._does(one, times))
        except LookupError as error:
            future.set_exception(error)
        return future

    def given_up(self, jobs: Collection[Job]) -> Iterable[Ran]:
        return ()

    def stop(self) -> None:
        self.stopped = True
