"""What day it is, who says so, and when the next round moment comes."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocpp_support.runtime.clock import VirtualTimeLoop
from simulator.wall_clock import WallClock, moment_of, next_multiple, stamp

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))


def test_it_stands_until_it_is_started_and_then_keeps_the_loops_time(virtual_loop: VirtualTimeLoop) -> None:
    async def run() -> list[datetime]:
        clock = WallClock(NOON)
        seen = [clock.now()]
        for _ in range(2):
            clock.start()
            await asyncio.sleep(90)
            seen.append(clock.now())
        return seen

    stood, *ran = virtual_loop.run_until_complete(run())
    assert stood == NOON
    assert [round((moment - NOON).total_seconds()) for moment in ran] == [90, 180]


@pytest.mark.parametrize(
    ("told", "becomes"),
    [
        ("2030-01-01T00:00:00Z", "2030-01-01T00:00:00.000Z"),
        ("2030-01-01T02:30:00.250+02:00", "2030-01-01T00:30:00.250Z"),
        ("2030-01-01T00:00:00", "2030-01-01T00:00:00.000Z"),
        ("yesterday", "2026-03-02T12:00:00.000Z"),
        (None, "2026-03-02T12:00:00.000Z"),
        (17, "2026-03-02T12:00:00.000Z"),
    ],
)
def test_it_takes_over_what_is_a_time(told: str, becomes: str) -> None:
    clock = WallClock(NOON)
    clock.set(told)
    assert stamp(clock.now()) == becomes
    assert clock.now().utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("after", "interval", "at"),
    [
        ("08:00:00", 900, "08:15:00"),
        ("08:14:59.999", 900, "08:15:00"),
        ("23:59:00", 900, "00:00:00"),
        ("23:50:00", 7000, "00:00:00"),
        ("13:00:00", 86400, "00:00:00"),
    ],
)
def test_the_next_multiple(after: str, interval: int, at: str) -> None:
    assert str(next_multiple(datetime.fromisoformat(f"2026-03-02T{after}Z"), interval).time()) == at


@given(MOMENTS, st.integers(1, 86400))
def test_the_next_multiple_is_later_and_no_more_than_an_interval_away(after: datetime, interval: int) -> None:
    assert after < next_multiple(after, interval) <= after + timedelta(seconds=interval)


@given(MOMENTS)
def test_what_is_written_can_be_read(moment: datetime) -> None:
    assert moment_of(stamp(moment)) == moment.replace(microsecond=moment.microsecond // 1000 * 1000)


@pytest.mark.parametrize("text", [None, "", "yesterday", "2026-13-01T00:00:00Z"])
def test_what_is_no_time_is_none(text: str | None) -> None:
    assert moment_of(text) is None
