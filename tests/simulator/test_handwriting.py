"""Frames are written as they are, or with the one mistake that was asked for."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest

from simulator.handwriting import SLIPS, Handwriting, Octets

from .fake_station import FakeStation

HEARTBEAT = '[2,"12","Heartbeat",{}]'
ERROR = (
    '[2,"12","StatusNotification",{"connectorId":1,"errorCode":"HighTemperature","status":"Faulted",'
    '"timestamp":"2026-03-02T08:00:00.000Z","info":"Too hot","vendorId":"ACME"}]'
)
READING = (
    '[2,"12","MeterValues",{"connectorId":1,"meterValue":[{"timestamp":"2026-03-02T08:00:00.000Z",'
    '"sampledValue":[{"value":"1","location":"Outlet"}]}]}]'
)
LIST = '[3,"7",{"configurationKey":[]}]'


def hand(*defects: str) -> Handwriting:
    station = FakeStation(*defects)
    station.restarted = "HardReset"
    return Handwriting(cast(Any, station))


@pytest.mark.parametrize("text", [HEARTBEAT, ERROR, READING, LIST])
def test_a_frame_is_sent_as_it_is(text: str) -> None:
    assert hand().written(text) == [text]
    assert hand().read(text) == text


@pytest.mark.parametrize("defect", SLIPS)
def test_each_mistake_changes_a_frame(defect: str) -> None:
    writing = hand(defect)
    changed = [text for text in (HEARTBEAT, ERROR, READING, LIST) if writing.written(text) != [text]]
    assert changed


@pytest.mark.parametrize("defect", [name for name, slip in SLIPS.items() if slip.once])
def test_what_is_sent_besides_is_sent_once(defect: str) -> None:
    writing = hand(defect)
    assert writing.written(ERROR) != [ERROR]
    assert writing.written(ERROR) == [ERROR]


@pytest.mark.parametrize(
    ("defect", "text", "written"),
    [
        ("long-ids", HEARTBEAT, f'"{12:040}"'),
        ("numbers-for-ids", HEARTBEAT, "12"),
        ("empty-id", ERROR, '""'),
        ("id-of-another", HEARTBEAT, '"11"'),
    ],
)
def test_the_answer_to_a_renamed_request_is_known_again(defect: str, text: str, written: str) -> None:
    writing = hand(defect)
    (sent,) = writing.written(text)
    assert sent == text.replace('"12"', written)
    assert writing.read(f"[3,{written},{{}}]") == '[3,"12",{}]'
    assert writing.read(f"[3,{written},{{}}]") == f"[3,{written},{{}}]"


@pytest.mark.parametrize(
    ("defect", "text"),
    [
        ("null-heartbeat", HEARTBEAT),
        ("machine-talk", ERROR),
        ("half-a-sign", ERROR),
        ("timeless-zone", ERROR),
        ("empty-reading", READING),
        ("word-for-number", READING),
    ],
)
def test_what_is_to_be_understood_all_the_same_is_json(defect: str, text: str) -> None:
    (sent,) = hand(defect).written(text)
    assert json.loads(cast(str, sent))[:3] == json.loads(text)[:3]


def test_bytes_that_are_no_text_stand_in_a_text_message() -> None:
    (sent,) = hand("latin-1").written(ERROR)
    assert isinstance(sent, Octets)
    assert b'"info":"\xb0 Too hot"' in sent.octets
    assert not sent.bare
