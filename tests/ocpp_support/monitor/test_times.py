"""Times are told in UTC by a clock that was set, and of when a thing happened."""

from __future__ import annotations

from typing import Any

from ocpp_support.trace.events import Acted
from ocpp_support.trace.trace import Entry

from .tales import Tale, breaks, keeps


def _reports(tale: Tale, *seconds: float, times: tuple[str, ...] = ()) -> None:
    """Report a connector with times so many seconds from now, a minute apart, or with these times."""
    for time in (*times, *map(float, seconds)):
        tale.wait(60)
        moment = time if isinstance(time, str) else tale.time_in(time)
        tale.station(
            "StatusNotification", connectorId=1, status="Available", errorCode="NoError", timestamp=moment
        )


@breaks("times.skew", *["its times are off by +2 h (+7080 to +7320 s), and are called UTC"] * 3)
def test_local_time(tale: Tale) -> None:
    tale.comes()
    _reports(tale, 7080, 7200, 7320)


@breaks("times.skew", *["its times are off by -5 h (-18000 to +0 s), and are called UTC"] * 3)
def test_local_time_more_often_than_not(tale: Tale) -> None:
    tale.comes()
    _reports(tale, -18000, -18000, -18000, 0, 0)


@keeps
def test_half_of_the_times_are_right(tale: Tale) -> None:
    tale.comes()
    _reports(tale, -7200, -7200, -7200, -3600, 0, 0)


@keeps
def test_twice_is_not_enough(tale: Tale) -> None:
    tale.comes()
    _reports(tale, 7200, 7200)


@keeps
def test_local_time_for_one_thing_and_another(tale: Tale) -> None:
    tale.comes()
    _reports(tale, 3600, 3600)
    tale.starts(time=tale.time_in(3600))


@breaks("times.skew", *["its times are off by +1 h (+3600 to +3600 s), and are called UTC"] * 3)
def test_local_time_for_begins_and_ends(tale: Tale) -> None:
    tale.comes()
    tale.starts(time=tale.time_in(3600))
    tale.wait(60)
    tale.ends(time=tale.time_in(3600))
    tale.wait(60)
    tale.starts(number=8, meter=200, time=tale.time_in(3600))


@keeps
def test_most_is_off_by_something_else(tale: Tale) -> None:
    tale.comes()
    _reports(tale, -7200, -7200, -7079, -7079)


@breaks("times.unset-before", *["its clock was not set yet, which is allowed before it is admitted"] * 2)
def test_a_clock_that_is_not_set_yet(tale: Tale) -> None:
    tale.dials()
    tale.registers("Pending")
    tale.told("TriggerMessage", {"status": "Accepted"}, requestedMessage="StatusNotification")
    _reports(tale, times=("1970-01-01T00:00:09Z", "2001-12-31T23:59:59Z"))


@breaks("times.unset", "its clock says 2001-12-31 although it was told the time")
def test_a_clock_that_was_never_set(tale: Tale) -> None:
    tale.comes()
    tale.told("TriggerMessage", {"status": "Accepted"}, requestedMessage="BootNotification")
    tale.registers("Pending")
    tale.told("TriggerMessage", {"status": "Accepted"}, requestedMessage="StatusNotification")
    tale.told("DataTransfer", {"status": "Accepted"}, timestamp="1970-01-01T00:00:00Z")
    _reports(tale, times=("2001-12-31T23:59:59Z",))


@keeps
def test_a_clock_that_shows_the_very_time_from_which_it_counts_as_set(tale: Tale) -> None:
    tale.comes()
    for place in (0, 1, 2):
        tale.station(
            "StatusNotification",
            connectorId=place,
            status="Available",
            errorCode="NoError",
            timestamp="2002-01-01T00:00:00Z",
        )


def _offline(tale: Tale, act: str = "present_card", ago: float = 6) -> None:
    """Do something while the station is offline, so many seconds before its line returns."""
    tale.leaves(1006, "the central system")
    tale.wait(30)
    tale.event(Acted(act, "at connector 1", "the simulator", 1, "ALICE"))
    tale.wait(ago)
    tale.dials()


def _begins(tale: Tale, time: str | None = None) -> Entry:
    fields = {"connectorId": 1, "idTag": "ALICE", "meterStart": 100, "timestamp": time or tale.time}
    start = tale.station("StartTransaction", **fields)
    tale.answer(start, {"transactionId": 7, "idTagInfo": {"status": "Accepted"}})
    return start


