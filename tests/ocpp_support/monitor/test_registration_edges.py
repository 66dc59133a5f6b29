"""What is said too early, while waiting, or once too often, and which places were left out."""

from __future__ import annotations

from typing import Any

from ocpp_support.monitor.registration import (
    holds_sessions_while_rejected,
    leaves_statuses_out,
    registers_again,
    retries_early,
    retries_early_while_rejected,
    talks_before,
    talks_while_waiting,
)
from ocpp_support.monitor.story import Story

from ..matchers.conversations import Talk
from .tales import Tale, breaks, keeps, said_of


@breaks("registration.talks-before", *["it sent StatusNotification before it registered"] * 2)
def test_what_was_said_within_five_minutes_of_it(tale: Tale) -> None:
    tale.wait(100)
    tale.dials()
    tale.station("Heartbeat")
    tale.wait(1)
    tale.reports("Available", 1)
    tale.reports("Available", 2)
    tale.wait(300)
    tale.registers()
    tale.reports("Available", 0)
    tale.reports("Available", 1)
    tale.reports("Available", 2)


def test_what_was_said_on_another_connection_or_by_others() -> None:
    def play(tale: Tale) -> None:
        tale.station("Heartbeat")
        tale.dials()
        tale.station("Heartbeat")
        tale.leaves()
        tale.station("Heartbeat")
        tale.dials()
        tale.told("ClearCache", {"status": "Accepted"})
        tale.registers("Pending")
        tale.registers()

    assert said_of(talks_before, play) == []


def test_what_was_said_between_two_registrations_that_were_put_off() -> None:
    def play(tale: Tale) -> None:
        tale.dials()
        tale.registers("Rejected")
        tale.station("Heartbeat")
        tale.registers("Rejected")
        tale.registers()
        tale.station("Heartbeat")
        tale.registers()

    assert said_of(talks_before, play) == ["it sent Heartbeat before it registered"]


def test_who_was_sent_away_for_a_fault_of_its_own_begins_anew() -> None:
    def play(tale: Tale, code: int, by: str = "the central system") -> None:
        tale.comes()
        tale.leaves(code, by)
        tale.dials()
        tale.station("Heartbeat")
        tale.registers()

    for code in (1002, 1007, 1009):
        assert said_of(talks_before, lambda tale, code=code: play(tale, code)) != []  # type: ignore[misc]
    assert said_of(talks_before, lambda tale: play(tale, 1000)) == []
    assert said_of(talks_before, lambda tale: play(tale, 1000, "")) != []


def _while(status: str, *actions: str, asked: str | None = None) -> tuple[list[str], list[str]]:
    """Return what is said of messages while the registration stands so."""

    def play(tale: Tale) -> None:
        tale.dials()
        tale.registers(status)
        if asked is not None:
            tale.told("TriggerMessage", {"status": "Accepted"}, requestedMessage=asked)
        for action in actions:
            tale.answer(tale.station(action))
        tale.answer(tale.central("ClearCache"))

    return said_of(talks_while_waiting, play), said_of(holds_sessions_while_rejected, play)


def test_what_is_said_while_it_waits() -> None:
    beat, reads = (
        "it sent Heartbeat while its registration was ",
        "it sent MeterValues while its registration was ",
    )
    assert _while("Pending", "Heartbeat", "MeterValues") == ([f"{beat}Pending", f"{reads}Pending"], [])
    assert _while("Rejected", "Heartbeat", "MeterValues") == ([f"{beat}Rejected"], [f"{reads}Rejected"])
    for action in ("StartTransaction", "StopTransaction"):
        assert [len(said) for said in _while("Rejected", action)] == [0, 1]


def test_what_may_be_said_while_it_waits() -> None:
    assert _while("Pending", "BootNotification") == ([], [])
    assert _while("Pending", "StatusNotification", asked="StatusNotification") == ([], [])
    assert _while("Accepted", "Heartbeat", "MeterValues") == ([], [])
    assert _while("Odd", "Heartbeat", "MeterValues") == ([], [])


def test_what_was_asked_for_before_it_registered_again_is_asked_for_no_more() -> None:
    def play(tale: Tale, status: str = "Pending") -> None:
        tale.dials()
        tale.registers("Pending")
        tale.told("TriggerMessage", {"status": "Accepted"}, requestedMessage="Heartbeat")
        tale.registers(status)
        tale.beats()

    assert said_of(talks_while_waiting, play) == ["it sent Heartbeat while its registration was Pending"]
    assert said_of(talks_while_waiting, lambda tale: play(tale, "Accepted")) == []


