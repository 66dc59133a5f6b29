"""What a place is reported as is told where it cannot be, and let pass where it may."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.monitor.statuses import (
    does_not_change,
    errs_without_fault,
    faults_without_error,
    misplaces_communication_error,
    skips_finishing,
    station_is_no_connector,
    stays_finishing,
    switches_connectors_only,
)

from .tales import Play, Tale, said_of


def _reports(tale: Tale, *statuses: str, place: Any = 1, code: str = "NoError") -> None:
    for status in statuses:
        tale.station("StatusNotification", connectorId=place, status=status, errorCode=code)


def _told(*statuses: str, **fields: Any) -> Play:
    return lambda tale: _reports(tale, *statuses, **fields)


@pytest.mark.parametrize(
    "status", ["Preparing", "Charging", "SuspendedEV", "SuspendedEVSE", "Finishing", "Reserved"]
)
def test_the_station_itself_is_no_connector(status: str) -> None:
    said = f"it reported connector 0, which is the station itself, {status}"
    assert said_of(station_is_no_connector, _told("Available", status, place=0)) == [said]
    for place in (1, None, "0", False):
        assert said_of(station_is_no_connector, _told(status, place=place)) == []


def test_only_the_station_reports() -> None:
    def play(tale: Tale) -> None:
        tale.central("StatusNotification", connectorId=0, status="Charging")
        tale.station("Heartbeat", connectorId=0, status="Charging")

    assert said_of(station_is_no_connector, play) == []


def _leaves(status: str, *acts: str, place: int = 1, then: str = "Available") -> list[str]:
    """Return what is said of a connector that is in use, and free after some acts."""

    def play(tale: Tale) -> None:
        tale.acts("plug_in")
        tale.acts("present_card")
        _reports(tale, status, place=place)
        for act in acts:
            tale.acts(act)
        _reports(tale, "Available", place=2)
        tale.central("StatusNotification", connectorId=place, status="Finishing")
        tale.station("Heartbeat", connectorId=place, status="Finishing")
        _reports(tale, then, place=place)

    return said_of(skips_finishing, play)


@pytest.mark.parametrize("status", ["Charging", "SuspendedEV", "SuspendedEVSE"])
def test_it_is_free_with_the_cable_in(status: str) -> None:
    said = [f"connector 1 went from {status} to Available with the cable still in"]
    assert _leaves(status) == _leaves(status, "press_stop") == _leaves(status, "unplug", "plug_in") == said


def test_it_is_free_with_good_reason() -> None:
    assert _leaves("Charging", "unplug") == _leaves("Charging", "unplug_vehicle") == []
    assert _leaves("Preparing") == _leaves("Charging", then="Finishing") == _leaves("Charging", place=2) == []


def _stays(*, cable: str = "unplug", wait: float = 60, answer: str = "Rejected", **fields: Any) -> list[str]:
    """Return what is said of a connector that is Finishing, and to start anew some time later."""

    def play(tale: Tale) -> None:
        tale.wait(100)
        tale.acts("plug_in")
        _reports(tale, *fields.get("statuses", ["Finishing"]))
        tale.acts(cable)
        tale.acts("press_stop")
        tale.wait(wait)
        _reports(tale, "Available", place=2)
        tale.told(fields.get("order", "RemoteStartTransaction"), {"status": answer}, connectorId=1)

    return said_of(stays_finishing, play)


def test_it_stays_finishing_without_its_cable() -> None:
    said = ["connector 1 is still Finishing without its cable, and takes no session"]
    assert _stays() == said
    assert _stays(cable="plug_in") == _stays(wait=59) == _stays(answer="Accepted") == []
    assert _stays(statuses=["Finishing", "Preparing"]) == _stays(order="UnlockConnector") == []


def test_a_cable_is_in_again() -> None:
    def play(tale: Tale) -> None:
        _reports(tale, "Finishing")
        tale.acts("unplug")
        tale.acts("plug_in")
        tale.wait(100)
        tale.told("RemoteStartTransaction", {"status": "Rejected"}, connectorId=1)

    assert said_of(stays_finishing, play) == []


def test_an_order_that_was_not_answered_and_a_cable_that_nobody_moved() -> None:
    def play(tale: Tale) -> None:
        _reports(tale, "Finishing")
        tale.wait(100)
        tale.told("RemoteStartTransaction", {"status": "Rejected"}, connectorId=1)
        tale.acts("unplug")
        tale.wait(100)
        tale.told("RemoteStartTransaction", None, connectorId=1)
        tale.answer(tale.station("RemoteStartTransaction", connectorId=1), {"status": "Rejected"})

    assert said_of(stays_finishing, play) == []


def _ordered(
    way: str, *statuses: str, place: Any = 1, before: tuple[str, ...] = (), **more: Any
) -> list[str]:
    """Return what is said of a change of availability, and of what is reported after it."""

    def play(tale: Tale) -> None:
        tale.wait(100)
        _reports(tale, *before)
        tale.told(
            "ChangeAvailability", {"status": more.get("answer", "Accepted")}, connectorId=place, type=way
        )
        _reports(tale, *statuses, place=more.get("reports", 1))
        tale.wait(more.get("wait", 60))
        if more.get("leaves"):
            tale.leaves()
            tale.wait(60)
        if more.get("again"):
            tale.told("ChangeAvailability", {"status": "Rejected"}, connectorId=place, type=way)
            _reports(tale, "Unavailable" if way == "Inoperative" else "Available")
            tale.wait(60)

    return said_of(does_not_change, play)


def _never(what: str, way: str) -> list[str]:
    return [f"it accepted to take {what} {way} service, and that never showed"]


def test_a_change_of_availability_that_never_shows() -> None:
    assert _ordered("Inoperative", before=("Available",)) == _never("connector 1", "out of")
    assert _ordered("Inoperative", "Available", place=0) == _never("the station", "out of")
    assert _ordered("Operative", before=("Unavailable",)) == _never("connector 1", "into")
    assert _ordered("Operative", "Unavailable", "Unavailable") == _never("connector 1", "into")
    assert _ordered("Inoperative", "Unavailable", reports=2) == _never("connector 1", "out of")
    assert _ordered("Inoperative", again=True) == _never("connector 1", "out of")
    assert _ordered("Inoperative", leaves=True) == _never("connector 1", "out of")


def test_a_change_of_availability_that_shows_or_may() -> None:
    assert _ordered("Inoperative", "Unavailable") == _ordered("Inoperative", "Faulted") == []
    assert _ordered("Inoperative", "Unavailable", place=0, reports=2) == []
    assert _ordered("Operative", "Preparing") == _ordered("Operative", "Faulted") == []
    assert _ordered("Inoperative", before=("Unavailable",)) == []
    assert _ordered("Operative", before=("Available",)) == []
    assert _ordered("Inoperative", wait=59) == _ordered("Inoperative", wait=59, leaves=True) == []
    assert _ordered("Inoperative", wait=59, again=True) == []
    for answer in ("Rejected", "Scheduled"):
        assert _ordered("Inoperative", answer=answer) == []
    assert _ordered("Inoperative", place=None) == []


def test_one_order_after_another() -> None:
    def play(tale: Tale) -> None:
        tale.station("ChangeAvailability", connectorId=1, type="Inoperative")
        tale.told("ChangeAvailability", None, connectorId=1, type="Inoperative")
        tale.told("ChangeAvailability", {"status": "Accepted"}, connectorId=1, type="Inoperative")
        _reports(tale, "Unavailable", place=2)
        tale.told("RemoteStartTransaction", {"status": "Accepted"}, connectorId=2)
        tale.wait(60)
        nonsense = tale.station("ChangeAvailability", connectorId=2, type="Operative")
        tale.answer(nonsense, {"status": "Accepted"})
        tale.wait(60)

    assert said_of(does_not_change, play) == _never("connector 1", "out of")


def _switches(*orders: tuple[int, str]) -> list[str]:
    def play(tale: Tale) -> None:
        tale.told("RemoteStartTransaction", {"status": "Accepted"}, connectorId=1)
        for place, status in orders:
            tale.told("ChangeAvailability", {"status": status}, connectorId=place, type="Inoperative")

    return said_of(switches_connectors_only, play)


def test_a_station_that_cannot_be_switched_as_a_whole() -> None:
    said = ["it rejects a change of availability of the whole station, not of its connectors"]
    for status in ("Accepted", "Scheduled"):
        assert _switches((0, "Rejected"), (1, status)) == _switches((1, status), (0, "Rejected")) == said
        assert _switches((0, "Accepted"), (1, status), (2, "Rejected")) == []
    assert _switches((0, "Rejected"), (1, "Rejected")) == _switches((0, "Rejected"), (0, "Accepted")) == []


def test_a_fault_without_an_error() -> None:
    assert said_of(faults_without_error, _told("Faulted")) == ["it reported connector 1 Faulted with NoError"]
    assert said_of(faults_without_error, _told("Faulted", code="OtherError")) == []
    assert said_of(faults_without_error, _told("Available")) == []


@pytest.mark.parametrize(
    "code",
    ["GroundFailure", "InternalError", "OverCurrentFailure", "PowerMeterFailure", "PowerSwitchFailure"],
)
def test_an_error_without_a_fault(code: str) -> None:
    usable = ("Available", "Preparing", "Charging", "SuspendedEV", "SuspendedEVSE")
    said = [f"it reported connector 1 {status} with {code}, and not Faulted" for status in usable]
    assert said_of(errs_without_fault, _told(*usable, "Faulted", "Unavailable", code=code)) == said
    assert said_of(errs_without_fault, _told(*usable, code="WeakSignal")) == []
    assert said_of(errs_without_fault, _told(*usable, code=code, place=None)) == []


def test_a_car_that_is_not_understood_and_is_not_there() -> None:
    said = ["it reported connector 1 Available with EVCommunicationError"]
    told = _told("Available", "Preparing", code="EVCommunicationError")
    assert said_of(misplaces_communication_error, told) == said
