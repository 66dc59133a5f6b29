"""A failure is a short report."""

from __future__ import annotations

from ocpp_support.matchers.departures import leaves
from ocpp_support.matchers.explain import LONGEST, missed, seen_with, unwanted
from ocpp_support.matchers.statuses import becomes
from ocpp_support.vocabulary.nouns import Outlet, Status

from .conversations import Talk

WANTED = becomes(Outlet(1), (Status.UNAVAILABLE,))


def test_what_was_missed_is_told_with_what_came_instead() -> None:
    talk = Talk()
    talk.mark()
    talk.station("StatusNotification", connectorId=2, status="Available")
    talk.wait(30)
    text = missed(WANTED, talk.conversation(), after="When it is ordered", waited=30, station="CP1")
    assert text.splitlines() == [
        "Not within 30 s after “When it is ordered” (station CP1)",
        "Expected: connector 1 to be reported Unavailable",
        "     but: no status of connector 1 was reported; it reported Available for connector 2",
        "What was said:",
        '  +    0.0 s  station → StatusNotification {"connectorId": 2, "status": "Available"}',
    ]


def test_what_came_unwanted_is_told_with_its_time() -> None:
    talk = Talk()
    talk.mark()
    talk.wait(4)
    talk.station("StatusNotification", connectorId=1, status="Unavailable")
    text = unwanted(WANTED, talk.conversation(), after="When nothing happens", waited=4, station="CP1")
    assert text.splitlines()[:2] == [
        "Seen 4 s after “When nothing happens”, and must not be (station CP1)",
        "Expected: not to be seen: connector 1 to be reported Unavailable",
    ]
    assert text.splitlines()[2] == "     but: seen: connector 1 to be reported Unavailable"
    text = unwanted(
        leaves(Status.AVAILABLE), talk.conversation(), after="When nothing happens", waited=4, station="CP1"
    )
    assert text.splitlines()[2] == "     but: connector 1 was reported Unavailable"


def test_what_came_unwanted_is_found_where_it_came() -> None:
    talk = Talk()
    talk.station("StatusNotification", connectorId=2, status="Unavailable")
    shown = talk.station("StatusNotification", connectorId=1, status="Unavailable")
    talk.station("Heartbeat")
    assert seen_with(WANTED, talk.conversation()) is shown
    assert seen_with(becomes(Outlet(1), (Status.FAULTED,)), talk.conversation()) is None


def test_silence_is_told_as_such() -> None:
    text = missed(WANTED, Talk().conversation(), after="When it is ordered", waited=30, station="CP1")
    assert text.endswith("Nothing was said.")


def test_a_long_conversation_is_shortened_in_the_middle() -> None:
    talk = Talk()
    for number in range(LONGEST):
        talk.station("Heartbeat", beat=number)
    lines = missed(WANTED, talk.conversation(), after="When", waited=1, station="CP1").splitlines()
    assert not any("more lines" in line for line in lines)
    for number in range(LONGEST, 200):
        talk.station("Heartbeat", beat=number)
    lines = missed(WANTED, talk.conversation(), after="When", waited=1, station="CP1").splitlines()
    assert len(lines) == LONGEST + 5
    assert "  … 140 more lines …" in lines
    assert '"beat": 199' in lines[-1]


def test_what_a_near_miss_quotes_is_masked() -> None:
    talk = Talk()
    talk.station("StatusNotification", connectorId=1, status="ftp://me:s3cret@127.0.0.1/")
    text = missed(WANTED, talk.conversation(), after="When it is ordered", waited=30, station="CP1")
    assert "ftp://***@127.0.0.1/" in text
    assert "s3cret" not in text
