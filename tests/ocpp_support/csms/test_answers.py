"""The central system answers as any would, unless a scenario asks otherwise."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from ocpp_support.csms.answers import Answers
from ocpp_support.protocol import schemas

NOW = datetime(2026, 5, 4, 12, 30, 15, 900_000, tzinfo=timezone(timedelta(hours=2)))


@pytest.fixture
def answers() -> Answers:
    return Answers(lambda: NOW)


START = {"connectorId": 1, "idTag": "ALICE", "meterStart": 0, "timestamp": "2026-05-04T10:30:15Z"}


@pytest.mark.parametrize(
    ("action", "payload"),
    [
        ("Authorize", {"idTag": "ALICE"}),
        ("BootNotification", {"chargePointModel": "M", "chargePointVendor": "V"}),
        ("DataTransfer", {"vendorId": "V"}),
        ("DiagnosticsStatusNotification", {"status": "Idle"}),
        ("FirmwareStatusNotification", {"status": "Idle"}),
        ("Heartbeat", {}),
        ("MeterValues", {}),
        ("StartTransaction", START),
        ("StatusNotification", {}),
        ("StopTransaction", {"transactionId": 1, "idTag": "ALICE"}),
    ],
)
def test_every_ordinary_answer_fits_its_schema(
    answers: Answers, action: str, payload: dict[str, object]
) -> None:
    answer = answers.to(action, payload)
    assert answer is not None
    assert schemas.findings(action, answer, answer=True) == ()


def test_what_is_not_for_a_central_system_has_no_answer(answers: Answers) -> None:
    assert answers.to("Reset", {}) is None


def test_times_are_whole_seconds_of_utc(answers: Answers) -> None:
    assert answers.to("Heartbeat", {}) == {"currentTime": "2026-05-04T10:30:15Z"}


def test_transactions_are_numbered_from_one(answers: Answers) -> None:
    assert [answers.to("StartTransaction", START | {"connectorId": n})["transactionId"] for n in (1, 2)] == [
        1,
        2,
    ]  # type: ignore[index]


def test_a_start_that_is_said_again_keeps_its_number(answers: Answers) -> None:
    first, again = answers.to("StartTransaction", START), answers.to("StartTransaction", START)
    assert first == again == answers.to("StartTransaction", START | {"meterStart": 1})


def test_a_card_is_answered_as_a_scenario_asks_until_it_ends(answers: Answers) -> None:
    answers.answer_card("MALLORY", "Blocked")
    assert answers.to("Authorize", {"idTag": "MALLORY"}) == {"idTagInfo": {"status": "Blocked"}}
    assert answers.to("Authorize", {"idTag": "ALICE"}) == {"idTagInfo": {"status": "Accepted"}}
    answers.be_ordinary()
    assert answers.to("Authorize", {"idTag": "MALLORY"}) == {"idTagInfo": {"status": "Accepted"}}


def test_a_card_is_the_same_in_any_case(answers: Answers) -> None:
    answers.answer_card("MALLORY", "Blocked")
    assert answers.to("Authorize", {"idTag": "Mallory"}) == {"idTagInfo": {"status": "Blocked"}}


def test_a_card_stands_as_the_station_file_says_unless_a_scenario_says_otherwise() -> None:
    answers = Answers(lambda: NOW, {"04a2": "Blocked"})
    blocked, accepted = ({"idTagInfo": {"status": status}} for status in ("Blocked", "Accepted"))
    assert answers.to("Authorize", {"idTag": "04A2"}) == blocked
    assert answers.to("Authorize", {"idTag": "other"}) == accepted
    answers.answer_card("04A2", "Accepted")
    assert answers.to("Authorize", {"idTag": "04a2"}) == accepted
    answers.be_ordinary()
    assert answers.to("Authorize", {"idTag": "04a2"}) == blocked


def test_registrations_are_put_off_as_often_as_asked(answers: Answers) -> None:
    answers.answer_next_registrations("Pending", "Rejected")
    statuses = [(answers.to("BootNotification", {}) or {})["status"] for _ in range(3)]
    assert statuses == ["Pending", "Rejected", "Accepted"]


def test_the_interval_given_is_the_stations_own_unless_asked(answers: Answers) -> None:
    assert (answers.to("BootNotification", {}) or {})["interval"] == 0
    answers.heartbeat_interval = 45
    assert (answers.to("BootNotification", {}) or {})["interval"] == 45


@pytest.mark.parametrize(
    "payload", [{}, {"idTag": None}, {"idTag": [1]}, {"connectorId": {}, "timestamp": []}]
)
def test_garbage_is_answered_too(answers: Answers, payload: dict[str, object]) -> None:
    assert answers.to("StartTransaction", payload) is not None
    assert answers.to("Authorize", payload) is not None
    assert answers.to("StopTransaction", payload) is not None
