from datetime import UTC, datetime

from ocpp_support.meeting.door_answers import DoorAnswers

NOW = datetime(2026, 1, 1, tzinfo=UTC)
START = {"connectorId": 1, "idTag": "04A2", "timestamp": "2026-01-01T00:00:00Z", "meterStart": 0}


def test_no_card_is_let_in() -> None:
    assert DoorAnswers(lambda: NOW).to("Authorize", {"idTag": "04A2"}) == {"idTagInfo": {"status": "Invalid"}}


def test_a_session_that_runs_is_left_alone() -> None:
    answer = DoorAnswers(lambda: NOW).to("StartTransaction", START)

    assert answer == {"transactionId": 1, "idTagInfo": {"status": "Accepted"}}


def test_all_else_is_ordinary() -> None:
    answers = DoorAnswers(lambda: NOW)

    assert answers.to("Heartbeat", {}) == {"currentTime": "2026-01-01T00:00:00Z"}
    assert answers.to("Reset", {}) is None
