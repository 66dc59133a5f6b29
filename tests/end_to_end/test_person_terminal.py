"""A person at a terminal and a station of its own, in real time, as on a bench with hardware."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pty", reason="Windows has no such terminals")

from .person_at_terminal import Sitting

AVAILABILITY, START, CABLE = (
    f"features/acceptance/{name}.feature"
    for name in ("03_change_availability", "06_start_transaction", "11_cable_status")
)
NO_KEYS = (
    "A connector in error says what is wrong .connector 1",
    "The operator starts a session, the cable follows .connector 1",
    "A driver with a valid card starts a session, cable first .connector 1",
    "An unplugged cable makes the place free again .connector 1",
)
PLUGGED, UNPLUGGED = "A plugged cable makes the place", "An unplugged cable makes the place"


def _asked_until(sitting: Sitting, text: str) -> None:
    """Answer that nothing is in, whatever is to be put right, until this is asked for."""
    while (asked := sitting.next_prompt()) != text:
        assert asked is not None
        assert asked.startswith("Unplug")
        sitting.presses("snothing is in\r")


def _named(*names: str) -> list[str]:
    return [argument for name in names for argument in ("-n", name)]


def _scenarios(record: dict[str, Any]) -> dict[str, dict[str, Any]]:
    criteria = [criterion for function in record["functions"] for criterion in function["criteria"]]
    return {one["name"]: one for criterion in criteria for one in criterion["scenarios"]}


def _conversations(reports: Path) -> str:
    results = reports / "allure-results"
    found = []
    for file in results.glob("*-result.json"):
        for attachment in json.loads(file.read_text(encoding="utf-8")).get("attachments", []):
            if attachment["name"] == "The conversation":
                found.append((results / attachment["source"]).read_text(encoding="utf-8"))
    return "\n".join(found)


def test_no_key_is_touched_where_the_station_shows_what_was_done(tmp_path: Path) -> None:
    with Sitting(tmp_path, AVAILABILITY, START, CABLE, *_named(*NO_KEYS)) as sitting:
        asked = []
        while text := sitting.next_prompt():
            asked.append(text)
            sitting.does(text)
        record = sitting.ends()
    assert len(asked) >= 9
    ran = {name: one["status"] for name, one in _scenarios(record).items() if one["status"] != "not tested"}
    assert list(ran.values()) == ["passed"] * 4, sitting.screen
    assert sitting.screen.count("done, by the station, after") == len(asked)
    assert "Plug the cable into connector 1: done, by the station" in _conversations(sitting.reports)


def test_a_mistake_is_said_at_once_and_reasons_and_notes_are_kept(tmp_path: Path) -> None:
    with Sitting(tmp_path, CABLE, *_named(PLUGGED, UNPLUGGED)) as sitting:
        assert sitting.next_prompt() == "Plug the cable into connector 1"
        sitting.acts(act="plug_in", connector=2)
        sitting.reads("that was connector 2")
        sitting.acts(act="unplug", connector=2)
        sitting.presses("nthe flap sticks\r")
        sitting.reads("the flap sticks")
        sitting.does("Plug the cable into connector 1")
        sitting.reads("1 done, by the station")
        assert sitting.next_prompt() == "Unplug the cable from connector 1"
        sitting.does("Unplug the cable from connector 1")

        assert sitting.next_prompt() == "Plug the cable into connector 1"
        sitting.presses("sno cable at hand\r")
        sitting.reads("3 skipped, by the keyboard")

        _asked_until(sitting, "Plug the cable into connector 2")
        sitting.presses("fthe plug does not fit\r")
        sitting.reads("failed, by the keyboard, after .* s: the plug does not fit")

        _asked_until(sitting, "Plug the cable into connector 2")
        sitting.presses("q")
        record = sitting.ends()
        assert sitting.mode_now == sitting.mode
    assert "    the person at the station skipped" in sitting.screen
    assert "Traceback" not in sitting.screen
    scenarios = _scenarios(record)
    assert scenarios[f"{PLUGGED} occupied (connector 1)"]["status"] == "passed"
    assert "says: the plug does not fit" in json.dumps(scenarios[f"{PLUGGED} occupied (connector 2)"])
    assert scenarios[f"{PLUGGED} occupied (connector 2)"]["status"] == "failed"
    assert "no cable at hand" in json.dumps(scenarios[f"{UNPLUGGED} free again (connector 1)"])
    assert scenarios[f"{UNPLUGGED} free again (connector 1)"]["status"] == "not tested"
    assert scenarios[f"{UNPLUGGED} free again (connector 2)"]["status"] == "not tested"
    told = _conversations(sitting.reports)
    assert "the person was told: that was connector 2" in told
    assert "a note by the keyboard: the flap sticks" in told


def test_ctrl_c_ends_a_prompt_and_leaves_the_terminal_as_it_was(tmp_path: Path) -> None:
    with Sitting(tmp_path, CABLE, *_named(f"{PLUGGED} occupied .connector 1")) as sitting:
        sitting.next_prompt()
        sitting.presses("fit is st")
        sitting.reads("it is st")
        assert sitting.mode_now != sitting.mode
        sitting.presses("\x03")
        record = sitting.ends()
        assert sitting.mode_now == sitting.mode
    assert record["verdict"] == "incomplete"