def _ends(tale: Tale, **more: Any) -> None:
    end = tale.station("StopTransaction", transactionId=7, meterStop=200, timestamp=tale.time, **more)
    tale.answer(end, {})
    tale.answer(tale.reports("Finishing"))


BEGUN = "StartTransaction is stamped with the time of its sending; it happened offline"
ENDED = "StopTransaction is stamped with the time of its sending; it happened offline"


@breaks("times.stamped-when-sent", BEGUN)
def test_a_begin_is_stamped_as_it_is_sent(tale: Tale) -> None:
    tale.comes()
    _offline(tale)
    tale.wait(120)
    _begins(tale)
    tale.acts("plug_in")


@keeps
def test_it_came_so_late_that_it_may_be_another(tale: Tale) -> None:
    tale.comes()
    _offline(tale)
    tale.wait(121)
    _begins(tale)


@breaks("times.stamped-when-sent", BEGUN)
def test_a_begin_is_stamped_as_the_line_returns(tale: Tale) -> None:
    tale.comes()
    _offline(tale, "plug_in")
    returned = tale.time_in(-1)
    tale.wait(20)
    _begins(tale, returned)


@keeps
def test_a_begin_is_stamped_with_its_time(tale: Tale) -> None:
    tale.comes()
    _offline(tale)
    began = tale.time_in(-2)
    tale.wait(1)
    _begins(tale, began)


@keeps
def test_it_may_have_begun_as_the_line_returned(tale: Tale) -> None:
    tale.comes()
    _offline(tale, ago=5)
    tale.wait(1)
    _begins(tale)


@keeps
def test_it_may_have_begun_as_an_end_was_wanted(tale: Tale) -> None:
    tale.comes()
    _offline(tale, "press_stop")
    tale.wait(1)
    _begins(tale)


@keeps
def test_something_else_may_have_begun_it(tale: Tale) -> None:
    tale.comes()
    _offline(tale)
    tale.asks()
    _begins(tale)


@keeps
def test_somebody_may_have_begun_it_since(tale: Tale) -> None:
    tale.comes()
    _offline(tale)
    tale.acts("present_card")
    _begins(tale)


@keeps
def test_it_was_ordered_since(tale: Tale) -> None:
    tale.comes()
    _offline(tale)
    tale.told("RemoteStartTransaction", {"status": "Accepted"}, idTag="ALICE", connectorId=1)
    _begins(tale)


@breaks("times.stamped-when-sent", ENDED)
def test_an_end_is_stamped_as_it_is_sent(tale: Tale) -> None:
    tale.comes()
    tale.starts()
    _offline(tale, "unplug")
    tale.beats()
    tale.asks("BOB")
    tale.wait(1)
    _ends(tale, reason="EVDisconnected")


@keeps
def test_an_end_that_had_another_reason(tale: Tale) -> None:
    tale.comes()
    tale.starts()
    _offline(tale, "press_stop")
    tale.wait(1)
    _ends(tale, reason="PowerLoss")


@keeps
def test_nothing_was_done_while_it_was_offline(tale: Tale) -> None:
    tale.comes()
    tale.acts("present_card")
    tale.wait(10)
    tale.leaves(1006, "the central system")
    tale.wait(10)
    tale.dials()
    tale.wait(1)
    _begins(tale)


@breaks("times.stamped-when-sent", BEGUN)
def test_it_was_offline_twice(tale: Tale) -> None:
    tale.comes()
    tale.away(20)
    tale.wait(200)
    tale.starts(2, "BOB", 8)
    _offline(tale)
    tale.wait(1)
    _begins(tale, tale.time_in(1))
    tale.away(20)


@keeps
def test_it_was_offline_again_before_it_told_of_anything(tale: Tale) -> None:
    tale.comes()
    _offline(tale)
    tale.wait(10)
    tale.away(20)
    tale.wait(1)
    _begins(tale)


@keeps
def test_other_things_are_told_as_they_are_seen(tale: Tale) -> None:
    tale.comes()
    _offline(tale)
    _reports(tale, 0)


@keeps
def test_it_dials_a_second_time_before_its_first_line_ends(tale: Tale) -> None:
    tale.comes()
    tale.acts("present_card")
    tale.wait(10)
    tale.dials()
    _begins(tale)
