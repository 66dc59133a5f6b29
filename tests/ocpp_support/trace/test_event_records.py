"""Every kind of event is the same after it was written down and read, but for secrets."""

from __future__ import annotations

import json
from typing import get_args

import pytest

from ocpp_support.files.transfers import Transfer
from ocpp_support.trace.event_records import event_of, kind_of, values_of
from ocpp_support.trace.events import (
    Acted,
    Answered,
    Attempted,
    Connected,
    Disconnected,
    Event,
    Noted,
    Pinged,
    Prompted,
    Reachable,
    Transferred,
)

EVENTS: tuple[Event, ...] = (
    Connected("/CP1", ("ocpp1.6", "ocpp2.0.1")),
    Attempted("10.0.0.1:5", "/CP2", "it is another station", "name it"),
    Disconnected(None, "", "the station"),
    Reachable(),
    Pinged(answered=False, within=10.0),
    Acted("present_card", "at connector 1", "the simulator", 1, "04A2"),
    Prompted("Plug in", "the session begins"),
    Answered("Plug in", "done", "the station", 2.5),
    Transferred(Transfer("upload", "ftp", "log.txt", 3, "ab", True, "cp", "10.0.0.1:6")),
    Noted("a remark"),
)


def test_these_are_all_there_are() -> None:
    assert {type(event) for event in EVENTS} == set(get_args(Event))


@pytest.mark.parametrize("event", EVENTS, ids=kind_of)
def test_an_event_comes_back_as_it_was(event: Event) -> None:
    values = json.loads(json.dumps(values_of(event)))
    assert event_of(kind_of(event), values) == event


def test_no_secret_is_written() -> None:
    values = values_of(Attempted("", "/CP1?token=s3cret", "at ws://me:s3cret@host/", "none"))
    assert "s3cret" not in json.dumps(values)


@pytest.mark.parametrize(
    ("kind", "values", "why"),
    [
        ("Nothing", {}, "there is no event called Nothing"),
        ("Noted", None, "dict"),
        ("Noted", {"text": 7}, "string"),
        ("Transferred", {"transfer": {}}, "direction"),
    ],
)
def test_what_tells_no_event_is_refused(kind: str, values: object, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        event_of(kind, values)
