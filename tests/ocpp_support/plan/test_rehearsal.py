import subprocess

import pytest

from ocpp_support.plan.rehearsal import NoRehearsal, rehearse, stand_in
from ocpp_support.plan.takes import Done, Takes
from ocpp_support.station.profile import Profile
from tests.ocpp_support.small_project import SmallProject

FEATURE = """Feature: 1 Lights
  @AC-1.1 @must
  Scenario: Plugged
    When somebody does plug_in at connector 2
    Then it holds
  @AC-1.2 @should @needs.roof
  Scenario: Inapplicable
    When it is tried
"""


@pytest.fixture
def rehearsed(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> SmallProject:
    monkeypatch.chdir(project.folder)
    project.feature("01_lights", FEATURE)
    return project


def test_tells_what_each_scenario_that_was_run_takes(rehearsed: SmallProject) -> None:
    takes = rehearse("reference", ["features/acceptance/01_lights.feature"])

    assert takes == {
        "features/acceptance/01_lights.feature: 1 Lights: Plugged": Takes((Done("plug_in", 2),), 60.0)
    }
    assert not (rehearsed.folder / "reports").exists()


def test_says_why_there_was_none(rehearsed: SmallProject) -> None:
    with pytest.raises(NoRehearsal, match="There is no station “nosuch”"):
        rehearse("nosuch", ["features"])


def test_a_process_that_does_not_come_to_an_end_is_no_rehearsal(
    rehearsed: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    (rehearsed.folder / "environment.py").write_text("import signal\nsignal.pause()\n")
    monkeypatch.setattr("ocpp_support.plan.rehearsal.TIMEOUT_S", 0.5)

    with pytest.raises(NoRehearsal, match="it took longer than"):
        rehearse("reference", ["features"])


def test_a_process_that_cannot_be_started_is_no_rehearsal(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("too many processes")

    monkeypatch.setattr(subprocess, "run", refuse)

    with pytest.raises(NoRehearsal, match="too many processes"):
        rehearse("reference", ["features"])


def test_the_station_of_the_rehearsal_is_the_users_but_for_hands_and_sockets() -> None:
    profile = Profile.model_validate(
        {
            "station": {"connectors": 3, "diagnostics": False},
            "hands": {"by": "person", "cannot": {"unplug_vehicle": "it is locked"}},
            "listen": {"host": "0.0.0.0", "port": 9000},
            "cards": {"ALICE": "04A2"},
            "firmware": {"version": "7"},
        }
    )
    standing_in = stand_in(profile)

    assert standing_in.station == profile.station
    assert not standing_in.real
    assert standing_in.listen.host == "127.0.0.1"
    assert standing_in.card("ALICE") == "ALICE"
    assert standing_in.cannot("unplug_vehicle") is None
    assert standing_in.firmware.version == "7"
