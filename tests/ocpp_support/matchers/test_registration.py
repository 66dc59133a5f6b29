"""Matchers over registrations."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.matchers.expectation import Expectation
from ocpp_support.matchers.registration import (
    StationSeen,
    is_admitted,
    registers_as_before,
    registers_in_permitted_form,
    registers_with_serial_sim_and_firmware,
    registers_with_vendor_and_model,
    says_nothing_but_its_registration,
    station_seen,
)
from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.protocol.frames import Call, encode
from ocpp_support.trace.events import Connected
from ocpp_support.trace.trace import Sender

from .conversations import Talk, description, mismatch

TOLD = {
    "chargePointVendor": "Works",
    "chargePointModel": "M1",
    "chargePointSerialNumber": "S1",
    "iccid": "8931",
    "firmwareVersion": "1.0",
}
EACH = [
    registers_with_vendor_and_model(),
    registers_with_serial_sim_and_firmware(sim_card=True),
    registers_as_before(),
    registers_in_permitted_form(),
]


def _registers(talk: Talk, status: str | None = "Accepted", **fields: Any) -> Talk:
    said = {name: value for name, value in (TOLD | fields).items() if value is not None}
    entry = talk.station("BootNotification", **said)
    if status is not None:
        talk.answer(entry, {"status": status})
    return talk


def _restarted(**fields: Any) -> Talk:
    talk = _registers(Talk())
    talk.mark()
    return _registers(talk, **fields)


@pytest.mark.parametrize("wanted", EACH, ids=description)
class TestEveryWishForTheRegistration:
    def test_it_accepts_a_good_one_among_others(self, wanted: Expectation) -> None:
        talk = _restarted()
        talk.station("StatusNotification", connectorId=1)
        assert wanted.matches(talk.conversation())

    def test_one_from_before_does_not_count(self, wanted: Expectation) -> None:
        talk = _registers(Talk())
        talk.mark()
        assert mismatch(wanted, talk.conversation()) == "the station sent nothing at all"
        talk.station("Heartbeat")
        assert mismatch(wanted, talk.conversation()) == "it did not register; it sent Heartbeat"
        assert wanted.in_short(talk.conversation()) == "did not register"
        for _ in range(8):
            talk.station("StatusNotification", connectorId=1)
        assert mismatch(wanted, talk.conversation()) == (
            "it did not register; it sent " + ", ".join(["StatusNotification"] * 8)
        )

    def test_it_survives_garbage(self, wanted: Expectation) -> None:
        talk = _restarted(chargePointVendor=["x"], chargePointModel=7, iccid={}, firmwareVersion=True)
        assert not wanted.matches(talk.conversation())
        assert wanted.in_short(talk.conversation())


def test_vendor_and_model_are_told_as_a_fact() -> None:
    assert registers_with_vendor_and_model().fact(_restarted().conversation()) == "Works, M1"


def test_every_field_that_is_not_told_is_named() -> None:
    talk = _restarted(chargePointVendor=" ", chargePointModel=None)
    assert registers_with_vendor_and_model().problems(talk.conversation()) == [
        "its vendor (chargePointVendor) is ' '",
        "its model (chargePointModel) is missing",
    ]
    assert registers_with_vendor_and_model().in_short(talk.conversation()) == (
        "registers without its vendor and model"
    )


def test_fields_of_two_registrations_do_not_make_one() -> None:
    talk = _restarted(chargePointModel="")
    _registers(talk, chargePointVendor="")
    assert mismatch(registers_with_vendor_and_model(), talk.conversation()) == (
        "its vendor (chargePointVendor) is ''"
    )


def test_a_station_without_a_sim_card_need_not_tell_its_number() -> None:
    talk = _restarted(iccid=None)
    assert mismatch(registers_with_serial_sim_and_firmware(sim_card=True), talk.conversation()) == (
        "its SIM card number (ICCID) (iccid) is missing"
    )
    with_it = registers_with_serial_sim_and_firmware(sim_card=True)
    assert with_it.fact(_restarted().conversation()) is None
    without = registers_with_serial_sim_and_firmware(sim_card=False)
    assert without.matches(talk.conversation())
    assert without.fact(talk.conversation()) == "no ICCID: no SIM card"


def test_every_field_that_changed_since_the_last_start_is_told() -> None:
    talk = _restarted(iccid=None, firmwareVersion="1.1", meterType="X")
    assert registers_as_before().problems(talk.conversation()) == [
        "SIM card number (ICCID) was '8931' and now is missing",
        "firmware version was '1.0' and now is '1.1'",
        "meterType was missing and now is 'X'",
    ]
    assert registers_as_before().in_short(talk.conversation()) == (
        "SIM card number (ICCID) was '8931' and now is missing; firmware version was '1.0' and now is '1.1'; "
        "meterType was missing and now is 'X'"
    )


def test_a_first_registration_has_nothing_to_be_compared_with() -> None:
    talk = _registers(Talk())
    assert mismatch(registers_as_before(), talk.conversation()) == (
        "there is no registration before it to compare with"
    )


def test_a_field_that_is_too_long_or_unknown_is_told() -> None:
    talk = _restarted(chargePointSerialNumber="S" * 26, colour="green")
    found = "\n".join(registers_in_permitted_form().problems(talk.conversation()))
    assert "chargePointSerialNumber" in found
    assert "colour" in found


def _made_to_wait() -> Talk:
    talk = Talk()
    talk.wait(100)
    talk.station("StatusNotification", connectorId=1)
    talk.event(Connected("/S1", ("ocpp1.6",)))
    return _registers(talk, "Pending")


NOTHING_ELSE = says_nothing_but_its_registration()


def test_a_station_that_only_registers_until_it_is_admitted_says_nothing_else() -> None:
    talk = _registers(_made_to_wait())
    talk.station("StatusNotification", connectorId=1)
    assert NOTHING_ELSE.matches(talk.conversation())


def test_everything_that_it_says_before_is_told() -> None:
    talk = _made_to_wait()
    talk.wait(2)
    talk.station("StatusNotification", connectorId=1)
    _registers(talk, "Pending")
    talk.station("Heartbeat")
    talk.station("Authorize", idTag="A")
    assert mismatch(NOTHING_ELSE, talk.conversation()) == "none of its registrations was accepted"
    _registers(talk)
    assert NOTHING_ELSE.problems(talk.conversation()) == [
        "it sent StatusNotification 2.0 s after it first registered",
        "it sent Heartbeat 2.0 s after it first registered",
        "it sent Authorize 2.0 s after it first registered",
    ]
    assert NOTHING_ELSE.in_short(talk.conversation()) == (
        "not admitted yet, it sent StatusNotification 2.0 s after it first registered; "
        "it sent Heartbeat 2.0 s after it first registered"
    )


def test_what_it_says_before_it_connects_once_more_counts_too() -> None:
    talk = Talk()
    talk.event(Connected("/S1", ("ocpp1.6",)))
    _registers(talk, "Pending")
    talk.station("Heartbeat")
    talk.event(Connected("/S1", ("ocpp1.6",)))
    _registers(talk)
    assert not NOTHING_ELSE.matches(talk.conversation())


def test_on_a_connection_from_before_it_counts_from_its_registration() -> None:
    talk = Talk()
    talk.station("Heartbeat")
    _registers(_registers(talk, "Pending"))
    assert NOTHING_ELSE.matches(talk.conversation())


def test_what_it_says_on_its_new_connection_before_it_registers_counts_too() -> None:
    talk = Talk()
    talk.event(Connected("/S1", ("ocpp1.6",)))
    talk.station("StatusNotification", connectorId=1)
    _registers(_registers(talk, "Pending"))
    assert mismatch(NOTHING_ELSE, talk.conversation()) == "it sent StatusNotification before it registered"


def test_a_station_that_did_not_have_to_wait_proves_nothing() -> None:
    assert mismatch(NOTHING_ELSE, _registers(Talk()).conversation()) == (
        "it was admitted at its first registration, so it had nothing to wait for"
    )
    assert mismatch(NOTHING_ELSE, Talk().conversation()) == "the station sent nothing at all"


def test_a_station_is_admitted_when_its_registration_was_accepted() -> None:
    assert is_admitted().matches(_registers(_registers(Talk(), "Pending")).conversation())
    assert mismatch(is_admitted(), _registers(Talk(), None).conversation()) == (
        "it registered and was not admitted"
    )
    assert mismatch(is_admitted(), Talk().conversation()) == "the station sent nothing at all"


def test_wishes_are_said() -> None:
    assert description(registers_with_vendor_and_model()) == (
        "the station to register with its vendor and model, none of them empty"
    )
    assert description(NOTHING_ELSE) == (
        "the station to register, wait, register again, and say nothing else before it is admitted"
    )


def test_the_station_is_seen_as_it_first_registered() -> None:
    seen = station_seen(_restarted(firmwareVersion="2.0").conversation().whole, "S1")
    assert (seen.vendor, seen.model, seen.serial, seen.iccid, seen.firmware) == tuple(TOLD.values())
    assert seen.identity == "S1"
    assert station_seen(Talk().conversation(), "S1") == StationSeen(identity="S1")


def test_the_serial_number_may_stand_in_the_older_field() -> None:
    talk = _registers(Talk(), chargePointSerialNumber=None, chargeBoxSerialNumber="B7")
    assert station_seen(talk.conversation(), "S1").serial == "B7"


def test_the_form_is_judged_as_it_was_on_the_wire() -> None:
    talk = Talk()
    raw = encode(Call("1", "BootNotification", TOLD | {"iccid": 8931}))
    wrong = Finding(Severity.MUST, "schema", "iccid is a number")
    talk.trace.record(Sender.STATION, Call("1", "BootNotification", TOLD), raw, findings=(wrong,))
    assert mismatch(registers_in_permitted_form(), talk.conversation()) == (
        'iccid: 8931 is not of type "string"'
    )


def test_what_only_should_not_be_is_in_form() -> None:
    talk = Talk()
    talk.station("BootNotification", **(TOLD | {"imsi": ""}))
    assert registers_in_permitted_form().matches(talk.conversation())