def test_a_registration_that_was_answered_by_an_error_puts_nothing_off() -> None:
    def play(tale: Tale) -> None:
        tale.dials()
        tale.registers("Pending")
        tale.wait(300)
        tale.error(tale.station("BootNotification"), "InternalError")
        tale.beats()
        tale.station("BootNotification")

    assert said_of(talks_while_waiting, play) == said_of(retries_early, play) == []


def _retries(status: str, after: float, interval: Any = 100, restarts: bool = False) -> list[str]:
    def play(tale: Tale) -> None:
        tale.wait(1000)
        tale.dials()
        tale.answer(tale.station("BootNotification"), {"status": status, "interval": interval})
        if restarts:
            tale.told("Reset", {"status": "Accepted"}, type="Soft")
        tale.wait(after)
        tale.station("BootNotification")

    return said_of(retries_early, play) + said_of(retries_early_while_rejected, play)


def test_it_waits_nine_tenths_of_what_it_was_told_to() -> None:
    said = "it registered again 89.0 s after it was {}, and was told to wait 100 s"
    assert _retries("Pending", 89) == [said.format("Pending")]
    assert _retries("Rejected", 89) == [said.format("Rejected")]
    assert (
        _retries("Pending", 90) == _retries("Accepted", 89) == _retries("Rejected", 89, restarts=True) == []
    )
    assert _retries("Pending", 0, None) == _retries("Pending", 0, 0) == []


@breaks("registration.repeated", "it registered again 30 s later, with nothing new to say")
def test_it_registers_again(tale: Tale) -> None:
    tale.wait(100)
    tale.comes()
    tale.wait(30)
    tale.comes()


def test_it_has_reason_to_register_again() -> None:
    def put_off(tale: Tale) -> None:
        for status in ("Pending", "Accepted"):
            tale.registers(status)

    def after_a_reset(tale: Tale) -> None:
        tale.registers()
        tale.told("Reset", {"status": "Accepted"}, type="Soft")
        tale.registers()

    def after_it_left(tale: Tale) -> None:
        tale.registers()
        tale.leaves()
        tale.registers()

    def with_news(tale: Tale) -> None:
        tale.registers()
        tale.registers(firmwareVersion="2")

    for play in (put_off, after_a_reset, after_it_left, with_news):
        assert said_of(registers_again, play) == []


def _reports(*places: Any, status: str = "Accepted", wait: float = 60, after: str = "") -> list[str]:
    """Return what is said of a station that reports these places, and then waits or begins anew."""

    def play(tale: Tale) -> None:
        tale.wait(100)
        tale.dials()
        tale.registers(status)
        for place in places:
            tale.reports("Available", place)
        tale.answer(tale.station("DataTransfer", vendorId="ACME"), {"status": "Accepted"})
        tale.central("StatusNotification", connectorId=2)
        tale.wait(wait)
        if after == "dials":
            tale.dials()
        elif after == "leaves":
            tale.leaves()
        elif after == "registers":
            tale.station("BootNotification")
        tale.reports("Available", 2)
        tale.wait(100)

    return said_of(leaves_statuses_out, play)


def test_places_that_are_left_out() -> None:
    said = "after it was admitted it did not report connector "
    assert _reports(after="dials") == [f"{said}0, 1, 2"]
    assert _reports(0, 1, after="registers") == [f"{said}2"]
    assert _reports("0", 1) == [f"{said}0"]
    assert _reports(0, 1) == _reports(status="Pending") == []
    assert _reports(0, 1, wait=59, after="dials") == _reports(0, wait=59, after="leaves") == []


@breaks("registration.statuses-missing", "after it was admitted it did not report connector 0, 1, 2")
def test_it_is_admitted_at_the_second_try_and_reports_nothing(tale: Tale) -> None:
    tale.dials()
    tale.registers("Pending")
    tale.wait(300)
    tale.registers()
    tale.wait(60)


@keeps
def test_it_is_admitted_at_the_second_try_and_reports_then(tale: Tale) -> None:
    tale.dials()
    tale.registers("Pending")
    tale.wait(300)
    tale.registers()
    for place in (0, 1, 2):
        tale.reports("Available", place)
    tale.wait(100)


def test_a_part_of_a_run_has_not_seen_what_came_before() -> None:
    talk = Talk()
    talk.mark()
    talk.station("Heartbeat")
    talk.station("BootNotification")
    assert [*talks_before.look(Story(talk.conversation()))] == []
