from __future__ import annotations

from datetime import UTC, datetime, timedelta

from simulator.event_log import EventLog

NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)


def log_of(*texts: str, capacity: int = 10) -> EventLog:
    """One event a minute from noon on."""
    minutes = iter(range(len(texts)))
    log = EventLog(lambda: NOON + timedelta(minutes=next(minutes)), capacity)
    for text in texts:
        log.record(text)
    return log


def test_every_event_is_a_line_with_its_time() -> None:
    assert log_of("plugged\nin").between(None, None) == "2025-03-01T12:00:00.000Z plugged in\n"


def test_the_time_frame_includes_its_ends() -> None:
    log = log_of("a", "b", "c", "d")
    cut = log.between(NOON + timedelta(minutes=1), NOON + timedelta(minutes=2))
    assert [line[-1] for line in cut.splitlines()] == ["b", "c"]
    assert log.between(NOON + timedelta(days=1), None) == ""


def test_the_oldest_events_fall_off() -> None:
    assert [line[-1] for line in log_of("a", "b", "c", capacity=2).between(None, None).splitlines()] == [
        "b",
        "c",
    ]
