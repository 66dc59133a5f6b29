from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocpp_support.meeting.clock_error import ClockError, check_station_clock, clock_error_of
from tests.ocpp_support.matchers.conversations import STARTED, Talk


def says(*times: object) -> ClockError | None:
    talk = Talk()
    for time in times:
        talk.station("StatusNotification", connectorId=1, timestamp=time)
    return clock_error_of(talk.conversation())


def said(**off: float) -> str:
    error = says((STARTED + timedelta(**off)).isoformat())
    return check_station_clock(error).found


def test_without_a_time_nothing_is_known() -> None:
    assert says() is None
    assert says(None, "yesterday", 7) is None
    assert check_station_clock(None).found == "it sent no time so far"


def test_the_smallest_lag_counts() -> None:
    late = STARTED - timedelta(minutes=3)

    assert says(late.isoformat(), STARTED.isoformat(), late.isoformat()) == ClockError(0.0, 2026, 3)


def test_each_time_is_compared_with_when_it_came() -> None:
    talk = Talk()
    talk.wait(600)
    talk.station("StatusNotification", timestamp=(STARTED + timedelta(seconds=604)).isoformat())

    assert clock_error_of(talk.conversation()) == ClockError(4.0, 2026, 1)


@pytest.mark.parametrize(
    ("off", "found"),
    [
        ({"seconds": 5}, "its clock agrees with ours to 5 s"),
        ({"seconds": -0.2}, "its clock agrees with ours to 1 s"),
        ({"seconds": 6}, "its clock is 6 s ahead"),
        ({"seconds": -119}, "its clock is 119 s behind"),
        ({"minutes": -7}, "its clock is 7 min behind"),
        ({"hours": 3, "minutes": 7}, "its clock is 3 h ahead"),
        ({"days": 40, "minutes": 7}, "its clock is 40 days ahead"),
        ({"days": -10000}, "its clock was never set: it says that it is 1998"),
    ],
)
def test_how_far_it_is_off(off: dict[str, float], found: str) -> None:
    assert said(**off) == found


@pytest.mark.parametrize(
    ("off", "shown"),
    [
        ({"hours": 2}, "2 h ahead"),
        ({"hours": 2, "seconds": -80}, "2 h ahead"),
        ({"hours": -8}, "8 h behind"),
        ({"hours": 5, "minutes": 45}, "5 h 45 min ahead"),
        ({"minutes": 30}, "30 min ahead"),
    ],
)
def test_another_zone(off: dict[str, float], shown: str) -> None:
    found = f"its clock is {shown}: it seems to send another zone's time as if it were UTC"

    assert said(**off) == found


def test_what_to_do() -> None:
    assert "set its time zone" in check_station_clock(ClockError(7200, 2026, 1)).remedy
    assert "restart it" in check_station_clock(ClockError(60, 2026, 1)).remedy
    assert check_station_clock(ClockError(1, 2026, 1)).sign == "ok"


@given(st.datetimes(timezones=st.timezones()) | st.datetimes())
def test_any_time_can_be_told(time: datetime) -> None:
    error = says(time.isoformat())

    assert error is None or check_station_clock(error).found
