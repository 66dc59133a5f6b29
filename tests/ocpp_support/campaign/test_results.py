"""What a campaign says over all of its stations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ocpp_support.campaign.folder import CampaignFolder
from ocpp_support.campaign.results import Judged, Results, judged_by
from ocpp_support.reporting.outcomes import Verdict
from tests.ocpp_support.reporting.records import SCRIPT, build, outcome_for

from .made_up import job, ran, refused

TITLES = {one.number: one.title for one in SCRIPT}


def results(folder: Path, of: int = 3) -> Results:
    kept = CampaignFolder(folder)
    stations = [
        kept.keep(ran(job("good"))),
        kept.keep(ran(job("bad"), refused())),
        Judged("gone", "inconclusive", "the worker is gone\nlast line"),
    ]
    return Results("Nightly", "local", TITLES, stations, of, 61.0)


def test_the_evidence_of_a_function_is_where_it_failed() -> None:
    verdict, cells = judged_by(build(outcome_for("3.4", Verdict.FAILED, message="it did not")))
    assert verdict == "refused"
    assert (cells[3].criterion, cells[3].failed) == ("3.4", ("3.4",))
    assert (cells[4].criterion, cells[4].failed) == ("4.1", ())


def test_the_worst_verdict_is_told_first(tmp_path: Path) -> None:
    found = results(tmp_path)
    assert found.counts == {"refused": 1, "inconclusive": 1, "accepted": 1}
    assert found.in_a_line == "3 of 3 stations: 1 refused, 1 inconclusive, 1 accepted"
    assert not found.complete


def test_stations_that_were_not_come_to_are_counted(tmp_path: Path) -> None:
    found = results(tmp_path, of=40)
    assert found.in_a_line.endswith("; 37 not begun or not ended")
    assert not found.complete


def test_it_is_complete_where_every_station_was_judged(tmp_path: Path) -> None:
    kept = CampaignFolder(tmp_path)
    stations = [kept.keep(ran(job("good"))), kept.keep(ran(job("bad"), refused()))]
    assert Results("x", "local", {}, stations, 2, 1.0).complete


def test_all_of_it_can_be_read_by_machines(tmp_path: Path) -> None:
    told: dict[str, Any] = json.loads(json.dumps(results(tmp_path).as_json()))
    assert told["counts"] == {"refused": 1, "inconclusive": 1, "accepted": 1}
    good, bad, gone = told["stations"]
    assert (good["verdict"], good["folder"], len(good["functions"])) == ("accepted", "stations/good", 16)
    assert bad["functions"]["3"]["verdict"] == "failed"
    assert (bad["functions"]["3"]["criterion"], bad["functions"]["3"]["failed"]) == ("3.1", ["3.1"])
    assert gone["trouble"].startswith("the worker is gone")
